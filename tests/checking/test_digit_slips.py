"""How one number becomes another by a slip of digits."""

import pytest

from knowledge_base.checking.digit_slips import digit_slip, is_same


@pytest.mark.parametrize(
    ("printed", "meant", "slip"),
    [
        (30_966, 30_996, "a 6 stands for a 9"),
        (39_096, 30_996, "two digits change places"),
        (35_474.5, 35_447.5, "two digits change places"),
        (4_446, 14_446, "a digit was lost"),
        (14_446, 144_446, "a digit was lost"),
        (144_446, 14_446, "a digit was added"),
        (116_000, 16_000, "“1” stands before it, as a footnote mark would"),
        (1_216_000, 16_000, "“12” stands before it, as a footnote mark would"),
        (62.585, 62_585, "a decimal point stands for the thousands separator"),
        (62_585, 62.585, "a thousands separator stands for the decimal point"),
        # rounding is no slip, nor is a small difference in the last place, nor anything of few digits
        (31_000, 30_996, ""),
        (48_900, 48_918, ""),
        (86_500, 86_520, ""),
        (30_999, 31_001, ""),
        (18_700, 18_600, ""),
        (119_000, 129_000, ""),
        (23, 32, ""),
        (27, 127, ""),
        (16_900, 18_600, ""),
        (30_996, 30_996, ""),
        (0, 30_996, ""),
        (-12.6, -12.9, ""),
    ],
)
def test_slip(printed: float, meant: float, slip: str) -> None:
    assert digit_slip(printed, meant) == slip


@pytest.mark.parametrize(
    ("a", "b", "same"), [(48_900, 48_918, True), (48_900, 48_950, False), (35_447.5, 35_448, True), (0, 0, True)]
)
def test_a_number_is_the_same_but_for_the_digits_that_an_edition_rounds_away(a: float, b: float, same: bool) -> None:
    assert is_same(a, b) is same
