"""Dates and periods as EDTF text, each with its own precision (https://www.loc.gov/standards/datetime/).

Accepted: ``2012``, ``2012-06``, ``2012-06-20``, any of them marked ``~`` (about), ``?`` (uncertain) or ``%``
(both), unspecified digits (``201X``), and, for periods, two of these with ``/`` between them; ``..`` on
either side leaves it open (``1958/..``). Years run from 1000 to 2999. Nothing is ever padded to a day.

Plain calendar dates, by far the most common, are read by the standard library, which is a hundred times
faster; every other form goes to the ``edtf`` package, and each distinct text is read once.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

PLAIN = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
ACCEPTED = re.compile(r"[12]([0-9]{3}|[0-9]{2}X|[0-9]XX)(-[0-9]{2}(-([0-9]{2}|XX))?|-XX(-XX)?)?[~?%]?")

EXPECTED = "an EDTF date such as 2012, 2012-06, 2012-06-20 or 2013~"
EXPECTED_PERIOD = "an EDTF date or interval such as 2012, 2005-01/2005-06, 1958/.. or 2013~"


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day that an EDTF text covers, as ISO dates; ``None`` where it is open."""

    first: str | None
    last: str | None

    @property
    def year_start(self) -> int | None:
        return int(self.first[:4]) if self.first else None

    @property
    def year_end(self) -> int | None:
        return int(self.last[:4]) if self.last else None


@lru_cache(maxsize=65536)
def date_span(text: str) -> Span:
    """Return the days an EDTF date covers. Raises ValueError, saying what was expected, when it is none."""
    plain = PLAIN.fullmatch(text)
    if plain:
        return _plain_span(text, *plain.groups())
    if not ACCEPTED.fullmatch(text):
        raise ValueError(EXPECTED)
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        first, last = parsed.lower_strict(), parsed.upper_strict()
    except (EDTFParseException, ValueError, TypeError):
        raise ValueError(EXPECTED) from None
    return Span(_iso(first), _iso(last))


def period_span(text: str) -> Span:
    """Return the days an EDTF date or interval covers. Raises ValueError when it is neither, or runs backwards."""
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


def _plain_span(text: str, year: str, month: str | None, day: str | None) -> Span:
    if month is None:
        return Span(f"{year}-01-01", f"{year}-12-31")
    try:
        days = monthrange(int(year), int(month))[1]
    except ValueError:
        raise ValueError(f"{EXPECTED}, and there is no month {month}") from None
    if day is None:
        return Span(f"{year}-{month}-01", f"{year}-{month}-{days:02d}")
    if not 1 <= int(day) <= days:
        raise ValueError(f"{EXPECTED}, and {year}-{month} has {days} days")
    return Span(text, text)


def _iso(moment: tuple[int, ...]) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*moment[:3])
