"""The newest day that the sources can be trusted to have seen: it is the build's "today".

A build asks no clock, so it knows the day only from the sources, and one date that was typed as 2062 would make every
act that is in force today one that ended long ago. A day that lies far from all others is doubted and does not count.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ...model.dates import date_span
from ...model.problems import Problem, Spot

LOOKED_AT = "date_checked"
"""The key of a day on which somebody only looked whether something still holds."""

GAP = timedelta(days=366)
"""Days without any record after which a newer date is doubted, where enough others are known."""

LOOKED_GAP = timedelta(days=3660)
"""The same for a day on which somebody only looked: sources about the past are looked at long after it."""

WIDE_GAP = timedelta(days=10980)
"""The same for all where few others are known."""

ENOUGH = 10
"""Dated records from which the sources are taken to be kept up, so that a year's gap is unlikely."""

FEW = 0.02
"""Share of all dated records that may lie beyond a gap and still be a slip; more of them are another time."""

OLD_GAP = timedelta(days=36600)
"""Days before all others from which an old date is doubted."""


class _Dated(NamedTuple):
    """A day, whether somebody only looked on it, and where it is."""

    day: str
    is_only_looked_at: bool
    text: str
    place: Spot


@dataclass(slots=True)
class Days:
    """The days on which something was published, announced or looked at."""

    known_day: str = ""
    """A day that is known to have come, such as that for which statuses are asked; no date up to it is too new."""
    _seen: list[_Dated] = field(default_factory=list)

    def see(self, text: str, place: Spot) -> None:
        """Note an EDTF date. ``place`` is where it is."""
        first = date_span(text).first
        if first:
            self._seen.append(_Dated(first, place.field == LOOKED_AT, text, place))

    def newest(self) -> str:
        """Return the newest plausible day, as an ISO date; empty when there is none."""
        dated = sorted(self._seen)
        plausible = dated[: _first_implausible(dated, self.known_day)]
        return plausible[-1].day if plausible else ""

    def doubts(self) -> Iterator[Problem]:
        """Yield the dates that lie too far from all others."""
        newest, oldest = self.newest(), _first_plausible(sorted(dated.day for dated in self._seen))
        for day, _, text, place in self._seen:
            if newest and day > newest:
                message = f"{place.field} {text} is long after all other dates of the sources, up to {newest}"
                expected = "a day that has come; today is taken from the others, or from --as-of"
                yield place.problem(message, expected).as_warning()
            elif day < oldest:
                message = f"{place.field} {text} is long before all other dates of the sources, from {oldest}"
                yield place.problem(message).as_warning()


def _first_implausible(dated: list[_Dated], known_day: str) -> int:
    """Return the place in a sorted list from which on the days are too new; its length when none is."""
    for number in range(1, len(dated)):
        this = dated[number]
        usual = LOOKED_GAP if this.is_only_looked_at else GAP
        is_beyond = _distance(dated[number - 1].day, this.day) > (usual if number >= ENOUGH else WIDE_GAP)
        if is_beyond and this.day > known_day and len(dated) - number <= max(1, FEW * len(dated)):
            return number
    return len(dated)


def _first_plausible(days: list[str]) -> str:
    """Return the oldest day that is not far before all others; empty when there are no days."""
    for earlier, later in reversed(list(pairwise(days))):
        if _distance(earlier, later) > OLD_GAP and bisect_left(days, later) <= max(1, FEW * len(days)):
            return later
    return ""


def _distance(earlier: str, later: str) -> timedelta:
    return date.fromisoformat(later) - date.fromisoformat(earlier)
