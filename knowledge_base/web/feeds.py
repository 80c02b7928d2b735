"""The feeds of a site: what changed as Atom, policy events and due checks as calendars."""

from pathlib import Path
from typing import Any

from datasette.utils.asgi import Request, Response

from ..building.history import read_history
from .atom import Entry, entries_of_builds, feed
from .calendars import calendar_of_checks, calendar_of_events
from .queries import ask, ask_one
from .site import allowed_database, site_of

ATOM_TYPE = "application/atom+xml; charset=utf-8"
CALENDAR_TYPE = "text/calendar; charset=utf-8"


async def changes(datasette: Any, request: Request) -> Response:
    """What the builds changed; where no earlier build is known, the newest records by their own dates."""
    site, database = await _shown(datasette, request)
    link = _addresses(datasette, request)
    day = (await ask_one(database, "as_of"))["as_of"]
    entries = list(entries_of_builds(read_history(Path(database.path)), link))
    if not entries:
        entries = [
            Entry(
                f"{row['table_name']}/{row['record_id']}",
                row["title"],
                link(row["table_name"], row["record_id"]),
                day,
                f"{row['kind'].capitalize()} of {row['date']}",
                row["kind"],
            )
            for row in await ask(database, "newest", limit=40)
        ]
    home, own = (datasette.absolute_url(request, datasette.urls.path(path)) for path in ("/", request.path))
    return Response(feed(f"{site.name}: what changed", home, own, day, entries), content_type=ATOM_TYPE)


async def calendar(datasette: Any, request: Request) -> Response:
    """The dates of all policy events, or the days by which they are to be looked at again."""
    site, database = await _shown(datasette, request)
    link = _addresses(datasette, request)
    make = {"events": calendar_of_events, "checks": calendar_of_checks}[request.url_vars["name"]]
    day = (await ask_one(database, "as_of"))["as_of"]
    rows = await ask(database, "events_with_dates")
    text = make(site.name, rows, day, lambda identity: link("policy_events", identity))
    return Response(text, content_type=CALENDAR_TYPE)


async def _shown(datasette: Any, request: Request) -> tuple[Any, Any]:
    """Return the site and its database, for whom Datasette would show it to. Raises Forbidden."""
    return site_of(datasette), await allowed_database(datasette, request)


def _addresses(datasette: Any, request: Request) -> Any:
    """Return what gives the whole address of a record: a feed is read elsewhere."""
    database = site_of(datasette).database
    return lambda table, identity: datasette.absolute_url(request, datasette.urls.row(database, table, identity))
