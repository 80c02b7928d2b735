"""The numbers a person sees in a printed value: "20,000 to 30,000 tons", "30 million tons", "12.5万吨".

A claim keeps its number twice: as printed (``value_stated``) and as meant (``value``). This module reads the
printed one, so that the build can insist on a ``correction`` wherever the two differ. It never guesses what
was meant.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ranges import Range

if TYPE_CHECKING:
    from .records import Claim
    from .units import Units

MULTIPLIERS = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mln": 1e6, "mn": 1e6, "bn": 1e9, "crore": 1e7, "lakh": 1e5,
    "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12,
    "wan": 1e4, "yi": 1e8,
}  # fmt: skip
"""Number words to what they multiply by."""

_NUMBER = re.compile(
    r"(?<![\d.,])"
    r"(?P<digits>\d{1,3}(?:[,\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![.,]?\d)"
    r"(?:[\s-]*(?P<word>" + "|".join(sorted(MULTIPLIERS, key=len, reverse=True)) + r")(?![a-z]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Printed:
    """The numbers of a printed value, multiplied out, in order."""

    numbers: tuple[float, ...]
    has_number_word: bool = False
    """Whether a word such as million was multiplied in."""

    @property
    def low(self) -> float | None:
        """The first number, or None when there is none or the range runs backwards."""
        return self.numbers[0] if self._is_forward else None

    @property
    def high(self) -> float | None:
        return self.numbers[-1] if self._is_forward else None

    @property
    def _is_forward(self) -> bool:
        return bool(self.numbers) and len(self.numbers) <= 2 and self.numbers[0] <= self.numbers[-1]

    def prints(self, value: float, multiple: float = 1.0) -> bool:
        """Whether ``value`` stands there, as it is or times ``multiple`` (for units such as a million tonnes).

        The sign is not compared: a fall is printed in words.
        """
        size = abs(value)
        return any(_same(abs(number), size) or _same(abs(number), size * multiple) for number in self.numbers)


def read_printed(text: str) -> Printed:
    """Return the numbers of a printed value. In "20 to 30 million" the first number shares the second's word."""
    matches = list(_NUMBER.finditer(text))
    found = [(_digits(m["digits"]), MULTIPLIERS.get((m["word"] or "").lower())) for m in matches]
    numbers = []
    for n, (number, multiplier) in enumerate(found):
        if multiplier is None and n + 1 < len(found) and not _PERCENT.match(text, matches[n].end()):
            following, shared = found[n + 1]
            multiplier = shared if shared and number <= following else None
        numbers.append(number * (multiplier or 1.0))
    return Printed(tuple(numbers), any(multiplier for _, multiplier in found))


_PERCENT = re.compile(r"\s*(%|per ?cent)", re.IGNORECASE)
"""What keeps a number apart from a later number word: "23 % of 52 million"."""


def _digits(text: str) -> float:
    return float(re.sub(r"[,\u00a0 ]", "", text))


def _same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


# ------------------------------------------------------------------------------------- the numbers of a claim


def stated_numbers(claim: "Claim", units: "Units") -> tuple[float, ...]:
    """Return the numbers that a claim prints, in order, in the claim's own unit.

    They are read from ``value_stated``; ``stated_min`` and ``stated_max`` say them where it cannot be read.
    This is the one reading of a printed number: rules, rows and checks all use it.
    """
    given = tuple(number for number in (claim.stated_min, claim.stated_max) if number is not None)
    if given or claim.unit is None:
        return given
    return in_unit(read_printed(claim.value_stated or ""), claim.unit, units)


def stated_range(claim: "Claim", units: "Units") -> Range | None:
    """Return what a claim prints, in the claim's own unit; None when that is no number, or runs backwards.

    The bound is not applied: "over 5" is the range from 5 to 5.
    """
    numbers = stated_numbers(claim, units)
    if not 1 <= len(numbers) <= 2 or numbers[0] > numbers[-1]:
        return None
    return Range(numbers[0], numbers[-1])


def in_unit(printed: Printed, unit: str, units: "Units") -> tuple[float, ...]:
    """Return printed numbers in a unit: "30 million tons" is 30 in million tonnes."""
    divisor = units.number_in_name(unit) if printed.has_number_word else 1.0
    return tuple(number / divisor for number in printed.numbers)
