"""Running a query of ``sql/pages/`` by name. The SQL stays in files, where people look for it and can try it."""

from functools import cache
from pathlib import Path
from typing import Any

from datasette.database import Database, QueryInterrupted

QUERIES = Path(__file__).parent.parent / "sql" / "pages"

Row = dict[str, Any]


class Rows(list[Row]):
    """The rows of a query. ``took_too_long`` says that there are none only because the time was up."""

    took_too_long = False


@cache
def sql_of(name: str) -> str:
    """Return the SQL of a query. Raises FileNotFoundError for a name that does not exist."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


async def ask(database: Database, name: str, **parameters: Any) -> Rows:
    """Return the rows of a query as dicts. A query that takes too long gives no rows rather than no page."""
    return await rows_of(database, sql_of(name), parameters)


async def rows_of(database: Database, sql: str, parameters: dict[str, Any]) -> Rows:
    """Return the rows of a statement; see ``ask``."""
    try:
        results = await database.execute(sql, parameters)
    except QueryInterrupted:
        none = Rows()
        none.took_too_long = True
        return none
    return Rows(dict(row) for row in results.rows)


async def ask_one(database: Database, name: str, **parameters: Any) -> Row:
    """Return the first row of a query, or an empty dict."""
    rows = await ask(database, name, **parameters)
    return rows[0] if rows else {}
