"""Numbers, dates and names as people write them, and the sentences that explain a verdict.

Everything a reader sees of a check is made here, so that it can be read aloud: correct English, the figure,
the edition, the year, the ratio, and what is not like with like.
"""

import math
from dataclasses import dataclass

from .official import Figure, Reference
from .verdicts import Judgement, Range
from .words import Verdict

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about, in words: "China's share of world reserves"."""

    indicator: str
    place: str
    material: str
    unit: str
    """Symbol of the indicator's unit."""

    def __str__(self) -> str:
        material = f" of {self.material}" if self.material else ""
        return f"{possessive(self.place)} {lower_first(self.indicator)}{material}"


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def lower_first(text: str) -> str:
    """Lower the first letter, unless the word is an abbreviation."""
    return text if len(text) > 1 and text[1].isupper() else text[:1].lower() + text[1:]


def number(value: float) -> str:
    """Return a number with thousands separators and no more digits than it needs: 119,000, 31, 0.25."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    digits = max(1, 3 - math.ceil(math.log10(abs(value))))
    text = f"{value:,.{min(digits, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(value: float, unit: str) -> str:
    """Return a number with its unit: "52 million t", "119,000 t", "71.1 %"."""
    if unit != "%" and abs(value) >= MILLION:
        for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if abs(value) >= size:
                return f"{number(float(f'{value / size:.6g}'))} {word} {unit}".rstrip()
    return f"{number(value)} {unit}".rstrip()


def spread(low: float, high: float, unit: str) -> str:
    """Return one quantity, or "27 to 36 million t"."""
    if low == high or quantity(low, unit) == quantity(high, unit):
        return quantity(low, unit)
    first, last = quantity(low, unit), quantity(high, unit)
    tail = last.partition(" ")[2]
    return f"{first.removesuffix(f' {tail}')} to {last}" if tail and first.endswith(f" {tail}") else f"{first} to {last}"


def claimed(claim: Range, unit: str, *, about: bool = False) -> str:
    """Return a claim's range in words: "at least 119,000 t", "20,000 to 30,000 t"."""
    if claim.low == -math.inf:
        return f"at most {quantity(claim.high, unit)}"
    if claim.high == math.inf:
        return f"at least {quantity(claim.low, unit)}"
    return ("about " if about else "") + spread(claim.low, claim.high, unit)


def years(first: int, last: int) -> str:
    return f"in {first}" if first == last else f"from {first} to {last}"


def times(ratio: float) -> str:
    """Return a ratio as people say it: 1.93 times, 13 times."""
    return f"{ratio:.2f} times" if ratio < 10 else f"{ratio:,.0f} times"


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def spoken_date(text: str) -> str:
    """Return an EDTF date as people write it: "20 June 2012", "June 2012", "about 2013"."""
    marks = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
    before = marks.get(text[-1:], "")
    year, *rest = text.rstrip("~?%").split("-")
    if not all(part.isdigit() for part in rest) or len(rest) > 2:
        return text
    parts = ([str(int(rest[1]))] if len(rest) == 2 else []) + ([MONTHS[int(rest[0]) - 1]] if rest else []) + [year]
    return before + " ".join(parts)


def spoken_period(text: str) -> str:
    """Return an EDTF date or interval in words: "1958 to about 2006", "since 1958"."""
    start, slash, end = text.partition("/")
    if not slash:
        return spoken_date(start)
    if end == "..":
        return f"the time since {spoken_date(start)}"
    if start == "..":
        return f"the time up to {spoken_date(end)}"
    return f"{spoken_date(start)} to {spoken_date(end)}"


# ------------------------------------------------------------------------------------------ official figures


def put_by_figures(subject: Subject, reference: Reference, kind: str = "Official figures") -> str:
    """ "Official figures put China's reserves in 2005 at 27 million t (USGS Mineral Commodity Summaries 2006)." """
    low, high = reference.lowest, reference.highest
    when = years(*reference.years)
    value = spread(low.value, high.value, subject.unit)
    return f"{kind} put {subject} {when} at {value} ({_editions(low, high, subject.unit)})."


def _editions(low: Figure, high: Figure, unit: str) -> str:
    if quantity(low.value, unit) == quantity(high.value, unit):
        return _edition(low)
    if low.edition == high.edition and not (low.implied_by or high.implied_by):
        return low.edition
    return f"lowest: {_edition(low)}; highest: {_edition(high)}"


def _edition(figure: Figure) -> str:
    if not figure.implied_by:
        return figure.edition
    part, whole = figure.implied_by
    if part.year != whole.year:
        return f"{part.edition}: {number(part.value)} after {number(whole.value)}"
    both = part.edition if part.edition == whole.edition else f"{part.edition} and {whole.edition}"
    return f"{both}: {_of(part.value, whole.value)}"


def _of(part: float, whole: float) -> str:
    if part >= MILLION and whole >= MILLION:
        return f"{number(part / MILLION)} of {number(whole / MILLION)} million"
    return f"{number(part)} of {number(whole)}"


def distance(judgement: Judgement, claim: Range, reference: Range, unit: str, what: str) -> str:
    """Say where a claim lies from a reference; ``what`` names the claim, as in "the claim" or "the reading"."""
    figures = "the figure" if reference.low == reference.high else "the figures"
    if judgement.side == 0:
        return f"{what} {'agrees with it' if reference.low == reference.high else 'lies within them'}."
    edge = reference.high if judgement.side > 0 else reference.low
    nearest = figures if reference.low == reference.high else ("the highest" if judgement.side > 0 else "the lowest")
    word = "above" if judgement.side > 0 else "below"
    if judgement.verdict is Verdict.SCALE_ERROR:
        too = "high" if judgement.side > 0 else "low"
        return f"{what} is about {judgement.scale:,.0f} times too {too}: a misplaced unit or digit, not a dispute."
    points = _points(claim, edge, judgement.side, unit)
    if judgement.ratio == math.inf:
        return f"{what} lies {word} {nearest}{points}; a ratio cannot be given."
    if judgement.verdict is Verdict.AGREES:
        return f"{what} agrees: it lies within {max(1, math.ceil((judgement.ratio - 1) * 100))} % of {nearest}."
    if judgement.verdict is Verdict.CLOSE:
        return f"{what} is close: a factor of {judgement.ratio:.2f} {word} {nearest}{points}."
    if judgement.side > 0:
        return f"{what} is {times(judgement.ratio)} {nearest}{points}."
    return f"{nearest} {'is' if figures == 'the figure' else 'of them is'} {times(judgement.ratio)} {what}{points}."


def _points(claim: Range, edge: float, side: int, unit: str) -> str:
    if unit != "%":
        return ""
    gap = (claim.low if side > 0 else claim.high) - edge
    if not math.isfinite(gap):
        return ""
    return f", or {abs(gap):.1f} percentage points {'higher' if gap > 0 else 'lower'}"


def sentence(*parts: str) -> str:
    """Join sentences; each begins with a capital letter, but for what follows a colon."""
    text = ""
    for part in filter(None, parts):
        if text.endswith(":"):
            text += " " + lower_first(part)
        else:
            text += (" " if text else "") + part[:1].upper() + part[1:]
    return text
