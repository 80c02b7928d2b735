"""Printed figures as claims are held against them, and how they are looked up."""

import math

import pytest

from knowledge_base.checking.figures import Figures, compatible, printed_figure
from knowledge_base.model.ranges import Range
from knowledge_base.model.records import Publication, Statistic
from knowledge_base.model.vocabulary import NumberSort, Seen
from tests.support.figures_on_lithium import Desk

GIVEN = {
    "id": "figure",
    "indicator": "exports",
    "place": "cn",
    "material": "lithium",
    "year": 2012,
    "value": 3.5,
    "unit": "million-tonne",
    "publication": "survey-2013",
    "confidence": "confirmed",
}
EDITION = {"id": "survey-2013", "title": "Survey 2013", "kind": "official", "publisher": "survey"}


def printed(statistic: dict[str, object] | None = None, **edition: object):  # type: ignore[no-untyped-def]
    publication = Publication.model_validate({**EDITION, **edition})
    record = Statistic.model_validate({**GIVEN, **(statistic or {})})
    return printed_figure(record, publication, publication, 1e6, NumberSort.MEASURED)


def test_a_figure_is_in_its_indicators_unit() -> None:
    figure = printed()
    assert (figure.value, figure.number.rounded) == (3_500_000, Range(3_450_000, 3_550_000))


@pytest.mark.parametrize(
    ("bound", "value"),
    [("exact", Range(3.5e6, 3.5e6)), ("at-least", Range(3.5e6, math.inf)), ("at-most", Range(-math.inf, 3.5e6))],
)
def test_a_table_may_print_a_limit(bound: str, value: Range) -> None:
    figure = printed({"bound": bound})
    assert (figure.number.value, figure.value) == (value, 3.5e6)


def test_a_figure_is_for_its_year_or_its_period() -> None:
    assert (printed().span.first, printed().span.last) == ("2012-01-01", "2012-12-31")
    half = printed({"period": "2012-01/2012-06"}).span
    assert (half.first, half.last) == ("2012-01-01", "2012-06-30")


@pytest.mark.parametrize(
    ("statistic", "edition", "out"),
    [
        ({}, {"date_published": "2013-01-17"}, "2013-01-17"),
        ({}, {"date_published": "2013-01"}, "2013-01-01"),
        ({}, {"year": 2014}, "2014-01-01"),
        # a series without editions: the year that the figure says, or the year after the one it is for
        ({"edition_year": 2015}, {}, "2015-01-01"),
        ({}, {}, "2013-01-01"),
    ],
)
def test_the_day_from_which_an_edition_can_have_been_read(
    statistic: dict[str, object], edition: dict[str, object], out: str
) -> None:
    assert printed(statistic, **edition).out == out


@pytest.mark.parametrize(
    ("kind", "confidence", "decides"),
    [
        ("official", "confirmed", True),
        ("official", "known", True),
        ("intergovernmental", "confirmed", True),
        ("official", "unverified", False),
        ("industry", "confirmed", False),
        ("press", "confirmed", False),
    ],
)
def test_states_and_bodies_of_states_decide_unless_a_figure_is_unverified(
    kind: str, confidence: str, decides: bool
) -> None:
    assert printed({"confidence": confidence}, kind=kind).is_official is decides


def test_how_a_figure_was_seen() -> None:
    assert printed().seen is Seen.SEEN
    assert printed({"via_publication": "some-page"}).seen is Seen.VIA
    assert printed({"via_publication": "some-page", "confidence": "known"}).seen is Seen.KNOWN


@pytest.mark.parametrize(
    ("edition", "series", "house"),
    [
        ({}, "survey-2013", "survey"),
        ({"series": "survey-tables"}, "survey-tables", "survey"),
        ({"publisher": None}, "survey-2013", "survey-2013"),
        ({"publisher": None, "series": "tables"}, "tables", "tables"),
    ],
)
def test_the_house_of_a_figure_is_its_publisher_or_else_its_series(
    edition: dict[str, object], series: str, house: str
) -> None:
    figure = printed(**edition)
    assert (figure.series, figure.house) == (series, house)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("content", "content", True), (None, "content", True), ("content", None, True), ("content", "gross", False)],
)
def test_an_unknown_basis_may_be_any(a: str | None, b: str | None, expected: bool) -> None:
    assert compatible(a, b) is expected


# --------------------------------------------------------------------------------------------------------- look-up


def test_figures_are_found_by_key_in_the_order_of_years_and_editions() -> None:
    desk = Desk()
    for year, edition in ((2012, "Survey 2014"), (2011, "Survey 2012"), (2012, "Survey 2013")):
        desk.figure(year, year, edition=edition, out=edition[-4:])
    desk.figure(1, 2012, place="us")
    key = ("exports", "cn", "lithium")
    figures = desk.figures
    assert [figure.edition for figure in figures.of(key)] == ["Survey 2012", "Survey 2013", "Survey 2014"]
    assert [figure.edition for figure in figures.in_years(key, 2012, 2013)] == ["Survey 2013", "Survey 2014"]
    assert {figure.key[1] for figure in figures.of_all_places("exports", "lithium")} == {"cn", "us"}
    assert list(figures.of(("exports", "cn", "hydroxide"))) == []


def test_the_same_number_is_found_whatever_it_measures_in_the_same_place() -> None:
    desk = Desk()
    desk.figure(49_600, 2005, "exports")
    desk.figure(49_600, 2005, "quota")
    desk.figure(49_600, 2005, "quota", place="us")
    desk.figure(49_700, 2005, "imports")
    found = Figures(desk.printed).same_number("cn", "lithium", 49_600)
    assert [figure.key[0] for figure in found] == ["exports", "quota"]
