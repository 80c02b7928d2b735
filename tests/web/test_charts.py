"""Charts are drawn as well-formed SVG of the size that the page keeps free, with every point of the data in them."""

from typing import Any
from xml.etree import ElementTree

import pytest

from knowledge_base.web import charts as pictures
from knowledge_base.web.charts import (
    CLAIM,
    FORECAST,
    FORMS,
    LOGARITHMIC_FROM,
    MIXED,
    NEWEST,
    OFFICIAL,
    OLDER,
    OTHER_FIGURE,
    PART,
    THIS,
    THIS_CLAIM,
    draw,
)

SVG = "{http://www.w3.org/2000/svg}"


def figure(year: int, value: float, **changes: Any) -> dict[str, Any]:
    """A row of the query figures_of_number."""
    plain = {"is_official": 1, "is_partial": 0, "is_whole_year": 1, "is_newest": 1, "implication": None}
    return {"year": year, "value": value, "house": "survey", "basis": None, **plain, **changes}


def dot(year: float, value: float, series: str, size: int = NEWEST, line: str | None = None) -> dict[str, Any]:
    """A point of a picture whose range is itself."""
    return {"year": year, "value": value, "low": value, "high": value, "series": series, "size": size, "line": line}


def newest(year: int, value: float, line: str = "Survey") -> dict[str, Any]:
    """A row of the query newest_figures_of_number."""
    return {"year": year, "value": value, "line": line}


def claim(
    key: str, low: float | None, high: float | None, years: tuple[int | None, int | None] = (2012, 2012), **changes: Any
) -> dict[str, Any]:
    return {
        "id": key,
        "normalised_min": low,
        "normalised_max": high,
        "year_start": years[0],
        "year_end": years[1],
        "verdict": "differs",
        "has_voice": 1,
        "kind": "quantity",
        **changes,
    }


def points(spec: dict[str, Any], mark: str) -> list[dict[str, Any]]:
    """The data of a layer."""
    return [row for layer in spec["layer"] if layer["mark"]["type"] == mark for row in layer["data"]["values"]]


PERIODS = [
    {"state": "announced", "date_from": "2012-05-01", "date_until": "2012-06-30"},
    {"state": "in-force", "date_from": "2012-07-01", "date_until": None},
]
EVENTS = [{"year": 2011, "group": "China", "count": 2}, {"year": 2012, "group": "other jurisdictions", "count": 1}]

CHARTS = {
    "number": pictures.number_chart([figure(2012, 30.0)], [claim("a", 25, 40)], "%", events=[2012]),
    "number of claims without a year": pictures.number_chart([], [claim("a", 25, 25, (None, None))], "%"),
    "number without anything that can be drawn": pictures.number_chart([], [claim("a", None, None)], ""),
    "number narrow": pictures.number_chart([figure(2012, 30.0)], [claim("a", 25, 40)], "%", narrow=True),
    "strip": pictures.strip_chart([claim("a", 25, 40)], [figure(2012, 30.0)], "t"),
    "strip without official figures": pictures.strip_chart([claim("a", 25, None)], [], ""),
    "life": pictures.life_chart(PERIODS, "2026-11-21"),
    "life narrow": pictures.life_chart(PERIODS, "2024-02-29", narrow=True),
    "timeline": pictures.timeline_chart([newest(2011, 90_000.0)], EVENTS, "Mine production: China", "t"),
    "timeline without figures": pictures.timeline_chart([], EVENTS, "", ""),
    "timeline without events": pictures.timeline_chart(
        [newest(2011, 90_000.0), newest(2011, 8.0, "Other")], [], "", "t", narrow=True
    ),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_drawn_in_the_size_that_the_page_keeps_free(name: str) -> None:
    size = FORMS[name.split()[0]].size("narrow" in name)

    svg = ElementTree.fromstring(draw(CHARTS[name], size))

    assert (svg.tag, svg.get("width"), svg.get("height")) == (f"{SVG}svg", str(size.width), str(size.height))
    assert svg.get("viewBox") is not None


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_holds_no_script_and_fetches_nothing(name: str) -> None:
    svg = ElementTree.fromstring(draw(CHARTS[name], FORMS["number"].wide))

    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    names = {attribute for element in svg.iter() for attribute in element.attrib}
    assert tags <= {"svg", "style", "g", "path", "text", "tspan", "defs", "clipPath", "rect", "line"}
    assert {name for name in names if name.startswith("on") or name.endswith(("href", "src"))} == set()


def test_what_a_name_holds_is_text_in_a_chart() -> None:
    hostile = '</text><script>alert("x")</script>&'

    svg = ElementTree.fromstring(draw(pictures.strip_chart([claim("a", 1, 2)], [], hostile), FORMS["strip"].wide))

    assert hostile in [element.text for element in svg.iter(f"{SVG}text")]


def test_axes_spell_their_numbers_out() -> None:
    spec = pictures.number_chart([figure(2010, 1_500_000.0), figure(2012, 500_000.0)], [], "t")

    svg = ElementTree.fromstring(draw(spec, FORMS["number"].wide))

    labels = {element.text for element in svg.iter(f"{SVG}text")}
    assert {"t", "2010", "2011", "2012", "200,000", "1.2 million", "0"} <= labels


def test_every_figure_and_every_claim_is_a_point_of_its_series() -> None:
    spec = pictures.number_chart(
        [
            figure(2010, 30.0),
            figure(2010, 29.0, is_newest=0),
            figure(2011, 31.0, house="bureau", basis="content"),
            figure(2012, 32.0, is_official=0),
            figure(2012, 8.0, is_partial=1),
            figure(2012, 9.0, is_whole_year=0),
            figure(2012, 7.0, implication="mixed-growth"),
            figure(2012, 6.0, implication="growth"),
        ],
        [
            claim("a", 25, 40, (2005, 2006)),
            claim("b", 50, None, (2012, None)),
            claim("c", None, None),
            claim("d", 60, 60, kind="forecast", has_voice=0),
        ],
        "%",
        this_claim="b",
    )

    assert points(spec, "point") == [
        dot(2010, 30.0, OFFICIAL, line="survey, None"),
        dot(2010, 29.0, OFFICIAL, size=OLDER),
        dot(2011, 31.0, OFFICIAL, line="bureau, content"),
        dot(2012, 32.0, OTHER_FIGURE),
        dot(2012, 8.0, PART),
        dot(2012, 9.0, PART),
        dot(2012, 7.0, MIXED),
        dot(2012, 6.0, OFFICIAL, line="survey, None"),
        {**dot(2005.5, 32.5, CLAIM), "low": 25, "high": 40},
        dot(2012, 50, THIS_CLAIM, size=THIS),
        dot(2012, 60, FORECAST),
    ]


def test_claims_without_a_voice_are_not_drawn_but_on_their_own_page() -> None:
    claims = [claim("own", 1, 1, has_voice=0), claim("other", 2, 2)]

    def drawn(this_claim: str) -> list[float]:
        return [point["value"] for point in points(pictures.number_chart([], claims, "t", this_claim), "point")]

    assert (drawn(""), drawn("own")) == ([2], [1, 2])


def test_a_range_is_a_line_at_its_year() -> None:
    spec = pictures.number_chart([], [claim("a", 25, 40)], "%")

    assert points(spec, "rule") == [{**dot(2012, 32.5, CLAIM), "low": 25, "high": 40}]


def test_a_line_joins_the_newest_figures_of_one_publisher_and_basis_and_breaks_where_years_are_missing() -> None:
    figures = [
        figure(2013, 4.0),
        figure(2010, 1.0),
        figure(2011, 2.0, is_newest=0),
        figure(2011, 3.0),
        figure(2011, 9.0, house="bureau"),
        figure(2011, 8.0, basis="content"),
        figure(2012, 7.0, is_official=0),
    ]

    runs = [(point["run"], point["value"]) for point in points(pictures.number_chart(figures, [], "t"), "line")]

    assert runs == [
        ("survey, None 0", 1.0),
        ("survey, None 0", 3.0),
        ("bureau, None 0", 9.0),
        ("survey, content 0", 8.0),
        ("survey, None 1", 4.0),
    ]


def test_events_are_marked_only_within_the_years_of_the_number() -> None:
    spec = pictures.number_chart([figure(2010, 30.0), figure(2012, 31.0)], [], "%", events=[2009, 2012, 2010, 2012])

    assert points(spec, "tick") == [{"year": 2010}, {"year": 2012}]


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ([1.0, LOGARITHMIC_FROM], "log"),
        ([1.0, LOGARITHMIC_FROM - 1], None),
        ([0.0, 1000.0], None),
        ([-1.0, 1000.0], None),
    ],
)
def test_the_scale_is_logarithmic_where_values_lie_far_apart(values: list[float], scale: str | None) -> None:
    spec = pictures.number_chart([figure(2010 + i, value) for i, value in enumerate(values)], [], "t")

    assert {layer["encoding"]["y"]["scale"].get("type") for layer in spec["layer"]} == {scale}


def test_the_ticks_of_a_strip_are_official_figures_of_the_years_that_are_claimed_and_no_range() -> None:
    figures = [
        figure(2010, 30.0),
        figure(2011, 35.0),
        figure(2011, 34.0, is_newest=0),
        figure(2011, 10.0, is_partial=1),
        figure(2011, 11.0, is_partial=1, is_whole_year=0),
        figure(2011, 12.0, implication="mixed-growth"),
        figure(2011, 36.0, implication="share"),
        figure(2012, 90.0, is_official=0),
        figure(2013, 95.0),
    ]
    dated = pictures.strip_chart([claim("a", 25, 25, (2011, 2012))], figures, "%")
    undated = pictures.strip_chart([claim("a", 25, 25, (None, None))], figures, "%")

    assert points(dated, "tick") == [{"value": 35.0}, {"value": 11.0}, {"value": 36.0}]
    assert [row["value"] for row in points(undated, "tick")] == [30.0, 35.0, 11.0, 36.0, 95.0]
    assert points(dated, "bar") == []


def test_a_strip_shows_only_claims_that_have_a_voice() -> None:
    claims = [claim("a", 25, 25), claim("own", 70, 70, (1990, 1990), has_voice=0)]

    spec = pictures.strip_chart(claims, [figure(1990, 1.0), figure(2012, 2.0)], "%")

    assert [point["value"] for point in points(spec, "point")] == [25]
    assert points(spec, "tick") == [{"value": 2.0}]


def test_the_figures_over_the_events_are_a_line_for_each_publisher() -> None:
    figures = [newest(2010, 1.0), newest(2011, 2.0), newest(2011, 5.0, "Bureau")]

    output = pictures.timeline_chart(figures, EVENTS, "Output", "t")["vconcat"][0]
    alone = pictures.timeline_chart(figures[:2], EVENTS, "Output", "t")["vconcat"][0]

    assert [row["run"] for row in output["data"]["values"]] == ["Survey 0", "Survey 0", "Bureau 0"]
    assert output["encoding"]["color"]["scale"]["domain"] == ["Survey", "Bureau"]
    assert (output["encoding"]["color"]["legend"] is None, alone["encoding"]["color"]["legend"]) == (False, None)


def test_a_life_without_an_end_runs_on_beyond_the_day_it_is_told_for() -> None:
    assert points(pictures.life_chart(PERIODS, "2024-02-29"), "bar") == [
        {"state": "announced", "from": "2012-05-01", "until": "2012-06-30"},
        {"state": "in force", "from": "2012-07-01", "until": "2025-02-28"},
    ]
