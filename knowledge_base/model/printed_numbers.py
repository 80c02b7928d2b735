"""The numbers that a person sees in print: "20,000 to 30,000 tons", "$906m", "12.5万吨", "two-thirds".

This is the one reader of printed numbers: for ``value_stated``, for the search box, and for running text. It reads
a number, its number words (``number_grammar.py``) and its unit (``unit_words.py``), and says what bounds it and
what it is the other end of. It never guesses what was meant.

A claim keeps its number twice: as printed (``value_stated``) and as meant (``value``). ``stated_numbers`` and
``stated_range`` say what is printed, in the claim's own unit.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .bound_words import AFTER, BEFORE
from .characters import in_number_forms, without_invisible
from .number_grammar import Number, find_numbers
from .number_words import DIGITS, either
from .ranges import Range, last_place, significant_digits
from .unit_words import NO_UNITS, PrintedUnit, UnitWords
from .vocabulary import Bound

if TYPE_CHECKING:
    from .records import Claim
    from .units import Units


class PrintedNumber(NamedTuple):
    """One number in print, at ``text[start:end]``, from its currency sign to its unit."""

    start: int
    end: int
    text: str
    value: float
    """With its number word multiplied in, and with its sign."""
    bare: float
    """Its digits as printed, with its sign: 30 of "30 million"."""
    step: float
    """The size of its last printed place: 100,000 of "1.2 million"."""
    has_number_word: bool = False
    """Whether a word such as million was multiplied in."""
    unit: PrintedUnit | None = None
    """The unit as printed, with the ids of those that it may mean; None when it is printed without."""
    bound: Bound | None = None
    """What the words before or after it say: over, at most, about."""
    otherwise: float | None = None
    """The value in the other notation, where there is one: 30,996 of "30.996"."""
    is_part: bool = False
    """Whether it is a fraction of a whole, as in "two-thirds" or ½; without another unit it is in per cent then."""
    is_in_words: bool = False
    """Whether it is written in words."""
    begins_range: bool = False
    """Whether the next number is the other end of a range that begins with this one."""

    def in_other_notation(self) -> "PrintedNumber":
        """The number as it would be if the point and the comma meant the other thing."""
        return self if self.otherwise is None else self._replace(value=self.otherwise, otherwise=self.value)


# -------------------------------------------------------------------------------------------- reading a text


def read_printed(text: str, words: UnitWords = NO_UNITS) -> tuple[PrintedNumber, ...]:
    """Return the numbers of a text, in order, with offsets into it. What is short is read once and remembered."""
    return _read_short(text, words) if len(text) <= SHORT else tuple(_numbers_of(text, words))


SHORT = 200
"""Longest text whose numbers are remembered."""


@lru_cache(10_000)
def _read_short(text: str, words: UnitWords) -> tuple[PrintedNumber, ...]:
    return tuple(_numbers_of(text, words))


class _Found(NamedTuple):
    """A number on its way, and the stretch of text that belongs to it with the words that bound it."""

    number: Number
    printed: PrintedNumber
    start: int
    end: int


def _numbers_of(text: str, words: UnitWords) -> list[PrintedNumber]:
    plain, offsets = without_invisible(in_number_forms(text))
    found: list[_Found] = []
    for number in find_numbers(plain, words):
        before = found[-1].end if found else 0
        if number.start >= before:
            found.append(_dressed(plain, number, before, words))
    printed = _with_shared(plain, found)
    if plain == text:
        return printed
    if offsets is None:
        return [one._replace(text=text[one.start : one.end]) for one in printed]
    places = [(offsets[one.start], offsets[one.end - 1] + 1) for one in printed]
    return [
        one._replace(start=start, end=end, text=text[start:end])
        for one, (start, end) in zip(printed, places, strict=True)
    ]


def _dressed(text: str, number: Number, before: int, words: UnitWords) -> _Found:
    """Put sign, money, unit and bound to a number; ``before`` is where the one before it ends."""
    start, unit, is_negative = _before(text, number.start, before, words)
    some = _SOME.match(text, number.end)
    end = some.end() if some else number.end
    behind, unit_end = words.after(text, end)
    if behind:
        unit, end = behind, unit_end
    elif unit:
        per, end = words.per_at(text, end)
        unit = unit._replace(per=per) if per else unit
    if unit and not unit.per and (per := words.per_before(text, start)):
        unit = unit._replace(per=per)
    tenths, end = _tenths(text, end, unit)
    is_part = number.is_part and unit is None
    factor = (-1.0 if is_negative else 1.0) * (100.0 if is_part else 1.0)
    bound, outer_start, outer_end = _bound(text, start, end, before)
    has_more = some or (number.multiplier and _MORE_INSIDE.search(text, number.start, number.end))
    printed = PrintedNumber(
        start, end, text[start:end], factor * float(number.value + tenths), factor * float(number.bare + tenths),
        0.1 if tenths else abs(factor) * float(number.step), number.multiplier is not None,
        words.of("%") if is_part else unit, Bound.AT_LEAST if has_more else bound,
        None if number.otherwise is None else factor * float(number.otherwise), number.is_part, number.is_in_words,
    )  # fmt: skip
    return _Found(number, printed, outer_start, outer_end)


_SOME = re.compile(r" ?[多余餘]")
_MORE_INSIDE = re.compile(r"[多余餘几幾]")


def _before(text: str, at: int, before: int, words: UnitWords) -> tuple[int, PrintedUnit | None, bool]:
    """Return where a number begins with its sign and its money, the money, and whether it has a minus sign."""
    is_negative = _has_minus(text, at, before)
    start = at - is_negative
    if start <= before:
        return start, None, is_negative
    money, start = words.before(text, start)
    if money and _has_minus(text, start, before):
        return start - 1, money, True
    return start, money, is_negative


def _has_minus(text: str, at: int, before: int) -> bool:
    """Whether there is a minus sign just before ``at``: not the dash of a range, nor one between words."""
    if at == 0 or text[at - 1] != "-":
        return False
    follows_number = before and not text[before : at - 1].strip()
    return not follows_number and (at == 1 or text[at - 2] in " (\n")


_TENTHS = re.compile(r"[一二三四五六七八九](?=$|[^\u4e00-\u9fff]|[以左上的])")


def _tenths(text: str, at: int, unit: PrintedUnit | None) -> tuple[Decimal, int]:
    """Return what a digit behind a Chinese unit adds, and where it ends: 六成五 is 6.5 tenths."""
    found = _TENTHS.match(text, at) if unit and not unit.text[-1].isascii() else None
    return (Decimal(DIGITS[found[0]]) / 10, found.end()) if found else (Decimal(0), at)


def _bound(text: str, start: int, end: int, before: int) -> tuple[Bound | None, int, int]:
    """Return what the words beside a number say of it, and the stretch with these words."""
    ahead = text[max(before, start - 24) : start].lower()
    trimmed = ahead.rstrip()
    if before and trimmed.lstrip() == "~":
        trimmed = ""  # not about, but to
    bound = None
    for word in _BEFORE_BY_END.get(trimmed[-1:], ()):
        at = len(trimmed) - len(word)
        if trimmed.endswith(word) and not (word[0].isascii() and word[0].isalpha() and trimmed[at - 1 : at].isalpha()):
            bound, start = BEFORE[word], start - len(ahead) + at
            break
    after = _AFTER.match(text, end)
    if after:
        bound, end = bound or AFTER[after["word"].lower()], after.end()
    return bound, start, end


_BEFORE_BY_END: dict[str, list[str]] = {}
for _word in sorted(BEFORE, key=len, reverse=True):
    _BEFORE_BY_END.setdefault(_word[-1], []).append(_word)
_AFTER = re.compile(rf"\s?(?P<word>{either(AFTER)})(?![A-Za-z0-9])", re.IGNORECASE)


# ---------------------------------------------------------------------------------- what two numbers share

_RANGE = re.compile(r"\s*(?:to|through|till|until|-|~|至|到)\s*", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|、|,?\s*and|or|of|out of|和|及|与|與|或)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s*\Z", re.IGNORECASE)


def _with_shared(text: str, found: list[_Found]) -> list[PrintedNumber]:
    """Give each number what it shares with the next: "20 to 30 million tons", "30-40,000", "32.6 and 43.9 percent"."""
    printed = [one.printed for one in found]
    for n in range(len(found) - 2, -1, -1):
        one, following = found[n], found[n + 1]
        gap = text[one.end : following.start]
        is_range = bool(_RANGE.fullmatch(gap)) or (
            gap.strip().lower() == "and" and bool(_BETWEEN.search(text, max(0, one.start - 12), one.start))
        )
        if not is_range and not _LIST.fullmatch(gap):
            continue
        multiple = _shared_multiple(one, following, is_range)
        printed[n] = _multiplied(printed[n], multiple) if multiple else printed[n]
        if printed[n].unit is None:
            printed[n] = printed[n]._replace(unit=printed[n + 1].unit)
        elif is_range and printed[n + 1].unit is None:
            printed[n + 1] = printed[n + 1]._replace(unit=printed[n].unit)
        elif is_range:
            printed[n] = _per_of_next(printed[n], printed[n + 1])
        printed[n] = printed[n]._replace(begins_range=is_range)
    return printed


def _shared_multiple(one: _Found, following: _Found, is_range: bool) -> float | None:
    """Return what the next number's word, or its thousands separator, multiplies this one by."""
    first, second = one.number, following.number
    if first.multiplier is not None or first.is_part:
        return None
    if second.multiplier is not None:
        has_own_unit = one.printed.end > one.number.end
        return float(second.multiplier) if not has_own_unit and first.value <= second.bare else None
    shares = is_range and second.groups == 1 and first.groups == 0 and first.value == int(first.value)
    if shares and first.value < second.value // 1000 and second.value % 1000 == 0:
        return 1000.0
    return None


def _multiplied(one: PrintedNumber, multiple: float) -> PrintedNumber:
    value = float(Decimal(repr(one.value)) * Decimal(multiple))
    return one._replace(value=value, step=one.step * multiple, has_number_word=True, otherwise=None)


def _per_of_next(one: PrintedNumber, following: PrintedNumber) -> PrintedNumber:
    """In "$5 to $6 per kg" the first number, too, is per kg."""
    if one.unit and following.unit and not one.unit.per and one.unit.ids == following.unit.ids:
        return one._replace(unit=following.unit)
    return one


# ------------------------------------------------------------------------------------------- one form for search


class FoundNumber(NamedTuple):
    """A number at ``text[start:end]``, in the form that all its notations share: "30996" for 30,996 and 3.0996万."""

    start: int
    end: int
    form: str


def number_forms(text: str) -> Iterator[FoundNumber]:
    """Yield the numbers of a text for search: without units, without English words, without small words of others."""
    for number in find_numbers(in_number_forms(text), in_words=False):
        if not number.is_part and (not number.is_in_words or number.value >= SMALLEST_WORD):
            yield FoundNumber(number.start, number.end, f"{number.value.normalize():f}")


SMALLEST_WORD = 100
"""From here on a number in Chinese words is looked for as a number: 三千万, but not the 一 of 一些."""


# ------------------------------------------------------------------------------------- the numbers of a claim


def in_unit(number: PrintedNumber, unit: str, units: "Units") -> tuple[float, ...]:
    """Return what a printed number may be in a unit, likeliest first; nothing when its own unit does not fit.

    A unit may be printed in full ("44 kt" is 44,000 in tonnes), in part ("60 yuan" may be 60 yuan per tonne), as a
    word that means several ("tons"), or not at all: then the number is in the unit itself, but for a number word that
    the unit has in its name ("30 million" is 30 in million tonnes, and so may be 30,000,000).
    """
    if number.unit is None:
        divided = number.value / units.number_in_name(unit)
        return (divided,) if number.has_number_word else tuple(dict.fromkeys((number.value, divided)))
    value = number.value
    return tuple(value if factor == 1.0 else _rounded(value * factor) for factor in units.factors(number.unit, unit))


def _rounded(value: float) -> float:
    """Drop the noise of a conversion."""
    return float(f"{value:.15g}")


def stated_numbers(claim: "Claim", units: "Units") -> tuple[float, ...]:
    """Return the numbers that a claim prints, in order, in the claim's own unit.

    They are read from ``value_stated``; ``stated_min`` and ``stated_max`` say them where it cannot be read. What is
    printed in a unit that does not fit is left out ("52 million tons, or 23 percent"), as is what has no unit beside
    what has one. This is the one reading of a printed number: rules, rows and checks all use it.
    """
    given = tuple(number for number in (claim.stated_min, claim.stated_max) if number is not None)
    if given or claim.unit is None:
        return given
    read = (
        (number, in_unit(number, claim.unit, units)) for number in read_printed(claim.value_stated or "", units.words)
    )
    fitting = [(number, values) for number, values in read if values]
    with_unit = [values for number, values in fitting if number.unit]
    meant = meant_by(claim)
    return tuple(_nearest(values, meant) for values in with_unit or [values for _, values in fitting])


def _nearest(possible: Sequence[float], meant: list[float]) -> float:
    """Of what a printed number may be, that which the claim means; else the likeliest."""
    return next((value for value in possible if any(is_printed(value, one) for one in meant)), possible[0])


def stated_range(claim: "Claim", units: "Units") -> Range | None:
    """Return what a claim prints, in the claim's own unit; None when that is no number, or runs backwards.

    The bound is not applied: "over 5" is the range from 5 to 5. Of several numbers, those are taken that the claim
    means: 44 of "44 of 130 million tonnes".
    """
    numbers, meant = stated_numbers(claim, units), meant_by(claim)
    if len(numbers) > 1 and all(any(is_printed(number, value) for number in numbers) for value in meant):
        numbers = tuple(number for number in numbers if any(is_printed(number, value) for value in meant))
    if not 1 <= len(numbers) <= 2 or numbers[0] > numbers[-1]:
        return None
    return Range(numbers[0], numbers[-1])


def meant_by(claim: "Claim") -> list[float]:
    """Return the numbers that a claim gives as meant."""
    return [value for value in (claim.value, claim.value_min, claim.value_max) if value is not None]


def is_printed(printed: float, value: float) -> bool:
    """Whether a value is the printed one. The sign is not compared: a fall is printed in words."""
    return abs(abs(printed) - abs(value)) <= 1e-9 * max(abs(printed), abs(value))


def is_rounded(number: PrintedNumber, converted: float, value: float) -> bool:
    """Whether a value is a printed number in another unit, rounded at its own last digit: 4,535.9 t for 5,000 short
    tons, 33.3 % for a third. It must keep three digits, or two of a fraction; a number that the conversion
    leaves as it is must not be rounded at all.
    """
    if not number.is_part and significant_digits(converted) <= significant_digits(number.bare):
        return False
    is_near = value != 0 and abs(abs(converted) - abs(value)) <= last_place(value) / 2 * (1 + 1e-9)
    return is_near and significant_digits(value) >= (2 if number.is_part else 3)
