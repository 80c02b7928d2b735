"""How charts look: colours, letters, the words of an axis; and drawing a specification as SVG or PNG."""

import json
import re
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

from . import verdict_style as style
from .queries import Row

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


BLUE, ORANGE, GREEN, SKY, PURPLE, GREY = (
    tone.mark for tone in (style.BLUE, style.ORANGE, style.GREEN, style.SKY, style.PURPLE, style.GREY)
)
INK, LINE = "#222222", "#dddddd"

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
        "columnPadding": 18, "rowPadding": 4, "layout": {"bottom": {"direction": "vertical", "anchor": "start"}},
    },
    "point": {"opacity": 1},
    "title": {"color": INK, "fontSize": 13, "fontWeight": "normal", "anchor": "start", "frame": "group"},
}  # fmt: skip


def can_draw() -> bool:
    """Whether pictures can be drawn here; a published site has them stored."""
    return find_spec("vl_convert") is not None


def draw_png(spec: Spec, scale: float = 2.0) -> bytes:
    """Return a chart as PNG on white, twice as fine as a screen's."""
    import vl_convert

    png: bytes = vl_convert.vegalite_to_png({**spec, "config": {**CONFIG, "background": "#ffffff"}}, scale=scale)
    return png


def draw(spec: Spec, size: Size) -> str:
    """Return a chart as SVG of exactly this size. The same chart is drawn once."""
    return _draw(json.dumps({**spec, "config": CONFIG}, sort_keys=True), size)


@lru_cache(maxsize=512)
def _draw(spec: str, size: Size) -> str:
    import vl_convert

    head, angle, rest = vl_convert.vegalite_to_svg(spec).partition(">")
    # The chart keeps its view box and is fitted into the size that the page has kept free for it.
    fixed = re.sub(r'width="[^"]*" height="[^"]*"', f'width="{size.width}" height="{size.height}"', head, count=1)
    return fixed + angle + DARK + _renumbered(rest)


def _renumbered(svg: str) -> str:
    """Count clip paths from 0 in each picture: Vega counts through a process; one picture, the same bytes."""
    names = dict.fromkeys(re.findall(r"(?<=url\(#)clip\d+(?=\))", svg))
    fresh = {name: f"clip{number}" for number, name in enumerate(names)}
    return re.sub(r"\bclip\d+(?=[\")])", lambda found: fresh.get(found[0], found[0]), svg)


def quantity(field: str, unit: str | None, scale: Spec, **axis: Any) -> Spec:
    """The encoding of an amount along an axis."""
    return {
        "field": field,
        "type": "quantitative",
        "title": unit or None,
        "axis": {"labelExpr": AMOUNT, "labelOverlap": True, "labelSeparation": 6, **axis},
        "scale": scale,
    }


def category(field: str, values: dict[str, str], legend: Spec | None) -> Spec:
    """The encoding of a word by a colour or a shape."""
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(values), "range": list(values.values())},
        "legend": legend,
    }


def layer(values: list[Row], mark: Spec, **encoding: Spec) -> Spec:
    """One layer of a chart: rows, how they are drawn, and what of them is drawn where."""
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}
