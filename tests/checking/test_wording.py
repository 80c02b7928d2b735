"""Numbers, dates, names and changes, as people write them in a sentence."""

import math

import pytest

from knowledge_base.checking.wording import (
    Subject,
    a_change,
    at_value,
    change,
    claimed,
    first_clause,
    in_brackets,
    in_time,
    in_words,
    is_change,
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
    spoken_span,
    spread,
    times,
    what_changes,
    with_article,
    years_in_words,
)
from knowledge_base.model.dates import period_span
from knowledge_base.model.ranges import Range

INF = math.inf


# ------------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("value", "exact", "short"),
    [
        (119_000, "119,000", "119,000"),
        (16_854.9222798, "16,854.9222798", "16,855"),
        (36.3636363636, "36.3636363636", "36.4"),
        (11.43, "11.43", "11.4"),
        (0.2449, "0.2449", "0.245"),
        (100, "100", "100"),
        (-3.5, "−3.5", "−3.5"),
        (-12_553.7, "−12,553.7", "−12,554"),
        (0, "0", "0"),
        (1e-9, "0.000000001", "0.000000001"),
    ],
)
def test_a_number_is_printed_as_it_is_and_a_computed_one_with_three_digits(
    value: float, exact: str, short: str
) -> None:
    assert (number(value), rounded(value)) == (exact, short)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (52_000_000, "t", "52 million t"),
        (1_400_000_000, "USD", "USD 1.4 billion"),
        (3e12, "CNY", "CNY 3 trillion"),
        (60, "CNY/t", "CNY 60/t"),
        (110, "USD/kg", "USD 110/kg"),
        (71.1, "%", "71.1 %"),
        (1, "years", "1 year"),
        (15, "years", "15 years"),
        (1, "t", "1 t"),
        (1.2, "times", "1.2 times"),
        (31, "", "31"),
        (999_999, "t", "999,999 t"),
        (-2, "percentage points", "−2 percentage points"),
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
        (0.4, 2, "CNY/t", "CNY 0.4 to 2/t"),
        (15, 20, "years", "15 to 20 years"),
    ],
)
def test_spread(low: float, high: float, unit: str, text: str) -> None:
    assert spread(low, high, unit) == text


@pytest.mark.parametrize(
    ("value", "alone", "after_at"),
    [
        (Range(50, INF), "at least 50 %", "50 % or more"),
        (Range(-INF, 10), "at most 10 %", "10 % or less"),
        (Range(-INF, -10), "−10 % or lower", "−10 % or less"),
        (Range(-10, INF), "−10 % or higher", "−10 % or more"),
        (Range(20, 30), "20 to 30 %", "20 to 30 %"),
        (Range(20, 20), "20 %", "20 %"),
    ],
)
def test_a_claimed_value(value: Range, alone: str, after_at: str) -> None:
    assert (claimed(value, "%"), at_value(value, "%")) == (alone, after_at)
    assert claimed(Range(20, 20), "%", about=True) == at_value(Range(20, 20), "%", about=True) == "about 20 %"


@pytest.mark.parametrize(
    ("value", "verb", "noun"),
    [
        (Range(11.43, 11.43), "rose 11.43 %", "a rise of 11.43 %"),
        (Range(-37, -37), "fell 37 %", "a fall of 37 %"),
        (Range(-20, -10), "fell 10 to 20 %", "a fall of 10 to 20 %"),
        (Range(-INF, -10), "fell at least 10 %", "a fall of at least 10 %"),
        (Range(-10, INF), "fell at most 10 %", "a fall of at most 10 %"),
        (Range(10, INF), "rose at least 10 %", "a rise of at least 10 %"),
        (Range(-INF, 10), "rose at most 10 %", "a rise of at most 10 %"),
        (Range(-5, 2), "changed by −5 to 2 %", "a change of −5 to 2 %"),
    ],
)
def test_a_growth_is_a_rise_or_a_fall(value: Range, verb: str, noun: str) -> None:
    assert (change(value, "%"), a_change(value, "%")) == (verb, noun)
    assert change(Range(-12.6, -12.6), "%", about=True) == "fell about 12.6 %"


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


# --------------------------------------------------------------------------------------------------------- names


def test_names_inside_sentences() -> None:
    assert [possessive(name) for name in ("China", "the United States")] == ["China's", "the United States'"]
    assert [lower_first(text) for text in ("Mine production", "USGS figures", "NdPr oxide", "X")] == [
        "mine production",
        "USGS figures",
        "NdPr oxide",
        "x",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Geological Survey", "the Geological Survey"),
        ("Ministry of Finance (Chile)", "the Ministry of Finance (Chile)"),
        ("Institute for the Analysis of Lithium", "the Institute for the Analysis of Lithium"),
        ("Government of Chile", "the Government of Chile"),
        ("General Customs Administration", "the General Customs Administration"),
        ("State Council Information Office", "the State Council Information Office"),
        ("Lithium Knowledge Base", "the Lithium Knowledge Base"),
        ("Battery Journal", "the Battery Journal"),
        ("The Irrawaddy", "The Irrawaddy"),
        ("Reuters", "Reuters"),
        ("Chen Zhanheng", "Chen Zhanheng"),
        ("daily.example (vendor site)", "daily.example (vendor site)"),
        ("Clark Hill", "Clark Hill"),
        ("Unnamed experts", "unnamed experts"),
        ("Unnamed official of the industry ministry", "an unnamed official of the industry ministry"),
        ("Unnamed senior engineer of a mine", "an unnamed senior engineer of a mine"),
        ("Unnamed sources who know of the quotas", "unnamed sources who know of the quotas"),
    ],
)
def test_bodies_take_an_article_and_the_unnamed_are_no_name(name: str, text: str) -> None:
    assert with_article(name) == text


def test_no_brackets_stand_in_brackets() -> None:
    assert in_brackets("Survey 2013") == "(Survey 2013)"
    assert in_brackets("White paper (in English) on lithium (copy)") == "(White paper, in English on lithium, copy)"


def subject(in_text: str | None = None, material: str = "lithium") -> Subject:
    return Subject("Mine production", "China", material, "t", in_text)


@pytest.mark.parametrize(
    ("in_text", "text"),
    [
        (None, "China's mine production of lithium"),
        ("{place's} quota{for material}", "China's quota for lithium"),
        ("the price{of material} in {place}", "the price of lithium in China"),
        ("the growth of {place's} exports", "the growth of China's exports of lithium"),
    ],
)
def test_a_subject_names_place_and_material(in_text: str | None, text: str) -> None:
    assert str(subject(in_text)) == text


def test_what_rises_or_falls() -> None:
    growth = subject("the growth of {place's} exports")
    assert (is_change(growth), what_changes(growth)) == (True, "China's exports of lithium")
    assert is_change("the change of the price")
    assert not is_change(subject())
    assert not is_change("the growth rate that is allowed")


# --------------------------------------------------------------------------------------------------------- dates


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
        ("2012-XX", "2012", "in 2012"),
        ("2012-34", "the second quarter of 2012", "in the second quarter of 2012"),
        ("2012-40~", "about the first half of 2012", "in about the first half of 2012"),
    ],
)
def test_spoken_date(edtf: str, date: str, moment: str) -> None:
    assert (spoken_date(edtf), spoken_moment(edtf)) == (date, moment)


@pytest.mark.parametrize(
    ("edtf", "period", "in_sentence"),
    [
        ("2012", "2012", " in 2012"),
        ("2013~", "about 2013", " for about 2013"),
        ("2012-06-20", "20 June 2012", " on 20 June 2012"),
        ("1958/2006~", "1958 to about 2006", " from 1958 to about 2006"),
        ("1958/..", "since 1958", " since 1958"),
        ("../2005-06", "until June 2005", " until June 2005"),
        ("2010-01/2010-06", "the first half of 2010", " in the first half of 2010"),
        ("2010-07/2010-12", "the second half of 2010", " in the second half of 2010"),
        ("2010-40", "the first half of 2010", " in the first half of 2010"),
        ("2010-10/2010-12", "the fourth quarter of 2010", " in the fourth quarter of 2010"),
        ("2007-01/2007-05", "January to May 2007", " from January to May 2007"),
        ("2011-04/2012-03", "April 2011 to March 2012", " from April 2011 to March 2012"),
        ("201X/202X", "the 2010s to the 2020s", " from the 2010s to the 2020s"),
    ],
)
def test_spoken_period(edtf: str, period: str, in_sentence: str) -> None:
    assert (spoken_period(edtf), in_time(edtf)) == (period, in_sentence)


def test_no_time_is_no_words() -> None:
    assert in_time(None) == ""


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2012", "2012"),
        ("2012-01/2012-12", "2012"),
        ("2010/2012", "2010 to 2012"),
        ("2012-01/2012-06", "the first half of 2012"),
        ("2015-09", "September 2015"),
        ("2007-01/2007-05", "January to May 2007"),
        ("2011-04/2012-03", "April 2011 to March 2012"),
        ("2025-11-07", "7 November 2025"),
        ("2025-11-07/2026-11-10", "7 November 2025 to 10 November 2026"),
        ("2012/..", "since 1 January 2012"),
        ("../2012", "until 31 December 2012"),
    ],
)
def test_spoken_span(period: str, text: str) -> None:
    assert spoken_span(period_span(period)) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([2010], "2010"),
        ([2010, 2011], "2010 and 2011"),
        ([1997, 1998, 1999, 2001], "1997 to 1999 and 2001"),
        ([2012, 2005, 2006, 2005, 2010, 2011], "2005, 2006 and 2010 to 2012"),
    ],
)
def test_years_in_words(years: list[int], text: str) -> None:
    assert years_in_words(years) == text


# ----------------------------------------------------------------------------------------------------- sentences


def test_sentence_begins_with_capitals_but_after_a_colon() -> None:
    assert sentence("read as 5 t:", "Official figures say so.", "", "the end.") == (
        "Read as 5 t: official figures say so. The end."
    )


def test_a_list_in_words() -> None:
    assert [in_words(parts) for parts in (["A"], ["A", "B"], ["A", "B", "C"])] == ["A", "A and B", "A, B and C"]
    assert in_words(["A", "B"], "or") == "A or B"


@pytest.mark.parametrize(
    ("definition", "clause"),
    [
        ("Products as traded, by weight. Not to be compared.", "products as traded"),
        ("Reserves plus more; the survey gave it up.", "reserves plus more"),
        ("REO contained.", "REO contained"),
        ("Products.", "products"),
    ],
)
def test_what_a_definition_says_first(definition: str, clause: str) -> None:
    assert first_clause(definition) == clause
