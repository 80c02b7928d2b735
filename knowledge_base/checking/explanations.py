"""Numbers, dates and names as people write them, and the sentences that explain a verdict.

Everything a reader sees of a check is made here, so that it can be read aloud: correct English, the figure,
the edition, the year, the ratio, and what is not like with like.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ..model.dates import part_of_year
from ..model.ranges import Range
from ..model.vocabulary import Verdict
from .figures import Figure, Reference
from .verdicts import Judgement

SENTENCES_IN_MEMORY = 4096
"""How many sentences about figures are kept: many claims are held against the same ones."""

MILLION = 1_000_000
SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

MOST_TIMES = 10.0
"""Beyond this ratio, shares and rates are told apart by percentage points: "143 times 0.2 %" says nothing."""

_MATERIAL = re.compile(r"\{(\w+) material\}")
_CURRENCY = re.compile(r"([A-Z]{3})(?![A-Za-z])(.*)")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about, in words: "China's share of world reserves"."""

    indicator: str
    place: str
    material: str
    unit: str
    """Symbol of the indicator's unit."""
    in_text: str | None = None
    """The indicator's name inside a sentence, where the place does not simply come first; see ``records``."""

    def __str__(self) -> str:
        text = self.in_text or "{place's} " + lower_first(self.indicator)
        if not _MATERIAL.search(text):
            text += "{of material}"
        text = text.replace("{place's}", possessive(self.place)).replace("{place}", self.place)
        return _MATERIAL.sub(rf" \1 {self.material}" if self.material else "", text)


def possessive(name: str) -> str:
    """ "China's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def lower_first(text: str) -> str:
    """Lower the first letter, unless its word has another capital: "USGS", "NdPr oxide"."""
    word = text.partition(" ")[0]
    return text if any(letter.isupper() for letter in word[1:]) else text[:1].lower() + text[1:]


def number(value: float) -> str:
    """Return a number with thousands separators, exactly as it is: 119,000, 31, 11.43."""
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.{_decimals(value)}f}"


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
    """Return a claim's range in words: "at least 119,000 t", "20,000 to 30,000 t", "-10 % or lower"."""
    if claim.low == -math.inf:
        most = quantity(claim.high, unit, write)
        return f"{most} or lower" if claim.high < 0 else f"at most {most}"
    if claim.high == math.inf:
        least = quantity(claim.low, unit, write)
        return f"{least} or higher" if claim.low < 0 else f"at least {least}"
    return ("about " if about else "") + spread(claim.low, claim.high, unit, write)


def in_years(years: tuple[int, ...]) -> str:
    """ "in 2005", "in 2008 and 2012", "from 1997 to 2013"."""
    first, last = years[0], years[-1]
    if first == last:
        return f"in {first}"
    return f"in {first} and {last}" if len(years) == 2 else f"from {first} to {last}"


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
    year, *rest = text.rstrip("~?%").split("-")
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
    """Return an EDTF date or interval in words: "1958 to about 2006", "since 1958"."""
    start, slash, end = text.partition("/")
    if not slash:
        return spoken_date(start)
    if end == "..":
        return f"since {spoken_date(start)}"
    if start == "..":
        return f"until {spoken_date(end)}"
    return f"{spoken_date(start)} to {spoken_date(end)}"


# ------------------------------------------------------------------------------------------ official figures


@lru_cache(SENTENCES_IN_MEMORY)
def put_by_figures(subject: Subject, reference: Reference, kind: str = "Official figures") -> str:
    """ "Official figures put China's reserves in 2005 at 27 million t (USGS Mineral Commodity Summaries 2006)." """
    return f"{kind} put {subject} {in_years(reference.years)} at {figures_in_words(reference, subject.unit)}."


def figures_in_words(reference: Reference, unit: str) -> str:
    """ "27 million t (Mineral Commodity Summaries 2006)"; a range with the editions of both ends."""
    low, high = reference.lowest, reference.highest
    value = _from_to(_amount_of(low), _amount_of(high), unit)
    return f"{value} ({_editions(reference)})"


def _amount_of(figure: Figure) -> str:
    return amount(figure.value, rounded if figure.implied_by else number)


def _editions(reference: Reference) -> str:
    low, high = reference.lowest, reference.highest
    if _amount_of(low) == _amount_of(high):
        others = reference.editions - 1
        more = f" and {others} other {'edition' if others == 1 else 'editions'}" if others else ""
        return _edition(low) + more
    if low.edition == high.edition and not (low.implied_by or high.implied_by):
        return low.edition
    return f"lowest: {_edition(low)}; highest: {_edition(high)}"


def _edition(figure: Figure) -> str:
    """ "Mineral Commodity Summaries 2006", with the numbers that imply a share or a rate."""
    if not figure.implied_by:
        return figure.edition
    part, whole = figure.implied_by
    if part.year != whole.year:
        return f"{number(part.value)} after {number(whole.value)} in {whole.year}, {part.edition}"
    both = part.edition if part.edition == whole.edition else f"{part.edition}, and {whole.edition}"
    return f"{_of(part.value, whole.value)}, {both}"


def _of(part: float, whole: float) -> str:
    if part >= MILLION and whole >= MILLION:
        return f"{number(part / MILLION)} of {number(whole / MILLION)} million"
    return f"{number(part)} of {number(whole)}"


def distance(judgement: Judgement, claim: Range, reference: Range, unit: str, what: str) -> str:
    """Say where a claim lies from a reference; ``what`` names the claim, as in "the claim" or "the reading"."""
    is_one = reference.low == reference.high
    if judgement.side == 0:
        return _no_distance(claim, reference, what)
    word = "above" if judgement.side > 0 else "below"
    nearest = "the figure" if is_one else f"the {'highest' if judgement.side > 0 else 'lowest'} of them"
    if judgement.verdict is Verdict.SCALE_ERROR:
        too = "high" if judgement.side > 0 else "low"
        return f"{what} is about {judgement.scale:,.0f} times too {too}: a misplaced unit or digit, not a dispute."
    if judgement.verdict is Verdict.AGREES:
        return f"{what} agrees: it lies within {max(1, math.ceil((judgement.ratio - 1) * 100))} % of {nearest}."
    gap = _gap(claim, reference, judgement, unit)
    if judgement.verdict is Verdict.CLOSE:
        return f"{what} is close: {gap} {word} {nearest}."
    is_share, lower = unit == "%", reference.high if judgement.side > 0 else claim.high
    if lower <= 0 or (is_share and judgement.ratio > MOST_TIMES):
        return f"{what} lies {gap} {word} {nearest}."
    if judgement.side > 0:
        return f"{what} is {times(judgement.ratio)} {nearest}" + (f", {gap} above it." if is_share else ".")
    return f"{nearest} is {times(judgement.ratio)} {what}" + (f", which lies {gap} below it." if is_share else ".")


def _no_distance(claim: Range, reference: Range, what: str) -> str:
    if reference.low == reference.high:
        return f"{what} agrees with it."
    if reference.low <= claim.low and claim.high <= reference.high:
        return f"{what} lies within this range."
    return f"{what} agrees with this range."


def _gap(claim: Range, reference: Range, judgement: Judgement, unit: str) -> str:
    """Return how far a claim lies outside: in percentage points for a per cent, in per cent for anything else."""
    gap = claim.low - reference.high if judgement.side > 0 else reference.low - claim.high
    if unit == "%":
        return points(gap)
    if judgement.verdict is Verdict.CLOSE and min(claim.low, reference.low) > 0:
        part = judgement.ratio - 1 if judgement.side > 0 else 1 - 1 / judgement.ratio
        return f"{100 * part:.0f} %"
    return quantity(gap, unit, rounded)


def sentence(*parts: str) -> str:
    """Join sentences; each begins with a capital letter, but for what follows a colon."""
    text = ""
    for part in filter(None, parts):
        if text.endswith(":"):
            text += " " + lower_first(part)
        else:
            text += (" " if text else "") + part[:1].upper() + part[1:]
    return text
