"""A claim against the arithmetic of its article.

A claim's ``follows_from`` says from which other numbers of its article it must follow; statistics may be named too, for
growth against an official year.
"""

from dataclasses import dataclass
from math import inf

from ..model.ranges import Number, Range
from ..model.vocabulary import Method, NumberSort, Reading, Verdict
from .checks import Check
from .verdicts import Judgement, judge
from .wording import MOST_TIMES, claimed, number, points, rounded, sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A number that enters a sum, as it is reported: in its indicator's unit, with its source when that is a figure."""

    value: Range
    unit: str
    source: str = ""

    def __str__(self) -> str:
        return claimed(self.value, self.unit) + (f" ({self.source})" if self.source else "")


def check_arithmetic(
    claim_id: str, who: str, value: Number, result: Number, sort: NumberSort, unit: str, parts: list[Part]
) -> Check:
    """Compare a claim with what the numbers it must follow from come to. All are in the indicator's unit."""
    judgement = _worst_end(value, result, sort)
    listed = "; ".join(str(part) for part in parts)
    outcome, given = claimed(result.value, unit, write=rounded), claimed(value.value, unit)
    if any(part.source for part in parts):
        origin = f"worked out from {listed}, it is {outcome}"
    elif len(parts) > 1:
        origin = f"the article's other numbers ({listed}) work out at {outcome}"
    else:
        origin = f"the article's other number ({listed}) works out at {outcome}"
    ending = "as the claim says" if judgement.verdict is Verdict.AGREES else _misfit(judgement, value.value, unit)
    return Check.of(
        claim_id,
        Reading.PRINTED,
        Method.ARITHMETIC,
        judgement.verdict,
        sentence(f"{who} gave {given}.", f"{origin}, {ending}."),
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


def _misfit(judgement: Judgement, value: Range, unit: str) -> str:
    """How far a claim and its sum are apart: as a factor, and in percentage points."""
    is_share = unit == "%"
    has_factor = judgement.ratio <= MOST_TIMES if is_share else judgement.ratio < inf
    factor = f"a factor of {number(round(judgement.ratio, 2))}" if has_factor else ""
    gap = points(judgement.gap) if is_share else ""
    by = " or ".join(filter(None, (factor, gap)))
    which = "they are" if value.low == value.high else "one end is"
    return f"not {claimed(value, unit)}: {which} {f'apart by {by}' if by else 'far apart'}"
