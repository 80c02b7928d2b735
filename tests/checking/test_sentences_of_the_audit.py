"""Who is to answer for a claim, and whose figure it is held against: the rules that the audit of the verdicts made."""

from dataclasses import replace

from knowledge_base.checking.independence import Voice, independence, page_keys
from knowledge_base.model.records import Actor
from knowledge_base.model.vocabulary import Independence
from tests.support.figures_on_lithium import PAGE, Desk, written


def test_a_figure_that_the_same_paper_quoted_elsewhere_confirms_nothing() -> None:
    figure = Desk().figure(119_000, 2012, via="https://daily.example/another-day")
    voice = Voice(page_keys([PAGE]), "daily")
    assert independence(figure, voice, {}) is Independence.INDEPENDENT
    assert independence(replace(figure, reader="daily"), voice, {}) is Independence.OWN_SOURCE


def test_two_bodies_of_one_government_are_one_voice_where_they_agree() -> None:
    state = {"state": Actor(id="state", name="State", kind="agency")}
    bodies = {b: Actor(id=b, name=b, kind="agency", parent="state") for b in ("ministry", "customs")}
    desk = Desk()
    desk.terms = replace(desk.terms, actors={**desk.terms.actors, **state, **bodies})
    desk.figure(119_000, 2012, publisher="customs")
    assert desk.verdict(119_000, attributed_to="ministry") == "quoted-correctly"
    assert "another body of the same government" in desk.check(119_000, attributed_to="ministry").explanation
    assert desk.verdict(130_000, attributed_to="ministry") == "close", "where they differ, they count apart"
    assert desk.verdict(119_000) == "agrees"
    assert desk.verdict(119_000, by=written(publisher="ministry")) == "own-source"


def test_of_one_house_what_was_read_elsewhere_decides() -> None:
    desk = Desk()
    desk.figure(119_000, 2012, edition="Survey 2013", via=PAGE)
    assert desk.verdict(119_000, attributed_to="survey") == "own-source"
    desk.figure(119_000, 2012, edition="Notice", out="2013-03-01")
    assert desk.verdict(119_000, attributed_to="survey") == "quoted-correctly"


def test_a_claim_of_no_year_lacks_a_figure_where_none_is_held() -> None:
    desk = Desk()
    assert desk.verdict(119_000, period=None) == "no-reference"
    desk.figure(88_000, 2011)
    assert desk.verdict(119_000, period=None) == "undated"


def test_what_is_reported_is_said_to_be() -> None:
    desk = Desk()
    said = desk.check(119_000, stance="reports", attributed_to="ministry", by=written()).explanation
    assert said.startswith("According to ")
    assert desk.check(119_000, attributed_to="ministry").explanation.startswith("The Ministry")
