"""The numbers that a person reads in a printed value, so that a claim cannot quietly mean another one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model.printed_numbers import Printed, read_printed


@pytest.mark.parametrize(
    ("text", "numbers", "has_number_word"),
    [
        ("71.1%", (71.1,), False),
        ("more than 60 per cent", (60.0,), False),
        ("119,000 tons", (119_000.0,), False),
        ("1,234,567.5", (1_234_567.5,), False),
        ("119 000 tons", (119_000.0,), False),
        ("119\u00a0000 tons", (119_000.0,), False),
        ("30 million tons", (30e6,), True),
        ("12.5 million", (12.5e6,), True),
        ("20,000 to 30,000 tons", (20_000.0, 30_000.0), False),
        ("20 to 30 million tons", (20e6, 30e6), True),
        ("20-30 million tons", (20e6, 30e6), True),
        ("30 million to 20 million", (30e6, 20e6), True),
        ("900 to 1.2 million", (900.0, 1.2e6), True),
        ("half a million", (), False),
        ("1.5bn yuan", (1.5e9,), True),
        ("2 crore", (2e7,), True),
        ("12.5万吨", (125_000.0,), True),
        ("3亿元", (3e8,), True),
        ("1.2万亿", (1.2e12,), True),
        ("百分之二十三", (), False),
        ("two thirds", (), False),
        ("", (), False),
        ("23% of 52 million", (23.0, 52e6), True),
        ("5 millionaires", (5.0,), False),
        ("1990s", (1990.0,), False),
        ("12,50 tons", (), False),
        ("3.5.2012", (), False),
    ],
)
def test_the_numbers_that_are_read(text: str, numbers: tuple[float, ...], has_number_word: bool) -> None:
    assert read_printed(text) == Printed(numbers, has_number_word)


@pytest.mark.parametrize(
    ("numbers", "low", "high"),
    [
        ((), None, None),
        ((5.0,), 5.0, 5.0),
        ((5.0, 7.0), 5.0, 7.0),
        ((7.0, 5.0), None, None),
        ((1.0, 2.0, 3.0), None, None),
    ],
)
def test_one_number_or_a_range_that_runs_forward_has_ends(
    numbers: tuple[float, ...], low: float | None, high: float | None
) -> None:
    assert (Printed(numbers).low, Printed(numbers).high) == (low, high)


@pytest.mark.parametrize(
    ("text", "value", "multiple", "is_printed"),
    [
        ("30 million tons", 30e6, 1.0, True),
        ("30 million tons", 30.0, 1e6, True),
        ("30 million tons", 300e3, 1.0, False),
        ("30 million tons", 30.0, 1.0, False),
        ("20,000 to 30,000 tons", 25_000.0, 1.0, False),
        ("fell by 32%", -32.0, 1.0, True),
        ("0.1", 0.1 + 1e-17, 1.0, True),
        ("0.1", 0.10001, 1.0, False),
        ("0", 0.0, 1.0, True),
        ("none", 0.0, 1.0, False),
    ],
)
def test_whether_a_value_is_the_printed_one(text: str, value: float, multiple: float, is_printed: bool) -> None:
    """``multiple`` is the number in a unit's name: a claim in million tonnes may say 30 for "30 million"."""
    assert read_printed(text).prints(value, multiple) is is_printed


@given(st.integers(0, 10**12))
def test_thousands_separators_change_nothing(number: int) -> None:
    forms = [f"{number}", f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\u00a0")]

    assert [read_printed(f"some {form} t").numbers for form in forms] == [(float(number),)] * 4


@given(st.decimals(0, 10_000, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_word_multiplies(number: object) -> None:
    (value,) = read_printed(f"{number} million").numbers

    assert value == pytest.approx(float(str(number)) * 1e6)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert all(number >= 0 for number in read_printed(text).numbers)
