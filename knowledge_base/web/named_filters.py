"""Filters of tables take names as well as ids: ``?place_id=Chile``, or ``?place=Chile``, leads to ``?place_id=cl``."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import Forbidden, Response

from ..building.schema import TABLE
from .requests import TABLE_PATH
from .versions import ensure_may_view

App = Callable[[Any, Any, Any], Awaitable[None]]

COMPARISONS = ("", "__exact", "__not")
"""Endings of a filter whose value is one id."""

MOST_LOOKED_UP = 8
"""Filters of an address whose values are looked up."""


def with_names(app: App, datasette: Any, name: str) -> App:
    """Wrap an ASGI application so that a filter by the name of a record leads to the filter by its id.

    Only where no record has the id that is given, and exactly one that name, in whatever case.
    """

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        found = TABLE_PATH.fullmatch(scope["path"]) if scope["type"] == "http" and scope.get("query_string") else None
        is_ours = found and tilde_decode(found["database"]) == name and tilde_decode(found["table"]) in TABLE
        if found and is_ours and await _is_for_everybody(datasette, name):
            arguments = parse_qsl(scope["query_string"].decode("latin1"), keep_blank_values=True)
            meant = await _meant(datasette.databases[name], tilde_decode(found["table"]), arguments)
            if meant != arguments:
                address = f"{datasette.setting('base_url').rstrip('/')}{scope['path']}?{urlencode(meant)}"
                await Response.text("", 302, {"location": address}).asgi_send(send)
                return
        await app(scope, receive, send)

    return wrapped


async def _is_for_everybody(datasette: Any, name: str) -> bool:
    """Whether anybody may see a database: else a redirect would tell strangers which names there are."""
    try:
        await ensure_may_view(datasette, None, name)
    except Forbidden:
        return False
    return True


async def _meant(database: Any, table: str, arguments: list[tuple[str, str]]) -> list[tuple[str, str]]:
    pointers = {key["column"]: key["other_table"] for key in await database.foreign_keys_for_table(table)}
    columns = set(await database.table_columns(table))
    meant, looked_up = [], 0
    for name, value in arguments:
        column, ending = _column_of(name, pointers, columns)
        if column and value and looked_up < MOST_LOOKED_UP:
            looked_up += 1
            identity = await _id_of(database, pointers[column], value)
            meant.append((f"{column}{ending}", identity) if identity else (name, value))
        else:
            meant.append((name, value))
    return meant


def _column_of(name: str, pointers: dict[str, str], columns: set[str]) -> tuple[str, str]:
    """Return the column that points to other records, and the ending of the filter; nothing for any other parameter."""
    stem, mark, rest = name.partition("__")
    ending = mark + rest
    if name.startswith("_") or ending not in COMPARISONS:
        return "", ""
    if stem in pointers:
        return stem, ending
    with_id = f"{stem}_id"
    return (with_id, ending) if with_id in pointers and stem not in columns else ("", "")


async def _id_of(database: Any, table: str, value: str) -> str | None:
    """Return the id that is meant: the value itself, or that of the only record of this name."""
    columns = await database.table_columns(table)
    label = next((column for column in ("name", "title") if column in columns), None)
    if label is None:
        return None
    sql = f"""
        select id from [{table}] where id = :value
        union all
        select id from (select id from [{table}] where lower([{label}]) = lower(:value) limit 2)
    """
    try:
        rows = [row["id"] for row in (await database.execute(sql, {"value": value[:200]})).rows]
    except QueryInterrupted:
        return None  # the page itself will say that there is no time
    return str(rows[0]) if rows and (rows[0] == value or len(rows) == 1) else None
