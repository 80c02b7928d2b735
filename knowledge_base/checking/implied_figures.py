"""What printed figures imply: shares, rates of growth, and the level from which a printed growth started.

The rule for each is written here once; the build keeps the results in the table ``implied_figures``, and checks, pages,
pictures and exports read them there.

- A **share** needs part and whole of one edition and basis. Only where they are different indicators (consumption of
  output), which no edition prints together, may they come from two: then the newest edition of each.
- A **growth** needs two figures of one series and basis a year apart (of two years, or of the same half of each), of
  one edition where it prints both. A level that was worked out from a growth gives that growth back, and none new.
- A growth across two series is kept apart (``mixed-growth``): the two may not count alike.
- A **level** follows from a figure and the growth that the same series prints: 16,265 t after a fall of 3.5 % were
  16,855 t the year before.

What part and whole leave open by their rounding is carried through, but never further than half a percentage point:
97.7 %, worked out from 130,000 and 133,000 t, is met as if it were printed so, and does not agree with 94 %.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

from ..model.dates import Span
from ..model.ranges import Number, Range, free_of_noise
from ..model.records import Indicator
from ..model.vocabulary import Implication, Seen
from .figures import Figure, Key
from .periods import is_year

MOST_MIXED = 6
"""Figures of a year from which growth across series is worked out; more of them show nothing any more."""


def implied_figures(printed: Iterable[Figure], indicators: Mapping[str, Indicator]) -> list[Figure]:
    """Return every figure that printed ones imply. Figures that cover a part only imply nothing."""
    by_key: dict[Key, list[Figure]] = defaultdict(list)
    for figure in printed:
        if not (figure.is_partial and is_year(figure.span)):
            by_key[figure.key].append(figure)
    levels = [level for key in list(by_key) for level in _levels(key, by_key, indicators)]
    for level in levels:
        by_key[level.key].append(level)
    found = list(levels)
    for indicator in indicators.values():
        if indicator.share_of:
            found += _shares(indicator, by_key)
        if indicator.growth_of:
            found += _growth(indicator, by_key)
    return found


# ------------------------------------------------------------------------------------------------------ levels


def _levels(key: Key, by_key: Mapping[Key, Sequence[Figure]], indicators: Mapping[str, Indicator]) -> Iterator[Figure]:
    """Yield the figures of the year before that a printed growth implies, where the series prints none."""
    indicator = indicators.get(key[0])
    if indicator is None or indicator.growth_of is None:
        return
    of_level = (indicator.growth_of, key[1], key[2])
    levels = by_key.get(of_level, ())
    for growth in by_key[key]:
        before = _year_before(growth.span)
        is_printed = any(f.span == before and f.series == growth.series for f in levels)
        now = [f for f in levels if f.span == growth.span and f.publication_id == growth.publication_id]
        if now and not is_printed and growth.number.value.low > -100:
            yield _implied(of_level, Implication.LEVEL, now[0], growth, _before(now[0], growth), before)


def _before(now: Figure, growth: Figure) -> Number:
    return _quotient(now.number, _shifted(growth.number, 100.0), 100.0)


def _shifted(number: Number, by: float) -> Number:
    return Number(
        Range(number.value.low + by, number.value.high + by), Range(number.rounded.low + by, number.rounded.high + by)
    )


# ------------------------------------------------------------------------------------------------------ shares


def _shares(indicator: Indicator, by_key: Mapping[Key, Sequence[Figure]]) -> Iterator[Figure]:
    whole_id = indicator.share_of or ""
    part_id = indicator.part or whole_id
    for (part_indicator, place, material), parts in list(by_key.items()):
        whole_key = (whole_id, indicator.whole_place or place, material)
        if part_indicator != part_id or whole_key == (part_indicator, place, material):
            continue
        pairs = _printed_together if part_id == whole_id else _newest_of_each
        for part, whole in pairs(parts, by_key.get(whole_key, ())):
            if whole.number.value.low > 0 and part.is_official is whole.is_official:
                number = _quotient(part.number, whole.number, 100.0).narrowed()
                yield _implied((indicator.id, place, material), Implication.SHARE, part, whole, number, part.span)


def _printed_together(parts: Sequence[Figure], wholes: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pair part and whole of one edition, time and basis."""
    of_edition = {(whole.publication_id, whole.span, whole.basis): whole for whole in wholes if not whole.implied_by}
    for part in parts:
        whole = of_edition.get((part.publication_id, part.span, part.basis))
        if whole is not None and not part.implied_by:
            yield part, whole


def _newest_of_each(parts: Sequence[Figure], wholes: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pair every part with the newest edition of every house's whole for the same time."""
    newest: dict[object, dict[str, Figure]] = defaultdict(dict)
    for whole in sorted(wholes, key=lambda figure: figure.out):
        newest[whole.span][whole.house] = whole
    for part in parts:
        for whole in newest.get(part.span, {}).values():
            yield part, whole


# ------------------------------------------------------------------------------------------------------ growth


def _growth(indicator: Indicator, by_key: Mapping[Key, Sequence[Figure]]) -> Iterator[Figure]:
    for (level, place, material), figures in list(by_key.items()):
        if level != indicator.growth_of:
            continue
        of_time: dict[Span, list[Figure]] = defaultdict(list)
        for figure in figures:
            of_time[figure.span].append(figure)
        key = (indicator.id, place, material)
        for figure in figures:
            before = of_time.get(_year_before(figure.span), ())
            earlier = [f for f in before if f.is_official is figure.is_official]
            yield from _growth_of(key, figure, earlier, len(of_time[figure.span]))


def _year_before(span: Span) -> Span:
    """The same days of the year before; what ends with a month ends with that month."""
    return Span(*(_day_before(day) if day else None for day in (span.first, span.last)))


def _day_before(day: str) -> str:
    year, month, of_month = (int(part) for part in day.split("-"))
    is_last = of_month == monthrange(year, month)[1]
    days = monthrange(year - 1, month)[1]
    return f"{year - 1:04d}-{month:02d}-{days if is_last else min(of_month, days):02d}"


def _growth_of(key: Key, figure: Figure, earlier: Sequence[Figure], of_time: int) -> Iterator[Figure]:
    """Yield the growth to one figure: within its series from one earlier figure, across series from all others."""
    alike = [f for f in earlier if f.series == figure.series and f.basis == figure.basis and figure not in f.implied_by]
    if alike:
        best = max(alike, key=lambda f: (f.publication_id == figure.publication_id, f.out <= figure.out, f.out, f.id))
        yield from _grown(key, Implication.GROWTH, figure, best)
    others = [f for f in earlier if f.series != figure.series and f.basis == figure.basis]
    if figure.is_official and len(others) <= MOST_MIXED and of_time <= MOST_MIXED:
        for other in others:
            yield from _grown(key, Implication.MIXED_GROWTH, figure, other)


def _grown(key: Key, implication: Implication, figure: Figure, before: Figure) -> Iterator[Figure]:
    if before.number.value.low > 0 and not before.number.value.is_open and not figure.number.value.is_open:
        number = _shifted(_quotient(figure.number, before.number, 100.0), -100.0).narrowed()
        yield _implied(key, implication, figure, before, number, figure.span)


# ------------------------------------------------------------------------------------------------------- parts


def _quotient(above: Number, below: Number, times: float) -> Number:
    """Return ``times * above / below`` with the rounding of both carried through; ``below`` is positive."""
    return Number(_divided(above.value, below.value, times), _divided(above.rounded, below.rounded, times))


def _divided(above: Range, below: Range, times: float) -> Range:
    """Divide range by range. A number over "at least 75" is at most its quotient by 75, and its other end is open."""
    low = -inf if inf in (-above.low, below.high) else times * above.low / (below.high if above.low >= 0 else below.low)
    high = (
        inf if inf in (above.high, -below.low) else times * above.high / (below.low if above.high >= 0 else below.high)
    )
    return Range(free_of_noise(low), free_of_noise(high))


def _implied(key: Key, implication: Implication, figure: Figure, other: Figure, number: Number, span: Span) -> Figure:
    """Return the figure that two others imply. It is as good as the less well seen of the two."""
    return replace(
        figure,
        id=f"{key[0]}:{figure.id}:{other.id}",
        key=key,
        number=number,
        year=figure.year - (implication is Implication.LEVEL),
        span=span,
        out=max(figure.out, other.out),
        seen=max(figure.seen, other.seen, key=list(Seen).index),
        implication=implication,
        implied_by=(figure, other),
    )
