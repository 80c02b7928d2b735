"""The page of a table shows some of its columns (``list_columns``), so that only these are read and made for it.

JSON and CSV have all columns, and so has a page for which a reader asked for them.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from typing import Any
from urllib.parse import parse_qsl

from ..building.schema import TABLE
from .render_cell import LABELS, NEIGHBOURS

App = Callable[[Any, Any, Any], Awaitable[None]]

CHOSEN = {"_all_columns", "_col", "_nocol"}
"""Parameters by which a reader says which columns are shown."""

_is_page: ContextVar[bool] = ContextVar("is_page", default=False)


def is_page() -> bool:
    """Whether this is done for a page with the columns that are listed for its table."""
    return _is_page.get()


def pages_of_tables(app: App) -> App:
    """Wrap an ASGI application so that it is known which requests ask for such a page."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        token = _is_page.set(scope["type"] == "http" and _asks_for_page(scope))
        try:
            await app(scope, receive, send)
        finally:
            _is_page.reset(token)

    return wrapped


def _asks_for_page(scope: Any) -> bool:
    names = {name for name, _ in parse_qsl(scope.get("query_string", b"").decode("latin1"), keep_blank_values=True)}
    return "." not in scope["path"].rpartition("/")[2] and not names & CHOSEN


_PAGE = re.compile(
    r"select (?P<columns>[\[\]\w, ]+) from \[?(?P<table>\w+)\]? "
    r"(?:where .*?)??(?:order by \[?(?P<sorted>\w+)\]?[^()]* )?limit \d+",
    re.DOTALL,
)


def with_listed_columns(sql: str, listed: Callable[[str], Sequence[str]]) -> str:
    """Return Datasette's statement for a page of a table with the columns that the page needs: those that are listed,
    the key, what the page is sorted by, and what says how another column is shown.
    """
    found = _PAGE.fullmatch(sql)
    table = TABLE.get(found["table"]) if found else None
    if found is None or table is None or not listed(table.name):
        return sql
    columns = [column.strip("[]") for column in found["columns"].split(", ")]
    if columns != list(table.columns):
        return sql
    needed = {*table.key, *listed(table.name), LABELS.get(table.name), found["sorted"], *NEIGHBOURS}
    kept = ", ".join(name for name in found["columns"].split(", ") if name.strip("[]") in needed)
    return f"select {kept}{sql[found.end('columns') :]}"
