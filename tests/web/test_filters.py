"""Figures, their times and how they follow from others, in words."""

from typing import Any

import pytest

from knowledge_base.web.filters import (
    BEST,
    amount,
    at_words,
    column_words,
    counted,
    facet_parts,
    facet_words,
    figure_time,
    figure_words,
    worked_out,
)


def figure(**changes: Any) -> dict[str, Any]:
    """A row of the query figures_of_number: a growth of one series."""
    plain = {
        "implication": "growth",
        "year": 2012,
        "is_whole_year": 1,
        "first_day": "2012-01-01",
        "last_day": "2012-12-31",
        "value_min": 11.111111,
        "value_max": 11.111111,
        "part_value": 100.0,
        "part_unit": "t",
        "part_year": 2012,
        "other_min": 90.0,
        "other_max": 90.0,
        "other_unit": "t",
        "other_year": 2011,
    }
    return {**plain, **changes}


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (119_000.0, 119_000.0, "119,000 t"),
        (20_000.0, 30_000.0, "20,000 to 30,000 t"),
        (50.0, None, "at least 50 t"),
        (None, 50.0, "at most 50 t"),
        (None, -50.0, "−50 t or lower"),
        (None, None, "no number"),
    ],
)
def test_an_amount_says_its_limits(low: float | None, high: float | None, words: str) -> None:
    assert amount(low, high, "t") == words


def test_an_implied_figure_is_rounded_and_a_printed_one_is_as_printed() -> None:
    assert figure_words(figure(), "%") == "11.1 %"
    assert figure_words(figure(implication=None), "%") == "11.111111 %"
    assert figure_words(figure(value_min=75e6, value_max=None), "t") == "at least 75 million t"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2009-01-01", "2009-06-30", "the first half of 2009"),
        ("2012-02-01", "2012-02-29", "February 2012"),
        ("2009-04-15", "2009-06-30", "15 April 2009 to 30 June 2009"),
    ],
)
def test_a_figure_says_for_which_time_it_is(first: str, last: str, words: str) -> None:
    assert figure_time(figure(is_whole_year=0, first_day=first, last_day=last)) == words
    assert figure_time(figure()) == "2012"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"implication": None}, ""),
        ({}, "100 t in 2012, 90 t in 2011"),
        ({"other_year": 2010}, "100 t in 2012, 90 t in 2010, and a printed change between them"),
        ({"implication": "share"}, "100 t of 90 t"),
        ({"implication": "share", "other_max": None}, "100 t of at least 90 t"),
        (
            {"implication": "level", "other_unit": "%", "other_min": -3.5, "other_max": -3.5},
            "100 t in 2012, when it fell 3.5 %",
        ),
    ],
)
def test_an_implied_figure_says_from_which_printed_ones_it_follows(changes: dict[str, Any], words: str) -> None:
    assert worked_out(figure(**changes)) == words


@pytest.mark.parametrize(
    ("url", "quote", "at"),
    [
        ("https://a.example/b", "30,996 tons", "https://a.example/b#:~:text=30%2C996%20tons"),
        ("https://a.example/b#c", "a-b & c", "https://a.example/b#c:~:text=a%2Db%20%26%20c"),
        (
            "https://a.example/b",
            "one two three four five six seven eight nine ten eleven twelve thirteen",
            "https://a.example/b#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
        ),
        (
            "https://a.example/b",
            "出口配额" * 20,
            f"https://a.example/b#:~:text={'%E5%87%BA%E5%8F%A3%E9%85%8D%E9%A2%9D' * 20}",
        ),
    ],
)
def test_the_address_of_words(url: str, quote: str, at: str) -> None:
    assert at_words(url, quote) == at


@pytest.mark.parametrize(
    ("value", "column", "words"),
    [
        ("no-reference", "verdict", "no reference"),
        ("US - and others", "attributed_to_id", "US - and others"),
        ("2012-2013", "period", "2012-2013"),
        (2012, "year", "2012"),
        (1, "is_contested", "yes"),
        (0, "has_voice", "no"),
        (None, "has_voice", "–"),
        ("", "verdict", "–"),
    ],
)
def test_a_value_of_a_facet_is_shown_in_words(value: Any, column: str, words: str) -> None:
    assert facet_words(value, column) == words


def test_years_of_a_facet_are_in_their_order_and_all_shown() -> None:
    years = [{"value": year, "selected": False} for year in (2012, 2025, *range(1990, 2005))]

    shown, folded = facet_parts({"name": "year_start", "results": years})

    assert ([one["value"] for one in shown], folded) == ([2025, 2012, *range(2004, 1989, -1)], [])


def test_the_best_values_of_a_facet_are_shown_with_what_is_selected_and_the_others_folded_away() -> None:
    values = [{"value": rank, "selected": rank == BEST + 2} for rank in range(BEST + 4)]

    shown, folded = facet_parts({"name": "verdict", "results": values})

    assert [one["value"] for one in shown] == [*range(BEST), BEST + 2]
    assert [one["value"] for one in folded] == [BEST, BEST + 1, BEST + 3]


def test_one_thing_is_singular() -> None:
    assert [counted(number, "claim") for number in (0, 1, 2, 1200)] == [
        "0 claims",
        "1 claim",
        "2 claims",
        "1,200 claims",
    ]


def test_a_column_is_named_in_words() -> None:
    assert [column_words(name) for name in ("attributed_to_id", "year_start", "conflict_count")] == [
        "attributed to",
        "year",
        "conflict count",
    ]
