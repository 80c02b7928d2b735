"""Charts as SVG, drawn on the server by Vega-Lite (through vl-convert, which carries all of it offline).

A page shows them as ordinary images with a text alternative, and lists the data behind them: no script, no
third party, printable, and nothing moves while they load. Colours are those of Okabe and Ito (2008), which
people with any colour vision can tell apart, and every series has a shape of its own as well. A style inside
the file turns the ink light where the reader prefers dark.
"""

import json
from functools import lru_cache
from typing import Any

Row = dict[str, Any]
Spec = dict[str, Any]

BLUE, ORANGE, GREEN, SKY, PURPLE, GREY, INK, LINE = (
    "#0072b2", "#d55e00", "#009e73", "#56b4e9", "#cc79a7", "#767676", "#222222", "#dddddd",
)  # fmt: skip

OFFICIAL, OTHER_FIGURE, CLAIM, THIS_CLAIM = "official figure", "industry or press figure", "claim", "this claim"
SERIES = {
    OFFICIAL: (BLUE, "circle"),
    OTHER_FIGURE: (GREY, "square"),
    CLAIM: (INK, "cross"),
    THIS_CLAIM: (ORANGE, "diamond"),
}
VERDICT_COLOURS = {
    "agrees": GREEN, "close": SKY, "differs": ORANGE, "scale-error": PURPLE, "no-reference": GREY,
}  # fmt: skip
STATE_COLOURS = {
    "announced": SKY, "in-force": GREEN, "suspended": ORANGE, "ended": GREY,
    "completed": BLUE, "withdrawn": GREY, "to-be-checked": PURPLE,
}  # fmt: skip

LOGARITHMIC_FROM = 60.0
"""Ratio of the largest to the smallest value from which a logarithmic scale is used."""

DARK = f"""<style>
@media (prefers-color-scheme: dark) {{
  text {{ fill: #e8e6e3 }}
  [stroke="{LINE}"] {{ stroke: #4a4a4a }}
  [stroke="{INK}"] {{ stroke: #e8e6e3 }}
  [fill="{INK}"] {{ fill: #e8e6e3 }}
  [stroke="{BLUE}"] {{ stroke: #5cb3e6 }}
  [fill="{BLUE}"] {{ fill: #5cb3e6 }}
  [stroke="{GREY}"] {{ stroke: #a8a8a8 }}
  [fill="{GREY}"] {{ fill: #a8a8a8 }}
}}
</style>"""

CONFIG: Spec = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "gridColor": LINE,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "orient": "bottom", "title": None},
    "title": {"color": INK, "fontSize": 13, "fontWeight": "normal", "anchor": "start"},
}  # fmt: skip


def draw(spec: Spec) -> str:
    """Return a chart as SVG. The same chart is drawn once."""
    return _draw(json.dumps({**spec, "config": CONFIG}, sort_keys=True))


@lru_cache(maxsize=512)
def _draw(spec: str) -> str:
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(spec)
    head, angle, rest = svg.partition(">")
    return head + angle + DARK + rest


# --------------------------------------------------------------------------------- one number over the years


def number_chart(figures: list[Row], claims: list[Row], unit: str, this_claim: str = "", events: list[int] = []) -> Spec:  # noqa: B006
    """A number over the years: official figures of all editions, other figures, and claims with their ranges.

    ``figures`` have year, value, kind; ``claims`` have id, year_start, normalised_min and _max. A claim that
    gives no year is a dashed line across. ``events`` are years of policy events, marked along the axis.
    """
    points = [_figure_point(row) for row in figures] + [
        point for row in claims if (point := _claim_point(row, row["id"] == this_claim)) is not None
    ]
    dated = [point for point in points if point["year"] is not None]
    undated = [point for point in points if point["year"] is None]
    present = [series for series in SERIES if any(point["series"] == series for point in points)]
    values = [v for point in points for v in (point["low"], point["high"]) if v is not None]
    scale = _value_scale(values)
    colour: Spec = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": present, "range": [SERIES[name][0] for name in present]},
        "legend": {"title": None, "columns": 4},
    }
    shape: Spec = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": present, "range": [SERIES[name][1] for name in present]},
        "legend": {"title": None, "columns": 4},
    }
    x: Spec = {"field": "year", "type": "quantitative", "title": None, "axis": _year_axis(dated), "scale": {"zero": False, "nice": False, "padding": 12}}
    y: Spec = {"field": "value", "type": "quantitative", "title": unit or None, "axis": {"format": "~s"}, "scale": scale}
    layers: list[Spec] = []
    if dated:
        ranges = [point for point in dated if point["low"] != point["high"]]
        layers.append({
            "data": {"values": ranges},
            "mark": {"type": "rule", "strokeWidth": 2},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}, "color": colour},
        })  # fmt: skip
        layers.append({
            "data": {"values": dated},
            "mark": {"type": "point", "filled": False, "strokeWidth": 1.7},
            "encoding": {
                "x": x, "y": y, "color": colour, "shape": shape,
                "size": {"condition": {"test": f"datum.series == '{THIS_CLAIM}'", "value": 170}, "value": 42},
            },
        })  # fmt: skip
    if undated:
        layers.append({
            "data": {"values": undated},
            "mark": {"type": "rule", "strokeDash": [5, 4], "strokeWidth": 1.6},
            "encoding": {"y": y, "color": colour},
        })  # fmt: skip
    marked = [year for year in sorted(set(events)) if dated and _spans(dated, year)]
    if marked:
        layers.append({
            "data": {"values": [{"year": year} for year in marked]},
            "mark": {"type": "tick", "orient": "vertical", "color": GREY, "thickness": 2, "size": 9, "yOffset": -5},
            "encoding": {"x": x, "y": {"value": 260}},
        })  # fmt: skip
    return {"width": 640, "height": 260, "layer": layers}


def _spans(points: list[Row], year: int) -> bool:
    """Whether a year lies among those of the points; events outside would only stretch the axis."""
    years = [point["year"] for point in points]
    return bool(min(years) <= year <= max(years))


def _figure_point(row: Row) -> Row:
    is_official = row["kind"] in ("official", "intergovernmental")
    value = row["value"]
    return {
        "year": row["year"], "value": value, "low": value, "high": value,
        "series": OFFICIAL if is_official else OTHER_FIGURE,
    }  # fmt: skip


def _claim_point(row: Row, is_this: bool) -> Row | None:
    low, high = row["normalised_min"], row["normalised_max"]
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return None
    middle = sum(ends) / len(ends)
    first, last = row["year_start"], row["year_end"]
    year = None if first is None and last is None else ((first or last) + (last or first)) / 2
    return {
        "year": year, "value": middle, "low": ends[0], "high": ends[-1],
        "series": THIS_CLAIM if is_this else CLAIM,
    }  # fmt: skip


def _year_axis(points: list[Row]) -> Spec:
    years = [point["year"] for point in points]
    span = max(years) - min(years) if years else 0
    axis: Spec = {"format": "d", "grid": False}
    return {**axis, "tickMinStep": 1, "tickCount": 10 if span > 10 else max(1, int(span) + 1)}


def _value_scale(values: list[float]) -> Spec:
    positive = [value for value in values if value > 0]
    if positive and len(positive) == len(values) and max(positive) / min(positive) >= LOGARITHMIC_FROM:
        return {"type": "log", "nice": True}
    return {"zero": True, "nice": True}


# -------------------------------------------------------------------------------------- small pictures, lines


def strip_chart(claims: list[Row], figures: list[Row], unit: str) -> Spec:
    """What claims say of a number, on one line, against the range of the official figures (the bar)."""
    marks = []
    for row in claims:
        point = _claim_point(row, is_this=False)
        if point is not None:
            marks.append({**point, "verdict": row["verdict"] or "no-reference"})
    official = [row["value"] for row in figures if row["kind"] in ("official", "intergovernmental")]
    values = [mark["value"] for mark in marks] + official
    scale = {**_value_scale(values), "zero": False, "padding": 8}
    x: Spec = {"field": "value", "type": "quantitative", "title": unit or None, "axis": {"format": "~s", "tickCount": 4, "grid": False}, "scale": scale}
    layers: list[Spec] = []
    if official:
        layers.append({
            "data": {"values": [{"low": min(official), "high": max(official)}]},
            "mark": {"type": "bar", "color": BLUE, "opacity": 0.3, "height": 26},
            "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}},
        })  # fmt: skip
        layers.append({
            "data": {"values": [{"value": min(official)}, {"value": max(official)}]},
            "mark": {"type": "tick", "color": BLUE, "thickness": 3, "size": 26},
            "encoding": {"x": x},
        })  # fmt: skip
    present = [verdict for verdict in VERDICT_COLOURS if any(mark["verdict"] == verdict for mark in marks)]
    shapes = {"agrees": "circle", "close": "circle", "differs": "cross", "scale-error": "triangle-up", "no-reference": "diamond"}
    layers.append({
        "data": {"values": marks},
        "mark": {"type": "point", "filled": False, "size": 80, "strokeWidth": 2},
        "encoding": {
            "x": x,
            "color": {"field": "verdict", "type": "nominal", "legend": None,
                      "scale": {"domain": present, "range": [VERDICT_COLOURS[v] for v in present]}},
            "shape": {"field": "verdict", "type": "nominal", "legend": None,
                      "scale": {"domain": present, "range": [shapes[v] for v in present]}},
        },
    })  # fmt: skip
    return {"width": 300, "height": 40, "layer": layers}


def life_chart(periods: list[Row], as_of: str) -> Spec:
    """An event's life as a line of coloured periods, with the day the knowledge base stands for marked."""
    last = max([as_of, *(p["date_until"] or p["date_from"] for p in periods if p["date_from"] < "9000")])
    end = f"{int(last[:4]) + 1}{last[4:]}" if not last.endswith("02-29") else f"{int(last[:4]) + 1}-02-28"
    rows = [
        {"state": p["state"].replace("-", " "), "from": p["date_from"], "until": p["date_until"] or end, "row": "life"}
        for p in periods
    ]
    states = list(dict.fromkeys(p["state"] for p in periods))
    colour = {
        "field": "state", "type": "nominal",
        "scale": {"domain": [s.replace("-", " ") for s in states], "range": [STATE_COLOURS[s] for s in states]},
    }  # fmt: skip
    x: Spec = {"field": "from", "type": "temporal", "title": None, "axis": {"grid": False, "format": "%b %Y", "tickCount": 6, "labelOverlap": True}}
    return {
        "width": 640,
        "height": 46,
        "layer": [
            {"data": {"values": rows}, "mark": {"type": "bar", "height": 22, "stroke": LINE},
             "encoding": {"x": x, "x2": {"field": "until"}, "color": colour}},
            {"data": {"values": [{"from": as_of}]}, "mark": {"type": "rule", "color": INK, "strokeWidth": 2},
             "encoding": {"x": x}},
            {"data": {"values": [{"from": as_of, "label": "as of"}]},
             "mark": {"type": "text", "dy": -18, "color": INK, "fontSize": 11},
             "encoding": {"x": x, "y": {"value": 22}, "text": {"field": "label"}}},
        ],
    }  # fmt: skip


def timeline_chart(figures: list[Row], events: list[Row], series: str, unit: str) -> Spec:
    """Official figures over the years above, policy events a year below: policy over output."""
    years = [row["year"] for row in figures] or [row["year"] for row in events] or [2000]
    domain = [min(years), max([*years, *(row["year"] for row in events)])]
    x: Spec = {"field": "year", "type": "quantitative", "title": None, "scale": {"domain": domain, "nice": False}, "axis": {"format": "d", "grid": False}}
    kinds = list(dict.fromkeys(row["group"] for row in events))
    palette = [ORANGE, SKY, GREEN, PURPLE]
    return {
        "vconcat": [
            {"width": 640, "height": 150, "title": series,
             "data": {"values": figures},
             "mark": {"type": "line", "color": BLUE, "point": {"color": BLUE, "size": 22}},
             "encoding": {"x": {**x, "axis": None},
                          "y": {"field": "value", "type": "quantitative", "title": unit, "axis": {"format": "~s", "tickCount": 4}}}},
            {"width": 640, "height": 90, "title": "Policy events a year",
             "data": {"values": [row for row in events if row["year"] >= domain[0]]},
             "mark": {"type": "bar", "width": 8},
             "encoding": {"x": x,
                          "y": {"field": "count", "type": "quantitative", "title": None, "stack": "zero", "axis": {"tickCount": 3}},
                          "color": {"field": "group", "type": "nominal",
                                    "scale": {"domain": kinds, "range": palette[: len(kinds)]}}}},
        ],
    }  # fmt: skip
