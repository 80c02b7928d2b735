"""Datasette's own statements, where another one gives the same answer in less time, or the right one.

Both are functions of the statement's text: one that is not exactly what Datasette writes stays as it is.
"""

import re
from collections.abc import Set
from typing import Any

from ..building.schema import CLAIM_FACETS, TABLE

Parameters = dict[str, Any]
Counted = tuple[str, str, str]
"""Table, column that narrows its rows down (empty for none), column whose values are counted."""

COUNTED = "select distinct table_name, within_column, column_name from facet_counts"
"""What the build has counted."""

_NAME = r"\[?(?P<{0}>\w+)\]?"
_SORTED = re.compile(
    rf"select .* from {_NAME.format('table')} (?:where .*)?"
    r"order by (?P<column>\[?\w+\]?(?: desc)?) limit \d+",
    re.DOTALL,
)
_ROWS = (
    rf"select [\[\]\w, ]+ from {_NAME.format('table')} "
    r"(?:where [\[\"]?(?P<within>\w+)[\]\"]? = :(?P<value>\w+) )?"
)
_FACET = re.compile(
    rf"\s*select (?P<quoted>\[?(?P<column>\w+)\]?) as value, count\(\*\) as count from \(\s*{_ROWS}\s*\)\s*"
    r"where (?P=quoted) is not null\s+group by (?P=quoted) order by count desc, value limit (?P<limit>\d+)\s*"
)
_LIST_FACET = re.compile(
    rf"\s*with inner as \({_ROWS}\),\s*deduped_array_items as \(.*"
    r"json_each\(\[inner\]\.\[?(?P<column>\w+)\]?\) j.*limit (?P<limit>\d+)\s*",
    re.DOTALL,
)


def with_ties_in_order(sql: str) -> str:
    """Return a sorted page of a table with equal rows in the order of their key.

    Datasette 0.65 leaves their order open on the first page and goes on by key on the next ones: the page after the
    last row of "conflict_count 0" began with the next id, whatever rows had been shown, and the others never were.
    """
    found = _SORTED.fullmatch(sql)
    table = TABLE.get(found["table"]) if found else None
    if found is None or table is None:
        return sql
    at = found.end("column")
    return f"{sql[:at]}, {', '.join(f'[{column}]' for column in table.key)}{sql[at:]}"


_EQUAL = r"[\[\"]?\w+[\]\"]? = :\w+"
_FILTERED_FACET = re.compile(
    r"\s*select \[?(?P<column>\w+)\]? as value, count\(\*\) as count from \(\s*select [\[\]\w, ]+ "
    rf"from \[?claims\]?(?P<at>) where (?P<filter>{_EQUAL}(?: and {_EQUAL})*)\s*\)\s*where .*",
    re.DOTALL,
)
_NAMED = re.compile(r"(\w+)[\]\"]? = :")

FACET_INDEX = "idx_claims_" + "_".join(CLAIM_FACETS)


def with_facet_index(sql: str) -> str:
    """Return a statement that counts a facet of filtered claims as one that reads the index of all facets only.

    The planner prefers an index of one column that is filtered, and then reads every claim that it finds.
    """
    found = _FILTERED_FACET.fullmatch(sql)
    if found is None or not {found["column"], *_NAMED.findall(found["filter"])} <= set(CLAIM_FACETS):
        return sql
    return f"{sql[: found.start('at')]} indexed by [{FACET_INDEX}]{sql[found.end('at') :]}"


def is_facet(sql: str) -> bool:
    """Whether a statement may be one that counts a facet; cheap, and right most of the time."""
    return "count(*) as count" in sql or "deduped_array_items" in sql


def with_counted_facets(sql: str, params: Any, counted: Set[Counted]) -> tuple[str, Any]:
    """Return a statement that counts a facet as one that reads what the build has counted; ``counted`` says what."""
    found = _FACET.fullmatch(sql) or _LIST_FACET.fullmatch(sql)
    if found is None:
        return sql, params
    table, column, within = found["table"], found["column"], found["within"] or ""
    if (table, within, column) not in counted:
        return sql, params
    value = "cast(value as integer)" if _is_whole(table, column) else "value"
    narrowed = {
        "table": table,
        "within": within,
        "narrowed_to": str(params[found["value"]]) if within else "",
        "column": column,
        "limit": int(found["limit"]),
    }
    return _STORED.format(value=value), narrowed


def _is_whole(table: str, column: str) -> bool:
    return TABLE[table].columns[column].kind is int


_STORED = """
select {value} as value, rows as count
from facet_counts
where table_name = :table
  and within_column = :within
  and within_value = :narrowed_to
  and column_name = :column
order by count desc, 1
limit :limit
"""
