"""What is known of one number: who claims what of it, how far apart they are, what figures say; in one answer line.

A *number* is an indicator, a place, a material and a period about which somebody claims something. One row holds all
periods together (``period`` is null there): its answer is what a reader came for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from ..model.dates import period_span
from ..model.ranges import Range, closed
from ..model.records import Reference
from ..model.vocabulary import Bound, Implication, Verdict
from .claims import Terms
from .figures import Figure, Figures, Key
from .periods import figures_by_time, is_year
from .phrases import definition
from .wording import (
    Write,
    a_change,
    at_value,
    claimed,
    in_words,
    number,
    rounded,
    sentence,
    spoken_period,
    spoken_span,
    with_article,
    years_in_words,
)

REFUTED = (Verdict.DIFFERS, Verdict.SCALE_ERROR, Verdict.MISQUOTED)
"""Verdicts by which no figure bears a claim out."""

CONTRADICTED = (*REFUTED, Verdict.DEPENDS_ON_BASIS)
"""Verdicts by which figures speak against a claim, at least on one way of counting."""

SPREAD = 1.5
"""How many times the highest estimate must be the lowest for a number without a figure to be contested by its spread
alone: open limits and ranges may all be so and still show that nobody knows."""

VOICES_FOR_A_SPREAD = 3

YEARS_OF_A_SPREAD = 5
"""Years within which such estimates must lie: what differs from decade to decade is no contest."""

NAMED = 3
"""Houses, and claims that no figure bears out, that an answer line names at most."""


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """One row of ``numbers``; values are in the indicator's unit."""

    id: str
    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    period: str | None
    year: int | None
    claim_count: int
    original_count: int
    article_count: int
    lowest: float | None
    highest: float | None
    conflict_count: int
    against_figures: int
    figure_then: float | None
    figure_now: float | None
    is_contested: bool
    weight: int
    carriers: list[str]
    answer: str


class Said(NamedTuple):
    """A claim as far as its number's row needs it. ``row`` has the columns of the table ``claims`` by name."""

    row: Any
    value: Range

    @property
    def is_original(self) -> bool:
        return self.row.repeats_id is None

    @property
    def is_refuted(self) -> bool:
        """Whether every independent figure of its time says something else."""
        return self.row.verdict in REFUTED

    @property
    def does_not_follow(self) -> bool:
        """Whether the numbers from which it must follow say something else, where no figure does."""
        return not self.is_refuted and self.row.arithmetic_verdict in REFUTED

    @property
    def is_contradicted(self) -> bool:
        """Whether figures speak against it: those of its time, or those from which it must follow."""
        return self.row.verdict in CONTRADICTED or self.row.arithmetic_verdict in CONTRADICTED


def known_numbers(key: Key, said: Sequence[Said], figures: Figures, terms: Terms) -> Iterable[KnownNumber]:
    """Yield the rows of one indicator, place and material: all periods together, then each.

    ``said`` is in order of time.
    """
    by_period: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        if one.row.period:
            by_period[one.row.period].append(one)
    yield _row(key, None, said, figures, terms)
    for period in sorted(by_period):
        yield _row(key, period, by_period[period], figures, terms)


def _row(key: Key, period: str | None, said: Sequence[Said], figures: Figures, terms: Terms) -> KnownNumber:
    originals = [one for one in said if one.is_original]
    lows = [low for one in originals if (low := _end(one.value, 0)) is not None]
    highs = [high for one in originals if (high := _end(one.value, 1)) is not None]
    conflicts = sum(one.row.conflict_count > 0 for one in originals)
    against = sum(one.is_contradicted for one in originals)
    held = _figures_for(key, period, said, figures, terms)
    then, now = _then_and_now(key, held, said[0].row.day or "", terms) if period else (None, None)
    is_spread = period is None and not held and _is_spread(originals, lows, highs)
    return KnownNumber(
        id="/".join((*key, period or "all")),
        indicator_id=key[0],
        place_id=key[1],
        material_id=key[2],
        period=period,
        year=said[0].row.year_start if period else None,
        claim_count=len(said),
        original_count=len(originals),
        article_count=len({one.row.article_id for one in said}),
        lowest=min(lows, default=None),
        highest=max(highs, default=None),
        conflict_count=conflicts,
        against_figures=against,
        figure_then=then.value if then else None,
        figure_now=now.value if now else None,
        is_contested=conflicts + against > 0 or is_spread,
        weight=conflicts + 2 * against,
        carriers=[one.row.id for one in said],
        answer=answer_line(key, said, held, terms),
    )


def _end(value: Range, n: int) -> float | None:
    """One end of a claim's range; of an open limit, the end it names."""
    return closed(value.closed()[n])


def _is_spread(originals: Sequence[Said], lows: Sequence[float], highs: Sequence[float]) -> bool:
    """Whether estimates of nearly one time, from several articles, lie so far apart that nobody seems to know."""
    if len({one.row.article_id for one in originals}) < VOICES_FOR_A_SPREAD or min(lows) <= 0:
        return False
    years = [year for one in originals for year in (one.row.year_start, one.row.year_end) if year]
    is_of_one_time = bool(years) and max(years) - min(years) <= YEARS_OF_A_SPREAD
    return is_of_one_time and max(highs) / min(lows) >= SPREAD


def _figures_for(key: Key, period: str | None, said: Sequence[Said], figures: Figures, terms: Terms) -> list[Figure]:
    """Return the official figures for a period exactly; for all periods together, those of the years they span."""
    if period is None:
        years = [year for one in said for year in (one.row.year_start, one.row.year_end) if year]
        found = figures.in_years(key, min(years), max(years)) if years else figures.of(key)
        return [figure for figure in _decisive(found) if not (figure.is_partial and is_year(figure.span))]
    of_years = figures_by_time(
        _decisive(figures.of(key)),
        period_span(period),
        terms.indicators[key[0]].time,
        is_about=period.endswith(("~", "%")),
        until=int((said[0].row.day or "9999")[:4]),
    )
    return [figure for of_year in of_years for figure in of_year]


def _decisive(figures: Iterable[Figure]) -> list[Figure]:
    return [f for f in figures if f.is_official and f.implication is not Implication.MIXED_GROWTH]


def _then_and_now(key: Key, held: Sequence[Figure], day: str, terms: Terms) -> tuple[Figure | None, Figure | None]:
    """Of the figures on the usual basis: the newest that was out on a day, and the newest of all."""
    bases = sorted({figure.basis for figure in held}, key=terms.order_of_bases(key[0]))
    newest = sorted((f for f in held if f.basis == bases[0]), key=lambda f: (f.out, f.id))
    known = [figure for figure in newest if figure.out <= day]
    return (known[-1] if known else None), (newest[-1] if newest else None)


# --------------------------------------------------------------------------------------------- the answer line


def answer_line(key: Key, said: Sequence[Said], held: Sequence[Figure], terms: Terms) -> str:
    """Return in a sentence or two what figures say of a number, and which claims none of them bears out.

    ``held`` are the official figures for it.
    """
    houses = _houses(held, terms, key)
    first = f"{'; '.join(houses)}." if houses else f"We hold no official figure; {_spread(key, said, terms)}."
    return sentence(first, *_lone(key, said, terms))


def _houses(held: Sequence[Figure], terms: Terms, key: Key) -> list[str]:
    """Return "Survey editions imply 30 to 50 % for 2009 to 2013", by house and basis, the longest series first."""
    newest: dict[tuple[str, str | None], dict[object, Figure]] = defaultdict(dict)
    for figure in sorted(held, key=lambda f: (f.out, f.id)):
        newest[figure.house, figure.basis][figure.span] = figure
    order = terms.order_of_bases(key[0])
    in_order = sorted(newest.items(), key=lambda item: (-len(item[1]), order(item[0][1]), item[0][0]))[:NAMED]
    is_apart = len({basis for (_, basis), _ in in_order}) > 1
    return [_house(list(found.values()), basis if is_apart else None, terms, key) for (_, basis), found in in_order]


def _house(figures: Sequence[Figure], basis: str | None, terms: Terms, key: Key) -> str:
    name = terms.actor(figures[0].publisher) or f"“{figures[0].edition}”"
    is_many = len({f.publication_id for f in figures}) > 1 and figures[0].publisher is not None
    is_implied = all(f.implication for f in figures)
    verb = ("imply" if is_many else "implies") if is_implied else ("give" if is_many else "gives")
    limits = [f for f in figures if f.number.value.is_open]
    values = [f for f in figures if not f.number.value.is_open]
    shown = [_shown(found, terms, key) for found in (values, limits) if found]
    counted = f", counting {definition(terms, basis)}" if basis else ""
    return f"{f'{name} editions' if is_many else with_article(name)} {verb} {in_words(shown)}{counted}"


def _shown(figures: Sequence[Figure], terms: Terms, key: Key) -> str:
    """Return "30 to 50 % for 2009 to 2013", "at least 75 million t for 2025"."""
    values = Range(min(f.number.value.low for f in figures), max(f.number.value.high for f in figures))
    is_vague = values.low == -values.high  # limits in both directions say nothing together
    write = rounded if any(f.implication for f in figures) else number
    given = "limits only" if is_vague and values.is_open else _written(values, terms, key, write=write)
    years = years_in_words(f.year for f in figures)
    is_whole = all(is_year(f.span) for f in figures)
    return f"{given} for {years if is_whole else _of_parts(figures, years)}"


def _of_parts(figures: Sequence[Figure], years: str) -> str:
    return spoken_span(figures[0].span) if len({f.span for f in figures}) == 1 else f"parts of {years}"


def _written(value: Range, terms: Terms, key: Key, *, about: bool = False, write: Write = number) -> str:
    say = a_change if terms.is_change(key[0]) else claimed
    return say(value, terms.subject(key).unit, about=about, write=write)


def _lone(key: Key, said: Sequence[Said], terms: Terms) -> Iterator[str]:
    """Yield which claims no figure bears out, and which name no year."""
    originals = [one for one in said if one.is_original]
    refuted = [one for one in originals if one.is_refuted]
    if refuted:
        yield f"No independent figure bears out {_listed(refuted, terms, key)}."
    unsound = [one for one in originals if one.does_not_follow]
    if unsound:
        yield f"Arithmetic does not bear out {_listed(unsound, terms, key)}."
    undated = [one for one in originals if one.row.verdict == Verdict.UNDATED]
    if undated:
        yield f"Without a year, {_listed(undated, terms, key)} {'is' if len(undated) == 1 else 'are'} claimed."


def _listed(claims: Sequence[Said], terms: Terms, key: Key) -> str:
    """Return "about 52 million t (about 2006), 27 million t (2009) and 2 more"."""
    found = []
    for one in claims:
        shown = _written(one.value, terms, key, about=one.row.bound == Bound.ABOUT)
        found.append(f"{shown} ({spoken_period(one.row.period)})" if one.row.period else shown)
    found = list(dict.fromkeys(found))
    more = [f"{len(found) - NAMED} more"] if len(found) > NAMED else []
    return in_words([*found[:NAMED], *more])


def _spread(key: Key, said: Sequence[Said], terms: Terms) -> str:
    originals = [one for one in said if one.is_original] or list(said)
    ends = [end for one in originals for end in one.value.closed()]
    if len(originals) == 1:
        about = originals[0].row.bound == Bound.ABOUT
        if terms.is_change(key[0]):
            return f"one claim has {_written(originals[0].value, terms, key, about=about)}"
        return f"one claim puts it at {at_value(originals[0].value, terms.subject(key).unit, about=about)}"
    shown = _written(Range(min(ends), max(ends)), terms, key)
    return f"{len(originals)} claims {'say' if min(ends) == max(ends) else 'go from'} {shown}"
