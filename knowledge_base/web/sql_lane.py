"""Readers' own SQL in a lane of its own.

A statement that a reader writes may hold a thread for minutes whatever SQLite's time limit says (see ``sql_limits``),
and while it does nobody can end it but the system. So it runs in a process (``sql_worker``).
"""

import base64
import sqlite3
from typing import Any, NamedTuple

from .lane import Kind, Lane, TookTooLong

SQL = Kind(
    "knowledge_base.web.sql_worker",
    {"sql": "select 1", "params": [], "milliseconds": 1000, "rows": 1, "is_truncated": False},
    "the statement took more memory than readers' SQL may have",
    at_once=2,  # one a core of the smallest host
)


class Answer(NamedTuple):
    """What a statement gave."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


class SqlLane(Lane):
    """The processes for the SQL of readers of one database file."""

    def __init__(self, path: str) -> None:
        super().__init__(SQL, path)

    async def run(self, sql: str, params: Any, seconds: float, rows: int | None, *, is_truncated: bool) -> Answer:
        """Run a statement; of more than ``rows`` rows the first are given.

        Raises Busy, TookTooLong, or sqlite3.OperationalError with a sentence for the reader.
        """
        question = {
            "sql": sql,
            "params": params if isinstance(params, list | tuple) else dict(params or {}),
            "milliseconds": 1000 * seconds,
            "rows": rows,
            "is_truncated": is_truncated,
        }
        found = await self.answer(question, seconds)
        match found.get("error"):
            case None:
                return Answer(found["columns"], [_as_sent(row) for row in found["rows"]], found["truncated"])
            case "interrupted":
                raise TookTooLong
        raise sqlite3.OperationalError(found["message"])


def _as_sent(row: list[Any]) -> list[Any]:
    return [base64.b64decode(value["base64"]) if isinstance(value, dict) else value for value in row]
