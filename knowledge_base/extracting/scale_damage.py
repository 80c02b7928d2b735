"""Numbers whose scale was lost on the way: 30 万吨 that a machine translated as "30 million tons".

The Chinese unit 万 is ten thousand, and 亿 a hundred million; whoever translates word by word prints them as a million
and a billion, or drops them. Nothing is replaced in silence: the printed number stays, and a suggestion is made.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .lexicon import Lexicon
from .quantities import Quantity

WIDEST = 3.0
"""How many times its lower end the upper end of a sound range is at most, where one of them was damaged."""
SCALES = (1e4, 1e8, 1e3, 1e6, 1e2, 1e1, 1e5)
"""Powers of ten that a lost word stands for, likeliest first: wan, yi, thousand, million."""
LOST_IN = {1e6: (1e4,), 1e9: (1e8,)}
"""What a number word may have been before it was translated: a million was ten thousand, a billion a hundred "
  "million."""
BEYOND = 10.0
"""How many times the largest known value a number may be before it is doubted."""
AMONG_OTHERS = 40.0
"""How many times the other numbers of its sentence a number may be before it is doubted."""


class Damage(NamedTuple):
    """What a number probably was."""

    low: float
    high: float
    why: str


def of_range(quantity: Quantity) -> Damage | None:
    """Return what a range was that runs backwards or is impossibly wide: "70000 ~ 8 tons" was 70,000 to 80,000."""
    if not quantity.is_range:
        return None
    low, high = quantity.value_min, quantity.value_max
    if low <= high <= WIDEST * 4 * low:
        return None
    for one, other in _repairs(quantity, low, high):
        if one <= other <= WIDEST * one:
            which = "lower" if other == high else "upper"
            return Damage(_free(one), _free(other), f"the {which} end lost its scale")
    return None


def _repairs(quantity: Quantity, low: float, high: float) -> Iterator[tuple[float, float]]:
    bare_low, bare_high = abs(quantity.low.bare), abs(quantity.high.bare)
    for scale in SCALES:
        yield low, bare_high * scale
        yield bare_low * scale, high


_BULK = re.compile(
    r"\b(?:ore|rock|overburden|concentrate|slag|waste|soil|mining rate|run-of-mine)\b|矿石|废", re.IGNORECASE
)
"""What is moved to win a material is far more than is won."""


def of_one(
    quantity: Quantity, indicator: str | None, others: Sequence[Quantity], lexicon: Lexicon, around: str = ""
) -> Damage | None:
    """Return what a number was that is far beyond all that is known, or all that its sentence tells beside it."""
    if quantity.is_range or not quantity.low.has_number_word or quantity.unit is None or _BULK.search(around):
        return None
    word = abs(quantity.low.value / quantity.low.bare) if quantity.low.bare else 1.0
    for meant in LOST_IN.get(float(f"{word:.6g}"), ()):
        factor = meant / word
        low = _free(quantity.value_min * factor)
        is_known = indicator is not None and indicator in lexicon.largest
        why = _beyond_known(quantity, indicator or "", low, lexicon) if is_known else ""
        if why or (not is_known and (why := _beyond_others(quantity, low, others, lexicon))):
            return Damage(low, low, why)
    return None


def _beyond_known(quantity: Quantity, indicator: str, meant: float, lexicon: Lexicon) -> str:
    largest = lexicon.largest.get(indicator)
    factor = lexicon.factor(quantity.unit or "", indicator)
    if lexicon.dimension(quantity.unit) != "[mass]":
        return ""  # sums of money have no such limits
    if largest is None or factor is None or quantity.value_min * factor < BEYOND * largest:
        return ""
    return "it is far beyond all that is known" if meant * factor <= BEYOND * largest else ""


def _beyond_others(quantity: Quantity, meant: float, others: Sequence[Quantity], lexicon: Lexicon) -> str:
    dimension = lexicon.dimension(quantity.unit)
    if dimension != "[mass]":
        return ""
    alike = [
        one
        for one in others
        if one is not quantity and lexicon.dimension(one.unit) == dimension and one.unit == quantity.unit
    ]
    sizes = []
    for one in alike:
        damage = of_range(one)
        sizes.append(damage.high if damage else one.value_max)
    if not sizes or any(size > quantity.value_min / AMONG_OTHERS for size in sizes):
        return ""
    return "it is far beyond the other numbers of its sentence" if meant <= AMONG_OTHERS / 4 * max(sizes) else ""


def _free(value: float) -> float:
    return float(f"{value:.12g}")
