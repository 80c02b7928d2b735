"""The kinds of record are those of the records, the tables and the views."""

import sqlite3
from contextlib import closing
from pathlib import Path

from knowledge_base.building.schema import TABLE
from knowledge_base.model.kinds import KINDS
from knowledge_base.model.records import RECORD_KINDS


def test_every_record_with_an_id_is_of_a_kind() -> None:
    assert {kind.word for kind in KINDS} == RECORD_KINDS.keys() - {"word", "about"}


def test_every_kind_has_a_table_with_an_id_and_the_column_that_names_a_row() -> None:
    wrong = [kind for kind in KINDS if not {"id", kind.label or "id"} <= TABLE[kind.table].columns.keys()]

    assert wrong == []


def test_columns_that_are_named_after_a_kind_refer_to_its_table() -> None:
    wrong = [
        (table.name, kind.key)
        for table in TABLE.values()
        for kind in KINDS
        if kind.key in table.columns and dict(table.foreign_keys).get(kind.key, kind.table) != kind.table
    ]

    assert wrong == []


def test_what_is_searched_and_what_is_dated_are_the_kinds_that_say_so(lithium_database: Path) -> None:
    with closing(sqlite3.connect(f"file:{lithium_database}?mode=ro", uri=True)) as connection:
        searched = connection.execute("select distinct kind from search_index").fetchall()
        dated = connection.execute("select distinct kind, table_name from timeline").fetchall()

    assert {kind for (kind,) in searched} == {kind.word for kind in KINDS if kind.is_searched}
    assert set(dated) == {(kind.word, kind.table) for kind in KINDS if kind.is_dated}
