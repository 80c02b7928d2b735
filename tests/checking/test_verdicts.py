"""The scale of ratios: what agrees, what differs, and what only looks different because of a misplaced unit."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge_base.checking.verdicts import AGREES, CLOSE, SCALES, Judgement, judge, reaches
from knowledge_base.model.ranges import Range
from knowledge_base.model.vocabulary import Verdict

INF = math.inf

numbers = st.one_of(
    st.integers(-1000, 1000).map(float),
    st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False),
    st.sampled_from([0.0, 1.0, 1.05, 1.25, 10.0, 11.0, 100.0, 1000.0, -1.0, -1.05]),
)
"""Numbers of all signs, with many that lie on the very limits of a verdict."""


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Single numbers, ranges, and ranges with an open end."""
    low, high = sorted((draw(numbers), draw(numbers)))
    shape = draw(st.sampled_from(["one", "one", "both", "at least", "at most"]))
    if shape == "one":
        return Range(low, low)
    return Range(-INF if shape == "at most" else low, INF if shape == "at least" else high)


def one(value: float) -> Range:
    return Range(value, value)


@pytest.mark.parametrize(
    ("claim", "reference", "expected"),
    [
        # inside, and at the limits of each verdict: 1.05 and 1.25 belong to the better one
        (one(27), Range(27, 36), Judgement(Verdict.AGREES, 1.0, 0)),
        (one(105), one(100), Judgement(Verdict.AGREES, 1.05, 1)),
        (one(106), one(100), Judgement(Verdict.CLOSE, 1.06, 1)),
        (one(125), one(100), Judgement(Verdict.CLOSE, 1.25, 1)),
        (one(126), one(100), Judgement(Verdict.DIFFERS, 1.26, 1)),
        (one(80), one(100), Judgement(Verdict.CLOSE, 1.25, -1)),
        (one(79), one(100), Judgement(Verdict.DIFFERS, 100 / 79, -1)),
        # ranges agree as soon as they overlap; open ends reach as far as they say
        (Range(20, 30), one(21), Judgement(Verdict.AGREES, 1.0, 0)),
        (Range(119, INF), one(119), Judgement(Verdict.AGREES, 1.0, 0)),
        (Range(96, INF), one(96.7), Judgement(Verdict.AGREES, 1.0, 0)),
        (Range(50, INF), one(30.7), Judgement(Verdict.DIFFERS, 50 / 30.7, 1)),
        (Range(-INF, 10), one(9.6), Judgement(Verdict.AGREES, 1.0, 0)),
        (Range(-INF, 10), one(16), Judgement(Verdict.DIFFERS, 1.6, -1)),
        # powers of ten: nearly exact ones are misplaced units, others are disputes
        (one(30_000_000), one(300_000), Judgement(Verdict.SCALE_ERROR, 100.0, 1, 100.0)),
        (one(30_000_000), Range(200_000, 400_000), Judgement(Verdict.SCALE_ERROR, 75.0, 1, 100.0)),
        (one(62.585), one(62_585), Judgement(Verdict.SCALE_ERROR, 1000.0, -1, 1000.0)),
        (one(11), one(1), Judgement(Verdict.SCALE_ERROR, 11.0, 1, 10.0)),
        (one(12), one(1), Judgement(Verdict.DIFFERS, 12.0, 1)),
        (one(10_000), one(1), Judgement(Verdict.DIFFERS, 10_000.0, 1)),
        (Range(5000, INF), one(50), Judgement(Verdict.SCALE_ERROR, 100.0, 1, 100.0)),
        # a range so wide that it holds a number's tenth part shows nothing: 45 is half again 30, not ten times 4.5
        (one(45), Range(1, 30), Judgement(Verdict.DIFFERS, 1.5, 1)),
        (one(3), Range(-100, 2), Judgement(Verdict.DIFFERS, 1.5, 1)),
        # zero agrees with nothing but zero, and across it there is no ratio
        (one(0), one(0), Judgement(Verdict.AGREES, 1.0, 0)),
        (one(1), one(0), Judgement(Verdict.DIFFERS, INF, 1)),
        (one(-3.5), one(38.3), Judgement(Verdict.DIFFERS, INF, -1)),
        # falls are compared by their size
        (one(-37), one(-39.66), Judgement(Verdict.CLOSE, 39.66 / 37, 1)),
        (one(-35), one(-0.25), Judgement(Verdict.DIFFERS, 140.0, -1)),
        (one(-40), one(-4), Judgement(Verdict.SCALE_ERROR, 10.0, -1, 10.0)),
    ],
)
def test_verdict(claim: Range, reference: Range, expected: Judgement) -> None:
    assert judge(claim, reference) == expected


@given(ranges(), ranges())
@example(Range(-10.0, 1.0), Range(10.0, 10.0))
@example(Range(1.05, 1.05), Range(1.0, 1.0))
def test_swapping_changes_nothing_but_the_side(claim: Range, reference: Range) -> None:
    there, back = judge(claim, reference), judge(reference, claim)
    assert (there.verdict, there.ratio, there.scale) == (back.verdict, back.ratio, back.scale)
    assert there.side == -back.side


@given(ranges(), ranges(), numbers, numbers)
def test_widening_a_range_never_ends_an_agreement(claim: Range, reference: Range, a: float, b: float) -> None:
    if judge(claim, reference).verdict is Verdict.AGREES:
        wider = Range(min(claim.low, a), max(claim.high, b))
        assert judge(wider, reference).verdict is Verdict.AGREES
        assert judge(reference, wider).verdict is Verdict.AGREES


@given(ranges(), ranges(), st.integers(-20, 20).map(lambda power: 2.0**power))
def test_another_unit_for_both_changes_nothing(claim: Range, reference: Range, factor: float) -> None:
    """Factors are powers of two, by which floating-point numbers are multiplied without rounding."""
    assert judge(claim.scaled(factor), reference.scaled(factor)) == judge(claim, reference)


@given(ranges(), ranges())
def test_turning_both_signs_turns_only_the_side(claim: Range, reference: Range) -> None:
    there, back = judge(claim, reference), judge(claim.negated(), reference.negated())
    assert (there.verdict, there.ratio, there.scale) == (back.verdict, back.ratio, back.scale)
    assert there.side == -back.side


@given(ranges(), ranges())
def test_verdict_follows_from_the_ratio(claim: Range, reference: Range) -> None:
    """Within a millionth of a limit, where rounding decides, either verdict may stand."""
    judgement = judge(claim, reference)
    assert judgement.ratio >= 1.0
    assert (judgement.ratio == 1.0) or (judgement.side != 0)
    if judgement.ratio < AGREES * (1 - 1e-6):
        assert judgement.verdict is Verdict.AGREES
    elif AGREES * (1 + 1e-6) < judgement.ratio < CLOSE * (1 - 1e-6):
        assert judgement.verdict is Verdict.CLOSE
    elif judgement.ratio > CLOSE * (1 + 1e-6):
        assert judgement.verdict in (Verdict.DIFFERS, Verdict.SCALE_ERROR)


@given(st.floats(1e-3, 1e9), st.sampled_from(SCALES), st.floats(0.92, 1.08))
def test_every_misplaced_power_of_ten_is_found(value: float, scale: float, blur: float) -> None:
    """A number ten, a hundred or a thousand times another, to within eight per cent, is never called a dispute."""
    judgement = judge(one(value * scale * blur), one(value))
    assert (judgement.verdict, judgement.scale, judgement.side) == (Verdict.SCALE_ERROR, scale, 1)


@given(ranges(), ranges(), st.sampled_from([1.0, AGREES, CLOSE]))
def test_reaching_is_mutual(a: Range, b: Range, ratio: float) -> None:
    assert reaches(a, b, ratio) == reaches(b, a, ratio)


@given(ranges(), ranges())
def test_reach_grows_with_the_ratio(a: Range, b: Range) -> None:
    reached = [reaches(a, b, ratio) for ratio in (1.0, AGREES, CLOSE)]
    assert reached == sorted(reached)


def test_an_open_end_is_drawn_in_to_the_other() -> None:
    assert Range(50, INF).closed() == one(50)
    assert Range(-INF, 10).closed() == one(10)
    assert Range(20, 30).closed() == Range(20, 30)


def test_range_of_missing_ends_is_open() -> None:
    assert Range.of(None, 5) == Range(-INF, 5)
    assert Range.of(5, None) == Range(5, INF)
