"""Claims against each other: counted exactly without looking at every pair, and listed in bounded number."""

import math
import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge_base.checking.between_claims import (
    LISTED,
    LISTED_OF_MANY,
    Comparison,
    Order,
    Rival,
    Standing,
    Years,
    compare,
    overlap,
    reach,
    relation,
)
from knowledge_base.checking.verdicts import judge
from knowledge_base.model.ranges import Number, Range
from knowledge_base.model.vocabulary import NumberSort, Relation, Verdict

INF = math.inf
MEASURED, SHARE, EXACT = NumberSort.MEASURED, NumberSort.SHARE, NumberSort.EXACT
AGREES, CLOSE, COMPATIBLE, CONFLICTS, SCALE_ERROR = (
    Relation.AGREES,
    Relation.CLOSE,
    Relation.COMPATIBLE,
    Relation.CONFLICTS,
    Relation.SCALE_ERROR,
)


def rival(
    name: str,
    low: float,
    high: float | None = None,
    *,
    sort: NumberSort = MEASURED,
    about: bool = False,
    years: Years = (2012, 2012),
    certain: Years = None,
    basis: str | None = None,
    article: str = "",
    speaker: str = "",
    wording: str = "",
    distinctive: bool = False,
    day: str = "2012",
    second_hand: bool = False,
) -> Rival:
    """A claim of its own article and speaker, unless something else is said; the name's order is its age."""
    number = Number.printed(Range(low, low if high is None else high), sort, is_hedged=about)
    article = article or f"article of {name}"
    order = (day, second_hand, ord(name[-1]))
    sure = certain or years
    return Rival(name, article, number, sort, years, sure, basis, speaker or article, wording, distinctive, order)


def standings(*rivals: Rival) -> dict[str, Standing]:
    return {claim.id: standing for claim, standing, _ in compare(rivals)}


def written(*rivals: Rival) -> list[Comparison]:
    """Every comparison that is written down."""
    return [comparison for _, _, comparisons in compare(rivals) for comparison in comparisons]


# ---------------------------------------------------------------------------------------------------- relations


@pytest.mark.parametrize(
    ("a", "b", "sort", "expected"),
    [
        # quantities: within 2 %, or within the rounding of either; within 15 %
        ((52_000, 52_000), (52_900, 52_900), MEASURED, AGREES),
        ((10_000, 10_000), (10_400, 10_400), MEASURED, AGREES),
        ((50_123, 50_123), (57_000, 57_000), MEASURED, CLOSE),
        ((50_123, 50_123), (59_123, 59_123), MEASURED, CONFLICTS),
        ((27e6, 27e6), (52e6, 52e6), MEASURED, CONFLICTS),
        ((20_000, 30_000), (25_000, 25_000), MEASURED, AGREES),
        ((-35, -35), (-36.5, -36.5), MEASURED, CLOSE),
        # shares: within a point, within five
        ((23, 23), (24, 24), SHARE, AGREES),
        ((23, 23), (27, 27), SHARE, CLOSE),
        ((23, 23), (50, 50), SHARE, CONFLICTS),
        # a rise is never near a fall
        ((0.2, 0.2), (-0.2, -0.2), SHARE, CONFLICTS),
        ((0, 0), (-0.2, -0.2), SHARE, AGREES),
        # numbers set by law: the digits count
        ((31_000, 31_000), (30_996, 30_996), EXACT, AGREES),
        ((30_246, 30_246), (30_184, 30_184), EXACT, CONFLICTS),
        ((31, 31), (32, 32), EXACT, CONFLICTS),
        # open limits: what may both be so is compatible, which is no agreement
        ((10_000, INF), (20_000, 30_000), MEASURED, COMPATIBLE),
        ((10_000, INF), (-INF, 40_000), MEASURED, COMPATIBLE),
        ((10_000, INF), (10_000, INF), MEASURED, COMPATIBLE),
        ((90, INF), (86, 86), SHARE, COMPATIBLE),
        ((90, INF), (60, 60), SHARE, CONFLICTS),
        ((50_000, INF), (-INF, 40_000), MEASURED, CONFLICTS),
        # powers of ten
        ((30e6, 30e6), (300_000, 300_000), MEASURED, SCALE_ERROR),
    ],
)
def test_how_two_claims_stand_to_each_other(
    a: tuple[float, float], b: tuple[float, float], sort: NumberSort, expected: Relation
) -> None:
    one, other = rival("a", *a, sort=sort), rival("b", *b, sort=sort)
    assert relation(one, other)[0] is expected
    assert relation(other, one)[0] is expected


def test_claims_that_name_no_year_never_contradict_each_other() -> None:
    """ "Once 71 %" and "once 50 %" may be about different years; a misplaced unit shows all the same."""
    a, b, c = rival("a", 71, years=None), rival("b", 50, years=None), rival("c", 710, years=None)
    assert relation(a, b)[0] is COMPATIBLE
    assert relation(a, c)[0] is SCALE_ERROR
    found = standings(a, b, c)
    assert {name: standing.conflict_count for name, standing in found.items()} == {"a": 0, "b": 0, "c": 0}


def test_about_a_year_contradicts_nothing_that_is_said_of_another() -> None:
    """97 % about 2010 and 90 % in 2012 may both be so; 97 % about 2012 and 90 % in 2012 may not."""
    about_2010 = rival("a", 97, sort=SHARE, years=(2008, 2012), certain=(2010, 2010))
    about_2012 = rival("b", 97, sort=SHARE, years=(2010, 2014), certain=(2012, 2012), speaker="x")
    in_2012 = rival("c", 90, sort=SHARE)
    assert relation(about_2010, in_2012)[0] is COMPATIBLE
    assert relation(about_2012, in_2012)[0] is CONFLICTS
    assert standings(about_2010, about_2012, in_2012) == {
        "a": Standing(1, 0),
        "b": Standing(1, 1),
        "c": Standing(0, 1),
    }


@given(st.floats(-1e6, 1e6), st.sampled_from(NumberSort), st.booleans())
def test_a_number_reaches_at_least_as_far_to_be_close_as_to_agree(value: float, sort: NumberSort, about: bool) -> None:
    number = Number.printed(Range(value, value), sort, is_hedged=about)
    agrees, close = reach(number, sort)
    assert close.low <= agrees.low <= value <= agrees.high <= close.high


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.sampled_from([MEASURED, SHARE]))
def test_two_claims_stand_to_each_other_as_a_claim_to_a_figure(a: float, b: float, sort: NumberSort) -> None:
    """What agrees with a figure agrees with a claim of the same number, and what conflicts with the one differs."""
    one, other = rival("a", a, sort=sort), rival("b", b, sort=sort)
    how, verdict = relation(one, other)[0], judge(one.number, other.number, sort).verdict
    if verdict is Verdict.AGREES:
        assert how is AGREES
    if verdict is Verdict.CLOSE:
        assert how in (AGREES, CLOSE)
    if how in (CONFLICTS, SCALE_ERROR):
        assert verdict in (Verdict.DIFFERS, Verdict.SCALE_ERROR)


# ------------------------------------------------------------------------------------------------- by example


def test_agreement_and_conflict() -> None:
    claims = rival("a", 23.1), rival("b", 23.2), rival("c", 50.1), rival("d", 231)
    assert standings(*claims) == {
        "a": Standing(1, 2),
        "b": Standing(1, 2),
        "c": Standing(0, 3),
        "d": Standing(0, 3),
    }
    assert sorted(written(*claims)) == [
        ("a", "b", AGREES, 1.00433),
        ("a", "c", CONFLICTS, 2.16883),
        ("a", "d", SCALE_ERROR, 10),
        ("b", "c", CONFLICTS, 2.15948),
        ("b", "d", SCALE_ERROR, 9.9569),
        ("c", "d", CONFLICTS, 4.61078),
    ]


def test_one_claim_alone_has_nothing_beside_it() -> None:
    assert list(compare([rival("a", 100)])) == [(rival("a", 100), Standing(), [])]


def test_across_zero_there_is_no_ratio() -> None:
    assert written(rival("a", -3), rival("b", 4)) == [("a", "b", CONFLICTS, None)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (rival("a", 1, years=(2011, 2011)), rival("b", 9, years=(2012, 2012))),
        (rival("a", 1, years=None), rival("b", 9, years=(2012, 2012))),
        (rival("a", 1, basis="content"), rival("b", 9, basis="gross-weight")),
        (rival("a", 1, basis="content"), rival("b", 9, basis=None)),
    ],
    ids=["other years", "no year and a year", "another basis", "a basis and none"],
)
def test_what_is_not_about_the_same_thing_is_not_compared(a: Rival, b: Rival) -> None:
    assert standings(a, b) == {"a": Standing(), "b": Standing()}
    assert written(a, b) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (rival("a", 1, years=(2010, 2012)), rival("b", 1, years=(2012, 2015))),
        (rival("a", 1, years=(0, 2012)), rival("b", 1, years=(2012, 9999))),
        (rival("a", 1, years=None), rival("b", 1, years=None)),
        (rival("a", 1, basis="content"), rival("b", 1, basis="content")),
    ],
    ids=["overlapping years", "open years", "both without a year", "one basis"],
)
def test_what_may_be_about_the_same_thing_is_compared(a: Rival, b: Rival) -> None:
    assert standings(a, b)["a"] == Standing(1, 0)
    assert written(a, b) == [("a", "b", AGREES, 1)]


def test_an_article_contradicts_itself_but_never_confirms_itself() -> None:
    one = "one article"
    found = standings(
        rival("a", 100, speaker="x", article=one),
        rival("b", 101, speaker="y", article=one),
        rival("c", 200, article=one),
    )
    assert (found["a"].agree_count, found["a"].conflict_count) == (0, 1)
    assert (found["c"].agree_count, found["c"].conflict_count) == (0, 2)


def test_an_open_limit_agrees_with_nobody() -> None:
    found = standings(rival("a", 90, INF), rival("b", 90, INF), rival("c", 95))
    assert set(found.values()) == {Standing(0, 0)}


# ------------------------------------------------------------------------------------------------------- repeats


@pytest.mark.parametrize(
    ("speaker", "wording", "distinctive"),
    [("the ministry", "", False), ("", "fell from 71.1 to 23 per cent", False), ("", "", True)],
    ids=["same speaker", "same words", "same distinctive number"],
)
def test_a_number_that_travels_is_a_repeat_and_counts_once(speaker: str, wording: str, distinctive: bool) -> None:
    a, b = (rival(name, 71.1, speaker=speaker, wording=wording, distinctive=distinctive) for name in "ab")
    claims = a, b, rival("c", 71.2), rival("d", 23)
    found = standings(*claims)
    assert [found[name].repeats_id for name in "abcd"] == [None, "a", None, None]
    assert [found[name].agree_count for name in "abcd"] == [1, 1, 1, 0]
    assert [found[name].conflict_count for name in "abcd"] == [1, 1, 1, 2]
    assert not [comparison for comparison in written(*claims) if "b" in comparison[:2]]


@pytest.mark.parametrize(
    "other",
    [rival("b", 71.2, speaker="x"), rival("b", 71.1, speaker="x", years=(2013, 2013)), rival("b", 71.1, speaker="y")],
    ids=["another number", "another time", "another speaker"],
)
def test_what_is_said_otherwise_is_no_repeat(other: Rival) -> None:
    assert standings(rival("a", 71.1, speaker="x"), other)["b"].repeats_id is None


def test_typesetting_is_not_wording() -> None:
    found = standings(
        rival("a", 71.1, wording="fell to “23” per cent"), rival("b", 71.1, wording='Fell to  "23" per cent')
    )
    assert found["b"].repeats_id == "a"


def test_the_same_round_number_of_two_speakers_is_two_voices() -> None:
    assert standings(rival("a", 70), rival("b", 70)) == {"a": Standing(1, 0), "b": Standing(1, 0)}


def test_a_repeat_of_two_claims_is_one_of_the_earlier() -> None:
    """c has b's speaker and a's words; a is older."""
    found = standings(
        rival("a", 70, wording="seventy"), rival("b", 70, speaker="x"), rival("c", 70, speaker="x", wording="seventy")
    )
    assert found["c"].repeats_id == "a"


def test_the_original_is_the_earliest_and_at_one_day_the_first_hand() -> None:
    found = standings(
        rival("a", 70, speaker="x", day="2013"),
        rival("b", 70, speaker="x", day="2012", second_hand=True),
        rival("c", 70, speaker="x", day="2012"),
    )
    assert {name: standing.repeats_id for name, standing in found.items()} == {"a": "c", "b": "c", "c": None}


# ------------------------------------------------------------------------------------------- against every pair


values = st.sampled_from([-10.0, -9.6, -1.0, -0.2, 0.0, 0.2, 1.0, 1.02, 1.15, 5.0, 6.0, 10.0, 10.4, 52.0, 100.0, 1e3])
spans: st.SearchStrategy[Years] = st.one_of(
    st.none(),
    st.tuples(st.integers(2000, 2006), st.integers(0, 4)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    st.sampled_from([(0, 2003), (2003, 9999), (0, 9999)]),
)


@st.composite
def groups(draw: st.DrawFn) -> list[Rival]:
    """A few claims about one thing, with everything that can happen: ranges, open ends, repeats, missing years."""
    sort = draw(st.sampled_from(NumberSort))
    found = []
    for n in range(draw(st.integers(1, 24))):
        low, high = sorted((draw(values), draw(values)))
        shape = draw(st.sampled_from(["one", "one", "both", "at least", "at most"]))
        value = {
            "one": Range(low, low),
            "both": Range(low, high),
            "at least": Range(low, INF),
            "at most": Range(-INF, high),
        }[shape]
        article = draw(st.sampled_from(["i", "ii", "iii", "iv"]))
        years = draw(spans)
        is_about = years is not None and years[1] - years[0] == 4 and draw(st.booleans())
        found.append(
            Rival(
                id=f"claim-{n}",
                article=article,
                number=Number.printed(value, sort, is_hedged=draw(st.booleans())),
                sort=sort,
                years=years,
                certain=(years[0] + 2, years[0] + 2) if years and is_about else years,
                basis=draw(st.sampled_from([None, "content", "gross-weight"])),
                speaker=draw(st.sampled_from([article, "ministry", "survey"])),
                wording=draw(st.sampled_from(["", "these words", "those words"])),
                is_distinctive=draw(st.booleans()),
                order=(draw(st.sampled_from(["2010", "2011", "2012"])), draw(st.booleans()), n),
            )
        )
    return found


def repeats_of(rivals: list[Rival]) -> dict[str, str | None]:
    """By looking at every pair: the earliest original that a claim shares value, years and a mark with."""
    originals: dict[str, str] = {}
    in_order = sorted(rivals, key=lambda claim: claim.order)
    for n, claim in enumerate(in_order):
        same = [
            earlier
            for earlier in in_order[:n]
            if (earlier.number.value, earlier.years) == (claim.number.value, claim.years)
            and (
                earlier.speaker == claim.speaker
                or (claim.wording and earlier.wording == claim.wording)
                or (claim.is_distinctive and earlier.is_distinctive)
            )
        ]
        leaders = sorted({originals[earlier.id] for earlier in same}, key=lambda name: order_of(rivals, name))
        originals[claim.id] = leaders[0] if leaders else claim.id
    return {name: None if name == original else original for name, original in originals.items()}


def order_of(rivals: list[Rival], name: str) -> Order:
    return next(claim.order for claim in rivals if claim.id == name)


def counted_in_pairs(rivals: list[Rival]) -> dict[str, Standing]:
    """The oracle: agreements, conflicts and repeats, from all pairs and the relation of each."""
    repeats = repeats_of(rivals)
    originals = [claim for claim in rivals if repeats[claim.id] is None]
    found = {}
    for claim in originals:
        agrees = conflicts = 0
        for other in originals:
            if other.id != claim.id and claim.basis == other.basis and overlap(claim.years, other.years):
                how, _ = relation(claim, other)
                agrees += how is AGREES and other.article != claim.article
                is_of_one_time = claim.years is not None and overlap(claim.certain, other.certain)
                conflicts += how in (CONFLICTS, SCALE_ERROR) and is_of_one_time
        found[claim.id] = Standing(agrees, conflicts)
    for claim in rivals:
        original = repeats[claim.id]
        if original is not None:
            found[claim.id] = Standing(found[original].agree_count, found[original].conflict_count, original)
    return found


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(groups())
def test_counts_are_those_of_all_pairs(rivals: list[Rival]) -> None:
    assert standings(*rivals) == counted_in_pairs(rivals)


@pytest.mark.parametrize("seed", range(4))
def test_counts_of_a_large_group_are_those_of_all_pairs(seed: int) -> None:
    """Three hundred claims of three articles: more of one article than are compared one by one."""
    chance = random.Random(seed)
    sort = chance.choice(list(NumberSort))
    rivals = []
    for n in range(300):
        low = round(10 ** chance.uniform(-1, 3), 2) * chance.choice([1, 1, 1, -1])
        high = chance.choice([low, low, low + abs(low) * chance.random(), INF])
        start = chance.randint(2000, 2015)
        years = chance.choice([None, (start, start), (start, start), (start, start + chance.randint(0, 8))])
        article = chance.choice(["i", "ii", "iii"])
        rivals.append(
            Rival(
                id=f"claim-{n}",
                article=article,
                number=Number.printed(Range(low, high), sort, is_hedged=chance.random() < 0.3),
                sort=sort,
                years=years,
                certain=chance.choice([years, years and (years[0], years[0])]),
                basis=chance.choice([None, "content", "gross-weight"]),
                speaker=chance.choice([article, "ministry", f"speaker {n}"]),
                wording="",
                is_distinctive=chance.random() < 0.5,
                order=(chance.choice(["2010", "2011", "2012"]), chance.random() < 0.5, n),
            )
        )
    assert standings(*rivals) == counted_in_pairs(rivals)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(groups())
def test_what_is_written_down_is_true_and_each_pair_once(rivals: list[Rival]) -> None:
    by_id = {claim.id: claim for claim in rivals}
    repeats = repeats_of(rivals)
    pairs = Counter()
    for first, second, how, ratio in written(*rivals):
        one, other = by_id[first], by_id[second]
        pairs[first, second] += 1
        assert first < second
        assert one.basis == other.basis
        assert overlap(one.years, other.years)
        assert repeats[first] is None
        assert repeats[second] is None
        expected, times = relation(one, other)
        assert how is expected
        assert ratio == (None if times == INF else float(f"{times:.6g}"))
    assert set(pairs.values()) <= {1}


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(groups())
def test_of_few_every_pair_is_written_down_and_of_many_a_bounded_number(rivals: list[Rival]) -> None:
    repeats = repeats_of(rivals)
    originals = [claim for claim in rivals if repeats[claim.id] is None]
    comparisons = list(compare(rivals))
    assert all(len(found) <= LISTED for _, _, found in comparisons)
    listed = {comparison[:2] for _, _, found in comparisons for comparison in found}
    for claim in originals:
        others = {
            other.id
            for other in originals
            if other is not claim and other.basis == claim.basis and overlap(claim.years, other.years)
        }
        if len(others) <= LISTED:
            assert {tuple(sorted((claim.id, other))) for other in others} <= listed


def test_of_many_the_nearest_and_the_furthest_are_listed() -> None:
    """Of a thousand claims from 1001 to 2000, 1500 is set beside its neighbours and the extremes."""
    rivals = [rival(f"claim-{n:04}", n, article=f"article-{n}", speaker=f"speaker-{n}") for n in range(1001, 2001)]
    found = {claim.id: (standing, comparisons) for claim, standing, comparisons in compare(rivals[::-1])}
    standing, comparisons = found["claim-1500"]
    beside = {first if second == "claim-1500" else second for first, second, *_ in comparisons}
    assert beside <= {
        "claim-1001", "claim-1002", "claim-1003", "claim-1499", "claim-1501", "claim-1502",
    }  # fmt: skip
    assert len(beside) <= 2 * LISTED_OF_MANY
    # 1500 is said to the nearest hundred, 1,450 to 1,550; the others to the nearest unit, or to 1 % either way
    agreeing = sum(
        relation(next(r for r in rivals if r.id == "claim-1500"), other)[0] is AGREES
        for other in rivals
        if other.id != "claim-1500"
    )
    assert standing.agree_count == agreeing > 100
