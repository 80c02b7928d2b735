"""What printed figures imply: shares, growth, the level before a printed growth, and what they do not imply."""

import math

import pytest

from knowledge_base.checking.figures import Figure
from knowledge_base.model.ranges import Range
from knowledge_base.model.vocabulary import Implication, Seen
from tests.support.figures_on_lithium import Desk

INF = math.inf
MIXED, LEVEL = Implication.MIXED_GROWTH, Implication.LEVEL


def shown(figures: list[Figure]) -> list[tuple[int, str, float]]:
    """(year, edition, value) of figures."""
    return [(figure.year, figure.edition, round(figure.value, 3)) for figure in figures]


def reserves(desk: Desk, edition: str, part: float, whole: float, year: int = 2009, **keys: object) -> None:
    """China's reserves and the world's, in one edition."""
    desk.figure(part, year, "reserves", edition=edition, out=f"{edition[-4:]}-01-01", **keys)  # type: ignore[arg-type]
    desk.figure(whole, year, "reserves", place="world", edition=edition, out=f"{edition[-4:]}-01-01", **keys)  # type: ignore[arg-type]


# -------------------------------------------------------------------------------------------------------- shares


def test_a_share_is_of_one_edition() -> None:
    """36 of 99 and 55 of 110; never 36 of 110."""
    desk = Desk()
    reserves(desk, "Survey 2010", 36e6, 99e6)
    reserves(desk, "Survey 2011", 55e6, 110e6)
    assert shown(desk.implied("reserves-share")) == [(2009, "Survey 2010", 36.364), (2009, "Survey 2011", 50)]


def test_part_and_whole_count_on_one_basis_and_for_one_time() -> None:
    desk = Desk()
    desk.figure(36e6, 2009, "reserves", edition="Survey 2010", basis="reserves")
    desk.figure(99e6, 2009, "reserves", place="world", edition="Survey 2010", basis="resources")
    desk.figure(99e6, 2010, "reserves", place="world", edition="Survey 2010", basis="reserves")
    assert desk.implied("reserves-share") == []


def test_a_whole_of_at_least_gives_a_share_of_at_most() -> None:
    """44 of ">75" million are at most 58.7 %."""
    desk = Desk()
    desk.figure(44e6, 2025, "reserves", edition="Survey 2026")
    desk.figure(75e6, 2025, "reserves", place="world", edition="Survey 2026", bound="at-least")
    (share,) = desk.implied("reserves-share")
    assert share.number.value == Range(-INF, pytest.approx(100 * 44 / 75))
    assert share.number.rounded.low == -INF


def test_a_part_of_at_least_gives_a_share_of_at_least() -> None:
    desk = Desk()
    desk.figure(44e6, 2025, "reserves", edition="Survey 2026", bound="at-least")
    desk.figure(100e6, 2025, "reserves", place="world", edition="Survey 2026")
    (share,) = desk.implied("reserves-share")
    assert share.number.value == Range(44, INF)


@pytest.mark.parametrize(
    ("part", "whole", "rounded"),
    [
        # 54.5 to 55.5 of 109.5 to 110.5: 49.3 to 50.7 %, kept within half a point
        (54_512_345, 110_012_345, Range(49.551, 49.551)),
        (55e6, 110e6, Range(49.5, 50.5)),
        (130_000, 133_000, Range(97.244, 98.244)),
    ],
)
def test_rounding_is_carried_through_but_never_beyond_half_a_point(part: float, whole: float, rounded: Range) -> None:
    desk = Desk()
    reserves(desk, "Survey 2010", part, whole)
    (share,) = desk.implied("reserves-share")
    low, high = share.number.rounded
    assert (round(low, 3), round(high, 3)) == rounded


def test_of_two_indicators_the_newest_edition_of_each_house_is_the_whole() -> None:
    """Consumption of output: no edition prints both, so the newest output of every house is taken."""
    desk = Desk()
    desk.figure(73_000, 2009, "consumption", edition="Report 2011")
    desk.figure(120_000, 2009, "mine-production", edition="Survey 2010", out="2010-01-01")
    desk.figure(129_000, 2009, "mine-production", edition="Survey 2011", out="2011-01-01")
    desk.figure(130_000, 2009, "mine-production", edition="Tables 2009", publisher="customs", out="2009-01-01")
    assert [round(figure.value, 2) for figure in desk.implied("consumption-of-output")] == [56.15, 56.59]


def test_no_share_of_nothing() -> None:
    desk = Desk()
    reserves(desk, "Survey 2010", 36e6, 0)
    assert desk.implied("reserves-share") == []


def test_a_share_is_official_where_both_parts_are_of_one_kind() -> None:
    desk = Desk()
    desk.figure(73_000, 2009, "consumption", kind="press", edition="Paper")
    desk.figure(129_000, 2009, "mine-production")
    assert desk.implied("consumption-of-output") == []


def test_figures_of_a_part_imply_nothing() -> None:
    desk = Desk()
    reserves(desk, "Survey 2010", 36e6, 99e6, value_status="partial")
    for year in (2009, 2010):
        desk.figure(100 * year, year, value_status="partial")
    assert not [figure for figure in desk.figures if figure.implied_by]


def test_an_implied_figure_is_as_well_seen_and_as_late_as_the_worse_of_the_two() -> None:
    desk = Desk()
    desk.figure(73_000, 2009, "consumption", edition="Report", out="2012-05-01", confidence="known")
    desk.figure(129_000, 2009, "mine-production", out="2010-01-01", via="https://copy.example/")
    (share,) = desk.implied("consumption-of-output")
    assert (share.seen, share.out) == (Seen.KNOWN, "2012-05-01")
    assert [figure.edition for figure in share.printed] == ["Report", "Survey 2010"]


# -------------------------------------------------------------------------------------------------------- growth


def test_a_growth_is_of_two_years_of_one_series() -> None:
    desk = Desk()
    desk.figure(50_000, 2010)
    desk.figure(40_000, 2011)
    desk.figure(41_000, 2013)
    assert shown(desk.implied("exports-growth")) == [(2011, "Survey 2012", -20)]


def test_of_several_editions_of_the_year_before_that_of_the_same_edition_counts() -> None:
    desk = Desk()
    desk.figure(50_000, 2010, edition="Survey 2011", out="2011-01-01")
    desk.figure(45_000, 2010, edition="Survey 2012", out="2012-01-01")
    desk.figure(48_000, 2010, edition="Survey 2013", out="2013-01-01")
    desk.figure(40_000, 2011, edition="Survey 2012", out="2012-01-01")
    (growth,) = desk.implied("exports-growth")
    assert [(figure.year, figure.value) for figure in growth.printed] == [(2011, 40_000), (2010, 45_000)]


def test_without_it_the_newest_that_was_out_by_then_counts() -> None:
    desk = Desk()
    desk.figure(50_000, 2010, edition="Survey 2011", out="2011-01-01")
    desk.figure(48_000, 2010, edition="Survey 2013", out="2013-01-01")
    desk.figure(40_000, 2011, edition="Survey 2012", out="2012-01-01")
    (growth,) = desk.implied("exports-growth")
    assert growth.printed[1].edition == "Survey 2011"


def test_halves_of_a_year_grow_from_the_same_half_of_the_year_before() -> None:
    desk = Desk()
    for value, period in ((22_282, "2010-01/2010-06"), (7_976, "2010-07/2010-12"), (14_446, "2011-01/2011-06")):
        desk.figure(value, int(period[:4]), "quota", period=period, edition=f"Quota {period[:4]}")
    desk.figure(30_258, 2010, "quota", edition="Quota 2010")
    (growth,) = desk.implied("quota-growth")
    assert (growth.span.first, growth.span.last, round(growth.value, 1)) == ("2011-01-01", "2011-06-30", -35.2)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2011-02", "2012-02"),
        ("2012-02", "2013-02"),
        ("2011-02-28", "2012-02-29"),
        ("2011-04/2012-03", "2012-04/2013-03"),
        ("2011-02-10", "2012-02-10"),
    ],
)
def test_a_period_grows_from_the_same_days_of_the_year_before(before: str, after: str) -> None:
    desk = Desk()
    desk.figure(10, int(before[:4]), period=before)
    desk.figure(20, int(after[:4]), period=after)
    assert [figure.value for figure in desk.implied("exports-growth")] == [100]


def test_what_counts_on_another_basis_does_not_grow() -> None:
    desk = Desk()
    desk.figure(18_600, 2011, basis="content")
    desk.figure(16_265, 2012, basis="gross-weight")
    assert desk.implied("exports-growth") == []


def test_a_growth_across_two_series_is_kept_apart() -> None:
    desk = Desk()
    desk.figure(18_600, 2011)
    desk.figure(16_265, 2012, publisher="customs", edition="Customs 2013")
    (growth,) = desk.implied("exports-growth")
    assert (growth.implication, round(growth.value, 2)) == (MIXED, -12.55)


def test_many_series_of_one_year_show_nothing_any_more() -> None:
    desk = Desk()
    for number in range(7):
        desk.figure(18_600 + number, 2011, series=f"series-{number}")
    desk.figure(16_265, 2012, publisher="customs", edition="Customs 2013")
    assert desk.implied("exports-growth") == []


def test_limits_do_not_grow() -> None:
    desk = Desk()
    desk.figure(10_000, 2011, bound="at-least")
    desk.figure(20_000, 2012)
    desk.figure(40_000, 2013, bound="at-least")
    assert desk.implied("exports-growth") == []


# -------------------------------------------------------------------------------------------------------- levels


def test_a_printed_growth_implies_the_level_before() -> None:
    """16,265 t after a fall of 3.5 % were 16,855 t."""
    desk = Desk()
    desk.figure(16_265, 2012, edition="Customs 2012")
    desk.figure(-3.5, 2012, "exports-growth", edition="Customs 2012")
    (level,) = desk.implied("exports")
    assert (level.year, level.span.first, level.implication) == (2011, "2011-01-01", LEVEL)
    assert level.value == pytest.approx(16_265 / 0.965)
    assert level.number.rounded.low < 16_265 / 0.9655 < 16_265 / 0.9645 < level.number.rounded.high


def test_it_does_not_imply_its_own_growth_again() -> None:
    desk = Desk()
    desk.figure(16_265, 2012, edition="Customs 2012")
    desk.figure(-3.5, 2012, "exports-growth", edition="Customs 2012")
    assert desk.implied("exports-growth") == []


def test_a_level_that_the_series_prints_is_not_worked_out() -> None:
    desk = Desk()
    desk.figure(16_900, 2011)
    desk.figure(16_265, 2012, edition="Survey 2012")
    desk.figure(-3.5, 2012, "exports-growth", edition="Survey 2012")
    assert desk.implied("exports") == []


def test_the_level_before_a_half_year_is_that_of_the_half_year_before() -> None:
    desk = Desk()
    desk.figure(12_000, 2011, period="2011-01/2011-06", edition="Customs")
    desk.figure(20, 2011, "exports-growth", period="2011-01/2011-06", edition="Customs")
    desk.figure(50_000, 2010)
    (level,) = desk.implied("exports")
    assert (level.value, level.year, level.span.first, level.span.last) == (10_000, 2010, "2010-01-01", "2010-06-30")


@pytest.mark.parametrize("growth", [-100, -150])
def test_nothing_is_left_of_what_fell_by_all(growth: float) -> None:
    desk = Desk()
    desk.figure(10, 2012, edition="Customs")
    desk.figure(growth, 2012, "exports-growth", edition="Customs")
    assert desk.implied("exports") == []


def test_growth_figures_of_another_edition_imply_no_level() -> None:
    desk = Desk()
    desk.figure(16_265, 2012, edition="Customs 2012")
    desk.figure(-3.5, 2012, "exports-growth", edition="Bulletin 2013")
    assert desk.implied("exports") == []
