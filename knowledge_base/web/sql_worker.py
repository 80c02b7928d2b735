"""A process that runs readers' own SQL, one statement after the other, and can be killed at any moment.

    python -m knowledge_base.web.sql_worker DATABASE

Reads one JSON object a line: ``sql``, ``params``, ``milliseconds``, ``rows`` (the most that are wanted, or null) and
``is_truncated``. Answers each with its length in eight bytes and as much JSON: ``columns``, ``rows`` and ``truncated``,
or ``error`` with ``message``. Blobs are ``{"base64": ...}``.
"""

import base64
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from .search_words import register
from .sql_limits import HEAP_OF_READERS, MEGABYTE, READERS, limit, limit_heap
from .worker import PATIENT, serve

MOST_BYTES = 4 * MEGABYTE
"""Of one answer, as far as its texts and blobs go."""

STEPS = 1000
"""Instructions of SQLite between two looks at the clock."""

HIDDEN_PRAGMAS = ("database_list", "temp_store_directory", "data_store_directory")
"""They would tell where the file lies."""

TOO_LARGE = f"the answer is larger than {MOST_BYTES // MEGABYTE} MB; ask for fewer rows or columns, or use limit"
NO_MEMORY = "the statement needs more memory than readers' SQL may have; ask for less at once"


def connect(path: Path) -> sqlite3.Connection:
    """Open a database for readers' SQL: it cannot be written, attached to, or asked where it lies."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    register(connection)
    connection.execute("pragma query_only = 1")
    connection.execute("pragma cache_size = -8000")
    limit(connection, READERS)
    connection.set_authorizer(_authorize)
    return connection


def _authorize(action: int, what: str | None, *_: Any) -> int:
    if action == sqlite3.SQLITE_PRAGMA and what in HIDDEN_PRAGMAS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK


@contextmanager
def _limited_in_time(connection: sqlite3.Connection, milliseconds: float) -> Iterator[None]:
    ends = time.perf_counter() + milliseconds / 1000
    connection.set_progress_handler(lambda: time.perf_counter() >= ends, STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, STEPS)


def answer(connection: sqlite3.Connection, asked: dict[str, Any]) -> dict[str, Any]:
    """Run one statement. Every error is an answer, never an exception."""
    try:
        with _limited_in_time(connection, asked["milliseconds"]), closing(connection.cursor()) as cursor:
            cursor.execute(asked["sql"], asked["params"])
            rows, truncated = _rows_of(cursor, asked["rows"])
            columns = [column[0] for column in cursor.description or ()]
            return {"columns": columns, "rows": rows, "truncated": truncated and asked["is_truncated"]}
    except MemoryError:
        return {"error": "too large", "message": NO_MEMORY}
    except sqlite3.Error as error:
        message = str(error)
        if message == "interrupted":
            return {"error": "interrupted", "message": message}
        return {"error": "invalid", "message": NO_MEMORY if "out of memory" in message else message}
    except (TooLargeError, ValueError, OverflowError) as error:
        return {"error": "too large", "message": str(error)}


class TooLargeError(Exception):
    """An answer has more bytes than one may have."""


def _rows_of(cursor: sqlite3.Cursor, most: int | None) -> tuple[list[list[Any]], bool]:
    """Return the rows, at most so many, and whether there were more."""
    rows: list[list[Any]] = []
    size = 0
    for row in cursor:
        if most is not None and len(rows) == most:
            return rows, True
        size += sum(len(value) for value in row if isinstance(value, str | bytes))
        if size > MOST_BYTES:
            raise TooLargeError(TOO_LARGE)
        rows.append([_plain(value) for value in row])
    return rows, False


def _plain(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


if __name__ == "__main__":
    os.nice(PATIENT)
    database = connect(Path(sys.argv[1]))
    limit_heap(database, HEAP_OF_READERS)
    serve(partial(answer, database), sys.stdin.buffer, sys.stdout.buffer)
