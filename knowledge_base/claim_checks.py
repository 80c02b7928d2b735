"""One claim against the official figures: its verdict, and the sentence that explains it.

A claim is checked as printed, and, when a correction reads it otherwise, as read too; both are told. The
verdict rests on figures for the same years (method ``official``). Where there are none, the nearest thing is
told without deciding anything: figures of nearby years, of another basis, or of industry and press.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .claim_rules import stated_numbers
from .edtf_dates import comparable_years, period_span
from .official import Figures, Key, Reference
from .printed_numbers import MULTIPLIERS
from .records import Claim, Indicator, Material, Place, PolicyEvent, Unit
from .sentences import Subject, claimed, distance, number, put_by_figures, quantity, sentence, spoken_date, spoken_period, years
from .verdicts import SCALE_TOLERANCE, Judgement, Range, judge
from .words import Bound, CorrectionKind, Verdict

PRINTED, READ = "printed", "read"
OFFICIAL, NEAREST_YEAR, OTHER_BASIS, UNOFFICIAL = "official", "nearest-year", "other-basis", "unofficial"
CORRECTION, EVENT_DATE, ARITHMETIC = "correction", "event-date", "arithmetic"

MISPRINTS = (CorrectionKind.TRANSLATION_SCALE, CorrectionKind.DIGITS, CorrectionKind.OCR)
"""Corrections that say the printed number itself is wrong, not only what it is about."""

PRINTED_SCALES = (10.0, 100.0, 1_000.0, 10_000.0, 100_000.0, 1_000_000.0)
"""Powers of ten that count as scale errors of a printed number against its reading; 10 000 is a lost wan."""

FIRST_YEAR, LAST_YEAR = 0, 9999


@dataclass(frozen=True, slots=True)
class Check:
    """One row of ``claim_checks``."""

    claim_id: str
    reading: str
    method: str
    verdict: Verdict
    ratio: float | None
    claim: Range | None
    reference: Range | None
    statistic_id: str | None
    explanation: str


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
            lower_name(material) if material.parent else "",
            unit.symbol or "",
        )


def lower_name(material: Material) -> str:
    return material.name[:1].lower() + material.name[1:]


@dataclass(frozen=True, slots=True)
class ClaimNumbers:
    """A claim's number in its indicator's unit: as read, and, where a correction says so, as printed."""

    read: Range
    printed: Range | None
    """None when it is printed as it is read, or when the printed range runs backwards."""


def check_claim(
    claim: Claim, numbers: ClaimNumbers, article_year: int | None, figures: Figures, names: Names
) -> list[Check]:
    """Return the checks of one claim that has a number; the first row of a reading decides its verdict."""
    checks: list[Check] = []
    if claim.correction:
        checks += _check_misprint(claim, numbers, names) if claim.correction_kind in MISPRINTS else []
        if not checks:
            printed = numbers.printed or numbers.read
            checks += _check_reading(claim, PRINTED, printed, article_year, figures, names)
        checks += _check_reading(claim, READ, numbers.read, article_year, figures, names)
    else:
        checks += _check_reading(claim, PRINTED, numbers.read, article_year, figures, names)
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
    printed = stated_numbers(claim)
    in_unit = names.units[claim.unit]
    divisor = MULTIPLIERS.get(in_unit.number_word or "", 1.0) if printed.has_number_word else 1.0
    pairs = zip([p / divisor for p in printed.numbers], read if len(printed.numbers) > 1 else read[:1], strict=False)
    scales = [scale for a, b in pairs if (scale := _power_between(a, b))]
    if not scales:
        return []
    scale = max(scales)
    too_high = any(p / divisor > max(read) for p in printed.numbers)
    unit = in_unit.symbol or in_unit.name
    meant = claimed(Range.of(claim.low, claim.high), unit, about=claim.bound is Bound.ABOUT)
    explanation = sentence(
        f"The article prints “{claim.value_stated}”; what is meant is {meant}.",
        f"The printed number is {scale:,.0f} times too {'high' if too_high else 'low'}: {claim.correction}",
    )
    return [
        Check(
            claim.id, PRINTED, CORRECTION, Verdict.SCALE_ERROR, scale,
            numbers.printed, numbers.read, None, _ended(explanation),
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
    claim: Claim, reading: str, value: Range, article_year: int | None, figures: Figures, names: Names
) -> Iterator[Check]:
    if not (claim.indicator and claim.place and claim.material):
        yield _no_reference(claim, reading, value, "It names no indicator, place and material that a series counts.")
        return
    key = (claim.indicator, claim.place, claim.material)
    subject = names.subject(*key)
    span = years_of(claim, article_year)
    reference = figures.reference(key, claim.basis, span)
    says = _says(claim, reading, value, subject)
    if reference:
        judgement = judge(value, reference.range)
        what = "the reading" if reading == READ else "the claim"
        explanation = sentence(
            says,
            put_by_figures(subject, reference),
            distance(judgement, value, reference.range, subject.unit, what),
            *_caveats(claim, reference, names),
            *_look_alikes(claim, judgement, value, key, figures, names, span),
        )
        yield _check(claim, reading, OFFICIAL, judgement, value, reference, explanation)
        return
    hints = _look_alikes(claim, None, value, key, figures, names, span)
    when = _when(claim)
    yield _no_reference(claim, reading, value, says, f"No official figure gives {subject}{when}.", *hints)
    yield from _nearest_things(claim, reading, value, key, span, subject, figures, names)


def _nearest_things(
    claim: Claim,
    reading: str,
    value: Range,
    key: Key,
    span: tuple[int, int],
    subject: Subject,
    figures: Figures,
    names: Names,
) -> Iterator[Check]:
    """What comes nearest to a reference that is missing. It is told and decides nothing."""
    candidates = (
        (OTHER_BASIS, figures.other_basis(key, claim.basis, span), "Official figures on another basis", "not like with like"),
        (UNOFFICIAL, figures.reference(key, claim.basis, span, False), "Figures of industry or press", "not official"),
        (NEAREST_YEAR, figures.nearest(key, claim.basis, span), "The nearest official figures", "of another year"),
    )  # fmt: skip
    for method, reference, kind, limit in candidates:
        if reference is None:
            continue
        judgement = judge(value, reference.range)
        explanation = sentence(
            _says(claim, reading, value, subject),
            put_by_figures(subject, reference, kind),
            distance(judgement, value, reference.range, subject.unit, "the claim"),
            *(_basis_words(reference, names) if method == OTHER_BASIS else ()),
            f"This comparison is {limit} and decides nothing.",
        )
        yield _check(claim, reading, method, judgement, value, reference, explanation)


def years_of(claim: Claim, article_year: int | None) -> tuple[int, int]:
    """The years a claim is about; without a period, everything up to the article's own year."""
    if claim.period is None:
        return FIRST_YEAR, article_year or LAST_YEAR
    first, last = comparable_years(claim.period)
    return first or FIRST_YEAR, last or article_year or LAST_YEAR


def _when(claim: Claim) -> str:
    if claim.period is None:
        return ""
    span = period_span(claim.period)
    if span.year_start is None or span.year_end is None or claim.period.endswith(("~", "?", "%")):
        return f" for {spoken_period(claim.period)}"
    return f" {years(span.year_start, span.year_end)}"


def _says(claim: Claim, reading: str, value: Range, subject: Subject) -> str:
    amount = claimed(value, subject.unit, about=claim.bound is Bound.ABOUT)
    if reading == READ:
        return f"Read as {amount}:"
    return f"The article says {amount}."


def _caveats(claim: Claim, reference: Reference, names: Names) -> Iterator[str]:
    if claim.basis is None and reference.bases:
        indicator = names.indicators[claim.indicator] if claim.indicator else None
        if indicator is not None and len(indicator.bases) > 1:
            yield "The article does not say on which basis it counts."
            yield from _basis_words(reference, names)
    if claim.period is None:
        yield "The article gives no year, so the figures of all years up to its own were used."
    if len({figure.publication_id for figure in reference.figures}) > 1 and reference.range.low != reference.range.high:
        yield f"{len(reference.figures)} figures of {len({f.publication_id for f in reference.figures})} editions were compared."


def _basis_words(reference: Reference, names: Names) -> list[str]:
    words = [f"{basis} ({names.basis_definitions.get(basis, basis).rstrip('.')})" for basis in sorted(reference.bases)]
    return ["The figures count " + "; ".join(words) + "."] if words else []


def _check(
    claim: Claim, reading: str, method: str, judgement: Judgement, value: Range, reference: Reference, explanation: str
) -> Check:
    nearest = reference.highest if judgement.side > 0 else reference.lowest
    return Check(
        claim.id, reading, method, judgement.verdict, finite(judgement.ratio),
        value, reference.range, nearest.statistic_id, explanation,
    )  # fmt: skip


def _no_reference(claim: Claim, reading: str, value: Range, *parts: str) -> Check:
    return Check(
        claim.id, reading, OFFICIAL, Verdict.NO_REFERENCE, None, value, None, None, sentence(*parts)
    )


def finite(value: float) -> float | None:
    """Return a ratio for a table: null where there is none, six digits otherwise."""
    return None if value in (float("inf"), float("-inf")) or value != value else float(f"{value:.6g}")


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) else text + "."


# --------------------------------------------------------------------------------------------- how it came about


def _look_alikes(
    claim: Claim, judgement: Judgement | None, value: Range, key: Key, figures: Figures, names: Names, span: tuple[int, int]
) -> list[str]:
    """Say which known figure a number that does not fit was probably taken from."""
    if judgement is not None and judgement.verdict in (Verdict.AGREES, Verdict.SCALE_ERROR):
        return _partial_hint(value, key, figures, names, span) if judgement.side else []
    hints = _partial_hint(value, key, figures, names, span) or _same_number_hint(value, key, figures, names, span)
    if hints or judgement is None:
        return hints
    return _digit_hint(value, key, claim.basis, figures, names, span)


def _single(value: Range) -> float | None:
    """The number a claim prints, whatever its bound."""
    if value.low == value.high or value.high == float("inf"):
        return value.low
    return value.high if value.low == float("-inf") else None


def _partial_hint(value: Range, key: Key, figures: Figures, names: Names, span: tuple[int, int]) -> list[str]:
    amount = _single(value)
    for figure in figures.partial(key):
        if amount is not None and span[0] <= figure.year <= span[1] and _is_same(amount, figure.value):
            return [f"It equals a figure for {figure.year} that covers only a part ({figure.edition})."]
    return []


def _same_number_hint(value: Range, key: Key, figures: Figures, names: Names, span: tuple[int, int]) -> list[str]:
    amount = _single(value)
    if amount is None or amount == 0 or len(f"{amount:.6g}".rstrip("0").replace(".", "")) < 2:
        return []
    indicator, place, material = key
    unit = names.indicators[indicator].unit
    for other, figure in figures.same_number(place, material, amount):
        if other == indicator and not span[0] <= figure.year <= span[1]:
            return [f"The same number is the figure for {figure.year} ({figure.edition})."]
        if other != indicator and span[0] - 1 <= figure.year <= span[1] + 1 and names.indicators[other].unit == unit:
            subject = names.subject(other, place, material)
            return [f"The same number is {subject} in {figure.year} ({figure.edition})."]
    return []


def _digit_hint(
    value: Range, key: Key, basis: str | None, figures: Figures, names: Names, span: tuple[int, int]
) -> list[str]:
    amount = _single(value)
    reference = figures.reference(key, basis, span)
    if amount is None or reference is None:
        return []
    for figure in reference.figures:
        slip = digit_slip(amount, figure.value)
        if slip:
            unit = names.units[names.indicators[key[0]].unit].symbol or ""
            return [f"It may be a misprint of {quantity(figure.value, unit)}: {slip}."]
    return []


def digit_slip(printed: float, meant: float) -> str:
    """Return how one number may have become another by a slip of digits, or an empty string."""
    a, b = _digits_of(printed), _digits_of(meant)
    if a == b or min(len(a), len(b)) < 3:
        return ""
    if len(a) == len(b):
        differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(differing) == 2 and differing[1] - differing[0] == 1 and a[differing[0]] == b[differing[1]]:
            if a[differing[1]] == b[differing[0]]:
                return "two digits change places"
        return ""
    if a.endswith(b) and len(a) - len(b) <= 2:
        return f"“{a[: len(a) - len(b)]}” stands before it, as a footnote mark would"
    if len(b) - len(a) == 1 and any(b[:n] + b[n + 1 :] == a for n in range(len(b))):
        return "a digit was lost"
    return ""


def _digits_of(value: float) -> str:
    return str(int(value)) if value == int(value) else ""


def _is_same(a: float, b: float) -> bool:
    return abs(a - b) <= 0.0005 * max(abs(a), abs(b))


# ------------------------------------------------------------------------------------------- dates of events


def check_event_date(claim: Claim, event: PolicyEvent) -> Check | None:
    """Compare the year a claim gives for a policy event with the event's own date."""
    known = event.date_effective or event.date_announced
    if claim.period is None or known is None:
        return None
    said, dated = period_span(claim.period), period_span(known)
    first, last = said.year_start, said.year_end
    if first is None or dated.year_start is None or dated.year_end is None:
        return None
    last = last if last is not None else first
    gap = max(dated.year_start - last, first - dated.year_end, 0)
    if event.date_announced and event.date_effective:
        announced = period_span(event.date_announced)
        gap = min(gap, max((announced.year_start or 0) - last, first - (announced.year_end or 0), 0))
    verdict = Verdict.AGREES if gap == 0 else Verdict.CLOSE if gap == 1 else Verdict.DIFFERS
    what = "agrees" if gap == 0 else f"lies {gap} {'year' if gap == 1 else 'years'} {'before' if last < dated.year_start else 'after'} it"
    source = f" ({event.source})" if event.source else ""
    explanation = sentence(
        f"The article dates it {spoken_date(claim.period)}; “{event.title}” is dated {spoken_date(known)}{source}.", f"the claim {what}."
    )
    return Check(claim.id, PRINTED, EVENT_DATE, verdict, None, None, None, None, explanation)


# -------------------------------------------------------------------------------------- arithmetic in an article


def check_arithmetic(
    claim_id: str, value: Range, result: Range, unit: str, parts: list[tuple[str, Range, str]]
) -> Check:
    """Compare a claim with what other numbers of its article add up to. ``parts`` are (id, value, unit symbol)."""
    judgement = _worst_end(value, result)
    inputs = "; ".join(f"{claimed(part, symbol)}" for _, part, symbol in parts)
    explanation = sentence(
        f"The numbers it rests on ({inputs}) give {claimed(result, unit)}; the claim says {claimed(value, unit)}.",
        "They fit." if judgement.verdict is Verdict.AGREES else "",
        "" if judgement.verdict is Verdict.AGREES else f"They do not add up: the two are {_apart(judgement)} apart.",
    )
    return Check(
        claim_id, PRINTED, ARITHMETIC, judgement.verdict, finite(judgement.ratio), value, result, None, explanation
    )


def _worst_end(value: Range, result: Range) -> Judgement:
    """Compare two closed ranges end by end: a sum of ranges must give both ends, not only overlap."""
    ends = (value.low, value.high, result.low, result.high)
    if value.low == value.high or any(abs(end) == float("inf") for end in ends):
        return judge(value, result)
    lower = judge(Range(value.low, value.low), Range(result.low, result.low))
    upper = judge(Range(value.high, value.high), Range(result.high, result.high))
    return max(lower, upper, key=lambda judgement: judgement.ratio)


def _apart(judgement: Judgement) -> str:
    if judgement.ratio == float("inf"):
        return "too far"
    return f"a factor of {number(round(judgement.ratio, 2))}"
