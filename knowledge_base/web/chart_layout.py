"""Where marks and names go in a chart: scales, marks that do not hide each other, names where there is room.

Vega-Lite draws what it is told; what it does not know is that two claims say the same number of the same year. So
places are worked out here, in pixels, and turned back into values. Pure functions; y grows downwards, as on a screen.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CHARACTER = 6.3
"""Width of a letter of 12 pixels, on average, in pixels."""

LINE_HEIGHT = 13
GAP = 4
"""Pixels between a mark and its name."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, x: float, y: float, radius: float) -> "Box":
        return cls(x - radius, y - radius, x + radius, y + radius)

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def lies_in(self, other: "Box") -> bool:
        is_beside = other.left <= self.left and self.right <= other.right
        return is_beside and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from values to pixels: ``start`` at ``low``, ``end`` at ``high``."""

    low: float
    high: float
    start: float
    end: float
    is_log: bool = False

    def pixel(self, value: float) -> float:
        low, high, at = (self._form(one) for one in (self.low, self.high, value))
        return self.start + (self.end - self.start) * (at - low) / (high - low)

    def value(self, pixel: float) -> float:
        low, high = self._form(self.low), self._form(self.high)
        at = low + (high - low) * (pixel - self.start) / (self.end - self.start)
        return math.exp(at) if self.is_log else at

    def _form(self, value: float) -> float:
        return math.log(value) if self.is_log else value


LOGARITHMIC_FROM = 60.0
"""Ratio of the largest to the smallest value from which a logarithmic scale is used."""


def amounts(values: Sequence[float], height: float) -> Scale:
    """Return the scale of an axis of amounts, from bottom to top, with ends that are round numbers.

    It begins at nothing, unless amounts differ so much that only a logarithmic scale shows them all.
    """
    positive = [value for value in values if value > 0]
    if positive and len(positive) == len(values) and max(positive) / min(positive) >= LOGARITHMIC_FROM:
        low, high = 10 ** math.floor(math.log10(min(positive))), max(positive) * 1.25
        return Scale(low, high, height, 0, is_log=True)
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        high = low + 1
    step = _step((high - low) / 5)
    return Scale(math.floor(low / step) * step, math.ceil(high * 1.04 / step) * step, height, 0)


def _step(rough: float) -> float:
    """Return a round number that is not less: 1, 2, 2.5 or 5 times a power of ten."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next((one * power for one in (1, 2, 2.5, 5) if one * power >= rough * 0.999), 10 * power)


def years(first: float, last: float, width: float, padding: float) -> Scale:
    """Return the scale of an axis of years, with ``padding`` pixels free at both ends."""
    if first == last:
        first, last = first - 1, last + 1
    a_year = (last - first) / max(1.0, width - 2 * padding)
    return Scale(first - padding * a_year, last + padding * a_year, 0, width)


def ticks_of_years(first: float, last: float, most: int) -> list[int]:
    """Return the years to be named on an axis: at most so many, at even distances of a round number of years."""
    span = max(1, math.floor(last) - math.ceil(first))
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 10_000) if span / step <= most)
    return list(range(math.ceil(first / step) * step, math.floor(last) + 1, step))


def apart(places: Sequence[tuple[float, float]], radius: float, taken: Iterable[Box], within: Box) -> list[float]:
    """Return where each mark goes along x, so that none hides another or what is ``taken``.

    A mark stays where it belongs when that is free, and else goes to the nearest free place beside it; where there is
    none within six steps it stays. Order decides who moves, so that the same marks always lie alike.
    """
    boxes, found = list(taken), []
    for x, y in places:
        ways = [x, *(x + sign * step * (2 * radius + 1) for step in range(1, 7) for sign in (1, -1))]
        free = (
            way
            for way in ways
            if (box := Box.around(way, y, radius)).left >= within.left
            and box.right <= within.right
            and not any(box.meets(other) for other in boxes)
        )
        chosen = next(free, x)
        boxes.append(Box.around(chosen, y, radius))
        found.append(chosen)
    return found


class Label(NamedTuple):
    """A text beside a mark: where it begins, or ends with ``is_left``, and its middle."""

    x: float
    y: float
    text: str
    is_left: bool


def labelled(
    marks: Sequence[tuple[float, float]],
    texts: Sequence[Sequence[str]],
    radius: float,
    taken: Iterable[Box],
    within: Box,
) -> list[Label | None]:
    """Return a text for each mark, the first of its texts for which there is room, in the order of the marks.

    ``texts`` are what a mark may be called, the best first: a name, and then its number in a list.
    """
    boxes = [*taken, *(Box.around(x, y, radius) for x, y in marks)]
    found: list[Label | None] = []
    for (x, y), names in zip(marks, texts, strict=True):
        label = next((label for text in names if (label := _place(x, y, text, radius, boxes, within))), None)
        if label is not None:
            boxes.append(_box(label))
        found.append(label)
    return found


def _place(x: float, y: float, text: str, radius: float, boxes: list[Box], within: Box) -> Label | None:
    away, above = radius + GAP, radius + LINE_HEIGHT / 2
    ways = (
        Label(x + away, y, text, False),
        Label(x - away, y, text, True),
        Label(x + away / 2, y - above, text, False),
        Label(x + away / 2, y + above, text, False),
        Label(x - away / 2, y - above, text, True),
        Label(x - away / 2, y + above, text, True),
    )
    return next(
        (way for way in ways if (box := _box(way)).lies_in(within) and not any(box.meets(other) for other in boxes)),
        None,
    )


def _box(label: Label) -> Box:
    width = CHARACTER * len(label.text) * (1.8 if not label.text.isascii() else 1)
    left = label.x - width if label.is_left else label.x
    return Box(left, label.y - LINE_HEIGHT / 2, left + width, label.y + LINE_HEIGHT / 2)


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
