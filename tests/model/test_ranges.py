"""What the printed digits of a number leave open."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model.ranges import ROUNDED_AT_MOST, Number, Range, significant_digits
from knowledge_base.model.vocabulary import Bound, NumberSort

INF = math.inf
MEASURED, SHARE, EXACT = NumberSort.MEASURED, NumberSort.SHARE, NumberSort.EXACT


def reach(value: float, sort: NumberSort, *, is_hedged: bool = False) -> float:
    """How far a number may lie from what is printed, either way."""
    number = Number.printed(Range(value, value), sort, is_hedged=is_hedged)
    assert number.value == Range(value, value)
    assert value - number.rounded.low == pytest.approx(number.rounded.high - value)
    return round(number.rounded.high - value, 6)


@pytest.mark.parametrize(
    ("value", "sort", "unhedged", "hedged"),
    [
        # half a unit of the last digit, a whole one when hedged; zeros at the end of a quantity are not digits
        (16_265, MEASURED, 0.5, 1),
        (119_000, MEASURED, 500, 1_000),
        (0.82, MEASURED, 0.005, 0.01),
        (-12.6, MEASURED, 0.05, 0.1),
        # at most a twentieth, a tenth when hedged
        (100_000_000, MEASURED, 5_000_000, 10_000_000),
        (20_000, MEASURED, 1_000, 2_000),
        (3, MEASURED, 0.15, 0.3),
        # the zeros of a share are digits: 70 % is not 74 %
        (70, SHARE, 0.5, 1),
        (100, SHARE, 0.5, 1),
        (71.1, SHARE, 0.05, 0.1),
        (3, SHARE, 0.15, 0.3),
        # what is set by law or counted: not quite half a unit, at most half a per cent
        (30_996, EXACT, 0.499, 1),
        (86_500, EXACT, 49.9, 100),
        (31_000, EXACT, 155, 1_000),
        (31, EXACT, 0.155, 1),
        (7, EXACT, 0.035, 0.7),
        # nothing is nothing
        (0, MEASURED, 0, 0),
    ],
)
def test_a_printed_number_leaves_open_what_its_digits_do(
    value: float, sort: NumberSort, unhedged: float, hedged: float
) -> None:
    assert reach(value, sort) == unhedged
    assert reach(value, sort, is_hedged=True) == hedged


def test_both_ends_of_a_range_are_rounded_by_themselves() -> None:
    assert Number.printed(Range(20_000, 31_500), MEASURED).rounded == Range(19_000, 31_550)


@pytest.mark.parametrize("value", [Range(90, INF), Range(-INF, 10)])
def test_an_open_limit_is_meant_to_the_digit(value: Range) -> None:
    assert Number.printed(value, SHARE, is_hedged=True) == Number(value, value)


@pytest.mark.parametrize(
    ("bound", "value", "rounded"),
    [
        (Bound.EXACT, Range(75e6, 75e6), Range(74.5e6, 75.5e6)),
        (Bound.ABOUT, Range(75e6, 75e6), Range(74e6, 76e6)),
        (Bound.AT_LEAST, Range(75e6, INF), Range(75e6, INF)),
        (Bound.AT_MOST, Range(-INF, 75e6), Range(-INF, 75e6)),
    ],
)
def test_a_figure_is_as_wide_as_it_is_printed(bound: Bound, value: Range, rounded: Range) -> None:
    """ ">75,000,000" is at least that."""
    assert Number.with_bound(75e6, bound, MEASURED) == Number(value, rounded)


def test_a_number_in_another_unit_has_its_rounding_in_that_unit() -> None:
    assert Number.printed(Range(3.5, 3.5), MEASURED).scaled(1e6) == Number(
        Range(3_500_000, 3_500_000), Range(3_450_000, 3_550_000)
    )


@given(
    st.floats(1e-6, 1e12) | st.integers(1, 10**9).map(float), st.sampled_from(NumberSort), st.booleans(), st.booleans()
)
def test_rounding_never_reaches_further_than_its_part_of_the_number(
    value: float, sort: NumberSort, is_hedged: bool, is_negative: bool
) -> None:
    signed = -value if is_negative else value
    number = Number.printed(Range(signed, signed), sort, is_hedged=is_hedged)
    most = ROUNDED_AT_MOST[sort][is_hedged] * value * (1 + 1e-9)
    assert signed - most <= number.rounded.low <= signed <= number.rounded.high <= signed + most


def test_an_open_end_is_drawn_in_to_the_other() -> None:
    assert Range(50, INF).closed() == Range(50, 50)
    assert Range(-INF, 10).closed() == Range(10, 10)
    assert Range(20, 30).closed() == Range(20, 30)


def test_a_range_of_missing_ends_is_open() -> None:
    assert Range.of(None, 5) == Range(-INF, 5)
    assert Range.of(5, None) == Range(5, INF)


@pytest.mark.parametrize(
    ("value", "digits"), [(71.1, 3), (52_000_000, 2), (100_000_000, 1), (0.25, 2), (35_447.5, 6), (-12.6, 3), (0, 0)]
)
def test_significant_digits(value: float, digits: int) -> None:
    assert significant_digits(value) == digits
