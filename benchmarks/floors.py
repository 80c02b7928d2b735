"""What the rows of a finished database cost anybody: the least that SQLite takes, and what sqlite-utils takes.

The *honest floor* is sqlite3's ``executemany`` into the very same file: same rows, keys, indexes and full-text
tables, but nothing read, checked, judged or compared. The peers write it with sqlite-utils as its documentation shows
(``default``), and with everything switched that helps (``tuned``). All times are processor time of this process.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import sqlite_utils

from knowledge_base.building.full_text import TOKENIZER, grams_of, words_of
from knowledge_base.building.schema import SEARCH_TABLES, TABLES, Table

BATCH = 20_000

Rows = list[tuple[Any, ...]]


class Finished:
    """A finished database as a source of rows, read outside of what is timed."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)

    def statements(self, kind: str) -> list[str]:
        """Return the statements that made the tables or the indexes of our own tables."""
        found = self.connection.execute(
            "select name, tbl_name, sql from sqlite_master where type = ? and sql is not null order by rowid", (kind,)
        )
        ours = {table.name for table in TABLES}
        return [sql for name, table, sql in found if table in ours and not name.startswith("sqlite_")]

    def batches(self, table: Table) -> Iterator[Rows]:
        columns = ", ".join(f"[{name}]" for name in table.columns)
        yield from _batches(self.connection.execute(f"select {columns} from [{table.name}]"))

    def search_batches(self, table: str, searched: tuple[str, ...]) -> Iterator[Rows]:
        """Yield what a full-text table is given: rowid, words, grams. Made here, so that the floor need not."""
        rows = self.connection.execute(f"select rowid, {', '.join(searched)} from {table} order by rowid")
        for batch in _batches(rows):
            yield [(rowid, words_of(*parts), grams_of(*parts)) for rowid, *parts in batch]


def _batches(rows: sqlite3.Cursor) -> Iterator[Rows]:
    while batch := rows.fetchmany(BATCH):
        yield batch


class Timer:
    """Adds up the processor time of what it runs."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, timed: Callable[..., Any], *given: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return timed(*given, **named)
        finally:
            self.seconds += process_time() - start


def honest_floor(built: Path, target: Path) -> float:
    """Return the seconds that the rows, indexes and full-text tables of ``built`` take with sqlite3 alone."""
    source, timer = Finished(built), Timer()
    connection = sqlite3.connect(target, isolation_level=None)
    for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -65536"):
        connection.execute(f"pragma {pragma}")
    for sql in source.statements("table"):
        connection.execute(sql)
    connection.execute("begin")
    for table in TABLES:
        insert = f"insert into [{table.name}] values ({', '.join('?' * len(table.columns))})"
        for batch in source.batches(table):
            timer(connection.executemany, insert, batch)
    for sql in source.statements("index"):
        timer(connection.execute, sql)
    for search in SEARCH_TABLES:
        _search_table(connection, search.name)
        for batch in source.search_batches(search.table, search.searched):
            timer(connection.executemany, f"insert into {search.name}(rowid, words, grams) values (?, ?, ?)", batch)
    timer(_search_index, connection)
    timer(connection.execute, "commit")
    connection.close()
    return timer.seconds


def _search_table(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(f"create virtual table {name} using fts5(words, grams, content='', tokenize='{TOKENIZER}')")


def _search_index(connection: sqlite3.Connection) -> None:
    """Make the full-text table of all records, which reads its table back."""
    connection.execute(
        "create virtual table search_index_fts using fts5(title, body, names, grams, "
        f"content='search_index', content_rowid='id', tokenize='{TOKENIZER}')"
    )
    connection.execute("insert into search_index_fts(search_index_fts) values ('rebuild')")


def with_sqlite_utils(built: Path, target: Path, *, is_tuned: bool) -> float:
    """Return the seconds that the same file takes with sqlite-utils: ``insert_all`` of dicts, keys, indexes, search."""
    source, timer = Finished(built), Timer()
    utils = sqlite_utils.Database(target)
    if is_tuned:
        for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -65536"):
            utils.execute(f"pragma {pragma}")
    for table in TABLES:
        _insert_with_utils(utils, table, source, timer, is_tuned)
    for table in filter(lambda table: utils[table.name].exists(), TABLES):
        for columns in table.all_indexes():
            timer(utils[table.name].create_index, columns)
    for search in SEARCH_TABLES:
        _search_table(utils.conn, search.name)
        for batch in source.search_batches(search.table, search.searched):
            words = ({"rowid": rowid, "words": text, "grams": grams} for rowid, text, grams in batch)
            timer(utils[search.name].insert_all, words)
    timer(_search_index, utils.conn)
    utils.close()
    return timer.seconds


def _insert_with_utils(
    utils: sqlite_utils.Database, table: Table, source: Finished, timer: Timer, is_tuned: bool
) -> None:
    """Insert a table's rows: into one that finds its own columns, or (tuned) one that was made before, in batches."""
    key = table.key[0] if len(table.key) == 1 else table.key
    if is_tuned:
        utils[table.name].create({column.name: column.kind for column in table.columns.values()}, pk=key)
    settings = {"batch_size": 1000} if is_tuned else {}
    for batch in source.batches(table):
        records = [dict(zip(table.columns, row, strict=True)) for row in batch]
        timer(utils[table.name].insert_all, records, pk=key, **settings)
