"""Claims about the same thing, side by side: who agrees, who contradicts, who only repeats.

Two claims are about the same thing when they share indicator, place and material, count on the same basis (or
one does not say), and their years overlap; claims that give no year are compared with each other only.

A number that travels from article to article is not confirmed by travelling: claims of the same value and
years with the same speaker or the same words, or with the same distinctive number that no official figure
knows, are *repeats* of the earliest of them and count once.

Who agrees counts voices: originals of other articles. Who contradicts counts every original, for an article
may well contradict itself.

Cost. The counts are exact and need no pair: with the ends of all ranges sorted, the number of claims that a
range reaches is one bisection at either end, since a claim cannot lie above and below it at once. Years are
handled the same way, through what covers a year and what begins in it. So n claims cost n log n (those over many
years as much more as there are years), and only a bounded number of comparisons per claim is written down.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from ..model.ranges import Range, closed
from ..model.records import Reference
from ..model.vocabulary import Verdict
from ..reading.quotes import normalise
from .figures import compatible
from .verdicts import AGREES, CLOSE, judge, ratio_between, reaches, stretched

RATIOS = (AGREES, CLOSE)
"""The limits that are counted; what lies beyond the second is a conflict."""

LISTED = 12
"""Up to so many comparable claims, all are written down."""

LISTED_OF_MANY = 3
"""Of more, so many of the nearest values and so many of the furthest."""

RELATIONS = {
    Verdict.AGREES: "agrees",
    Verdict.CLOSE: "close",
    Verdict.DIFFERS: "conflicts",
    Verdict.SCALE_ERROR: "scale-error",
}

Years = tuple[int, int] | None
Order = tuple[str, bool, int]


class Rival(NamedTuple):
    """A claim as far as it matters here. ``value`` is in the indicator's unit.

    ``speaker`` is whom the claim is attributed to, or the article; ``wording`` its quote, as printed;
    ``is_distinctive`` says that its number is so particular, and so far from any official figure, that two
    articles do not come to it independently. ``order`` puts the earliest first: the day by which its article
    had appeared, first hand before second hand, place in the sources.
    """

    id: str
    article: str
    value: Range
    years: Years
    basis: str | None
    speaker: str
    wording: str
    is_distinctive: bool
    order: Order


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands among the others about the same thing."""

    agree_count: int = 0
    conflict_count: int = 0
    repeats_id: Annotated[str | None, Reference("claim")] = None
    arithmetic_verdict: Verdict | None = None


class Comparison(NamedTuple):
    """Two claims about the same thing."""

    claim_id: Annotated[str, Reference("claim")]
    other_claim_id: Annotated[str, Reference("claim")]
    relation: str
    ratio: float | None


def compare(rivals: Sequence[Rival]) -> Iterator[tuple[Rival, Standing, list[Comparison]]]:
    """Compare all claims about one indicator, place and material with each other."""
    originals = _originals(rivals)
    firsts = [rival for rival in rivals if originals[rival.id] == rival.id]
    views = _Views(firsts)
    own_voices = _OwnVoices(firsts)
    for rival in rivals:
        original = originals[rival.id]
        view = views.of(rival.basis)
        agreeing, close, total = view.counts(rival)
        others = agreeing - 1 - own_voices.agreeing(rival, original)  # one is its own original
        standing = Standing(others, total - close, None if original == rival.id else original)
        has_company = total > 1 or standing.repeats_id is not None
        yield rival, standing, list(_listed(rival, original, view, total)) if has_company else []


def _comparable(a: Rival, b: Rival) -> bool:
    return compatible(a.basis, b.basis) and overlap(a.years, b.years)


def overlap(a: Years, b: Years) -> bool:
    """Whether two spans of years share one; a claim without years is comparable only with another without."""
    if a is None or b is None:
        return a is b
    return a[0] <= b[1] and b[0] <= a[1]


# ---------------------------------------------------------------------------------------------------- repeats


def _originals(rivals: Iterable[Rival]) -> dict[str, str]:
    """Return, for every claim, the id of the earliest claim that it repeats: its own when it repeats none."""
    alike: dict[tuple[object, ...], list[Rival]] = defaultdict(list)
    for rival in rivals:
        alike[rival.value, rival.years, rival.basis].append(rival)
    originals: dict[str, str] = {}
    for same in alike.values():
        if len(same) == 1:
            originals[same[0].id] = same[0].id
            continue
        earliest: dict[tuple[str, str], tuple[Order, str]] = {}
        for rival in sorted(same, key=lambda rival: rival.order):
            marks = [("speaker", rival.speaker)]
            if rival.wording:
                marks.append(("wording", normalise(rival.wording).lower()))
            if rival.is_distinctive:
                marks.append(("number", ""))
            found = min((earliest[mark] for mark in marks if mark in earliest), default=(rival.order, rival.id))
            originals[rival.id] = found[1]
            for mark in marks:
                earliest.setdefault(mark, found)
    return originals


# ----------------------------------------------------------------------------------------------------- counting


class _Ends:
    """The ends of many ranges, sorted, to count how many a range reaches."""

    def __init__(self, rivals: list[Rival]) -> None:
        self.by_low = sorted(rivals, key=lambda rival: (rival.value.low, rival.id))
        by_high = sorted(rivals, key=lambda rival: (rival.value.high, rival.id))
        self._extremes = [*by_high[:LISTED_OF_MANY], *self.by_low[-LISTED_OF_MANY:]]
        # Arrays, not lists: a claim over many years stands in as many groups.
        self._lows = array("d", (rival.value.low for rival in self.by_low))
        self._highs = {ratio: array("d", (stretched(rival.value.high, ratio) for rival in by_high)) for ratio in RATIOS}

    def __len__(self) -> int:
        return len(self._lows)

    def reached_by(self, value: Range, ratio: float) -> int:
        """How many ranges ``verdicts.reaches`` this one: all but those that begin above it or end below it."""
        begin_below = bisect_right(self._lows, stretched(value.high, ratio))
        end_below = bisect_left(self._highs[ratio], value.low)
        return begin_below - end_below

    def outstanding(self, value: Range) -> list[Rival]:
        """The claims whose lower ends lie next to a value's, and those that lie lowest and highest of all."""
        at = bisect_left(self._lows, value.low)
        return [*self.by_low[max(0, at - LISTED_OF_MANY) : at + LISTED_OF_MANY], *self._extremes]


class _View:
    """The claims that may be compared on one basis, by year."""

    def __init__(self, rivals: list[Rival]) -> None:
        self._undated = _Ends([rival for rival in rivals if rival.years is None])
        dated = [rival for rival in rivals if rival.years is not None]
        starts = sorted({rival.years[0] for rival in dated if rival.years})
        covering: dict[int, list[Rival]] = defaultdict(list)
        starting: dict[int, list[Rival]] = defaultdict(list)
        for rival in dated:
            first, last = rival.years or (0, 0)
            starting[first].append(rival)
            for year in starts[bisect_left(starts, first) : bisect_right(starts, last)]:
                covering[year].append(rival)
        self._starts = starts
        self._covering = {year: _Ends(found) for year, found in covering.items()}
        self._starting = {year: _Ends(found) for year, found in starting.items()}

    def groups(self, years: Years) -> list[_Ends]:
        """Disjoint groups that together hold every claim whose years overlap these.

        A claim overlaps [a, b] when it covers a, or begins after a and not after b. What covers a year is
        kept only for years in which some claim begins, and a claim's own first year is one of them.
        """
        if years is None:
            return [self._undated]
        first, last = years
        later = self._starts[bisect_right(self._starts, first) : bisect_right(self._starts, last)]
        return [group for group in [self._covering.get(first), *(self._starting[y] for y in later)] if group]

    def counts(self, rival: Rival) -> tuple[int, int, int]:
        """Return how many claims agree with this one, are at most close to it, and are comparable at all."""
        groups = self.groups(rival.years)
        return (
            sum(group.reached_by(rival.value, AGREES) for group in groups),
            sum(group.reached_by(rival.value, CLOSE) for group in groups),
            sum(len(group) for group in groups),
        )


class _Views:
    """One view per basis: a claim that names none is comparable with all, and all with it."""

    def __init__(self, rivals: list[Rival]) -> None:
        self._rivals = rivals
        self._views: dict[str | None, _View] = {}

    def of(self, basis: str | None) -> _View:
        if basis not in self._views:
            self._views[basis] = _View([rival for rival in self._rivals if compatible(rival.basis, basis)])
        return self._views[basis]


class _OwnVoices:
    """The claims of each article, to leave them out of those that agree: nobody confirms himself."""

    def __init__(self, firsts: list[Rival]) -> None:
        self._firsts: dict[str, list[Rival]] = defaultdict(list)
        for rival in firsts:
            self._firsts[rival.article].append(rival)
        self._article_of = {rival.id: rival.article for rival in firsts}
        self._views: dict[str, _Views] = {}

    def agreeing(self, rival: Rival, original: str) -> int:
        """How many claims of the rival's own article agree with it, other than its original."""
        own = self._firsts.get(rival.article, [])
        if len(own) <= LISTED:
            return sum(
                other.id != original and _comparable(rival, other) and reaches(rival.value, other.value, AGREES)
                for other in own
            )
        if rival.article not in self._views:
            self._views[rival.article] = _Views(own)
        agreeing, _, _ = self._views[rival.article].of(rival.basis).counts(rival)
        return agreeing - (self._article_of[original] == rival.article)


# ------------------------------------------------------------------------------------------------ what is listed


def _listed(rival: Rival, original: str, view: _View, total: int) -> Iterator[Comparison]:
    """Choose the comparisons that are written down, the strongest conflicts first."""
    is_many = total > LISTED + 1
    others = {
        other.id: other
        for group in view.groups(rival.years)
        for other in (group.outstanding(rival.value) if is_many else group.by_low)
        if other.id not in (rival.id, original)
    }
    ranked = sorted((ratio_between(rival.value, other.value), name) for name, other in others.items())
    if is_many and len(ranked) > 2 * LISTED_OF_MANY:
        ranked = ranked[:LISTED_OF_MANY] + ranked[-LISTED_OF_MANY:]
    for ratio, name in reversed(ranked):
        relation = RELATIONS[judge(rival.value, others[name].value).verdict]
        yield Comparison(rival.id, name, relation, None if closed(ratio) is None else float(f"{ratio:.6g}"))
    if original != rival.id:
        yield Comparison(rival.id, original, "agrees", 1.0)
