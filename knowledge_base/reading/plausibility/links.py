"""Records that point at each other: in a circle, or at what did not exist yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

from ...model.dates import APPROXIMATE_YEARS, date_span
from ...model.problems import Problem, Spot
from ...model.records import PolicyEvent, Record
from ...model.vocabulary import EventRelation
from ..validation import Checked

UPWARD: dict[str, dict[str, tuple[str, ...]]] = {
    "place": {"place": ("parent",)},
    "material": {"material": ("parent",)},
    "actor": {"actor": ("parent",)},
    "indicator": {"number": ("share_of", "part", "growth_of")},
    "article": {"original": ("translation_of",), "text": ("same_text_as",)},
}
"""Kind of record to the ways that lead from one to another and never back; each way has one or several keys."""

REVERSIBLE = {EventRelation.RESPONDS_TO}
"""Relations of events that may go to and fro: an answer may be answered."""


class Circles:
    """The ways between records of one kind, each from one record to another."""

    def __init__(self) -> None:
        self._ways: dict[str, dict[str, dict[str, Spot]]] = defaultdict(lambda: defaultdict(dict))

    def see(self, checked: Checked) -> None:
        """Note where a record leads."""
        record: Record = checked.record
        for way, keys in UPWARD.get(checked.raw.kind, {}).items():
            for key in keys:
                target = getattr(record, key)
                if target:
                    self._ways[way][record.id][target] = checked.raw.spot((key,))
        for number, link in enumerate(record.links if isinstance(record, PolicyEvent) else ()):
            if link.relation not in REVERSIBLE:
                place = checked.raw.spot(("links", number))
                self._ways[link.relation][record.id][link.event] = place

    def finish(self) -> Iterator[Problem]:
        """Yield every circle, at the record in it that comes first in the files."""
        for ways in self._ways.values():
            yield from _circles({start: dict(ends) for start, ends in ways.items()})
        self._ways.clear()


def _circles(ways: dict[str, dict[str, Spot]]) -> Iterator[Problem]:
    """Find one circle after the other, cutting each where it was found."""
    while circle := _a_circle(ways):
        starts = list(pairwise(circle))
        at = min(range(len(starts)), key=lambda n: ways[starts[n][0]][starts[n][1]])
        start, end = starts[at]
        shown = " > ".join([*circle[at:-1], *circle[: at + 1]])
        yield ways[start].pop(end).problem(f"leads back to itself: {shown}", "a way that ends")


def _a_circle(ways: Mapping[str, Mapping[str, Spot]]) -> list[str]:
    """Return the ids of a circle, its first one again at its end; an empty list when there is none."""
    try:
        TopologicalSorter(ways).prepare()
    except CycleError as error:
        # graphlib gives a circle from each to what leads to it; the ways lead in the other direction.
        return list(reversed(error.args[1]))
    return []


# ------------------------------------------------------------------------------------------------- order in time


class _Life(NamedTuple):
    """The first and the last day on which an event can have begun, as ISO dates."""

    title: str
    earliest: str
    latest: str


class Order:
    """Policy events, and what each does to others."""

    def __init__(self) -> None:
        self._lives: dict[str, _Life] = {}
        self._acts: list[tuple[str, EventRelation, str, Spot]] = []

    def see(self, checked: Checked) -> None:
        event: PolicyEvent = checked.record
        days = [day for day in (event.date_announced, event.date_effective) if day]
        self._lives[event.id] = _Life(event.title, min(map(_earliest, days)), max(map(_latest, days)))
        for number, link in enumerate(event.links):
            place = checked.raw.spot(("links", number))
            self._acts.append((event.id, link.relation, link.event, place))

    def finish(self) -> Iterator[Problem]:
        """Yield the acts upon events that did not exist yet."""
        for acting, relation, target, place in self._acts:
            if target in self._lives and self._lives[acting].latest < self._lives[target].earliest:
                began, made = self._lives[acting].latest, self._lives[target].earliest
                message = f"{relation} {target}, which is of {made}, when it was itself of {began}"
                expected = "an earlier event, or another date of one of them"
                yield place.problem(message, expected).as_warning()
        self._lives.clear()
        self._acts.clear()


def _earliest(day: str) -> str:
    first = date_span(day).first or ""
    return _moved(first, -APPROXIMATE_YEARS) if _is_approximate(day) else first


def _latest(day: str) -> str:
    last = date_span(day).last or ""
    return _moved(last, APPROXIMATE_YEARS) if _is_approximate(day) else last


def _is_approximate(day: str) -> bool:
    return day.endswith(("~", "%"))


def _moved(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}"
