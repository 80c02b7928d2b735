"""The life of a policy event: announced, in force, suspended, ended; on any day, from dates and links alone.

An event's life is a list of periods without gaps from its announcement on. A suspension is an event of its
own with a link; it ends by itself on its date. What holds after that is said by another link (``resumes``,
``extends``, ``repeals``) or by nobody: then the state is "to-be-checked", never a guess.

A lasting event of which nobody says when it took effect stays "announced". From the day on which an event's
state became unclear (``unclear_since``) it is "to-be-checked", whatever its dates and links would say.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from ..model.dates import date_span
from ..model.records import PolicyEvent
from ..model.vocabulary import Confidence, EventRelation, EventStatus

FIRST_DAY = date.min


class Period(NamedTuple):
    """A state from one day to another, both included; ``until`` is None when no end is known."""

    state: EventStatus
    since: date
    until: date | None
    because_of: str | None = None
    """Id of the event whose link brought this state about."""

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class Lives:
    """The lives of all events, each derived once from all of them."""

    def __init__(self, events: Iterable[PolicyEvent]) -> None:
        self._events = {event.id: event for event in events}
        self._acting_on: dict[str, list[tuple[EventRelation, PolicyEvent]]] = defaultdict(list)
        for event in self._events.values():
            for link in () if event.withdrawn else event.links:
                self._acting_on[link.event].append((link.relation, event))
        self.periods = {event.id: self._life(event) for event in self._events.values()}

    def state(self, event_id: str, day: date) -> Period:
        """Return the period of an event's life that covers a day; before its announcement, the first one."""
        periods = self.periods[event_id]
        return next((period for period in reversed(periods) if period.covers(day)), periods[0])

    def _acts(self, event: PolicyEvent, relation: EventRelation) -> list[PolicyEvent]:
        """The events that act on this one in a way, oldest first."""
        acting = [other for kind, other in self._acting_on[event.id] if kind is relation]
        return sorted(acting, key=lambda other: (_begin(other), other.id))

    def _life(self, event: PolicyEvent) -> list[Period]:
        life = self._life_by_dates_and_links(event)
        if event.unclear_since is None or not _is_sure(event):
            return life
        since = max(_first(event.unclear_since), _announced(event))
        return _overlay([*life, Period(EventStatus.TO_BE_CHECKED, since, None)])

    def _life_by_dates_and_links(self, event: PolicyEvent) -> list[Period]:
        announced, begin = _announced(event), _begin(event)
        if event.confidence is Confidence.UNVERIFIED:
            return [Period(EventStatus.TO_BE_CHECKED, announced, None)]
        if event.withdrawn:
            end = _last(event.date_ended) or announced - timedelta(1)
            announcement = Period(EventStatus.ANNOUNCED, announced, end)
            return _overlay([announcement, Period(EventStatus.WITHDRAWN, end + timedelta(1), None)])
        if event.effect == "single-act":
            life = [Period(EventStatus.COMPLETED, begin, None)]
        else:
            life = self._lasting(event, begin)
        life = _overlay([Period(EventStatus.ANNOUNCED, announced, begin - timedelta(1)), *life])
        return [_not_before(announced, period) for period in life if period.until is None or period.until >= announced]

    def _lasting(self, event: PolicyEvent, begin: date) -> list[Period]:
        """In force from its effective day until something ends it; announced where that day is not known."""
        end, ended_by = self._end(event)
        first_state = EventStatus.IN_FORCE if event.date_effective else EventStatus.ANNOUNCED
        life = [Period(first_state, begin, end)]
        for suspension in self._acts(event, EventRelation.SUSPENDS):
            life.extend(self._suspension(event, suspension, end))
        if end is not None:
            life.append(Period(EventStatus.ENDED, end + timedelta(1), None, ended_by))
        return _overlay(life)

    def _end(self, event: PolicyEvent) -> tuple[date | None, str | None]:
        """The last day in force, and the event that ended it when it was not its own date."""
        own = _last(event.date_ended)
        repeals = [other for other in self._acts(event, EventRelation.REPEALS) if _is_sure(other)]
        if repeals:
            first, last = _begin(repeals[0]), _last(repeals[0].date_effective or repeals[0].date_announced) or own
            if own is None or first > own or (last is not None and own > last):
                # A repeal known by its year only ends the event some time in that year, not before it.
                repealed = first - timedelta(1) if first == last or last is None else last
                if own is None or repealed < own:
                    return max(repealed, _announced(event)), repeals[0].id
        extensions = [other for other in self._acts(event, EventRelation.EXTENDS) if _is_sure(other)]
        later = [_last(other.date_ended) for other in extensions]
        if own is not None and extensions:
            return (None if None in later else max([own, *(day for day in later if day)])), None
        return own, None

    def _suspension(self, event: PolicyEvent, suspension: PolicyEvent, end: date | None) -> list[Period]:
        """The suspended period and what follows it."""
        if not _is_sure(suspension):
            return [Period(EventStatus.TO_BE_CHECKED, _begin(suspension), end, suspension.id)]
        begin = _begin(suspension)
        suspended_until, _ = self._end(suspension)
        if suspension.unclear_since:
            last_sure = _first(suspension.unclear_since) - timedelta(1)
            suspended_until = min(suspended_until or last_sure, last_sure)
        resumptions = [r for r in self._acts(event, EventRelation.RESUMES) if _is_sure(r) and _begin(r) > begin]
        if resumptions and (suspended_until is None or _begin(resumptions[0]) <= suspended_until + timedelta(1)):
            resumed = _begin(resumptions[0])
            return [
                Period(EventStatus.SUSPENDED, begin, resumed - timedelta(1), suspension.id),
                Period(EventStatus.IN_FORCE, resumed, end, resumptions[0].id),
            ]
        suspended = Period(EventStatus.SUSPENDED, begin, suspended_until, suspension.id)
        if suspended_until is None:
            return [suspended]
        after = [suspended, Period(EventStatus.TO_BE_CHECKED, suspended_until + timedelta(1), end, suspension.id)]
        if resumptions:
            after.append(Period(EventStatus.IN_FORCE, _begin(resumptions[0]), end, resumptions[0].id))
        return after


def _overlay(periods: list[Period]) -> list[Period]:
    """Lay later entries of a list over earlier ones and return the periods that remain visible, by day.

    A period that would end before it begins, such as what follows a suspension that lasts until the very end,
    is none.
    """
    visible: list[Period] = []
    for period in periods:
        if period.until is None or period.since <= period.until:
            visible = [part for old in visible for part in _without(old, period)] + [period]
    return sorted(visible, key=lambda period: period.since)


def _not_before(day: date, period: Period) -> Period:
    """What acts on an event may be dated by its year only; it cannot have acted before there was the event."""
    return Period(period.state, max(day, period.since), period.until, period.because_of)


def _without(old: Period, new: Period) -> list[Period]:
    """What is left of a period when another is laid over it."""
    if (new.until is not None and new.until < old.since) or (old.until is not None and old.until < new.since):
        return [old]
    parts = []
    if old.since < new.since:
        parts.append(Period(old.state, old.since, new.since - timedelta(1), old.because_of))
    if new.until is not None and (old.until is None or new.until < old.until):
        parts.append(Period(old.state, new.until + timedelta(1), old.until, old.because_of))
    return parts


def _is_sure(event: PolicyEvent) -> bool:
    return event.confidence is not Confidence.UNVERIFIED


def _begin(event: PolicyEvent) -> date:
    return _first(event.date_effective or event.date_announced)


def _announced(event: PolicyEvent) -> date:
    return min(_first(event.date_announced or event.date_effective), _begin(event))


def _first(text: str | None) -> date:
    first = date_span(text).first if text else None
    return date.fromisoformat(first) if first else FIRST_DAY


def _last(text: str | None) -> date | None:
    last = date_span(text).last if text else None
    return date.fromisoformat(last) if last else None
