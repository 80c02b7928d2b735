"""Writing rows: tables, indexes, search and views through sqlite-utils, rows in bulk through the connection.

sqlite-utils prepares every cell in Python, which is right for mixed data and a quarter as fast as
``executemany`` on rows that are plain already (200 000 claims: 50 000 against 220 000 a second). So it makes
everything but the rows.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import itemgetter
from pathlib import Path
from typing import Any

import sqlite_utils

from .full_text import TOKENIZER, grams_of, words_of
from .rows import Row, SearchedText
from .schema import SEARCH_TABLES, SEARCHED_TEXTS, TABLE, TABLES, VIEWS, SearchTable, view_sql

BATCH = 2000
"""Rows that are sent to SQLite at once."""

SEARCH_TABLE = {search.table: search for search in SEARCH_TABLES}


class Database:
    """A database being built. Nobody else may open the file before ``finish`` has returned."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("pragma page_size = 4096")
        # The file is thrown away when the build fails, so nothing needs to survive a crash.
        self.connection.execute("pragma journal_mode = off")
        self.connection.execute("pragma synchronous = off")
        self.connection.execute("pragma cache_size = -65536")
        self.connection.execute("pragma temp_store = file")
        self.utils = sqlite_utils.Database(self.connection)
        self._values: dict[str, Callable[[tuple[Any, ...]], tuple[Any, ...]]] = {}
        self._inserts: dict[str, str] = {}
        self._pending: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._texts = 0
        self.row_counts: dict[str, int] = dict.fromkeys(TABLE, 0)

    def close(self) -> None:
        self.connection.close()

    def create_tables(self) -> None:
        self.connection.execute("begin")
        for table in TABLES:
            created = self.utils.create_table_sql(
                table.name,
                {column.name: column.kind for column in table.columns.values()},
                pk=table.key[0] if len(table.key) == 1 else table.key,
                foreign_keys=[(column, other, "id") for column, other in table.foreign_keys.items()],
                not_null={column.name for column in table.columns.values() if not column.may_be_null},
                strict=True,
            )
            created = created.rstrip().rstrip(";")
            self.connection.execute(f"{created}, without rowid" if table.is_clustered else created)
            columns = ", ".join(f"[{name}]" for name in table.inserted)
            marks = ", ".join("?" * len(table.inserted))
            self._inserts[table.name] = f"insert into [{table.name}] ({columns}) values ({marks})"
            self._values[table.name] = table.values()
        for search in SEARCH_TABLES:
            # Contentless: they keep no text of their own but share their table's rowids.
            self.connection.execute(
                f"create virtual table {search.name} using fts5({', '.join(search.columns)}, "
                f"content='', tokenize='{TOKENIZER}')"
            )
        # It reads the texts back that excerpts of hits are made of; everything else is in the index alone.
        self.connection.execute(
            f"create virtual table {SEARCHED_TEXTS} using fts5({', '.join(SearchedText._fields)}, "
            f"content='search_texts', content_rowid='id', tokenize='{TOKENIZER}')"
        )

    def insert(self, rows: Iterable[Row]) -> None:
        """Add rows; they are written with the next batch of their table."""
        for table, parts in rows:
            pending = self._pending[table]
            pending.append(self._values[table](parts) if table in TABLE else parts[0])
            if len(pending) >= BATCH:
                self._flush(table)

    def flush(self) -> None:
        """Write everything that is pending."""
        for table in list(self._pending):
            self._flush(table)

    def _flush(self, table: str) -> None:
        pending = self._pending[table]
        if pending and table == SEARCHED_TEXTS:
            self._make_texts_found(pending)
            pending.clear()
        elif pending:
            self.connection.executemany(self._inserts[table], pending)
            if table in SEARCH_TABLE:
                self._make_found(SEARCH_TABLE[table], pending)
            self.row_counts[table] += len(pending)
            pending.clear()

    def insert_selected(self, table: str, select: str) -> None:
        """Add the rows that a SELECT over other tables gives, in the order of the table's columns."""
        columns = ", ".join(f"[{name}]" for name in TABLE[table].inserted)
        added = self.connection.execute(f"insert into [{table}] ({columns}) {select}").rowcount
        self.row_counts[table] += added

    def create_indexes(self) -> None:
        """Index every table. A column that may be empty is indexed where it is not.

        Where most rows have none, the planner's statistics would say that a value has most of the rows, and the index
        would never be used; it is smaller, too.
        """
        for table in TABLES:
            for columns in table.all_indexes():
                if len(columns) == 1 and table.columns[columns[0]].may_be_null:
                    (column,) = columns
                    self.connection.execute(
                        f"create index [idx_{table.name}_{column}] on [{table.name}] ([{column}]) "
                        f"where [{column}] is not null"
                    )
                else:
                    self.utils[table.name].create_index(columns)

    def _make_found(self, search: SearchTable, rows: list[tuple[Any, ...]]) -> None:
        """Add rows to a full-text table under the rowids that their table gives them: it counts them from 1.

        They go there with their batch: what was just found in their words is still remembered (``grams_of``).
        """
        parts_of = itemgetter(*(TABLE[search.table].inserted.index(column) for column in search.searched))
        numbered = enumerate(map(parts_of, rows), self.row_counts[search.table] + 1)
        self.connection.executemany(
            f"insert into {search.name}(rowid, {', '.join(search.columns)}) values (?, ?, ?)",
            ((rowid, words_of(*parts), grams_of(*parts)) for rowid, parts in numbered),
        )

    def _make_texts_found(self, texts: list[tuple[Any, ...]]) -> None:
        """Add texts to the full-text index of all records, numbered as their entries are."""
        columns = ", ".join(SearchedText._fields)
        self.connection.executemany(
            f"insert into {SEARCHED_TEXTS}(rowid, {columns}) values (?, ?, ?, ?, ?)",
            ((rowid, *text) for rowid, text in enumerate(texts, self._texts + 1)),
        )
        self._texts += len(texts)

    def create_views(self) -> None:
        for name in VIEWS:
            self.utils.create_view(name, view_sql(name))

    def finish(self) -> None:
        """Commit, and gather statistics for the query planner.

        The file was written in order and nothing in it was deleted, so packing it would copy it for nothing.
        """
        self.connection.execute("commit")
        self.connection.execute("analyze")


def verify(path: Path, row_counts: dict[str, int]) -> list[str]:
    """Return what is wrong with a finished file: corruption, dangling keys, missing rows. Empty when it is sound.

    ``quick_check`` leaves out whether every index holds what its table holds, which costs a tenth of a large build;
    the tests ask for that too (``integrity_check``).
    """
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        wrong = [text for (text,) in connection.execute("pragma quick_check") if text != "ok"]
        wrong += [
            f"{'a row' if rowid is None else f'row {rowid}'} of {table} refers to a missing row of {parent}"
            for table, rowid, parent, _ in connection.execute("pragma foreign_key_check")
        ]
        for table, expected in row_counts.items():
            (found,) = connection.execute(f"select count(*) from [{table}]").fetchone()
            if found != expected:
                wrong.append(f"{table} has {found} rows where {expected} were written")
        return wrong
    finally:
        connection.close()
