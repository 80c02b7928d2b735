"""Which figures are for the time of a claim. Periods must cover each other exactly: a month is not a year.

- A quantity that adds up (``TimeSort.FLOW``) needs a figure for the very same days: a year, a half-year, a fiscal year.
  Where several whole years are named, it must hold in each of them.
- A quantity of a moment (``TimeSort.STOCK``) goes with the figure of the year in which the moment lies.
- "About 2013" (EDTF ``2013~``) is 2013, or the year next to it where 2013 has no figure.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ..model.dates import Span
from ..model.vocabulary import TimeSort

if TYPE_CHECKING:
    from .figures import Figure

MOST_YEARS = 60
"""Years of one claim that are looked at one by one; a longer time is no statement about each of its years."""


def figures_by_time(
    figures: "Sequence[Figure]", span: Span, time: TimeSort, *, is_about: bool, until: int | None
) -> "list[list[Figure]]":
    """Return the figures for the time of a claim, in one list for each year (or other period) it speaks of.

    ``until`` is the year in which an open time ends: that of the article. Years without a figure give no list.
    """
    if not figures:
        return []
    whole = [figure for figure in figures if not figure.is_partial or not is_year(figure.span)]
    exact = [figure for figure in whole if figure.span == span]
    if exact and (time is TimeSort.FLOW or is_year(span)):
        return [exact]
    years = _years(span, time, until)
    found = [[f for f in whole if f.year == year and _fits(f, time)] for year in years]
    if is_about and len(years) == 1 and not found[0]:
        found = [[f for f in whole if f.year == year and _fits(f, time)] for year in (years[0] - 1, years[0] + 1)]
        found = [found[0] or found[1]]
    return [of_year for of_year in found if of_year]


def _years(span: Span, time: TimeSort, until: int | None) -> list[int]:
    """The years that a claim speaks of, one by one; none where its time is no matter of years."""
    first, last = span.year_start, span.year_end if span.last else until
    if first is None or last is None:
        return []
    if time is TimeSort.FLOW and not (span.last and is_whole_years(span)):
        return []
    return list(range(first, last + 1)) if last - first < MOST_YEARS else []


def _fits(figure: "Figure", time: TimeSort) -> bool:
    return time is TimeSort.STOCK or is_year(figure.span)


@lru_cache(4096)
def is_year(span: Span) -> bool:
    """Whether a span is one calendar year."""
    return is_whole_years(span) and span.year_start == span.year_end


def is_whole_years(span: Span) -> bool:
    """Whether a span begins and ends with a calendar year."""
    return bool(span.first and span.last) and (span.first or "")[4:] == "-01-01" and (span.last or "")[4:] == "-12-31"
