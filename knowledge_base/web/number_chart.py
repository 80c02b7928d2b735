"""The picture of a number: official figures as lines over the years, claims as marks at their year.

A claim has the colour and the shape of its verdict, and the name of who says it where there is room, else its number in
the list of claims beside the picture. What gives no year stands in a column of its own. No mark hides another.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..model.vocabulary import ClaimKind, Implication
from . import chart_layout as layout
from . import verdict_style as style
from .chart_frame import Plot, framed
from .chart_layout import Box, Scale
from .chart_theme import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SKY, Spec, category, layer
from .numbers import line_of
from .queries import Row

MOST_MARKS = 56
"""Claims that are drawn; of more a sample, which says that it is one."""

MOST_FIGURES = 64
"""Points of figures that are drawn; older editions are left out first."""

MARK, POINT = 6.5, 3.2
"""Radii in pixels of a claim and of a figure."""

LINES = (BLUE, PURPLE, GREEN, SKY, "#8a6d3b")
"""Colours of series; what is beyond them is grey."""

NO_YEAR = "no year"
LONGEST_NAME = 26
"""Characters of a speaker's name beside a mark."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What travels with the picture: what it shows, in which unit, from where, as of when, at which address."""

    title: str = ""
    unit: str = ""
    source: Sequence[str] = ()
    """Lines on where it comes from."""
    events: Sequence[int] = field(default=())
    """Years of policy events of the place."""
    claims: int = 0
    """How many there are, of which only some may be given."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim as it is drawn. ``year`` is None where it names none; ``low`` and ``high`` are its range."""

    row: Row
    number: int
    year: float | None
    value: float
    low: float
    high: float

    @property
    def key(self) -> str:
        if self.row["kind"] == ClaimKind.FORECAST and self.row["outcome"]:
            return f"outcome:{self.row['outcome']}"
        return self.row["verdict"] or "no-reference"


def number_chart(figures: list[Row], claims: list[Row], frame: Frame, form: Plot, this_claim: str = "") -> Spec:
    """Return the chart of a number.

    ``figures`` are rows of the query figures_of_number, ``claims`` of claims_of_number: their positions are the
    numbers of marks without a name.
    """
    drawn = _drawn(claims, this_claim)
    shown = _sample(drawn, this_claim)
    points = _points(figures)
    years = [p["year"] for p in points] + [claim.year for claim in shown if claim.year is not None]
    values = [p["value"] for p in points] + [end for claim in shown for end in (claim.low, claim.high)]
    if not values:
        return {"width": form.width, "height": form.height, "layer": []}
    has_margin = any(claim.year is None for claim in shown)
    first, last = (min(years), max(years)) if years else (0, 1)
    plot = form.width - (form.margin if has_margin else 0)
    x = layout.years(first, last, plot, 14)
    y = layout.amounts(values, form.height)

    layers = [*(_margin(form, plot) if has_margin else []), *_grouped(_lines(points, form))]
    taken = [Box.around(x.pixel(p["year"]), y.pixel(p["value"]), POINT) for p in points if p["is_newest"]]
    layers += _grouped(_marks(shown, x, y, plot, form, taken, this_claim))
    events = sorted({year for year in frame.events if years and first <= year <= last}) if form.has_words else []
    if events:
        tick = {"type": "tick", "orient": "vertical", "color": GREY, "thickness": 1.5, "size": 8}
        layers.append(layer([{"x": year} for year in events], tick, y={"value": form.height - 4}))
    ticks = layout.ticks_of_years(first, last, form.ticks) if years else []
    notes = [f"in {frame.unit}"] if frame.unit else []
    if events:
        notes.append("ticks along the axis: policy events")
    if len(shown) < len(drawn) or len(claims) < frame.claims:
        notes.append(f"{len(shown)} of {max(frame.claims, len(claims)):,} claims are drawn")
    return framed(layers, x, y, ticks, frame.title, ["; ".join(notes), *frame.source], form)


def _grouped(layers: list[Spec]) -> list[Spec]:
    """Put layers into one that has one key for all of them."""
    return [{"layer": layers}] if layers else []


# ------------------------------------------------------------------------------------------------- figures


def _points(figures: list[Row]) -> list[Row]:
    """The figures as points, the newest of each line first; growth across two series compares nothing, so it is out."""
    found = [
        {
            "year": row["year"] if row["is_whole_year"] or not row["first_day"] else _middle(row),
            "value": row["value"],
            "line": line_of(row),
            "is_newest": bool(row["is_newest"]),
            "is_official": bool(row["is_official"]),
            "is_whole": bool(row["is_whole_year"]) and not row["is_partial"],
        }
        for row in figures
        if row["year"] is not None and row["value"] is not None and row["implication"] != Implication.MIXED_GROWTH
    ]
    found.sort(key=lambda point: (not point["is_newest"], not point["is_official"], point["year"], point["line"]))
    return found[:MOST_FIGURES]


def _middle(row: Row) -> float:
    """The middle of a part of a year, as a year with a fraction."""
    first, last = (int(day[5:7]) for day in (row["first_day"], row["last_day"]))
    return float(row["year"]) + ((first + last) / 2 - 6.5) / 12


def _lines(points: list[Row], form: Plot) -> list[Spec]:
    """Lines of series, broken where a year is missing; older editions as small rings, other figures as squares."""
    if not points:
        return []
    official = [point for point in points if point["is_official"] and point["is_newest"] and point["is_whole"]]
    counted: dict[str, int] = {}
    for point in official:
        counted[point["line"]] = counted.get(point["line"], 0) + 1
    ordered = sorted(counted, key=lambda line: (-counted[line], line))
    named = dict(zip(ordered, LINES, strict=False))
    rest = "other series" if len(ordered) > len(LINES) else ""
    colours = {
        **{layout.shortened(line, 60): colour for line, colour in named.items()},
        **({rest: GREY} if rest else {}),
    }

    def series(point: Row) -> str:
        return layout.shortened(point["line"], 60) if point["line"] in named else rest

    legend: Spec | None = {
        "columns": 1 if form.width < 400 else 2,
        "symbolType": "stroke",
        "symbolStrokeWidth": 3,
        "labelLimit": 225 if form.width < 400 else 285,
    }
    colour = category("series", colours, legend if form.has_words and colours else None)
    older = [p for p in points if not p["is_newest"] and p["line"] in counted]
    parts = [p for p in points if p["is_newest"] and p["is_official"] and not p["is_whole"]]
    others = [p for p in points if p["is_newest"] and not p["is_official"]]
    run: Spec = {"field": "run", "type": "nominal"}
    values = [_at(p, series=series(p), run=p["run"]) for p in in_runs(official)]
    layers = [
        layer(values, {"type": "line", "strokeWidth": 2, "clip": True}, color=colour, detail=run),
        layer(values, {"type": "point", "filled": True, "size": 26, "opacity": 1}, color=colour),
    ]
    if older and form.has_words:
        mark = {"type": "point", "filled": False, "size": 16, "opacity": 0.55, "strokeWidth": 1}
        layers.append(layer([_at(p, series=series(p)) for p in older], mark, color=colour))
    for some, shape in ((parts, "triangle-down"), (others, "square")):
        if some and form.has_words:
            mark = {"type": "point", "shape": shape, "filled": False, "size": 26, "color": GREY, "strokeWidth": 1.2}
            layers.append(layer([_at(p) for p in some], mark))
    return layers


def _at(point: Row, **more: Any) -> Row:
    return {"x": point["year"], "y": point["value"], **more}


def in_runs(points: list[Row]) -> list[Row]:
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


# -------------------------------------------------------------------------------------------------- claims


def _drawn(claims: list[Row], this_claim: str) -> list[_Claim]:
    """The claims that can be drawn: with a voice, or forecasts, or the one that the page is about."""
    found = []
    for row in claims:
        ends = [end for end in (row["normalised_min"], row["normalised_max"]) if end is not None]
        if ends and (row["has_voice"] or row["kind"] == ClaimKind.FORECAST or row["id"] == this_claim):
            years = [year for year in (row["year_start"], row["year_end"]) if year is not None]
            year = sum(years) / len(years) if years else None
            found.append(_Claim(row, row["position"], year, sum(ends) / len(ends), ends[0], ends[-1]))
    return found


def _sample(claims: list[_Claim], this_claim: str) -> list[_Claim]:
    """At most MOST_MARKS claims: the one the page is about, those in conflict, and evenly spread others."""
    if len(claims) <= MOST_MARKS:
        return claims
    foremost = [claim for claim in claims if claim.row["id"] == this_claim]
    foremost += [claim for claim in claims if claim.row["id"] != this_claim and claim.row["conflict_count"]]
    first = foremost[: MOST_MARKS // 2]
    kept = {claim.number for claim in first}
    rest = [claim for claim in claims if claim.number not in kept]
    step = len(rest) / (MOST_MARKS - len(first))
    chosen = first + [rest[int(at * step)] for at in range(MOST_MARKS - len(first))]
    return sorted(chosen, key=lambda claim: claim.number)


def _marks(
    claims: list[_Claim], x: Scale, y: Scale, plot: int, form: Plot, taken: list[Box], this_claim: str
) -> list[Spec]:
    """Claims at their year and amount, beside each other where they would hide each other, and what they are called."""
    if not claims:
        return []
    middle = plot + form.margin / 2
    places = [(middle if claim.year is None else x.pixel(claim.year), y.pixel(claim.value)) for claim in claims]
    radius = MARK if form.has_words else MARK - 2
    dated = Box(0, -20, plot, form.height + 20)
    undated = Box(plot + 2, -20, form.width, form.height + 20)
    along = [0.0] * len(claims)
    for is_dated, within in ((True, dated), (False, undated)):
        numbers = [n for n, claim in enumerate(claims) if (claim.year is not None) == is_dated]
        for n, at in zip(numbers, layout.apart([places[n] for n in numbers], radius, taken, within), strict=True):
            along[n] = at
    keys = {claim.key for claim in claims}
    present = {key: look for key, look in style.LOOKS.items() if key in keys}
    words = {key: look.label for key, look in present.items()}
    rows = [
        {"x": x.value(at), "y": claim.value, "low": claim.low, "high": claim.high, "verdict": words[claim.key]}
        for claim, at in zip(claims, along, strict=True)
    ]
    legend: Spec | None = {"columns": 2 if form.width < 400 else 4} if form.has_words else None
    colour = category("verdict", {words[key]: look.tone.mark for key, look in present.items()}, legend)
    shape = category("verdict", {words[key]: look.shape.name for key, look in present.items()}, legend)
    ranges = [row for row in rows if row["low"] != row["high"]]
    quantity: Spec = {"type": "quantitative"}
    size = 110 if form.has_words else 46
    layers: list[Spec] = []
    if ranges:
        bar = {"type": "rule", "strokeWidth": 2, "opacity": 0.7}
        layers.append(layer(ranges, bar, y={**quantity, "field": "low"}, y2={"field": "high"}, color=colour))
    # A light rim keeps a mark apart from the line that runs behind it.
    layers.append(
        layer(rows, {"type": "point", "filled": False, "size": size, "strokeWidth": 2.4}, color=colour, shape=shape)
    )
    here = [row for row, claim in zip(rows, claims, strict=True) if claim.row["id"] == this_claim]
    if here:
        ring = {"type": "point", "shape": "circle", "filled": False, "size": 420, "color": ORANGE, "strokeWidth": 2}
        layers.append(layer(here, ring))
    if form.has_words:
        layers += _names(claims, along, x, y, form, taken)
    return layers


def _names(claims: list[_Claim], along: list[float], x: Scale, y: Scale, form: Plot, taken: list[Box]) -> list[Spec]:
    """Who says it, beside the mark where there is room; else its number in the list."""
    order = sorted(range(len(claims)), key=lambda n: (not claims[n].row["conflict_count"], claims[n].number))
    marks = [(along[n], y.pixel(claims[n].value)) for n in order]
    texts = [
        [*([_name(claims[n])] if form.width > 400 and claims[n].year is not None else []), str(claims[n].number)]
        for n in order
    ]
    labels = layout.labelled(marks, texts, MARK, taken, Box(0, 0, form.width, form.height))
    rows = [
        {"x": x.value(label.x), "y": y.value(label.y), "text": label.text, "left": label.is_left}
        for label in labels
        if label is not None
    ]
    text: Spec = {"field": "text", "type": "nominal"}
    return [
        layer(
            [row for row in rows if row["left"] == is_left],
            {
                "type": "text",
                "align": "right" if is_left else "left",
                "baseline": "middle",
                "fontSize": 11.5,
                "color": INK,
            },
            text=text,
        )
        for is_left in (False, True)
        if any(row["left"] == is_left for row in rows)
    ]


def _name(claim: _Claim) -> str:
    return layout.shortened(claim.row["speaker"] or claim.row["publisher"] or claim.row["article"], LONGEST_NAME)


# --------------------------------------------------------------------------------------------- around the plot


def _margin(form: Plot, plot: int) -> list[Spec]:
    """The column for claims that give no year."""
    rect = {"type": "rect", "color": GREY, "opacity": 0.1, "tooltip": None}
    place: Spec = {"x": {"value": plot}, "x2": {"value": form.width}, "y": {"value": 0}, "y2": {"value": form.height}}
    layers: list[Spec] = [{"data": {"values": [{}]}, "mark": rect, "encoding": place}]
    if form.has_words:
        said: Spec = {
            "x": {"value": (plot + form.width) / 2},
            "y": {"value": form.height + 13},
            "text": {"value": NO_YEAR},
        }
        layers.append(
            {"data": {"values": [{}]}, "mark": {"type": "text", "color": INK, "fontSize": 12}, "encoding": said}
        )
    return layers
