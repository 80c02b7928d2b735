"""How much one request may ask for. What is too much is refused with a sentence; nothing is answered in part.

Datasette puts no bound on the number of facets, of values in a list, or of rows on a page: sixty facets of a long text
held a process for half a minute. A page of 2,000 rows is no page; data are taken as CSV or JSON.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import Response

App = Callable[[Any, Any, Any], Awaitable[None]]
Arguments = list[tuple[str, str]]

MOST_BODY = 64_000
"""Bytes that a form may send."""

MOST_TEXT = 400_000
"""Bytes of a form with a text to check: Chinese takes nine for a character."""

CHECK = "/check"

WITH_A_BODY = ("POST", "PUT", "PATCH", "DELETE")
MOST_SECONDS = 10
"""Until a body must be there: whoever sends it by and by holds a connection, and nothing else."""

MOST_ARGUMENTS = 60
LONGEST_QUERY_STRING = 40_000
MOST_FACETS = 8
MOST_VALUES = 200
"""In one list, such as ``id__in``."""

MOST_ROWS_OF_PAGE = 200
"""Rows of a table on a page; of data, ``max_returned_rows`` of the settings."""

MOST_ROWS_WITH_ALL_COLUMNS = 50
MOST_VALUES_OF_FACET = 100
"""Shown on a page; each is a link, and somebody looks at it."""

FACETS = ("_facet", "_facet_array", "_facet_date")
ONCE = (*FACETS, "_col", "_nocol")
"""Parameters that say nothing new when they are repeated."""


def with_whole_bodies(app: App) -> App:
    """Wrap an ASGI application so that it gets bodies whole: none is longer than it may be, or sent by and by."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] not in WITH_A_BODY:
            await app(scope, receive, send)
            return
        most = _most_body(scope)
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > most:
            await _refused(f"A request may send at most {most:,} bytes", 413).asgi_send(send)
            return
        try:
            async with asyncio.timeout(MOST_SECONDS):
                body = await _body(receive, most)
        except TimeoutError:
            await _refused(f"A request must be sent within {MOST_SECONDS} seconds", 408).asgi_send(send)
            return
        if body is None:
            await _refused(f"A request may send at most {most:,} bytes", 413).asgi_send(send)
            return
        await app(scope, _once_given(body, receive), send)

    return wrapped


async def _body(receive: Any, most: int) -> bytes | None:
    """Return a whole body, whatever was said of its length; None for one that is too long."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _once_given(body: bytes, receive: Any) -> Any:
    """Return what gives an application the body, and then waits for the end of the connection."""
    given = False

    async def give() -> Any:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return give


def within_limits(app: App) -> App:
    """Wrap an ASGI application so that a request asks for no more than it may."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        arguments = parse_qsl(scope.get("query_string", b"").decode("latin1"), keep_blank_values=True)
        refused = _refusal(scope, arguments)
        if refused:
            await refused.asgi_send(send)
            return
        fewer = _once(arguments)
        if "." not in scope["path"].rpartition("/")[2]:
            fewer = _for_a_page(fewer)
        if fewer != arguments:
            scope = {**scope, "query_string": urlencode(fewer).encode()}
        await app(scope, receive, send)

    return wrapped


def _refusal(scope: Any, arguments: Arguments) -> Response | None:
    if len(scope.get("query_string", b"")) > LONGEST_QUERY_STRING:
        return _refused(f"An address may have at most {LONGEST_QUERY_STRING:,} characters behind its ?", 414)
    return next((_refused(said, 400) for said in _too_much(arguments)), None)


def _too_much(arguments: Arguments) -> list[str]:
    """Return what is too much about an address, in words."""
    found = []
    if len({name for name, _ in arguments}) > MOST_ARGUMENTS:
        found.append(f"An address may have at most {MOST_ARGUMENTS} parameters")
    if len({pair for pair in arguments if pair[0] in FACETS}) > MOST_FACETS:
        found.append(f"At most {MOST_FACETS} facets can be asked for at once")
    for name, value in arguments:
        if name.endswith(("__in", "__notin")) and value.count(",") >= MOST_VALUES:
            found.append(f"{name} may list at most {MOST_VALUES} values")
    return found


def _refused(said: str, status: int) -> Response:
    return Response.text(f"{said}.\n", status)


def _once(arguments: Arguments) -> Arguments:
    """Leave out repetitions of what is said once as well."""
    once = dict.fromkeys((name, value) for name, value in arguments if name in ONCE)
    return [pair for pair in arguments if pair[0] not in ONCE] + list(once) if len(once) < len(arguments) else arguments


def _for_a_page(arguments: Arguments) -> Arguments:
    """Keep a page within what one can look at: what it takes to write more holds up everybody."""
    has_all_columns = any(name == "_all_columns" for name, _ in arguments)
    most = {
        "_size": MOST_ROWS_WITH_ALL_COLUMNS if has_all_columns else MOST_ROWS_OF_PAGE,
        "_facet_size": MOST_VALUES_OF_FACET,
    }
    return [(name, _at_most(value, most[name]) if name in most else value) for name, value in arguments]


def _at_most(value: str, most: int) -> str:
    return str(most) if value == "max" or (value.isdecimal() and int(value) > most) else value


def _most_body(scope: Any) -> int:
    return MOST_TEXT if scope["path"].endswith(CHECK) else MOST_BODY
