"""What is known of one number: who claims what of it, how far apart they are, what figures say; in one answer line.

A *number* is an indicator, a place, a material and a period about which somebody claims something. One row holds all
periods together (``period`` is null there): its answer is what a reader came for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from ..model.dates import Span, period_span
from ..model.ranges import Range, closed
from ..model.records import Reference
from ..model.vocabulary import Bound, Implication, TimeSort, Verdict
from .claims import Terms
from .figures import Figure, Figures, Key
from .periods import is_whole_years, is_year
from .wording import claimed, first_sentence, number, rounded, sentence, spoken_period, with_article, years_in_words

CONTRADICTED = (Verdict.DIFFERS, Verdict.SCALE_ERROR, Verdict.MISQUOTED, Verdict.DEPENDS_ON_BASIS)
"""Verdicts by which figures speak against a claim, at least on one way of counting."""

SPREAD = 1.5
"""How many times the highest estimate must be the lowest for a number without a figure to be contested by its spread
alone: open limits and ranges may all be so and still show that nobody knows."""

VOICES_FOR_A_SPREAD = 3

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


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as far as its number's row needs it. ``row`` has the columns of the table ``claims`` by name."""

    row: Any
    value: Range

    @property
    def is_original(self) -> bool:
        return self.row.repeats_id is None

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
    articles = len({one.row.article_id for one in said})
    then, now = _figures_of(key, period, said, figures, terms) if period else (None, None)
    is_contested = conflicts + against > 0 or _is_spread(period, lows, highs, articles)
    return KnownNumber(
        id="/".join((*key, period or "all")),
        indicator_id=key[0],
        place_id=key[1],
        material_id=key[2],
        period=period,
        year=said[0].row.year_start if period else None,
        claim_count=len(said),
        original_count=len(originals),
        article_count=articles,
        lowest=min(lows, default=None),
        highest=max(highs, default=None),
        conflict_count=conflicts,
        against_figures=against,
        figure_then=then.value if then else None,
        figure_now=now.value if now else None,
        is_contested=is_contested,
        weight=conflicts + 2 * against,
        carriers=[one.row.id for one in said],
        answer=answer_line(key, period, said, figures, terms),
    )


def _end(value: Range, n: int) -> float | None:
    """One end of a claim's range; of an open limit, the end it names."""
    return closed(value.closed()[n])


def _is_spread(period: str | None, lows: Sequence[float], highs: Sequence[float], articles: int) -> bool:
    if period is not None or articles < VOICES_FOR_A_SPREAD or not lows or not highs or min(lows) <= 0:
        return False
    return max(highs) / min(lows) >= SPREAD


def _figures_of(
    key: Key, period: str, said: Sequence[Said], figures: Figures, terms: Terms
) -> tuple[Figure | None, Figure | None]:
    """The newest official figure for a period that was out when the first claim appeared, and the newest of all."""
    year = said[0].row.year_start
    found = [f for f in _whole(figures.of(key)) if f.year == year and _is_for(f, period, terms)] if year else []
    newest = sorted(found, key=lambda f: (f.out, f.id))
    known = [f for f in newest if f.out <= (said[0].row.day or "")]
    return (known[-1] if known else None), (newest[-1] if newest else None)


def _is_for(figure: Figure, period: str | None, terms: Terms) -> bool:
    """Whether a figure is for the time of a row: of a first half-year, not for the second; of a stock, for its year."""
    if period is None or terms.indicators[figure.key[0]].time is TimeSort.STOCK:
        return True
    span = period_span(period)
    return figure.span == span or (is_year(figure.span) and is_whole_years(span))


def _whole(figures: Iterable[Figure]) -> list[Figure]:
    return [
        f
        for f in figures
        if f.is_official and not (f.is_partial and is_year(f.span)) and f.implication is not Implication.MIXED_GROWTH
    ]


# --------------------------------------------------------------------------------------------- the answer line


def answer_line(key: Key, period: str | None, said: Sequence[Said], figures: Figures, terms: Terms) -> str:
    """Return in a sentence or two what figures say of a number, and which claims none of them bears out."""
    houses = _houses(key, period, said, figures, terms)
    lone = _lone(key, said, terms, is_only=not houses and len(said) == 1)
    parts = []
    if houses:
        parts.append("; ".join(houses) + ".")
    elif len(said) > 1:
        parts.append(f"We hold no official figure; {_spread(key, said, terms)}.")
    else:
        parts.append("We hold no official figure.")
    if lone:
        parts.append(f"{lone}.")
    return sentence(*parts)


def _houses(key: Key, period: str | None, said: Sequence[Said], figures: Figures, terms: Terms) -> list[str]:
    """Return "Survey editions imply 30 to 50 % for 2009 to 2013", by house and basis, the longest series first."""
    years = [year for one in said for year in (one.row.year_start, one.row.year_end) if year]
    first, last = (min(years), max(years)) if years else (0, 9999)
    newest: dict[tuple[str, str | None], dict[Span, Figure]] = defaultdict(dict)
    for figure in sorted(_whole(figures.in_years(key, first, last)), key=lambda f: (f.out, f.id)):
        if _is_for(figure, period, terms):
            newest[figure.house, figure.basis][figure.span] = figure
    in_order = sorted(newest.items(), key=lambda item: (-len(item[1]), item[0][0], item[0][1] or ""))[:NAMED]
    is_apart = len({basis for (_, basis), _ in in_order}) > 1
    return [_house(list(found.values()), basis if is_apart else None, terms, key) for (_, basis), found in in_order]


def _house(figures: Sequence[Figure], basis: str | None, terms: Terms, key: Key) -> str:
    values = Range(min(f.value for f in figures), max(f.value for f in figures))
    is_implied = any(f.implication for f in figures)
    shown = claimed(values, terms.subject(key).unit, write=rounded if is_implied else number)
    name = terms.actor(figures[0].publisher) or figures[0].edition
    many = len({f.publication_id for f in figures}) > 1
    verb = ("imply" if many else "implies") if is_implied else ("give" if many else "gives")
    counted = f", counting {first_sentence(terms.basis_definitions.get(basis, basis))}" if basis else ""
    editions = " editions" if many else ""
    years = years_in_words([f.year for f in figures])
    return f"{with_article(name) if not many else name}{editions} {verb} {shown} for {years}{counted}"


def _lone(key: Key, said: Sequence[Said], terms: Terms, *, is_only: bool = False) -> str:
    """The claims that no figure bears out: "71.1 % (once) has no source"."""
    unit = terms.subject(key).unit
    found = []
    for one in said:
        if one.is_original and (one.is_contradicted or one.row.verdict == Verdict.UNDATED):
            about = one.row.bound == Bound.ABOUT
            when = spoken_period(one.row.period) if one.row.period else "no year given"
            shown = f"{claimed(one.value, unit, about=about)} ({when})"
            if shown not in found:
                found.append(shown)
    if not found:
        return ""
    more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
    subject = "other claims are" if len(found) > 1 else "the claim is" if is_only else "another claim is"
    return f"{subject} {', '.join(found[:NAMED])}{more}"


def _spread(key: Key, said: Sequence[Said], terms: Terms) -> str:
    originals = [one for one in said if one.is_original] or list(said)
    ends = [end for one in originals for end in one.value.closed()]
    shown = claimed(Range(min(ends), max(ends)), terms.subject(key).unit)
    return f"{len(originals)} {'claims go' if len(originals) > 1 else 'claim goes'} from {shown}"
