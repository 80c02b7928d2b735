"""Numbers, dates and the things they are about, as people write them in a sentence."""

import math
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..model.dates import PARTS_OF_YEAR, Span, part_of_year
from ..model.ranges import Range

MINUS = "−"

SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

MOST_TIMES = 10.0
"""Beyond this ratio, shares and rates are told apart by percentage points: "143 times 0.2 %" says nothing."""

_MATERIAL = re.compile(r"\{(\w+) material\}")
_CURRENCY = re.compile(r"([A-Z]{3})(?![A-Za-z])(.*)")


class Subject(NamedTuple):
    """What a number is about, in words: "Examplia's share of world reserves"."""

    indicator: str
    place: str
    material: str
    unit: str
    """Symbol of the indicator's unit."""
    in_text: str | None = None
    """The indicator's name inside a sentence, where the place does not simply come first; see ``records``."""

    def __str__(self) -> str:
        return _in_a_sentence(self)


REMEMBERED = 4096
"""Subjects, times and names of which many sentences are made; each is put into words once."""


@lru_cache(REMEMBERED)
def _in_a_sentence(subject: Subject) -> str:
    text = subject.in_text or "{place's} " + lower_first(subject.indicator)
    if not _MATERIAL.search(text):
        text += "{of material}"
    text = text.replace("{place's}", possessive(subject.place)).replace("{place}", subject.place)
    return _MATERIAL.sub(rf" \1 {subject.material}" if subject.material else "", text)


def possessive(name: str) -> str:
    """ "Examplia's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def lower_first(text: str) -> str:
    """Lower the first letter, unless its word has another capital: "UNIDO", "NdPr oxide"."""
    word = text.partition(" ")[0]
    return text if any(letter.isupper() for letter in word[1:]) else text[:1].lower() + text[1:]


def number(value: float) -> str:
    """Return a number with thousands separators, exactly as it is: 119,000, 31, 11.43, −3.5 with a true minus."""
    text = f"{int(value):,}" if value == int(value) else f"{value:,.{_decimals(value)}f}"
    return text.replace("-", MINUS)


def _decimals(value: float) -> int:
    """How many decimals a number has, of twelve digits."""
    mantissa, _, exponent = f"{value:.11e}".partition("e")
    digits = len(mantissa.lstrip("-").rstrip("0")) - 2
    return max(0, digits - int(exponent)) if digits > 0 else max(0, -int(exponent))


def rounded(value: float) -> str:
    """Return a computed number with no more digits than it is worth: 227, 36.4, 3.75, 0.245."""
    if value == 0 or abs(value) >= 1000:
        return number(round(value))
    return number(float(f"{value:.3g}"))


Write = Callable[[float], str]


def amount(value: float, write: Write = number) -> str:
    """Return a number with the word for its size: "52 million", "119,000"."""
    for size, word in SIZES:
        if abs(value) >= size:
            return f"{write(float(f'{value / size:.12g}'))} {word}"
    return write(value)


def with_unit(text: str, unit: str) -> str:
    """Put a unit to an amount: "52 million t", "1 year", "USD 1.5 billion", "CNY 60/t"."""
    currency = _CURRENCY.fullmatch(unit)
    if currency:
        return f"{currency[1]} {text}{currency[2]}"
    if text == "1" and len(unit) > 2 and unit.replace(" ", "").isalpha() and unit.endswith("s"):
        unit = unit[:-1]
    return f"{text} {unit}".rstrip()


def quantity(value: float, unit: str, write: Write = number) -> str:
    """Return a number with its unit: "52 million t", "119,000 t", "71.1 %"."""
    return with_unit(amount(value, write), unit)


def spread(low: float, high: float, unit: str, write: Write = number) -> str:
    """Return one quantity, or "27 to 36 million t"."""
    if low == high:
        return quantity(low, unit, write)
    return _from_to(amount(low, write), amount(high, write), unit)


def _from_to(first: str, last: str, unit: str) -> str:
    if first == last:
        return with_unit(first, unit)
    size = last.partition(" ")[2]
    return with_unit(f"{first.removesuffix(f' {size}') if size else first} to {last}", unit)


def claimed(claim: Range, unit: str, *, about: bool = False, write: Write = number) -> str:
    """Return a claim's range in words: "at least 119,000 t", "20,000 to 30,000 t", "−10 % or lower"."""
    if claim.low == -math.inf:
        most = quantity(claim.high, unit, write)
        return f"{most} or lower" if claim.high < 0 else f"at most {most}"
    if claim.high == math.inf:
        least = quantity(claim.low, unit, write)
        return f"{least} or higher" if claim.low < 0 else f"at least {least}"
    return ("about " if about else "") + spread(claim.low, claim.high, unit, write)


def at_value(value: Range, unit: str, *, about: bool = False, write: Write = number) -> str:
    """Return a value after "put ... at": "119,000 t", "50 % or more", "10,000 t or less"."""
    if value.low == -math.inf:
        return f"{quantity(value.high, unit, write)} or less"
    if value.high == math.inf:
        return f"{quantity(value.low, unit, write)} or more"
    return claimed(value, unit, about=about, write=write)


def times(ratio: float) -> str:
    """Return a ratio as people say it: 1.93 times, 13 times."""
    return f"{number(round(ratio, 2 if ratio < 10 else 0))} times"


def points(gap: float) -> str:
    """ "21.1 percentage points", "1 percentage point"."""
    return with_unit(number(round(gap, 1)), "percentage points")


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def spoken_date(text: str) -> str:
    """Return an EDTF date as people write it: "20 June 2012", "about 2013", "the 2010s", "the first half of 2012"."""
    marks = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
    before = marks.get(text[-1:], "")
    year, *rest = text.rstrip("~?%").replace("-XX", "").split("-")
    if not rest and year.endswith("X") and year[:-1].isdigit():
        return f"{before}the {year[:-1]}0s"
    part = part_of_year(text)
    if part:
        return f"{before}the {part} of {year}"
    if not all(part.isdigit() for part in rest) or len(rest) > 2:
        return text
    parts = ([str(int(rest[1]))] if len(rest) == 2 else []) + ([MONTHS[int(rest[0]) - 1]] if rest else []) + [year]
    return before + " ".join(parts)


def spoken_moment(text: str) -> str:
    """Return an EDTF date with its preposition: "on 20 June 2012", "in June 2012", "in about 2013"."""
    return f"{'on' if text.count('-') == 2 else 'in'} {spoken_date(text)}"


def spoken_period(text: str) -> str:
    """Return an EDTF date or interval in words: "1958 to about 2006", "the first half of 2012", "May to July 2007"."""
    start, slash, end = text.partition("/")
    if not slash:
        return spoken_date(start)
    if end == "..":
        return f"since {spoken_date(start)}"
    if start == "..":
        return f"until {spoken_date(end)}"
    months = _MONTHS_OF_A_YEAR.fullmatch(text)
    if months:
        part = _HALVES.get((months[2], months[3]))
        if part:
            return f"the {part} of {months[1]}"
        return f"{MONTHS[int(months[2]) - 1]} to {MONTHS[int(months[3]) - 1]} {months[1]}"
    return f"{spoken_date(start)} to {spoken_date(end)}"


_MONTHS_OF_A_YEAR = re.compile(r"(\d{4})-(0[1-9]|1[0-2])/\1-(0[1-9]|1[0-2])")

_HALVES = {(f"{start:02d}", f"{end:02d}"): name for name, start, end in PARTS_OF_YEAR.values()}


def spoken_span(span: Span) -> str:
    """Return a stretch of days in words: "2012", "2016 to 2018", "the first half of 2012", "September 2015"."""
    first, last = span.first or "..", span.last or ".."
    if first.endswith("-01-01") and last.endswith("-12-31"):
        first, last = first[:4], last[:4]
    elif first.endswith("-01") and last != ".." and _ends_its_month(last):
        first, last = first[:7], last[:7]
    return spoken_period(first if first == last else f"{first}/{last}")


def _ends_its_month(day: str) -> bool:
    return int(day[8:]) == monthrange(int(day[:4]), int(day[5:7]))[1]


def sentence(*parts: str) -> str:
    """Join sentences; each begins with a capital letter, but for what follows a colon."""
    text = ""
    for part in filter(None, parts):
        if text.endswith(":"):
            text += " " + lower_first(part)
        else:
            text += (" " if text else "") + part[:1].upper() + part[1:]
    return text


# --------------------------------------------------------------------------------------------------- who and what

_NEEDS_ARTICLE = re.compile(
    r"\b(?:of|for)\b|^(?:Ministry|Department|Office|National|State|European|Federal|Geological|US|United)\b|"
    r"\b(?:Survey|Association|Society|Federation|Council|Commission|Committee|Board|Body|Agency|Authority|"
    r"Organi[sz]ation|Bureau|Office|Union|Institute|Academy|Administration|Government|Department|Ministry|"
    r"House|Court|Centre|Center|Army|Bank|Network|Journal|Bulletin|Blog|Base)$"
)
"""Names that take "the" inside a sentence: the Geological Survey, the Ministry of Commerce, the Gold Journal."""

_UNNAMED = re.compile(r"Unnamed ((?:\S+ )*?(\S+))((?: of| who| in) .*)?")
"""What stands for somebody without a name: "Unnamed official of the ministry", "Unnamed experts"."""


@lru_cache(REMEMBERED)
def with_article(name: str) -> str:
    """Return a name as it stands in a sentence: "the Ministry of Commerce", "Reuters", "an unnamed expert"."""
    unnamed = _UNNAMED.fullmatch(name)
    if unnamed:
        return f"{'' if unnamed[2].endswith('s') else 'an '}unnamed {unnamed[1]}{unnamed[3] or ''}"
    is_one = _NEEDS_ARTICLE.search(without_brackets(name)) and not name.lower().startswith("the ")
    return f"the {name}" if is_one else name


_BRACKETS = re.compile(r" \(([^()]*)\)")


def without_brackets(text: str) -> str:
    """Return a text without what stands in brackets: "Ministry of Finance" for "Ministry of Finance (Examplia)"."""
    return _BRACKETS.sub("", text)


@lru_cache(REMEMBERED)
def in_brackets(text: str) -> str:
    """Return a text in brackets, with what was in brackets in it after a comma: never one pair inside another."""
    return f"({_BRACKETS.sub(_after_comma, text)})"


def _after_comma(found: re.Match[str]) -> str:
    return f", {found[1]}"


# ------------------------------------------------------------------------------------------------ what is claimed

_CHANGE = re.compile(r"^the (growth|change) (of|in) ")


def is_change(text: object) -> bool:
    """Whether a number is a rise or a fall rather than an amount, by what it is called inside a sentence."""
    return bool(_CHANGE.match(str(text)))


def what_changes(subject: Subject) -> str:
    """Return what rises or falls: "Examplia's exports" for the growth of Examplia's exports."""
    return _CHANGE.sub("", str(subject))


def change(value: Range, unit: str, *, about: bool = False, write: Write = number) -> str:
    """Return a rise or fall as a verb: "rose 11.43 %", "fell about 12.6 %", "fell at least 10 %"."""
    verb, size = _rise_or_fall(value)
    return f"{verb[0]} {claimed(size, unit, about=about, write=write)}"


def a_change(value: Range, unit: str, *, about: bool = False, write: Write = number) -> str:
    """Return a rise or fall as a noun: "a rise of 11.43 %", "a fall of at least 10 %"."""
    verb, size = _rise_or_fall(value)
    return f"{verb[1]} of {claimed(size, unit, about=about, write=write)}"


def _rise_or_fall(value: Range) -> tuple[tuple[str, str], Range]:
    """Return the words for a change, and its size: that of a fall without its sign."""
    is_fall = value.high < 0 or (value.high == math.inf and value.low < 0)
    if is_fall:
        return ("fell", "a fall"), value.negated()
    if value.low < 0 and value.high != math.inf and value.low != -math.inf:
        return ("changed by", "a change"), value
    return ("rose", "a rise"), value


@lru_cache(REMEMBERED)
def in_time(period: str | None) -> str:
    """Return the time of a claim with its preposition, after a blank: " in 2005", " for about 2013", or nothing."""
    if period is None:
        return ""
    words = spoken_period(period)
    if ".." in period:
        return f" {words}"
    if "/" in period:
        is_part = words.startswith("the ") and words[4].islower()
        return f" in {words}" if is_part else f" from {words}"
    if period.rstrip("~?%") != period:
        return f" for {words}"
    return f" {spoken_moment(period)}"


def first_clause(definition: str) -> str:
    """Return what a definition says first, to stand inside a sentence."""
    return lower_first(re.split(r"[.,;:] ", definition, maxsplit=1)[0]).rstrip(".")


def in_words(parts: Sequence[str], last: str = "and") -> str:
    """ "1997, 1998 and 2001"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def years_in_words(years: Iterable[int]) -> str:
    """Return years with runs folded: "1997 to 2001 and 2010"; two neighbours are named each."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    folded = [[f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(year) for year in run] for run in runs]
    return in_words([text for texts in folded for text in texts])
