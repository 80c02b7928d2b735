"""When a work came out, as reference managers say it -> an EDTF date, only as precise as it is said.

What can be read in one way is a date. A season depends on the place, an interval is no date of one article, and "n.d."
is none: these are left to a person.
"""

import re
from collections.abc import Sequence
from typing import Any

from ..model.date_hints import meant_date
from ..model.dates import PARTS_OF_YEAR, date_span
from ..model.problems import shown
from .entry import Said, clean

_PARTS = {(start, end): number for number, (_, start, end) in PARTS_OF_YEAR.items()}
_SEASONS = {"1": "spring", "2": "summer", "3": "autumn", "4": "winter"}
_NO_DATE = re.compile(
    r"(?:n\.? ?d\.?|s\.? ?[ad]\.?|o\.? ?j\.?|no date|undated|forthcoming|in press|unknown)", re.IGNORECASE
)


def date_of_parts(parts: Sequence[Sequence[int]], *, is_about: bool = False, season: str = "") -> Said | None:
    """Return the date of CSL's ``date-parts``: one list of year, month and day, or two of the ends of a range."""
    ends = [_written(part) for part in parts if part]
    if not ends:
        return None
    if season:
        spoken = _SEASONS.get(season, season)
        return Said(choices=(ends[0],), rule=f"the entry says {spoken}, a season")
    text = ends[0] if len(ends) == 1 or ends[0] == ends[1] else _part_of_year(parts) or "/".join(ends[:2])
    return date_of_text(f"{text}~" if is_about and len(text) <= len("2012-06-20") else text)


def date_of_text(text: str) -> Said | None:
    """Return the date that a text means; None when it is empty."""
    plain = clean(text)
    if not plain:
        return None
    for read in (plain, meant_date(plain)):
        if is_date(read):
            return Said(read)
    years = list(dict.fromkeys(re.findall(r"(?<!\d)[12]\d{3}(?!\d)", plain)))
    choices = tuple(year for year in years if is_date(year)) if not _NO_DATE.fullmatch(plain) else ()
    return Said(choices=choices, rule=f"the entry says {shown(plain)}")


def date_of_year_and_month(year: str, month: str, day: str) -> Said | None:
    """Return the date of BibTeX's ``year``, ``month`` and ``day``; the month may hold the day."""
    said = clean(year)
    if not said or not month:
        return date_of_text(said) if said else date_of_text(month)
    plain = clean(month.replace("~", " "))
    moon, _, within = plain.partition(" ")
    if not day and re.fullmatch(r"\d{1,2}", within):
        plain, day = moon, within
    dated = f"{plain} {said}" if not plain.isdigit() else f"{said}-{plain.zfill(2)}"
    whole = f"{plain} {day} {said}" if not plain.isdigit() else f"{dated}-{day.zfill(2)}"
    return date_of_text(whole if day else dated)


def is_date(text: str) -> bool:
    """Whether a text is a date as the sources have them."""
    try:
        date_span(text)
    except ValueError:
        return False
    return True


def numbers_of(value: Any) -> list[int]:
    """Return the leading whole numbers of a list that may hold them as text; empty for anything else."""
    found: list[int] = []
    for one in value if isinstance(value, list) else ():
        text = clean(one)
        if not re.fullmatch(r"\d{1,4}", text):
            break
        found.append(int(text))
    return found[:3]


def _written(parts: Sequence[int]) -> str:
    year, *others = parts
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in others)])


def _part_of_year(parts: Sequence[Sequence[int]]) -> str:
    """The quarter, third or half of a year that two months are the ends of."""
    first, last = parts[0], parts[1]
    if len(first) == len(last) == 2 and first[0] == last[0] and (first[1], last[1]) in _PARTS:
        return f"{first[0]:04d}-{_PARTS[first[1], last[1]]}"
    return ""
