"""One claim against the official figures: its verdict, and the sentence that explains it.

A claim is checked as printed, and, when a correction reads it otherwise, as read too; both are told. The
verdict rests on figures for the same years (method ``official``). Where there are none, the nearest thing is
told without deciding anything: figures of nearby years, of another basis, or of industry and press.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from ..model.dates import comparable_years, period_span
from ..model.ranges import Range, closed
from ..model.records import Claim, Indicator, Material, Place, Unit
from ..model.records import Reference as RefersTo
from ..model.vocabulary import Bound, CorrectionKind, Verdict
from .digit_slips import digit_slip, is_same, significant_digits
from .explanations import (
    Subject,
    claimed,
    distance,
    figures_in_words,
    in_years,
    lower_first,
    put_by_figures,
    quantity,
    sentence,
    spoken_period,
)
from .figures import Figure, Figures, Key, Reference
from .verdicts import SCALE_TOLERANCE, Judgement, judge

PRINTED, READ = "printed", "read"
OFFICIAL, NEAREST_YEAR, OTHER_BASIS, UNOFFICIAL = "official", "nearest-year", "other-basis", "unofficial"
CORRECTION, EVENT_DATE, ARITHMETIC = "correction", "event-date", "arithmetic"

MISPRINTS = (CorrectionKind.TRANSLATION_SCALE, CorrectionKind.DIGITS, CorrectionKind.OCR)
"""Corrections that say the printed number itself is wrong, not only what it is about."""

PRINTED_SCALES = (10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)
"""Powers of ten that count as scale errors of a printed number against its reading; 10 000 is a lost wan."""

ORIGINS_OF_SCALES = {
    (10.0, 1): "a digit is added",
    (10.0, -1): "a digit is lost",
    (100.0, 1): "the Chinese unit wan (10,000) is read as a million",
    (100.0, -1): "a million is read as the Chinese unit wan (10,000)",
    (1000.0, 1): "a decimal point is read as a thousands separator",
    (1000.0, -1): "a thousands separator is read as a decimal point",
}
"""Power of ten and side (1: too high) to what most often lies behind it."""

FIRST_YEAR, LAST_YEAR = 0, 9999

DIGITS_RECOGNISED = 3
"""Significant digits from which a number that returns under another indicator or year is taken to be the same one."""


@dataclass(frozen=True, slots=True)
class Check:
    """One way in which a claim was checked; numbers are in the indicator's unit, an open end is null."""

    id: str
    claim_id: Annotated[str, RefersTo("claim")]
    reading: str
    method: str
    verdict: Verdict
    ratio: float | None
    claim_min: float | None
    claim_max: float | None
    reference_min: float | None
    reference_max: float | None
    statistic_id: Annotated[str | None, RefersTo("statistic")]
    explanation: str

    @classmethod
    def of(
        cls,
        claim_id: str,
        reading: str,
        method: str,
        verdict: Verdict,
        ratio: float | None,
        claim: Range | None,
        reference: Range | None,
        statistic_id: str | None,
        explanation: str,
    ) -> "Check":
        """Return the check; its id is put together from the claim's, the reading and the method."""
        identity = f"{claim_id}/{reading}/{method}"
        ends = _ends(claim), _ends(reference)
        return cls(identity, claim_id, reading, method, verdict, ratio, *ends[0], *ends[1], statistic_id, explanation)


def _ends(value: Range | None) -> tuple[float | None, float | None]:
    return (None, None) if value is None else (closed(value.low), closed(value.high))


@dataclass(frozen=True, slots=True)
class Names:
    """What sentences need to know of the vocabulary."""

    indicators: dict[str, Indicator]
    places: dict[str, Place]
    materials: dict[str, Material]
    units: dict[str, Unit]
    basis_definitions: dict[str, str]

    def subject(self, indicator_id: str, place_id: str, material_id: str) -> Subject:
        indicator = self.indicators[indicator_id]
        material = self.materials[material_id]
        unit = self.units[indicator.unit]
        place = self.places[place_id]
        return Subject(
            indicator.name,
            place.name_in_text or place.name,
            lower_first(material.name) if material.parent else "",
            unit.symbol or "",
            indicator.name_in_text,
        )

    def symbol(self, unit_id: str | None) -> str:
        """The symbol of a unit, or nothing where there is none."""
        return (self.units[unit_id].symbol or "") if unit_id else ""


@dataclass(frozen=True, slots=True)
class Written:
    """Of the article that makes a claim: its year and its address."""

    year: int | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimNumbers:
    """A claim's number in its indicator's unit: as read, and, where a correction says so, as printed."""

    read: Range
    printed: Range | None
    """None when it is printed as it is read, or when the printed range runs backwards."""
    stated: tuple[float, ...] = ()
    """The numbers as printed, in the claim's own unit, even when they run backwards."""


@dataclass(frozen=True, slots=True)
class Question:
    """One reading of one claim, ready to be held against figures. ``years`` are those the claim may be about."""

    claim: Claim
    reading: str
    value: Range
    key: Key
    years: tuple[int, int]
    subject: Subject
    article: Written

    @property
    def single(self) -> float | None:
        """The number the claim gives, whatever its bound; None for a range."""
        value = self.value.closed()
        return value.low if value.low == value.high else None

    @property
    def what(self) -> str:
        return "the reading" if self.reading == READ else "the claim"

    @property
    def says(self) -> str:
        return _says(self.claim, self.reading, self.value, self.subject.unit)

    @property
    def when(self) -> str:
        """The claim's own period, as in "in 2005" or "for about 2013"."""
        if self.claim.period is None:
            return ""
        span = period_span(self.claim.period)
        first, last = span.year_start, span.year_end
        if first is None or last is None:
            return f" {spoken_period(self.claim.period)}"
        if self.claim.period.endswith(("~", "?", "%")):
            return f" for {spoken_period(self.claim.period)}"
        return f" in {first}" if first == last else f" from {first} to {last}"


def _says(claim: Claim, reading: str, value: Range, unit: str) -> str:
    """How the article puts its number, or how it is read."""
    if reading == PRINTED and claim.correction:
        return f"The article prints “{claim.value_stated}”."
    given = claimed(value, unit, about=claim.bound is Bound.ABOUT)
    if reading == READ:
        return f"Read as {given}:"
    return f"The article {'expects' if claim.kind == 'forecast' else 'says'} {given}."


def check_claim(claim: Claim, numbers: ClaimNumbers, article: Written, figures: Figures, names: Names) -> list[Check]:
    """Return the checks of one claim that has a number; the first row of a reading decides its verdict."""
    checks: list[Check] = []
    if claim.correction:
        checks += _check_misprint(claim, numbers, names) if claim.correction_kind in MISPRINTS else []
        if not checks:
            checks += _check_reading(claim, PRINTED, numbers.printed or numbers.read, article, figures, names)
        checks += _check_reading(claim, READ, numbers.read, article, figures, names)
    else:
        checks += _check_reading(claim, PRINTED, numbers.read, article, figures, names)
    return checks


def verdict_of(checks: list[Check], reading: str) -> Verdict | None:
    """Return the verdict of a reading: that of its first check, which is the one that decides."""
    return next((check.verdict for check in checks if check.reading == reading), None)


# -------------------------------------------------------------------------------------- printed against read


def _check_misprint(claim: Claim, numbers: ClaimNumbers, names: Names) -> list[Check]:
    """A printed number that is a power of ten off its reading is a scale error, whatever any figure says."""
    read = [value for value in (claim.low, claim.high) if value is not None]
    if claim.unit is None or not read:
        return []
    in_unit = names.units[claim.unit]
    printed = numbers.stated
    pairs = list(zip(printed, read if len(printed) > 1 else read[:1], strict=False))
    off = [(scale, n) for n, (a, b) in enumerate(pairs) if (scale := _power_between(a, b))]
    if not off:
        return []
    scale, position = max(off)
    which = "printed number" if len(off) == len(pairs) else ("first number", "second number")[position]
    too = "high" if pairs[position][0] > pairs[position][1] else "low"
    unit = names.symbol(claim.unit) or in_unit.name
    meant = claimed(Range.of(claim.low, claim.high), unit, about=claim.bound is Bound.ABOUT)
    explanation = sentence(
        f"The article prints “{claim.value_stated}”, and {meant} is meant:",
        f"the {which} is {scale:,.0f} times too {too}.",
        _ended(claim.correction or ""),
    )
    return [
        Check.of(
            claim.id, PRINTED, CORRECTION, Verdict.SCALE_ERROR, scale,
            numbers.printed, numbers.read, None, explanation,
        )
    ]  # fmt: skip


def _power_between(a: float, b: float) -> float | None:
    """Return the power of ten between two numbers, or None when it is none."""
    if a <= 0 or b <= 0:
        return None
    ratio = max(a, b) / min(a, b)
    return next((s for s in PRINTED_SCALES if 1 / SCALE_TOLERANCE <= ratio / s <= SCALE_TOLERANCE), None)


# ------------------------------------------------------------------------------------ against official figures


def _check_reading(
    claim: Claim, reading: str, value: Range, article: Written, figures: Figures, names: Names
) -> Iterator[Check]:
    if not (claim.indicator and claim.place and claim.material):
        yield _no_reference(claim, reading, value, *_not_measured(claim, reading, value, names))
        return
    key = (claim.indicator, claim.place, claim.material)
    asked = Question(claim, reading, value, key, years_of(claim, article.year), names.subject(*key), article)
    reference = figures.reference(key, claim.basis, asked.years)
    if reference:
        yield _check_official(asked, reference, figures, names)
        return
    missing = f"No official figure gives {asked.subject}{asked.when}."
    yield _no_reference(claim, reading, value, asked.says, missing, *_hints_without_reference(asked, figures, names))
    yield from _nearest_things(asked, figures, names)


def _not_measured(claim: Claim, reading: str, value: Range, names: Names) -> tuple[str, ...]:
    """Why a number can be held against no series, with the number in its own unit."""
    says = _says(claim, reading, value, names.symbol(claim.unit))
    if claim.indicator is None:
        return says, "No series measures this number, so there is nothing to hold against it."
    lacking = "place" if claim.place is None else "material"
    return says, f"The claim names no {lacking}, so there is no figure to hold against it."


def _check_official(asked: Question, reference: Reference, figures: Figures, names: Names) -> Check:
    """Judge against the official figures: of several bases, those that speak best for the claim."""
    judgement, best = _best(asked.value, reference)
    explanation = sentence(
        asked.says,
        put_by_figures(asked.subject, best),
        distance(judgement, asked.value, best.range, asked.subject.unit, asked.what),
        *_caveats(asked, judgement.verdict, best, names),
        *_on_other_bases(asked, best, reference, figures, names),
        *_how_it_came_about(asked, judgement, best, figures, names),
    )
    return _check(asked, OFFICIAL, judgement, best, explanation)


def _best(value: Range, reference: Reference) -> tuple[Judgement, Reference]:
    """Return the basis on which figures speak best for a value; of equal ones, that of most editions."""
    judged = ((judge(value, one.range), one) for one in reference.by_basis)
    return min(judged, key=lambda pair: (pair[0].ratio, -pair[1].editions))


def _nearest_things(asked: Question, figures: Figures, names: Names) -> Iterator[Check]:
    """What comes nearest to a reference that is missing. It is told and decides nothing."""
    basis, key, years = asked.claim.basis, asked.key, asked.years
    other_basis = figures.other_basis(key, basis, years) if basis else None
    candidates = (
        (OTHER_BASIS, other_basis, "Official figures on another basis", "not like with like"),
        (UNOFFICIAL, figures.reference(key, basis, years, False), "Figures of industry or press", "not official"),
        (NEAREST_YEAR, figures.nearest(key, basis, years), "The nearest official figures", "of another year"),
    )  # fmt: skip
    for method, reference, kind, limit in candidates:
        if reference is None or _comes_from_article(asked, reference):
            continue
        judgement, best = _best(asked.value, reference)
        explanation = sentence(
            asked.says,
            put_by_figures(asked.subject, best, kind),
            distance(judgement, asked.value, best.range, asked.subject.unit, asked.what),
            f"These figures count {_on_bases(best.bases, names)}." if method == OTHER_BASIS else "",
            f"This comparison is {limit} and decides nothing.",
        )
        yield _check(asked, method, judgement, best, explanation)


def years_of(claim: Claim, article_year: int | None) -> tuple[int, int]:
    """The years a claim is about; without a period, everything up to the article's own year."""
    if claim.period is None:
        return FIRST_YEAR, article_year or LAST_YEAR
    first, last = comparable_years(claim.period)
    return first or FIRST_YEAR, last or article_year or LAST_YEAR


def _caveats(asked: Question, verdict: Verdict, reference: Reference, names: Names) -> Iterator[str]:
    """What keeps the comparison from being like with like."""
    if asked.claim.basis is None and reference.bases and len(names.indicators[asked.key[0]].bases) > 1:
        basis = _on_bases(reference.bases, names)
        yield f"The article does not say on which basis it counts; these figures count {basis}."
    if asked.claim.period is None:
        yield "The article gives no year, so the figures of all years up to its own were used."
    if reference.editions > 1 and reference.range.low != reference.range.high:
        count = "" if len(reference.figures) == reference.editions else f"{len(reference.figures)} "
        yield f"{count}figures of {reference.editions} editions were compared."
    if _comes_from_article(asked, reference):
        if verdict is Verdict.AGREES:
            yield "The figure was read in this very article, so this confirms nothing."
        else:
            yield "The figure, too, was read in this very article."


def _on_bases(bases: tuple[str, ...], names: Names) -> str:
    """What figures count, in words: the first sentence of the definition of each basis."""
    definitions = (names.basis_definitions.get(basis, basis).partition(". ")[0] for basis in bases)
    return ", or ".join(lower_first(definition).rstrip(".") for definition in definitions)


def _on_other_bases(
    asked: Question, best: Reference, reference: Reference, figures: Figures, names: Names
) -> Iterator[str]:
    """What official figures of the same years say that count something else."""
    named = asked.claim.basis
    found = figures.other_basis(asked.key, named, asked.years) if named else reference
    for other in found.by_basis if found else ():
        if other is not best:
            basis, value = _on_bases(other.bases, names), figures_in_words(other, asked.subject.unit)
            yield f"Official figures that count {basis}, put it {in_years(other.years)} at {value}: not like with like."


def _comes_from_article(asked: Question, reference: Reference) -> bool:
    """Whether every figure was read in the very article that is checked, so that the check goes in a circle."""
    return asked.article.page is not None and all(figure.pages == {asked.article.page} for figure in reference.figures)


def _check(asked: Question, method: str, judgement: Judgement, reference: Reference, explanation: str) -> Check:
    nearest = reference.highest if judgement.side > 0 else reference.lowest
    return Check.of(
        asked.claim.id, asked.reading, method, judgement.verdict, finite(judgement.ratio),
        asked.value, reference.range, nearest.statistic_id, explanation,
    )  # fmt: skip


def _no_reference(claim: Claim, reading: str, value: Range, *parts: str) -> Check:
    return Check.of(claim.id, reading, OFFICIAL, Verdict.NO_REFERENCE, None, value, None, None, sentence(*parts))


def finite(value: float) -> float | None:
    """Return a ratio for a table: null where there is none, six digits otherwise."""
    return None if closed(value) is None else float(f"{value:.6g}")


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) else text + "."


# --------------------------------------------------------------------------------------------- how it came about


def _how_it_came_about(
    asked: Question, judgement: Judgement, reference: Reference, figures: Figures, names: Names
) -> Iterator[str]:
    """Say from which known figure a number that does not quite fit was probably taken, or how it was misprinted."""
    if judgement.side == 0:
        return
    if asked.reading == PRINTED and asked.claim.correction and asked.claim.correction_kind in MISPRINTS:
        yield _ended(asked.claim.correction)
        return
    value, hint = asked.single, ""
    if value is not None:
        hint = _covers_a_part(asked, value, figures)
        if not hint and judgement.verdict in (Verdict.CLOSE, Verdict.DIFFERS):
            hint = _known_elsewhere(asked, value, figures, names)
        if not hint and len(reference.years) == 1:
            hint = _misprint(asked, value, reference.figures)
    if not hint and judgement.verdict is Verdict.SCALE_ERROR:
        hint = f"That happens when {ORIGINS_OF_SCALES[judgement.scale, judgement.side]}."
    yield hint


def _hints_without_reference(asked: Question, figures: Figures, names: Names) -> Iterator[str]:
    """Where no figure decides, say only what the number itself shows: a part, another indicator, a misprint."""
    value = asked.single
    if value is not None:
        parts = _parts(asked, figures)
        if names.indicators[asked.key[0]].compared != "same-period":
            yield _covers_a_part(asked, value, figures) or _other_indicator(asked, value, figures, names)
        elif not any(is_same(value, figure.value) for figure in parts):
            yield _misprint(asked, value, parts)


def _parts(asked: Question, figures: Figures) -> list[Figure]:
    """The figures of the same years that cover a part only, and do not come from the article itself."""
    first, last = asked.years
    found = (figure for figure in figures.partial(asked.key) if first <= figure.year <= last)
    return [figure for figure in found if asked.article.page is None or figure.page != asked.article.page]


def _covers_a_part(asked: Question, value: float, figures: Figures) -> str:
    for figure in _parts(asked, figures):
        if is_same(value, figure.value):
            return f"It equals a figure for {figure.year} that covers only a part ({figure.edition})."
    return ""


def _known_elsewhere(asked: Question, value: float, figures: Figures, names: Names) -> str:
    return _other_year(asked, value, figures) or _other_indicator(asked, value, figures, names)


def _other_year(asked: Question, value: float, figures: Figures) -> str:
    """Whether the number is the figure of another year, of those the article can have known: the nearest one."""
    indicator, place, material = asked.key
    first, last = asked.years
    known_until = asked.article.year or LAST_YEAR
    found = [
        figure
        for other, figure in figures.same_number(place, material, value)
        if other == indicator and figure.year <= known_until and not first <= figure.year <= last
    ]
    if not found or significant_digits(value) < 2:
        return ""
    nearest = min(found, key=lambda figure: max(first - figure.year, figure.year - last))
    return f"The same number is the figure for {nearest.year} ({nearest.edition})."


def _other_indicator(asked: Question, value: float, figures: Figures, names: Names) -> str:
    """Whether the number is known as something else of the same place and time, such as a quota for exports."""
    indicator, place, material = asked.key
    first, last = asked.years
    if asked.claim.period is None or significant_digits(value) < DIGITS_RECOGNISED:
        return ""
    for other, figure in figures.same_number(place, material, value):
        is_near = first - 1 <= figure.year <= last + 1
        if other != indicator and is_near and names.indicators[other].unit == names.indicators[indicator].unit:
            subject = names.subject(other, place, material)
            return f"The same number is {subject} in {figure.year} ({figure.edition})."
    return ""


def _misprint(asked: Question, value: float, figures: Iterable[Figure]) -> str:
    for known in dict.fromkeys(figure.value for figure in figures if not figure.implied_by):
        slip = digit_slip(value, known)
        if slip:
            return f"It may be a misprint of {quantity(known, asked.subject.unit)}: {slip}."
    return ""
