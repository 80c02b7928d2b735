"""A number of an article against the others from which it must follow."""

import pytest

from knowledge_base.checking.formulas import Part, check_arithmetic
from knowledge_base.model.ranges import Number, Range
from knowledge_base.model.vocabulary import NumberSort

INF = float("inf")


def tonnes(low: float, high: float | None = None, source: str = "") -> Part:
    return Part(Range(low, low if high is None else high), "t", source)


def sum_of(
    own: Part, result: Range, *parts: Part, sort: NumberSort = NumberSort.SHARE, rounded: Range | None = None
) -> tuple[str, float | None, str]:
    """(verdict, ratio, second sentence) of a claim that must follow from others."""
    check = check_arithmetic(
        "sum", "So it said.", Number.printed(own.value, sort), Number(result, rounded or result), sort, own, parts
    )
    assert (check.id, check.method) == ("sum/printed/arithmetic", "arithmetic")
    assert check.explanation.startswith("So it said. ")
    return check.verdict.value, check.ratio, check.explanation.removeprefix("So it said. ")


def test_a_sum_that_fits() -> None:
    quota = tonnes(50_145)
    assert sum_of(quota, Range(50_145, 50_145), tonnes(21_728), tonnes(28_417), sort=NumberSort.EXACT) == (
        "agrees",
        1,
        "From the article's other numbers (21,728 t and 28,417 t) follows 50,145 t, which agrees.",
    )


def test_one_number_that_follows_from_one_other() -> None:
    assert sum_of(tonnes(21_586), Range(21_585.71, 21_585.71), tonnes(15_110), sort=NumberSort.MEASURED)[2] == (
        "From the article's other number (15,110 t) follows 21,586 t, which agrees."
    )


@pytest.mark.parametrize(
    ("limit", "result", "verdict", "ending"),
    [
        (Range(50, INF), 52, "agrees", "follows 52 %, so the limit holds."),
        (Range(50, INF), 97, "loose", "follows 97 %, so the limit holds and says little."),
        (Range(50, INF), 40, "differs", "follows 40 %, not at least 50 %: they are apart by 10 percentage points."),
        (Range(-INF, 10), 9.6, "agrees", "follows 9.6 %, so the limit holds."),
    ],
)
def test_a_limit_that_must_follow(limit: Range, result: float, verdict: str, ending: str) -> None:
    found = sum_of(Part(limit, "%"), Range(result, result), tonnes(52e6), tonnes(100e6))
    assert (found[0], found[2].endswith(ending)) == (verdict, True)


def test_a_sum_of_ranges_must_give_both_ends() -> None:
    """100 to 130 overlaps 120 to 150, but the parts do not add up to the whole."""
    demand = tonnes(120_000, 150_000)
    parts = tonnes(30_000, 50_000), tonnes(70_000, 80_000)
    assert sum_of(demand, Range(100_000, 130_000), *parts, sort=NumberSort.MEASURED) == (
        "differs",
        1.2,
        "From the article's other numbers (30,000 to 50,000 t and 70,000 to 80,000 t) follows 100,000 to 130,000 t, "
        "not 120,000 to 150,000 t: one end is off by a factor of 1.2.",
    )


def test_what_rounding_explains_agrees_and_says_so() -> None:
    """46 % beside 9,421 of 20,000 t, which may have been 20,436."""
    share = Part(Range(46, 46), "%")
    found = sum_of(share, Range(47.1, 47.1), tonnes(9_421), tonnes(20_000), rounded=Range(44.8, 49.6))
    assert found[0] == "agrees"
    assert found[2].endswith("follows 47.1 %, which agrees as far as these are rounded.")


def test_growth_is_a_rise_or_a_fall_and_figures_name_their_source() -> None:
    growth = Part(Range(11.43, 11.43), "%", is_change=True)
    parts = tonnes(55_300), tonnes(53_300, source="(Some report, for 2004)")
    assert sum_of(growth, Range(3.752345, 3.752345), *parts) == (
        "differs",
        3.0461,
        "From 55,300 t and 53,300 t (Some report, for 2004) follows a rise of 3.75 %, not a rise of 11.43 %: "
        "they are apart by 7.7 percentage points.",
    )
    fall = Part(Range(-3.5, -3.5), "%", is_change=True)
    assert sum_of(tonnes(16_855), Range(16_855, 16_855), tonnes(16_265), fall)[2] == (
        "From the article's other numbers (16,265 t and a fall of 3.5 %) follows 16,855 t, which agrees."
    )


def test_numbers_on_both_sides_of_zero_are_far_apart() -> None:
    own = Part(Range(-3, -3), "")
    assert sum_of(own, Range(4, 4), Part(Range(1, 1), ""), sort=NumberSort.MEASURED) == (
        "differs",
        None,
        "From the article's other number (1) follows 4, not −3: they are far apart.",
    )
