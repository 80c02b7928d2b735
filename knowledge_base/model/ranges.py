"""Numbers as they are claimed and printed: from, to, and how far rounding reaches, all in one unit.

Ranges are made by the million; named tuples are made and hashed about twice as fast as frozen data classes.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from .vocabulary import Bound, NumberSort


def free_of_noise(value: float) -> float:
    """Return a number without the last bits of rounding: 1.1 times a million is 1100000. Infinity stays as it is."""
    if value % 1 == 0 and -WHOLE < value < WHOLE:
        return float(value)  # as most are, and quickly seen
    return float(f"{value:.12g}")


WHOLE = 1e12
"""Whole numbers below this have at most twelve digits, and so no noise."""


def closed(value: float) -> float | None:
    """Return a number for a table: null where it is infinite, that is, where a range is open or no ratio exists."""
    return free_of_noise(value) if math.isfinite(value) else None


class Range(NamedTuple):
    """From ``low`` to ``high``, both included, in one unit; infinite where open."""

    low: float
    high: float

    @classmethod
    def of(cls, low: float | None, high: float | None) -> "Range":
        return cls(-math.inf if low is None else low, math.inf if high is None else high)

    @property
    def is_open(self) -> bool:
        return self.low == -math.inf or self.high == math.inf

    def scaled(self, factor: float) -> "Range":
        return Range(self.low * factor, self.high * factor)

    def closed(self) -> "Range":
        """The range with an open end drawn in to the other: "over 50" as 50. A power of ten shows only there."""
        low = self.high if self.low == -math.inf else self.low
        return Range(low, low if self.high == math.inf else self.high)

    def negated(self) -> "Range":
        return Range(-self.high, -self.low)

    def overlaps(self, other: "Range") -> bool:
        return self.low <= other.high and other.low <= self.high


ROUNDED_AT_MOST: Mapping[NumberSort, tuple[float, float]] = {
    NumberSort.MEASURED: (0.05, 0.10),
    NumberSort.SHARE: (0.05, 0.10),
    NumberSort.EXACT: (0.005, 0.10),
}
"""How far rounding may reach at most, as a part of the number: unhedged, and hedged ("about").

Of what is set by law or counted, 31,000 may stand for 30,996; but 270,000 is no 275,000, and 50 firms are not 51.
"""


SHARE_OPEN_AT_MOST = 0.5
"""Percentage points by which the rounding of its parts may leave a worked-out share or growth open."""


class Number(NamedTuple):
    """A number with what its printed digits leave open: every value in ``rounded`` would be printed so."""

    value: Range
    rounded: Range

    @classmethod
    def printed(cls, value: Range, sort: NumberSort, *, is_hedged: bool = False) -> "Number":
        """Return the number that prints ``value``; an open limit leaves nothing open at its closed end."""
        if value.is_open:
            return cls(value, value)
        low, high = (_rounding(end, sort, is_hedged=is_hedged) for end in value)
        return cls(value, Range(free_of_noise(value.low - low), free_of_noise(value.high + high)))

    @classmethod
    def with_bound(cls, value: float, bound: Bound, sort: NumberSort) -> "Number":
        """Return a figure as a table prints it: ">75,000,000" is at least that."""
        low = -math.inf if bound is Bound.AT_MOST else value
        high = math.inf if bound is Bound.AT_LEAST else value
        return cls.printed(Range(low, high), sort, is_hedged=bound is Bound.ABOUT)

    def narrowed(self) -> "Number":
        """Return a share or growth that was worked out, with no more left open than SHARE_OPEN_AT_MOST."""
        low, high = self.value.low - SHARE_OPEN_AT_MOST, self.value.high + SHARE_OPEN_AT_MOST
        return Number(
            self.value, Range(free_of_noise(max(self.rounded.low, low)), free_of_noise(min(self.rounded.high, high)))
        )

    def scaled(self, factor: float) -> "Number":
        return Number(
            Range(*(free_of_noise(end * factor) for end in self.value)),
            Range(*(free_of_noise(end * factor) for end in self.rounded)),
        )


HALF_OF_EXACT = 0.499
"""Half a unit of the last digit, for numbers set by law or counted: not quite, so that 31 firms are never 32."""


def _rounding(value: float, sort: NumberSort, *, is_hedged: bool) -> float:
    """How far from a printed value the true one may lie: half a unit of its last digit, a whole one when hedged.

    The zeros at the end of a whole number count for a share (70 % is not 74 %) and do not for a quantity (119,000 t is
    said to the nearest thousand).
    """
    most = ROUNDED_AT_MOST[sort][is_hedged] * abs(value)
    unit = last_place(value)
    if sort is NumberSort.SHARE:
        unit = min(unit, 1.0)
    half = HALF_OF_EXACT if sort is NumberSort.EXACT else 0.5
    return min(unit if is_hedged else half * unit, most)


def last_place(value: float) -> float:
    """The place of the last digit of a number that is not zero: 1000 for 119,000, 0.1 for 71.1."""
    mantissa, _, exponent = f"{abs(value):.11e}".partition("e")
    decimals = len(mantissa.replace(".", "").rstrip("0")) - 1
    return float(10.0 ** (int(exponent) - max(decimals, 0)))


def significant_digits(value: float) -> int:
    """Return the digits that carry a number: 3 for 71.1, 2 for 52 000 000."""
    return len(f"{abs(value):.11e}".partition("e")[0].replace(".", "").rstrip("0"))
