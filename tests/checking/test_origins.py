"""When nothing is said of how a number came about, and when it is."""

import pytest

from tests.support.figures_on_lithium import Desk, written


@pytest.fixture
def desk() -> Desk:
    """Quotas of three years, one of them also known as imports."""
    desk = Desk()
    for year, value in ((2010, 30_258), (2011, 50_145), (2012, 40_996)):
        desk.figure(value, year, "quota")
    desk.figure(50_145, 2012, "imports")
    return desk


def hint(desk: Desk, value: float | None, **keys: object) -> str | None:
    return desk.check(value, indicator="quota", **keys).details  # type: ignore[arg-type]


def test_the_figure_of_another_year_comes_before_that_of_another_thing(desk: Desk) -> None:
    assert hint(desk, 50_145) == "The same number is the figure for 2011 (Survey 2012)."


def test_another_thing_comes_before_a_misprint(desk: Desk) -> None:
    assert hint(desk, 50_145, by=written("2011-06-01")) == (
        "The figure came out after the article. The same number is China's imports of lithium in 2012 (Survey 2013)."
    )


def test_of_what_agrees_nothing_is_said(desk: Desk) -> None:
    assert hint(desk, 40_996) is None


@pytest.mark.parametrize(
    "keys",
    [
        {"value_min": 50_145, "value_max": 60_000},
        {"value": 50_145, "bound": "at-least", "period": "2012"},
    ],
)
def test_a_range_is_no_single_number_and_a_limit_is_its_end(desk: Desk, keys: dict[str, object]) -> None:
    found = desk.check(indicator="quota", **keys).details  # type: ignore[arg-type]
    assert found == (None if "value_min" in keys else "The same number is the figure for 2011 (Survey 2012).")


def test_round_numbers_come_back_by_chance(desk: Desk) -> None:
    """One digit shows nothing of another year, two nothing of another thing."""
    desk.figure(60_000, 2009, "quota")
    desk.figure(61_000, 2012, "imports", publisher="customs", edition="Customs")
    assert hint(desk, 60_000) is None
    assert hint(desk, 61_000) is None


def test_another_thing_must_be_of_the_same_place_and_nearly_the_same_time(desk: Desk) -> None:
    desk.figure(65_609, 2012, "imports", place="us")
    desk.figure(65_609, 2009, "imports")
    desk.figure(65_609, 2012, "life", publisher="customs", edition="Customs")
    assert hint(desk, 65_609) is None
    desk.figure(65_609, 2013, "imports", out="2012-01-01")
    assert hint(desk, 65_609) == "The same number is China's imports of lithium in 2013 (Survey 2014)."


def test_a_part_of_the_source_s_own_is_no_explanation(desk: Desk) -> None:
    """The article that gives a part of a year as the whole may be where the part was read."""
    desk.figure(22_282, 2012, "quota", kind="press", publisher="daily", edition="Daily (copy)", value_status="partial")
    assert hint(desk, 22_282) is None
    assert hint(desk, 22_282, by=written(publisher="weekly")) == "It equals a figure for a part of 2012 (Daily, copy)."
    assert hint(desk, 22_282, by=written(publisher="weekly"), attributed_to="daily") is None


def test_of_several_years_a_misprint_is_not_guessed(desk: Desk) -> None:
    assert hint(desk, 30_285, period="2010") == "It may be a misprint of 30,258 t: two digits change places."
    assert hint(desk, 30_285, period="2010/2011") is None


@pytest.mark.parametrize(
    ("claim", "origin"),
    [
        (4_001, "a digit is lost"),
        (405_001, "a digit is added"),
        (40.5, "a thousands separator is read as a decimal point"),
        (40_500_001, "a decimal point is read as a thousands separator"),
    ],
)
def test_where_no_digits_match_the_power_of_ten_tells(desk: Desk, claim: float, origin: str) -> None:
    assert hint(desk, claim) == f"That happens when {origin}."
