"""What the knowledge base says of the numbers of a text: verdict, sentence, and the known claim that each repeats."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..checking.claim_numbers import claim_numbers
from ..checking.claims import JUDGED, Written
from ..checking.independence import Voice
from ..checking.judging import Bench, judge_claim
from ..model.dates import date_span, period_span
from ..model.records import Claim
from ..model.vocabulary import Bound, ClaimKind, CorrectionKind, Verdict, Word
from .found import FoundNumber
from .lexicon import Lexicon
from .text_reader import read_text

LAST_DAY = "9999-12-31"
"""The day of a text that gives none: every edition may have been out by then."""

CALLED = "the text"
"""How sentences call a text that is no article."""


@dataclass(frozen=True)
class Known:
    """What texts are checked by: vocabulary, figures and events, and the claims that are known."""

    bench: Bench
    claims: tuple[Claim, ...] = ()

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon(self.bench.terms, self._largest)

    @cached_property
    def _largest(self) -> Mapping[str, float]:
        """Indicator to the largest value, in its unit, among claims and figures."""
        largest: dict[str, float] = {}
        terms = self.bench.terms
        for claim in self.claims:
            if claim.indicator and claim.unit:
                factor = terms.conversion.factor(claim.unit, terms.indicators[claim.indicator].unit)
                for value in (claim.value, claim.value_max):
                    if value is not None and factor is not None:
                        largest[claim.indicator] = max(largest.get(claim.indicator, 0.0), value * factor)
        for figure in self.bench.figures:
            largest[figure.key[0]] = max(largest.get(figure.key[0], 0.0), figure.value)
        return largest

    @cached_property
    def _by_number(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        found: dict[tuple[str, str], tuple[Claim, ...]] = {}
        for claim in self.claims:
            if (
                claim.indicator
                and claim.place
                and claim.unit
                and claim.kind in (ClaimKind.QUANTITY, ClaimKind.FORECAST)
            ):
                key = (claim.indicator, claim.place)
                found[key] = (*found.get(key, ()), claim)
        return found

    def claims_about(self, indicator: str | None, place: str | None) -> tuple[Claim, ...]:
        """The known claims with a number of an indicator and a place, in the order of the sources."""
        return self._by_number.get((indicator or "", place or ""), ())


@dataclass(frozen=True, slots=True)
class CheckedNumber:
    """A number of a text, and what is known of it."""

    number: FoundNumber
    verdict: Word | None
    """Of the scheme verdict, of a forecast of the scheme outcome; None where nothing can be held against it."""
    sentence: str | None
    """The verdict, explained."""
    claim_id: str | None
    """The first known claim that says the same."""


def check_text(
    text: str, known: Known, date: str | None = None, place: str | None = None, called: str = CALLED
) -> list[CheckedNumber]:
    """Return the numbers of a text in reading order, each with its verdict; see ``text_reader.read_text``."""
    return [check_found(number, known, date, called) for number in read_text(text, known.lexicon, date, place)]


def check_found(number: FoundNumber, known: Known, date: str | None = None, called: str = CALLED) -> CheckedNumber:
    """Return what is known of one number. ``date`` is the text's day: by it, editions were out or not.

    ``called`` is how sentences call what the number stands in.
    """
    verdict, sentence = _judged(number, known, _written(date, called))
    return CheckedNumber(number, verdict, sentence, _repeated(number, known))


# ------------------------------------------------------------------------------------------------------- verdicts


def _judged(number: FoundNumber, known: Known, written: Written) -> tuple[Word | None, str | None]:
    terms = known.bench.terms
    if number.indicator is None or not known.lexicon.fits(number.unit, number.indicator):
        return None, None
    if number.stance not in JUDGED:
        return None, None
    claim = claim_of(number, known.lexicon)
    numbers = claim_numbers(claim, terms.conversion, terms.indicators[number.indicator])
    checks, judged = judge_claim(claim, numbers, written, known.bench)
    verdict = judged.verdict or judged.outcome
    if verdict is None and checks and isinstance(checks[0].verdict, Verdict):
        verdict = checks[0].verdict
    return verdict, checks[0].explanation if checks else None


def claim_of(number: FoundNumber, lexicon: Lexicon) -> Claim:
    """Return the claim that a number makes. It is a claim of no article, and is stored nowhere."""
    factor = (lexicon.factor(number.unit or "", number.indicator) if number.indicator else None) or 1.0
    low, high = (float(f"{value / factor:.12g}") for value in (number.normalised_min, number.normalised_max))
    is_damaged = bool(number.warnings)
    is_range = number.bound is Bound.RANGE
    return Claim.model_construct(
        id="text", former_ids=[], article="text", statement=" ".join(number.sentence.split()),
        kind=number.kind, stance=number.stance, attributed_to=number.speaker, topics=[],
        indicator=number.indicator, place=number.place, material=number.material, basis=number.basis,
        period=number.period, value_stated=" ".join(number.text.split()), bound=number.bound,
        value=None if is_range else low, value_min=low if is_range else None, value_max=high if is_range else None,
        unit=number.unit, stated_min=number.value_min if is_damaged else None,
        stated_max=number.value_max if is_damaged and is_range else None,
        correction=number.warnings[0] if is_damaged else None,
        correction_kind=CorrectionKind.TRANSLATION_SCALE if is_damaged else None,
    )  # fmt: skip


def _written(date: str | None, called: str) -> Written:
    last = date_span(date).last if date else None
    return Written("", Voice(), last or LAST_DAY, int(last[:4]) if last else None, called=called)


# -------------------------------------------------------------------------------------------------- known claims


def _repeated(number: FoundNumber, known: Known) -> str | None:
    """Return the first known claim with the same number about the same thing, at a time that does not differ."""
    factor = known.lexicon.factor(number.unit or "", number.indicator) if number.indicator else None
    if factor is None:
        return None
    best: tuple[int, str] | None = None
    for claim in known.claims_about(number.indicator, number.place):
        if _has_same_value(number, claim, known) and _may_be_at_same_time(number.period, claim.period):
            rank = (claim.period != number.period) + (claim.material != number.material)
            if best is None or rank < best[0]:
                best = (rank, claim.id)
    return best[1] if best else None


def _has_same_value(number: FoundNumber, claim: Claim, known: Known) -> bool:
    indicator = known.bench.terms.indicators[claim.indicator or ""]
    factor = known.bench.terms.conversion.factor(claim.unit or "", indicator.unit)
    if factor is None:
        return False
    low = claim.value if claim.value is not None else claim.value_min
    high = claim.value if claim.value is not None else claim.value_max
    ends = ((low, number.normalised_min), (high, number.normalised_max))
    return all(
        value is not None and abs(abs(value * factor) - abs(found)) <= 1e-9 * max(1.0, abs(found))
        for value, found in ends
    )


def _may_be_at_same_time(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    first, second = period_span(one), period_span(other)
    starts_before = first.first is None or second.last is None or first.first <= second.last
    return starts_before and (second.first is None or first.last is None or second.first <= first.last)
