"""What a request may be: reading only; and a mistake in an address is answered with what is wrong with it.

Datasette calls some slips of a reader an error of the server: sorting by a column that does not sort (before 1.0), a
``_through`` that is no JSON, hiding the column by which the table is sorted. And it passes over filters that it does
not know; the page says so.
"""

import json
import re
import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import handle_exception as datasettes_errors
from datasette.database import QueryInterrupted
from datasette.filters import Filters
from datasette.utils import tilde_decode
from datasette.utils.asgi import BadRequest, NotFound, Request, Response
from datasette.views.base import DatasetteError

from ..model.addresses import TRACKING
from .lane import RETRY_AFTER, Busy

App = Callable[[Any, Any, Any], Awaitable[None]]

READING = ("GET", "HEAD", "OPTIONS")
WRITING = ("POST", "PUT", "PATCH", "DELETE")

OWN_PICTURES = "/-/picture/"
CHECK = "/check"
"""Takes a text in a form, stores nothing, and may be asked by anybody."""


def reading_only(app: App) -> App:
    """Wrap an ASGI application so that pages and data answer only requests that read.

    Datasette's own forms, and those of other plugins, are below ``/-/`` and judge their requests themselves.
    """

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and not may_be(scope["method"], scope["path"]):
            headers = {"allow": ", ".join(READING)}
            await Response.text("Method not allowed: this site is for reading", 405, headers).asgi_send(send)
            return
        await app(scope, receive, send)

    return wrapped


def may_be(method: str, path: str) -> bool:
    """Whether an address may be asked in this way."""
    is_of_a_form = path.startswith("/-/") and not path.startswith(OWN_PICTURES)
    return method in READING or (method in WRITING and is_of_a_form) or (method == "POST" and path == CHECK)


OPEN_WHEN_PUBLISHED = (OWN_PICTURES, "/-/static/", "/-/static-plugins/")
"""What a published site answers of what is below ``/-/``: the rest tells of the process, its plugins and its files."""


def without_process_pages(app: App) -> App:
    """Wrap an ASGI application so that Datasette's pages about the process do not exist."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        path = scope["path"] if scope["type"] == "http" else ""
        if path.startswith("/-/") and not path.startswith(OPEN_WHEN_PUBLISHED):
            await Response.text("Not found: this site is published without it", 404).asgi_send(send)
            return
        await app(scope, receive, send)

    return wrapped


# ---------------------------------------------------------------------------------------------- mistakes, answered


async def answer(datasette: Any, request: Request, exception: Exception) -> Response | None:
    """Return the answer to a reader's slip that Datasette takes for an error of the server; None for all else."""
    if isinstance(exception, DatasetteError):
        if exception.status == 500:  # its default: whoever raises it means the request
            exception.status = 400
        return None
    if isinstance(exception, Busy):
        return await _later(
            datasette,
            request,
            "Too many readers ask for SQL of their own, checks or pictures just now. Pages and questions answer.",
        )
    if isinstance(exception, QueryInterrupted):
        return await _later(datasette, request, TOO_LONG)
    if isinstance(exception, KeyError):
        shown = await _with_sort_column(datasette, request, str(exception.args[0]))
        if shown:
            return shown
    meant = _meant(request, exception)
    if meant is None:
        return None
    return await _answered(datasette, request, meant)


TOO_LONG = (
    "This took longer than the server gives to one page, perhaps because many read just now. Please try again in a few "
    "seconds; or ask for less, by one more word in a search or one more filter on a table."
)


def keep_locals_out_of_the_log() -> None:
    """Have Datasette print no traceback for every 404.

    Where the library rich happens to be installed it prints one with all local variables: half a second of everybody's
    time for each address that leads nowhere, and the texts that readers sent.
    """
    datasettes_errors.rich = None


async def _answered(datasette: Any, request: Request, exception: Exception) -> Response:
    answered: Response = await datasettes_errors.handle_exception(datasette, request, exception)()
    return answered


async def _later(datasette: Any, request: Request, message: str) -> Response:
    answered = await _answered(datasette, request, DatasetteError(message, status=503))
    answered.headers["retry-after"] = str(RETRY_AFTER)
    return answered


def _meant(request: Request, exception: Exception) -> Any:
    """Return the exception that a reader's slip should have raised; None where the error is ours."""
    if isinstance(exception, sqlite3.ProgrammingError) and "pks" in request.url_vars:
        return NotFound("Record not found: its address has as many parts, with commas between, as the key has columns")
    mistake = mistake_in(request)
    return BadRequest(mistake) if mistake else None


async def _with_sort_column(datasette: Any, request: Request, column: str) -> Response | None:
    """Answer as if the column by which the rows are sorted had not been hidden: the link to the next page needs it."""
    arguments = parse_qsl(request.query_string, keep_blank_values=True)
    shown = [(name, value) for name, value in arguments if (name, value) != ("_nocol", column)]
    if any(name == "_col" for name, _ in shown):
        shown.append(("_col", column))
    if shown == arguments or arguments.count(("_col", column)):
        return None
    headers = {"cookie": request.headers["cookie"]} if "cookie" in request.headers else {}
    found = await datasette.client.get(f"{request.path}?{urlencode(shown)}", headers=headers)
    return Response(found.content, found.status_code, content_type=found.headers["content-type"])


def mistake_in(request: Request) -> str | None:
    """Return what is wrong with the parameters of a table, of those that Datasette reads without looking."""
    for text in request.args.getlist("_through"):
        try:
            through = json.loads(text)
        except ValueError:
            through = None
        parts = through if isinstance(through, dict) else {}
        if not all(isinstance(parts.get(key), str) for key in ("table", "column", "value")):
            return "_through is not a JSON object with table, column and value"
    limit = request.args.get("_timelimit") or "1"
    return None if limit.isdecimal() else "_timelimit is not a number of milliseconds"


# ------------------------------------------------------------------------------------------- filters, passed over

PARAMETERS = {
    "_all_columns", "_col", "_count", "_extra", "_extras", "_facet", "_facet_array", "_facet_date", "_facet_m2m",
    "_facet_size", "_filter_column", "_filter_op", "_filter_value", "_header", "_json", "_json_infinity", "_labels",
    "_next", "_nl", "_nocol", "_nocount", "_nofacet", "_nosuggest", "_search", "_searchmode", "_shape", "_size",
    "_sort", "_sort_by_desc", "_sort_desc", "_stream", "_through", "_timelimit", "_trace", "_ttl", "_where",
}  # fmt: skip
"""Parameters of a table that Datasette reads, of both versions, and our own."""

NUMBERED = ("_filter_column_", "_filter_op_", "_filter_value_", "_search_")
"""The same with something behind them."""


TABLE_PATH = re.compile(r"/(?P<database>[^/.]+)/(?P<table>[^/.]+)(?:\.(?P<format>\w+))?")


def without_unread(app: App, datasette: Any) -> App:
    """Wrap an ASGI application so that tables get no filters of columns that they do not have.

    SQLite takes a column that does not exist for a text, and compares the text: the rows would be all or none. A page
    leaves such a filter out and names it (``unread`` of the scope); data are refused.
    """

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        found = TABLE_PATH.fullmatch(scope["path"]) if scope["type"] == "http" and scope.get("query_string") else None
        arguments = parse_qsl(scope["query_string"].decode("latin1"), keep_blank_values=True) if found else []
        unread = await _unread(datasette, found, arguments) if found else []
        filters = [name for name in unread if not name.startswith("_")]
        if filters and found and found["format"]:
            await _refusal(filters).asgi_send(send)
            return
        if unread:
            kept = urlencode([(name, value) for name, value in arguments if name not in filters])
            scope = {**scope, "query_string": kept.encode(), "unread": unread}
        await app(scope, receive, send)

    return wrapped


async def _unread(datasette: Any, found: re.Match[str], arguments: list[tuple[str, str]]) -> list[str]:
    database = datasette.databases.get(tilde_decode(found["database"]))
    columns = await database.table_columns(tilde_decode(found["table"])) if database else []
    return passed_over([name for name, _ in arguments], columns) if columns else []


def _refusal(filters: list[str]) -> Response:
    error = f"no such column or comparison: {', '.join(filters)}"
    return Response.json({"ok": False, "error": error, "status": 400, "title": None}, status=400)


def passed_over(names: Iterable[str], columns: Iterable[str]) -> list[str]:
    """Return the parameters of a table's address that nothing reads, such as filters of columns that do not exist."""
    known = {*columns, "rowid"}
    lookups = {filter_.key for filter_ in Filters._filters}
    return sorted({name for name in names if not (_is_read(name, known, lookups) or TRACKING.fullmatch(name))})


def _is_read(name: str, columns: set[str], lookups: set[str]) -> bool:
    if name.startswith("_"):
        return name in PARAMETERS or name.startswith(NUMBERED)
    column, _, lookup = name.rpartition("__")
    return name in columns or (column in columns and lookup in lookups)
