"""Arithmetic over ids in braces: ranges are carried through, and nothing but arithmetic is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model.expressions import LONGEST, BadExpression, ids_in, work_out, work_out_number
from knowledge_base.model.ranges import Number, Range
from knowledge_base.model.vocabulary import NumberSort

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


def test_rounding_is_carried_through_a_sum() -> None:
    values = {
        "mined": Number.printed(Range(12.5, 12.5), NumberSort.MEASURED),
        "lost": Number.printed(Range(2, 2), NumberSort.MEASURED),
    }
    found = work_out_number("{mined} - {lost}", values)
    assert found.value == Range(10.5, 10.5)
    assert found.rounded == Range(pytest.approx(12.45 - 2.1), pytest.approx(12.55 - 1.9))
