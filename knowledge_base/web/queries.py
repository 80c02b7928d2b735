"""Running a query of ``sql/pages/`` by name. The SQL stays in files, where people look for it and can try it."""

from functools import cache
from pathlib import Path
from typing import Any

from datasette.database import Database

QUERIES = Path(__file__).parent.parent / "sql" / "pages"

Row = dict[str, Any]


@cache
def sql_of(name: str) -> str:
    """Return the SQL of a query. Raises FileNotFoundError for a name that does not exist."""
    return (QUERIES / f"{name}.sql").read_text("utf-8")


async def ask(database: Database, name: str, **parameters: Any) -> list[Row]:
    """Return the rows of a query as dicts.

    Raises QueryInterrupted when its time was up: a page that lacks a part says what is not so. Readers are told to
    come again (``requests.answer``).
    """
    return await rows_of(database, sql_of(name), parameters)


async def rows_of(database: Database, sql: str, parameters: dict[str, Any]) -> list[Row]:
    """Return the rows of a statement; see ``ask``."""
    results = await database.execute(sql, parameters)
    return [dict(row) for row in results.rows]


async def ask_one(database: Database, name: str, **parameters: Any) -> Row:
    """Return the first row of a query, or an empty dict. Raises QueryInterrupted."""
    rows = await ask(database, name, **parameters)
    return rows[0] if rows else {}
