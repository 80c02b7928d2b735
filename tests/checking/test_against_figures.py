"""One claim against official figures: every verdict with its whole explanation, as it is printed."""

import re
from dataclasses import replace

import pytest

from knowledge_base.checking.checks import Check
from knowledge_base.model.records import Actor
from knowledge_base.model.vocabulary import Verdict
from tests.support.figures_on_lithium import PAGE, Desk, shown, written


@pytest.fixture
def desk() -> Desk:
    return Desk()


def told(check: Check) -> tuple[str, str, str | None]:
    """(verdict, explanation, details) of a check."""
    return check.verdict.value, check.explanation, check.details


def outcomes(checks: list[Check]) -> list[tuple[str, str]]:
    return [(check.method.value, check.verdict.value) for check in checks]


# ------------------------------------------------------------------------------------------------- every verdict


def test_agrees(desk: Desk) -> None:
    desk.figure(16_265, 2012, basis="gross-weight")
    assert told(desk.check(16_265)) == (
        "agrees",
        "Daily News put China's exports of lithium in 2012 at 16,265 t. "
        "The Geological Survey, in “Survey 2013”, gives 16,265 t. The claim agrees.",
        "The claim does not say on which basis it counts; the figure counts products as traded.",
    )


def test_agrees_with_a_share_that_figures_imply(desk: Desk) -> None:
    for place, value in (("cn", 55e6), ("world", 110e6)):
        desk.figure(value, 2012, "reserves", basis="reserves", place=place, edition="Survey 2013", out="2013-01-01")
    assert told(desk.check(50, indicator="reserves-share", basis="reserves", bound="about")) == (
        "agrees",
        "Daily News put China's share of world reserves of lithium in 2012 at about 50 %. "
        "The Geological Survey, in “Survey 2013”, implies 50 % (55 of 110 million t). The claim agrees.",
        None,
    )


def test_agrees_with_a_growth_that_figures_imply(desk: Desk) -> None:
    desk.figure(46_330, 2011)
    desk.figure(35_447.5, 2012, confidence="known")
    assert told(desk.check(-23.5, indicator="exports-growth")) == (
        "agrees",
        "Daily News said that China's exports of lithium in 2012 fell 23.5 %. The Geological Survey, in “Survey 2013”, "
        "implies a fall of 23.5 % (35,447.5 t after 46,330 for 2011; as known; the edition was not seen). "
        "The claim agrees.",
        None,
    )


def test_agrees_with_the_level_before_a_printed_growth(desk: Desk) -> None:
    for value, indicator in ((16_265, "exports"), (-3.5, "exports-growth")):
        desk.figure(value, 2012, indicator, publisher="customs", edition="Exports 2012", out="2013-01-01")
    assert desk.check(16_900, period="2011").explanation == (
        "Daily News put China's exports of lithium in 2011 at 16,900 t. The Customs Office, in “Exports 2012”, "
        "implies 16,855 t (16,265 t for 2012, after a fall of 3.5 %). The claim agrees."
    )


def test_agrees_with_a_growth_across_two_series(desk: Desk) -> None:
    desk.figure(18_600, 2011, publisher="ministry", edition="Report 2011", out="2012-01-01")
    desk.figure(16_265, 2012, publisher="customs", edition="Exports 2012", out="2013-01-01")
    assert told(desk.check(-12.6, "12.6%", indicator="exports-growth", bound="about")) == (
        "agrees",
        "Daily News said that China's exports of lithium in 2012 fell about 12.6 %. The Customs Office, in "
        "“Exports 2012”, implies a fall of 12.6 % (16,265 t for 2012; 18,600 for 2011, Report 2011). The claim agrees.",
        "The figure sets two series side by side, which may not count alike. The figure came out after the article.",
    )


def test_close(desk: Desk) -> None:
    desk.figure(18_600, 2012, via="https://copy.example/")
    assert told(desk.check(16_900)) == (
        "close",
        "Daily News put China's exports of lithium in 2012 at 16,900 t. The Geological Survey, in “Survey 2013”, "
        "gives 18,600 t (read in a page that quotes it). The claim is close: 9.1 % below the figure.",
        None,
    )


def test_close_in_percentage_points(desk: Desk) -> None:
    desk.figure(97.6, 2012, "reserves-share")
    assert desk.check(95, indicator="reserves-share").explanation.endswith(
        "The claim is close: 2.6 percentage points below the figure."
    )
    desk.figure(-39, 2012, "exports-growth")
    assert desk.check(-37, indicator="exports-growth").explanation.endswith(
        "gives a fall of 39 %. The claim is close: 2 percentage points from the figure."
    )


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (52e6, "The claim is 1.93 times the figure."),
        (14e6, "The figure is 1.93 times the claim."),
        (0, "The claim lies 27 million t below the figure."),
    ],
)
def test_differs(desk: Desk, claim: float, words: str) -> None:
    desk.figure(27e6, 2012, "reserves", basis="reserves")
    check = desk.check(claim, indicator="reserves", basis="reserves", bound="about")
    assert (check.verdict, check.explanation.partition("”, ")[2]) == (Verdict.DIFFERS, f"gives 27 million t. {words}")


def test_differs_in_percentage_points(desk: Desk) -> None:
    desk.figure(36.4, 2012, "reserves-share")
    assert desk.check(30, indicator="reserves-share").explanation.endswith(
        "gives 36.4 %. The claim lies 6.4 percentage points below the figure."
    )
    desk.figure(-35.2, 2012, "exports-growth")
    assert desk.check(-11.4, indicator="exports-growth").explanation.endswith(
        "The claim lies 23.8 percentage points from the figure."
    )


def test_scale_error(desk: Desk) -> None:
    desk.figure(300_000, 2012)
    assert desk.check(30, "30 million tons", unit="million-tonne").explanation.endswith(
        "The claim is about 100 times too high: a misplaced unit or digit, not a dispute."
    )


@pytest.mark.parametrize(
    ("bound", "value", "verdict", "given", "words"),
    [
        ("at-least", 90, "agrees", "90 % or more", "The limit holds."),
        ("at-least", 50, "loose", "50 % or more", "The limit holds, but so far from the figure that it says little."),
        (
            "at-least",
            95,
            "close",
            "95 % or more",
            "The limit does not hold, but is close: 1.5 percentage points above the figure.",
        ),
        (
            "at-most",
            80,
            "differs",
            "80 % or less",
            "The limit does not hold: it lies 13.5 percentage points below the figure.",
        ),
    ],
)
def test_an_open_limit_holds_or_does_not(
    desk: Desk, bound: str, value: float, verdict: str, given: str, words: str
) -> None:
    desk.figure(93.5, 2012, "reserves-share")
    assert told(desk.check(value, indicator="reserves-share", bound=bound))[:2] == (
        verdict,
        f"Daily News put China's share of world reserves of lithium in 2012 at {given}. "
        f"The Geological Survey, in “Survey 2013”, gives 93.5 %. {words}",
    )


@pytest.mark.parametrize(
    ("bound", "value", "words"),
    [
        ("at-most", 10_000, "The limit does not hold: the figure is 1.63 times as high."),
        ("at-least", 30_000, "The limit does not hold: it is 1.84 times the figure."),
    ],
)
def test_how_far_a_limit_is_missed(desk: Desk, bound: str, value: float, words: str) -> None:
    desk.figure(16_265, 2012)
    assert desk.check(value, bound=bound).explanation.endswith(words)


def test_a_figure_may_be_only_a_limit(desk: Desk) -> None:
    """A table that prints >75,000,000 says little to a claim of 100 million, and nothing for one of over 100."""
    desk.figure(75e6, 2012, "reserves", basis="reserves", bound="at-least")
    given = {"indicator": "reserves", "basis": "reserves"}
    assert told(desk.check(100e6, **given))[:2] == (
        "loose",
        "Daily News put China's reserves of lithium in 2012 at 100 million t. The Geological Survey, in “Survey 2013”, "
        "gives at least 75 million t. The claim keeps to that limit, which says little.",
    )
    assert desk.check(100e6, bound="at-least", **given).explanation.endswith(
        "Both are limits, and both may be so, which says little."
    )


def test_quoted_correctly(desk: Desk) -> None:
    desk.figure(16_265, 2012, edition="Survey 2013 (tables)")
    assert told(desk.check(16_265, attributed_to="survey")) == (
        "quoted-correctly",
        "The Geological Survey, in Daily News, put China's exports of lithium in 2012 at 16,265 t. The Geological "
        "Survey, in “Survey 2013 (tables)”, gives 16,265 t. The claim quotes its source correctly; "
        "we hold no independent figure.",
        None,
    )


def test_quoted_correctly_beside_what_others_say(desk: Desk) -> None:
    desk.figure(23e6, 2012, "reserves", basis="resources", publisher="ministry", edition="White paper (in English)")
    desk.figure(50e6, 2012, "reserves", basis="reserves", edition="Survey 2013 (tables)")
    assert told(desk.check(23e6, indicator="reserves", attributed_to="ministry")) == (
        "quoted-correctly",
        "The Ministry of Mines, in Daily News, put China's reserves of lithium in 2012 at 23 million t. The Ministry "
        "of Mines, in “White paper (in English)”, gives 23 million t. The claim quotes its source correctly; "
        "an independent figure, counted otherwise, is 50 million t (Survey 2013, tables).",
        "The claim does not say on which basis it counts; the figure counts all that is known to be in the ground. "
        "Counted otherwise (what can be mined now): 50 million t (Survey 2013, tables). Not like with like.",
    )


def test_quoted_correctly_and_revised_since(desk: Desk) -> None:
    desk.figure(21e6, 2012, "reserves", edition="Survey 2013", out="2013-01-01")
    desk.figure(11e6, 2012, "reserves", edition="Survey 2014", out="2014-01-01")
    assert desk.check(21e6, indicator="reserves", attributed_to="survey").explanation.endswith(
        "The claim quotes its source correctly, which has since revised it to 11 million t; "
        "we hold no independent figure."
    )


def test_quoted_as_far_as_its_figures_imply_it(desk: Desk) -> None:
    for place, value in (("cn", 55e6), ("world", 110e6)):
        desk.figure(value, 2012, "reserves", place=place, edition="Survey 2013")
    assert desk.check(50, indicator="reserves-share", attributed_to="survey").explanation.endswith(
        "That is what the figures of its source imply; we hold no independent figure."
    )


def test_misquoted(desk: Desk) -> None:
    desk.figure(16_265, 2012)
    desk.figure(31_500, 2012, publisher="customs", edition="Exports 2012", out="2013-01-01")
    assert told(desk.check(31_500, attributed_to="survey")) == (
        "misquoted",
        "The Geological Survey, in Daily News, put China's exports of lithium in 2012 at 31,500 t. The Geological "
        "Survey, in “Survey 2013”, gives 16,265 t. The claim names that source and gives another number: "
        "the claim is 1.94 times the figure.",
        "Another figure: 31,500 t (Exports 2012).",
    )


def test_own_source_read_in_the_article(desk: Desk) -> None:
    desk.figure(16_265, 2012, via=PAGE)
    assert told(desk.check(16_265))[:2] == (
        "own-source",
        "Daily News put China's exports of lithium in 2012 at 16,265 t. The Geological Survey, in “Survey 2013”, "
        "gives 16,265 t (read in a page that quotes it). That figure was read in this very article, "
        "so it confirms nothing.",
    )


def test_own_source_of_the_article_s_house(desk: Desk) -> None:
    desk.figure(16_265, 2012)
    assert desk.check(16_265, by=written(publisher="survey")).explanation == (
        "The Geological Survey put China's exports of lithium in 2012 at 16,265 t. The Geological Survey, in "
        "“Survey 2013”, gives 16,265 t. That is the article's own figure, and we hold no other that counts like it, "
        "so it confirms nothing."
    )
    assert desk.check(20_000, by=written(publisher="survey")).explanation.endswith(
        "That is the article's own figure, and we hold no other that counts like it (the claim is 1.23 times the "
        "figure), so it confirms nothing."
    )


def test_depends_on_basis(desk: Desk) -> None:
    desk.figure(27e6, 2012, "reserves", basis="reserves")
    desk.figure(89e6, 2012, "reserves", basis="resources", edition="Survey 2013 (resources)", out="2013-01-01")
    assert told(desk.check(27e6, indicator="reserves")) == (
        "depends-on-basis",
        "Daily News put China's reserves of lithium in 2012 at 27 million t. The Geological Survey, in “Survey 2013”, "
        "gives 27 million t. It fits where one counts what can be mined now, not all that is known to be in the ground "
        "(89 million t, Survey 2013, resources); the claim does not say which it means.",
        "The claim does not say on which basis it counts; the figure counts what can be mined now. "
        "Counted otherwise (all that is known to be in the ground): 89 million t (Survey 2013, resources). "
        "Not like with like.",
    )


def test_depends_on_a_basis_that_nobody_knows(desk: Desk) -> None:
    desk.figure(27e6, 2012, "reserves", basis="reserves")
    desk.figure(43e6, 2012, "reserves", edition="Statement", publisher="ministry", out="2013-01-01")
    assert desk.check(43e6, indicator="reserves").explanation.endswith(
        "It fits where one counts in a way that the figure does not say, not what can be mined now "
        "(27 million t, Survey 2013); the claim does not say which it means."
    )


def test_undated(desk: Desk) -> None:
    for year, value in ((1997, 43), (1998, 43), (2002, 30.7), (2010, 50), (2014, 71)):
        desk.figure(value, year, "reserves-share")
    asked = {"indicator": "reserves-share", "period": None}
    assert told(desk.check(71.1, **asked)) == (
        "undated",
        "Daily News put China's share of world reserves of lithium at 71.1 %, and names no year. The figures of the "
        "Geological Survey that we hold are for 1997, 1998, 2002 and 2010: 30.7 % (2002) to 50 % (2010). "
        "In none of these years was it so.",
        None,
    )
    assert desk.check(43.2, **asked).explanation.endswith(
        "The figures of the Geological Survey that we hold are for 1997, 1998, 2002 and 2010; "
        "it was so in 1997 and 1998."
    )


def test_of_many_houses_the_sentence_names_those_with_most_figures(desk: Desk) -> None:
    for house, years in (("ministry", 3), ("survey", 2), ("association", 1), ("customs", 1), ("exchange", 1)):
        for year in range(2000, 2000 + years):
            desk.figure(40, year, "reserves-share", edition=f"{house} {year}", publisher=house)
    explanation = desk.check(71.1, indicator="reserves-share", period=None).explanation
    (whose,) = re.findall("The figures of (.*) that we hold", explanation)
    assert whose.endswith("and 2 others")
    assert whose.count(",") == 2


def test_a_claim_without_a_year_was_so_by_any_edition(desk: Desk) -> None:
    desk.figure(36.4, 2009, "reserves-share", edition="Survey 2010", out="2010-01-01")
    desk.figure(50, 2009, "reserves-share", edition="Survey 2011", out="2011-01-01")
    assert desk.check(36.4, indicator="reserves-share", period=None).explanation.endswith("it was so in 2009.")


def test_no_reference(desk: Desk) -> None:
    assert told(desk.check(16_265)) == (
        "no-reference",
        "Daily News put China's exports of lithium in 2012 at 16,265 t. "
        "We hold no official figure for China's exports of lithium in 2012.",
        None,
    )
    assert desk.check(-3.5, indicator="exports-growth", period="2012-01/2012-06").explanation == (
        "Daily News said that China's exports of lithium in the first half of 2012 fell 3.5 %. "
        "We hold no official figure for a change of China's exports of lithium in the first half of 2012."
    )


def test_without_a_year_and_without_a_figure_there_is_no_reference(desk: Desk) -> None:
    assert told(desk.check(16_265, period=None, statement="China exported 16,265 t once."))[:2] == (
        "no-reference",
        "Daily News said: China exported 16,265 t once. It names no year, and we hold no official figure for any.",
    )


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"indicator": None}, "We hold no official figure for that."),
        ({"indicator": "firms"}, "We hold no official figure for that."),
        ({"material": None}, "The claim names no material, so no figure can be set beside it."),
        ({"place": None}, "The claim names no place, so no figure can be set beside it."),
    ],
)
def test_what_no_subject_says_is_said_in_the_claim_s_own_words(desk: Desk, keys: dict[str, object], why: str) -> None:
    assert told(desk.check(31, statement="31 firms sold lithium in 2012.", **keys)) == (
        "no-reference",
        f"Daily News said: 31 firms sold lithium in 2012. {why}",
        None,
    )


def test_where_only_another_count_is_held_the_sentence_says_so(desk: Desk) -> None:
    desk.figure(40_000, 2012, basis="content")
    assert desk.check(60_000, basis="gross-weight").explanation.endswith(
        "We hold no official figure for China's exports of lithium in 2012, counting products as traded."
    )


# ------------------------------------------------------------------------------------------------- who says it


@pytest.mark.parametrize(
    ("speaker", "by", "who"),
    [
        (None, written(), "Daily News"),
        ("ministry", written(), "The Ministry of Mines, in Daily News,"),
        ("minister", written(publisher="weekly"), "A. Minister, in weekly.example,"),
        ("daily", written(), "Daily News"),
        (None, written(publisher="weekly"), "Weekly.example"),
        ("ministry", written(publisher=None), "The Ministry of Mines, in the article “Who has the lithium”,"),
        (None, written(publisher=None), "The article “Who has the lithium”"),
    ],
)
def test_the_speaker_is_named_and_the_paper(desk: Desk, speaker: str | None, by: object, who: str) -> None:
    assert desk.check(1, attributed_to=speaker, by=by).explanation.startswith(f"{who} put China's exports")


def test_what_an_article_only_reports_stands_in_its_own_words(desk: Desk) -> None:
    assert desk.check(1, attributed_to="ministry", stance="reports").explanation.startswith(
        "According to Daily News, the Ministry of Mines put China's exports of lithium in 2012 at 1 t."
    )


def test_the_source_that_a_claim_names_has_its_say(desk: Desk) -> None:
    desk.figure(18_600, 2012, publisher="ministry", edition="Report 2012", out="2013-01-01")
    desk.figure(16_265, 2012, publisher="customs", edition="Exports (final)", out="2013-09-01")
    assert desk.check(18_600, attributed_to="customs").explanation.endswith(
        "The claim agrees; the source that it names gives 16,265 t (Exports, final)."
    )


def test_two_bodies_of_one_government(desk: Desk) -> None:
    state = {b: Actor(id=b, name=f"Office of {b}", kind="agency", parent="state") for b in ("ministry", "customs")}
    desk.terms = replace(desk.terms, actors={**desk.terms.actors, **state})
    desk.figure(16_265, 2012, publisher="customs", edition="Exports", out="2013-01-01")
    assert desk.check(16_265, attributed_to="ministry").explanation.endswith(
        "The claim agrees, but with another body of the same government; we hold no independent figure."
    )
    assert desk.check(16_265, by=written(publisher="ministry")).explanation.endswith(
        "That is another body of the same government, so it confirms nothing."
    )
    desk.figure(17_123, 2012)
    assert desk.check(17_123, attributed_to="ministry").details == ("Another figure: 16,265 t (Exports).")


def test_figures_of_the_same_paper(desk: Desk) -> None:
    """Read on another page of the paper that makes the claim."""
    figure = desk.figure(16_265, 2012, via="https://daily.example/other")
    desk.printed[0] = replace(figure, reader="daily")
    assert desk.check(16_265).explanation.endswith("That figure was read in the same paper, so it confirms nothing.")
    desk.figure(17_123, 2012, publisher="customs", edition="Exports", out="2013-01-01")
    assert desk.check(16_265).details == "Another figure: 16,265 t (Survey 2013), read in the same paper."


def test_what_is_printed_wrong_was_printed_by_the_paper(desk: Desk) -> None:
    desk.figure(30_996, 2012)
    printed, read = desk.checks(
        30_996,
        "30,966 tons",
        attributed_to="ministry",
        correction="A 6 for a 9",
        correction_kind="digits",
        bound="exact",
    )
    assert printed.explanation == (
        "Daily News printed “30,966 tons” for China's exports of lithium in 2012, citing the Ministry of Mines. "
        "The Geological Survey, in “Survey 2013”, gives 30,996 t. The claim agrees."
    )
    assert read.explanation == (
        "Read as meant, the Ministry of Mines, in Daily News, put China's exports of lithium in 2012 at 30,996 t. "
        "The Geological Survey, in “Survey 2013”, gives 30,996 t. The claim agrees."
    )


@pytest.mark.parametrize(
    ("edition", "publisher", "source"),
    [
        ("Survey 2013", "survey", "The Geological Survey, in “Survey 2013”, gives"),
        ("Ministry of Mines: exports in 2012", "ministry", "The Ministry of Mines, in “Exports in 2012”, gives"),
        ("Exports in 2012 (Ministry of Mines)", "ministry", "The Ministry of Mines, in “Exports in 2012”, gives"),
        ("Exports in 2012", None, "“Exports in 2012” gives"),
    ],
)
def test_who_printed_a_figure_is_named_once(desk: Desk, edition: str, publisher: str | None, source: str) -> None:
    desk.figure(16_265, 2012, edition=edition, publisher=publisher)
    assert source in desk.check(16_265).explanation


def test_the_time_of_a_figure_is_named_where_it_is_not_the_claim_s(desk: Desk) -> None:
    desk.figure(1_000, 2011)
    assert " gives 1,000 t for 2011. " in desk.check(1_000, period="2012~").explanation
    desk.figure(2_000, 2012, "reserves")
    assert " gives 2,000 t for 2012. " in desk.check(2_000, indicator="reserves", period="2012-06").explanation


# --------------------------------------------------------------------------------------- revisions, several years


def test_an_edition_that_was_superseded(desk: Desk) -> None:
    desk.figure(27_123, 2012, edition="Survey 2013", out="2013-01-01")
    desk.figure(36_123, 2012, edition="Survey 2014", out="2014-01-01")
    assert desk.check(27_123).explanation.endswith(
        "gives 27,123 t. The claim agrees; that was the edition of the time, the newest has 36,123 t."
    )
    assert desk.check(36_123).explanation.endswith(
        "gives 36,123 t. The claim agrees; the edition of the time had 27,123 t."
    )


def test_of_several_years_the_furthest_is_shown_and_the_others_are_named(desk: Desk) -> None:
    for year, value in ((2009, 30_123), (2010, 30_923), (2012, 30_223)):
        desk.figure(value, year)
    assert desk.check(30_123, period="2009/2012").explanation == (
        "Daily News put China's exports of lithium from 2009 to 2012 at 30,123 t. The Geological Survey, in "
        "“Survey 2011”, gives 30,923 t for 2010. The claim is close: 2.6 % below the figure; "
        "the figures for 2009 and 2012 lie no farther from it."
    )


# ------------------------------------------------------------------------------------- what decides nothing at all


def test_figures_of_industry_and_press_decide_nothing(desk: Desk) -> None:
    desk.figure(20_000, 2012, kind="industry", publisher="association", edition="Yearbook (draft)")
    decides, told_too = desk.checks(10_000)
    assert outcomes([decides, told_too]) == [("official", "no-reference"), ("unofficial", "differs")]
    assert told_too.explanation == (
        "Daily News put China's exports of lithium in 2012 at 10,000 t. A figure of industry or press: 20,000 t for "
        "2012 (Yearbook, draft). This is no official figure, and decides nothing."
    )
    assert desk.judge(10_000)[1].verdict is Verdict.NO_REFERENCE


def test_official_figures_silence_all_others(desk: Desk) -> None:
    desk.figure(20_000, 2012)
    desk.figure(10_000, 2012, kind="press", publisher="weekly", edition="Weekly")
    assert outcomes(desk.checks(10_000)) == [("official", "differs")]


@pytest.mark.parametrize(
    "keys", [{"value_status": "partial"}, {"confidence": "unverified"}, {"period": "2012-01/2012-06"}]
)
def test_a_figure_of_a_part_or_an_unverified_one_is_no_reference(desk: Desk, keys: dict[str, str]) -> None:
    desk.figure(20_000, 2012, **keys)  # type: ignore[arg-type]
    assert desk.verdict(20_000) == "no-reference"


def test_another_basis_is_reported_and_decides_nothing(desk: Desk) -> None:
    desk.figure(40_000, 2012, basis="content")
    decides, told_too = desk.checks(60_000, basis="gross-weight")
    assert outcomes([decides, told_too]) == [("official", "no-reference"), ("other-basis", "differs")]
    assert told_too.explanation.endswith(
        "An official figure on another basis: 40,000 t for 2012 (Survey 2013). "
        "This is not like with like, and decides nothing."
    )


@pytest.mark.parametrize(("year", "is_told"), [(2007, True), (2006, False), (2011, True), (2017, True), (2018, False)])
def test_the_nearest_year_is_reported_up_to_five_years_away(desk: Desk, year: int, is_told: bool) -> None:
    desk.figure(20_000, year)
    found = outcomes(desk.checks(20_000))
    assert found == [("official", "no-reference"), *([("nearest-year", "agrees")] if is_told else [])]


def test_of_nearest_years_the_nearest_one(desk: Desk) -> None:
    for year in (2009, 2010, 2016):
        desk.figure(year * 10, year)
    assert desk.checks(40_000)[1].explanation.endswith(
        "The nearest official figure: 20,100 t for 2010 (Survey 2011). This is of another year, and decides nothing."
    )


@pytest.mark.parametrize(
    "keys",
    [
        {"indicator": "exports-growth"},
        {"period": "2012-01/2012-06"},
        {"period": "2012-06"},
    ],
)
def test_a_growth_or_a_month_has_no_nearest_year(desk: Desk, keys: dict[str, str]) -> None:
    desk.figure(20, 2011)
    desk.figure(20, 2011, "exports-growth")
    assert outcomes(desk.checks(20, **keys)) == [("official", "no-reference")]  # type: ignore[arg-type]


def test_the_article_s_own_figures_are_not_even_reported(desk: Desk) -> None:
    desk.figure(20_000, 2012, kind="press", publisher="weekly", via=PAGE)
    desk.figure(20_000, 2011, via=PAGE)
    assert outcomes(desk.checks(20_000)) == [("official", "no-reference")]


# ------------------------------------------------------------------------------------------------------ forecasts


@pytest.mark.parametrize(
    ("value", "keys", "outcome", "explanation"),
    [
        (
            16_300,
            {},
            "came-true",
            "Daily News expected China's exports of lithium in 2012 to be 16,300 t. "
            "The Geological Survey, in “Survey 2013”, gives 16,265 t. So it came.",
        ),
        (
            15_000,
            {"bound": "at-least"},
            "came-true",
            "Daily News expected China's exports of lithium in 2012 to be 15,000 t or more. "
            "The Geological Survey, in “Survey 2013”, gives 16,265 t. So it came.",
        ),
        (
            15_100,
            {},
            "came-close",
            "Daily News expected China's exports of lithium in 2012 to be 15,100 t. The Geological Survey, in "
            "“Survey 2013”, gives 16,265 t. The forecast came close: 7.2 % below the figure.",
        ),
        (
            10_000,
            {"bound": "about"},
            "missed",
            "Daily News expected China's exports of lithium in 2012 to be about 10,000 t. "
            "The Geological Survey, in “Survey 2013”, gives 16,265 t. The figure is 1.63 times the forecast.",
        ),
        (
            10_000,
            {"period": "2020"},
            "open",
            "Daily News expected China's exports of lithium in 2020 to be 10,000 t. "
            "We hold no official figure for China's exports of lithium in 2020.",
        ),
    ],
)
def test_a_forecast_has_an_outcome_and_no_verdict(
    desk: Desk, value: float, keys: dict[str, str], outcome: str, explanation: str
) -> None:
    desk.figure(16_265, 2012)
    checks, judged = desk.judge(value, kind="forecast", by=written("2011-06-30"), **keys)  # type: ignore[arg-type]
    assert shown(judged, "verdict", "outcome") == {"verdict": None, "outcome": outcome}
    assert [(check.method.value, check.explanation) for check in checks] == [("outcome", explanation)]
    assert not judged.has_voice


def test_a_forecast_of_growth(desk: Desk) -> None:
    desk.figure(-20, 2012, "exports-growth")
    assert desk.check(10, indicator="exports-growth", kind="forecast").explanation == (
        "Daily News expected a rise of 10 % in China's exports of lithium in 2012. The Geological Survey, in "
        "“Survey 2013”, gives a fall of 20 %. The forecast lies 30 percentage points from the figure."
    )


def test_a_forecast_of_what_no_series_measures_stays_open(desk: Desk) -> None:
    check = desk.check(5, kind="forecast", indicator="firms", statement="Five firms will be left.")
    assert (check.verdict.value, check.explanation) == (
        "open",
        "Daily News expected: Five firms will be left. We hold no official figure for that.",
    )


def test_whoever_forecast_it_the_figure_counts(desk: Desk) -> None:
    """The house that forecast is not confirmed by its own figure, but its forecast came true."""
    desk.figure(16_265, 2012)
    judged = desk.judge(16_265, kind="forecast", by=written("2011-06-30", "survey"))[1]
    assert shown(judged, "outcome") == {"outcome": "came-true"}


# ---------------------------------------------------------------------------------------------- stances, own papers


@pytest.mark.parametrize("stance", ["supposes", "withdraws"])
def test_what_an_article_supposes_or_takes_back_is_not_judged(desk: Desk, stance: str) -> None:
    desk.figure(16_265, 2012)
    checks, judged = desk.judge(50_000, stance=stance)
    assert checks == []
    assert (judged.verdict, judged.has_voice) == (None, False)


def test_what_it_reports_is_judged_as_what_it_asserts(desk: Desk) -> None:
    desk.figure(16_265, 2012)
    assert desk.verdict(50_000, stance="reports", attributed_to="ministry") == "differs"


def test_articles_of_our_own_are_checked_and_never_judged(desk: Desk) -> None:
    desk.figure(16_265, 2012)
    checks, judged = desk.judge(16_265, by=written(publisher="ourselves"))
    assert outcomes(checks) == [("official", "agrees")]
    assert (judged.verdict, judged.independence, judged.has_voice) == (None, None, False)


def test_a_retracted_article_has_no_voice(desk: Desk) -> None:
    desk.figure(16_265, 2012)
    judged = desk.judge(16_265, by=written(is_retracted=True))[1]
    assert (judged.verdict, judged.has_voice) == (Verdict.AGREES, False)


# ------------------------------------------------------------------------------------------------ basis that fits


@pytest.mark.parametrize(
    ("value", "keys", "inferred"),
    [
        (27e6, {}, "reserves"),
        (89e6, {}, "resources"),
        (50e6, {}, None),
        (43e6, {}, "unknown"),
        (27e6, {"basis": "reserves"}, None),
        (27e6, {"period": None}, None),
    ],
)
def test_a_basis_is_inferred_where_the_number_fits_one_basis_only(
    desk: Desk, value: float, keys: dict[str, str], inferred: str | None
) -> None:
    desk.figure(27e6, 2012, "reserves", basis="reserves")
    desk.figure(89e6, 2012, "reserves", basis="resources", kind="press", edition="Weekly")
    desk.figure(43e6, 2012, "reserves", publisher="ministry", edition="Statement")
    judged = desk.judge(value, indicator="reserves", **keys)[1]  # type: ignore[arg-type]
    assert judged.basis_inferred == inferred


def test_it_is_not_inferred_from_a_number_that_fits_two(desk: Desk) -> None:
    desk.figure(27e6, 2012, "reserves", basis="reserves")
    desk.figure(27e6, 2012, "reserves", basis="resources", edition="Survey B")
    assert desk.judge(27e6, indicator="reserves")[1].basis_inferred is None


# --------------------------------------------------------------------------------------------------- rows of checks


def test_the_columns_of_a_check(desk: Desk) -> None:
    figure = desk.figure(27e6, 2012, "reserves", basis="reserves")
    check = desk.check(52e6, indicator="reserves", basis="reserves")
    assert (check.id, check.figure_id, check.statistic_id, check.basis) == (
        "the-claim/printed/official",
        figure.id,
        figure.id,
        "reserves",
    )
    assert (check.claim_min, check.claim_max, check.reference_min, check.reference_max) == (52e6, 52e6, 27e6, 27e6)
    assert (check.nearness, check.ratio, check.gap) == (Verdict.DIFFERS, 1.92593, 25e6)


def test_an_implied_figure_names_itself_and_the_first_that_implies_it(desk: Desk) -> None:
    part = desk.figure(44e6, 2012, "reserves", edition="Survey 2013")
    whole = desk.figure(75e6, 2012, "reserves", place="world", edition="Survey 2013", bound="at-least")
    check = desk.check(58, indicator="reserves-share")
    assert (check.figure_id, check.statistic_id) == (f"reserves-share:{part.id}:{whole.id}", part.id)
    assert (check.reference_min, check.reference_max) == (None, 58.6666666667)


def test_three_sentences_at_most(desk: Desk) -> None:
    """Titles and brackets aside, whatever comes out."""
    desk.figure(27e6, 2012, "reserves", basis="reserves")
    desk.figure(89e6, 2012, "reserves", basis="resources", edition="Survey 2013 (resources)")
    for value in (1, 27e6, 30e6, 52e6, 89e6, 270e6):
        for keys in ({}, {"bound": "at-least"}, {"attributed_to": "survey"}, {"kind": "forecast"}, {"period": None}):
            for check in desk.checks(value, indicator="reserves", **keys):  # type: ignore[arg-type]
                assert check.explanation.count(". ") <= 2
                assert check.explanation.endswith(".")
