"""The quantities of a text: what the reader of printed numbers finds, without what measures nothing.

Two numbers that are the ends of a range become one quantity; the two of a change ("from 71 to 23 percent") stay two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.field_types import LARGEST
from ..model.printed_numbers import PrintedNumber, read_printed
from ..model.vocabulary import Bound
from .layout import Clauses, Stretch, holding, touches
from .lexicon import Lexicon
from .mentions import Mention, first_from, mentions_within
from .not_quantities import is_of_a_stock


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range with its unit, at ``text[start:end]``."""

    start: int
    end: int
    low: PrintedNumber
    high: PrintedNumber
    value_min: float
    value_max: float
    unit: str | None
    bound: Bound
    counts: Mention | None = None
    """Of a count: the words that say what is counted."""
    unit_of_next: bool = False
    """Whether the unit is printed with a later number only."""
    other_units: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """The unit as it is printed, with this number or with one beside it; empty for a count."""
        printed = self.high.unit or self.low.unit
        return printed.text if printed and self.counts is None else ""

    @property
    def is_range(self) -> bool:
        return self.low is not self.high


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a text before its quantities are: where numbers are none."""

    text: str
    masked: Sequence[Stretch]
    times: Sequence[Stretch]
    skipped: Sequence[Stretch]
    clauses: Clauses
    sentences: Sequence[Stretch]
    durations: Sequence[Mention] = ()
    """The mentions of what lasts."""
    longest_time: str | None = None
    """The year, among the units of time."""
    times_units: frozenset[str] = frozenset()
    """The units of time: a number in one of them may still be a date, as 9日 is."""


_CHANGES = re.compile(
    r"\b(?:from|by|rose|rise[sn]?|rising|raised|raising|up|down|fell|falls?|falling|dropp?(?:ed|s|ing)?"
    r"|increas\w+|decreas\w+|grew|gr?ow\w*|"
    r"jump\w*|surg\w+|climb\w*|cut|cuts|lift\w*|lower\w*|declin\w+|gain\w*|slump\w*|plung\w+|add\w*|shed|slid\w*"
    r"|advanc\w+|adjust\w+|expand\w*|hik\w+|double[sd]?)\s*\Z",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:rose|rise|raised?|fell|fall|dropp?|increas|decreas|grew|grow|jump|surg|climb|cut|declin|slump|plung"
    r"|shr[aiu]nk|reduc|expand|up|down|chang)",
    re.IGNORECASE,
)
_MOVED_BY = re.compile(r"(?:减少|增加|增长|下降|上升|提高|下调|上调|降低)了?约?\Z")
_TIGHT = re.compile(r"\s*[-~至到]\s*")


def quantities(page: Page, lexicon: Lexicon, counted: Sequence[Mention]) -> Iterator[Quantity]:
    """Yield the quantities of a text in order. ``counted`` are the mentions of what can be counted."""
    printed = _read(page, lexicon)
    n = 0
    while n < len(printed):
        low = printed[n]
        high = printed[n + 1] if low.begins_range and n + 1 < len(printed) else low
        if high is not low and not _is_range(page.text, low, high):
            high = low
        quantity = _quantity(page, lexicon, low, high, counted, printed[n + 1] if n + 1 < len(printed) else None)
        n += 1 if high is low else 2
        if quantity is not None:
            yield quantity


def _read(page: Page, lexicon: Lexicon) -> list[PrintedNumber]:
    words = lexicon.terms.conversion.words
    return [
        one
        for one in read_printed(page.text, words)
        if one.value <= LARGEST and not touches(page.skipped, one.start, one.end) and not _is_masked(page, one)
    ]


def _is_masked(page: Page, one: PrintedNumber) -> bool:
    """Whether a number belongs to a date, an address, a model; not where a unit of its own says otherwise."""
    if one.unit is not None and one.text.startswith(one.unit.text) and one.unit.text:
        return False  # RMB17 and $US62 are sums, and no models
    end = one.end - (len(one.unit.text) if one.unit and one.text.endswith(one.unit.text) else 0)
    end = max(one.start + 1, end)
    if touches(page.times, one.start, end):
        return not _has_own_unit(one) or (one.unit is not None and one.unit.ids[0] in page.times_units)
    return touches(page.masked, one.start, end)


_HEDGE = re.compile(r"\b(?:about|around|some|roughly|nearly|almost|approximately|over|below)\s*\Z", re.IGNORECASE)
_RANGING = re.compile(r"\b(?:rang|var|span)\w*\s+(?:anywhere )?from\s*\Z|\banywhere from\s*\Z", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*\Z", re.IGNORECASE)


def _is_range(text: str, low: PrintedNumber, high: PrintedNumber) -> bool:
    """Whether two numbers with "to" between them are the ends of a range, and not the two ends of a change."""
    if low.is_part != high.is_part or (_has_own_unit(low) and _has_own_unit(high) and _differ(low, high)):
        return False
    between = text[low.end : high.start]
    if _TIGHT.fullmatch(between):
        # 减少600万吨至1200万吨: less by the one, to the other; of percentages it is a range.
        is_moved = between.strip() in ("至", "到") and _MOVED_BY.search(text[max(0, low.start - 6) : low.start])
        return not (is_moved and _has_own_unit(low) and "%" not in low.text)
    before = _HEDGE.sub("", text[max(0, low.start - 60) : low.start])
    if _RANGING.search(before):
        return True
    if _FROM.search(before):
        return not (_has_own_unit(low) or _MOVES.search(before) or low.value > high.value)
    return not (_has_own_unit(low) and _CHANGES.search(before))


def _differ(low: PrintedNumber, high: PrintedNumber) -> bool:
    """Whether two numbers are printed in units that have nothing in common."""
    ids = (set(one.unit.ids) if one.unit else set() for one in (low, high))
    return not set.intersection(*ids)


def _has_own_unit(one: PrintedNumber) -> bool:
    return one.unit is not None and one.unit.text in one.text


def _quantity(
    page: Page,
    lexicon: Lexicon,
    low: PrintedNumber,
    high: PrintedNumber,
    counted: Sequence[Mention],
    following: PrintedNumber | None,
) -> Quantity | None:
    """Return the quantity of one number or of two; None where it measures nothing."""
    text, end = page.text, high.end - high.text.endswith(".")
    printed = high.unit or low.unit
    if printed is None or _is_only_sign(text, high):
        mention = _counted(page, low, high, counted)
        if mention is None or lexicon.counting_unit is None:
            return None
        return Quantity(
            low.start, mention.end, low, high, low.value, high.value, lexicon.counting_unit, _bound(low, high), mention
        )
    if following is not None and not _has_own_unit(high) and following.unit is printed and following.start - end > 12:
        return None
    known = lexicon.unit_of(printed)
    if known is None:
        return Quantity(low.start, end, low, high, abs(low.value), abs(high.value), None, _bound(low, high))
    unit, number = known
    if _is_no_statement(page, lexicon, low, high, unit):
        return None
    is_money = lexicon.dimension(printed.ids[0]).startswith("[currency")
    others = tuple(one for one in printed.ids[1:] if is_money or lexicon.dimension(one) == lexicon.dimension(unit))
    values = [_free(abs(one.value) * number) for one in (low, high)]
    return Quantity(low.start, end, low, high, values[0], values[1], unit, _bound(low, high), other_units=others)


def _free(value: float) -> float:
    return float(f"{value:.12g}")


def _bound(low: PrintedNumber, high: PrintedNumber) -> Bound:
    if high is not low:
        return Bound.RANGE
    return low.bound or Bound.EXACT


# ------------------------------------------------------------------------------------------ what measures nothing

_REFERENCE = re.compile(
    r"\b(?:the|all|these|those|both|every|each|other|any|group of|remaining|top|全部|所有|这)\s*\Z", re.I
)
LONG = 10
"""Years from which a length of time is told of something, whatever weak word shows it: "within 50 years"."""
_REACH = 34
"""How many characters may lie between a number and what it counts: "56 medium, heavy metal mines"."""
_NUMBER_OF = re.compile(
    r"\bnumber of ([\w\s-]{3,50}?)\b(?:to|at|was|were|is|are|reach(?:ed|ing)|of|by|stood at|totall?ed|hit"
    r"|exceed(?:ed|s)|from)"
    r"(?: (?:at least|about|over|more than|nearly|around|some|only|just))?\s*\Z",
    re.I,
)
_BROKEN = re.compile(
    r"[.;:()（）。；：\n%$€£¥]|\b(?:plus|of|in|to|for|at|by|from|with|is|are|was|were|the|that|per|or|said|has|have|on"
    r"|as)\b|[，、]",
    re.I,
)


def _counted(page: Page, low: PrintedNumber, high: PrintedNumber, counted: Sequence[Mention]) -> Mention | None:
    """Return what a number without a unit counts; None where it counts nothing that the vocabulary knows."""
    text = page.text
    if high.value != int(high.value) or high.is_part or high.value > 10_000_000 or (low.value <= 1 and high is low):
        return None
    if _REFERENCE.search(text[max(0, low.start - 16) : low.start]):
        return None
    if (
        high.text[-1:].isdigit()
        and text[high.end : high.end + 1] in ("-", "/", "%", ".")
        and text[high.end + 1 : high.end + 2].isalnum()
    ):
        return None
    for mention in counted[first_from(counted, high.end) :]:
        if mention.start >= high.end:
            gap = text[high.end : mention.start]
            if len(gap) > _REACH:
                return None
            if not _BROKEN.search(gap) and not re.search(r"\d|[国专大作]\Z", gap):
                return mention
    told = _NUMBER_OF.search(text[max(0, low.start - 90) : low.start])
    if told is None:
        return None
    start, end = max(0, low.start - 90) + told.start(1), max(0, low.start - 90) + told.end(1)
    before = next(iter(mentions_within(counted, start, end)), None)
    return Mention(before.start, high.end, before.ids) if before else None


def _is_only_sign(text: str, one: PrintedNumber) -> bool:
    """Whether the unit is the x of a size: 30 x 10."""
    sign = one.unit.text if one.unit else ""
    return sign in ("x", "×", "X") and (
        text[one.end : one.end + 1].isalnum() or one.text.endswith("X") or text[one.end : one.end + 2].strip().isdigit()
    )


_MADE = re.compile(
    r"\b(?:produce|make|obtain|get|extract|yield|process|per|each|every|a|for|producing|making|of)\s+(?:just "
    r"|only )?\Z",
    re.I,
)
_PASSED = re.compile(
    r"\b(?:past|(?<!would )(?<!will )(?<!could )(?<!may )(?<!to )last|recent|previous|next|coming|first|another"
    r"|every|in the|over the|after|for the|than|than the"
    r"|ago|these|those|some|few|of the|within the last|in the next|each)\s+\Z",
    re.I,
)
_AGE = re.compile(
    r"[ -]?(?:ago|earlier|later|before|after\b|old|of age|plan|high|low|peak|pilot|history|experience|term\b"
    r"|anniversary|in a row|straight|running|in prison)"
)


def _is_no_statement(page: Page, lexicon: Lexicon, low: PrintedNumber, high: PrintedNumber, unit: str) -> bool:
    text = page.text
    before, after = text[max(0, low.start - 24) : low.start], text[high.end : high.end + 24]
    dimension = lexicon.dimension(unit)
    if low.is_in_words and low.value <= 1 and dimension == "[mass]":
        return True
    if high.value <= 1 and dimension == "[mass]" and _MADE.search(before) and low is high:
        return True
    if dimension == "[time]" and not _is_duration(page, lexicon, low, unit):
        return True
    if dimension == "[time]":
        if high.text[-1:] in "日号" and high.value <= 31:
            return True
        return bool(_PASSED.search(before) or _AGE.match(after))
    if low.is_part and low is high:
        return not _is_told_part(after, low)
    if re.match(r"\s?(?:x|X|×)\s?\d", after) or _is_only_sign(text, high):
        return True
    sentence = page.sentences[holding(page.sentences, low.start)]
    begin = sentence.start
    is_money = dimension.startswith("[currency") and "/" not in dimension
    if lexicon.is_per_cent(unit) or is_money:
        return is_of_a_stock(text[begin : sentence.end], low.start - begin)
    return False


def _is_duration(page: Page, lexicon: Lexicon, low: PrintedNumber, unit: str) -> bool:
    """Whether a length of time is told of something that the vocabulary knows: a mine's life, a suspension."""
    sentence = page.sentences[holding(page.sentences, low.start)]
    near = mentions_within(page.durations, sentence.start, sentence.end)
    is_long = low.value >= LONG and lexicon.terms.conversion.factor(unit, page.longest_time or unit) == 1.0
    return any(not m.is_weak for m in near) or (bool(near) and is_long)


def _is_told_part(after: str, one: PrintedNumber) -> bool:
    """Whether a fraction is one of something that is told: "half of the world's", not "half a year"."""
    if re.match(r"[ -]?(?:year|month|century|decade|hour|day|way|time|a (?:year|century|decade|day))", after):
        return False
    return (
        bool(re.match(r"\s?(?:of\b|the world|its\b|their\b|that\b|less|more|,|\.|的|左右|以上)|[^\x00-\x7f]", after))
        or "%" in one.text
    )
