"""Ranks, read off editions that set places side by side; trends, from the first to the last figure of a series."""

import pytest

from knowledge_base.checking.ranks_and_trends import ordinal
from tests.support.figures_on_lithium import PAGE, Desk, shown, written


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("rank", "word"),
    [
        (1, "first"),
        (2, "second"),
        (10, "tenth"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (22, "22nd"),
        (111, "111th"),
    ],
)
def test_ordinals(rank: int, word: str) -> None:
    assert ordinal(rank) == word


# ------------------------------------------------------------------------------------------------------------ ranks


def edition(
    desk: Desk,
    year: int = 2012,
    name: str = "",
    out: str | None = None,
    basis: str | None = "reserves",
    **by_place: float,
) -> None:
    """One edition with the reserves of several places, in million tonnes."""
    for place, value in by_place.items():
        desk.figure(
            value * 1e6, year, "reserves", place=place, basis=basis, edition=name or f"Survey {year + 1}", out=out
        )


def rank(desk: Desk, place: str, claimed: int, **keys: object) -> tuple[str, str]:
    """(verdict, explanation) of a claim that ranks a place."""
    check = desk.check(indicator="reserves", kind="rank", place=place, rank=claimed, **keys)  # type: ignore[arg-type]
    return check.verdict.value, check.explanation


def test_a_rank_that_is_so(desk: Desk) -> None:
    edition(desk, cn=27, us=13, au=5.2)
    assert rank(desk, "us", 2, basis="reserves") == (
        "agrees",
        "Daily News ranked the United States second by reserves of lithium in 2012. The Geological Survey, in "
        "“Survey 2013”, has China (27 million t), the United States (13 million t) and Australia (5.2 million t) for "
        "2012. That is second place, as the claim says.",
    )


def test_a_rank_that_is_not(desk: Desk) -> None:
    edition(desk, cn=27, us=13, au=5.2)
    assert rank(desk, "au", 2)[0] == "differs"
    assert rank(desk, "au", 2)[1].endswith("That is third place, not what the claim says.")


def test_a_union_of_states_makes_two_orders(desk: Desk) -> None:
    edition(desk, cn=27, union=19, us=13, au=5.2)
    assert rank(desk, "us", 2, basis="reserves") == (
        "depends-on-basis",
        "Daily News ranked the United States second by reserves of lithium in 2012. The Geological Survey, in "
        "“Survey 2013”, has China (27 million t), Southern Union (19 million t), the United States (13 million t) and "
        "Australia (5.2 million t) for 2012. "
        "That is second among single states, and third if the Southern Union counts as one.",
    )
    assert rank(desk, "us", 3)[0] == "depends-on-basis"
    assert rank(desk, "us", 1)[0] == "differs"
    assert rank(desk, "cn", 1)[0] == "agrees"
    assert rank(desk, "union", 2)[0] == "agrees"


def test_the_world_is_not_ranked(desk: Desk) -> None:
    edition(desk, cn=27, us=13, world=88)
    assert rank(desk, "cn", 1)[0] == "agrees"


def test_of_two_bases_the_claim_s_own_counts_or_it_depends(desk: Desk) -> None:
    edition(desk, cn=27, us=30, au=5)
    edition(desk, basis="resources", cn=89, us=40, au=6)
    assert rank(desk, "cn", 1, basis="resources")[0] == "agrees"
    assert rank(desk, "cn", 1, basis="reserves")[0] == "differs"
    verdict, explanation = rank(desk, "cn", 1)
    assert verdict == "depends-on-basis"
    assert explanation.endswith(
        "has China (89 million t), the United States (40 million t) and Australia (6 million t) for 2012, counting all "
        "that is known to be in the ground. That is first place, as the claim says; counted otherwise, it is second."
    )


def test_a_place_further_down_is_shown_too(desk: Desk) -> None:
    for place, value in (("north", 9), ("south", 8), ("world", 7), ("union", 6), ("cn", 5)):
        desk.figure(value, 2012, "reserves", place=place, basis="reserves", edition="Survey 2013")
    for place in ("us", "world", "north", "south"):
        desk.terms.places[place] = desk.terms.places[place].model_copy(update={"kind": "country"})  # type: ignore[index]
    assert rank(desk, "cn", 4, basis="reserves")[1].endswith(
        "has the North (9 t), the South (8 t), the world (7 t), Southern Union (6 t) and in fifth place China (5 t) "
        "for 2012. That is fourth among single states, and fifth if the Southern Union counts as one."
    )


def test_the_parts_of_a_country_are_ranked_among_themselves(desk: Desk) -> None:
    edition(desk, cn=27, north=20, south=7)
    assert rank(desk, "north", 1, among="cn", basis="reserves") == (
        "agrees",
        "Daily News ranked the North first in China by reserves of lithium in 2012. The Geological Survey, in “Survey "
        "2013”, has the North (20 million t) and the South (7 million t) for 2012. "
        "That is first place, as the claim says.",
    )
    assert rank(desk, "north", 2)[0] == "no-reference"


def test_equal_places_share_a_rank(desk: Desk) -> None:
    edition(desk, cn=27, us=13, au=13, union=1)
    assert rank(desk, "us", 2)[0] == rank(desk, "au", 2)[0] == "agrees"
    assert rank(desk, "au", 3)[0] == "differs"


@pytest.mark.parametrize("by_place", [{}, {"cn": 27}, {"us": 13, "au": 5}, {"cn": 27, "world": 88}])
def test_an_edition_without_the_place_or_without_others_shows_nothing(desk: Desk, by_place: dict[str, float]) -> None:
    edition(desk, **by_place)  # type: ignore[arg-type]
    assert rank(desk, "cn", 1) == (
        "no-reference",
        "Daily News ranked China first by reserves of lithium in 2012. "
        "We hold no edition that sets the places side by side in 2012.",
    )


def test_to_be_the_third_of_two_shows_nothing(desk: Desk) -> None:
    edition(desk, cn=27, us=13, au=5)
    assert rank(desk, "us", 3)[0] == "no-reference"


def test_the_edition_of_the_time_or_the_newest_whichever_is_better(desk: Desk) -> None:
    edition(desk, name="Survey 2013", out="2013-01-01", cn=27, us=30, au=1)
    edition(desk, name="Survey 2014", out="2014-01-01", cn=40, us=30, au=1)
    assert rank(desk, "us", 1)[0] == rank(desk, "cn", 1)[0] == "agrees"
    given = {"indicator": "reserves", "kind": "rank", "rank": 1}
    assert shown(desk.judge(place="us", **given)[1], "revision") == {"revision": "superseded"}  # type: ignore[arg-type]
    assert shown(desk.judge(place="cn", **given)[1], "revision") == {"revision": "anticipated"}  # type: ignore[arg-type]
    assert shown(desk.judge(place="au", **given)[1], "revision") == {"revision": "current"}  # type: ignore[arg-type]


def test_of_several_years_it_must_be_so_in_each(desk: Desk) -> None:
    edition(desk, 2010, cn=27, us=13, au=2, union=1)
    edition(desk, 2011, cn=27, us=28, au=2, union=1)
    edition(desk, 2012, cn=27, us=13, au=2, union=1)
    verdict, explanation = rank(desk, "cn", 1, period="2010/2012", basis="reserves")
    assert verdict == "differs"
    assert " for 2011. That is second place, not what the claim says." in explanation
    assert rank(desk, "us", 2, period="2012/..", basis="reserves")[0] == "agrees"
    assert rank(desk, "au", 3, period="2010/2012", basis="reserves")[1].endswith(
        " for 2012. That is third place, as the claim says; so it is for 2010 and 2011."
    )


def test_about_a_year_is_the_year_next_to_it(desk: Desk) -> None:
    edition(desk, 2011, cn=27, us=13, au=1)
    assert rank(desk, "cn", 1, period="2012~")[0] == "agrees"
    assert rank(desk, "cn", 1, period="2012")[0] == "no-reference"


def test_a_rank_is_no_better_confirmed_by_its_own_source(desk: Desk) -> None:
    edition(desk, cn=27, us=13)
    assert rank(desk, "cn", 1, attributed_to="survey")[0] == "quoted-correctly"
    assert rank(desk, "cn", 1, by=written(publisher="survey"))[0] == "own-source"


@pytest.mark.parametrize(
    ("keys", "verdict", "words"),
    [
        ({"material": None}, "no-reference", "Daily News said: It is so. It does not say of what, or where."),
        ({"period": None}, "undated", "Daily News ranked China first by reserves of lithium. It names no year."),
    ],
)
def test_a_rank_of_nothing_or_of_no_time(desk: Desk, keys: dict[str, object], verdict: str, words: str) -> None:
    edition(desk, cn=27, us=13)
    assert rank(desk, "cn", 1, **keys) == (verdict, words)


def test_a_supposed_rank_is_not_judged(desk: Desk) -> None:
    edition(desk, cn=27, us=13)
    assert desk.checks(indicator="reserves", kind="rank", rank=1, stance="supposes") == []


# ----------------------------------------------------------------------------------------------------------- trends


def trend(desk: Desk, direction: str, period: str | None = "2009/2012", **keys: object) -> tuple[str, str]:
    """(verdict, explanation) of a claim that China's exports went some way."""
    check = desk.check(kind="trend", direction=direction, period=period, **keys)  # type: ignore[arg-type]
    return check.verdict.value, check.explanation


def exports(desk: Desk, values: dict[int, float], **keys: object) -> None:
    for year, value in values.items():
        desk.figure(value, year, **keys)  # type: ignore[arg-type]


def test_a_trend_that_is_so(desk: Desk) -> None:
    exports(desk, {2009: 43_900, 2010: 39_800, 2012: 16_300})
    assert trend(desk, "falls") == (
        "agrees",
        "Daily News said that China's exports of lithium fell from 2009 to 2012. The Geological Survey, in “Survey "
        "2010”, has 43,900 t for 2009, and in “Survey 2013” 16,300 t for 2012. The claim agrees.",
    )


def test_a_trend_that_is_not(desk: Desk) -> None:
    exports(desk, {2009: 43_900, 2012: 16_300})
    assert trend(desk, "rises")[0] == trend(desk, "unchanged")[0] == "differs"
    assert trend(desk, "rises")[1].endswith("The claim differs.")


def test_one_edition_may_print_both(desk: Desk) -> None:
    exports(desk, {2011: 18_600, 2012: 16_300}, edition="Survey 2013", out="2013-01-01")
    assert trend(desk, "falls", "2011/2012")[1] == (
        "Daily News said that China's exports of lithium fell from 2011 to 2012. The Geological Survey, in “Survey "
        "2013”, has 18,600 t for 2011 and 16,300 t for 2012. The claim agrees."
    )


def test_what_rounding_explains_is_no_change(desk: Desk) -> None:
    exports(desk, {2009: 44e6, 2012: 44.3e6})
    assert [trend(desk, way)[0] for way in ("rises", "falls", "unchanged")] == ["differs", "differs", "agrees"]


def test_a_number_set_by_law_that_hardly_moved_did_not_change(desk: Desk) -> None:
    desk.figure(30_258, 2010, "quota")
    desk.figure(30_184, 2011, "quota")
    assert trend(desk, "unchanged", "2010/2011", indicator="quota")[0] == "agrees"
    assert trend(desk, "falls", "2010/2011", indicator="quota")[0] == "agrees"


@pytest.mark.parametrize(
    ("years", "verdict"),
    [
        ((2009, 2012), "agrees"),
        ((2010, 2011), "agrees"),
        ((2011, 2012), "no-reference"),
        ((2009, 2010), "no-reference"),
        ((2012,), "no-reference"),
    ],
)
def test_the_figures_must_lie_near_the_beginning_and_the_end(desk: Desk, years: tuple[int, ...], verdict: str) -> None:
    """What rose until 2010 need not have risen until 2012."""
    exports(desk, {year: (year - 2000) * 1_234 for year in years})
    assert trend(desk, "rises")[0] == verdict
    if verdict == "no-reference":
        assert trend(desk, "rises")[1].endswith("We hold no two figures of one series for its beginning and its end.")


def test_in_one_year_is_against_the_year_before(desk: Desk) -> None:
    exports(desk, {2011: 18_600, 2012: 16_300})
    assert trend(desk, "falls", "2012")[0] == "agrees"


@pytest.mark.parametrize(
    ("period", "verdict"), [("../2012", "agrees"), ("2005/..", "agrees"), ("2000/..", "no-reference")]
)
def test_open_times_begin_with_the_figures_and_end_with_the_article(desk: Desk, period: str, verdict: str) -> None:
    exports(desk, {2005: 50_000, 2012: 16_300, 2014: 99_000})
    assert trend(desk, "falls", period)[0] == verdict


def test_only_figures_of_one_series_make_a_trend(desk: Desk) -> None:
    desk.figure(43_900, 2009, publisher="ministry", edition="Report 2009")
    desk.figure(16_300, 2012)
    assert trend(desk, "falls")[0] == "no-reference"


def test_series_that_go_different_ways(desk: Desk) -> None:
    exports(desk, {2009: 43_900, 2012: 16_300})
    for year, value in ((2009, 43_900), (2012, 60_000)):
        desk.figure(value, year, publisher="customs", edition=f"Exports {year}", out=f"{year + 1}-01-01")
    verdict, explanation = trend(desk, "falls")
    assert verdict == "depends-on-basis"
    assert explanation.endswith("Another series went the other way, so it depends on which one is meant.")
    details = desk.check(kind="trend", direction="falls", period="2009/2012").details
    assert details == (
        "The Customs Office, in “Exports 2009”, has 43,900 t for 2009, and in “Exports 2012” 60,000 t for 2012."
    )


def test_a_revision_may_turn_a_trend(desk: Desk) -> None:
    exports(desk, {2009: 20_000})
    desk.figure(16_300, 2012, edition="Survey 2013", out="2013-01-01")
    desk.figure(30_000, 2012, edition="Survey 2014", out="2014-01-01")
    for way, revision in (("falls", "superseded"), ("rises", "anticipated"), ("unchanged", "current")):
        judged = desk.judge(kind="trend", direction=way, period="2009/2012")[1]
        assert shown(judged, "revision") == {"revision": revision}


@pytest.mark.parametrize(
    ("keys", "verdict", "words"),
    [
        ({"attributed_to": "survey"}, "quoted-correctly", "That is what the figures of its source say."),
        (
            {"by": written(publisher="survey")},
            "own-source",
            "These are the article's own figures, so they confirm nothing.",
        ),
    ],
)
def test_a_trend_is_no_better_confirmed_by_its_own_source(
    desk: Desk, keys: dict[str, object], verdict: str, words: str
) -> None:
    exports(desk, {2009: 43_900, 2012: 16_300})
    found = trend(desk, "falls", **keys)
    assert (found[0], found[1].endswith(words)) == (verdict, True)


def test_figures_read_in_the_article_say_nothing_where_others_are_held(desk: Desk) -> None:
    exports(desk, {2009: 43_900, 2012: 16_300}, via=PAGE)
    assert trend(desk, "falls")[0] == "own-source"
    for year, value in ((2009, 43_900), (2012, 60_000)):
        desk.figure(value, year, publisher="customs", edition=f"Exports {year}", out=f"{year + 1}-01-01")
    assert trend(desk, "falls")[0] == "differs"


@pytest.mark.parametrize(
    ("keys", "verdict", "words"),
    [
        ({"place": None}, "no-reference", "Daily News said: It is so. It does not say of what, or where."),
        ({"period": None}, "undated", "Daily News said that China's exports of lithium fell. It names no time."),
        ({"indicator": "firms"}, "no-reference", "Daily News said: It is so. We hold no series for it."),
    ],
)
def test_a_trend_of_nothing_or_of_no_time(desk: Desk, keys: dict[str, object], verdict: str, words: str) -> None:
    exports(desk, {2009: 43_900, 2012: 16_300})
    assert trend(desk, "falls", **{"period": "2009/2012", **keys}) == (verdict, words)  # type: ignore[arg-type]


def test_a_trend_that_is_taken_back_is_not_judged(desk: Desk) -> None:
    assert desk.checks(kind="trend", direction="falls", stance="withdraws") == []
