"""How far one range lies from another, and what that is called. All thresholds of the project stand here.

The same scale serves claims against official figures and claims against each other. It is one of ratios, so
it does not depend on units, and it is symmetric. A range agrees with another as soon as the two overlap.

Ranges and judgements are made by the million; named tuples are made and hashed about twice as fast as frozen
data classes.
"""

import math
from typing import NamedTuple

from ..model.ranges import Range
from ..model.vocabulary import Verdict

AGREES = 1.05
"""Up to this ratio numbers agree: figures are rounded, and editions differ by as much."""

CLOSE = 1.25
"""Up to this ratio numbers are close; beyond it they differ."""

SCALE_TOLERANCE = 1.10
"""How near a ratio must come to a power of ten, once that power is taken out, to be called a scale error."""

SCALES = (10.0, 100.0, 1000.0)
"""Powers of ten that count as scale errors against another number. The Chinese wan (10 000) read as a million
is 100, a lost or added digit 10, a decimal point for a thousands separator 1 000."""

SCALE_REACH = 2.0
"""How near the distance itself must come to that power. A range so wide that it holds a number and its tenth part
shows nothing: 45 is not a misprint because official figures from 1 to 30 happen to hold 4.5."""


class Judgement(NamedTuple):
    """``ratio`` is how far outside the reference the claim lies: 1.0 inside, infinite when no ratio exists.

    ``side`` is 1 when the claim lies above, -1 below, 0 inside; ``scale`` the power of ten of a scale error.
    """

    verdict: Verdict
    ratio: float
    side: int
    scale: float = 1.0


INSIDE = Judgement(Verdict.AGREES, 1.0, 0)
"""What is said of a claim that overlaps the reference."""


def judge(claim: Range, reference: Range) -> Judgement:
    """Compare a claim with a reference. Swapping the two changes nothing but the side."""
    if claim.low > reference.high:
        side, upper, lower = 1, claim.low, reference.high
    elif reference.low > claim.high:
        side, upper, lower = -1, reference.low, claim.high
    else:
        return INSIDE
    ratio = _ratio(upper, lower)
    if upper <= stretched(lower, AGREES):
        return Judgement(Verdict.AGREES, ratio, side)
    if upper <= stretched(lower, CLOSE):
        return Judgement(Verdict.CLOSE, ratio, side)
    scale = _power_of_ten(claim, reference, ratio)
    if scale:
        return Judgement(Verdict.SCALE_ERROR, ratio, side, scale)
    return Judgement(Verdict.DIFFERS, ratio, side)


def reaches(a: Range, b: Range, ratio: float) -> bool:
    """Whether two ranges overlap once either may be stretched by a ratio; the same whichever comes first."""
    return b.low <= stretched(a.high, ratio) and a.low <= stretched(b.high, ratio)


def stretched(value: float, ratio: float) -> float:
    """The highest number within a ratio above a value. Nothing lies within a ratio of zero but zero."""
    return value * ratio if value > 0 else value / ratio


def _power_of_ten(a: Range, b: Range, ratio: float) -> float | None:
    """Return the power of ten by which two ranges that do not overlap are apart, or None when it is none."""
    scale = next((scale for scale in SCALES if scale <= ratio * SCALE_REACH and ratio <= scale * SCALE_REACH), None)
    if scale is None:
        return None
    lower, upper = (a, b) if a.low < b.low else (b, a)
    small, large = (lower.closed(), upper.closed()) if lower.high > 0 else (upper.closed(), lower.closed())
    return scale if reaches(small.scaled(scale), large, SCALE_TOLERANCE) else None


def ratio_between(a: Range, b: Range) -> float:
    """The ratio of ``judge``, without its verdict: 1.0 where two ranges overlap."""
    if a.low > b.high:
        return _ratio(a.low, b.high)
    return _ratio(b.low, a.high) if b.low > a.high else 1.0


def _ratio(upper: float, lower: float) -> float:
    """How many times one number is another; of two negative ones by size; across zero there is no ratio."""
    if lower > 0:
        return upper / lower
    return lower / upper if upper < 0 else math.inf
