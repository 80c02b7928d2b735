"""The sentences that explain a verdict. Each stands alone and could be printed.

At most three: who claims what of what, when; which figure is held against it, who printed it and how it was seen; what
follows. Everything else (other bases, other houses, editions, how a number may have come about) goes into the details.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..model.ranges import Range
from ..model.vocabulary import Bound, ClaimKind, Independence, Revision, Seen, Verdict
from .answers import FITS, Answer, Decision, Result
from .claims import Asked, Terms
from .figures import Figure
from .independence import page_key
from .phrases import as_printed, claim_sentence, definition, figure_sentence, figure_value, in_edition, says_of
from .verdicts import Judgement
from .wording import (
    MOST_TIMES,
    claimed,
    in_time,
    in_words,
    is_change,
    number,
    points,
    quantity,
    rounded,
    sentence,
    spoken_span,
    times,
    what_changes,
    with_article,
    years_in_words,
)

CONFIRMED = (Verdict.AGREES, Verdict.QUOTED_CORRECTLY)
"""Verdicts beside which a number of the named source goes without saying, unless it is another one."""


# ------------------------------------------------------------------------------------------------------ what follows


def distance(asked: Asked, answer: Answer) -> str:
    """Say how near a claim is to its figure."""
    judgement = answer.judgement
    is_limit, is_vague = asked.number.value.is_open, answer.figure.number.value.is_open
    match judgement.verdict:
        case Verdict.AGREES:
            return "The limit holds" if is_limit else "The claim agrees"
        case Verdict.LOOSE if is_limit and is_vague:
            return "Both are limits, and both may be so, which says little"
        case Verdict.LOOSE if is_vague:
            return "The claim keeps to that limit, which says little"
        case Verdict.LOOSE:
            return "The limit holds, but so far from the figure that it says little"
        case Verdict.SCALE_ERROR:
            too = "high" if judgement.side > 0 else "low"
            return (
                f"The claim is about {judgement.scale:,.0f} times too {too}: a misplaced unit or digit, not a dispute"
            )
        case Verdict.CLOSE:
            said = "The limit does not hold, but is close" if is_limit else "The claim is close"
            return f"{said}: {_gap(asked, judgement)}"
    return _difference(asked, judgement)


def _gap(asked: Asked, judgement: Judgement) -> str:
    side = "above" if judgement.side > 0 else "below"
    if is_change(asked.subject):
        return f"{points(judgement.gap)} from the figure"
    if asked.subject.unit == "%":
        return f"{points(judgement.gap)} {side} the figure"
    part = judgement.ratio - 1 if judgement.side > 0 else 1 - 1 / judgement.ratio
    return f"{number(float(f'{100 * part:.2g}'))} % {side} the figure"


def _difference(asked: Asked, judgement: Judgement) -> str:
    """ "The claim is 1.93 times the figure", "The claim lies 21.1 percentage points above the figure"."""
    who = "forecast" if asked.claim.kind is ClaimKind.FORECAST else "claim"
    is_limit = asked.number.value.is_open
    is_rate = asked.subject.unit == "%"
    if not is_rate and judgement.ratio <= MOST_TIMES**2:
        far = times(judgement.ratio)
        if is_limit:
            what = f"it is {far} the figure" if judgement.side > 0 else f"the figure is {far} as high"
            return f"The limit does not hold: {what}"
        return f"The {who} is {far} the figure" if judgement.side > 0 else f"The figure is {far} the {who}"
    gap = points(judgement.gap) if is_rate else quantity(judgement.gap, asked.subject.unit, rounded)
    side = "above" if judgement.side > 0 else "below"
    where = "from the figure" if is_change(asked.subject) else f"{side} the figure"
    return f"The limit does not hold: it lies {gap} {where}" if is_limit else f"The {who} lies {gap} {where}"


def conclusion(asked: Asked, result: Result) -> str:
    """Say what follows from the figure for the claim."""
    answer = result.decision.answer
    said = distance(asked, answer)
    match result.verdict:
        case Verdict.OWN_SOURCE:
            return f"{_why_own(asked, answer)}, so it confirms nothing{_other_years(result)}."
        case Verdict.QUOTED_CORRECTLY:
            quoted = f"{_quoted(asked, answer)}{_of_named_source(asked, result)}"
            return f"{quoted}; {_independent_words(asked, result)}{_other_years(result)}."
        case Verdict.MISQUOTED:
            return f"The claim names that source and gives another number: {_lower(said)}{_other_years(result)}."
        case Verdict.DEPENDS_ON_BASIS:
            return _by_basis(asked, result)
    if asked.claim.kind is ClaimKind.FORECAST:
        return f"{_forecast(asked, answer, said)}{_other_years(result)}."
    return f"{said}{_revision(asked, answer)}{_of_named_source(asked, result)}{_other_years(result)}."


def _of_named_source(asked: Asked, result: Result) -> str:
    """What the source that a claim names has itself, where that is not what decides and does not go without saying."""
    if asked.claim.attributed_to is None:
        return ""
    for answer in (answer for decision in result.decisions for answer in decision.answers):
        is_named = answer.independence is Independence.QUOTES_SOURCE and answer is not result.decision.answer
        if is_named and (answer.judgement.verdict is Verdict.AGREES) is not (result.verdict in CONFIRMED):
            verb = "implies" if answer.figure.implication else "gives"
            value = figure_value(asked, answer.figure)
            return f"; the source that it names {verb} {value} {in_edition(answer.figure)}"
    return ""


def _forecast(asked: Asked, answer: Answer, said: str) -> str:
    match answer.judgement.verdict:
        case Verdict.AGREES | Verdict.LOOSE:
            return "So it came"
        case Verdict.CLOSE:
            return f"The forecast came close: {_gap(asked, answer.judgement)}"
    return said


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _other_years(result: Result) -> str:
    """Of a claim about several years, say for which others figures are held: none of them lies further away."""
    others = [year for year in result.years if year != result.decision.answer.figure.year]
    return f"; the figures for {years_in_words(others)} lie no farther from it" if others else ""


def _is_of_page(asked: Asked, figure: Figure) -> bool:
    """Whether a figure was read in the article itself."""
    return any(part.page and page_key(part.page) in asked.voice.pages for part in figure.printed)


def _why_own(asked: Asked, answer: Answer) -> str:
    paper, house = asked.terms.actor(asked.written.voice.publisher), asked.terms.actor(answer.figure.publisher)
    if answer.is_kin:
        return "That is another body of the same government"
    if paper == house:
        why = "That is the article's own figure, and we hold no other that counts like it"
    elif _is_of_page(asked, answer.figure):
        why = "That figure was read in this very article"
    else:
        why = "That figure was read in the same paper"
    same = answer.judgement.verdict in FITS
    return why if same else f"{why} ({_lower(distance(asked, answer))})"


def _quoted(asked: Asked, answer: Answer) -> str:
    if answer.is_kin:
        return "The claim agrees, but with another body of the same government"
    quoted = (
        "That is what the figures of its source imply"
        if answer.figure.implication
        else "The claim quotes its source correctly"
    )
    if answer.revision is Revision.SUPERSEDED:
        return f"{quoted}, which has since revised it to {figure_value(asked, answer.now)}"
    return quoted


def _independent_words(asked: Asked, result: Result) -> str:
    """What independent houses say beside a source that is quoted correctly."""
    found = [
        (decision, answer)
        for decision in result.decisions
        for answer in decision.answers
        if answer.independence is Independence.INDEPENDENT
    ]
    if not found:
        return "we hold no independent figure"
    decision, answer = min(found, key=lambda pair: pair[1].judgement.rank)
    other = "" if decision.basis == result.decision.basis else ", counted otherwise,"
    return f"an independent figure{other} is {figure_value(asked, answer.figure)} {in_edition(answer.figure)}"


def _by_basis(asked: Asked, result: Result) -> str:
    """Say on which ways of counting a claim fits: "it fits what counts A, and not what counts B (50 %)"."""
    counting = [
        d
        for d in result.decisions
        if d is result.decision
        or (d.answer.figure.span == result.decision.answer.figure.span and d.verdict is not Verdict.OWN_SOURCE)
    ]
    fits = [_counts(asked.terms, d.basis) for d in counting if d.fits]
    fails = [
        f"{_counts(asked.terms, d.basis)} ({figure_value(asked, d.answer.figure)}, {in_edition(d.answer.figure)[1:-1]})"
        for d in counting
        if not d.fits
    ]
    return f"It fits where one counts {in_words(fits)}, not {in_words(fails)}; the claim does not say which it means."


def _counts(terms: Terms, basis: str | None) -> str:
    return "in a way that the figure does not say" if basis is None else definition(terms, basis)


def _revision(asked: Asked, answer: Answer) -> str:
    match answer.revision:
        case Revision.SUPERSEDED:
            return f"; that was the edition of the time, the newest has {figure_value(asked, answer.now)}"
        case Revision.ANTICIPATED if answer.then is not None:
            return f"; the edition of the time had {figure_value(asked, answer.then)}"
    return ""


# -------------------------------------------------------------------------------------------------------- details


def details(asked: Asked, result: Result) -> Iterator[str]:
    """What else there is to know of a check: the basis, other houses and bases."""
    decision = result.decision
    if decision.answer.then is None and asked.claim.kind is not ClaimKind.FORECAST:
        yield "The figure came out after the article."
    bases = asked.terms.indicators[asked.claim.indicator or ""].bases
    if asked.claim.basis is None and decision.basis and len(bases) > 1:
        counted = definition(asked.terms, decision.basis)
        yield f"The claim does not say on which basis it counts; the figure counts {counted}."
    for answer in decision.answers:
        if answer is not decision.answer:
            yield _other_answer(asked, answer)
    of_time = [d for d in result.decisions if d.answer.figure.span == decision.answer.figure.span]
    for other in of_time:
        if other is not decision and other.basis == decision.basis:
            yield from (_other_answer(asked, answer) for answer in other.answers)
        if other.basis != decision.basis:
            counted = definition(asked.terms, other.basis) if other.basis else "in a way that it does not say"
            found = other.answer.figure
            yield (
                f"Counted otherwise ({counted}): {figure_value(asked, found)} {in_edition(found)}"
                f"{_whose(asked, other.answer)}. Not like with like."
            )


def _other_answer(asked: Asked, answer: Answer) -> str:
    found = answer.figure
    return f"Another figure: {figure_value(asked, found)} {in_edition(found)}{_whose(asked, answer)}."


def _whose(asked: Asked, answer: Answer) -> str:
    if answer.is_kin:
        return ", of another body of the same government"
    match answer.independence:
        case Independence.QUOTES_SOURCE:
            return ", of the claim's own source"
        case Independence.OWN_SOURCE if _is_of_page(asked, answer.figure):
            return ", read in this very article"
        case Independence.OWN_SOURCE if answer.figure.printed[0].reader == asked.voice.publisher:
            return ", read in the same paper"
        case Independence.OWN_SOURCE:
            return ", of the article's own house"
    return ""


def explained(asked: Asked, result: Result) -> str:
    """Return the explanation of a verdict on a number."""
    figure = figure_sentence(asked, result.decision.answer.figure)
    return sentence(claim_sentence(asked), figure, conclusion(asked, result))


def missing(asked: Asked, *, is_counted_otherwise: bool = False) -> str:
    """Say that we hold no official figure. "We hold none", never "there is none".

    ``is_counted_otherwise`` says that one on another basis is held.
    """
    claim = asked.claim
    if claim.indicator is not None and asked.key is None:
        lacking = "place" if claim.place is None else "material"
        return sentence(says_of(asked), f"The claim names no {lacking}, so no figure can be set beside it.")
    if not asked.has_subject or _is_of_an_event(asked):
        return sentence(says_of(asked), "We hold no official figure for that.")
    what = what_changes(asked.subject) if is_change(asked.subject) else str(asked.subject)
    kind = "a change of " if is_change(asked.subject) else ""
    basis = f", counting {definition(asked.terms, claim.basis)}" if is_counted_otherwise and claim.basis else ""
    none = f"We hold no official figure for {kind}{what}{in_time(claim.period)}{basis}."
    return sentence(claim_sentence(asked), none)


def _is_of_an_event(asked: Asked) -> bool:
    """Whether each claim about the indicator belongs to one event, which only the claim's own words name."""
    return asked.terms.indicators[asked.claim.indicator or ""].compared == "within-event"


def undated(asked: Asked, by_year: Mapping[int, Sequence[tuple[Figure, Judgement]]]) -> str:
    """Explain a claim that names no year: from when to when figures are held, and in which of these years it was so."""
    if not by_year:
        return sentence(says_of(asked), "It names no year, and we hold no official figure for any.")
    said = f"{claim_sentence(asked)[:-1]}, and names no year."
    fitting = [year for year, found in by_year.items() if any(j.verdict is Verdict.AGREES for _, j in found)]
    figures = [figure for found in by_year.values() for figure, _ in found]
    houses = Counter(asked.terms.actor(figure.publisher) or f"“{figure.edition}”" for figure in figures)
    known = sum(figure.seen is Seen.KNOWN for figure in figures)
    unseen = f" ({'all' if known == len(figures) else 'some'} as known, edition not seen)" if known else ""
    whose = in_words(_foremost([with_article(house) for house in sorted(houses, key=lambda h: (-houses[h], h))]))
    held = f"The figures of {whose} that we hold are for {years_in_words(by_year)}{unseen}"
    if fitting:
        return sentence(said, f"{held}; it was so in {years_in_words(fitting)}.")
    lowest, highest = min(figures, key=lambda f: f.value), max(figures, key=lambda f: f.value)
    spread = f"{figure_value(asked, lowest)} ({lowest.year}) to {figure_value(asked, highest)} ({highest.year})"
    return sentence(said, f"{held}: {spread}.", "In none of these years was it so.")


MOST_HOUSES = 3
"""Houses that a sentence names."""


def _foremost(houses: Sequence[str]) -> Sequence[str]:
    """The first houses, and how many others there are."""
    others = len(houses) - MOST_HOUSES
    return houses if others < 2 else [*houses[:MOST_HOUSES], f"{others} others"]


def misprint(asked: Asked, meant: Range, unit: str, which: str, scale: float, too: str) -> str:
    """Explain a printed number that is a power of ten off its reading."""
    claim = asked.claim
    given = claimed(meant, unit, about=claim.bound is Bound.ABOUT)
    return sentence(
        f"{as_printed(asked)}, and {given} is meant:",
        f"the {which} is {scale:,.0f} times too {too}.",
        "" if asked.has_subject else f"The claim: {claim.statement}",
    )


def oriented(asked: Asked, decision: Decision, kind: str, limit: str) -> str:
    """Explain a comparison that decides nothing."""
    figure = decision.answer.figure
    return sentence(
        claim_sentence(asked),
        f"{kind}: {figure_value(asked, figure)} for {spoken_span(figure.span)} {in_edition(figure)}.",
        f"This is {limit}, and decides nothing.",
    )
