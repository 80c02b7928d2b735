"""Places and materials side by side: the lines, the sentence, the table, the data; and what may be asked."""

import csv
import io
from typing import Any

import httpx
import pytest

from knowledge_base.web.chart_frame import NARROW, WIDE
from knowledge_base.web.comparison_chart import comparison_chart
from knowledge_base.web.comparison_sentences import told
from knowledge_base.web.comparison_tables import tidy, wide
from knowledge_base.web.comparisons import FIRST, Asked, Comparison, chosen, compared
from tests.support.site_pages import Html

INDICATOR = {
    "id": "output", "name": "Mine output", "name_in_text": None, "unit": "t", "sort": "amount", "growth_of": None,
}  # fmt: skip


def choice(place: str, name: str) -> dict[str, Any]:
    """A row of the query compare_choices."""
    return {
        "place_id": place, "place": name, "place_in_text": name, "place_aliases": "[]", "place_kind": "country",
        "material_id": "lithium", "material": "Lithium", "material_aliases": "[]", "material_is_particular": 0,
    }  # fmt: skip


CHOICES = [choice("sa", "Salara"), choice("br", "Brinia"), choice("no", "Northmark")]


def figure(place: str, year: int, value: float, **changes: Any) -> dict[str, Any]:
    """A row of the query compare_figures."""
    return {
        "id": f"{place}-{year}", "place_id": place, "material_id": "lithium", "year": year, "value": value,
        "value_min": value, "value_max": value, "basis": None, "house": "survey", "publisher": "Survey",
        "implication": None, "status": "reported", "statistic_id": None, "publication_id": "s", "publication": "Report",
        "url": "https://survey.example/r", "edition": 2015, "is_newest": 1, "is_first": 1, **changes,
    }  # fmt: skip


def comparison(
    figures: list[dict[str, Any]], *places: str, indicator: dict[str, Any] = INDICATOR, **asked: Any
) -> Comparison:
    given = Asked("output", places, **asked)
    return compared(indicator, given, chosen(given, CHOICES), figures)


FIGURES = [
    figure("sa", 2010, 100), figure("sa", 2011, 150), figure("sa", 2013, 300),
    figure("br", 2010, 50), figure("br", 2013, 25),
]  # fmt: skip


def test_the_sentence_tells_how_each_line_changed_between_the_years_that_all_have() -> None:
    assert told(comparison(FIGURES, "sa", "br")).sentence == (
        "From 2010 to 2013 Salara's mine output rose from 100 t to 300 t, to 3 times as much; Brinia's fell "
        "from 50 t to 25 t, by 50 %. Salara's was 200 % of Brinia's in 2010 and 1,200 % in 2013."
    )


def test_nothing_is_said_of_growth_where_no_year_is_common_or_nothing_is_held() -> None:
    apart = comparison([figure("sa", 2010, 100), figure("br", 2013, 25)], "sa", "br")

    assert told(apart).sentence == (
        "No year has an exact figure for all of them, so their growth cannot be compared. "
        "Last held: Salara 100 t in 2010; Brinia 25 t in 2013."
    )
    assert told(comparison([], "sa")).sentence == "No official figure is held for any of them."


def test_shares_change_by_percentage_points() -> None:
    share = {**INDICATOR, "sort": "share", "unit": "%"}
    figures = [figure("sa", 2010, 10), figure("sa", 2013, 12.5)]

    assert told(comparison(figures, "sa", indicator=share)).sentence == (
        "From 2010 to 2013 Salara's mine output rose from 10 % to 12.5 %, by 2.5 percentage points."
    )


def test_figures_that_do_not_count_alike_are_never_put_side_by_side() -> None:
    other = figure("br", 2011, 9_000, basis="ore")

    found = comparison([*FIGURES, other], "sa", "br")

    assert [line.label for line in found.lines] == ["Salara", "Brinia"]
    assert [one.name for one in found.all_series] == ["Survey", "Survey, ORE"]
    assert 2011 not in found.lines[1].by_year
    assert comparison([*FIGURES, other], "br", series="survey:ore").lines[0].by_year == {2011: other}


def test_of_two_editions_the_newest_counts_or_the_first_where_it_is_asked_for() -> None:
    figures = [figure("sa", 2010, 90, is_newest=0), figure("sa", 2010, 100, is_first=0)]

    newest, first = comparison(figures, "sa"), comparison(figures, "sa", editions=FIRST)

    assert (newest.lines[0].by_year[2010]["value"], newest.lines[0].other_edition[2010]["value"]) == (100, 90)
    assert (first.lines[0].by_year[2010]["value"], first.revised) == (90, 1)


def test_a_gap_is_said_and_is_a_gap_in_the_line() -> None:
    found = comparison(FIGURES, "sa", "br")
    lines = [
        layer for layer in comparison_chart(found, "here", WIDE)["layer"][0]["layer"] if layer["mark"]["type"] == "line"
    ]

    assert found.gaps == [("Salara", "2012"), ("Brinia", "2011 and 2012")]
    assert [row["run"] for row in lines[0]["data"]["values"] if row["line"] == "Salara"] == [
        "Salara 0", "Salara 0", "Salara 1",
    ]  # fmt: skip


def test_a_comparison_without_figures_is_an_empty_picture() -> None:
    assert comparison_chart(comparison([], "sa"), "here", NARROW)["layer"] == []


def test_places_may_be_named_and_what_has_no_figures_is_said() -> None:
    assert [line.place for line in comparison(FIGURES, "Brinia", "SALARA").lines] == ["sa", "br"]
    assert comparison(FIGURES, "sa", "Atlantis").unknown == ("Atlantis",)


def test_the_data_are_a_row_for_every_figure_or_for_every_year() -> None:
    found = comparison(
        [figure("sa", 2010, 100), figure("sa", 2012, 5, value_max=None), figure("br", 2010, 2.5)], "sa", "br"
    )

    tidy_rows = list(csv.DictReader(io.StringIO(tidy(found))))
    wide_rows = list(csv.reader(io.StringIO(wide(found))))

    assert [(row["place"], row["year"], row["value"], row["unit"], row["bound"]) for row in tidy_rows] == [
        ("sa", "2010", "100", "t", "exact"),
        ("sa", "2012", "5", "t", "at-least"),
        ("br", "2010", "2.5", "t", "exact"),
    ]
    assert wide_rows == [
        ["year", "Salara: Mine output (t)", "Brinia: Mine output (t)", "Salara: source", "Brinia: source"],
        ["2010", "100", "2.5", "Survey: Report", "Survey: Report"],
        ["2011", "", "", "", ""],
        ["2012", "5", "", "Survey: Report (at-least)", ""],
    ]


# ---------------------------------------------------------------------------------------------------- the page


def test_the_page_says_what_it_comes_to_and_has_one_address(real_site: httpx.Client) -> None:
    answer = real_site.get("/compare?indicator=mine+production&place=China&place=US")
    page = Html(answer.text)

    assert (answer.status_code, page.faults) == (200, [])
    assert "/compare?indicator=mine-production&place=cn&place=us&material=rare-earths" in page.links()
    assert "China's mine production rose from" in page.text


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        ("indicator=nothing", 404, "No indicator by which places could be compared is called"),
        ("indicator=mine-production&place=Atlantis", 200, "There are no official figures of this for Atlantis"),
        ("indicator=mine-production&series=none&editions=none", 200, "Year by year"),
        ("indicator=%3Cscript%3E", 404, "<script>"),
        ("place=" + "x" * 5000, 200, "There are no official figures"),
    ],
)
def test_what_is_asked_in_vain_is_said(real_site: httpx.Client, asked: str, status: int, said: str) -> None:
    answer = real_site.get(f"/compare?{asked}")
    page = Html(answer.text)

    assert (answer.status_code, page.faults) == (status, [])
    assert said in page.text


def test_every_indicator_that_is_offered_can_be_compared(real_site: httpx.Client) -> None:
    page = real_site.get("/compare").text
    offered = page.partition('<select name="indicator">')[2].partition("</select>")[0].split('value="')[1:]
    indicators = [one.partition('"')[0] for one in offered]

    assert len(indicators) > 10
    for indicator in indicators:
        assert real_site.get(f"/compare?indicator={indicator}").status_code == 200
        assert real_site.get(f"/-/picture/compare.svg?indicator={indicator}").status_code == 200


@pytest.mark.parametrize("form", ["tidy", "wide"])
def test_the_data_can_be_taken(real_site: httpx.Client, form: str) -> None:
    answer = real_site.get(f"/compare.csv?indicator=reserves&form={form}")

    assert answer.headers["content-type"].startswith("text/csv")
    assert len(list(csv.reader(io.StringIO(answer.text)))) > 5
    assert real_site.get("/compare.csv?indicator=reserves&form=other").status_code == 404
