"""Which figure decides a claim: then or now, which house, on which basis, for which of several years."""

import pytest

from knowledge_base.checking.answers import decide
from knowledge_base.model.vocabulary import Verdict
from tests.support.figures_on_lithium import PAGE, Desk, shown, written


@pytest.fixture
def desk() -> Desk:
    return Desk()


def figure_that_decides(desk: Desk, value: float, **keys: object) -> float | None:
    return desk.check(value, **keys).reference_max  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------- then and now


def editions(desk: Desk, then: float | None, now: float) -> None:
    """The survey's figure for 2012 in the edition before the article of June 2013, and in one of 2015."""
    if then is not None:
        desk.figure(then, 2012, edition="Survey 2013", out="2013-01-10")
    desk.figure(now, 2012, edition="Survey 2015", out="2015-01-10")


@pytest.mark.parametrize(
    ("then", "now", "claim", "verdict", "revision", "figure"),
    [
        # both say the same of the claim: the edition of the time counts
        (16_265, 16_300, 16_265, "agrees", "current", 16_265),
        (16_265, 16_265, 30_000, "differs", "current", 16_265),
        # it fits the edition of the time, and no longer the newest
        (27_123, 36_123, 27_123, "agrees", "superseded", 27_123),
        (27_123, 36_123, 29_123, "close", "superseded", 27_123),
        # it fits the newest edition, and none that was out
        (27_123, 36_123, 36_123, "agrees", "anticipated", 36_123),
        (None, 36_123, 36_123, "agrees", "anticipated", 36_123),
        # nothing was out, and it does not fit what came: nothing was foreseen
        (None, 36_123, 60_123, "differs", "current", 36_123),
        # never the span between editions: 31,400 is neither
        (27_123, 36_123, 31_400, "differs", "current", 36_123),
    ],
)
def test_the_nearer_of_the_edition_of_the_time_and_the_newest_counts(
    desk: Desk, then: float | None, now: float, claim: float, verdict: str, revision: str, figure: float
) -> None:
    editions(desk, then, now)
    assert shown(desk.judge(claim)[1], "verdict", "revision") == {"verdict": verdict, "revision": revision}
    assert figure_that_decides(desk, claim) == figure


def test_an_edition_between_then_and_now_does_not_count(desk: Desk) -> None:
    editions(desk, 27_123, 36_123)
    desk.figure(31_123, 2012, edition="Survey 2014", out="2014-01-10")
    assert desk.verdict(31_123) == "close"
    assert figure_that_decides(desk, 31_123) == 27_123


def test_of_an_article_that_nobody_can_date_every_edition_was_out(desk: Desk) -> None:
    editions(desk, 27_123, 36_123)
    judged = desk.judge(27_123, by=written("9999-12-31"))[1]
    assert shown(judged, "verdict", "revision") == {"verdict": "differs", "revision": "current"}


def test_an_edition_of_the_very_day_was_out(desk: Desk) -> None:
    desk.figure(27_123, 2012, edition="Survey 2013", out="2013-06-30")
    assert shown(desk.judge(27_123)[1], "revision") == {"revision": "current"}


def test_of_its_own_source_a_claim_may_quote_any_edition_that_was_out(desk: Desk) -> None:
    """The survey's older figure is quoted correctly, though two newer ones were out."""
    for value, year in ((27_123, 2010), (31_123, 2011), (36_123, 2012)):
        desk.figure(value, 2009, edition=f"Survey {year}", out=f"{year}-01-10")
    judged = desk.judge(27_123, period="2009", attributed_to="survey")[1]
    assert shown(judged, "verdict", "revision") == {"verdict": "quoted-correctly", "revision": "superseded"}
    assert desk.verdict(27_123, period="2009") == "differs"


# ------------------------------------------------------------------------------------------------------- houses


def test_the_nearest_independent_house_decides(desk: Desk) -> None:
    desk.figure(40_123, 2012)
    desk.figure(30_123, 2012, publisher="customs", edition="Customs 2012")
    desk.figure(20_123, 2012, publisher=None, series="tables", edition="Tables 2012")
    assert (desk.verdict(30_123), figure_that_decides(desk, 30_123)) == ("agrees", 30_123)
    assert (desk.verdict(25_623), figure_that_decides(desk, 25_623)) == ("differs", 30_123)


def test_editions_of_one_house_revise_each_other_whatever_their_series(desk: Desk) -> None:
    desk.figure(30_123, 2012, series="yearbook", edition="Yearbook", out="2013-01-01")
    desk.figure(40_123, 2012, series="tables", edition="Tables", out="2014-01-01")
    assert shown(desk.judge(30_123)[1], "revision") == {"revision": "superseded"}


def test_figures_of_the_article_s_own_page_never_confirm_it(desk: Desk) -> None:
    desk.figure(30_123, 2012, via=PAGE)
    judged = desk.judge(30_123)[1]
    assert shown(judged, "verdict", "independence") == {"verdict": "own-source", "independence": "own-source"}
    desk.figure(40_123, 2012, publisher="customs", edition="Customs 2012")
    assert shown(desk.judge(30_123)[1], "verdict", "independence") == {
        "verdict": "differs",
        "independence": "independent",
    }


def test_a_paper_s_own_figure_is_no_confirmation(desk: Desk) -> None:
    desk.figure(30_123, 2012)
    assert desk.verdict(30_123, by=written(publisher="survey")) == "own-source"
    assert desk.verdict(50_123, by=written(publisher="survey")) == "own-source"


def test_what_the_named_source_printed_is_quoted_correctly_or_not(desk: Desk) -> None:
    desk.figure(30_123, 2012)
    for value, verdict in ((30_123, "quoted-correctly"), (31_500, "misquoted"), (60_123, "misquoted")):
        judged = desk.judge(value, attributed_to="survey")[1]
        assert shown(judged, "verdict", "independence") == {"verdict": verdict, "independence": "quotes-source"}


def test_who_is_misquoted_by_a_power_of_ten_is_misprinted(desk: Desk) -> None:
    desk.figure(30_123, 2012)
    assert desk.verdict(301_230, attributed_to="survey") == "scale-error"


def test_a_limit_that_holds_is_no_misquotation(desk: Desk) -> None:
    """ "The survey says that it was over 10,000 tonnes": 30,123 is."""
    desk.figure(30_123, 2012)
    assert desk.verdict(10_000, bound="at-least", attributed_to="survey") == "loose"
    assert desk.verdict(40_000, bound="at-least", attributed_to="survey") == "misquoted"


def test_nobody_is_misquoted_by_what_was_not_out(desk: Desk) -> None:
    desk.figure(30_123, 2012, out="2014-01-01")
    assert desk.verdict(31_500, attributed_to="survey") == "close"


def test_nobody_is_misquoted_by_what_is_only_worked_out_of_their_figures(desk: Desk) -> None:
    for place, value in (("cn", 30), ("world", 100)):
        desk.figure(value, 2012, "reserves", place=place, edition="Survey 2013")
    given = {"indicator": "reserves-share", "attributed_to": "survey"}
    assert desk.verdict(50, **given) == "differs"
    assert desk.verdict(30, **given) == "quoted-correctly"


@pytest.mark.parametrize("speaker", ["survey-lab", "minister"])
def test_a_part_of_a_house_is_not_misquoted_by_another_part(desk: Desk, speaker: str) -> None:
    """An employee may have given a figure that the house did not print."""
    desk.figure(30_123, 2012)
    desk.figure(30_123, 2012, publisher="ministry", edition="Ministry 2013")
    assert desk.verdict(60_123, attributed_to=speaker) == "differs"


def test_a_source_quoted_correctly_stands_before_what_others_say(desk: Desk) -> None:
    desk.figure(30_123, 2012)
    desk.figure(50_123, 2012, publisher="customs", edition="Customs 2012")
    assert desk.verdict(30_123, attributed_to="survey") == "quoted-correctly"
    assert desk.verdict(50_123, attributed_to="survey") == "misquoted"


# -------------------------------------------------------------------------------------------------------- bases


def reserves(desk: Desk, value: float, basis: str | None, **keys: object) -> None:
    desk.figure(value, 2012, "reserves", basis=basis, **keys)  # type: ignore[arg-type]


def verdict_on_reserves(desk: Desk, value: float, **keys: object) -> str | None:
    return desk.verdict(value, indicator="reserves", **keys)  # type: ignore[arg-type]


def test_a_claim_that_names_its_basis_is_held_against_that_basis(desk: Desk) -> None:
    reserves(desk, 27e6, "reserves")
    reserves(desk, 89e6, "resources", edition="Survey B")
    assert verdict_on_reserves(desk, 27e6, basis="reserves") == "agrees"
    assert verdict_on_reserves(desk, 27e6, basis="resources") == "differs"


def test_a_claim_that_names_none_depends_on_the_basis_where_the_bases_disagree(desk: Desk) -> None:
    reserves(desk, 27e6, "reserves")
    reserves(desk, 89e6, "resources", edition="Survey B")
    assert verdict_on_reserves(desk, 27e6) == "depends-on-basis"
    assert verdict_on_reserves(desk, 89e6) == "depends-on-basis"
    assert verdict_on_reserves(desk, 50e6) == "differs"


def test_what_fits_neither_is_held_against_the_usual_basis(desk: Desk) -> None:
    """52 between 27 and 89 is not excused by the other basis; the first that the indicator lists is shown."""
    reserves(desk, 89e6, "resources", edition="Survey B")
    reserves(desk, 27e6, "reserves")
    assert desk.check(52e6, indicator="reserves").basis == "reserves"


def test_what_fits_every_basis_has_the_verdict_of_the_further_one(desk: Desk) -> None:
    reserves(desk, 27.1e6, "reserves")
    reserves(desk, 29.6e6, "resources", edition="Survey B")
    assert verdict_on_reserves(desk, 27.1e6) == "close"


def test_figures_of_an_unknown_basis_stand_in_where_the_named_one_has_none(desk: Desk) -> None:
    reserves(desk, 27e6, None)
    assert verdict_on_reserves(desk, 27e6, basis="reserves") == "agrees"
    reserves(desk, 36e6, "reserves", edition="Survey B")
    assert verdict_on_reserves(desk, 27e6, basis="reserves") == "differs"


def test_a_source_that_is_quoted_settles_the_basis(desk: Desk) -> None:
    reserves(desk, 50e6, "reserves")
    reserves(desk, 23e6, "resources", publisher="ministry", edition="White paper")
    check = desk.check(23e6, indicator="reserves", attributed_to="ministry")
    assert (check.verdict, check.basis) == (Verdict.QUOTED_CORRECTLY, "resources")


def test_an_article_s_own_figure_settles_the_basis_too(desk: Desk) -> None:
    """The paper counts like that, evidently; what counts otherwise is not like with like."""
    reserves(desk, 50e6, "reserves")
    reserves(desk, 23e6, "resources", publisher="ministry", edition="White paper", via=PAGE)
    check = desk.check(23e6, indicator="reserves")
    assert (check.verdict, check.basis) == (Verdict.OWN_SOURCE, "resources")
    assert verdict_on_reserves(desk, 50e6) == "agrees"


def test_a_source_that_is_misquoted_on_one_basis_may_have_meant_another(desk: Desk) -> None:
    reserves(desk, 50e6, "reserves")
    reserves(desk, 23e6, "resources", publisher="customs", edition="Tables")
    assert verdict_on_reserves(desk, 23e6, attributed_to="survey") == "depends-on-basis"
    assert verdict_on_reserves(desk, 80e6, attributed_to="survey") == "misquoted"


def test_where_there_is_one_way_of_counting_the_basis_does_not_matter(desk: Desk) -> None:
    desk.figure(119_000, 2012, "mine-production", basis="content")
    desk.figure(88_123, 2012, "mine-production", publisher="customs", edition="Tables")
    assert desk.verdict(119_000, indicator="mine-production") == "agrees"


def test_a_claim_that_fits_industry_s_count_on_another_basis_depends_on_it(desk: Desk) -> None:
    """An official 21,728 t with joint ventures; industry's 15,043 t without them."""
    reserves(desk, 21_728, "reserves")
    reserves(desk, 15_043, "resources", publisher="association", kind="industry", edition="Blog")
    check = desk.check(15_043, indicator="reserves")
    assert (check.verdict, check.basis) == (Verdict.DEPENDS_ON_BASIS, "resources")
    assert verdict_on_reserves(desk, 15_043, basis="reserves") == "differs"


def test_what_fits_its_own_article_s_figure_counts_like_that_and_is_not_held_against_another_count(desk: Desk) -> None:
    """A blog's 15,043 t, by its own table without joint ventures, are no wrong 21,728 t with them."""
    reserves(desk, 21_728, "reserves")
    reserves(desk, 15_043, "resources", publisher="association", kind="industry", edition="Blog", via=PAGE)
    assert verdict_on_reserves(desk, 15_043) == "no-reference"
    assert verdict_on_reserves(desk, 14_000) == "differs"


@pytest.mark.parametrize("keys", [{"basis": None}, {"basis": "reserves"}])
def test_but_not_by_what_counts_nobody_knows_how(desk: Desk, keys: dict[str, str]) -> None:
    reserves(desk, 21_728, "reserves")
    given = {"basis": "resources", "kind": "industry", "publisher": "association", "edition": "Blog", **keys}
    reserves(desk, 15_043, **given)  # type: ignore[arg-type]
    assert verdict_on_reserves(desk, 15_043) == "differs"


def test_a_decision_for_every_basis_the_usual_one_first_the_unknown_one_last(desk: Desk) -> None:
    reserves(desk, 1, None)
    reserves(desk, 2, "resources")
    reserves(desk, 3, "reserves")
    decisions = decide(desk.asked(2, indicator="reserves"), desk.figures)
    assert [(decision.basis, decision.verdict.value) for decision in decisions] == [
        ("reserves", "differs"),
        ("resources", "agrees"),
        (None, "differs"),
    ]


# -------------------------------------------------------------------------------------------------- several years


def years(desk: Desk, *values: float, **keys: object) -> None:
    for year, value in enumerate(values, 2010):
        desk.figure(value, year, **keys)  # type: ignore[arg-type]


def test_what_is_said_of_several_years_must_hold_in_each(desk: Desk) -> None:
    years(desk, 30_123, 30_123, 40_123)
    assert desk.verdict(30_123, period="2010/2011") == "agrees"
    assert desk.verdict(30_123, period="2010/2012") == "differs"
    assert figure_that_decides(desk, 30_123, period="2010/2012") == 40_123


def test_a_year_without_a_figure_is_no_hindrance(desk: Desk) -> None:
    years(desk, 30_123)
    assert desk.verdict(30_123, period="2010/2012") == "agrees"


def test_a_year_that_is_only_close_counts_more_than_one_that_is_quoted(desk: Desk) -> None:
    years(desk, 30_123)
    desk.figure(33_123, 2011, publisher="customs", edition="Customs 2012")
    judged = desk.judge(30_123, period="2010/2011", attributed_to="survey")[1]
    assert shown(judged, "verdict", "independence") == {"verdict": "close", "independence": "independent"}


def test_a_year_of_which_only_the_article_knows_says_nothing_of_the_others(desk: Desk) -> None:
    years(desk, 30_123)
    desk.figure(30_123, 2011, publisher="customs", edition="Customs 2012", via=PAGE)
    assert desk.verdict(30_123, period="2010/2011") == "agrees"
    assert desk.verdict(30_123, period="2011") == "own-source"


def test_about_a_year_takes_the_year_next_to_it_where_that_year_has_none(desk: Desk) -> None:
    years(desk, 10_123, 20_123)
    assert desk.verdict(20_123, period="2012~") == "agrees"
    desk.figure(30_123, 2012)
    assert desk.verdict(20_123, period="2012~") == "differs"


def test_since_a_year_reaches_up_to_the_article(desk: Desk) -> None:
    for year in range(2010, 2016):
        desk.figure(year * 1_000, year, "reserves", basis="reserves")
    check = desk.check(2_000_000, indicator="reserves", basis="reserves", period="2010/..")
    assert (check.verdict, check.reference_max) == (Verdict.AGREES, 2_013_000)


# ----------------------------------------------------------------------------------------- growth across two series


def test_a_growth_that_two_series_give_to_the_digit_was_worked_out_from_them(desk: Desk) -> None:
    """16,265 t of the customs after 18,600 t of the ministry: -12.6 %, where the customs themselves have -3.5 %."""
    desk.figure(18_600, 2011, publisher="ministry", edition="Ministry 2011")
    desk.figure(16_265, 2012, publisher="customs", edition="Customs 2012")
    desk.figure(-3.5, 2012, "exports-growth", publisher="customs", edition="Customs 2012")
    assert desk.verdict(-12.6, "12.6%", indicator="exports-growth") == "agrees"
    assert desk.verdict(-13.6, "13.6%", indicator="exports-growth") == "differs"
    assert desk.verdict(-3.5, "3.5%", indicator="exports-growth") == "agrees"


def test_it_decides_nothing_where_a_part_of_it_is_the_source_s_own(desk: Desk) -> None:
    desk.figure(18_600, 2011, publisher="survey", edition="Survey 2011")
    desk.figure(16_265, 2012, publisher="survey-lab", edition="Lab 2012")
    assert desk.verdict(-12.6, "12.6%", indicator="exports-growth", attributed_to="survey") == "no-reference"
