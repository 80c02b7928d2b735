"""One claim's number against the official figures: its verdict, and the sentence that explains it.

A claim is checked as printed, and, when a correction reads it otherwise, as read too. A forecast gets an outcome
instead of a verdict. Where no official figure decides, the nearest thing is reported without deciding anything: figures
of another basis, of industry and press, of a nearby year.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model.ranges import Number, Range
from ..model.records import Claim
from ..model.vocabulary import (
    ClaimKind,
    Implication,
    Independence,
    Method,
    Outcome,
    Reading,
    TimeSort,
    Verdict,
)
from .answers import (
    FITS,
    Decision,
    Result,
    basis_of_own_figure,
    decide,
    fitting_elsewhere,
    nearest_mixed,
    over_bases,
    over_times,
)
from .checks import Check
from .claims import JUDGED, Asked
from .explanations import details, explained, misprint, missing, oriented, undated
from .figures import Figure, Figures, compatible
from .origins import MISPRINTS, hints_without_figure, how_it_came_about
from .periods import figures_by_time, is_whole_years, is_year
from .verdicts import SCALE_TOLERANCE, Judgement, judge
from .wording import sentence

PRINTED_SCALES = (10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)
"""Powers of ten that count as scale errors of a printed number against its reading; 10 000 is a lost wan."""

NEAREST_YEARS = 5
"""How many years away a figure may lie to be reported as the nearest one; it never decides a verdict."""

OUTCOMES = {
    Verdict.AGREES: Outcome.CAME_TRUE,
    Verdict.LOOSE: Outcome.CAME_TRUE,
    Verdict.CLOSE: Outcome.CAME_CLOSE,
}


class ClaimNumbers(NamedTuple):
    """A claim's number in its indicator's unit: as read, and, where a correction says so, as printed."""

    read: Number
    printed: Number | None
    """None when it is printed as it is read, or when the printed range runs backwards."""
    stated: tuple[float, ...] = ()
    """The printed numbers in the claim's own unit, in order."""


def check_number(read: Asked, numbers: ClaimNumbers, figures: Figures) -> list[Check]:
    """Return the checks of one claim that has a number, as it is read; the first row of a reading decides its verdict.

    ``numbers`` has the number as it is printed, too.
    """
    claim = read.claim
    if claim.stance not in JUDGED:
        return []
    if claim.kind is ClaimKind.FORECAST:
        return [_outcome(read, figures)]
    if not claim.correction:
        return list(_check_reading(read, figures))
    printed = Asked(claim, Reading.PRINTED, numbers.printed or numbers.read, read.written, read.terms)
    slips = list(_check_misprint(printed, numbers)) if claim.correction_kind in MISPRINTS else []
    return [*(slips or _check_reading(printed, figures)), *_check_reading(read, figures)]


# -------------------------------------------------------------------------------------- printed against read


def _check_misprint(asked: Asked, numbers: ClaimNumbers) -> Iterator[Check]:
    """A printed number that is a power of ten off its reading is a scale error, whatever any figure says."""
    claim, terms = asked.claim, asked.terms
    read = [value for value in (claim.low, claim.high) if value is not None]
    if claim.unit is None or not read:
        return
    printed = numbers.stated
    pairs = list(zip(printed, read if len(printed) > 1 else read[:1], strict=False))
    off = [(scale, n) for n, (a, b) in enumerate(pairs) if (scale := _power_between(a, b))]
    if not off:
        return
    scale, position = max(off)
    which = "printed number" if len(off) == len(pairs) else ("first number", "second number")[position]
    too = "high" if pairs[position][0] > pairs[position][1] else "low"
    unit = terms.symbol(claim.unit) or terms.units[claim.unit].name
    explanation = misprint(asked, Range.of(claim.low, claim.high), unit, which, scale, too)
    slip = Judgement(Verdict.SCALE_ERROR, scale, 0.0, 1 if too == "high" else -1, scale)
    yield Check.of(
        claim.id,
        Reading.PRINTED,
        Method.CORRECTION,
        Verdict.SCALE_ERROR,
        explanation,
        value=numbers.printed,
        reference=numbers.read.value,
        judgement=slip,
        details=claim.correction or "",
    )


def _power_between(a: float, b: float) -> float | None:
    """Return the power of ten between two numbers, or None when it is none."""
    if a <= 0 or b <= 0:
        return None
    ratio = max(a, b) / min(a, b)
    return next((s for s in PRINTED_SCALES if 1 / SCALE_TOLERANCE <= ratio / s <= SCALE_TOLERANCE), None)


# ----------------------------------------------------------------------------------- against official figures


def _check_reading(asked: Asked, figures: Figures) -> Iterator[Check]:
    if asked.key is None:
        yield _none(asked, Verdict.NO_REFERENCE, missing(asked))
        return
    if asked.span is None:
        yield _undated(asked, figures)
        return
    result, mixed = _held_against(asked, figures)
    at_time = held_at_time(asked, figures)
    own_basis = basis_of_own_figure(asked, result, at_time)
    if own_basis is not None:
        asked = replace(asked, claim=asked.claim.model_copy(update={"basis": own_basis}))
        result, mixed = _held_against(asked, figures)
    if result is None:
        hints = sentence(*hints_without_figure(asked, figures, _years_of(asked)))
        is_counted_otherwise = any(f.is_official and not compatible(asked.claim.basis, f.basis) for f in at_time)
        explanation = missing(asked, is_counted_otherwise=is_counted_otherwise)
        yield _none(asked, Verdict.NO_REFERENCE, explanation, hints)
        yield from _nearest_things(asked, figures)
        return
    answer = result.decision.answer
    yield Check.of(
        asked.claim.id,
        asked.reading,
        Method.OFFICIAL,
        result.verdict,
        explained(asked, result),
        value=asked.number,
        figure=answer.figure,
        judgement=answer.judgement,
        independence=answer.independence,
        revision=answer.revision,
        details=sentence(
            "The figure sets two series side by side, which may not count alike." if mixed else "",
            *details(asked, result),
            *how_it_came_about(asked, answer.judgement, figures, result.years),
        ),
    )


def _held_against(asked: Asked, figures: Figures) -> tuple[Result | None, bool]:
    """Return what the official figures for the claim's time come to, and whether they mix two series."""
    groups = _held_by_time(asked, figures, is_official=True)
    by_time = [(decisions, _year(group)) for group in groups if (decisions := decide(asked, group))]
    result = None
    if by_time:
        verdict, decision = over_times([over_bases(decisions) for decisions, _ in by_time])
        others = tuple(d for decisions, _ in by_time for d in decisions)
        result = Result(verdict, decision, others, tuple(year for _, year in by_time))
    if result is None or result.verdict not in (*FITS, Verdict.QUOTED_CORRECTLY):
        mixed = nearest_mixed(asked, [figure for group in groups for figure in group])
        if mixed and mixed.independence is Independence.INDEPENDENT:
            others = result.decisions if result else ()
            decision = Decision(Verdict.AGREES, mixed, (mixed,), others[0].basis if others else mixed.figure.basis)
            return Result(Verdict.AGREES, decision, (decision, *others), (mixed.figure.year,)), True
    if result and result.verdict is Verdict.DIFFERS:
        known = figures.of(asked.key or ("", "", ""))
        elsewhere = fitting_elsewhere(asked, figures_at_time(asked, [f for f in known if not f.is_official]))
        if elsewhere and elsewhere.basis != result.decision.basis:
            every = (elsewhere, *result.decisions)
            return Result(Verdict.DEPENDS_ON_BASIS, elsewhere, every, result.years), False
    return result, False


def _held_by_time(asked: Asked, figures: Figures, *, is_official: bool) -> list[list[Figure]]:
    """Return all figures for the number and time of a claim, a list for each year; or those that may decide."""
    if asked.span is None or asked.key is None:
        return []
    return figures.by_time(
        asked.key, asked.span, asked.time, is_about=_is_about(asked), until=asked.written.year, is_official=is_official
    )


def _groups(asked: Asked, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return those of some figures that are for the time of a claim, a list for each year it speaks of."""
    if asked.span is None:
        return []
    return figures_by_time(figures, asked.span, asked.time, is_about=_is_about(asked), until=asked.written.year)


def _is_about(asked: Asked) -> bool:
    """Whether a claim names its time only about."""
    return (asked.claim.period or "").endswith(("~", "%"))


def _year(figures: Sequence[Figure]) -> int:
    return figures[0].year


def _years_of(asked: Asked) -> range:
    """The years a claim is about, for hints; none where its time is open."""
    span = asked.span
    if span is None or span.year_start is None or span.year_end is None:
        return range(0)
    return range(span.year_start, span.year_end + 1)


def _none(asked: Asked, verdict: Verdict, explanation: str, hints: str = "") -> Check:
    return Check.of(
        asked.claim.id, asked.reading, Method.OFFICIAL, verdict, explanation, value=asked.number, details=hints
    )


def _undated(asked: Asked, figures: Figures) -> Check:
    """A claim without a year is no claim about any year; say in which years it was so, by any edition.

    Where no figure is held, that is what is lacking: a rule of today needs no year.
    """
    by_year: dict[int, list[tuple[Figure, Judgement]]] = defaultdict(list)
    for figure in figures.of(asked.key or ("", "", "")):
        is_of_year = asked.time is TimeSort.STOCK or is_year(figure.span)
        is_whole = is_of_year and not figure.is_partial and figure.implication is not Implication.MIXED_GROWTH
        is_known = figure.year <= (asked.written.year or figure.year)
        if figure.is_official and is_whole and is_known and compatible(asked.claim.basis, figure.basis):
            by_year[figure.year].append((figure, judge(asked.number, figure.number, asked.sort)))
    return _none(asked, Verdict.UNDATED if by_year else Verdict.NO_REFERENCE, undated(asked, by_year))


# ---------------------------------------------------------------------------------------------------- forecasts


def _outcome(asked: Asked, figures: Figures) -> Check:
    """What became of a forecast. Only figures for the very time count, whoever made the forecast."""
    if asked.key is None or asked.span is None:
        return Check.of(asked.claim.id, asked.reading, Method.OUTCOME, Outcome.OPEN, missing(asked), value=asked.number)
    groups = _held_by_time(asked, figures, is_official=True)
    by_time = [(decisions, _year(group)) for group in groups if (decisions := decide(asked, group))]
    if not by_time:
        return Check.of(asked.claim.id, asked.reading, Method.OUTCOME, Outcome.OPEN, missing(asked), value=asked.number)
    nearest = [min(decisions, key=lambda d: d.answer.judgement.rank) for decisions, _ in by_time]
    verdict, decision = over_times([(d.answer.judgement.verdict, d) for d in nearest])
    result = Result(verdict, decision, tuple(nearest), tuple(year for _, year in by_time))
    return Check.of(
        asked.claim.id,
        asked.reading,
        Method.OUTCOME,
        OUTCOMES.get(verdict, Outcome.MISSED),
        explained(asked, result),
        value=asked.number,
        figure=decision.answer.figure,
        judgement=decision.answer.judgement,
        details=sentence(*details(asked, result)),
    )


# --------------------------------------------------------------------------------------------- for orientation


def _nearest_things(asked: Asked, figures: Figures) -> Iterator[Check]:
    """What comes nearest to a figure that is missing. It is reported and decides nothing."""
    known = figures.of(asked.key or ("", "", ""))
    if not known:
        return
    official = figures.official(asked.key or ("", "", ""))
    other_basis = [f for f in official if not compatible(asked.claim.basis, f.basis)]
    unofficial = [f for f in known if not f.is_official and compatible(asked.claim.basis, f.basis)]
    candidates: tuple[tuple[Method, list[Figure], str, str], ...] = (
        (
            Method.OTHER_BASIS,
            figures_at_time(asked, other_basis),
            "An official figure on another basis",
            "not like with like",
        ),
        (Method.UNOFFICIAL, figures_at_time(asked, unofficial), "A figure of industry or press", "no official figure"),
        (Method.NEAREST_YEAR, _of_nearest_year(asked, official), "The nearest official figure", "of another year"),
    )
    neutral = asked if asked.claim.basis is None else replace(asked, claim=_without_basis(asked.claim))
    for method, found, kind, limit in candidates:
        decisions = [d for d in decide(neutral, found) if d.answer.independence is not Independence.OWN_SOURCE]
        if decisions:
            decision = min(decisions, key=lambda d: d.answer.judgement.rank)
            yield Check.of(
                asked.claim.id,
                asked.reading,
                method,
                decision.answer.judgement.verdict,
                oriented(asked, decision, kind, limit),
                value=asked.number,
                figure=decision.answer.figure,
                judgement=decision.answer.judgement,
                independence=decision.answer.independence,
            )


def _without_basis(claim: Claim) -> Claim:
    return claim.model_copy(update={"basis": None})


def held_at_time(asked: Asked, figures: Figures) -> list[Figure]:
    """Return all figures for the number and time of a claim, all years together."""
    return [figure for group in _held_by_time(asked, figures, is_official=False) for figure in group]


def figures_at_time(asked: Asked, figures: Sequence[Figure]) -> list[Figure]:
    """Return those of some figures that are for the time of a claim, all years together."""
    return [figure for group in _groups(asked, figures) for figure in group]


def _of_nearest_year(asked: Asked, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of the nearest year, at most NEAREST_YEARS away.

    What grew in one year says nothing of the next, and a month has no nearest year.
    """
    years = _years_of(asked)
    indicator = asked.terms.indicators[asked.claim.indicator or ""]
    is_part = asked.time is TimeSort.FLOW and asked.span is not None and not is_whole_years(asked.span)
    if not years or is_part or indicator.growth_of or indicator.compared == "same-period":
        return []
    usable = [f for f in figures if compatible(asked.claim.basis, f.basis) and is_year(f.span) and not f.is_partial]
    distance = min((_apart(f.year, years) for f in usable), default=NEAREST_YEARS + 1)
    return [f for f in usable if _apart(f.year, years) == distance] if 0 < distance <= NEAREST_YEARS else []


def _apart(year: int, years: range) -> int:
    return max(years[0] - year, year - years[-1], 0)
