"""Whether a claim's number is the one that its article prints.

The printed number is read with its unit, by ``model/printed_numbers.py``, and held against ``value`` and ``unit``.
Where they differ, the slip is far more often the curator's than the article's. So a message offers the unit first,
then another value, then ``stated_min`` and ``stated_max``, and ``correction``, which says that the article is wrong,
last.
"""

from collections.abc import Iterator, Sequence

from ..model.printed_numbers import PrintedNumber, in_unit, is_printed, is_rounded, read_printed
from ..model.problems import Problem
from ..model.records import Claim
from ..model.units import Units
from .validation import Checked

VALUES = ("value", "value_min", "value_max")
AS_PRINTED = "stated_min and stated_max where it is to be read otherwise"
AT_FAULT = "correction and correction_kind where the article is wrong"


def check_printed(checked: Checked, units: Units) -> Iterator[Problem]:
    """Yield what is wrong between ``value_stated`` and the number that is meant; one problem for one number."""
    claim: Claim = checked.record
    keys = ("value_stated", "unit", *VALUES, "stated_min", "stated_max", "correction", "correction_kind")
    if not (claim.value_stated and claim.unit and units.is_usable(claim.unit) and checked.sound(*keys)):
        return
    numbers = read_printed(claim.value_stated, units.words)
    given = [number for number in (claim.stated_min, claim.stated_max) if number is not None]
    if given:
        yield from _problems_of_given(checked, given, numbers, units)
    elif claim.correction:
        return
    elif not numbers:
        yield _unreadable(checked)
    else:
        yield from _problems_of_read(checked, claim.unit, numbers, units)


def _unreadable(checked: Checked) -> Problem:
    claim: Claim = checked.record
    message = f"value_stated '{claim.value_stated}' holds no number that can be read, so value was not compared with it"
    return checked.problem("value_stated", message, "stated_min and stated_max").as_warning()


# ----------------------------------------------------------------------------- as the curator says it is printed


def _problems_of_given(
    checked: Checked, given: Sequence[float], numbers: Sequence[PrintedNumber], units: Units
) -> Iterator[Problem]:
    claim: Claim = checked.record
    if not claim.correction:
        for key, value in _values(claim):
            if not any(is_printed(number, value) for number in given):
                message = f"{key} {value:.15g} is neither stated_min nor stated_max"
                yield checked.problem(key, message, f"the same number, or {AT_FAULT}")
                return
    for key in ("stated_min", "stated_max"):
        value = getattr(claim, key)
        if value is not None and (said := _power_of_ten_off(value, claim.unit or "", numbers, units)):
            message = f"{key} {value:.15g} {claim.unit} is not what value_stated prints: {said}"
            yield checked.problem(key, message, "the printed number in the claim's unit").as_warning()
            return


def _power_of_ten_off(value: float, unit: str, numbers: Sequence[PrintedNumber], units: Units) -> str:
    """Say what is printed, when that is a number times a power of ten, and a reading of it is not ``value`` itself."""
    readings = [(number, one) for number in numbers for one in in_unit(number, unit, units)]
    others = [one for number in numbers for one in _in_other_notation(number, unit, units)]
    if not value or any(is_printed(one, value) for one in [*others, *(one for _, one in readings)]):
        return ""
    for number, one in readings:
        if number.unit and any(is_printed(one, value * 10.0**power) for power in range(-9, 10)):
            return _said(number, one, unit)
    return ""


# ----------------------------------------------------------------------------------------- as it can be read


def _problems_of_read(checked: Checked, unit: str, numbers: Sequence[PrintedNumber], units: Units) -> Iterator[Problem]:
    claim: Claim = checked.record
    fitting = [number for number in numbers if in_unit(number, unit, units)]
    if not fitting:
        printed = _unit_printed(numbers, units)
        message = f"value_stated '{claim.value_stated}' is in {printed}, not in {unit}"
        yield checked.problem("unit", message, f"unit: {printed}, or {AS_PRINTED}")
        return
    for key, value in _values(claim):
        if any(_fits(number, value, unit, units) for number in numbers):
            continue
        message, expected = _explain(key, value, claim, fitting, units)
        yield checked.problem(key, message, expected)
        return


def _values(claim: Claim) -> Iterator[tuple[str, float]]:
    return ((key, value) for key in VALUES if (value := getattr(claim, key)) is not None)


def _fits(number: PrintedNumber, value: float, unit: str, units: Units) -> bool:
    """Whether a value is what is printed, or that in another unit, rounded."""
    return any(is_printed(one, value) or is_rounded(number, one, value) for one in in_unit(number, unit, units))


def _explain(key: str, value: float, claim: Claim, numbers: Sequence[PrintedNumber], units: Units) -> tuple[str, str]:
    """Return message and expectation for a value that is not the printed one."""
    unit = claim.unit or ""
    readings = [(number, in_unit(number, unit, units)[0]) for number in [n for n in numbers if n.unit] or numbers]
    said = "; ".join(_said(number, one, unit) for number, one in readings[:2])
    message = f"{key} {value:.15g} {unit} is not what value_stated prints ({said})"
    if any(is_printed(one, value) for number in numbers for one in _in_other_notation(number, unit, units)):
        as_meant = f"stated_min: {value:.15g} and stated_max: {value:.15g} if the article writes thousands so"
        return message, f"{as_meant}, or {_value_offer(key, readings)}, or {AT_FAULT}"
    offers = [f"unit: {other}" for other in _units_that_fit(claim, numbers, units)]
    return message, ", or ".join([*offers, _value_offer(key, readings), AS_PRINTED, AT_FAULT])


def _value_offer(key: str, readings: Sequence[tuple[PrintedNumber, float]]) -> str:
    return f"{key}: {_plain(readings[0][1])}" if len(readings) == 1 else "one of the printed numbers"


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.12g}"


def _said(number: PrintedNumber, value: float, unit: str) -> str:
    """Say what a printed number is in a unit."""
    return f"'{number.text}' is {f'{value:,.0f}' if value == int(value) else f'{value:,.12g}'} {unit}"


def _units_that_fit(claim: Claim, numbers: Sequence[PrintedNumber], units: Units) -> list[str]:
    """Return the unit in which the claim's numbers would be the printed ones: thousand-tonne for 44 and "44 kt"."""
    with_unit = [number for number in numbers if number.unit]
    values = [value for _, value in _values(claim)]
    others = (other for other in units.of_dimension(claim.unit or "") if other != claim.unit)
    return next(
        ([other] for other in others if all(any(_fits(n, v, other, units) for n in with_unit) for v in values)), []
    )


def _unit_printed(numbers: Sequence[PrintedNumber], units: Units) -> str:
    """Return the unit in which the first number with a unit is printed: cny-per-tonne for "60 yuan per ton"."""
    number = next(number for number in numbers if number.unit)
    return next((unit for unit in units.usable if number.value in in_unit(number, unit, units)[:1]), "another unit")


def _in_other_notation(number: PrintedNumber, unit: str, units: Units) -> tuple[float, ...]:
    return () if number.otherwise is None else in_unit(number.in_other_notation(), unit, units)
