"""Pictures as SVG, drawn on the server by Vega-Lite (through vl-convert, which carries all of it offline).

A page shows them as ordinary images with a text alternative, and lists the data behind them: no script, no
third party, printable. Every kind of picture has a fixed size, so nothing moves while it loads, and a narrow
form whose letters can be read on a phone. The picture of a number is in ``number_chart``.
"""

from . import verdict_style as style
from .chart_layout import ticks_of_years
from .chart_theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    LINE,
    ORANGE,
    PURPLE,
    SKY,
    Form,
    Size,
    Spec,
    category,
    layer,
    quantity,
)
from .number_chart import in_runs
from .queries import Row

NUMBER = Form(Size(760, 460), Size(340, 440))
LIFE = Form(Size(720, 120), Size(340, 130))
TIMELINE = Form(Size(720, 370), Size(340, 340))
STRIP = Form(Size(320, 120), Size(320, 120))

FORMS = {"number": NUMBER, "life": LIFE, "timeline": TIMELINE, "strip": STRIP}
"""By the names that templates use."""

MARGIN = 80
"""Pixels of a chart's width that its axis takes."""

RUN: Spec = {"field": "run", "type": "nominal"}


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
            layer(rows, bar, x=x, x2={"field": "until"}, y={"value": 34}, color=category("state", colours, legend)),
            layer(today, {"type": "rule", "color": INK, "strokeWidth": 2}, x=x, y={"value": 17}, y2={"value": 51}),
            layer(
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


def timeline_chart(
    figures: list[Row], events: list[Row], series: str, unit: str, as_of: str, narrow: bool = False
) -> Spec:
    """Official figures over the years above, a line for each publisher and basis; policy events a year below.

    The year of the day ``as_of`` is not over: its bar is paler, and the title says so, in words that fit a phone.
    """
    years = [row["year"] for row in figures or events]
    first, last = min(years), max([*years, *(row["year"] for row in events)])
    domain = [first - 0.6, last + 0.6]
    width = (TIMELINE.narrow if narrow else TIMELINE.wide).width - MARGIN
    x: Spec = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        # Without a padding of its own, a scale of bars gets one, and the years above and below come apart.
        "scale": {"domain": domain, "nice": False, "padding": 0},
        "axis": {"format": "d", "grid": False, "values": ticks_of_years(first, last, 5 if narrow else 12)},
    }
    palette = [ORANGE, SKY, GREEN, PURPLE]
    groups = dict(zip(dict.fromkeys(row["group"] for row in events), palette, strict=False))
    count = {"field": "count", "type": "quantitative", "title": None, "stack": "zero", "axis": {"tickCount": 3}}
    lines = dict(zip(dict.fromkeys(row["line"] for row in figures), [BLUE, PURPLE, GREEN, GREY], strict=False))
    output = layer(
        in_runs(figures),
        {"type": "line", "point": {"size": 22}},
        detail=RUN,
        x={**x, "axis": None},
        y=quantity("value", None, {"zero": True, "nice": True}, tickCount=4),
        color=category(
            "line",
            lines,
            {"title": None, "columns": 1 if narrow else 2, "labelLimit": 300, "columnPadding": 40}
            if len(lines) > 1
            else None,
        ),
    )
    policy = layer(
        [{**row, "is_over": str(row["year"]) < as_of[:4]} for row in events if row["year"] >= first],
        {"type": "bar", "width": 4 if narrow else 8},
        x=x,
        y=count,
        color=category("group", groups, {"title": None}),
        opacity={"condition": {"test": "datum.is_over", "value": 1}, "value": 0.5},
    )
    unfinished = f"; {as_of[:4]} is not over" if str(last) >= as_of[:4] else ""
    return {
        "vconcat": [
            {"width": width, "height": 150, "title": f"{series}, {unit}" if unit else series, **output},
            {"width": width, "height": 90, "title": f"Policy events a year{unfinished}", **policy},
        ],
        "resolve": {"scale": {"color": "independent"}},
    }
