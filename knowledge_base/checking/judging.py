"""All checks of one claim, and what they come to: the one place where the ways of checking meet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from ..model.records import Claim, PolicyEvent
from ..model.vocabulary import (
    ClaimKind,
    DateVerdict,
    Independence,
    Method,
    Outcome,
    Reading,
    Revision,
    Stance,
    Verdict,
    Word,
)
from .against_events import check_event_date
from .against_figures import ClaimNumbers, check_number, held_at_time
from .checks import Check
from .claims import JUDGED, Asked, Terms, Written
from .figures import Figures
from .ranks_and_trends import check_rank, check_trend
from .verdicts import judge

W = TypeVar("W", bound=Word)

DECIDING = (Method.OFFICIAL, Method.CORRECTION, Method.RANK, Method.TREND)
"""Methods whose checks give a claim its verdict."""


class Judged(NamedTuple):
    """What figures and dates say to a claim; null where they say nothing. See docs/method.md."""

    verdict: Verdict | None = None
    independence: Independence | None = None
    revision: Revision | None = None
    verdict_as_read: Verdict | None = None
    outcome: Outcome | None = None
    date_verdict: DateVerdict | None = None
    arithmetic_verdict: Verdict | None = None
    basis_inferred: str | None = None
    has_voice: bool = True


@dataclass(frozen=True, slots=True)
class Bench:
    """What claims are judged by: the vocabulary, the figures, the events, and who published what was read of them."""

    terms: Terms
    figures: Figures
    events: Mapping[str, PolicyEvent]
    publisher_of: Mapping[str, str | None]
    """Publication to its publisher."""


def judge_claim(claim: Claim, numbers: ClaimNumbers, written: Written, bench: Bench) -> tuple[list[Check], Judged]:
    """Return every check of a claim, and what they come to. ``numbers`` is empty for a claim that gives none."""
    reading = Reading.READ if claim.correction else Reading.PRINTED
    asked = Asked(claim, reading, numbers.read, written, bench.terms)
    checks = list(_checks(asked, numbers, bench))
    return checks, _judged(asked, checks, bench.figures)


def _checks(asked: Asked, numbers: ClaimNumbers, bench: Bench) -> Sequence[Check]:
    claim, found = asked.claim, []
    if claim.kind is ClaimKind.RANK:
        found.append(check_rank(asked, bench.figures))
    elif claim.kind is ClaimKind.TREND:
        found.append(check_trend(asked, bench.figures))
    elif claim.low is not None or claim.high is not None:
        found.extend(check_number(asked, numbers, bench.figures))
    event = bench.events.get(claim.policy_event or "")
    if event:
        found.append(check_event_date(asked, event, bench.publisher_of.get(event.publication or "")))
    return [check for check in found if check]


def _judged(asked: Asked, checks: Sequence[Check], figures: Figures) -> Judged:
    claim = asked.claim
    has_voice = (
        claim.stance in JUDGED
        and claim.kind is not ClaimKind.FORECAST
        and not asked.written.is_own
        and not asked.written.is_retracted
    )
    if asked.written.is_own or claim.stance in (Stance.SUPPOSES, Stance.WITHDRAWS):
        return Judged(has_voice=has_voice, basis_inferred=_basis(asked, figures))
    deciding = [check for check in checks if check.method in DECIDING]
    printed = next((check for check in deciding if check.reading is Reading.PRINTED), None)
    read = next((check for check in deciding if check.reading is Reading.READ), None)
    return Judged(
        verdict=_word(printed, Verdict),
        independence=printed.independence if printed else None,
        revision=printed.revision if printed else None,
        verdict_as_read=_word(read, Verdict),
        outcome=_word(_of_method(checks, Method.OUTCOME), Outcome),
        date_verdict=_word(_of_method(checks, Method.EVENT_DATE), DateVerdict),
        basis_inferred=_basis(asked, figures),
        has_voice=has_voice,
    )


def _of_method(checks: Sequence[Check], method: Method) -> Check | None:
    return next((check for check in checks if check.method is method), None)


def _word(check: Check | None, scheme: type[W]) -> W | None:
    """The verdict of a check, as a word of its scheme."""
    return check.verdict if check is not None and isinstance(check.verdict, scheme) else None


UNKNOWN_BASIS = "unknown"
"""The basis of a claim that fits a figure whose own basis nobody knows: it is set beside its like only."""


def _basis(asked: Asked, figures: Figures) -> str | None:
    """The basis on which a claim that names none evidently counts: that of the figures it fits, if only one has such.

    Figures of anybody serve here: they say how somebody counts, not what is true.
    """
    if asked.claim.basis is not None or asked.key is None or asked.span is None:
        return None
    fitting = {
        figure.basis
        for figure in held_at_time(asked, figures)
        if judge(asked.number, figure.number, asked.sort).verdict is Verdict.AGREES
    }
    if fitting == {None} and len(asked.terms.indicators[asked.key[0]].bases) > 1:
        return UNKNOWN_BASIS
    named = fitting - {None}
    return named.pop() if len(named) == 1 else None
