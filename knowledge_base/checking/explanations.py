"""The sentences that explain a verdict. Each stands alone and could be printed.

At most three: who claims what of what, when; which figure is held against it, who printed it and how it was seen; what
follows. Everything else (other bases, other houses, editions, how a number may have come about) goes into the details.
"""

import math
from collections.abc import Iterator, Sequence

from ..model.ranges import Range
from ..model.vocabulary import Bound, ClaimKind, Implication, Independence, Reading, Revision, Seen, Stance, Verdict
from .answers import FITS, Answer, Decision, Result
from .claims import Asked, Terms
from .figures import Figure
from .independence import page_key
from .verdicts import Judgement
from .wording import (
    MOST_TIMES,
    at_value,
    change,
    change_as_noun,
    claimed,
    first_sentence,
    in_time,
    in_words,
    is_change,
    number,
    points,
    quantity,
    rounded,
    sentence,
    times,
    what_changes,
    with_article,
    with_unit,
    years_in_words,
)

MILLION = 1_000_000

CONFIRMED = (Verdict.AGREES, Verdict.QUOTED_CORRECTLY)
"""Verdicts beside which a number of the named source goes without saying, unless it is another one."""


# -------------------------------------------------------------------------------------------------- who says what


def who_says(asked: Asked) -> str:
    """Return who makes a claim: the speaker, in the article's paper; or the paper; or the article by its title.

    What an article only reports stands in its own words, which the speaker may not have used.
    """
    speaker = _cited(asked)
    if speaker and asked.claim.stance is Stance.REPORTS:
        return f"according to {who_printed(asked)}, {speaker}"
    return f"{speaker}, in {who_printed(asked)}," if speaker else who_printed(asked)


def _cited(asked: Asked) -> str:
    """Whom an article cites, where that is somebody else than its paper; or nothing."""
    speaker, paper = (asked.terms.actor(who) for who in (asked.claim.attributed_to, asked.written.voice.publisher))
    return with_article(speaker) if speaker and speaker != paper else ""


def who_printed(asked: Asked) -> str:
    """Return who is to answer for what is printed: the paper, never the person whom it cites."""
    paper = asked.terms.actor(asked.written.voice.publisher)
    return with_article(paper) if paper else f"the article “{asked.written.title}”"


def in_own_words(asked: Asked) -> str:
    """Return a claim by its statement, where no name of an indicator says what its number is."""
    speaker = _cited(asked)
    who = f"{speaker}, in {who_printed(asked)}" if speaker else who_printed(asked)
    return f"{who}: {asked.claim.statement}"


def _printed(asked: Asked) -> str:
    """Return a misprint as it stands: "The Herald printed “30 million tons” for China's capacity in 2013, citing X"."""
    about = f" for {asked.subject}{in_time(asked.claim.period)}" if asked.key else ""
    cited = f", citing {_cited(asked)}" if _cited(asked) else ""
    return f"{who_printed(asked)} printed “{asked.claim.value_stated}”{about}{cited}"


def claim_sentence(asked: Asked) -> str:
    """Return the claim as a sentence: "Reuters put China's exports in 2014 at 28,000 t." """
    claim = asked.claim
    if asked.reading is Reading.PRINTED and claim.correction:
        return f"{_printed(asked)}."
    expects = claim.kind is ClaimKind.FORECAST
    about = claim.bound is Bound.ABOUT
    if asked.key is None:
        unit = asked.terms.symbol(claim.unit)
        given = claimed(asked.number.value, unit, about=about)
        return f"{who_says(asked)} {'expected' if expects else 'gave'} {given}."
    subject, when = asked.subject, in_time(claim.period)
    if is_change(subject):
        moved = change(asked.number.value, subject.unit, about=about)
        verb = "expected that" if expects else "said that"
        return f"{who_says(asked)} {verb} {what_changes(subject)}{when} {moved}."
    value = at_value(asked.number.value, subject.unit, about=about)
    if expects:
        return f"{who_says(asked)} expected {subject}{when} to be {value}."
    prefix = "read as meant, " if asked.reading is Reading.READ else ""
    return f"{prefix}{who_says(asked)} put {subject}{when} at {value}."


# -------------------------------------------------------------------------------------------------------- figures


def figure_value(asked: Asked, figure: Figure) -> str:
    """Return a figure in words: "119,000 t", "a fall of 3.5 %", "at least 75 million t"."""
    write = rounded if figure.implication else number
    unit = asked.subject.unit
    if is_change(asked.subject):
        return change_as_noun(change(figure.number.value, unit, write=write))
    return claimed(figure.number.value, unit, write=write)


def figure_sentence(asked: Asked, figure: Figure, years: Sequence[int] = ()) -> str:
    """Return which figure is held against a claim, who printed it, and how it was seen."""
    span = f" for {years_in_words(list(years))}" if years else ""
    notes = "; ".join(filter(None, (_worked_out(asked, figure), _HOW_SEEN[figure.seen])))
    ending = f"{span} ({notes})." if notes else f"{span}."
    source = edition(asked.terms, figure)
    return f"{source} {'implies' if figure.implication else 'gives'} {figure_value(asked, figure)}{ending}"


_HOW_SEEN = {
    Seen.SEEN: "",
    Seen.VIA: "read in a page that quotes it",
    Seen.KNOWN: "as known; the edition was not seen",
}


def edition(terms: Terms, figure: Figure) -> str:
    """Return who printed a figure, and where: "the US Geological Survey, in Mineral Commodity Summaries 2006,"."""
    publisher = terms.actor(figure.publisher)
    if not publisher or publisher.lower() in figure.edition.lower():
        return figure.edition
    return f"{with_article(publisher)}, in {figure.edition},"


def _worked_out(asked: Asked, figure: Figure) -> str:
    """The numbers that imply a share, a growth or a level: "55 of 110 million t"."""
    if not figure.implied_by:
        return ""
    first, second = figure.implied_by
    unit = asked.terms.unit_of(first.key[0])
    match figure.implication:
        case Implication.SHARE:
            both = "" if first.publication_id == second.publication_id else f"; {second.edition}"
            return f"{with_unit(_of(first, second), unit)}{_counted(asked, figure)}{both}"
        case Implication.LEVEL:
            return f"{_exactly(first)} in {first.year}, {change_as_noun(change(second.number.value, '%'))}"
        case Implication.MIXED_GROWTH:
            before = f"{_exactly(second)} in {second.year}, {second.edition}"
            return f"{before}; {with_unit(_exactly(first), unit)} in {first.year}"
        case _:
            return f"from {_exactly(second)} in {second.year} to {with_unit(_exactly(first), unit)}"


def _exactly(figure: Figure) -> str:
    return rounded(figure.value) if figure.implication else number(figure.value)


def _of(part: Figure, whole: Figure) -> str:
    if part.value >= MILLION and whole.value >= MILLION:
        return f"{number(part.value / MILLION)} of {number(whole.value / MILLION)} million"
    return f"{_exactly(part)} of {_exactly(whole)}"


def _counted(asked: Asked, figure: Figure) -> str:
    """What the parts of a share are, where its own name does not say: supply is measured by mine production."""
    whole = asked.terms.indicators[figure.implied_by[1].key[0]].name.lower()
    return "" if whole in str(asked.subject).lower() else f" of {whole}"


# ------------------------------------------------------------------------------------------------------ what follows


def distance(asked: Asked, judgement: Judgement) -> str:
    """Say how near a claim is to its figure."""
    match judgement.verdict:
        case Verdict.AGREES:
            return "The limit holds" if asked.number.value.is_open else "The claim agrees"
        case Verdict.LOOSE:
            return "The limit holds, but so far from the figure that it says little"
        case Verdict.SCALE_ERROR:
            too = "high" if judgement.side > 0 else "low"
            return (
                f"The claim is about {judgement.scale:,.0f} times too {too}: a misplaced unit or digit, not a dispute"
            )
        case Verdict.CLOSE:
            return f"The claim is close: {_gap(asked, judgement)}"
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
    side = "above" if judgement.side > 0 else "below"
    if is_change(asked.subject):
        return f"The claim lies {points(judgement.gap)} from the figure"
    if asked.subject.unit == "%" or judgement.ratio == math.inf or judgement.ratio > MOST_TIMES**2:
        gap = (
            points(judgement.gap) if asked.subject.unit == "%" else quantity(judgement.gap, asked.subject.unit, rounded)
        )
        return f"The claim lies {gap} {side} the figure"
    if judgement.side > 0:
        return f"The claim is {times(judgement.ratio)} the figure"
    return f"The figure is {times(judgement.ratio)} the claim"


def conclusion(asked: Asked, result: Result) -> str:
    """Say what follows from the figure for the claim."""
    answer = result.decision.answer
    said = distance(asked, answer.judgement)
    match result.verdict:
        case Verdict.OWN_SOURCE:
            return f"{_why_own(asked, answer)}, so it confirms nothing."
        case Verdict.QUOTED_CORRECTLY:
            quoted = (
                "That is another body of the same government"
                if answer.is_kin
                else "The claim quotes its source correctly"
            )
            return f"{quoted}{_of_named_source(asked, result)}; {_independent_words(asked, result)}."
        case Verdict.MISQUOTED:
            return f"The claim names that source and gives another number ({_lower(said)})."
        case Verdict.DEPENDS_ON_BASIS:
            return _by_basis(asked, result)
    return f"{said}{_revision(asked, answer)}{_of_named_source(asked, result)}."


def _of_named_source(asked: Asked, result: Result) -> str:
    """What the source that a claim names has itself, where that is not what decides and does not go without saying."""
    if asked.claim.attributed_to is None:
        return ""
    for answer in (answer for decision in result.decisions for answer in decision.answers):
        is_named = answer.independence is Independence.QUOTES_SOURCE and answer is not result.decision.answer
        if is_named and (answer.judgement.verdict is Verdict.AGREES) is not (result.verdict in CONFIRMED):
            verb = "implies" if answer.figure.implication else "gives"
            return f"; the source that it names {verb} {figure_value(asked, answer.figure)} ({answer.figure.edition})"
    return ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _why_own(asked: Asked, answer: Answer) -> str:
    if answer.is_kin:
        return "That is another body of the same government"
    is_page = asked.voice.pages and all(f.page for f in answer.figure.printed)
    paper = asked.terms.actor(asked.written.voice.publisher)
    house = asked.terms.actor(answer.figure.publisher)
    if is_page and house != paper:
        here = all(page_key(f.page or "") in asked.voice.pages for f in answer.figure.printed)
        return f"That figure was read in {'this very article' if here else 'the same paper'}"
    return "That is the article's own figure, and we hold no other that counts like it"


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
    return f"an independent figure{other} is {figure_value(asked, answer.figure)} ({answer.figure.edition})"


def _by_basis(asked: Asked, result: Result) -> str:
    """Say on which ways of counting a claim fits: "it fits what counts A, and not what counts B (50 %)"."""
    fits = [_basis_words(asked.terms, d.basis) for d in result.decisions if d.answer.judgement.verdict in FITS]
    fails = [
        f"{_basis_words(asked.terms, d.basis)} ({figure_value(asked, d.answer.figure)}, {d.answer.figure.edition})"
        for d in result.decisions
        if d.answer.judgement.verdict not in FITS
    ]
    return f"It fits where one counts {in_words(fits)}, not {in_words(fails)}; the claim does not say which it means."


def _basis_words(terms: Terms, basis: str | None) -> str:
    return "on a basis that is not known" if basis is None else _definition(terms, basis)


def _revision(asked: Asked, answer: Answer) -> str:
    match answer.revision:
        case Revision.SUPERSEDED:
            return f"; that was the edition of the time, the newest has {figure_value(asked, answer.now)}"
        case Revision.ANTICIPATED if answer.then is not None:
            return f"; the edition of the time had {figure_value(asked, answer.then)}"
    return ""


# -------------------------------------------------------------------------------------------------------- details


def details(asked: Asked, result: Result) -> Iterator[str]:
    """What else there is to know of a check: the basis, other houses and bases, other years."""
    decision = result.decision
    if decision.answer.then is None and asked.claim.kind is not ClaimKind.FORECAST:
        yield "The figure came out after the article."
    bases = asked.terms.indicators[asked.claim.indicator or ""].bases
    if asked.claim.basis is None and decision.basis and len(bases) > 1:
        counted = _definition(asked.terms, decision.basis)
        yield f"The claim does not say on which basis it counts; the figure counts {counted}."
    for answer in decision.answers:
        if answer is not decision.answer:
            yield _other_answer(asked, answer)
    for other in result.decisions:
        if other is not decision and other.basis == decision.basis:
            yield from (_other_answer(asked, answer) for answer in other.answers if len(result.years) == 1)
        if other.basis != decision.basis:
            counted = _definition(asked.terms, other.basis) if other.basis else "on a basis that is not known"
            value = figure_value(asked, other.answer.figure)
            yield f"Counted otherwise ({counted}): {value} ({other.answer.figure.edition}). Not like with like."


def _other_answer(asked: Asked, answer: Answer) -> str:
    return (
        f"Another figure: {figure_value(asked, answer.figure)} ({answer.figure.edition}).{_WHOSE[answer.independence]}"
    )


_WHOSE = {
    Independence.INDEPENDENT: "",
    Independence.QUOTES_SOURCE: " It is of the claim's own source, or of its government.",
    Independence.OWN_SOURCE: " It comes from the article itself, or from its own house.",
}


def _definition(terms: Terms, basis: str) -> str:
    return first_sentence(terms.basis_definitions.get(basis, basis))


def explained(asked: Asked, result: Result) -> str:
    """Return the explanation of a verdict on a number."""
    years = result.years if len(result.years) > 1 else ()
    figure = figure_sentence(asked, result.decision.answer.figure, years)
    return sentence(claim_sentence(asked), figure, conclusion(asked, result))


def missing(asked: Asked, *, is_counted_otherwise: bool = False) -> str:
    """Say that we hold no official figure. "We hold none", never "there is none".

    ``is_counted_otherwise`` says that one on another basis is held.
    """
    claim = asked.claim
    if asked.key is None and claim.indicator is not None:
        lacking = "place" if claim.place is None else "material"
        return sentence(in_own_words(asked), f"The claim names no {lacking}, so no figure can be set beside it.")
    if asked.key is None or asked.terms.indicators[asked.key[0]].compared in _OF_ITS_OWN:
        return sentence(in_own_words(asked), "We hold no official figure for that.")
    what = what_changes(asked.subject) if is_change(asked.subject) else str(asked.subject)
    kind = "a change of " if is_change(asked.subject) else ""
    basis = f", counted as {_definition(asked.terms, claim.basis)}" if is_counted_otherwise and claim.basis else ""
    lacking = f"We hold no official figure for {kind}{what}{in_time(claim.period)}{basis}."
    return sentence(claim_sentence(asked), lacking)


_OF_ITS_OWN = ("never", "within-event")
"""Indicators of which every claim counts something else: their names do not say what."""


def undated(asked: Asked, by_year: dict[int, tuple[Figure, Judgement]]) -> str:
    """Explain a claim that names no year: from when to when figures are held, and in which of these years it was so."""
    fitting = [year for year, (_, judgement) in by_year.items() if judgement.verdict is Verdict.AGREES]
    figures = [figure for figure, _ in by_year.values()]
    houses = sorted({asked.terms.actor(figure.publisher) or figure.edition for figure in figures})
    known = sum(figure.seen is Seen.KNOWN for figure in figures)
    unseen = f" ({_AS_KNOWN[known == len(figures)]} as known, edition not seen)" if known else ""
    whose = in_words([with_article(house) for house in houses])
    held = f"The figures of {whose} that we hold are for {years_in_words(list(by_year))}{unseen}"
    if fitting:
        return sentence(claim_sentence(asked), f"It names no year. {held}; it was so in {years_in_words(fitting)}.")
    lowest, highest = min(figures, key=lambda f: f.value), max(figures, key=lambda f: f.value)
    spread = f"{figure_value(asked, lowest)} ({lowest.year}) to {figure_value(asked, highest)} ({highest.year})"
    return sentence(claim_sentence(asked), f"It names no year. {held}: {spread}. In none of these years was it so.")


_AS_KNOWN = {True: "all", False: "some"}


def misprint(asked: Asked, meant: Range, unit: str, which: str, scale: float, too: str) -> str:
    """Explain a printed number that is a power of ten off its reading."""
    claim = asked.claim
    given = claimed(meant, unit, about=claim.bound is Bound.ABOUT)
    return sentence(
        f"{_printed(asked)}, and {given} is meant:",
        f"the {which} is {scale:,.0f} times too {too}.",
        "" if asked.key else f"The claim: {claim.statement}",
    )


def oriented(asked: Asked, decision: Decision, kind: str, limit: str) -> str:
    """Explain a comparison that decides nothing."""
    answer = decision.answer
    return sentence(
        claim_sentence(asked),
        f"{kind}: {figure_value(asked, answer.figure)} for {answer.figure.year} ({answer.figure.edition}).",
        f"This is {limit}, and decides nothing.",
    )
