"""Whether the words of a claim, its quote and its statement, say the number that its keys say.

All of these are warnings: words can be right in ways that no rule knows. Numbers are compared as they are read, so a
number in words, with another separator or in Chinese is the same number.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model.printed_numbers import PrintedNumber, in_unit, is_printed, is_rounded, meant_by, read_printed
from ..model.problems import Problem, shown
from ..model.records import Claim
from ..model.units import Units
from ..model.vocabulary import Bound
from .normal_text import normalise
from .validation import Checked

ROUNDED = 0.005
"""How far a number in a statement, which is in our own words, may be from the value: it may be rounded there."""


def check_words(checked: Checked, units: Units) -> Iterator[Problem]:
    """Yield where quote, ``value_stated`` or statement say another number than the claim."""
    claim: Claim = checked.record
    keys = (
        "value_stated",
        "value",
        "value_min",
        "value_max",
        "unit",
        "bound",
        "stated_min",
        "stated_max",
        "correction",
    )
    if claim.value_stated and claim.unit and units.is_usable(claim.unit) and checked.sound(*keys):
        printed = read_printed(claim.value_stated, units.words)
        numbers = _meant(claim, printed, units)
        if claim.quote and checked.sound("quote"):
            yield from _check_quote(checked, claim.quote, claim.value_stated, numbers, units)
        yield from _check_bound(checked, numbers)
        yield from _check_range(checked, printed, units)
        has_statement = claim.statement and checked.sound("statement")
        if has_statement and not _has_words(numbers, claim.value_stated, claim.statement):
            yield from _check_statement(checked, claim.unit, units)


# ---------------------------------------------------------------------------------------------------- the quote


def _check_quote(
    checked: Checked, quote: str, stated: str, numbers: Sequence[PrintedNumber], units: Units
) -> Iterator[Problem]:
    """The quote must hold the number that the article is said to print, and in the same unit."""
    claim: Claim = checked.record
    if _has_words(numbers, stated, quote):
        return
    if not numbers:
        is_given = claim.stated_min is not None or claim.stated_max is not None
        if is_given and normalise(stated).casefold() not in normalise(quote).casefold():
            yield checked.problem("quote", f"value_stated '{shown(stated)}' is not in the quote").as_warning()
        return
    in_quote = read_printed(quote, units.words)
    for number in numbers:
        same = [other for other in in_quote if _is_same_print(number, other)]
        if not same:
            message = f"quote '{shown(quote)}' does not contain the number of value_stated, '{number.text}'"
            yield checked.problem("quote", message, "the words that carry the number").as_warning()
            return
        if claim.correction or claim.stated_min is not None or claim.stated_max is not None:
            continue
        if not any(_says(other, value, claim.unit or "", units) for other in same for value in meant_by(claim)):
            message = f"the quote prints '{same[0].text}', value_stated only '{shown(stated)}'"
            yield checked.problem("value_stated", message, "the number with its number word and its unit").as_warning()
            return


def _meant(claim: Claim, numbers: Sequence[PrintedNumber], units: Units) -> Sequence[PrintedNumber]:
    """Of the numbers in ``value_stated``, those that the claim gives: 44 of "44 of 130 million tonnes"; else all."""
    unit = claim.unit or ""
    return [n for n in numbers if any(_says(n, value, unit, units) for value in meant_by(claim))] or numbers


def _has_words(numbers: Sequence[PrintedNumber], stated: str, text: str) -> bool:
    """Whether printed numbers, with their units, are in a text letter for letter: most are, and it is quickly seen."""
    at = text.find(stated)
    if at < 0 or not numbers or not all(number.unit for number in numbers):
        return False
    before, after = text[max(0, at - 1) : at], text[at + len(stated) : at + len(stated) + 1]
    return not (before.isalnum() or after.isalnum() or before in (".", ",", "'"))


def _is_same_print(one: PrintedNumber, other: PrintedNumber) -> bool:
    return is_printed(one.bare, other.bare) or is_printed(one.value, other.value)


def _says(number: PrintedNumber, value: float, unit: str, units: Units) -> bool:
    return any(is_printed(one, value) or is_rounded(number, one, value) for one in in_unit(number, unit, units))


# ---------------------------------------------------------------------------------------------------- the bound


def _check_bound(checked: Checked, numbers: Sequence[PrintedNumber]) -> Iterator[Problem]:
    """A hedge in print must not be lost: "over 50 %" is not exactly 50 %."""
    claim: Claim = checked.record
    for number in numbers:
        bound = number.bound
        if any(value < 0 for value in meant_by(claim)) and number.value > 0:
            bound = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}.get(bound, bound) if bound else None
        is_opposite = {bound, claim.bound} == {Bound.AT_LEAST, Bound.AT_MOST}
        if bound and (claim.bound is Bound.EXACT or is_opposite):
            message = f"value_stated '{shown(claim.value_stated)}' is {bound}, but bound is {claim.bound}"
            yield checked.problem("bound", message, f"bound: {bound}").as_warning()
            return


def _check_range(checked: Checked, printed: Sequence[PrintedNumber], units: Units) -> Iterator[Problem]:
    """An end of a printed range is not the number: "10 to 15 percent" is not exactly 10 %.

    What rose "from 10 to 15 percent" was the one and is the other.
    """
    claim: Claim = checked.record
    if claim.value is None or claim.bound is not Bound.EXACT or claim.correction or claim.stated_min is not None:
        return
    for first, second in pairwise(printed):
        ends = [in_unit(number, claim.unit or "", units)[:1] for number in (first, second)]
        is_change = (claim.value_stated or "")[: first.start].lower().endswith("from ")
        if first.begins_range and not is_change and all(ends) and any(is_printed(end, claim.value) for (end,) in ends):
            low, high = (f"{end:.15g}" for (end,) in ends)
            message = f"value_stated '{shown(claim.value_stated or '')}' is a range, but value is one of its ends"
            yield checked.problem(
                "value", message, f"bound: range, value_min: {low} and value_max: {high}"
            ).as_warning()
            return


# ------------------------------------------------------------------------------------------------ the statement


def _check_statement(checked: Checked, unit: str, units: Units) -> Iterator[Problem]:
    """Of the numbers in the statement whose unit fits, one must be the claim's."""
    claim: Claim = checked.record
    if claim.stated_min is not None or claim.stated_max is not None:
        return
    numbers = [n for n in read_printed(claim.statement, units.words) if n.unit and in_unit(n, unit, units)]
    given = meant_by(claim)
    near = (
        abs(abs(one) - abs(value)) <= ROUNDED * abs(value)
        for n in numbers
        for one in in_unit(n, unit, units)
        for value in given
    )
    if numbers and given and not any(near):
        said = ", ".join(f"'{number.text}'" for number in numbers[:3])
        message = f"statement says {said}, but the value is {', '.join(f'{value:.15g}' for value in given)} {unit}"
        yield checked.problem("statement", message, "one number in both").as_warning()
