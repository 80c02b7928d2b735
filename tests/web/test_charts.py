"""Pictures are well-formed SVG of the size that the page keeps free; time is on their axis, and no mark is hidden."""

import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from knowledge_base.web import charts
from knowledge_base.web.chart_frame import NARROW, SMALL, WIDE
from knowledge_base.web.chart_theme import can_draw, draw, draw_png
from knowledge_base.web.charts import FORMS
from knowledge_base.web.number_chart import MARK, MOST_MARKS, Frame, number_chart
from knowledge_base.web.verdict_style import LOOKS

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame("Share of reserves, Chile", "%", ["Figures: Survey", "kb.example, as of 1 May 2026"])


def figure(year: int | None, value: float | None, **changes: Any) -> dict[str, Any]:
    """A row of the query figures_of_number."""
    plain = {"is_official": 1, "is_partial": 0, "is_whole_year": 1, "is_newest": 1, "implication": None}
    named = {"publisher": "Survey", "house": "survey", "basis": None, "first_day": None, "last_day": None}
    return {"year": year, "value": value, **named, **plain, **changes}


def newest(year: int, value: float, line: str = "Survey") -> dict[str, Any]:
    """A row of the query newest_figures_of_number."""
    return {"year": year, "value": value, "line": line}


def claim(
    key: str, low: float | None, high: float | None, years: tuple[int | None, int | None] = (2012, 2012), **changes: Any
) -> dict[str, Any]:
    """A row of the query claims_of_number."""
    return {
        "id": key,
        "normalised_min": low,
        "normalised_max": high,
        "year_start": years[0],
        "year_end": years[1],
        "verdict": "differs",
        "outcome": None,
        "has_voice": 1,
        "kind": "quantity",
        "speaker": None,
        "publisher": None,
        "article": f"Article {key}",
        "conflict_count": 0,
        "position": 1,
        "total": 1,
        **changes,
    }


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """All layers of a chart, whatever they are grouped in."""
    return [inner for layer in spec["layer"] for inner in (layers(layer) if "layer" in layer else [layer])]


def points(spec: dict[str, Any], *marks: str) -> list[dict[str, Any]]:
    """The data of the layers of a kind of mark."""
    return [row for layer in layers(spec) if layer["mark"]["type"] in marks for row in layer["data"]["values"]]


def claims_in(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The marks of claims, without the ring around the one that a page is about."""
    return [row for layer in layers(spec) if "shape" in layer["encoding"] for row in layer["data"]["values"]]


def words(spec: dict[str, Any]) -> list[str]:
    return [row["text"] for row in points(spec, "text") if "text" in row]


PERIODS = [
    {"state": "announced", "date_from": "2012-05-01", "date_until": "2012-06-30"},
    {"state": "in-force", "date_from": "2012-07-01", "date_until": None},
]
EVENTS = [{"year": 2011, "group": "China", "count": 2}, {"year": 2012, "group": "other jurisdictions", "count": 1}]
CLAIMS = [claim("a", 25, 40), claim("b", 30, 30, (None, None)), claim("c", 25, None, verdict="agrees")]

CHARTS = {
    "number": number_chart([figure(2012, 30.0)], CLAIMS, FRAME, WIDE),
    "number of claims without a year": number_chart([], [claim("a", 25, 25, (None, None))], FRAME, WIDE),
    "number without anything that can be drawn": number_chart([], [claim("a", None, None)], FRAME, WIDE),
    "number narrow": number_chart([figure(2012, 30.0)], CLAIMS, FRAME, NARROW),
    "strip": number_chart([figure(2012, 30.0), figure(2013, 30.0)], CLAIMS, Frame(), SMALL),
    "life": charts.life_chart(PERIODS, "2026-11-21"),
    "life narrow": charts.life_chart(PERIODS, "2024-02-29", narrow=True),
    "timeline": charts.timeline_chart([newest(2011, 90_000.0)], EVENTS, "Mine production: China", "t", "2012-05-31"),
    "timeline without figures": charts.timeline_chart([], EVENTS, "", "", "2012-05-31"),
    "timeline without events": charts.timeline_chart(
        [newest(2011, 90_000.0), newest(2011, 8.0, "Other")], [], "", "t", "2012-05-31", narrow=True
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

    svg = ElementTree.fromstring(draw(number_chart([], CLAIMS, Frame(hostile), WIDE), FORMS["number"].wide))

    assert hostile in [element.text for element in svg.iter(f"{SVG}text")]


def test_the_same_chart_is_the_same_bytes_whatever_was_drawn_before() -> None:
    spec, size = number_chart([figure(2012, 31.0), figure(2013, 30.0)], CLAIMS, FRAME, WIDE), FORMS["number"].wide
    first = draw(spec, size)
    for value in range(3):
        draw(number_chart([figure(2012, value), figure(2013, value)], CLAIMS, FRAME, WIDE), size)
    draw.__globals__["_draw"].cache_clear()

    assert draw(spec, size) == first


def test_what_travels_with_a_picture_is_inside_it() -> None:
    frame = Frame("Share of reserves, Chile", "%", ["Figures: Survey", "kb.example, as of 1 May 2026"], events=[2012])

    svg = ElementTree.fromstring(draw(number_chart([figure(2012, 30.0)], CLAIMS, frame, WIDE), FORMS["number"].wide))

    said = set(svg.itertext())
    assert {frame.title, *frame.source, "in %; ticks along the axis: policy events", "no year", "2012"} <= said


def test_on_a_phone_all_of_it_is_inside_the_picture_too() -> None:
    source = "Claims: 9 articles; a knowledge base of a long name, as of 21 November 2026"

    spec = number_chart([figure(2012, 30.0)], CLAIMS, Frame("Share", "%", [source]), NARROW)

    assert source in " ".join(spec["title"]["subtitle"])
    assert max(map(len, spec["title"]["subtitle"])) < 45


def test_a_picture_may_be_had_as_png() -> None:
    assert can_draw()
    assert draw_png(CHARTS["number"])[:8] == b"\x89PNG\r\n\x1a\n"


def test_axes_spell_their_numbers_out() -> None:
    spec = number_chart([figure(2010, 1_500_000.0), figure(2012, 500_000.0)], [], Frame(unit="t"), WIDE)

    svg = ElementTree.fromstring(draw(spec, FORMS["number"].wide))

    labels = {element.text for element in svg.iter(f"{SVG}text")}
    assert {"2010", "2011", "2012", "500,000", "1.5 million", "0"} <= labels


# ------------------------------------------------------------------------------------------------- claims


def test_a_claim_is_at_the_middle_of_its_years_in_the_words_colour_and_shape_of_its_verdict() -> None:
    spec = number_chart([], [claim("a", 25, 40, (2005, 2006)), claim("b", 50, None, (2012, None))], FRAME, WIDE)

    assert [(row["x"], row["y"], row["low"], row["high"]) for row in claims_in(spec)] == [
        (pytest.approx(2005.5), 32.5, 25, 40),
        (pytest.approx(2012), 50, 50, 50),
    ]
    encoding = next(layer["encoding"] for layer in layers(spec) if "shape" in layer["encoding"])
    look = LOOKS["differs"]
    assert encoding["color"]["scale"] == {"domain": [look.label], "range": [look.tone.mark]}
    assert encoding["shape"]["scale"] == {"domain": [look.label], "range": [look.shape.name]}


def test_a_range_is_a_line_at_its_year() -> None:
    spec = number_chart([], [claim("a", 25, 40), claim("b", 30, 30)], FRAME, WIDE)

    assert [(row["low"], row["high"]) for row in points(spec, "rule")] == [(25, 40)]


def test_a_claim_without_a_year_is_in_a_column_behind_the_years() -> None:
    spec = number_chart(
        [figure(2010, 30.0), figure(2014, 30.0)], [claim("a", 25, 25, (None, None)), claim("b", 30, 30)], FRAME, WIDE
    )

    without, dated = (row["x"] for row in claims_in(spec))
    assert (without > 2014, dated) == (True, pytest.approx(2012, abs=0.5))


def test_no_claim_hides_another_and_none_hides_a_figure() -> None:
    same = [claim(f"c{number}", 30, 30) for number in range(7)]
    spec = number_chart([figure(2008, 10.0), figure(2012, 30.0), figure(2016, 20.0)], same, FRAME, WIDE)

    domain = spec["encoding"]["x"]["scale"]["domain"]
    pixels = sorted((row["x"] - domain[0]) / (domain[1] - domain[0]) * WIDE.width for row in claims_in(spec))
    figure_at = (2012 - domain[0]) / (domain[1] - domain[0]) * WIDE.width
    assert all(later - earlier > 2 * MARK for earlier, later in pairwise(pixels))
    assert min(abs(pixel - figure_at) for pixel in pixels) > MARK


def test_a_claim_has_the_name_of_its_speaker_where_there_is_room_and_else_its_number_in_the_list() -> None:
    apart = [claim("a", 10, 10, (2001, 2001), speaker="Ma Rongzhang"), claim("b", 90, 90, (2009, 2009), position=2)]
    crowd = [claim(f"c{number}", 30 + number / 50, 30, speaker="A speaker of long name") for number in range(12)]

    assert words(number_chart([], apart, FRAME, WIDE)) == ["Ma Rongzhang", "Article b"]
    assert words(number_chart([], apart, FRAME, NARROW)) == ["1", "2"]
    assert any(word.isdecimal() for word in words(number_chart([], crowd, FRAME, WIDE)))


def test_claims_without_a_voice_are_not_drawn_but_on_their_own_page_and_forecasts_are() -> None:
    claims = [claim("own", 1, 1, has_voice=0), claim("other", 2, 2), claim("f", 3, 3, kind="forecast", has_voice=0)]

    def drawn(this_claim: str) -> list[float]:
        return [row["y"] for row in claims_in(number_chart([], claims, FRAME, WIDE, this_claim))]

    assert (drawn(""), drawn("own")) == ([2, 3], [1, 2, 3])


def test_of_many_claims_a_sample_is_drawn_that_says_so_and_has_the_contested_ones() -> None:
    many = [
        claim(f"c{n}", n, n, (1900 + n % 100, None), conflict_count=int(n == 333), position=n, total=500)
        for n in range(500)
    ]

    spec = number_chart([], many, Frame("Output", "t"), WIDE)

    drawn = claims_in(spec)
    assert (len(drawn), 333 in [row["y"] for row in drawn]) == (MOST_MARKS, True)
    assert f"in t; {MOST_MARKS} of 500 claims are drawn" in spec["title"]["subtitle"]


def test_the_small_form_has_years_on_its_axis_and_no_words() -> None:
    spec = number_chart([figure(2010, 30.0), figure(2012, 31.0)], CLAIMS, Frame(), SMALL)

    assert spec["encoding"]["x"]["axis"]["values"] == [2010, 2011, 2012]
    assert (words(spec), "title" in spec) == ([], False)


# ------------------------------------------------------------------------------------------------- figures


def test_a_line_joins_the_newest_figures_of_one_publisher_and_basis_and_breaks_where_years_are_missing() -> None:
    figures = [
        figure(2013, 4.0),
        figure(2010, 1.0),
        figure(2011, 2.0, is_newest=0),
        figure(2011, 3.0),
        figure(2011, 9.0, publisher="Bureau"),
        figure(2011, 8.0, basis="content"),
        figure(2012, 7.0, is_official=0),
    ]

    runs = [(row["run"], row["y"]) for row in points(number_chart(figures, [], FRAME, WIDE), "line")]

    assert sorted(runs) == [
        ("Bureau 0", 9.0),
        ("Survey 0", 1.0),
        ("Survey 0", 3.0),
        ("Survey 1", 4.0),
        ("Survey, content 0", 8.0),
    ]


def test_older_editions_parts_of_years_and_other_figures_are_points_of_their_own() -> None:
    figures = [
        figure(2010, 30.0),
        figure(2010, 29.0, is_newest=0),
        figure(2012, 32.0, is_official=0),
        figure(2012, 8.0, is_partial=1),
        figure(2012, 9.0, is_whole_year=0, first_day="2012-01-01", last_day="2012-06-30"),
        figure(2012, 7.0, implication="mixed-growth"),
        figure(2012, 6.0, implication="growth"),
        figure(None, 5.0),
        figure(2012, None),
    ]

    drawn = {(row["x"], row["y"]) for row in points(number_chart(figures, [], FRAME, WIDE), "point")}

    assert drawn == {(2010, 30.0), (2010, 29.0), (2012, 32.0), (2012, 8.0), (2012 + 0.75 / 12 * -4, 9.0), (2012, 6.0)}


def test_events_are_marked_only_within_the_years_of_the_number() -> None:
    frame = Frame(events=[2009, 2012, 2010, 2012])

    spec = number_chart([figure(2010, 30.0), figure(2012, 31.0)], [], frame, WIDE)
    without = number_chart([figure(2010, 30.0), figure(2012, 31.0)], [], Frame("A", "t", events=[2009]), WIDE)

    assert points(spec, "tick") == [{"x": 2010}, {"x": 2012}]
    assert (points(without, "tick"), without["title"]["subtitle"]) == ([], ["in t"])


@pytest.mark.parametrize(
    ("values", "scale"),
    [([1.0, 60.0], "log"), ([1.0, 59.0], "linear"), ([0.0, 1000.0], "linear"), ([-1.0, 1000.0], "linear")],
)
def test_the_scale_is_logarithmic_where_values_lie_far_apart(values: list[float], scale: str) -> None:
    spec = number_chart([figure(2010 + i, value) for i, value in enumerate(values)], [], FRAME, WIDE)

    assert spec["encoding"]["y"]["scale"]["type"] == scale


# --------------------------------------------------------------------------------------- lives and the timeline


def test_the_figures_over_the_events_are_a_line_for_each_publisher() -> None:
    figures = [newest(2010, 1.0), newest(2011, 2.0), newest(2011, 5.0, "Bureau")]

    output = charts.timeline_chart(figures, EVENTS, "Output", "t", "2012-05-31")["vconcat"][0]
    alone = charts.timeline_chart(figures[:2], EVENTS, "Output", "t", "2012-05-31")["vconcat"][0]

    assert [row["run"] for row in output["data"]["values"]] == ["Survey 0", "Survey 0", "Bureau 0"]
    assert output["encoding"]["color"]["scale"]["domain"] == ["Survey", "Bureau"]
    assert (output["encoding"]["color"]["legend"] is None, alone["encoding"]["color"]["legend"]) == (False, None)


def test_a_year_that_is_not_over_is_marked() -> None:
    events = charts.timeline_chart([newest(2010, 1.0)], EVENTS, "Output", "t", "2012-05-31")["vconcat"][1]

    assert events["title"] == "Policy events a year; 2012 is not over"
    assert [(row["year"], row["is_over"]) for row in events["data"]["values"]] == [(2011, True), (2012, False)]


def test_a_year_is_at_the_same_place_above_and_below_in_the_timeline() -> None:
    drawn = draw(CHARTS["timeline"], FORMS["timeline"].wide)
    (point,) = re.findall(r'aria-label="year: 2011; value[^>]*transform="translate\(([\d.]+),', drawn)
    ((left, width),) = re.findall(r'aria-label="year: 2011; count[^>]*d="M([\d.]+),[^h"]*h([\d.]+)', drawn)

    assert float(left) + float(width) / 2 == pytest.approx(float(point), abs=0.6)


def test_a_life_without_an_end_runs_on_beyond_the_day_it_is_told_for() -> None:
    assert points(charts.life_chart(PERIODS, "2024-02-29"), "bar") == [
        {"state": "announced", "from": "2012-05-01", "until": "2012-06-30"},
        {"state": "in force", "from": "2012-07-01", "until": "2025-02-28"},
    ]
