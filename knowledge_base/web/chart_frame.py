"""Common axes of charts over the years, and the title, unit and source that travel inside a picture."""

from textwrap import wrap
from typing import NamedTuple

from . import chart_layout as layout
from .chart_layout import Scale
from .chart_theme import AMOUNT, GREY, Spec


class Plot(NamedTuple):
    """How large the plot is, and how much is written."""

    width: int
    height: int
    margin: int
    """Pixels at the right for claims without a year."""
    ticks: int
    has_words: bool = True


WIDE = Plot(660, 270, 96, 10)
NARROW = Plot(270, 230, 52, 4)
SMALL = Plot(270, 84, 22, 3, has_words=False)


def framed(layers: list[Spec], x: Scale, y: Scale, ticks: list[int], title: str, notes: list[str], form: Plot) -> Spec:
    """Put the layers on common axes, below the title and what is to be known of the picture."""
    # The scale of years ends with the plot; the column for no year is behind it.
    whole = x.value(form.width)
    axis_x = {"values": ticks, "format": "d", "grid": False, "domain": False, "tickSize": 4}
    axis_y = {"labelExpr": AMOUNT, "tickCount": 3 if not form.has_words else 5, "labelOverlap": True, "domain": False}
    scale_y: Spec = {"domain": [y.low, y.high], "nice": False, "zero": False, "type": "log" if y.is_log else "linear"}
    x_encoding = {"field": "x", "type": "quantitative", "title": None, "axis": axis_x}
    x_encoding["scale"] = {"domain": [x.low, whole], "nice": False, "zero": False}
    y_encoding = {"field": "y", "type": "quantitative", "title": None, "axis": axis_y, "scale": scale_y}
    spec: Spec = {
        "width": form.width,
        "height": form.height,
        "encoding": {"x": x_encoding, "y": y_encoding},
        "layer": layers,
        "resolve": {"scale": {"color": "independent", "shape": "independent"}},
    }
    if form.has_words and title:
        letters = int(form.width / 6.6)
        spec["title"] = {
            "text": layout.shortened(title, form.width // 8),
            "subtitle": [line for note in notes for line in wrap(note, letters)],
            "fontWeight": "bold", "fontSize": 15, "subtitleFontSize": 11.5, "subtitleColor": GREY, "offset": 14,
            "subtitlePadding": 4, "anchor": "start", "frame": "group",
        }  # fmt: skip
    return spec
