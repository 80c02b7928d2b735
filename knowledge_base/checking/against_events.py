"""One claim against the date of a policy event: an article that says when something happened may be wrong too."""

from ..model.dates import Span, comparable_years, period_span
from ..model.records import Claim, PolicyEvent
from ..model.vocabulary import Verdict
from .against_figures import EVENT_DATE, PRINTED, Check
from .explanations import sentence, spoken_date, spoken_moment, spoken_period


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
    return Check.of(claim.id, PRINTED, EVENT_DATE, verdict, None, None, None, None, explanation)


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
    earliest, latest = said.first or "0000-01-01", said.last or "9999-12-31"
    known_first, known_last = dated.first or "0000-01-01", dated.last or "9999-12-31"
    if earliest <= known_last and known_first <= latest:
        return Verdict.AGREES, "agrees"
    side, earlier, later = ("before", latest, known_first) if latest < known_first else ("after", known_last, earliest)
    gap = int(later[:4]) - int(earlier[:4])
    months = 12 * gap + int(later[5:7]) - int(earlier[5:7])
    count, word = (gap, "year") if gap else (months, "month")
    length = f"{count} {word}{'' if count == 1 else 's'}" if count else "some days"
    return Verdict.CLOSE if gap <= 1 else Verdict.DIFFERS, f"lies {length} {side} it"
