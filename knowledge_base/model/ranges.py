"""A range of numbers in one unit: what a claim gives, what figures allow.

Ranges are made by the million; named tuples are made and hashed about twice as fast as frozen data classes.
"""

import math
from typing import NamedTuple


def free_of_noise(value: float) -> float:
    """Return a number without the last bits of rounding: 1.1 times a million is 1100000. Infinity stays as it is."""
    return float(f"{value:.12g}")


def closed(value: float) -> float | None:
    """Return a number for a table: null where it is infinite, that is, where a range is open or no ratio exists."""
    return None if math.isinf(value) or math.isnan(value) else free_of_noise(value)


class Range(NamedTuple):
    """From ``low`` to ``high``, both included, in one unit; infinite where open."""

    low: float
    high: float

    @classmethod
    def of(cls, low: float | None, high: float | None) -> "Range":
        return cls(-math.inf if low is None else low, math.inf if high is None else high)

    def scaled(self, factor: float) -> "Range":
        return Range(self.low * factor, self.high * factor)

    def closed(self) -> "Range":
        """The range with an open end drawn in to the other: "over 50" as 50. A power of ten shows only there."""
        low = self.high if self.low == -math.inf else self.low
        return Range(low, low if self.high == math.inf else self.high)

    def negated(self) -> "Range":
        return Range(-self.high, -self.low)
