"""A claim against the arithmetic of its article.

A claim's ``follows_from`` says from which other numbers of its article it must follow; statistics may be named too, for
growth against an official year.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from ..model.ranges import Number, Range
from ..model.vocabulary import Method, NumberSort, Reading, Verdict
from .checks import Check
from .verdicts import Judgement, judge
from .wording import Write, a_change, claimed, in_words, number, points, rounded, sentence


class Part(NamedTuple):
    """A number that enters a sum, as it is reported: in its indicator's unit, with its source when that is a figure."""

    value: Range
    unit: str
    source: str = ""
    is_change: bool = False

    def __str__(self) -> str:
        return _given(self.value, self.unit, is_change=self.is_change) + (f" {self.source}" if self.source else "")


def _given(value: Range, unit: str, *, is_change: bool, write: Write = number) -> str:
    return a_change(value, unit, write=write) if is_change else claimed(value, unit, write=write)


def check_arithmetic(
    claim_id: str, said: str, value: Number, result: Number, sort: NumberSort, own: Part, parts: Sequence[Part]
) -> Check:
    """Compare a claim with what the numbers it must follow from come to. All are in the indicator's unit.

    ``said`` is the claim as a sentence, ``own`` its number, ``parts`` those from which it must follow.
    """
    judgement = _worst_end(value, result, sort)
    listed = in_words([str(part) for part in parts])
    outcome = _given(result.value, own.unit, is_change=own.is_change, write=rounded)
    if any(part.source for part in parts):
        origin = f"from {listed} follows {outcome}"
    elif len(parts) > 1:
        origin = f"from the article's other numbers ({listed}) follows {outcome}"
    else:
        origin = f"from the article's other number ({listed}) follows {outcome}"
    return Check.of(
        claim_id,
        Reading.PRINTED,
        Method.ARITHMETIC,
        judgement.verdict,
        sentence(said, f"{origin}{_ending(judgement, value, result, sort, own)}."),
        value=value,
        reference=result.value,
        judgement=judgement,
    )


def _worst_end(value: Number, result: Number, sort: NumberSort) -> Judgement:
    """Compare two closed ranges end by end: a sum of ranges must give both ends, not only overlap."""
    if value.value.low == value.value.high or value.value.is_open or result.value.is_open:
        return judge(value, result, sort)
    ends = [judge(_end(value, n), _end(result, n), sort) for n in (0, 1)]
    return max(ends, key=lambda judgement: judgement.rank)


def _end(number_: Number, n: int) -> Number:
    """One end of a range as a number by itself, with what rounding leaves open there."""
    end, reach = number_.value[n], abs(number_.rounded[n] - number_.value[n])
    return Number(Range(end, end), Range(end - reach, end + reach))


def _ending(judgement: Judgement, value: Number, result: Number, sort: NumberSort, own: Part) -> str:
    """What follows from a sum for the claim: nothing more where they agree, else how far they are apart."""
    if value.value.is_open and judgement.side == 0:
        return ", so the limit holds" + (" and says little" if judgement.verdict is Verdict.LOOSE else "")
    if judgement.verdict is Verdict.AGREES:
        is_near = judge(Number(value.value, value.value), Number(result.value, result.value), sort).verdict
        return ", which agrees" if is_near is Verdict.AGREES else ", which agrees as far as these are rounded"
    given = _given(own.value, own.unit, is_change=own.is_change)
    is_one_end = own.value.low != own.value.high and not own.value.is_open
    return f", not {given}: {_apart(judgement, is_rate=own.unit == '%', is_one_end=is_one_end)}"


def _apart(judgement: Judgement, *, is_rate: bool, is_one_end: bool) -> str:
    """How far a claim and its sum, or one of their ends, are apart: as a factor, or in percentage points."""
    if not is_rate and judgement.ratio == inf:
        return "they are far apart"
    by = points(judgement.gap) if is_rate else f"a factor of {number(round(judgement.ratio, 2))}"
    return f"one end is off by {by}" if is_one_end else f"they are apart by {by}"
