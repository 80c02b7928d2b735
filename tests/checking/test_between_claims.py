"""Claims against each other: counted exactly without looking at every pair, and listed in bounded number."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge_base.checking.between_claims import (
    LISTED,
    LISTED_OF_MANY,
    RELATIONS,
    Order,
    Rival,
    Standing,
    Years,
    compare,
    overlap,
)
from knowledge_base.checking.figures import compatible
from knowledge_base.checking.verdicts import judge
from knowledge_base.model.ranges import Range
from knowledge_base.model.vocabulary import Verdict

INF = math.inf


def rival(
    name: str,
    low: float,
    high: float | None = None,
    *,
    years: Years = (2012, 2012),
    basis: str | None = None,
    article: str = "",
    speaker: str = "",
    wording: str = "",
    distinctive: bool = False,
) -> Rival:
    """A claim of its own article and speaker, unless something else is said; the name's order is its age."""
    value = Range(low, low if high is None else high)
    article = article or f"article of {name}"
    return Rival(
        name, article, value, years, basis, speaker or article, wording, distinctive, ("2012", False, ord(name[0]))
    )


def standings(*rivals: Rival) -> dict[str, Standing]:
    return {claim.id: standing for claim, standing in compare(rivals)}


# ------------------------------------------------------------------------------------------------ by example


def test_agreement_and_conflict() -> None:
    found = standings(rival("a", 23), rival("b", 23.5), rival("c", 50), rival("d", 230))
    assert found["a"] == Standing(
        1, 2, None, [("d", "scale-error", 10.0), ("c", "conflicts", 50 / 23), ("b", "agrees", 23.5 / 23)]
    )
    assert found["c"] == Standing(
        0, 3, None, [("d", "conflicts", 4.6), ("a", "conflicts", 50 / 23), ("b", "conflicts", 50 / 23.5)]
    )


def test_close_claims_neither_agree_nor_conflict() -> None:
    assert standings(rival("a", 100), rival("b", 120))["a"] == Standing(0, 0, None, [("b", "close", 1.2)])


def test_one_claim_alone_has_nothing_beside_it() -> None:
    assert standings(rival("a", 100)) == {"a": Standing(0, 0, None, [])}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (rival("a", 1, years=(2011, 2011)), rival("b", 1, years=(2012, 2012))),
        (rival("a", 1, years=None), rival("b", 1, years=(2012, 2012))),
        (rival("a", 1, basis="reo"), rival("b", 1, basis="gross-weight")),
    ],
    ids=["other years", "no year and a year", "another basis"],
)
def test_what_is_not_about_the_same_thing_is_not_compared(a: Rival, b: Rival) -> None:
    assert standings(a, b) == {"a": Standing(), "b": Standing()}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (rival("a", 1, years=(2010, 2012)), rival("b", 1, years=(2012, 2015))),
        (rival("a", 1, years=None), rival("b", 1, years=None)),
        (rival("a", 1, basis="reo"), rival("b", 1, basis=None)),
    ],
    ids=["overlapping years", "both without a year", "a basis and none"],
)
def test_what_may_be_about_the_same_thing_is_compared(a: Rival, b: Rival) -> None:
    assert standings(a, b)["a"] == Standing(1, 0, None, [("b", "agrees", 1.0)])


def test_an_article_contradicts_itself_but_never_confirms_itself() -> None:
    one = "one article"
    found = standings(
        rival("a", 100, speaker="x", article=one),
        rival("b", 101, speaker="y", article=one),
        rival("c", 200, article=one),
    )
    assert (found["a"].agree_count, found["a"].conflict_count) == (0, 1)
    assert (found["c"].agree_count, found["c"].conflict_count) == (0, 2)


@pytest.mark.parametrize(
    ("speaker", "wording", "distinctive"),
    [("the ministry", "", False), ("", "fell from 71.1 to 23 per cent", False), ("", "", True)],
    ids=["same speaker", "same words", "same distinctive number"],
)
def test_a_number_that_travels_is_a_repeat_and_counts_once(speaker: str, wording: str, distinctive: bool) -> None:
    a, b = (rival(name, 71.1, speaker=speaker, wording=wording, distinctive=distinctive) for name in "ab")
    found = standings(a, b, rival("c", 70))
    assert [found[name].repeats for name in "abc"] == [None, "a", None]
    assert [found[name].agree_count for name in "abc"] == [1, 1, 1]
    assert found["b"].listed == [("c", "agrees", 71.1 / 70), ("a", "agrees", 1.0)]


def test_typesetting_is_not_wording() -> None:
    found = standings(
        rival("a", 71.1, wording="fell to “23” per cent"), rival("b", 71.1, wording='Fell to  "23" per cent')
    )
    assert found["b"].repeats == "a"


def test_the_same_round_number_of_two_speakers_is_two_voices() -> None:
    found = standings(rival("a", 70), rival("b", 70))
    assert [found[name].repeats for name in "ab"] == [None, None]
    assert found["a"].agree_count == 1


def test_a_repeat_of_two_claims_is_one_of_the_earlier() -> None:
    """c has b's speaker and a's words; a is older."""
    found = standings(
        rival("a", 70, wording="seventy"), rival("b", 70, speaker="x"), rival("c", 70, speaker="x", wording="seventy")
    )
    assert found["c"].repeats == "a"


# ------------------------------------------------------------------------------------------- against every pair


values = st.sampled_from([-10.0, -9.6, -1.0, 0.0, 1.0, 1.04, 1.05, 1.06, 1.25, 1.3, 10.0, 10.4, 52.0, 100.0, 1000.0])
spans: st.SearchStrategy[Years] = st.one_of(
    st.none(),
    st.tuples(st.integers(2000, 2006), st.integers(0, 4)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    st.sampled_from([(0, 2003), (2003, 9999), (0, 9999)]),
)


@st.composite
def groups(draw: st.DrawFn) -> list[Rival]:
    """A few claims about one thing, with everything that can happen: ranges, open ends, repeats, missing years."""
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
        found.append(
            Rival(
                id=f"claim-{n}",
                article=article,
                value=value,
                years=draw(spans),
                basis=draw(st.sampled_from([None, "reo", "gross-weight"])),
                speaker=draw(st.sampled_from([article, "ministry", "survey"])),
                wording=draw(st.sampled_from(["", "these words", "those words"])),
                is_distinctive=draw(st.booleans()),
                order=(draw(st.sampled_from(["2010", "2011", "2012"])), draw(st.booleans()), n),
            )
        )
    return found


def repeats_of(rivals: list[Rival]) -> dict[str, str | None]:
    """By looking at every pair: the earliest original that a claim shares value, years, basis and a mark with."""
    originals: dict[str, str] = {}
    in_order = sorted(rivals, key=lambda claim: claim.order)
    for n, claim in enumerate(in_order):
        same = [
            earlier
            for earlier in in_order[:n]
            if (earlier.value, earlier.years, earlier.basis) == (claim.value, claim.years, claim.basis)
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


def counted_in_pairs(rivals: list[Rival]) -> dict[str, tuple[int, int, str | None]]:
    """The oracle: agreements, conflicts and repeats, from all pairs and the verdict on each."""
    repeats = repeats_of(rivals)
    found = {}
    for claim in rivals:
        agrees = conflicts = 0
        for other in rivals:
            is_voice = repeats[other.id] is None and other.id not in (claim.id, repeats[claim.id])
            if is_voice and compatible(claim.basis, other.basis) and overlap(claim.years, other.years):
                verdict = judge(claim.value, other.value).verdict
                agrees += verdict is Verdict.AGREES and other.article != claim.article
                conflicts += verdict in (Verdict.DIFFERS, Verdict.SCALE_ERROR)
        found[claim.id] = (agrees, conflicts, repeats[claim.id])
    return found


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(groups())
def test_counts_are_those_of_all_pairs(rivals: list[Rival]) -> None:
    found = {
        claim.id: (standing.agree_count, standing.conflict_count, standing.repeats)
        for claim, standing in compare(rivals)
    }
    assert found == counted_in_pairs(rivals)


@pytest.mark.parametrize("seed", range(4))
def test_counts_of_a_large_group_are_those_of_all_pairs(seed: int) -> None:
    """Three hundred claims of three articles: more of one article than are compared one by one."""
    chance = random.Random(seed)
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
                value=Range(low, high),
                years=years,
                basis=chance.choice([None, "reo", "gross-weight"]),
                speaker=chance.choice([article, "ministry", f"speaker {n}"]),
                wording="",
                is_distinctive=chance.random() < 0.5,
                order=(chance.choice(["2010", "2011", "2012"]), chance.random() < 0.5, n),
            )
        )
    found = {
        claim.id: (standing.agree_count, standing.conflict_count, standing.repeats)
        for claim, standing in compare(rivals)
    }
    assert found == counted_in_pairs(rivals)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(groups())
def test_listed_relations_are_true_and_mutual(rivals: list[Rival]) -> None:
    by_id = {claim.id: claim for claim in rivals}
    listed = {(claim.id, other): row for claim, standing in compare(rivals) for other, *row in standing.listed}
    repeats = repeats_of(rivals)
    for (name, other), (relation, ratio) in listed.items():
        assert name != other
        assert compatible(by_id[name].basis, by_id[other].basis)
        assert overlap(by_id[name].years, by_id[other].years)
        judgement = judge(by_id[name].value, by_id[other].value)
        assert (relation, ratio) == (RELATIONS[judgement.verdict], judgement.ratio)
        assert repeats[other] is None
        if (other, name) in listed:
            assert listed[other, name] == [relation, ratio]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(groups())
def test_rows_are_bounded_and_the_strongest_conflict_comes_first(rivals: list[Rival]) -> None:
    for _, standing in compare(rivals):
        own_rows = [row for row in standing.listed if row[0] != standing.repeats]
        assert len(own_rows) <= LISTED + 1
        assert len({row[0] for row in own_rows}) == len(own_rows)
        assert all(first[2] >= second[2] for first, second in pairwise(own_rows))


def test_of_many_the_nearest_and_the_furthest_are_listed() -> None:
    """Of a thousand claims from 1 to 1000, five hundred is told beside its neighbours and the extremes."""
    rivals = [
        Rival(
            f"claim-{n:04}",
            f"article-{n}",
            Range(n, n),
            (2012, 2012),
            None,
            f"speaker-{n}",
            "",
            False,
            ("2012", False, n),
        )
        for n in range(1, 1001)
    ]
    standing = next(standing for claim, standing in compare(rivals) if claim.value.low == 500)
    assert [row[0] for row in standing.listed] == [
        "claim-0001", "claim-0002", "claim-0003", "claim-0502", "claim-0499", "claim-0501",
    ]  # fmt: skip
    assert len(standing.listed) == 2 * LISTED_OF_MANY
    # within 5 %: 477 to 525 (500 / 1.05 = 476.2; 500 * 1.05 = 525), itself left out
    # beyond 25 %: 1 to 399 and 626 to 1000
    assert (standing.agree_count, standing.conflict_count) == (525 - 477, 399 + 375)
