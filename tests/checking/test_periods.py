"""Which figures are for the time of a claim: those that cover it exactly."""

import pytest

from knowledge_base.checking.figures import Figure
from knowledge_base.checking.periods import figures_by_time, is_whole_years, is_year
from knowledge_base.model.dates import period_span
from knowledge_base.model.vocabulary import TimeSort
from tests.support.figures_on_lithium import Desk

FLOW, STOCK = TimeSort.FLOW, TimeSort.STOCK

FIGURES = (
    "2010", "2011", "2012", "2013", "2012-01/2012-06", "2012-07/2012-12", "2011-04/2012-03", "2012-05", "2010/2012",
)  # fmt: skip


def figures(*periods: str) -> list[Figure]:
    desk = Desk()
    for period in periods:
        desk.figure(1, int(period[:4]), period=period)
    return desk.printed


def found(claim: str, time: TimeSort, *periods: str, until: int | None = 2013) -> list[list[str]]:
    """The periods of the figures that are for a claim's time, a list for each year."""
    held = dict(zip((figure.id for figure in figures(*periods)), periods, strict=True))
    groups = figures_by_time(
        figures(*periods), period_span(claim), time, is_about=claim.endswith(("~", "%")), until=until
    )
    return [[held[figure.id] for figure in group] for group in groups]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        # a year, a half-year, a fiscal year, a month: each with its like only
        ("2012", [["2012"]]),
        ("2012-01/2012-06", [["2012-01/2012-06"]]),
        ("2012-40", [["2012-01/2012-06"]]),
        ("2012-01-01/2012-06-30", [["2012-01/2012-06"]]),
        ("2011-04/2012-03", [["2011-04/2012-03"]]),
        ("2012-05", [["2012-05"]]),
        ("2012-01/2012-12", [["2012"]]),
        ("2012-01/2012-09", []),
        ("2012-06", []),
        ("2012-06-20", []),
        # several years: the figure for just these, or each year by itself
        ("2010/2012", [["2010/2012"]]),
        ("2011/2013", [["2011"], ["2012"], ["2013"]]),
        ("2012/2020", [["2012"], ["2013"]]),
        # an open time is no statement about a flow
        ("2012/..", []),
        ("../2012", []),
    ],
)
def test_a_flow_needs_a_figure_for_the_very_same_days(claim: str, expected: list[list[str]]) -> None:
    assert found(claim, FLOW, *FIGURES) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("2012", [["2012"]]),
        ("2012-06", [["2012"]]),
        ("2012-06-20", [["2012"]]),
        ("2011-06/2012-03", [["2011"], ["2012"]]),
        ("2012/..", [["2012"], ["2013"]]),
        ("../2012", []),
        ("2014", []),
    ],
)
def test_a_stock_goes_with_the_figure_of_its_year(claim: str, expected: list[list[str]]) -> None:
    assert found(claim, STOCK, "2010", "2011", "2012", "2013") == expected


def test_an_open_time_ends_with_the_article() -> None:
    assert found("2010/..", STOCK, "2010", "2011", "2012", "2013", until=2011) == [["2010"], ["2011"]]
    assert found("2010/..", STOCK, "2010", "2011", until=None) == []


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (["2011", "2012", "2013"], [["2012"]]),
        (["2011", "2013"], [["2011"]]),
        (["2013", "2014"], [["2013"]]),
        (["2010", "2014"], []),
        (["2012-01/2012-06"], []),
    ],
)
def test_about_a_year_is_that_year_or_else_the_one_next_to_it(held: list[str], expected: list[list[str]]) -> None:
    assert found("2012~", FLOW, *held) == expected


def test_centuries_are_no_statement_about_each_year() -> None:
    assert found("1900/1959", STOCK, "1950") == [["1950"]]
    assert found("1900/1960", STOCK, "1950") == []


def test_a_figure_of_a_part_is_none_of_the_year() -> None:
    """Three of four regions, or the first batch alone; a batch is whole for its own days."""
    desk = Desk()
    desk.figure(1, 2012, value_status="partial")
    desk.figure(2, 2012, period="2012-01/2012-06", value_status="partial")
    for claim, expected in [("2012", []), ("2012-01/2012-06", [2.0])]:
        groups = figures_by_time(desk.printed, period_span(claim), FLOW, is_about=False, until=None)
        assert [figure.value for group in groups for figure in group] == expected


@pytest.mark.parametrize(
    ("period", "year", "years"),
    [
        ("2012", True, True),
        ("2012-01/2012-12", True, True),
        ("2012/2013", False, True),
        ("2012-01/2012-06", False, False),
        ("2011-04/2012-03", False, False),
        ("2012/..", False, False),
        ("../2012", False, False),
    ],
)
def test_what_a_whole_year_is(period: str, year: bool, years: bool) -> None:
    assert (is_year(period_span(period)), is_whole_years(period_span(period))) == (year, years)
