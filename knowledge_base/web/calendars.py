"""Policy events and checks that are due, as iCalendar (RFC 5545).

A date that is known as a month or a year is an entry over all its days, and says so: it does not vanish, nor does it
pose as the first of January.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from ..checking.wording import spoken_date
from ..model.dates import date_span

Row = dict[str, Any]
Link = Callable[[str], str]
"""Takes the id of a policy event, returns the address of its page."""

DATES = {"announced": "Announced", "effective": "In force from", "ended": "Ended"}


def calendar_of_events(name: str, rows: Iterable[Row], day: str, link: Link) -> str:
    """Return a calendar with an entry for every date of every event.

    ``rows`` are those of the query events_with_dates; ``day`` is the day of the build.
    """
    entries = (
        _entry(f"{said}: {row['title']}", row[f"date_{what}"], f"{row['id']}/{what}", row, day, link)
        for row in rows
        for what, said in DATES.items()
        if row[f"date_{what}"]
    )
    return _calendar(f"{name}: policy events", entries)


def calendar_of_checks(name: str, rows: Iterable[Row], day: str, link: Link) -> str:
    """Return a calendar of the days by which events are to be looked at again."""
    entries = (
        _entry(f"To be checked: {row['title']}", row["next_check"], f"{row['id']}/check", row, day, link)
        for row in rows
        if row["next_check"]
    )
    return _calendar(f"{name}: checks that are due", entries)


def _calendar(name: str, entries: Iterator[Event | None]) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//knowledge base//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        if entry is not None:
            calendar.add_component(entry)
    text: bytes = calendar.to_ical()
    return text.decode()


def _entry(title: str, when: str, key: str, row: Row, day: str, link: Link) -> Event | None:
    """Return an entry over all days that a date may mean; None for a date without two ends."""
    span = date_span(when)
    if not span.first or not span.last:
        return None
    first, last = date.fromisoformat(span.first), date.fromisoformat(span.last)
    entry = Event()
    entry.add("uid", uuid5(NAMESPACE_URL, link(key)).urn.removeprefix("urn:uuid:"))
    entry.add("dtstamp", datetime.combine(date.fromisoformat(day), time(), UTC))
    entry.add("dtstart", first)
    if last < date.max:
        entry.add("dtend", last + timedelta(days=1))  # the end is the day after
    entry.add("summary", title if first == last else f"{title} ({spoken_date(when)}; the day is not known)")
    entry.add("description", "\n\n".join(part for part in (row["summary"], row["status_note"]) if part))
    entry.add("url", link(row["id"]))
    entry.add("transp", "TRANSPARENT")
    if row["place"]:
        entry.add("location", row["place"])
    return entry
