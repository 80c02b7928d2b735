"""Tables that sum up others, filled when all others are full, so that no page has to count.

The statements are in ``sql/summaries/``, named as the table they fill; facets are counted here, alike for every
column. A page that reads them costs the same whatever the size of the knowledge base.
"""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from .database import BATCH, Database
from .schema import TABLE
from .summary_rows import FacetCount

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
        _count_facets(database, name, facets_of(facets, name))


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


def _count_facets(database: Database, table: str, facets: list[Facet]) -> None:
    """Count the facets of a table; of a large one, within each other too.

    Where a column has no value at all, a row without a value, of no rows, says that this was counted.
    """
    for facet in facets:
        before = database.row_counts["facet_counts"]
        database.insert_selected("facet_counts", _counted(table, facet))
        if database.row_counts["facet_counts"] == before:
            database.insert([("facet_counts", (FacetCount(table, "", "", facet.column, "", 0),))])
    if database.row_counts[table] > LARGE:
        narrow = [facet.column for facet in facets if not facet.is_list and _is_narrow(database, table, facet.column)]
        lists = [facet.column for facet in facets if facet.is_list]
        counts = _counts_of_pairs(database, table, narrow, lists)
        database.insert(("facet_counts", (count,)) for count in counts)
        database.flush()


def _is_narrow(database: Database, table: str, column: str) -> bool:
    few = f"select count(*) from (select distinct [{column}] from [{table}] limit {FEW_VALUES + 1})"
    (found,) = database.connection.execute(few).fetchone()
    return bool(found <= FEW_VALUES)


def _counted(table: str, facet: Facet) -> str:
    """Return the statement that counts the values of a facet."""
    value = "item.value" if facet.is_list else f"[{facet.column}]"
    rows = f"[{table}], json_each([{table}].[{facet.column}]) as item" if facet.is_list else f"[{table}]"
    # An item that a list names twice counts once, as in Datasette.
    counted = f"count(distinct [{table}].rowid)" if facet.is_list else "count(*)"
    return (
        f"select '{table}', '', '', '{facet.column}', cast({value} as text), {counted} "
        f"from {rows} where {value} is not null group by 5"
    )


Pairs = Counter[tuple[Any, Any]]


def _counts_of_pairs(database: Database, table: str, narrow: list[str], lists: list[str]) -> Iterator[FacetCount]:
    """Yield how many rows have a pair of values: of two columns, both ways, or of a column and an item of a list.

    All pairs of columns are counted in one pass: a statement for each took seven times as long.
    """
    both_ways, one_way = list(combinations(narrow, 2)), list(product(narrow, lists))
    counts: dict[tuple[str, str], Pairs] = {pair: Counter() for pair in (*both_ways, *one_way)}
    if not counts:
        return
    columns = [*narrow, *lists]
    rows = database.connection.execute(f"select {', '.join(f'[{column}]' for column in columns)} from [{table}]")
    while batch := rows.fetchmany(BATCH):
        values = dict(zip(columns, zip(*batch, strict=True), strict=True))
        for (one, other), found in counts.items():
            found.update(zip(values[one], values[other], strict=True))
    for one, other in both_ways:
        pairs = sorted((pair, rows) for pair, rows in counts[one, other].items() if None not in pair)
        yield from (FacetCount(table, one, str(first), other, str(second), rows) for (first, second), rows in pairs)
        yield from (FacetCount(table, other, str(second), one, str(first), rows) for (first, second), rows in pairs)
        if not pairs:
            yield from (FacetCount(table, one, "", other, "", 0), FacetCount(table, other, "", one, "", 0))
    for within, column in one_way:
        items = _by_item(counts[within, column])
        yield from (FacetCount(table, within, value, column, item, items[value, item]) for value, item in sorted(items))
        if not items:
            yield FacetCount(table, within, "", column, "", 0)


def _by_item(counts: Pairs) -> Pairs:
    """Turn the counts of lists into those of their items; one that a list names twice counts once."""
    items: Pairs = Counter()
    for (value, listed), rows in counts.items():
        if value is not None:
            for item in set(json.loads(listed)):
                items[str(value), item] += rows
    return items
