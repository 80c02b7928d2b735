"""Charts are drawn as well-formed SVG of the size that the page keeps free, with every point of the data in them."""

from typing import Any
from xml.etree import ElementTree

import pytest

from knowledge_base.web import charts as pictures
from knowledge_base.web.charts import (
    CLAIM,
    FORMS,
    LOGARITHMIC_FROM,
    OFFICIAL,
    OTHER_FIGURE,
    THIS_CLAIM,
    draw,
)

SVG = "{http://www.w3.org/2000/svg}"


def figure(year: int, value: float, kind: str = "official") -> dict[str, Any]:
    return {"year": year, "value": value, "kind": kind}


def claim(
    key: str, low: float | None, high: float | None, years: tuple[int | None, int | None] = (2012, 2012)
) -> dict[str, Any]:
    return {
        "id": key,
        "normalised_min": low,
        "normalised_max": high,
        "year_start": years[0],
        "year_end": years[1],
        "verdict": "differs",
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
    "timeline": pictures.timeline_chart([figure(2011, 90_000.0)], EVENTS, "Mine production: China", "t"),
    "timeline without figures": pictures.timeline_chart([], EVENTS, "", ""),
    "timeline without events": pictures.timeline_chart([figure(2011, 90_000.0)], [], "", "t", narrow=True),
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
        [figure(2010, 30.0), figure(2011, 31.0, "intergovernmental"), figure(2012, 32.0, "press")],
        [claim("a", 25, 40, (2005, 2006)), claim("b", 50, None, (2012, None)), claim("c", None, None)],
        "%",
        this_claim="b",
    )

    assert points(spec, "point") == [
        {"year": 2010, "value": 30.0, "low": 30.0, "high": 30.0, "series": OFFICIAL},
        {"year": 2011, "value": 31.0, "low": 31.0, "high": 31.0, "series": OFFICIAL},
        {"year": 2012, "value": 32.0, "low": 32.0, "high": 32.0, "series": OTHER_FIGURE},
        {"year": 2005.5, "value": 32.5, "low": 25, "high": 40, "series": CLAIM},
        {"year": 2012, "value": 50, "low": 50, "high": 50, "series": THIS_CLAIM},
    ]


def test_a_range_is_a_line_at_its_year() -> None:
    spec = pictures.number_chart([], [claim("a", 25, 40)], "%")

    assert points(spec, "rule") == [{"year": 2012, "value": 32.5, "low": 25, "high": 40, "series": CLAIM}]


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


def test_the_bar_of_a_strip_spans_the_official_figures_alone() -> None:
    figures = [figure(2010, 30.0), figure(2011, 35.0), figure(2012, 90.0, "industry")]

    assert points(pictures.strip_chart([claim("a", 25, 25)], figures, "%"), "bar") == [{"low": 30.0, "high": 35.0}]


def test_a_life_without_an_end_runs_on_beyond_the_day_it_is_told_for() -> None:
    assert points(pictures.life_chart(PERIODS, "2024-02-29"), "bar") == [
        {"state": "announced", "from": "2012-05-01", "until": "2012-06-30"},
        {"state": "in force", "from": "2012-07-01", "until": "2025-02-28"},
    ]
