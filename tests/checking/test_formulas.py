"""Arithmetic over ids in braces: ranges are carried through, and nothing but arithmetic is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.checking.formulas import Part, check_arithmetic
from knowledge_base.model.expressions import LONGEST, BadExpression, ids_in, work_out
from knowledge_base.model.ranges import Range

MINE = {"mined": Range(12.5, 12.5), "lost": Range(2, 2), "tailings": Range(9.3, 9.3)}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("{mined} - {lost} - {tailings}", Range(1.2, 1.2)),
        ("({mined} - {lost} - {tailings}) / {mined} * 100", Range(9.6, 9.6)),
        ("-{lost} + 5", Range(3, 3)),
        ("{ lost } * 1.5", Range(3, 3)),
        ("1 + 2 * 3", Range(7, 7)),
    ],
)
def test_result(expression: str, expected: Range) -> None:
    result = work_out(expression, MINE)
    assert (result.low, result.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("{a} + {b}", Range(100, 130)),
        ("{a} - {b}", Range(-50, -20)),
        ("{a} * {b}", Range(2100, 4000)),
        ("{b} / {a}", Range(1.4, 80 / 30)),
        ("-{a}", Range(-50, -30)),
    ],
)
def test_ranges_are_carried_through(expression: str, expected: Range) -> None:
    assert work_out(expression, {"a": Range(30, 50), "b": Range(70, 80)}) == expected


def test_ids_are_named_once_and_in_order() -> None:
    assert ids_in("{b} + { a-1 } / {b} * 100") == ["b", "a-1"]


OUTSIDE = "may hold ids in braces, numbers, + - * / and brackets only"
UNREADABLE = "is not arithmetic over ids in braces"


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("", UNREADABLE),
        ("   ", UNREADABLE),
        ("{a} +", UNREADABLE),
        ("{a} {a}", UNREADABLE),
        ("({a}", UNREADABLE),
        ("1..2", UNREADABLE),
        ("0123", UNREADABLE),
        ("{a}{a}", OUTSIDE),
        ("a + 1", OUTSIDE),
        ("v0 + {a}", OUTSIDE),
        ("{A}", OUTSIDE),
        ("{a", OUTSIDE),
        ("{a}.real", OUTSIDE),
        ("abs({a})", OUTSIDE),
        ("__import__('os').system('true')", OUTSIDE),
        ("{a} ** 2", OUTSIDE),
        ("9**9**9**9", OUTSIDE),
        ("{a} // 2", OUTSIDE),
        ("{a} % 2", OUTSIDE),
        ("{a} < 2", OUTSIDE),
        ("{a} if {a} else 1", OUTSIDE),
        ("[{a}]", OUTSIDE),
        ("'a'", OUTSIDE),
        ("True", OUTSIDE),
        ("1j", OUTSIDE),
        ("1e400", OUTSIDE),
        ("0x10", OUTSIDE),
        ("1_000", OUTSIDE),
        ("1,000", OUTSIDE),
        ("+{a}", OUTSIDE),
        ("（{a}）", OUTSIDE),
        ("１ + {a}", OUTSIDE),
        ("{a}\0", OUTSIDE),
        ("{a}\n+ 1", OUTSIDE),
        ("{b} + 1", "names 'b', which has no number here"),
        ("{a} / 0", "divides by zero"),
        ("{a} / ({a} - {a})", "divides by zero"),
        ("1 / {wide}", "divides by zero"),
        ("{huge} * {huge}", "comes to a number that is too large"),
        ("{huge} * {huge} - {huge} * {huge}", "comes to a number that is too large"),
        ("(" * 10_000 + "1" + ")" * 10_000, f"is longer than {LONGEST} characters"),
        ("(" * 149 + "{a}" + ")" * 148, UNREADABLE),
        ("{a}" + "+{a}" * 10_000, f"is longer than {LONGEST} characters"),
    ],
)
def test_everything_else_is_refused_in_words(expression: str, message: str) -> None:
    values = {"a": Range(2, 2), "wide": Range(-1, 1), "huge": Range(1e200, 1e200)}
    with pytest.raises(BadExpression) as refused:
        work_out(expression, values)
    assert str(refused.value) == message


@pytest.mark.parametrize("expression", ["-" * (LONGEST - 3) + "{a}", "(" * 140 + "{a}" + ")" * 140, "1+" * 148 + "{a}"])
def test_deep_but_sound_arithmetic_is_worked_out(expression: str) -> None:
    assert work_out(expression, {"a": Range(2, 2)}).low in (2, -2, 150)


@given(st.text(alphabet="{}ab01.+-*/() \t'_[]%:,", max_size=60))
def test_whatever_is_written_gives_a_range_or_a_refusal(expression: str) -> None:
    try:
        result = work_out(expression, {"a": Range(1, 2), "b": Range(-3, 5)})
    except BadExpression:
        return
    assert result.low <= result.high


numbers = st.integers(-50, 50).map(float)


@given(
    st.tuples(numbers, numbers),
    st.tuples(numbers, numbers),
    st.tuples(numbers, numbers),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
    st.sampled_from(["{a} + {b} * {c}", "({a} - {b}) * {c}", "{a} * {b} - {c} / 4", "-({a} + {b}) / 8 + {c}"]),
)
def test_a_range_holds_every_result_of_numbers_in_its_parts(
    a: tuple[float, float],
    b: tuple[float, float],
    c: tuple[float, float],
    at_a: float,
    at_b: float,
    at_c: float,
    expression: str,
) -> None:
    ends = {"a": sorted(a), "b": sorted(b), "c": sorted(c)}
    within = {"a": at_a, "b": at_b, "c": at_c}
    ranges = {name: Range(low, high) for name, (low, high) in ends.items()}
    points = {name: low + (high - low) * within[name] for name, (low, high) in ends.items()}
    result = work_out(expression, ranges)
    exact = work_out(expression, {name: Range(value, value) for name, value in points.items()})
    slack = 1e-9 * max(1.0, abs(exact.low))
    assert result.low - slack <= exact.low <= exact.high <= result.high + slack


# ------------------------------------------------------------------------------------------ the check of a sum


def test_a_sum_that_fits() -> None:
    parts = [Part(Range(52e6, 52e6), "t"), Part(Range(100e6, 100e6), "t")]
    check = check_arithmetic("share", Range(50, float("inf")), Range(52, 52), "%", parts)
    assert (check.verdict, check.ratio) == ("agrees", 1.0)
    assert check.explanation == (
        "The article's own numbers (52 million t; 100 million t) come to 52 %; the claim says at least 50 %. They fit."
    )


def test_a_sum_of_ranges_must_give_both_ends() -> None:
    """100 to 130 overlaps 120 to 150, but the parts do not add up to the whole."""
    parts = [Part(Range(30_000, 50_000), "t"), Part(Range(70_000, 80_000), "t")]
    check = check_arithmetic("demand", Range(120_000, 150_000), Range(100_000, 130_000), "t", parts)
    assert (check.verdict, check.ratio) == ("close", 1.2)
    assert check.explanation == (
        "The article's own numbers (30,000 to 50,000 t; 70,000 to 80,000 t) come to 100,000 to 130,000 t; "
        "the claim says 120,000 to 150,000 t. They do not fit: they differ by a factor of 1.2."
    )


def test_a_rate_is_told_in_percentage_points_and_figures_with_their_source() -> None:
    parts = [Part(Range(55_300, 55_300), "t"), Part(Range(53_300, 53_300), "t", "Some report, for 2004")]
    check = check_arithmetic("growth", Range(11.43, 11.43), Range(3.752345, 3.752345), "%", parts)
    assert (check.verdict, check.ratio) == ("differs", 3.0461)
    assert check.explanation == (
        "Worked out from 55,300 t; 53,300 t (Some report, for 2004), it is 3.75 %; the claim says 11.43 %. "
        "They do not fit: they differ by a factor of 3.05 or 7.7 percentage points."
    )


def test_numbers_on_both_sides_of_zero_have_no_factor() -> None:
    check = check_arithmetic("growth", Range(-3, -3), Range(4, 4), "%", [Part(Range(1, 1), "t")])
    assert (check.verdict, check.ratio) == ("differs", None)
    assert check.explanation == (
        "The article's own number (1 t) comes to 4 %; the claim says -3 %. "
        "They do not fit: they differ by 7 percentage points."
    )
