"""Tables that sum up others, filled when all others are full, so that no page has to count.

The statements are in ``sql/summaries/``, named as the table they fill; those that count facets are alike for every
column and made here. A page that reads them costs the same whatever the size of the knowledge base.
"""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from .database import Database
from .schema import TABLE

SUMMARIES = Path(__file__).parent.parent / "sql" / "summaries"

LARGE = 20_000
"""Rows of a table from which facets within another one's value are counted too; a smaller one is counted when asked."""

READ_BY_PAGES: dict[str, list[str | dict[str, str]]] = {
    "claims": ["indicator_id", "place_id", "attributed_to_id", {"array": "topics"}],
}
"""What pages want counted, whatever facets a table is shown with."""

FEW_VALUES = 2_000
"""Distinct values up to which a column narrows the counts of others down."""


def sum_up(database: Database, tables: dict[str, dict[str, Any]]) -> None:
    """Fill the tables that sum up others.

    ``tables`` is what is said of every table (``described_tables``), of which the facets are counted.
    """
    for name in sorted(path.stem for path in SUMMARIES.glob("*.sql")):
        database.insert_selected(name, summary_sql(name))
    for name in TABLE:
        facets = [*((tables.get(name) or {}).get("facets") or []), *READ_BY_PAGES.get(name, [])]
        for statement in _facet_counts(name, facets, database):
            database.insert_selected("facet_counts", statement)


def summary_sql(name: str) -> str:
    """Return the SELECT statement that fills a table."""
    return (SUMMARIES / f"{name}.sql").read_text("utf-8")


class Facet(NamedTuple):
    """A column by which rows are narrowed down, and whether it holds a list."""

    column: str
    is_list: bool


def facets_of(said: list[str | dict[str, str]], table: str) -> list[Facet]:
    """Return the facets that a table is shown with, each once; facets by date are left to Datasette."""
    found = [Facet(one, is_list=False) if isinstance(one, str) else Facet(one.get("array", ""), True) for one in said]
    return [facet for facet in dict.fromkeys(found) if facet.column in TABLE[table].columns]


def _facet_counts(table: str, said: list[str | dict[str, str]], database: Database) -> Iterator[str]:
    """Yield the statements that count the facets of a table."""
    facets = facets_of(said, table)
    yield from (_counted(table, facet) for facet in facets)
    if database.row_counts[table] > LARGE:
        narrow = [facet for facet in facets if not facet.is_list and _is_narrow(database, table, facet.column)]
        lists = [facet for facet in facets if facet.is_list]
        yield from (_counted_both_ways(table, one.column, other.column) for one, other in combinations(narrow, 2))
        yield from (_counted(table, facet, within.column) for within, facet in product(narrow, lists))


def _is_narrow(database: Database, table: str, column: str) -> bool:
    few = f"select count(*) from (select distinct [{column}] from [{table}] limit {FEW_VALUES + 1})"
    (found,) = database.connection.execute(few).fetchone()
    return bool(found <= FEW_VALUES)


def _counted(table: str, facet: Facet, within: str | None = None) -> str:
    """Return the statement that counts the values of a facet, within each value of another column or in all rows."""
    narrowed = f"cast([{table}].[{within}] as text)" if within else "''"
    value = "item.value" if facet.is_list else f"[{facet.column}]"
    rows = f"[{table}], json_each([{table}].[{facet.column}]) as item" if facet.is_list else f"[{table}]"
    # An item that a list names twice counts once, as in Datasette.
    counted = f"count(distinct [{table}].rowid)" if facet.is_list else "count(*)"
    present = f" and [{table}].[{within}] is not null" if within else ""
    return (
        f"select '{table}', '{within or ''}', {narrowed}, '{facet.column}', cast({value} as text), {counted} "
        f"from {rows} where {value} is not null{present} group by 3, 5"
    )


def _counted_both_ways(table: str, one: str, other: str) -> str:
    """Return the statement that counts two columns within each other: how many rows have a pair of values is both."""
    return (
        f"with pairs as (select [{one}] as first, [{other}] as second, count(*) as rows from [{table}] "
        f"where [{one}] is not null and [{other}] is not null group by 1, 2) "
        f"select '{table}', '{one}', cast(first as text), '{other}', cast(second as text), rows from pairs "
        "union all "
        f"select '{table}', '{other}', cast(second as text), '{one}', cast(first as text), rows from pairs"
    )
