"""The figures that a claim can be held against: printed in some edition, or implied by figures that are."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model.dates import Span, date_span, period_span
from ..model.ranges import Number
from ..model.records import Publication, Statistic
from ..model.vocabulary import Confidence, Implication, NumberSort, Seen, TimeSort, ValueStatus
from .periods import figures_by_time

Key = tuple[str, str, str]
"""Indicator, place, material: what is measured, where, of what."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, in its indicator's unit."""

    id: str
    key: Key
    number: Number
    year: int
    span: Span
    """The days it is for: a calendar year, unless its record says otherwise."""
    basis: str | None
    publication_id: str
    edition: str
    """The title of the publication that printed it, for sentences."""
    publisher: str | None
    """The actor who published it."""
    series: str
    """What its editions have in common; only figures of one series count alike for a rate of growth."""
    out: str
    """The ISO day from which the edition can have been read."""
    page: str | None
    """The address at which it was read."""
    seen: Seen
    is_official: bool
    reader: str | None = None
    """Whose page that is, where somebody else than its publisher quotes it."""
    is_partial: bool = False
    implication: Implication | None = None
    implied_by: tuple["Figure", ...] = ()

    @property
    def house(self) -> str:
        """Whose figure it is: editions of one publisher revise each other."""
        return self.publisher or self.series

    @property
    def printed(self) -> tuple["Figure", ...]:
        """The printed figures on which it rests: itself, unless it is implied."""
        return tuple(part for figure in self.implied_by for part in figure.printed) if self.implied_by else (self,)

    @property
    def value(self) -> float:
        """The number in short: of an open limit its closed end."""
        return self.number.value.closed().low


def printed_figure(
    statistic: Statistic, publication: Publication, read_in: Publication, factor: float, sort: NumberSort
) -> Figure:
    """Return a statistic as claims are held against it; ``factor`` turns its unit into its indicator's."""
    year = statistic.year
    return Figure(
        id=statistic.id,
        key=(statistic.indicator, statistic.place, statistic.material),
        number=Number.with_bound(statistic.value, statistic.bound, sort).scaled(factor),
        year=year,
        span=period_span(statistic.period or str(year)),
        basis=statistic.basis,
        publication_id=publication.id,
        edition=publication.title,
        publisher=publication.publisher,
        series=publication.series or publication.id,
        out=_out(publication, statistic),
        page=read_in.url,
        seen=_seen(statistic),
        reader=read_in.publisher if statistic.via_publication else None,
        is_official=publication.kind.may_decide_verdict and statistic.confidence is not Confidence.UNVERIFIED,
        is_partial=statistic.value_status is ValueStatus.PARTIAL,
    )


def _out(publication: Publication, statistic: Statistic) -> str:
    """The first day on which an edition can have been read; where nobody knows, the year after the one it is for."""
    date = publication.date_published or (str(publication.year) if publication.year else None)
    year = statistic.edition_year or statistic.year + 1
    return (date_span(date).first if date else None) or f"{year}-01-01"


def _seen(statistic: Statistic) -> Seen:
    if statistic.confidence is Confidence.KNOWN:
        return Seen.KNOWN
    return Seen.VIA if statistic.via_publication else Seen.SEEN


REMEMBERED_TIMES = 20_000
"""Numbers of one time whose figures are remembered."""


class Figures:
    """All figures of a knowledge base, printed and implied. Immutable."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        by_key: dict[Key, list[Figure]] = defaultdict(list)
        for figure in figures:
            by_key[figure.key].append(figure)
        self._by_key = {key: tuple(sorted(found, key=_order)) for key, found in by_key.items()}
        self._official = {key: tuple(f for f in found if f.is_official) for key, found in self._by_key.items()}
        self._remembered = lru_cache(REMEMBERED_TIMES)(self._find_by_time)
        self._by_subject: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        self._by_value: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
        for figure in self:
            self._by_subject[figure.key[0], figure.key[2]].append(figure)
            self._by_value[figure.key[1], figure.key[2], _digits(figure.value)].append(figure)

    def __iter__(self) -> Iterator[Figure]:
        for figures in self._by_key.values():
            yield from figures

    def of(self, key: Key) -> Sequence[Figure]:
        """Return every figure for a key, by year."""
        return self._by_key.get(key, ())

    def official(self, key: Key) -> Sequence[Figure]:
        """Return every figure for a key that may decide a verdict, by year."""
        return self._official.get(key, ())

    def by_time(
        self, key: Key, span: Span, time: TimeSort, *, is_about: bool, until: int | None, is_official: bool
    ) -> list[list[Figure]]:
        """Return the figures for a key and a time, or only those that may decide a verdict: see ``periods``.

        Many claims are about one number of one year, and each asks for its figures several times.
        """
        return self._remembered(key, span, time, is_about, None if span.last else until, is_official)

    def _find_by_time(
        self, key: Key, span: Span, time: TimeSort, is_about: bool, until: int | None, is_official: bool
    ) -> list[list[Figure]]:
        figures = self.official(key) if is_official else self.of(key)
        return figures_by_time(figures, span, time, is_about=is_about, until=until)

    def of_all_places(self, indicator: str, material: str) -> Sequence[Figure]:
        """Return every figure of one thing, wherever it was measured."""
        return self._by_subject.get((indicator, material), ())

    def in_years(self, key: Key, first: int, last: int) -> Sequence[Figure]:
        """Return the figures for a key from one year to another, both included."""
        figures = self.of(key)
        return figures[bisect_left(figures, first, key=_year_of) : bisect_right(figures, last, key=_year_of)]

    def same_number(self, place: str, material: str, value: float) -> Sequence[Figure]:
        """Return every figure of a place that is the same number, to four digits, whatever it measures."""
        return self._by_value.get((place, material, _digits(value)), ())


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two bases may be compared: the same, or one of them unknown (which the explanation then says)."""
    return a is None or b is None or a == b


def _order(figure: Figure) -> tuple[int, str, str]:
    return figure.year, figure.out, figure.id


def _year_of(figure: Figure) -> int:
    return figure.year


def _digits(value: float) -> str:
    return f"{value:.4g}"
