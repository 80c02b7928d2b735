"""Claims about the same thing, side by side: who agrees, who contradicts, who only repeats.

Two claims are about the same thing when they share indicator, place, material and time, and count on the same basis. A
basis that an article does not name is inferred where its number fits figures on one basis only; else it is taken to be
the usual one, the first that the indicator lists. A claim that fits only a figure whose basis nobody knows is set
beside its like.

"About 2012" is set beside 2010 to 2014. But what an output was in 2010 contradicts nothing that is said of about 2012;
reserves (a stock) are looked at over the whole time.

A number that travels from article to article is not confirmed by travelling: claims of the same value and time with the
same speaker or the same words, or with the same distinctive number that no official figure knows, are *repeats* of the
earliest of them. Only originals are compared; a repeat stands as its original does.

The scale is that of ``verdicts``. Every number has two reaches: how far it may go to agree (its rounding, or half the
tolerance, whichever is more) and to be close. Two closed numbers agree when their reaches touch, conflict when not even
the wider ones do. Two open limits, or an open limit and a number beyond it, may both be so: they are compatible, which
is no agreement. Numbers set by law are exact: beyond their rounding they conflict.

Cost. The counts are exact and need no pair: with the ends of all reaches sorted, the number of claims that a reach
touches is one bisection at either end. Years are handled the same way, through what covers a year and what begins in
it. So n claims cost n log n, and only a bounded number of comparisons per claim is written down, each pair once.
"""

import math
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, NamedTuple

from ..model.ranges import Number, Range, closed
from ..model.records import Reference
from ..model.vocabulary import NumberSort, Relation, Verdict
from ..reading.normal_text import normalise
from .verdicts import SCALE, judge, ratio_between

LISTED = 12
"""Up to so many comparable claims, all are written down."""

LISTED_OF_MANY = 3
"""Of more, so many of the nearest values and so many of the furthest."""

REMEMBERED_REACHES = 20_000
"""A claim's reach is asked for whenever it is counted or listed, forty times on average, and one number is often said
more than once."""

Years = tuple[int, int] | None
Order = tuple[str, bool, int]


class Rival(NamedTuple):
    """A claim as far as it matters here. Numbers are in the indicator's unit.

    ``years`` are those it may be about, ``certain`` those it is surely about ("about 2012" may be 2010 to 2014); None
    where it names none. ``speaker`` is whom the claim is attributed to, or the
    article; ``wording`` its quote, as printed; ``is_distinctive`` says that its number is so particular, and so far
    from any official figure, that two articles do not come to it independently. ``order`` puts the earliest first: the
    day by which its article had appeared, first hand before second hand, place in the sources.
    """

    id: str
    article: str
    number: Number
    sort: NumberSort
    years: Years
    certain: Years
    basis: str | None
    speaker: str
    wording: str
    is_distinctive: bool
    order: Order


class Standing(NamedTuple):
    """How a claim stands among the others about the same thing."""

    agree_count: int = 0
    conflict_count: int = 0
    repeats_id: Annotated[str | None, Reference("claim")] = None


class Comparison(NamedTuple):
    """Two originals about the same thing; the one whose id comes first in the alphabet is named first."""

    claim_id: Annotated[str, Reference("claim")]
    other_claim_id: Annotated[str, Reference("claim")]
    relation: Relation
    ratio: float | None


# ------------------------------------------------------------------------------------------------------ reaches


class Reach(NamedTuple):
    """How far a number may go to agree, and to be close."""

    agrees: Range
    close: Range


@lru_cache(maxsize=REMEMBERED_REACHES)
def reach(number: Number, sort: NumberSort) -> Reach:
    """Return the reaches of a number. Half of each tolerance belongs to either of two numbers."""
    scale = SCALE[sort]
    agrees = _hull(number.rounded, _half(number.value, scale.agrees, is_ratio=scale.is_ratio))
    if sort is NumberSort.EXACT:
        return Reach(agrees, agrees)
    close = _hull(agrees, _half(number.value, scale.close, is_ratio=scale.is_ratio))
    if sort is NumberSort.SHARE:
        return Reach(_with_sign(number.value, agrees), _with_sign(number.value, close))
    return Reach(agrees, close)


NEXT_TO_ZERO = math.ulp(0.0)


def _with_sign(value: Range, reach: Range) -> Range:
    """Keep a rise above zero and a fall below it: neither is ever near the other."""
    if value.low > 0:
        return Range(max(reach.low, NEXT_TO_ZERO), reach.high)
    return Range(reach.low, min(reach.high, -NEXT_TO_ZERO)) if value.high < 0 else reach


def _half(value: Range, tolerance: float | None, *, is_ratio: bool) -> Range:
    if tolerance is None:
        return value
    if not is_ratio:
        return Range(value.low - tolerance / 2, value.high + tolerance / 2)
    root = math.sqrt(tolerance)
    low = value.low / root if value.low > 0 else value.low * root
    return Range(low, value.high * root if value.high > 0 else value.high / root)


def _hull(a: Range, b: Range) -> Range:
    return Range(min(a.low, b.low), max(a.high, b.high))


def relation(a: Rival, b: Rival) -> tuple[Relation, float]:
    """Return how two claims stand to each other, and how many times one number is the other."""
    one, other = reach(a.number, a.sort), reach(b.number, b.sort)
    if not one.close.overlaps(other.close):
        judgement = judge(a.number, b.number, a.sort)
        if judgement.verdict is Verdict.SCALE_ERROR:
            return Relation.SCALE_ERROR, judgement.ratio
        return (Relation.CONFLICTS if _are_of_one_time(a, b) else Relation.COMPATIBLE), judgement.ratio
    ratio = ratio_between(a.number.value, b.number.value)
    if a.number.value.is_open or b.number.value.is_open:
        return Relation.COMPATIBLE, ratio
    return (Relation.AGREES if one.agrees.overlaps(other.agrees) else Relation.CLOSE), ratio


def _are_of_one_time(a: Rival, b: Rival) -> bool:
    """Whether two claims are surely about a common year: else both can be so, each in its own."""
    return a.certain is not None and b.certain is not None and overlap(a.certain, b.certain)


# -------------------------------------------------------------------------------------------------- comparing all


def compare(rivals: Sequence[Rival]) -> Iterator[tuple[Rival, Standing, list[Comparison]]]:
    """Compare all claims about one indicator, place, material and sort of time with each other."""
    originals = _originals(rivals)
    firsts = [rival for rival in rivals if originals[rival.id] == rival.id]
    views = _Views(firsts, _may_be_about)
    is_sure = all(rival.certain == rival.years for rival in firsts)
    sure_views = views if is_sure else _Views(firsts, _is_surely_about)
    own_voices = _OwnVoices(firsts)
    standing_of: dict[str, Standing] = {}
    written: set[tuple[str, str]] = set()
    for rival in firsts:
        view = views.of(rival.basis)
        agreeing, touching, total = view.counts(rival)
        others = agreeing - (not rival.number.value.is_open) - own_voices.agreeing(rival)
        _, reached, of_one_time = (agreeing, touching, total) if is_sure else sure_views.of(rival.basis).counts(rival)
        # Claims that name no year may be about different years: they never contradict each other.
        conflicts = 0 if rival.years is None else of_one_time - reached
        standing_of[rival.id] = Standing(others, conflicts)
        yield rival, standing_of[rival.id], list(_listed(rival, view, total, written)) if total > 1 else []
    for rival in rivals:
        original = originals[rival.id]
        if original != rival.id:
            first = standing_of[original]
            yield rival, Standing(first.agree_count, first.conflict_count, original), []


def overlap(a: Years, b: Years) -> bool:
    """Whether two spans of years share one; a claim without years is comparable only with another without."""
    if a is None or b is None:
        return a is b
    return a[0] <= b[1] and b[0] <= a[1]


# ------------------------------------------------------------------------------------------------------ repeats


def _originals(rivals: Iterable[Rival]) -> dict[str, str]:
    """Return, for every claim, the id of the earliest claim that it repeats: its own when it repeats none."""
    alike: dict[tuple[object, ...], list[Rival]] = defaultdict(list)
    for rival in rivals:
        alike[rival.number.value, rival.years].append(rival)
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
    """The ends of many reaches, sorted, to count how many a reach touches."""

    def __init__(self, rivals: list[Rival]) -> None:
        self.by_low = sorted(rivals, key=lambda rival: (rival.number.value.low, rival.id))
        by_high = sorted(rivals, key=lambda rival: (rival.number.value.high, rival.id))
        self._extremes = [*by_high[:LISTED_OF_MANY], *self.by_low[-LISTED_OF_MANY:]]
        # Arrays, not lists: a claim over many years stands in as many groups.
        self._lows = array("d", (rival.number.value.low for rival in self.by_low))
        reaches = [(rival, reach(rival.number, rival.sort)) for rival in rivals]
        shut = [found.agrees for rival, found in reaches if not rival.number.value.is_open]
        self._agrees = _Sorted(shut)
        self._close = _Sorted([found.close for _, found in reaches])

    def __len__(self) -> int:
        return len(self._lows)

    def agreeing(self, rival: Rival) -> int:
        """How many closed numbers agree with a closed one; an open limit agrees with nobody."""
        return 0 if rival.number.value.is_open else self._agrees.touching(reach(rival.number, rival.sort).agrees)

    def touching(self, rival: Rival) -> int:
        """How many claims do not conflict with one."""
        return self._close.touching(reach(rival.number, rival.sort).close)

    def outstanding(self, value: Range) -> list[Rival]:
        """The claims whose lower ends lie next to a value's, and those that lie lowest and highest of all."""
        at = bisect_left(self._lows, value.low)
        return [*self.by_low[max(0, at - LISTED_OF_MANY) : at + LISTED_OF_MANY], *self._extremes]


class _Sorted:
    """Ranges, to count how many of them touch another: all but those that begin above it or end below it."""

    def __init__(self, ranges: list[Range]) -> None:
        self._lows = array("d", sorted(found.low for found in ranges))
        self._highs = array("d", sorted(found.high for found in ranges))

    def touching(self, value: Range) -> int:
        return bisect_right(self._lows, value.high) - bisect_left(self._highs, value.low)


YearsOf = Callable[[Rival], Years]
_may_be_about: YearsOf = attrgetter("years")
_is_surely_about: YearsOf = attrgetter("certain")


class _View:
    """The claims that may be compared on one basis, by year."""

    def __init__(self, rivals: list[Rival], years_of: YearsOf) -> None:
        self._years_of = years_of
        self._undated = _Ends([rival for rival in rivals if years_of(rival) is None])
        dated = [(rival, years) for rival in rivals if (years := years_of(rival)) is not None]
        starts = sorted({years[0] for _, years in dated})
        covering: dict[int, list[Rival]] = defaultdict(list)
        starting: dict[int, list[Rival]] = defaultdict(list)
        for rival, (first, last) in dated:
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
        """Return how many claims agree with this one, do not conflict with it, and are comparable at all."""
        groups = self.groups(self._years_of(rival))
        return (
            sum(group.agreeing(rival) for group in groups),
            sum(group.touching(rival) for group in groups),
            sum(len(group) for group in groups),
        )


class _Views:
    """One view per basis; claims whose basis nobody knows are compared with each other."""

    def __init__(self, rivals: list[Rival], years_of: YearsOf) -> None:
        by_basis: dict[str | None, list[Rival]] = defaultdict(list)
        for rival in rivals:
            by_basis[rival.basis].append(rival)
        self._views = {basis: _View(found, years_of) for basis, found in by_basis.items()}

    def of(self, basis: str | None) -> _View:
        return self._views[basis]


class _OwnVoices:
    """The claims of each article, to leave them out of those that agree: nobody confirms himself."""

    def __init__(self, firsts: list[Rival]) -> None:
        by_article: dict[str, list[Rival]] = defaultdict(list)
        for rival in firsts:
            by_article[rival.article].append(rival)
        self._views = {article: _Views(found, _may_be_about) for article, found in by_article.items() if len(found) > 1}

    def agreeing(self, rival: Rival) -> int:
        """How many other claims of the rival's own article agree with it."""
        views = self._views.get(rival.article)
        if views is None or rival.number.value.is_open:
            return 0
        agreeing, _, _ = views.of(rival.basis).counts(rival)
        return agreeing - 1


# ----------------------------------------------------------------------------------------------- what is listed


def _listed(rival: Rival, view: _View, total: int, written: set[tuple[str, str]]) -> Iterator[Comparison]:
    """Choose the comparisons that are written down, the strongest conflicts first; each pair by its first claim.

    Pairs that are ``written`` already are left out, and new ones are added to it.
    """
    is_many = total > LISTED + 1
    others = {
        other.id: other
        for group in view.groups(rival.years)
        for other in (group.outstanding(rival.number.value) if is_many else group.by_low)
        if other.id != rival.id
    }
    ranked = sorted((ratio_between(rival.number.value, other.number.value), name) for name, other in others.items())
    if is_many and len(ranked) > 2 * LISTED_OF_MANY:
        ranked = ranked[:LISTED_OF_MANY] + ranked[-LISTED_OF_MANY:]
    for ratio, name in reversed(ranked):
        pair = (rival.id, name) if rival.id < name else (name, rival.id)
        if pair not in written:
            written.add(pair)
            found, _ = relation(rival, others[name])
            yield Comparison(*pair, found, None if closed(ratio) is None else float(f"{ratio:.6g}"))
