"""Shows every record to the rules that look at it, and asks them at the end of each kind."""

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.dates import date_span
from ...model.problems import Problem
from ...model.records import Term
from ..files import SourceFile
from ..quotes import QuotableText
from ..validation import Checked
from .days import Days
from .figures import Series
from .in_one_record import Known, doubts
from .links import Circles, Order
from .repeats import Articles, Claims, Names, lookalikes

DATED = {
    "publication": ("date_published",),
    "policy event": ("date_announced", "date_checked"),
    "article": ("date_published", "date_corrected"),
}
"""Kind of record to the keys whose day has come: something was published, announced or looked at."""


class Plausibility:
    """One run over all records. ``known`` grows with them; ``newest_day`` is right when all of them have passed."""

    def __init__(self, known_day: str = "") -> None:
        self.known = Known()
        self._days = Days(known_day)
        self._series, self._circles, self._order = Series(), Circles(), Order()
        self._names, self._articles, self._claims = Names(), Articles(), Claims()

    @property
    def newest_day(self) -> str:
        """The newest plausible day on which something was published, announced or looked at, as an ISO date."""
        return self._days.newest()

    def see(self, checked: Checked, text: QuotableText | None = None) -> Iterator[Problem]:
        """Yield what is doubtful about a sound record. ``text`` is an article's own."""
        kind, record = checked.raw.kind, checked.record
        for key in DATED.get(kind, ()):
            if day := getattr(record, key):
                self._days.see(day, checked.raw.spot((key,)))
        self._remember(kind, record)
        yield from doubts(checked, self.known)
        if kind != "claim":
            self._circles.see(checked)
        if isinstance(record, Term):
            yield from self._names.see(checked)
        elif kind == "statistic":
            indicator = self.known.indicators.get(record.indicator)
            if indicator and self.known.units.is_usable(record.unit):
                factor = self.known.units.factor(record.unit, indicator.unit) or 1.0
                self._series.see(record, factor, checked.raw.spot(("value",)))
        elif kind == "policy event":
            self._order.see(checked)
        elif kind == "article":
            yield from self._articles.see(checked, text)
        elif kind == "claim":
            yield from self._claims.see(checked)

    def finish(self, kind: str, places: Mapping[str, tuple[SourceFile, int]]) -> Iterator[Problem]:
        """Yield what can only be seen when all records of a kind are known; ``places`` are where their ids are."""
        yield from self._circles.finish()
        yield from lookalikes(kind, places)
        if kind == "statistic":
            yield from self._series.finish()
        elif kind == "policy event":
            yield from self._order.finish()
        elif kind == "article":
            self.known.horizon = self._days.newest()

    def finish_all(self) -> Iterator[Problem]:
        """Yield what can only be seen when all records are known."""
        yield from self._days.doubts()

    def _remember(self, kind: str, record: Any) -> None:
        if kind == "publication":
            self.known.editions[record.id] = record.year
        elif kind == "article" and record.date_published:
            self.known.published[record.id] = date_span(record.date_published)
