"""The files of a draft: an article and its claims, from a text and the numbers that were found in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..extracting.checked import CheckedNumber, claim_of
from ..extracting.found import FoundNumber
from ..extracting.lexicon import Lexicon
from ..reading.quotes import QuotableText
from .article import About, article_file
from .claims import Said, claim_item
from .from_model import Proposal, Proposals, is_about, item, told
from .quoting import shortest_quote

NO_PROPOSALS = Proposals("", (), ())


@dataclass(frozen=True, slots=True)
class Draft:
    """The two files of a draft; a file of claims must have one, so it is empty where there is none.

    ``claims`` are written, of them ``proposed`` by a model alone; ``repeated`` say what another one says already;
    ``unread`` are listed, a line each.
    """

    article: str
    claim_file: str
    claims: int
    repeated: int
    unread: list[str]
    proposed: int = 0


def draft_of(
    text: str,
    checked: Sequence[CheckedNumber],
    lexicon: Lexicon,
    about: About,
    proposals: Proposals = NO_PROPOSALS,
) -> Draft:
    """Return the draft of an article. ``checked`` are the numbers of its text, in reading order."""
    quotable = QuotableText(text)
    left = list(proposals.passed)
    written: list[str] = []
    unread: list[str] = []
    seen: set[tuple[Any, ...]] = set()
    repeated = 0
    for one in checked:
        proposal = _taken(left, one.number)
        number = told(one.number, proposal, proposals.by) if proposal else one.number
        if number.indicator is None and not number.alternatives.get("indicator"):
            line = text.count("\n", 0, number.start) + 1
            unread.append(f"# line {line}: “{claim_of(number, lexicon).value_stated}”\n")
            continue
        if _subject(number) in seen:
            repeated += 1
            continue
        seen.add(_subject(number))
        quote = shortest_quote(quotable, number.start, number.end)
        said = Said(proposals.by, proposal.data["statement"]) if proposal else None
        identity = f"{about.id}-{len(written) + 1}"
        written.append(claim_item(identity, replace(one, number=number), quote, lexicon, said))
    found = len(written)
    written += [item(f"{about.id}-{found + place}", one, proposals.by) for place, one in enumerate(left, 1)]
    claim_file = "\n".join([*written, *_remarks(unread, proposals)]) if written else ""
    return Draft(article_file(about, text), claim_file, len(written), repeated, unread, len(left))


def _subject(number: FoundNumber) -> tuple[Any, ...]:
    """What a number says, of what: two that say the same are one claim."""
    ends = (number.normalised_min, number.normalised_max)
    return (number.indicator, number.place, number.material, number.period, *ends)


def _taken(proposals: list[Proposal], number: FoundNumber) -> Proposal | None:
    """Take the proposal that is about a number, and all others that are about it too, from the list."""
    same = [proposal for proposal in proposals if is_about(proposal, number)]
    for proposal in same:
        proposals.remove(proposal)
    return same[0] if same else None


def _remarks(unread: Sequence[str], proposals: Proposals) -> Iterable[str]:
    """Yield what the end of a file of claims says: numbers that are none, and what a model was refused."""
    if unread:
        yield "# Numbers of which nothing here says what they measure:\n" + "".join(unread)
    if proposals.refused:
        lines = "".join(f"# proposal {' '.join(line.split())}\n" for line in proposals.refused)
        yield f"# Refused, of what {proposals.by} proposed:\n{lines}"


def with_guessed_day(checked: Sequence[CheckedNumber], undated: Sequence[FoundNumber]) -> list[CheckedNumber]:
    """Return numbers that were read against a guessed day: a period that hangs on it is unsure.

    ``undated`` are the same numbers, read against no day.
    """
    periods = {(number.start, number.end): number.period for number in undated}
    return [
        one
        if periods.get((one.number.start, one.number.end)) == one.number.period
        else replace(one, number=_unsure_of_period(one.number))
        for one in checked
    ]


def _unsure_of_period(number: FoundNumber) -> FoundNumber:
    rule = f"{number.decided_by.get('period', 'the day')}, by the day that the page gives"
    return replace(
        number,
        unsure=tuple(dict.fromkeys((*number.unsure, "period"))),
        decided_by={**number.decided_by, "period": rule},
    )
