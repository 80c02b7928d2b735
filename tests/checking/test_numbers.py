"""What is known of one number: its rows, whether it is contested, and the answer line."""

from typing import NamedTuple

import pytest

from knowledge_base.checking.numbers import KnownNumber, Said, known_numbers
from knowledge_base.model.dates import period_span
from knowledge_base.model.ranges import Range
from tests.support.figures_on_lithium import Desk


class Row(NamedTuple):
    """The columns of ``claims`` that a number needs."""

    id: str
    article_id: str
    period: str | None
    year_start: int | None
    year_end: int | None
    bound: str
    verdict: str | None
    arithmetic_verdict: str | None
    conflict_count: int
    repeats_id: str | None
    day: str


def said(
    low: float | None,
    high: float | None = None,
    *,
    period: str | None = "2012",
    bound: str = "exact",
    verdict: str | None = None,
    arithmetic: str | None = None,
    conflicts: int = 0,
    repeats: str | None = None,
    article: str = "",
    day: str = "2013-06-30",
    name: str = "",
) -> Said:
    """A claim of an article of its own, unless something else is said."""
    value = Range.of(low, low if high is None and bound != "at-least" else high)
    span = period_span(period) if period else None
    row = Row(
        name or f"claim-{low}",
        article or f"article-{low}-{high}-{period}",
        period,
        span and span.year_start,
        span and span.year_end,
        bound,
        verdict,
        arithmetic,
        conflicts,
        repeats,
        day,
    )
    return Said(row, value)


def numbers(desk: Desk, *claims: Said, indicator: str = "exports") -> dict[str, KnownNumber]:
    """Period, or "all", to the row of a number."""
    found = known_numbers((indicator, "cn", "lithium"), claims, desk.figures, desk.terms)
    return {number.id.removeprefix(f"{indicator}/cn/lithium/"): number for number in found}


def answer(desk: Desk, *claims: Said, indicator: str = "exports") -> str:
    return numbers(desk, *claims, indicator=indicator)["all"].answer


@pytest.fixture
def desk() -> Desk:
    return Desk()


# ------------------------------------------------------------------------------------------------------------ rows


def test_a_row_for_all_periods_and_one_for_each(desk: Desk) -> None:
    claims = said(10, period="2012"), said(20, period="2010/2011"), said(30, period=None), said(40, period="2012")
    found = numbers(desk, *claims)
    assert list(found) == ["all", "2010/2011", "2012"]
    assert [(number.period, number.year, number.claim_count) for number in found.values()] == [
        (None, None, 4),
        ("2010/2011", 2010, 1),
        ("2012", 2012, 2),
    ]


def test_what_is_counted(desk: Desk) -> None:
    found = numbers(
        desk,
        said(10, name="first", article="a", day="2010-01-01"),
        said(10, name="copy", article="b", repeats="first", day="2011-01-01"),
        said(20, 30, bound="range", article="a", conflicts=2, day="2012-01-01", name="range"),
        said(40, bound="at-least", verdict="differs", article="c", day="2013-01-01", name="limit"),
    )["2012"]
    assert (found.claim_count, found.original_count, found.article_count) == (4, 3, 3)
    assert (found.lowest, found.highest) == (10, 40)
    assert (found.conflict_count, found.against_figures, found.weight) == (1, 1, 3)
    assert found.carriers == ["first", "copy", "range", "limit"]


@pytest.mark.parametrize(
    ("verdict", "arithmetic", "against"),
    [
        ("differs", None, 1),
        ("scale-error", None, 1),
        ("misquoted", None, 1),
        ("depends-on-basis", None, 1),
        ("no-reference", "differs", 1),
        ("agrees", None, 0),
        ("close", None, 0),
        ("undated", None, 0),
        ("own-source", "close", 0),
        (None, None, 0),
    ],
)
def test_what_speaks_against_a_claim(desk: Desk, verdict: str | None, arithmetic: str | None, against: int) -> None:
    number = numbers(desk, said(10, verdict=verdict, arithmetic=arithmetic))["2012"]
    assert (number.against_figures, number.is_contested) == (against, bool(against))


# ---------------------------------------------------------------------------------------------------- figures of it


def test_the_figure_of_its_time_and_the_newest(desk: Desk) -> None:
    desk.figure(16_265, 2012, edition="Survey 2013", out="2013-01-01")
    desk.figure(18_600, 2012, edition="Survey 2015", out="2015-01-01")
    desk.figure(99, 2011)
    found = numbers(desk, said(16_000), said(17_000, day="2016-01-01"), said(5, day="2012-06-01", period="2012~"))
    assert (found["2012"].figure_then, found["2012"].figure_now) == (16_265, 18_600)
    assert (found["2012~"].figure_then, found["2012~"].figure_now) == (None, 18_600)
    assert (found["all"].figure_then, found["all"].figure_now) == (None, None)


def test_only_for_the_very_time(desk: Desk) -> None:
    """The second half of a year says nothing of the first."""
    desk.figure(22_282, 2012, "quota", period="2012-01/2012-06", edition="First half")
    desk.figure(7_976, 2012, "quota", period="2012-07/2012-12", edition="Second half")
    found = numbers(desk, said(22_282, period="2012-01/2012-06"), said(30_258), indicator="quota")
    assert found["2012-01/2012-06"].figure_now == 22_282
    assert found["2012-01/2012-06"].answer == "The Geological Survey gives 22,282 t for the first half of 2012."
    assert found["2012"].figure_now is None
    assert found["2012"].answer == "We hold no official figure; one claim puts it at 30,258 t."


def test_on_the_usual_basis(desk: Desk) -> None:
    desk.figure(23, 2012, "reserves-share", basis="resources", publisher="ministry", edition="White paper")
    desk.figure(50, 2012, "reserves-share", basis="reserves")
    assert numbers(desk, said(23), indicator="reserves-share")["2012"].figure_now == 50


def test_official_figures_only(desk: Desk) -> None:
    desk.figure(1, 2012, kind="press")
    desk.figure(2, 2012, value_status="partial")
    assert numbers(desk, said(3))["2012"].figure_now is None


# ------------------------------------------------------------------------------------------------------- contested


def test_a_number_is_contested_where_claims_contradict_each_other(desk: Desk) -> None:
    found = numbers(desk, said(10, conflicts=1), said(20, conflicts=1), said(15, period="2010"))
    assert [number.is_contested for number in found.values()] == [True, False, True]


SMUGGLED = (
    said(10_000, bound="at-least", period="2012"),
    said(20_000, 30_000, bound="range", period="2013~"),
    said(None, 40_000, bound="at-most", period="2014"),
)


def test_estimates_that_nobody_can_check_are_contested_by_their_spread(desk: Desk) -> None:
    """ "Over 10,000", "20,000 to 30,000", "up to 40,000" may all be so; they show that nobody knows."""
    found = numbers(desk, *SMUGGLED)
    assert (found["all"].is_contested, found["all"].lowest, found["all"].highest) == (True, 10_000, 40_000)
    assert found["all"].answer == "We hold no official figure; 3 claims go from 10,000 to 40,000 t."
    assert not found["2012"].is_contested


def test_not_where_a_figure_can_be_had_or_the_times_are_far_apart_or_few_say_so(desk: Desk) -> None:
    assert not numbers(desk, *SMUGGLED[:2])["all"].is_contested
    assert not numbers(desk, *SMUGGLED[:2], said(8_000, period="1991"))["all"].is_contested
    assert not numbers(desk, *(said(value) for value in (10_000, 11_000, 12_000)))["all"].is_contested
    assert not numbers(desk, *SMUGGLED[:2], said(-1))["all"].is_contested
    desk.figure(16_265, 2013)
    assert not numbers(desk, *SMUGGLED)["all"].is_contested


# ------------------------------------------------------------------------------------------------- the answer line


def test_the_answer_says_what_each_house_has_and_what_none_bears_out(desk: Desk) -> None:
    for year, (part, whole) in {2009: (36, 99), 2010: (55, 110), 2011: (55, 110), 2012: (55, 110)}.items():
        for place, value in (("cn", part), ("world", whole)):
            desk.figure(value * 1e6, year, "reserves", place=place, basis="reserves", edition=f"Survey {year + 1}")
    desk.figure(23, 2012, "reserves-share", basis="resources", publisher="ministry", edition="White paper")
    claims = (
        said(23, period="2012", verdict="quoted-correctly"),
        said(71.1, period=None, verdict="undated"),
        said(30, period="2009", verdict="differs"),
        said(30, period="2009", verdict="differs", repeats="claim-30"),
    )
    assert answer(desk, *claims, indicator="reserves-share") == (
        "Geological Survey editions imply 36.4 to 50 % for 2009 to 2012, counting what can be mined now; "
        "the Ministry of Mines gives 23 % for 2012, counting all that is known to be in the ground. "
        "No independent figure bears out 30 % (2009). Without a year, 71.1 % is claimed."
    )


def test_editions_that_print_are_said_to_give(desk: Desk) -> None:
    desk.figure(16_265, 2012)
    assert answer(desk, said(1)) == "The Geological Survey gives 16,265 t for 2012."
    desk.figure(18_600, 2011)
    assert answer(desk, said(1), said(2, period="2011")) == (
        "Geological Survey editions give 16,265 to 18,600 t for 2011 and 2012."
    )


def test_a_house_without_a_name_is_called_by_its_edition(desk: Desk) -> None:
    desk.figure(16_265, 2012, publisher=None, series="tables", edition="Tables")
    assert answer(desk, said(1)) == "“Tables” gives 16,265 t for 2012."


def test_only_the_newest_edition_of_a_year_is_told(desk: Desk) -> None:
    desk.figure(16_265, 2012, edition="Survey 2013", out="2013-01-01")
    desk.figure(18_600, 2012, edition="Survey 2014", out="2014-01-01")
    assert answer(desk, said(1)) == "The Geological Survey gives 18,600 t for 2012."


def test_the_longest_series_come_first_and_three_at_most(desk: Desk) -> None:
    for publisher, years in (("customs", 1), ("survey", 3), ("ministry", 2), ("association", 1)):
        for year in range(2010, 2010 + years):
            desk.figure(1_000, year, publisher=publisher, edition=f"{publisher} {year}", out=f"{year + 1}-01-01")
    assert answer(desk, said(1, period="2010/2012")) == (
        "Geological Survey editions give 1,000 t for 2010 to 2012; Ministry of Mines editions give 1,000 t for 2010 "
        "and 2011; the Lithium Association gives 1,000 t for 2010."
    )


def test_a_limit_is_told_as_a_limit(desk: Desk) -> None:
    desk.figure(75e6, 2012, "reserves", bound="at-least")
    assert answer(desk, said(1), indicator="reserves") == (
        "The Geological Survey gives at least 75 million t for 2012."
    )
    desk.figure(110e6, 2011, "reserves")
    assert answer(desk, said(1, period="2011/2012"), indicator="reserves") == (
        "Geological Survey editions give 110 million t for 2011 and at least 75 million t for 2012."
    )


def test_growth_is_told_as_rise_and_fall(desk: Desk) -> None:
    desk.figure(-3.5, 2012, "exports-growth")
    fall = said(-12.6, verdict="differs")
    assert answer(desk, fall, indicator="exports-growth") == (
        "The Geological Survey gives a fall of 3.5 % for 2012. No independent figure bears out a fall of 12.6 % (2012)."
    )
    assert answer(Desk(), fall, indicator="exports-growth").startswith(
        "We hold no official figure; one claim has a fall of 12.6 %."
    )


def test_parts_of_years(desk: Desk) -> None:
    desk.figure(14_446, 2011, "quota", period="2011-01/2011-06", edition="A")
    desk.figure(15_738, 2011, "quota", period="2011-07/2011-12", edition="B")
    assert answer(desk, said(1, period="2011"), indicator="quota") == (
        "Geological Survey editions give 14,446 to 15,738 t for parts of 2011."
    )


@pytest.mark.parametrize(
    ("claims", "line"),
    [
        ([said(5)], "one claim puts it at 5 t."),
        ([said(5, bound="about")], "one claim puts it at about 5 t."),
        ([said(5, bound="at-least")], "one claim puts it at 5 t or more."),
        ([said(5), said(5, article="b")], "2 claims say 5 t."),
        ([said(5), said(5, repeats="claim-5")], "one claim puts it at 5 t."),
        (
            [said(11.43, verdict="no-reference", arithmetic="differs")],
            "one claim puts it at 11.43 t. Arithmetic does not bear out 11.43 t (2012).",
        ),
        (
            [said(value, period="2012-01/2012-06", verdict="misquoted") for value in (1, 2, 3, 4, 5)],
            "5 claims go from 1 to 5 t. No independent figure bears out 1 t (the first half of 2012), 2 t (the first "
            "half of 2012), 3 t (the first half of 2012) and 2 more.",
        ),
        (
            [said(1, period=None, verdict="undated"), said(2, period=None, verdict="undated", bound="about")],
            "2 claims go from 1 to 2 t. Without a year, 1 t and about 2 t are claimed.",
        ),
    ],
)
def test_without_a_figure_the_claims_are_told(desk: Desk, claims: list[Said], line: str) -> None:
    assert answer(desk, *claims) == f"We hold no official figure; {line}"
