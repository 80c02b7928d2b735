"""One claim against official figures and dates: which figures decide, which are only told, and in which words."""

import math

import pytest

from knowledge_base.checking.against_events import check_event_date
from knowledge_base.checking.against_figures import verdict_of
from knowledge_base.checking.explanations import (
    claimed,
    lower_first,
    number,
    points,
    possessive,
    quantity,
    rounded,
    sentence,
    spoken_date,
    spoken_moment,
    spoken_period,
    spread,
    times,
)
from knowledge_base.model.ranges import Range
from knowledge_base.model.records import Claim, PolicyEvent
from knowledge_base.model.vocabulary import Verdict
from tests.support.figures_on_lithium import PAGE, Desk

INF = math.inf


@pytest.fixture
def desk() -> Desk:
    return Desk()


def outcome(desk: Desk, value: float | None = None, **keys: object) -> list[tuple[str, str, float | None]]:
    """(method, verdict, ratio) of every check of a claim."""
    return [(check.method, check.verdict.value, check.ratio) for check in desk.checks(value, **keys)]  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------- which figures decide


def test_every_edition_counts(desk: Desk) -> None:
    """The reference is the range of all official editions for the year."""
    desk.figure(16_900, 2012, edition="Survey 2013")
    desk.figure(18_600, 2012, edition="Survey 2015")
    check = desk.check(17_500)
    assert (check.verdict, check.ratio, check.reference) == (Verdict.AGREES, 1.0, Range(16_900, 18_600))
    assert check.explanation == (
        "The article says 17,500 t. Official figures put China's exports in 2012 at 16,900 to 18,600 t "
        "(lowest: Survey 2013; highest: Survey 2015). The claim lies within this range. "
        "Figures of 2 editions were compared."
    )


def test_editions_that_say_the_same_are_counted_not_listed(desk: Desk) -> None:
    for edition in ("Survey 2013", "Survey 2014", "Survey 2015"):
        desk.figure(16_900, 2012, edition=edition)
    assert desk.check(16_900).explanation == (
        "The article says 16,900 t. Official figures put China's exports in 2012 at 16,900 t "
        "(Survey 2013 and 2 other editions). The claim agrees with it."
    )


def test_only_states_and_bodies_of_states_decide(desk: Desk) -> None:
    """Figures of industry and press are told, and decide nothing."""
    desk.figure(20_000, 2012, kind="industry", edition="Association 2013")
    decides, told = desk.checks(10_000)
    assert (decides.method, decides.verdict, decides.ratio, decides.reference) == (
        "official",
        Verdict.NO_REFERENCE,
        None,
        None,
    )
    assert decides.explanation == "The article says 10,000 t. No official figure gives China's exports in 2012."
    assert (told.method, told.verdict, told.ratio) == ("unofficial", Verdict.DIFFERS, 2.0)
    assert told.explanation == (
        "The article says 10,000 t. Figures of industry or press put China's exports in 2012 at 20,000 t "
        "(Association 2013). The figure is 2 times the claim. This comparison is not official and decides nothing."
    )
    assert verdict_of([decides, told], "printed") is Verdict.NO_REFERENCE


def test_an_intergovernmental_figure_decides(desk: Desk) -> None:
    desk.figure(20_000, 2012, kind="intergovernmental")
    assert outcome(desk, 20_000) == [("official", "agrees", 1.0)]


def test_official_figures_silence_all_others(desk: Desk) -> None:
    desk.figure(20_000, 2012)
    desk.figure(10_000, 2012, kind="press")
    assert outcome(desk, 10_000) == [("official", "differs", 2.0)]


def test_a_figure_of_a_part_is_no_reference(desk: Desk) -> None:
    desk.figure(20_000, 2012, status="partial")
    assert outcome(desk, 10_000) == [("official", "no-reference", None)]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2011, ("nearest-year", "agrees", 1.0)),
        (2007, ("nearest-year", "agrees", 1.0)),
        (2006, None),
        (2017, ("nearest-year", "agrees", 1.0)),
        (2018, None),
    ],
)
def test_the_nearest_year_is_told_up_to_five_years_away(
    desk: Desk, year: int, expected: tuple[str, str, float] | None
) -> None:
    desk.figure(20_000, year)
    told = [expected] if expected else []
    assert outcome(desk, 20_000) == [("official", "no-reference", None), *told]


def test_nearest_years_on_both_sides_are_named(desk: Desk) -> None:
    desk.figure(10_000, 2010)
    desk.figure(30_000, 2014)
    desk.figure(99_000, 2016)
    told = desk.checks(40_000)[1]
    assert (told.method, told.ratio) == ("nearest-year", 1.33333)
    assert told.explanation == (
        "The article says 40,000 t. The nearest official figures put China's exports in 2010 and 2014 at "
        "10,000 to 30,000 t (lowest: Survey 2011; highest: Survey 2015). The claim is 1.33 times the highest of them. "
        "This comparison is of another year and decides nothing."
    )


def test_the_nearest_year_of_a_rate_of_growth_says_nothing(desk: Desk) -> None:
    desk.figure(10_000, 2009)
    desk.figure(20_000, 2010)
    assert outcome(desk, 100, indicator="exports-growth") == [("official", "no-reference", None)]


def test_a_claim_without_a_year_is_held_against_all_years_up_to_its_article_s(desk: Desk) -> None:
    desk.figure(10_000, 1990)
    desk.figure(30_000, 2013)
    desk.figure(99_000, 2014)
    check = desk.check(40_000, period=None, written=2013)
    assert (check.verdict, check.reference) == (Verdict.DIFFERS, Range(10_000, 30_000))
    assert check.explanation == (
        "The article says 40,000 t. Official figures put China's exports in 1990 and 2013 at 10,000 to 30,000 t "
        "(lowest: Survey 1991; highest: Survey 2014). The claim is 1.33 times the highest of them. "
        "The article gives no year, so the figures of all years up to its own were used. "
        "Figures of 2 editions were compared."
    )


def test_about_a_year_reaches_two_years_either_way(desk: Desk) -> None:
    for year in range(2009, 2016):
        desk.figure(year, year)
    assert desk.check(1, period="2012~").reference == Range(2010, 2014)


def test_an_open_period_reaches_up_to_the_article(desk: Desk) -> None:
    for year in range(2005, 2016):
        desk.figure(year, year)
    assert desk.check(1, period="2010/..", written=2013).reference == Range(2010, 2013)


# ------------------------------------------------------------------------------------------------- implied figures


def test_a_share_is_of_one_edition(desk: Desk) -> None:
    """36 of 99 and 55 of 110; never 36 of 110."""
    for edition, part, whole in (("Survey 2010", 36e6, 99e6), ("Survey 2011", 55e6, 110e6)):
        desk.figure(part, 2009, "reserves", basis="reserves", edition=edition)
        desk.figure(whole, 2009, "reserves", basis="reserves", edition=edition, place="world")
    check = desk.check(30, indicator="reserves-share", period="2009", basis="reserves")
    assert check.reference == Range(100 * 36 / 99, 50)
    assert check.explanation == (
        "The article says 30 %. Official figures put China's share of world reserves in 2009 at 36.4 to 50 % "
        "(lowest: 36 of 99 million, Survey 2010; highest: 55 of 110 million, Survey 2011). "
        "The claim is close: 6.4 percentage points below the lowest of them. Figures of 2 editions were compared."
    )


def test_a_share_needs_part_and_whole_on_one_basis(desk: Desk) -> None:
    desk.figure(36e6, 2012, "reserves", basis="reserves")
    desk.figure(99e6, 2012, "reserves", basis="resources", place="world")
    assert outcome(desk, 36, indicator="reserves-share") == [("official", "no-reference", None)]


def test_a_share_of_two_different_things_may_come_from_two_editions(desk: Desk) -> None:
    desk.figure(73_000, 2009, "consumption", edition="Facts")
    desk.figure(129_000, 2009, "mine-production", edition="Survey 2011")
    check = desk.check(70, indicator="consumption-of-output", period="2009", bound="about")
    assert (check.verdict, check.ratio) == (Verdict.CLOSE, 1.23699)
    assert check.explanation == (
        "The article says about 70 %. Official figures put China's consumption as a share of output in 2009 at 56.6 % "
        "(73,000 of 129,000, Facts, and Survey 2011). The claim is close: 13.4 percentage points above the figure."
    )


def test_a_rate_of_growth_is_of_one_series(desk: Desk) -> None:
    desk.figure(53_300, 2011, series="report")
    desk.figure(55_300, 2012, series="report")
    desk.figure(40_000, 2011, series="customs", edition="Customs 2011")
    check = desk.check(11.43, indicator="exports-growth")
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 3.0461)
    assert check.explanation == (
        "The article says 11.43 %. Official figures put the growth of China's exports in 2012 at 3.75 % "
        "(55,300 after 53,300 in 2011, Survey 2013). "
        "The claim is 3.05 times the figure, 7.7 percentage points above it."
    )


def test_rates_far_apart_are_told_in_percentage_points_only(desk: Desk) -> None:
    """ "143 times" a fall of a quarter of a per cent would be true and say nothing."""
    desk.figure(30_258, 2010)
    desk.figure(30_184, 2011)
    check = desk.check(-35, indicator="exports-growth", period="2011")
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, 143.112)
    assert check.explanation == (
        "The article says -35 %. Official figures put the growth of China's exports in 2011 at -0.245 % "
        "(30,184 after 30,258 in 2010, Survey 2012). The claim lies 34.8 percentage points below the figure."
    )


def test_a_rise_and_a_fall_have_no_ratio(desk: Desk) -> None:
    desk.figure(20_000, 2011)
    desk.figure(22_000, 2012)
    check = desk.check(-3.5, indicator="exports-growth")
    assert (check.verdict, check.ratio) == (Verdict.DIFFERS, None)
    assert check.explanation.endswith("The claim lies 13.5 percentage points below the figure.")


# -------------------------------------------------------------------------------------------- basis and circularity


def test_an_unknown_basis_is_said(desk: Desk) -> None:
    desk.figure(20_000, 2012, basis="gross-weight")
    check = desk.check(20_000)
    assert check.verdict is Verdict.AGREES
    assert check.explanation == (
        "The article says 20,000 t. Official figures put China's exports in 2012 at 20,000 t (Survey 2013). "
        "The claim agrees with it. "
        "The article does not say on which basis it counts; these figures count products as traded, by weight."
    )


def test_of_two_bases_the_better_one_is_taken_and_the_other_told(desk: Desk) -> None:
    desk.figure(23, 2012, "reserves-share", basis="resources", edition="White paper")
    desk.figure(50, 2012, "reserves-share", basis="reserves")
    check = desk.check(23, indicator="reserves-share", bound="about")
    assert (check.verdict, check.ratio, check.reference) == (Verdict.AGREES, 1.0, Range(23, 23))
    assert check.explanation == (
        "The article says about 23 %. "
        "Official figures put China's share of world reserves in 2012 at 23 % (White paper). "
        "The claim agrees with it. The article does not say on which basis it counts; "
        "these figures count all that is known to be in the ground. "
        "Official figures that count what can be mined now, in the sense of the survey, put it in 2012 at 50 % "
        "(Survey 2013): not like with like."
    )


def test_a_claim_that_names_its_basis_is_told_what_the_other_gives(desk: Desk) -> None:
    desk.figure(23, 2012, "reserves-share", basis="resources", edition="White paper")
    desk.figure(50, 2012, "reserves-share", basis="reserves")
    check = desk.check(50, indicator="reserves-share", basis="reserves")
    assert check.explanation.endswith(
        "The claim agrees with it. Official figures that count all that is known to be in the ground, put it in 2012 "
        "at 23 % (White paper): not like with like."
    )


def test_a_figure_read_in_the_article_itself_confirms_nothing(desk: Desk) -> None:
    desk.figure(20_000, 2012, page=PAGE)
    check = desk.check(20_000)
    assert check.verdict is Verdict.AGREES
    assert check.explanation.endswith(
        "The claim agrees with it. The figure was read in this very article, so this confirms nothing."
    )


def test_an_article_that_contradicts_the_figure_it_gives(desk: Desk) -> None:
    desk.figure(20_000, 2012, page=PAGE)
    assert desk.check(24_000).explanation.endswith(
        "The claim is close: 20 % above the figure. The figure, too, was read in this very article."
    )


def test_a_second_source_breaks_the_circle(desk: Desk) -> None:
    desk.figure(20_000, 2012, page=PAGE)
    desk.figure(20_000, 2012, page="https://survey.example/", edition="Survey 2014")
    assert desk.check(20_000).explanation.endswith("The claim agrees with it.")


def test_a_press_figure_read_in_the_article_itself_is_not_told(desk: Desk) -> None:
    desk.figure(20_000, 2012, kind="press", page=PAGE)
    assert outcome(desk, 20_000) == [("official", "no-reference", None)]


# -------------------------------------------------------------------------------------------------------- wording


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"value": 16_265}, "The article says 16,265 t."),
        ({"value": 16_265, "kind": "forecast"}, "The article expects 16,265 t."),
        ({"value": 16_265, "bound": "about"}, "The article says about 16,265 t."),
        ({"value": 16_265, "bound": "at-least"}, "The article says at least 16,265 t."),
        ({"value": 16_265, "bound": "at-most"}, "The article says at most 16,265 t."),
        ({"bound": "range", "value_min": 15_000, "value_max": 17_000}, "The article says 15,000 to 17,000 t."),
        (
            {"value": 0.016265, "value_stated": "0.016265 million t", "unit": "million-tonne"},
            "The article says 16,265 t.",
        ),
    ],
)
def test_what_the_article_says(desk: Desk, keys: dict[str, object], says: str) -> None:
    desk.figure(16_265, 2012)
    assert desk.check(**keys).explanation == (  # type: ignore[arg-type]
        f"{says} Official figures put China's exports in 2012 at 16,265 t (Survey 2013). The claim agrees with it."
    )


@pytest.mark.parametrize(
    ("keys", "when"),
    [
        ({"period": "2012"}, " in 2012"),
        ({"period": "2012-06-20"}, " in 2012"),
        ({"period": "2010/2012"}, " from 2010 to 2012"),
        ({"period": "2013~"}, " for about 2013"),
        ({"period": "1958/2006~"}, " for 1958 to about 2006"),
        ({"period": "2011-04/.."}, " since April 2011"),
        ({"period": "../2005"}, " until 2005"),
        ({"period": "201X"}, " from 2010 to 2019"),
        ({"period": None}, ""),
    ],
)
def test_the_period_of_a_missing_figure(desk: Desk, keys: dict[str, object], when: str) -> None:
    assert desk.check(1, **keys).explanation == (  # type: ignore[arg-type]
        f"The article says 1 t. No official figure gives China's exports{when}."
    )


@pytest.mark.parametrize(
    ("keys", "subject"),
    [
        ({"indicator": "reserves"}, "China's reserves"),
        ({"indicator": "reserves", "place": "us"}, "the United States' reserves"),
        ({"indicator": "reserves", "material": "hydroxide"}, "China's reserves of lithium hydroxide"),
        ({"indicator": "reserves", "material": "lico"}, "China's reserves of LiCo oxide"),
        ({"indicator": "exports-growth"}, "the growth of China's exports"),
        (
            {"indicator": "exports-growth", "material": "hydroxide"},
            "the growth of China's exports of lithium hydroxide",
        ),
        ({"indicator": "quota", "material": "hydroxide"}, "China's quota for lithium hydroxide"),
        (
            {"indicator": "price", "material": "hydroxide", "place": "us"},
            "the price of lithium hydroxide in the United States",
        ),
        ({"indicator": "price", "place": "world"}, "the price in the world"),
    ],
)
def test_the_subject_of_a_sentence(desk: Desk, keys: dict[str, object], subject: str) -> None:
    assert desk.check(5, **keys).explanation.endswith(f"No official figure gives {subject} in 2012.")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keys", "explanation"),
    [
        (
            {"indicator": None},
            "The article says 5 t. No series measures this number, so there is nothing to hold against it.",
        ),
        ({"place": None}, "The article says 5 t. The claim names no place, so there is no figure to hold against it."),
        (
            {"material": None},
            "The article says 5 t. The claim names no material, so there is no figure to hold against it.",
        ),
        (
            {"indicator": "life", "value": 1},
            "The article says 1 year. No official figure gives China's life of reserves in 2012.",
        ),
        (
            {"indicator": "price", "value": 1_500_000},
            "The article says USD 1.5 million. No official figure gives the price in China in 2012.",
        ),
    ],
)
def test_what_no_figure_measures(desk: Desk, keys: dict[str, object], explanation: str) -> None:
    assert desk.check(**{"value": 5, **keys}).explanation == explanation  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"value": 18_600}, "The claim agrees with it."),
        ({"value": 18_700}, "The claim agrees: it lies within 1 % of the figure."),
        ({"value": 20_460}, "The claim is close: 10 % above the figure."),
        ({"value": 16_900}, "The claim is close: 9 % below the figure."),
        ({"value": 37_200}, "The claim is 2 times the figure."),
        ({"value": 12_400}, "The figure is 1.5 times the claim."),
        ({"value": 12_400, "bound": "at-most"}, "The figure is 1.5 times the claim."),
        ({"value": 0}, "The claim lies 18,600 t below the figure."),
        ({"value": 260_000}, "The claim is 14 times the figure."),
    ],
)
def test_how_far_a_claim_lies_from_a_figure(desk: Desk, claim: dict[str, object], expected: str) -> None:
    desk.figure(18_600, 2012)
    told = desk.check(**claim).explanation  # type: ignore[arg-type]
    assert told.partition(" (Survey 2013). ")[2] == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"value": 20}, "The claim lies within this range."),
        ({"bound": "range", "value_min": 10, "value_max": 26}, "The claim agrees with this range."),
        ({"value": 25, "bound": "at-least"}, "The claim agrees with this range."),
        ({"value": 40}, "The claim is 1.33 times the highest of them, 10 percentage points above it."),
        ({"value": 10}, "The lowest of them is 2 times the claim, which lies 10 percentage points below it."),
    ],
)
def test_how_far_a_claim_lies_from_a_range(desk: Desk, claim: dict[str, object], expected: str) -> None:
    desk.figure(20, 2012, "excess", edition="Survey A")
    desk.figure(30, 2012, "excess", edition="Survey B")
    told = desk.check(indicator="excess", **claim).explanation  # type: ignore[arg-type]
    assert told.endswith(f"{expected} Figures of 2 editions were compared.")


# ---------------------------------------------------------------------------------------------- numbers in words


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (119_000, "119,000"),
        (11.43, "11.43"),
        (71.1, "71.1"),
        (35_447.5, "35,447.5"),
        (0.25, "0.25"),
        (0.0005, "0.0005"),
        (100, "100"),
        (0, "0"),
        (-0.0, "0"),
        (-12.6, "-12.6"),
        (1e15, "1,000,000,000,000,000"),
    ],
)
def test_number(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (226.8908, "227"),
        (36.36363, "36.4"),
        (3.752345, "3.75"),
        (0.2445634, "0.245"),
        (-0.2445634, "-0.245"),
        (21_585.714, "21,586"),
        (999.96, "1,000"),
        (0, "0"),
    ],
)
def test_rounded(value: float, text: str) -> None:
    assert rounded(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (52_000_000, "t", "52 million t"),
        (1_400_000_000, "USD", "USD 1.4 billion"),
        (3e12, "CNY", "CNY 3 trillion"),
        (1.4, "USD billion", "USD 1.4 billion"),
        (60, "CNY/t", "CNY 60/t"),
        (110, "USD/kg", "USD 110/kg"),
        (71.1, "%", "71.1 %"),
        (1, "years", "1 year"),
        (15, "years", "15 years"),
        (1, "percentage points", "1 percentage point"),
        (1, "t", "1 t"),
        (1.2, "times", "1.2 times"),
        (31, "", "31"),
        (999_999, "t", "999,999 t"),
    ],
)
def test_quantity(value: float, unit: str, text: str) -> None:
    assert quantity(value, unit) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (27e6, 36e6, "t", "27 to 36 million t"),
        (27e6, 27e6, "t", "27 million t"),
        (900_000, 1_200_000, "t", "900,000 to 1.2 million t"),
        (20_000, 30_000, "t", "20,000 to 30,000 t"),
        (0.4, 2, "CNY/t", "CNY 0.4 to 2/t"),
        (20, 30, "%", "20 to 30 %"),
        (15, 20, "years", "15 to 20 years"),
    ],
)
def test_spread(low: float, high: float, unit: str, text: str) -> None:
    assert spread(low, high, unit) == text


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (Range(50, INF), "at least 50 %"),
        (Range(-INF, 10), "at most 10 %"),
        (Range(-INF, -10), "-10 % or lower"),
        (Range(-10, INF), "-10 % or higher"),
        (Range(20, 30), "20 to 30 %"),
    ],
)
def test_claimed(claim: Range, text: str) -> None:
    assert claimed(claim, "%") == text


def test_times_and_points() -> None:
    assert [times(ratio) for ratio in (1.926, 2.0, 9.96, 13.4, 1234.5)] == [
        "1.93 times",
        "2 times",
        "9.96 times",
        "13 times",
        "1,234 times",
    ]
    assert [points(gap) for gap in (21.12, 1.04, 0.3)] == [
        "21.1 percentage points",
        "1 percentage point",
        "0.3 percentage points",
    ]


def test_names_inside_sentences() -> None:
    assert [possessive(name) for name in ("China", "the United States")] == ["China's", "the United States'"]
    assert [lower_first(text) for text in ("Mine production", "USGS figures", "NdPr oxide", "X")] == [
        "mine production",
        "USGS figures",
        "NdPr oxide",
        "x",
    ]


@pytest.mark.parametrize(
    ("edtf", "date", "moment"),
    [
        ("2012", "2012", "in 2012"),
        ("2012-06", "June 2012", "in June 2012"),
        ("2012-06-20", "20 June 2012", "on 20 June 2012"),
        ("2013~", "about 2013", "in about 2013"),
        ("2013?", "perhaps 2013", "in perhaps 2013"),
        ("2013%", "perhaps about 2013", "in perhaps about 2013"),
        ("201X", "the 2010s", "in the 2010s"),
        ("2012-XX", "2012-XX", "in 2012-XX"),
        ("2012-34", "the second quarter of 2012", "in the second quarter of 2012"),
        ("2012-40~", "about the first half of 2012", "in about the first half of 2012"),
    ],
)
def test_spoken_date(edtf: str, date: str, moment: str) -> None:
    assert (spoken_date(edtf), spoken_moment(edtf)) == (date, moment)


@pytest.mark.parametrize(
    ("edtf", "period"),
    [
        ("2012", "2012"),
        ("1958/2006~", "1958 to about 2006"),
        ("1958/..", "since 1958"),
        ("../2005-06", "until June 2005"),
    ],
)
def test_spoken_period(edtf: str, period: str) -> None:
    assert spoken_period(edtf) == period


def test_sentence_begins_with_capitals_but_after_a_colon() -> None:
    assert sentence("read as 5 t:", "Official figures say so.", "", "the end.") == (
        "Read as 5 t: official figures say so. The end."
    )


# ---------------------------------------------------------------------------------------------- dates of events


def dated(period: str | None, announced: str | None, effective: str | None = None) -> tuple[str, str] | None:
    """Verdict and explanation of a claim that dates an event."""
    event = PolicyEvent.model_validate(
        {
            "id": "quota",
            "title": "China introduces a quota",
            "jurisdiction": "cn",
            "instrument": "quota",
            "supply_chain_stage": "trade",
            "date_announced": announced,
            "date_effective": effective,
            "source": "Gazette",
            "summary": "It does.",
            "confidence": "confirmed",
        }
    )
    claim = Claim.model_validate(
        {"id": "c", "article": "a", "statement": "It was then.", "kind": "fact", "period": period}
    )
    check = check_event_date(claim, event)
    return (check.verdict.value, check.explanation) if check else None


@pytest.mark.parametrize(
    ("period", "known", "verdict", "words"),
    [
        ("2006", "2006-11-01", "agrees", "agrees"),
        ("2006-11", "2006", "agrees", "agrees"),
        ("1998", "2006-11-01", "differs", "lies 8 years before it"),
        ("2008", "1998", "differs", "lies 10 years after it"),
        ("2006", "2007", "close", "lies 1 year before it"),
        ("2010-12-31", "2011-01-01", "close", "lies 1 year before it"),
        ("2010-10", "2010-07", "close", "lies 3 months after it"),
        ("2010-09-22", "2010-09-21", "close", "lies some days after it"),
        ("1980", "1978~", "agrees", "agrees"),
        ("1981", "1978~", "close", "lies 1 year after it"),
        ("2003~", "2004", "agrees", "agrees"),
        ("2005/2007", "2006-11-01", "agrees", "agrees"),
        ("2005/..", "2006-11-01", "agrees", "agrees"),
        ("../2001", "2006-11-01", "differs", "lies 5 years before it"),
        ("200X", "2006-11-01", "agrees", "agrees"),
    ],
)
def test_a_date_is_compared_at_the_coarser_precision(period: str, known: str, verdict: str, words: str) -> None:
    found = dated(period, known)
    assert found is not None
    assert (found[0], found[1].rpartition(" The claim ")[2]) == (verdict, f"{words}.")


def test_a_date_in_words() -> None:
    assert dated("1998", "2006-11-01") == (
        "differs",
        "The article dates it to 1998; “China introduces a quota” is dated 1 November 2006 (Gazette). "
        "The claim lies 8 years before it.",
    )
    assert dated("2005/..", "2006-11-01") == (
        "agrees",
        "The article dates it to the time since 2005; “China introduces a quota” is dated 1 November 2006 (Gazette). "
        "The claim agrees.",
    )


def test_an_article_may_mean_the_announcement_or_the_effect() -> None:
    expected = (
        "“China introduces a quota” was announced on 9 October 2025, with effect from 1 December 2025 (Gazette). "
        "The claim agrees."
    )
    for period in ("2025-10-09", "2025-12"):
        found = dated(period, "2025-10-09", "2025-12-01")
        assert found is not None
        assert (found[0], found[1].partition("; ")[2]) == ("agrees", expected)


def test_without_a_date_there_is_nothing_to_compare() -> None:
    assert dated(None, "2006") is None
