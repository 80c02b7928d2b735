"""How much one SQL statement may take: what every connection of the site is held to, and what readers' own SQL is.

SQLite's time limit is looked at between steps of a statement, never inside one, and one step can be a text of 900 MB
or a search for 2 MB in 4 MB of text. So lengths are what ends such a step in time. The numbers are those with which no
attack of docs/security.md holds up a page; https://www.sqlite.org/limits.html says what each limit means.
"""

import sqlite3
from typing import NamedTuple

MEGABYTE = 1_000_000


class Limits(NamedTuple):
    """Limits of one connection; lengths in bytes."""

    length: int
    """Of a text, a blob or a row, stored or worked out."""
    like_pattern: int
    sql: int
    compound: int
    """SELECTs joined by UNION and the like."""
    depth: int
    """Of an expression."""
    instructions: int
    """Of the program that SQLite makes of a statement."""


PAGES = Limits(length=20 * MEGABYTE, like_pattern=200, sql=MEGABYTE, compound=50, depth=200, instructions=100_000)
"""For the statements of the site itself, in which readers choose values only. A text of an article must fit."""

READERS = Limits(length=MEGABYTE, like_pattern=100, sql=50_000, compound=20, depth=100, instructions=50_000)
"""For statements that readers write."""

HEAP_OF_PAGES = 128 * MEGABYTE
HEAP_OF_READERS = 32 * MEGABYTE
"""Bytes that SQLite may hold in one process, whatever runs there: in the server, and in each process for readers."""


def limit(connection: sqlite3.Connection, limits: Limits) -> None:
    """Hold a connection to limits. It cannot attach another file."""
    for category, value in (
        (sqlite3.SQLITE_LIMIT_LENGTH, limits.length),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, limits.sql),
        (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, limits.like_pattern),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, limits.compound),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, limits.depth),
        (sqlite3.SQLITE_LIMIT_VDBE_OP, limits.instructions),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
    ):
        connection.setlimit(category, value)


def limit_heap(connection: sqlite3.Connection, heap: int) -> None:
    """Hold SQLite in this whole process to so many bytes, whatever connection asks for them."""
    connection.execute(f"pragma hard_heap_limit = {heap}")
