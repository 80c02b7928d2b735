"""A finished database is whole, and has the keys and indexes that its pages need."""

import sqlite3
from pathlib import Path

import pytest

from knowledge_base.building.descriptions import described_tables
from knowledge_base.building.schema import TABLES


def test_the_lithium_database_is_whole(database: sqlite3.Connection) -> None:
    assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert database.execute("pragma foreign_key_check").fetchall() == []


def test_every_table_is_strict(database: sqlite3.Connection) -> None:
    strict = dict(database.execute("select name, strict from pragma_table_list where type = 'table'"))

    assert {table.name: strict[table.name] for table in TABLES} == {table.name: 1 for table in TABLES}


def test_every_reference_between_tables_is_declared(database: sqlite3.Connection) -> None:
    declared = {
        (table.name, key[3], key[2])
        for table in TABLES
        for key in database.execute(f"pragma foreign_key_list({table.name})")
    }
    undeclared = {
        (table.name, column)
        for table in TABLES
        for column in table.columns
        if column.endswith("_id") and (table.name, column) not in {(name, key) for name, key, _ in declared}
    }

    # Search rows, former ids, open questions and the like point at a record of any table; a figure is printed or
    # implied.
    of_any_table = {
        (table, "record_id") for table in ("former_ids", "search_index", "open_questions", "at_odds", "timeline")
    }
    of_any_table.add(("former_ids", "former_id"))
    assert undeclared == {*of_any_table, ("search_index", "place_id"), ("claim_checks", "figure_id")}


def test_every_check_against_a_figure_names_one_that_is_there(database: sqlite3.Connection) -> None:
    """``figure_id`` is a row of ``figures``, which is filled when all checks are there."""
    named = "select figure_id from claim_checks where figure_id is not null"
    assert database.execute(f"select count(*) > 0 from ({named})").fetchone() == (1,)
    assert database.execute(f"{named} and figure_id not in (select id from figures)").fetchall() == []


def first_columns_of_indexes(connection: sqlite3.Connection, table: str) -> set[str]:
    indexes = [row[1] for row in connection.execute(f"pragma index_list({table})")]
    return {connection.execute(f"pragma index_info({index})").fetchone()[2] for index in indexes}


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_foreign_key_has_an_index(table: str, database: sqlite3.Connection) -> None:
    keys = {row[3] for row in database.execute(f"pragma foreign_key_list({table})")}

    assert keys - first_columns_of_indexes(database, table) == set()


FACETED = {name: table["facets"] for name, table in described_tables().items() if "facets" in table}


@pytest.mark.parametrize("table", sorted(set(FACETED) & {table.name for table in TABLES}))
def test_every_facet_has_an_index(table: str, database: sqlite3.Connection) -> None:
    """Facets over lists, which no index can serve, are written as mappings and left out.

    So is what two claims are to each other: an index of it would be as large as the table, and three words share it.
    """
    facets = {facet for facet in FACETED[table] if isinstance(facet, str)} - {
        "relation" * (table == "claim_comparisons")
    }

    assert facets - first_columns_of_indexes(database, table) == set()


def test_the_query_planner_has_statistics_and_no_journal_is_kept(
    database: sqlite3.Connection, lithium_database: Path
) -> None:
    assert database.execute("select count(*) > 0 from sqlite_stat1").fetchone() == (1,)
    assert lithium_database.read_bytes()[18:20] == b"\x01\x01"  # neither reader nor writer needs a write-ahead log
