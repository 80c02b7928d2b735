"""One claim against the date of a policy event: an article that says when something happened may be wrong too.

Only a claim that gives a date is checked (``dates_event`` says which of the event's days), to the precision that it and
the event both have. Dates have their own scale and are counted apart from numbers.
"""

from datetime import date

from ..model.dates import Span, comparable_years, period_span
from ..model.records import PolicyEvent
from ..model.vocabulary import DatedAct, DateVerdict, Independence, Method, Reading
from .checks import Check
from .claims import JUDGED, Asked
from .independence import are_of_one_government, is_own_house, page_key
from .phrases import who_says
from .wording import in_brackets, sentence, spoken_moment, spoken_period

UNCERTAIN = ("?", "%")
"""EDTF marks of a date that is itself uncertain."""


def check_event_date(asked: Asked, event: PolicyEvent, publisher: str | None) -> Check | None:
    """Compare the date a claim gives for a policy event with the event's own; None where nothing can be compared.

    ``publisher`` is that of the document in which the event was read.
    """
    claim = asked.claim
    known = _day_of(event, claim.dates_event)
    if claim.dates_event is None or claim.period is None or known is None or claim.stance not in JUDGED:
        return None
    whose = _whose(asked, event, publisher)
    verdict = _verdict(claim.period, known, is_own=whose is not None)
    explanation = sentence(
        f"{who_says(asked)} dated {_named(claim.dates_event, event)} to {_time(claim.period)}.",
        f"{_act(claim.dates_event, event, known)}{f' {in_brackets(event.source)}' if event.source else ''}.",
        _follows(verdict, claim.period, known, whose or ""),
    )
    relation = Independence.OWN_SOURCE if whose else Independence.INDEPENDENT
    return Check.of(claim.id, Reading.PRINTED, Method.EVENT_DATE, verdict, explanation, independence=relation)


def _whose(asked: Asked, event: PolicyEvent, publisher: str | None) -> str | None:
    """Return how a date belongs to the claim's own source; None when it does not.

    It does when it was read there, or when the act is its own: the day of a decree comes from its issuer.
    """
    voice, actors = asked.voice, asked.terms.actors
    if event.url is not None and page_key(event.url) in voice.pages:
        return "was read in this very article"
    if is_own_house(voice.publisher, publisher, actors):
        return "comes from the article's own house"
    if is_own_house(voice.speaker, publisher, actors):
        return "comes from the claim's own source"
    source = voice.speaker or voice.publisher
    if is_own_house(source, event.issuer, actors):
        return "is of an act of the claim's own source"
    if any(are_of_one_government(source, other, actors) for other in (publisher, event.issuer)):
        return "comes from another body of the same government"
    return None


def _named(act: DatedAct, event: PolicyEvent) -> str:
    return f"the end of “{event.title}”" if act is DatedAct.ENDED else f"“{event.title}”"


def _act(act: DatedAct, event: PolicyEvent, known: str) -> str:
    match act:
        case DatedAct.ANNOUNCED:
            return f"It was announced {_moment(known)}"
        case DatedAct.ENDED:
            return (
                f"Its last day is {'perhaps ' if known.endswith(UNCERTAIN) else ''}{spoken_period(known.rstrip('?%'))}"
            )
    return f"{'It was done' if event.effect == 'single-act' else 'It took effect'} {_moment(known)}"


def _day_of(event: PolicyEvent, act: DatedAct | None) -> str | None:
    """The event's date of an act. What was done at once has one date for both being announced and done."""
    is_single = event.effect == "single-act"
    match act:
        case DatedAct.ANNOUNCED:
            return event.date_announced or (event.date_effective if is_single else None)
        case DatedAct.EFFECTIVE:
            return event.date_effective or (event.date_announced if is_single else None)
        case DatedAct.ENDED:
            return event.date_ended
    return None


def _verdict(said: str, known: str, *, is_own: bool) -> DateVerdict:
    if known.rstrip().endswith(UNCERTAIN):
        return DateVerdict.CONTESTED
    one, other = _widened(said), _widened(known)
    if _overlap(one, other):
        return DateVerdict.OWN_SOURCE if is_own else DateVerdict.AGREES
    return DateVerdict.NEAR if _is_next_to(one, other, said, known) else DateVerdict.DIFFERS


def _widened(text: str) -> Span:
    """The days a date may stand for; one that is only about right reaches some years further."""
    span = period_span(text)
    first, last = comparable_years(text)
    return Span(
        span.first if first == span.year_start else f"{first:04d}-01-01",
        span.last if last == span.year_end else f"{last:04d}-12-31",
    )


def _overlap(a: Span, b: Span) -> bool:
    return (a.first or "") <= (b.last or "9999") and (b.first or "") <= (a.last or "9999")


def _is_next_to(a: Span, b: Span, said: str, known: str) -> bool:
    """Whether two dates are one step apart, in the unit of the coarser of the two: a day, a month, a year."""
    earlier, later = (a, b) if (a.last or "9999") < (b.first or "") else (b, a)
    if earlier.last is None or later.first is None:
        return False
    match min(said.count("-"), known.count("-")):
        case 0:
            return int(later.first[:4]) - int(earlier.last[:4]) <= 1
        case 1:
            months = (
                12 * (int(later.first[:4]) - int(earlier.last[:4])) + int(later.first[5:7]) - int(earlier.last[5:7])
            )
            return months <= 1
    return (date.fromisoformat(later.first) - date.fromisoformat(earlier.last)).days <= 1


def _time(text: str) -> str:
    """Return a date after "dated it to": "20 June 2012", "the time since 2006", "the years from 2010 to 2012"."""
    words = spoken_period(text)
    return f"the time {words}" if ".." in text else f"the time from {words}" if "/" in text else words


def _moment(text: str) -> str:
    """Return a date with its preposition: "on 20 June 2012", "since 2006", "from 2010 to 2012", "perhaps in 2004"."""
    if text.endswith(UNCERTAIN):
        return f"perhaps {_moment(text[:-1])}"
    if ".." in text:
        return spoken_period(text)
    return f"from {spoken_period(text)}" if "/" in text else spoken_moment(text)


def _follows(verdict: DateVerdict, said: str, known: str, whose: str) -> str:
    match verdict:
        case DateVerdict.AGREES:
            return "The dates agree."
        case DateVerdict.NEAR:
            return f"The dates are one {_UNITS[min(said.count('-'), known.count('-'), 2)]} apart."
        case DateVerdict.CONTESTED:
            return "That date is itself uncertain: sources do not agree on it."
        case DateVerdict.OWN_SOURCE:
            return f"That date {whose}, so it confirms nothing."
    return "The dates differ."


_UNITS = ("year", "month", "day")
