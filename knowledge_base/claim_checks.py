"""One claim against the official figures: its verdict, and the sentence that explains it.

A claim is checked as printed, and, when a correction reads it otherwise, as read too; both are told. The
verdict rests on figures for the same years (method ``official``). Where there are none, the nearest thing is
told without deciding anything: figures of nearby years, of another basis, or of industry and press.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .claim_rules import stated_numbers
from .edtf_dates import Span, comparable_years, period_span
from .official import Figures, Key, Reference
from .printed_numbers import MULTIPLIERS
from .records import Claim, Indicator, Material, Place, PolicyEvent, Unit
from .sentences import (
    MOST_TIMES,
    Subject,
    claimed,
    distance,
    figures_in_words,
    in_years,
    lower_first,
    number,
    points,
    put_by_figures,
    quantity,
    rounded,
    sentence,
    spoken_date,
    spoken_moment,
    spoken_period,
)
from .verdicts import SCALE_TOLERANCE, Judgement, Range, judge
from .words import Bound, CorrectionKind, Verdict

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

DIGITS_OF_A_NAME = 3
"""Significant digits from which a number that returns under another indicator or year is taken to be the same one."""

DIGITS_OF_A_SLIP = 3
"""Significant digits from which two numbers are alike enough for one to be a misprint of the other."""


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
        """How the article puts it."""
        if self.reading == PRINTED and self.claim.correction:
            return f"The article prints “{self.claim.value_stated}”."
        given = claimed(self.value, self.subject.unit, about=self.claim.bound is Bound.ABOUT)
        if self.reading == READ:
            return f"Read as {given}:"
        return f"The article {'expects' if self.claim.kind == 'forecast' else 'says'} {given}."

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


def check_claim(
    claim: Claim, numbers: ClaimNumbers, article: Written, figures: Figures, names: Names
) -> list[Check]:
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
    stated = stated_numbers(claim)
    divisor = MULTIPLIERS.get(in_unit.number_word or "", 1.0) if stated.has_number_word else 1.0
    printed = [number / divisor for number in stated.numbers]
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
        f"The article prints “{claim.value_stated}”, and {meant} is meant: the {which} is {scale:,.0f} times too {too}.",
        _ended(claim.correction or ""),
    )
    return [
        Check(
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
    given = claimed(value, names.symbol(claim.unit), about=claim.bound is Bound.ABOUT)
    says = f"Read as {given}:" if reading == READ else f"The article says {given}."
    if claim.indicator is None:
        return says, "No series measures this number, so there is nothing to hold against it."
    lacking = "place" if claim.place is None else "material"
    return says, f"It names no {lacking}, so there is no figure to hold against it."


def _check_official(asked: Question, reference: Reference, figures: Figures, names: Names) -> Check:
    """Judge against the official figures: of several bases, those that speak best for the claim."""
    per_basis = reference.by_basis if asked.claim.basis is None else (reference,)
    judged = [(judge(asked.value, one.range), one) for one in per_basis]
    judgement, best = min(judged, key=lambda pair: (pair[0].ratio, -pair[1].editions))
    explanation = sentence(
        asked.says,
        put_by_figures(asked.subject, best),
        distance(judgement, asked.value, best.range, asked.subject.unit, asked.what),
        *_caveats(asked, best, names),
        *_on_other_bases(asked, best, per_basis, figures, names),
        *_how_it_came_about(asked, judgement, best, figures, names),
    )
    return _check(asked, OFFICIAL, judgement, best, explanation)


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
        judgement = judge(asked.value, reference.range)
        explanation = sentence(
            asked.says,
            put_by_figures(asked.subject, reference, kind),
            distance(judgement, asked.value, reference.range, asked.subject.unit, asked.what),
            f"These figures count {_on_bases(reference.bases, names)}." if method == OTHER_BASIS else "",
            f"This comparison is {limit} and decides nothing.",
        )
        yield _check(asked, method, judgement, reference, explanation)


def years_of(claim: Claim, article_year: int | None) -> tuple[int, int]:
    """The years a claim is about; without a period, everything up to the article's own year."""
    if claim.period is None:
        return FIRST_YEAR, article_year or LAST_YEAR
    first, last = comparable_years(claim.period)
    return first or FIRST_YEAR, last or article_year or LAST_YEAR


def _caveats(asked: Question, reference: Reference, names: Names) -> Iterator[str]:
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
        yield "What it is compared with is known here from this very article only, so the comparison goes in a circle."


def _on_bases(bases: tuple[str, ...], names: Names) -> str:
    """What figures count, in words: the first sentence of the definition of each basis."""
    definitions = (names.basis_definitions.get(basis, basis).partition(". ")[0] for basis in bases)
    return ", or ".join(lower_first(definition).rstrip(".") for definition in definitions)


def _on_other_bases(
    asked: Question, best: Reference, per_basis: tuple[Reference, ...], figures: Figures, names: Names
) -> Iterator[str]:
    """What official figures of the same years say that count something else."""
    others = [one for one in per_basis if one is not best]
    if asked.claim.basis:
        found = figures.other_basis(asked.key, asked.claim.basis, asked.years)
        others = list(found.by_basis) if found else []
    for other in others:
        basis, value = _on_bases(other.bases, names), figures_in_words(other, asked.subject.unit)
        yield f"Official figures that count {basis}, put it {in_years(other.years)} at {value}: not like with like."


def _comes_from_article(asked: Question, reference: Reference) -> bool:
    """Whether every figure was read in the very article that is checked, so that the check goes in a circle."""
    return asked.article.page is not None and all(figure.pages == {asked.article.page} for figure in reference.figures)


def _check(asked: Question, method: str, judgement: Judgement, reference: Reference, explanation: str) -> Check:
    nearest = reference.highest if judgement.side > 0 else reference.lowest
    return Check(
        asked.claim.id, asked.reading, method, judgement.verdict, finite(judgement.ratio),
        asked.value, reference.range, nearest.statistic_id, explanation,
    )  # fmt: skip


def _no_reference(claim: Claim, reading: str, value: Range, *parts: str) -> Check:
    return Check(claim.id, reading, OFFICIAL, Verdict.NO_REFERENCE, None, value, None, None, sentence(*parts))


def finite(value: float) -> float | None:
    """Return a ratio for a table: null where there is none, six digits otherwise."""
    return None if value in (float("inf"), float("-inf")) or value != value else float(f"{value:.6g}")


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "”")) else text + "."


# --------------------------------------------------------------------------------------------- how it came about


def _how_it_came_about(
    asked: Question, judgement: Judgement, reference: Reference, figures: Figures, names: Names
) -> Iterator[str]:
    """Say from which known figure a number that does not quite fit was probably taken, or how it was misprinted."""
    value = asked.single
    if judgement.side == 0 or value is None:
        return
    if asked.reading == PRINTED and asked.claim.correction and asked.claim.correction_kind in MISPRINTS:
        yield _ended(asked.claim.correction)
        return
    hint = _covers_a_part(asked, value, figures)
    if not hint and judgement.verdict in (Verdict.CLOSE, Verdict.DIFFERS):
        hint = _known_elsewhere(asked, value, figures, names)
    hint = hint or _misprint(value, asked.subject.unit, reference)
    if not hint and judgement.verdict is Verdict.SCALE_ERROR:
        hint = f"That happens when {ORIGINS_OF_SCALES[judgement.scale, judgement.side]}."
    yield hint


def _hints_without_reference(asked: Question, figures: Figures, names: Names) -> Iterator[str]:
    """Where no figure decides, say only what the number itself shows: a part, or another indicator's figure."""
    value = asked.single
    if value is not None:
        yield _covers_a_part(asked, value, figures) or _other_indicator(asked, value, figures, names)


def _covers_a_part(asked: Question, value: float, figures: Figures) -> str:
    first, last = asked.years
    for figure in figures.partial(asked.key):
        if first <= figure.year <= last and _is_same(value, figure.value):
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
    if asked.claim.period is None or significant_digits(value) < DIGITS_OF_A_NAME:
        return ""
    for other, figure in figures.same_number(place, material, value):
        is_near = first - 1 <= figure.year <= last + 1
        if other != indicator and is_near and names.indicators[other].unit == names.indicators[indicator].unit:
            subject = names.subject(other, place, material)
            return f"The same number is {subject} in {figure.year} ({figure.edition})."
    return ""


def _misprint(value: float, unit: str, reference: Reference) -> str:
    for figure in reference.figures:
        slip = "" if figure.implied_by else digit_slip(value, figure.value)
        if slip:
            return f"It may be a misprint of {quantity(figure.value, unit)}: {slip}."
    return ""


def digit_slip(printed: float, meant: float) -> str:
    """Return how one number may have become another by a slip of digits, or an empty string.

    A number that is only rounded, or that has few digits, shows nothing.
    """
    few = min(significant_digits(printed), significant_digits(meant)) < DIGITS_OF_A_SLIP
    if printed == meant or printed <= 0 or meant <= 0 or _is_rounding(printed, meant):
        return ""
    if not few and _is_same(printed * 1000, meant, 1e-9):
        return "a decimal point stands for the thousands separator"
    if not few and _is_same(printed, meant * 1000, 1e-9):
        return "a thousands separator stands for the decimal point"
    a, b = _digits_of(printed, meant)
    if len(a) == len(b):
        return "" if few else _changed_digits(a, b)
    if min(len(a), len(b)) < DIGITS_OF_A_SLIP:
        return ""
    if a.endswith(b) and len(a) - len(b) <= 2:
        return f"“{a[: len(a) - len(b)]}” stands before it, as a footnote mark would"
    if len(b) - len(a) == 1 and _lacks_one(a, b):
        return "a digit was lost"
    if len(a) - len(b) == 1 and _lacks_one(b, a):
        return "a digit was added"
    return ""


def _changed_digits(a: str, b: str) -> str:
    """Of two strings of the same length: two neighbours that change places, or one digit that is another."""
    differing = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) == 1:
        n = differing[0]
        return f"a {a[n]} stands for a {b[n]}" if len(a) > DIGITS_OF_A_SLIP else ""
    if len(differing) == 2 and differing[1] - differing[0] == 1:
        first, second = differing
        if a[first] == b[second] and a[second] == b[first]:
            return "two digits change places"
    return ""


def _lacks_one(shorter: str, longer: str) -> bool:
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))


def _digits_of(a: float, b: float) -> tuple[str, str]:
    """The digits of two numbers, down to the same place: 71.1 and 70 are 711 and 700."""
    places = max(len(f"{value:.12f}".rstrip("0").partition(".")[2]) for value in (a, b))
    return f"{a:.{places}f}".replace(".", "").lstrip("0"), f"{b:.{places}f}".replace(".", "").lstrip("0")


def significant_digits(value: float) -> int:
    """Return the digits that carry a number: 3 for 71.1, 2 for 52 000 000."""
    return len(f"{abs(value):.11e}".partition("e")[0].replace(".", "").rstrip("0"))


def _is_rounding(a: float, b: float) -> bool:
    """Whether one number is the other with fewer digits: 31,000 and 30,996, or 48,900 and 48,918."""
    digits = min(significant_digits(a), significant_digits(b))
    return digits > 0 and float(f"{a:.{digits - 1}e}") == float(f"{b:.{digits - 1}e}")


def _is_same(a: float, b: float, within: float = 0.0005) -> bool:
    return abs(a - b) <= within * max(abs(a), abs(b))


# ------------------------------------------------------------------------------------------- dates of events


def check_event_date(claim: Claim, event: PolicyEvent) -> Check | None:
    """Compare the date a claim gives for a policy event with the event's own, at the coarser precision of the two.

    An event has two dates, and an article may mean either: when it was announced and when it took effect.
    """
    known = [date for date in (event.date_announced, event.date_effective) if date]
    if claim.period is None or not known:
        return None
    said = _widened(claim.period)
    dated = [_widened(date) for date in known]
    verdict, apart = min((_dates_apart(said, span) for span in dated), key=lambda pair: list(Verdict).index(pair[0]))
    explanation = sentence(
        f"The article dates it to {_dated(claim.period)}; “{event.title}” {_event_dates(event)}.",
        f"The claim {apart}.",
    )
    return Check(claim.id, PRINTED, EVENT_DATE, verdict, None, None, None, None, explanation)


def _dated(period: str) -> str:
    return f"the time {spoken_period(period)}" if ".." in period else spoken_period(period)


def _event_dates(event: PolicyEvent) -> str:
    source = f" ({event.source})" if event.source else ""
    announced, effective = event.date_announced, event.date_effective
    if announced and effective and announced != effective:
        return f"was announced {spoken_moment(announced)}, with effect from {spoken_date(effective)}{source}"
    return f"is dated {spoken_date(announced or effective or '')}{source}"


def _widened(date: str) -> Span:
    """The days a date may stand for; one that is only about right reaches some years further."""
    span = period_span(date)
    first, last = comparable_years(date)
    return Span(
        span.first if first == span.year_start else f"{first:04d}-01-01",
        span.last if last == span.year_end else f"{last:04d}-12-31",
    )


def _dates_apart(said: Span, dated: Span) -> tuple[Verdict, str]:
    """Return the verdict on a date and its words: "agrees", "lies 8 years before it"."""
    earliest, latest = said.first or "0000", said.last or "9999-12-31"
    if earliest <= (dated.last or "9999-12-31") and (dated.first or "0000") <= latest:
        return Verdict.AGREES, "agrees"
    before = latest < (dated.first or "0000")
    earlier, later = (latest, dated.first or "") if before else (dated.last or "", earliest)
    gap = int(later[:4]) - int(earlier[:4])
    length = f"{gap} {'year' if gap == 1 else 'years'}" if gap else "some time within the year"
    verdict = Verdict.CLOSE if gap <= 1 else Verdict.DIFFERS
    return verdict, f"lies {length} {'before' if before else 'after'} it"


# -------------------------------------------------------------------------------------- arithmetic in an article


@dataclass(frozen=True, slots=True)
class Part:
    """A number that enters a sum, as it is told: in its indicator's unit, with its source when that is a figure."""

    value: Range
    unit: str
    source: str = ""

    def __str__(self) -> str:
        return claimed(self.value, self.unit) + (f" ({self.source})" if self.source else "")


def check_arithmetic(claim_id: str, value: Range, result: Range, unit: str, parts: list[Part]) -> Check:
    """Compare a claim with what the numbers it must follow from come to. All are in the indicator's unit."""
    judgement = _worst_end(value, result)
    told, outcome = "; ".join(str(part) for part in parts), claimed(result, unit, write=rounded)
    if any(part.source for part in parts):
        come_to = f"Worked out from {told}, it is {outcome}"
    elif len(parts) > 1:
        come_to = f"The article's own numbers ({told}) come to {outcome}"
    else:
        come_to = f"The article's own number ({told}) comes to {outcome}"
    explanation = sentence(
        f"{come_to}; the claim says {claimed(value, unit)}.",
        "They fit." if judgement.verdict is Verdict.AGREES else f"They do not fit: {_apart(judgement, value, result, unit)}.",
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


def _apart(judgement: Judgement, value: Range, result: Range, unit: str) -> str:
    """How far a claim and its sum are apart: as a factor where there is one, and in percentage points."""
    factor = f"a factor of {number(round(judgement.ratio, 2))}" if judgement.ratio <= MOST_TIMES else ""
    gaps = (result.low - value.high, value.low - result.high)
    by = " or ".join(filter(None, [factor, points(max(gaps)) if unit == "%" else ""]))
    return f"they differ by {by}" if by else "they are far apart"
