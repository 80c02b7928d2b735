"""Dates and periods as EDTF text, each with its own precision (https://www.loc.gov/standards/datetime/).

Accepted: ``2012``, ``2012-06``, ``2012-06-20``, any of them marked ``~`` (about), ``?`` (uncertain) or ``%``
(both), unspecified digits (``201X``), and, for periods, two of these with ``/`` between them; ``..`` on
either side leaves it open (``1958/..``). Years run from 1000 to 2999. Nothing is ever padded to a day.

Plain calendar dates, marked or not, are by far the most common; they are read by the standard library, which is a
hundred times faster and knows how long a month is. Dates with unspecified digits go to the ``edtf`` package. Each
distinct text is read once, also one that is no date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

PLAIN = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
ACCEPTED = re.compile(r"[12]([0-9]{3}|[0-9]{2}X|[0-9]XX)(-[0-9]{2}(-([0-9]{2}|XX))?|-XX(-XX)?)?[~?%]?")

NO_SUCH_DAYS = ("1582-10-05", "1582-10-14")
"""First and last of the days that the calendar left out when it was reformed (bull "Inter gravissimas", 1582)."""

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
    plain = PLAIN.fullmatch(text)
    if plain:
        return _plain_span(*plain.groups())
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


def _plain_span(year: str, month: str | None, day: str | None) -> Span:
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
    date = f"{year}-{month}-{day}"
    if NO_SUCH_DAYS[0] <= date <= NO_SUCH_DAYS[1]:
        raise ValueError(f"{EXPECTED}, and after 1582-10-04 came 1582-10-15")
    return Span(date, date)


def _iso(moment: tuple[int, ...]) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*moment[:3])
