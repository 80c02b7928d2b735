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
from knowledge_base.building.rows import SearchedText
from knowledge_base.building.schema import SEARCH_TABLES, SEARCHED_TEXTS, TABLES, Table

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

    def text_batches(self) -> Iterator[Rows]:
        """Yield what the full-text table of all records is given: rowid, title, body, names, grams.

        Names of the terms that a record is about are not kept with it; those of claims and statistics, which nearly all
        records are, are looked up again.
        """
        named = self.connection.execute("select kind, record_id, names from search_index where names is not null")
        names = {(kind, identity): text for kind, identity, text in named}
        texts = " union all ".join(
            "select search_index.id, title, body, search_index.kind, record_id, indicator_id, "
            f"{table}.place_id, material_id from search_index join {table} on {table}.id = record_id "
            f"where search_index.kind = '{kind}'"
            for kind, table in (("claim", "claims"), ("statistic", "statistics"))
        )
        others = (
            "select id, title, body, kind, record_id, null, null, null from search_index "
            "where kind not in ('claim', 'statistic')"
        )
        for batch in _batches(self.connection.execute(f"{texts} union all {others} order by 1")):
            found = []
            for rowid, title, body, kind, identity, *terms in batch:
                about = [(kind, identity), *zip(("indicator", "place", "material"), terms, strict=True)]
                called = tuple(name for term in about for name in names.get(term, "").splitlines())
                found.append((rowid, title, body, "\n".join(called), grams_of(title, body, names=called)))
            yield found


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
    _search_texts(connection)
    for batch in source.text_batches():
        timer(connection.executemany, f"insert into {SEARCHED_TEXTS}(rowid, {TEXTS}) values (?, ?, ?, ?, ?)", batch)
    timer(connection.execute, "commit")
    connection.close()
    return timer.seconds


def _search_table(connection: sqlite3.Connection, name: str) -> None:
    connection.execute(f"create virtual table {name} using fts5(words, grams, content='', tokenize='{TOKENIZER}')")


TEXTS = ", ".join(SearchedText._fields)


def _search_texts(connection: sqlite3.Connection) -> None:
    connection.execute(f"create virtual table {SEARCHED_TEXTS} using fts5({TEXTS}, content='', tokenize='{TOKENIZER}')")


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
    _search_texts(utils.conn)
    for batch in source.text_batches():
        texts = (dict(zip(("rowid", *SearchedText._fields), row, strict=True)) for row in batch)
        timer(utils[SEARCHED_TEXTS].insert_all, texts)
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
