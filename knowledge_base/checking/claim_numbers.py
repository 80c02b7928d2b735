"""A claim's number, as it is judged: in its indicator's unit, as meant and as printed."""

from ..model.printed_numbers import stated_numbers, stated_range
from ..model.ranges import Number, Range
from ..model.records import Claim, Indicator
from ..model.units import Units, sort_of
from ..model.vocabulary import Bound, NumberSort
from .against_figures import ClaimNumbers


def claim_numbers(claim: Claim, units: Units, indicator: Indicator | None) -> ClaimNumbers:
    """Return a claim's number in its indicator's unit, as meant and as printed. Without an indicator, in its own."""
    unit = claim.unit
    factor = (units.factor(unit, indicator.unit) or 1.0) if unit and indicator else 1.0
    sort = sort_of(indicator, units) if indicator else NumberSort.MEASURED
    is_hedged = claim.bound is Bound.ABOUT
    meant = Number.printed(Range.of(claim.low, claim.high), sort, is_hedged=is_hedged).scaled(factor)
    stated = stated_range(claim, units) if claim.correction and unit else None
    if stated is None:
        return ClaimNumbers(meant, None, stated_numbers(claim, units) if unit else ())
    low = None if claim.bound is Bound.AT_MOST else stated.low
    high = None if claim.bound is Bound.AT_LEAST else stated.high
    printed = Number.printed(Range.of(low, high), sort, is_hedged=is_hedged).scaled(factor)
    return ClaimNumbers(meant, printed, stated_numbers(claim, units))
