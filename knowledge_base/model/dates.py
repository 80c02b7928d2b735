"""Dates and periods as EDTF text, each with its own precision (https://www.loc.gov/standards/datetime/).

Accepted: ``2012``, ``2012-06``, ``2012-06-20``; quarters (``2012-33`` to ``2012-36``), thirds (``-37`` to ``-39``) and
halves (``-40``, ``-41``) of a year; any of them marked ``~`` (about), ``?`` (uncertain) or ``%`` (both); unspecified
digits (``201X``, ``2012-XX``); and, for periods, two of these with ``/`` between them; ``..`` on either side leaves it
open (``1958/..``). Years run from 1000 to 2999. Nothing is ever padded to a day.

These few forms are read here. The ``edtf`` package reads all of EDTF, and takes longer to load than all sources of a
knowledge base to check; the tests hold this module to it.
"""

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

DATE = re.compile(
    r"(?P<year>[12](?:[0-9]{3}|[0-9]{2}X|[0-9]XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[~?%]?)"
)

NO_SUCH_DAYS = ("1582-10-05", "1582-10-14")
"""First and last of the days that the calendar left out when it was reformed (bull "Inter gravissimas", 1582)."""

EXPECTED = "an EDTF date such as 2012, 2012-06, 2012-06-20 or 2013~"
EXPECTED_PERIOD = "an EDTF date or interval such as 2012, 2005-01/2005-06, 1958/.. or 2013~"

PARTS_OF_YEAR = {
    "33": ("first quarter", 1, 3), "34": ("second quarter", 4, 6),
    "35": ("third quarter", 7, 9), "36": ("fourth quarter", 10, 12),
    "37": ("first third", 1, 4), "38": ("second third", 5, 8), "39": ("last third", 9, 12),
    "40": ("first half", 1, 6), "41": ("second half", 7, 12),
}  # fmt: skip
"""Number in the place of a month to what part of the year it is, and its first and last month (EDTF level 2)."""


class Span(NamedTuple):
    """The first and the last day that an EDTF text covers, as ISO dates; ``None`` where it is open."""

    first: str | None
    last: str | None

    @property
    def year_start(self) -> int | None:
        return int(self.first[:4]) if self.first else None

    @property
    def year_end(self) -> int | None:
        return int(self.last[:4]) if self.last else None


def date_span(text: str) -> Span:
    """Return the days an EDTF date covers. Raises ValueError, saying what was expected, when it is none."""
    span = _span_or_refusal(text)
    if isinstance(span, str):
        raise ValueError(span)
    return span


@lru_cache(maxsize=65536)
def _span_or_refusal(text: str) -> Span | str:
    """The span of a date, or what was expected instead: a cache forgets what a function raises."""
    try:
        return _read(text)
    except ValueError as refusal:
        return str(refusal)


def _read(text: str) -> Span:
    found = DATE.fullmatch(text)
    if not found:
        raise ValueError(EXPECTED)
    year, month, day = found["year"], found["month"], found["day"]
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if month in PARTS_OF_YEAR and day is None and first == last:
        _, start, end = PARTS_OF_YEAR[month]
        return Span(f"{year}-{start:02d}-01", f"{year}-{end:02d}-{monthrange(int(year), end)[1]}")
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(EXPECTED)
        return Span(f"{first}-01-01", f"{last}-12-31")
    if day in (None, "XX"):
        return Span(f"{first}-{month}-01", f"{last}-{month}-{_days(last, month):02d}")
    for bound in (first, last):
        if not 1 <= int(day) <= _days(bound, month):
            raise ValueError(f"{EXPECTED}, and {bound}-{month} has {_days(bound, month)} days")
    if NO_SUCH_DAYS[0] <= f"{first}-{month}-{day}" <= NO_SUCH_DAYS[1]:
        raise ValueError(f"{EXPECTED}, and after 1582-10-04 came 1582-10-15")
    return Span(f"{first}-{month}-{day}", f"{last}-{month}-{day}")


def _days(year: str, month: str) -> int:
    try:
        return monthrange(int(year), int(month))[1]
    except ValueError:
        raise ValueError(f"{EXPECTED}, and there is no month {month}") from None


def period_span(text: str) -> Span:
    """Return the days an EDTF date or interval covers. Raises ValueError when it is neither, or runs backwards."""
    return _span_of_period(text)


@lru_cache(maxsize=4096)
def _span_of_period(text: str) -> Span:
    start, slash, end = text.partition("/")
    if not slash:
        return date_span(text)
    if start == end == "..":
        raise ValueError(EXPECTED_PERIOD)
    first = None if start == ".." else date_span(start).first
    last = None if end == ".." else date_span(end).last
    if first and last and last < first:
        raise ValueError(f"an interval whose end is not before its start, not {text}")
    return Span(first, last)


APPROXIMATE_YEARS = 2
"""How far "about 2013" reaches to either side when years are compared. EDTF leaves the width of ``~`` open."""


@lru_cache(maxsize=65536)
def comparable_years(period: str) -> tuple[int | None, int | None]:
    """Return the first and last year that a period may be about, approximate ends widened; None where open."""
    span = period_span(period)
    start, _, end = period.partition("/")
    first, last = span.year_start, span.year_end
    if first is not None and start.endswith(("~", "%")):
        first -= APPROXIMATE_YEARS
    if last is not None and (end or start).endswith(("~", "%")):
        last += APPROXIMATE_YEARS
    return first, last


def part_of_year(text: str) -> str:
    """Return which part of its year a date is, "second quarter" or "first half"; an empty string for any other date."""
    found = DATE.fullmatch(text)
    known = PARTS_OF_YEAR.get(found["month"] or "") if found and found["day"] is None else None
    return known[0] if known else ""
