"""How far a claim lies from a figure, and what that is called. Every threshold of the project is in this module.

The scale depends on the sort of number (``NumberSort``): quantities are compared by their ratio, shares and rates by
percentage points, numbers set by law digit for digit. The same scale serves claims against figures and claims against
each other. docs/method.md explains it with examples.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from ..model.ranges import Number, Range
from ..model.vocabulary import NEARNESS, NumberSort, Verdict


class Scale(NamedTuple):
    """How near is near, for one sort of number. A ratio, or a gap in percentage points; None asks for the digits."""

    agrees: float | None
    close: float
    is_ratio: bool


SCALE: Mapping[NumberSort, Scale] = {
    NumberSort.MEASURED: Scale(agrees=1.02, close=1.15, is_ratio=True),
    NumberSort.SHARE: Scale(agrees=1.0, close=5.0, is_ratio=False),
    NumberSort.EXACT: Scale(agrees=None, close=1.02, is_ratio=True),
}
"""Beside these, two numbers agree whatever their sort when their rounding intervals touch (``model/ranges``)."""

SCALE_TOLERANCE = 1.10
"""How near a ratio must come to a power of ten, once that power is taken out, to be called a scale error."""

SCALES = (10.0, 100.0, 1000.0)
"""Powers of ten that count as scale errors against another number: a lost or added digit is 10, a unit of ten thousand
read as a million is 100, a decimal point for a thousands separator 1 000."""

SCALE_REACH = 2.0
"""How near the distance itself must come to that power. A range so wide that it holds a number and its tenth part
shows nothing: 45 is not a misprint because figures from 1 to 30 happen to hold 4.5."""

ROUNDING_NOISE = 1e-9
"""Share of a threshold by which floating point may miss it."""


class Judgement(NamedTuple):
    """``ratio`` is how many times one number is the other: 1.0 where they overlap, infinite when there is none.

    ``gap`` is their distance in their unit; ``side`` is 1 when the claim lies above, -1 below, 0 on neither side;
    ``scale`` the power of ten of a scale error.
    """

    verdict: Verdict
    ratio: float
    gap: float
    side: int
    scale: float = 1.0

    @property
    def rank(self) -> tuple[int, float, float]:
        """For sorting: the better verdict first, then the nearer."""
        return NEARNESS.index(self.verdict), self.ratio, self.gap


def judge(claim: Number, figure: Number, sort: NumberSort) -> Judgement:
    """Compare a claim with a figure, or with another claim. Swapping the two changes nothing but the side."""
    side, upper, lower = _sides(claim.value, figure.value)
    ratio, gap = (_ratio(upper, lower), upper - lower) if side else (1.0, 0.0)
    if claim.value.is_open or figure.value.is_open:
        if side == 0:
            return Judgement(_of_open_limits(claim.value, figure.value, sort), 1.0, 0.0, 0)
    elif (claim.rounded.overlaps(figure.rounded) and not _have_other_signs(claim.value, figure.value, sort)) or (
        _is_within(SCALE[sort].agrees, ratio, gap, sort) and not _have_other_signs(claim.value, figure.value, sort)
    ):
        return Judgement(Verdict.AGREES, ratio, gap, side)
    if _is_within(SCALE[sort].close, ratio, gap, sort) and not _have_other_signs(claim.value, figure.value, sort):
        return Judgement(Verdict.CLOSE, ratio, gap, side)
    scale = _power_of_ten(claim.value, figure.value, ratio)
    if scale:
        return Judgement(Verdict.SCALE_ERROR, ratio, gap, side, scale)
    return Judgement(Verdict.DIFFERS, ratio, gap, side)


def ratio_between(a: Range, b: Range) -> float:
    """Return how many times one number is the other: 1.0 where they overlap, infinite when there is no ratio."""
    side, upper, lower = _sides(a, b)
    return _ratio(upper, lower) if side else 1.0


def _sides(claim: Range, figure: Range) -> tuple[int, float, float]:
    """Return (side of the claim, the lower end of what lies above, the upper end of what lies below)."""
    if claim.low > figure.high:
        return 1, claim.low, figure.high
    if figure.low > claim.high:
        return -1, figure.low, claim.high
    return 0, 0.0, 0.0


def _is_within(limit: float | None, ratio: float, gap: float, sort: NumberSort) -> bool:
    if limit is None:
        return ratio == 1.0
    return (ratio if SCALE[sort].is_ratio else gap) <= limit * (1 + ROUNDING_NOISE)


def _have_other_signs(a: Range, b: Range, sort: NumberSort) -> bool:
    """Whether one is a rise and the other a fall. A growth never agrees with the other sign, however small both are."""
    return sort is NumberSort.SHARE and (a.high < 0 < b.low or b.high < 0 < a.low)


def _of_open_limits(a: Range, b: Range, sort: NumberSort) -> Verdict:
    """Of two ranges that overlap, at least one of them open: near each other, or true and saying little.

    Two limits of one direction agree when they name the same number: "over 90" quotes "at least 90".
    """
    if a.is_open and b.is_open:
        is_same = (a.low == -math.inf) == (b.low == -math.inf)
        tolerance = SCALE[sort].agrees
        upper, lower = max(a.closed().low, b.closed().low), min(a.closed().low, b.closed().low)
    else:
        limit, number = (a, b) if a.is_open else (b, a)
        end = limit.closed().low
        near = min(number, key=lambda x: abs(x - end))
        is_same, tolerance, upper, lower = True, SCALE[sort].close, max(near, end), min(near, end)
    is_near = is_same and _is_within(tolerance, _ratio(upper, lower), upper - lower, sort)
    return Verdict.AGREES if is_near else Verdict.LOOSE


def _power_of_ten(a: Range, b: Range, ratio: float) -> float | None:
    """Return the power of ten by which two ranges that do not overlap are apart, or None when it is none."""
    scale = next((scale for scale in SCALES if scale <= ratio * SCALE_REACH and ratio <= scale * SCALE_REACH), None)
    if scale is None:
        return None
    lower, upper = (a, b) if a.low < b.low else (b, a)
    small, large = (lower.closed(), upper.closed()) if lower.high > 0 else (upper.closed(), lower.closed())
    return scale if _reaches(small.scaled(scale), large, SCALE_TOLERANCE) else None


def _reaches(a: Range, b: Range, ratio: float) -> bool:
    """Whether two ranges overlap once either may be stretched by a ratio; the same whichever comes first."""
    return b.low <= _stretched(a.high, ratio) and a.low <= _stretched(b.high, ratio)


def _stretched(value: float, ratio: float) -> float:
    """The highest number within a ratio above a value. Nothing lies within a ratio of zero but zero."""
    return value * ratio if value > 0 else value / ratio


def _ratio(upper: float, lower: float) -> float:
    """How many times one number is another; of two negative ones by size; across zero there is no ratio."""
    if upper == lower:
        return 1.0
    if lower > 0:
        return upper / lower
    return lower / upper if upper < 0 else math.inf
