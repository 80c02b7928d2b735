"""The picture of a comparison: a line for each place or material, broken where no figure is held."""

from . import chart_layout as layout
from .chart_frame import Plot, framed
from .chart_theme import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, Spec, category, layer
from .comparisons import Comparison, Line
from .number_chart import in_runs

COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, GREY)
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
"""Of the lines in their order: whoever does not see colours tells them apart by the shape of their points."""


def comparison_chart(comparison: Comparison, source: str, form: Plot) -> Spec:
    """Return the chart. ``source`` is said below the title; a comparison without figures has no layers."""
    lines = [line for line in comparison.lines if line.by_year]
    if not lines:
        return {"width": form.width, "height": form.height, "layer": []}
    years = comparison.years
    x = layout.years(years[0], years[-1], form.width, 14)
    y = layout.amounts([row["value"] for line in lines for row in line.by_year.values()], form.height)
    legend: Spec = {"columns": 1 if form.width < 400 else 3, "labelLimit": 240}
    names = [layout.shortened(line.label, 40) for line in lines]
    colour = category("line", dict(zip(names, COLOURS, strict=False)), legend)
    shape = category("line", dict(zip(names, SHAPES, strict=False)), legend)
    points = [point for line, name in zip(lines, names, strict=True) for point in _points(line, name)]
    run: Spec = {"field": "run", "type": "nominal"}
    layers = [
        layer(points, {"type": "line", "strokeWidth": 2}, color=colour, detail=run),
        layer(points, {"type": "point", "filled": True, "size": 40, "opacity": 1}, color=colour, shape=shape),
    ]
    unit = comparison.indicator["unit"]
    notes = [f"in {unit}" if unit else "", comparison.series.name if comparison.series else "", source]
    ticks = layout.ticks_of_years(years[0], years[-1], form.ticks)
    return framed([{"layer": layers}], x, y, ticks, comparison.indicator["name"], notes, form)


def _points(line: Line, name: str) -> list[dict[str, object]]:
    rows = [{"year": year, "line": name, "y": row["value"]} for year, row in line.by_year.items()]
    return [{"x": row["year"], "y": row["y"], "line": name, "run": row["run"]} for row in in_runs(rows)]
