"""Charts as SVG, drawn on the server by Vega-Lite (through vl-convert, which carries all of it offline).

A page shows them as ordinary images with a text alternative, and lists the data behind them: no script, no
third party, printable. Every kind of picture has a fixed size, so nothing moves while it loads, and a narrow
form whose letters can be read on a phone. Colours are those of ``verdict_style.py``, and every series has a shape
of its own as well. A style inside the file turns
the ink light where the reader prefers dark.
"""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ..model.vocabulary import ClaimKind, Implication
from . import verdict_style as style

Row = dict[str, Any]
Spec = dict[str, Any]


class Size(NamedTuple):
    """Width and height in CSS pixels, as a page lays the picture out."""

    width: int
    height: int


class Form(NamedTuple):
    """The two sizes of a kind of picture."""

    wide: Size
    narrow: Size

    def size(self, narrow: bool) -> Size:
        return self.narrow if narrow else self.wide


NUMBER = Form(Size(720, 350), Size(340, 320))
LIFE = Form(Size(720, 120), Size(340, 130))
TIMELINE = Form(Size(720, 370), Size(340, 340))
STRIP = Form(Size(320, 90), Size(320, 90))

FORMS = {"number": NUMBER, "life": LIFE, "timeline": TIMELINE, "strip": STRIP}
"""By the names that templates use."""

MARGIN = 80
"""Pixels of a chart's width that its axis takes."""

BLUE, ORANGE, GREEN, SKY, PURPLE, GREY = (
    tone.mark for tone in (style.BLUE, style.ORANGE, style.GREEN, style.SKY, style.PURPLE, style.GREY)
)
INK, LINE = "#222222", "#dddddd"

SALTIRE = "M-.8,-.8L.8,.8M-.8,.8L.8,-.8"
"""Path of an x: seen even where it lies upon a circle."""

OFFICIAL, PART, MIXED = "official figure", "figure for a part of the year", "growth across two series"
OTHER_FIGURE, CLAIM, FORECAST, THIS_CLAIM = "industry or press figure", "claim", "forecast", "this claim"
SERIES = {
    OFFICIAL: (BLUE, "circle"),
    PART: (SKY, "triangle-down"),
    MIXED: (PURPLE, "triangle-up"),
    OTHER_FIGURE: (GREY, "square"),
    CLAIM: (INK, SALTIRE),
    FORECAST: (GREEN, "cross"),
    THIS_CLAIM: (ORANGE, "diamond"),
}
"""Series to its colour and shape."""

NEWEST, OLDER, THIS = 42, 14, 170
"""Areas of points in square pixels: of the newest figure of its publisher, of an older edition, of this claim."""

LOGARITHMIC_FROM = 60.0
"""Ratio of the largest to the smallest value from which a logarithmic scale is used."""

AMOUNT = (
    "abs(datum.value) >= 1e9 ? format(datum.value / 1e9, ',.4~r') + ' billion'"
    " : abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',.4~r') + ' million'"
    " : format(datum.value, ',.6~r')"
)
"""Vega expression for the labels of an axis: 150,000 and 1.2 million rather than 150k and 1.2M."""

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
    "padding": {"left": 16, "top": 5, "right": 5, "bottom": 5},
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": INK, "domainColor": INK, "tickColor": INK, "gridColor": LINE,
        "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
    },
    "axisY": {"titleAngle": 0, "titleAlign": "right", "titleX": -6, "titleY": -12},
    "legend": {
        "labelColor": INK, "titleColor": INK, "labelFontSize": 12, "orient": "bottom", "title": None,
        "columnPadding": 24, "rowPadding": 4,
    },
    "point": {"opacity": 1},
    "title": {"color": INK, "fontSize": 13, "fontWeight": "normal", "anchor": "start", "frame": "group"},
}  # fmt: skip


def draw(spec: Spec, size: Size) -> str:
    """Return a chart as SVG of exactly this size. The same chart is drawn once."""
    return _draw(json.dumps({**spec, "config": CONFIG}, sort_keys=True), size)


@lru_cache(maxsize=512)
def _draw(spec: str, size: Size) -> str:
    import vl_convert

    head, angle, rest = vl_convert.vegalite_to_svg(spec).partition(">")
    # The chart keeps its view box and is fitted into the size that the page has kept free for it.
    fixed = re.sub(r'width="[^"]*" height="[^"]*"', f'width="{size.width}" height="{size.height}"', head, count=1)
    return fixed + angle + DARK + rest


def _quantity(field: str, unit: str | None, scale: Spec, **axis: Any) -> Spec:
    """The encoding of an amount along an axis."""
    return {
        "field": field,
        "type": "quantitative",
        "title": unit or None,
        "axis": {"labelExpr": AMOUNT, "labelOverlap": True, "labelSeparation": 6, **axis},
        "scale": scale,
    }


def _category(field: str, values: dict[str, str], legend: Spec | None) -> Spec:
    """The encoding of a word by a colour or a shape."""
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(values), "range": list(values.values())},
        "legend": legend,
    }


def _layer(values: list[Row], mark: Spec, **encoding: Spec) -> Spec:
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


# --------------------------------------------------------------------------------- one number over the years


def number_chart(
    figures: list[Row],
    claims: list[Row],
    unit: str,
    this_claim: str = "",
    events: Sequence[int] = (),
    narrow: bool = False,
) -> Spec:
    """A number over the years: figures, those of one publisher joined by a line, and claims with their ranges.

    ``figures`` are rows of the query figures_of_number, printed and implied ones; a line joins the newest of each year,
    of one publisher and basis, and older editions are small points. ``claims`` are rows of claims_of_number; a claim
    that gives no year is a dashed line across. ``events`` are years of policy events, marked along the axis.
    """
    points = [_figure_point(row) for row in figures] + [
        point
        for row in claims
        if row["has_voice"] or row["kind"] == ClaimKind.FORECAST or row["id"] == this_claim
        if (point := _claim_point(row, row["id"] == this_claim)) is not None
    ]
    dated = [point for point in points if point["year"] is not None]
    undated = [point for point in points if point["year"] is None]
    values = [v for point in points for v in (point["low"], point["high"]) if v is not None]
    width, height = (NUMBER.narrow.width - MARGIN, 210) if narrow else (NUMBER.wide.width - MARGIN, 250)

    present = [series for series in SERIES if any(point["series"] == series for point in points)]
    legend: Spec = {"title": None, "columns": 2 if narrow else 4}
    colour = _category("series", {name: SERIES[name][0] for name in present}, legend)
    shape = _category("series", {name: SERIES[name][1] for name in present}, legend)
    size: Spec = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
    x: Spec = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "axis": _year_axis(dated, most=5 if narrow else 10),
        "scale": {"zero": False, "nice": False, "padding": 12},
    }
    y = _quantity("value", unit, _value_scale(values))

    layers: list[Spec] = []
    if dated:
        ranges = [point for point in dated if point["low"] != point["high"]]
        bar = {"type": "rule", "strokeWidth": 2}
        layers.append(_layer(ranges, bar, x=x, y={**y, "field": "low"}, y2={"field": "high"}, color=colour))
        mark = {"type": "point", "filled": False, "strokeWidth": 1.7}
        layers.append(_layer(dated, mark, x=x, y=y, color=colour, shape=shape, size=size))
        of_lines = _in_runs([point for point in dated if point["line"] is not None])
        line = {"type": "line", "strokeWidth": 1.2, "opacity": 0.6}
        layers.append(_layer(of_lines, line, x=x, y=y, color=colour, detail=RUN))
    if undated:
        across = {"type": "rule", "strokeDash": [5, 4], "strokeWidth": 1.6}
        layers.append(_layer(undated, across, y=y, color=colour))
    marked = [{"year": year} for year in sorted(set(events)) if dated and _spans(dated, year)]
    if marked:
        tick = {"type": "tick", "orient": "vertical", "color": GREY, "thickness": 2, "size": 9, "yOffset": -5}
        layers.append(_layer(marked, tick, x=x, y={"value": height}))
    return {"width": width, "height": height, "layer": layers}


def _spans(points: list[Row], year: int) -> bool:
    """Whether a year lies among those of the points; events outside would only stretch the axis."""
    years = [point["year"] for point in points]
    return bool(min(years) <= year <= max(years))


def _in_runs(points: list[Row]) -> list[Row]:
    """Return points in order of their years, each with the run of years without a gap to which it belongs.

    A line over years of which nothing is known would show what nobody printed.
    """
    runs: dict[str, int] = {}
    latest: dict[str, int] = {}
    numbered = []
    for point in sorted(points, key=lambda point: point["year"]):
        line, year = point["line"], point["year"]
        if year - latest.get(line, year) > 1:
            runs[line] = runs.get(line, 0) + 1
        latest[line] = year
        numbered.append({**point, "run": f"{line} {runs.get(line, 0)}"})
    return numbered


RUN: Spec = {"field": "run", "type": "nominal"}


def _figure_point(row: Row) -> Row:
    series, value = _series_of(row), row["value"]
    is_on_line = series == OFFICIAL and row["is_newest"]
    return {
        "year": row["year"],
        "value": value,
        "low": value,
        "high": value,
        "series": series,
        "size": NEWEST if row["is_newest"] else OLDER,
        "line": f"{row['house']}, {row['basis']}" if is_on_line else None,
    }


def _series_of(figure: Row) -> str:
    if figure["implication"] == Implication.MIXED_GROWTH:
        return MIXED
    if not figure["is_official"]:
        return OTHER_FIGURE
    return PART if figure["is_partial"] or not figure["is_whole_year"] else OFFICIAL


def _claim_point(row: Row, is_this: bool = False) -> Row | None:
    """Return where a claim is drawn: in the middle of its range and of its years; None without a number."""
    ends = [end for end in (row["normalised_min"], row["normalised_max"]) if end is not None]
    if not ends:
        return None
    years = [year for year in (row["year_start"], row["year_end"]) if year is not None]
    return {
        "year": sum(years) / len(years) if years else None,
        "value": sum(ends) / len(ends),
        "low": ends[0],
        "high": ends[-1],
        "series": THIS_CLAIM if is_this else FORECAST if row["kind"] == ClaimKind.FORECAST else CLAIM,
        "size": THIS if is_this else NEWEST,
        "line": None,
    }


def _year_axis(points: list[Row], most: int) -> Spec:
    years = [point["year"] for point in points]
    span = max(years) - min(years) if years else 0
    return {"format": "d", "grid": False, "tickMinStep": 1, "tickCount": min(most, max(1, int(span) + 1))}


def _value_scale(values: list[float]) -> Spec:
    positive = [value for value in values if value > 0]
    if positive and len(positive) == len(values) and max(positive) / min(positive) >= LOGARITHMIC_FROM:
        return {"type": "log", "nice": True}
    return {"zero": True, "nice": True}


# -------------------------------------------------------------------------------------- small pictures, lines


def strip_chart(claims: list[Row], figures: list[Row], unit: str) -> Spec:
    """What claims say of a number, on one line, over ticks for the official figures of the years they speak of.

    Only claims that have a voice. Of figures, the newest of every publisher, time and basis: a bar from the lowest to
    the highest would look like a range that somebody printed.
    """
    voices = [row for row in claims if row["has_voice"]]
    points = [
        {**point, "verdict": row["verdict"] or "no-reference"}
        for row in voices
        if (point := _claim_point(row)) is not None
    ]
    official = [{"value": row["value"]} for row in figures if _is_beside(row, _years_of(voices))]
    scale = _value_scale([row["value"] for row in (*points, *official)])
    x = _quantity("value", unit, {**scale, "zero": False, "padding": 8}, tickCount=4, grid=False)

    layers: list[Spec] = []
    if official:
        layers.append(_layer(official, {"type": "tick", "color": BLUE, "thickness": 2, "size": 26}, x=x))
    found = {point["verdict"] for point in points}
    present = {verdict: look for verdict, look in style.VERDICTS.items() if verdict in found}
    layers.append(
        _layer(
            points,
            {"type": "point", "filled": False, "size": 80, "strokeWidth": 2},
            x=x,
            color=_category("verdict", {verdict: look.tone.mark for verdict, look in present.items()}, None),
            shape=_category("verdict", {verdict: look.shape.name for verdict, look in present.items()}, None),
        )
    )
    return {"width": STRIP.wide.width - 20, "height": 40, "layer": layers}


def _years_of(claims: list[Row]) -> tuple[int, int] | None:
    years = [year for row in claims for year in (row["year_start"], row["year_end"]) if year is not None]
    return (min(years), max(years)) if years else None


def _is_beside(figure: Row, years: tuple[int, int] | None) -> bool:
    """Whether a figure is shown beside claims about these years: official, the newest, and for all of its time."""
    is_whole = not (figure["is_partial"] and figure["is_whole_year"])
    is_usable = figure["is_official"] and figure["is_newest"] and figure["implication"] != Implication.MIXED_GROWTH
    return bool(is_usable and is_whole and (years is None or years[0] <= figure["year"] <= years[1]))


def life_chart(periods: list[Row], as_of: str, narrow: bool = False) -> Spec:
    """An event's life as a line of coloured periods, with the as-of day of the build marked."""
    end = _a_year_later(max([as_of, *(period["date_until"] or period["date_from"] for period in periods)]))
    rows = [
        {"state": style.plain_words(p["state"]), "from": p["date_from"], "until": p["date_until"] or end}
        for p in periods
    ]
    colours = {style.plain_words(p["state"]): style.STATUSES.get(p["state"], style.GREY).mark for p in periods}
    axis = {"grid": False, "format": "%b %Y", "tickCount": 3 if narrow else 6, "labelOverlap": True}
    x: Spec = {"field": "from", "type": "temporal", "title": None, "axis": axis}
    today = [{"from": as_of, "label": "as of"}]
    bar = {"type": "bar", "height": 22, "stroke": LINE}
    legend = {"title": None, "columns": 3 if narrow else 6}
    return {
        "width": (LIFE.narrow if narrow else LIFE.wide).width - 40,
        "height": 56,
        "layer": [
            _layer(rows, bar, x=x, x2={"field": "until"}, y={"value": 34}, color=_category("state", colours, legend)),
            _layer(today, {"type": "rule", "color": INK, "strokeWidth": 2}, x=x, y={"value": 17}, y2={"value": 51}),
            _layer(
                today,
                {"type": "text", "baseline": "middle", "color": INK, "fontSize": 11},
                x=x,
                y={"value": 8},
                text={"field": "label"},
            ),
        ],
    }


def _a_year_later(day: str) -> str:
    """Return an ISO day a year later; 28 February for 29 February."""
    return f"{int(day[:4]) + 1:04d}" + ("-02-28" if day[4:] == "-02-29" else day[4:])


def timeline_chart(figures: list[Row], events: list[Row], series: str, unit: str, narrow: bool = False) -> Spec:
    """Official figures over the years above, a line for each publisher and basis; policy events a year below."""
    years = [row["year"] for row in figures or events]
    domain = [min(years), max([*years, *(row["year"] for row in events)])]
    width = (TIMELINE.narrow if narrow else TIMELINE.wide).width - MARGIN
    x: Spec = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": domain, "nice": False},
        "axis": {"format": "d", "grid": False, "tickCount": 5 if narrow else 12},
    }
    palette = [ORANGE, SKY, GREEN, PURPLE]
    groups = dict(zip(dict.fromkeys(row["group"] for row in events), palette, strict=False))
    count = {"field": "count", "type": "quantitative", "title": None, "stack": "zero", "axis": {"tickCount": 3}}
    lines = dict(zip(dict.fromkeys(row["line"] for row in figures), [BLUE, PURPLE, GREEN, GREY], strict=False))
    output = _layer(
        _in_runs(figures),
        {"type": "line", "point": {"size": 22}},
        detail=RUN,
        x={**x, "axis": None},
        y=_quantity("value", None, {"zero": True, "nice": True}, tickCount=4),
        color=_category("line", lines, {"title": None, "columns": 1 if narrow else 2} if len(lines) > 1 else None),
    )
    policy = _layer(
        [row for row in events if row["year"] >= domain[0]],
        {"type": "bar", "width": 4 if narrow else 8},
        x=x,
        y=count,
        color=_category("group", groups, {"title": None}),
    )
    return {
        "vconcat": [
            {"width": width, "height": 150, "title": f"{series}, {unit}" if unit else series, **output},
            {"width": width, "height": 90, "title": "Policy events a year", **policy},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }
