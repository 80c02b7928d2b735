"""Who says what of what, and which edition has which figure: the phrases of which explanations are put together."""

from ..model.vocabulary import Bound, ClaimKind, Implication, Reading, Seen, Stance
from .claims import Asked, Terms
from .figures import Figure
from .wording import (
    a_change,
    at_value,
    change,
    claimed,
    first_clause,
    in_brackets,
    in_time,
    is_change,
    number,
    rounded,
    spoken_span,
    what_changes,
    with_article,
    with_unit,
)

MILLION = 1_000_000


# -------------------------------------------------------------------------------------------------- who says what


def says(speaker: str, paper: str, title: str, *, is_reported: bool = False, called: str = "") -> str:
    """Return who makes a claim: the speaker, in the article's paper; or the paper; or the article by its title.

    ``called`` is what an article without a paper is called instead: the text.

    What an article only reports stands in its own words, which the speaker may not have used.
    """
    printed_by = with_article(paper) if paper else called or f"the article “{title}”"
    if not speaker or speaker == paper:
        return printed_by
    cited = with_article(speaker)
    return f"according to {printed_by}, {cited}" if is_reported else f"{cited}, in {printed_by},"


def who_says(asked: Asked) -> str:
    """Return who makes a claim."""
    terms, claim = asked.terms, asked.claim
    speaker, paper = terms.actor(claim.attributed_to), terms.actor(asked.written.voice.publisher)
    written = asked.written
    return says(speaker, paper, written.title, is_reported=claim.stance is Stance.REPORTS, called=written.called)


def says_of(asked: Asked) -> str:
    """Return the claim as its record states it, and who makes it."""
    verb = "expected" if asked.claim.kind is ClaimKind.FORECAST else "said"
    return f"{who_says(asked)} {verb}: {asked.claim.statement}"


def as_printed(asked: Asked) -> str:
    """Return a misprint as it stands: "Daily News printed “30 million tons” for Examplia's capacity in 2013, citing X".

    The paper is to answer for what it prints, never the person whom it cites.
    """
    speaker, paper = (asked.terms.actor(who) for who in (asked.claim.attributed_to, asked.written.voice.publisher))
    about = f" for {asked.subject}{in_time(asked.claim.period)}" if asked.has_subject else ""
    cited = f", citing {with_article(speaker)}" if speaker and speaker != paper else ""
    printed_by = says("", paper, asked.written.title, called=asked.written.called)
    return f"{printed_by} printed “{asked.claim.value_stated}”{about}{cited}"


def claim_sentence(asked: Asked) -> str:
    """Return the claim as a sentence: "Reuters put Examplia's exports in 2014 at 28,000 t."

    What no subject says in a few words (the share of a sector, a firm's capacity) is said as the record states it.
    """
    claim = asked.claim
    if asked.reading is Reading.PRINTED and claim.correction:
        return f"{as_printed(asked)}."
    expects = claim.kind is ClaimKind.FORECAST
    if not asked.has_subject:
        return says_of(asked)
    subject, when = asked.subject, in_time(claim.period)
    about = claim.bound is Bound.ABOUT
    prefix = "read as meant, " if asked.reading is Reading.READ else ""
    if is_change(subject):
        if expects:
            size = a_change(asked.number.value, subject.unit, about=about)
            return f"{prefix}{who_says(asked)} expected {size} in {what_changes(subject)}{when}."
        moved = change(asked.number.value, subject.unit, about=about)
        return f"{prefix}{who_says(asked)} said that {what_changes(subject)}{when} {moved}."
    value = at_value(asked.number.value, subject.unit, about=about)
    if expects:
        return f"{prefix}{who_says(asked)} expected {subject}{when} to be {value}."
    return f"{prefix}{who_says(asked)} put {subject}{when} at {value}."


# -------------------------------------------------------------------------------------------------------- figures


def figure_value(asked: Asked, figure: Figure) -> str:
    """Return a figure in words: "119,000 t", "a fall of 3.5 %", "at least 75 million t"."""
    write = rounded if figure.implication else number
    unit = asked.subject.unit
    if is_change(asked.subject):
        return a_change(figure.number.value, unit, write=write)
    return claimed(figure.number.value, unit, write=write)


def figure_sentence(asked: Asked, figure: Figure) -> str:
    """Return which figure is held against a claim, who printed it, for when, and how it was seen."""
    notes = "; ".join(filter(None, (_worked_out(asked, figure), _HOW_SEEN[figure.seen])))
    verb = "implies" if figure.implication else "gives"
    when = "" if figure.span == asked.span else f" for {spoken_span(figure.span)}"
    value = f"{figure_value(asked, figure)}{when}"
    return f"{edition(asked.terms, figure)} {verb} {value}{f' {in_brackets(notes)}' if notes else ''}."


_HOW_SEEN = {
    Seen.SEEN: "",
    Seen.VIA: "read in a page that quotes it",
    Seen.KNOWN: "as known; the edition was not seen",
}


def edition(terms: Terms, figure: Figure) -> str:
    """Return who printed a figure, and where: "the Geological Survey, in “Mineral Summaries 2006”,"."""
    publisher = terms.actor(figure.publisher)
    return f"{with_article(publisher)}, in {title(terms, figure)}," if publisher else title(terms, figure)


def title(terms: Terms, figure: Figure) -> str:
    """Return the title of an edition, without its publisher's name at either end."""
    known, text = terms.actors.get(figure.publisher or ""), figure.edition
    for name in (known.name, *known.aliases) if known else ():
        text = text.removeprefix(f"{name}: ").removesuffix(f" ({name})")
    return f"“{text[:1].upper()}{text[1:]}”"


def in_edition(figure: Figure) -> str:
    """Return the edition in brackets."""
    return in_brackets(figure.edition)


def _worked_out(asked: Asked, figure: Figure) -> str:
    """The numbers that imply a share, a growth or a level: "55 of 110 million t", "7,976 t after 28,417 for 2009"."""
    if not figure.implied_by:
        return ""
    first, second = figure.implied_by
    unit = asked.terms.symbol(asked.terms.indicators[first.key[0]].unit)
    now, before = spoken_span(first.span), spoken_span(second.span)
    written = with_unit(_written(first), unit)
    match figure.implication:
        case Implication.SHARE:
            both = "" if first.publication_id == second.publication_id else f"; {second.edition}"
            return f"{with_unit(_of(first, second), unit)}{_counted(asked, second)}{both}"
        case Implication.LEVEL:
            return f"{written} for {now}, after {a_change(second.number.value, '%')}"
        case Implication.MIXED_GROWTH:
            return f"{written} for {now}; {_written(second)} for {before}, {second.edition}"
        case _:
            return f"{written} after {_written(second)} for {before}"


def _written(figure: Figure) -> str:
    return rounded(figure.value) if figure.implication else number(figure.value)


def _of(part: Figure, whole: Figure) -> str:
    if part.value >= MILLION and whole.value >= MILLION:
        return f"{number(part.value / MILLION)} of {number(whole.value / MILLION)} million"
    return f"{_written(part)} of {_written(whole)}"


def _counted(asked: Asked, whole: Figure) -> str:
    """What the parts of a share are, where its own name does not say: supply is measured by mine production."""
    name = asked.terms.indicators[whole.key[0]].name.lower()
    return "" if name in str(asked.subject).lower() else f" of {name}"


def definition(terms: Terms, basis: str) -> str:
    """Return what a basis counts, in a few words."""
    return first_clause(terms.basis_definitions.get(basis, basis))
