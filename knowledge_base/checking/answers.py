"""What the figures answer to a claim: house by house, basis by basis, then and now; and which answer decides.

A *house* is a publisher with all its editions. It gives two answers: by the newest edition that was out when the
article appeared (``then``) and by the newest of all (``now``), never by the span between editions. The nearer counts.

Which house decides: where the claim's own source has a figure, the question is whether it is quoted correctly. Else
independent houses decide, the nearest of them first. Where only the article itself or its own house is held, nothing is
decided.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model.ranges import Number
from ..model.vocabulary import Implication, Independence, Revision, Verdict
from .claims import Asked
from .figures import Figure, compatible
from .independence import are_of_one_government, independence, is_own_house
from .verdicts import Judgement, judge

FITS = (Verdict.AGREES, Verdict.CLOSE, Verdict.LOOSE)
"""Verdicts of a claim that is not contradicted."""


HARMLESS = (*FITS, Verdict.QUOTED_CORRECTLY, Verdict.OWN_SOURCE)
"""These, and those in which nobody but the claim's own source speaks."""


class Answer(NamedTuple):
    """What one house says to a claim, for one time and basis."""

    figure: Figure
    """The figure that counts: of the edition of the time or the newest one, whichever is nearer to the claim."""
    judgement: Judgement
    independence: Independence
    revision: Revision
    then: Figure | None
    now: Figure
    may_be_misquoted: bool
    """Whether the claim names the figure's own publisher as its source, who had printed it by then."""
    is_kin: bool = False
    """Whether another body of the same government prints the claim's number: two names, one voice."""


class Decision(NamedTuple):
    """What all houses together come to, for one time and basis. ``answer`` is the one that decides."""

    verdict: Verdict
    answer: Answer
    answers: tuple[Answer, ...]
    basis: str | None

    @property
    def fits(self) -> bool:
        """Whether the claim is what the figures of this basis say, whoever printed them."""
        return self.verdict in FITS or self.verdict is Verdict.QUOTED_CORRECTLY


def decide(asked: Asked, figures: Iterable[Figure]) -> list[Decision]:
    """Return what figures of one time say: a decision for each basis on which the claim may count.

    ``figures`` are for the time of the claim. A claim that names its basis is held against that basis only; figures
    whose basis nobody knows are a basis of their own, which stands in where no other is held.
    """
    by_basis: dict[str | None, list[Figure]] = defaultdict(list)
    is_counted_in_one_way = len(asked.terms.indicators[asked.claim.indicator or ""].bases) < 2
    for figure in figures:
        if figure.implication is not Implication.MIXED_GROWTH and compatible(asked.claim.basis, figure.basis):
            by_basis[None if is_counted_in_one_way else figure.basis].append(figure)
    if asked.claim.basis is not None and asked.claim.basis in by_basis:
        by_basis = {asked.claim.basis: by_basis[asked.claim.basis]}
    in_order = asked.terms.order_of_bases(asked.claim.indicator or "")
    return [_decision(basis, _answers(asked, by_basis[basis])) for basis in sorted(by_basis, key=in_order)]


# --------------------------------------------------------------------------------------------- what a house says


def _answers(asked: Asked, figures: Sequence[Figure]) -> tuple[Answer, ...]:
    by_house: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_house[figure.house].append(figure)
    return tuple(sorted((_answer(asked, editions) for editions in by_house.values()), key=lambda a: a.judgement.rank))


def _answer(asked: Asked, editions: Sequence[Figure]) -> Answer:
    """Judge by the newest edition of the time and the newest of all. Of one's own source, any edition may be quoted.

    An edition that was read in the very article says nothing where another of the same house is held; and what an
    edition prints goes before what it implies.
    """
    actors = asked.terms.actors
    elsewhere = [f for f in editions if independence(f, asked.voice, actors) is not Independence.OWN_SOURCE]
    in_order = sorted(elsewhere or editions, key=lambda figure: (figure.out, figure.implication is None, figure.id))
    now = in_order[-1]
    known = [figure for figure in in_order if figure.out <= asked.written.day]
    relation = independence(now, asked.voice, actors)
    if relation is Independence.QUOTES_SOURCE and known:
        then: Figure | None = min(reversed(known), key=lambda figure: _judged(asked, figure.number).rank)
    else:
        then = known[-1] if known else None
    judged_now = _judged(asked, now.number)
    judged_then = _judged(asked, then.number) if then else None
    is_then = judged_then is not None and judged_then.rank <= judged_now.rank
    figure, judgement = (then, judged_then) if is_then and then and judged_then else (now, judged_now)
    is_kin = judgement.verdict is Verdict.AGREES and _is_of_kin(asked, figure)
    return Answer(
        figure,
        judgement,
        _of_kin(asked) if is_kin else independence(figure, asked.voice, actors),
        _revision(judged_then, judged_now),
        then,
        now,
        _may_be_misquoted(asked, figure),
        is_kin,
    )


def _is_of_kin(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of a body of the speaker's own government, and was read elsewhere."""
    voice, actors = asked.voice, asked.terms.actors
    is_elsewhere = independence(figure, voice, actors) is Independence.INDEPENDENT
    return is_elsewhere and are_of_one_government(voice.speaker or voice.publisher, figure.publisher, actors)


def _of_kin(asked: Asked) -> Independence:
    is_own_paper = asked.voice.speaker in (None, asked.voice.publisher)
    return Independence.OWN_SOURCE if is_own_paper else Independence.QUOTES_SOURCE


def _judged(asked: Asked, number: Number) -> Judgement:
    return judge(asked.number, number, asked.sort)


def _revision(then: Judgement | None, now: Judgement) -> Revision:
    if then is None:
        return Revision.ANTICIPATED if now.verdict in FITS else Revision.CURRENT
    if then.verdict is now.verdict:
        return Revision.CURRENT
    return Revision.SUPERSEDED if then.rank < now.rank else Revision.ANTICIPATED


def _may_be_misquoted(asked: Asked, figure: Figure) -> bool:
    """Whether the claim names the figure's own publisher, who had printed it by then: else nothing is misquoted.

    What a source printed can be misquoted; what somebody works out from its figures can only be wrong.
    """
    speaker = asked.claim.attributed_to
    is_printed = figure.implication is None and figure.out <= asked.written.day
    return speaker is not None and speaker == figure.publisher and is_printed


# ----------------------------------------------------------------------------------------------- which one decides


def _decision(basis: str | None, answers: tuple[Answer, ...]) -> Decision:
    """Choose the answer that decides, and say what it comes to. ``answers`` are sorted, the nearest first."""
    of_source = [a for a in answers if a.independence is Independence.QUOTES_SOURCE]
    quoted = [a for a in of_source if a.judgement.verdict is Verdict.AGREES]
    independent = [a for a in answers if a.independence is Independence.INDEPENDENT]
    misquoted = [a for a in of_source if a.may_be_misquoted and a.judgement.verdict is not Verdict.LOOSE]
    own = [a for a in quoted if not a.is_kin]
    if own or (quoted and not misquoted):
        return Decision(Verdict.QUOTED_CORRECTLY, (own or quoted)[0], answers, basis)
    if misquoted:
        answer = misquoted[0]
        is_slip = answer.judgement.verdict is Verdict.SCALE_ERROR
        return Decision(Verdict.SCALE_ERROR if is_slip else Verdict.MISQUOTED, answer, answers, basis)
    if independent:
        return Decision(independent[0].judgement.verdict, independent[0], answers, basis)
    if of_source:
        return Decision(of_source[0].judgement.verdict, of_source[0], answers, basis)
    return Decision(Verdict.OWN_SOURCE, answers[0], answers, basis)


# ---------------------------------------------------------------------------------------------- all times and bases


class Result(NamedTuple):
    """What a claim comes to over all times and bases it may be about."""

    verdict: Verdict
    decision: Decision
    """The decision that the verdict rests on."""
    decisions: tuple[Decision, ...]
    """Those of all bases and times, the decisive one among them."""
    years: tuple[int, ...]
    """The years that have a figure."""


def over_bases(decisions: Sequence[Decision]) -> tuple[Verdict, Decision]:
    """Return what the decisions of several bases come to; they are in the order in which the indicator lists its bases.

    A source that is quoted correctly settles the basis. So does an article's own figure that the claim repeats: it
    evidently counts like that, and figures that count otherwise are not like with like. Else it fits on every basis, or
    on none, or it depends on the basis.
    """
    quoted = [d for d in decisions if d.verdict is Verdict.QUOTED_CORRECTLY]
    if quoted:
        best = min(quoted, key=lambda d: d.answer.judgement.rank)
        return best.verdict, best
    counting = [d for d in decisions if d.verdict is not Verdict.OWN_SOURCE]
    fitting = [d for d in counting if d.fits]
    own = [d for d in decisions if d.verdict is Verdict.OWN_SOURCE and d.answer.judgement.verdict in FITS]
    settled = [d for d in own if d.basis is not None and not fitting]
    if settled or not counting:
        decision = (settled or own or list(decisions))[0]
        return Verdict.OWN_SOURCE, decision
    if fitting and len(fitting) < len(counting):
        return Verdict.DEPENDS_ON_BASIS, fitting[0]
    if fitting:
        worst = max(fitting, key=lambda d: d.answer.judgement.rank)
        return worst.verdict, worst
    first = next((d for d in counting if d.verdict is Verdict.MISQUOTED), counting[0])
    return first.verdict, first


def over_times(results: Sequence[tuple[Verdict, Decision]]) -> tuple[Verdict, Decision]:
    """Return what a claim about several years comes to: what holds of each must hold of all, so the worst decides.

    A year for which only the article's own figure is held says nothing about the others.
    """
    counting = [result for result in results if result[0] is not Verdict.OWN_SOURCE] or results
    return max(counting, key=lambda result: (result[0] not in HARMLESS, result[1].answer.judgement.rank))


def nearest_mixed(asked: Asked, figures: Iterable[Figure]) -> Answer | None:
    """Return the growth across two series that a claim prints to the digit, or None.

    Two series that do not count alike imply nothing by themselves; but where a claim has exactly their quotient, it was
    worked out from them, and that is worth saying.
    """
    for figure in figures:
        if figure.implication is Implication.MIXED_GROWTH and compatible(asked.claim.basis, figure.basis):
            judgement = _judged(asked, figure.number)
            if judgement.verdict is Verdict.AGREES and asked.number.rounded.overlaps(figure.number.rounded):
                relation = independence(figure, asked.voice, asked.terms.actors)
                return Answer(figure, judgement, relation, Revision.CURRENT, None, figure, may_be_misquoted=False)
    return None


def fitting_elsewhere(asked: Asked, figures: Iterable[Figure]) -> Decision | None:
    """Return the decision of a named basis that a claim fits to the digit by figures that decide nothing, or None.

    A claim that names no basis and contradicts the official figures is not contradicted at all where industry or press
    print its number on another basis: then it depends on the basis.
    """
    if asked.claim.basis is not None:
        return None
    decisions = decide(asked, figures)
    fitting = [d for d in decisions if d.basis is not None and d.answer.judgement.verdict is Verdict.AGREES]
    independent = [d for d in fitting if d.answer.independence is not Independence.OWN_SOURCE]
    return independent[0] if independent else None


def basis_of_own_figure(asked: Asked, result: Result | None, figures: Iterable[Figure]) -> str | None:
    """Return the basis on which a claim evidently counts because its own article's figure does, or None.

    Only where the official figures, on another basis, contradict it: they are not like with like.
    """
    if asked.claim.basis is not None or result is None or result.verdict is not Verdict.DIFFERS:
        return None
    decisions = decide(asked, [figure for figure in figures if not figure.is_official])
    own = {d.basis for d in decisions if any(_is_own_number(answer) for answer in d.answers)}
    return own.pop() if len(own) == 1 and own != {result.decision.basis} else None


def _is_own_number(answer: Answer) -> bool:
    return answer.independence is Independence.OWN_SOURCE and answer.judgement.verdict is Verdict.AGREES


def is_of_own_house(asked: Asked, figure: Figure) -> bool:
    """Whether a figure is of the claim's speaker or of its article's publisher."""
    voice = asked.voice
    return any(is_own_house(who, figure.publisher, asked.terms.actors) for who in (voice.speaker, voice.publisher))
