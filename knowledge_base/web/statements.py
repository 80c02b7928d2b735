"""Datasette's own statements, where another one gives the same answer in less time, or the right one.

All are functions of the statement's text: one that is not exactly what Datasette writes stays as it is.
"""

import re
from collections.abc import Set
from typing import Any, NamedTuple

from ..building.schema import OF_THE_FACETS, TABLE

Parameters = dict[str, Any]
Counted = tuple[str, str, str]
"""Table, column that narrows its rows down (empty for none), column whose values are counted."""

COUNTED = "select distinct table_name, within_column, column_name from facet_counts"
"""What the build has counted."""

_NAME = r"\[?(?P<{0}>\w+)\]?"
_ROWS = (
    rf"select [\[\]\w, ]+ from {_NAME.format('table')} "
    r"(?:where [\[\"]?(?P<within>\w+)[\]\"]? = :(?P<value>\w+) )?"
)
_FACET_OF = (
    r"\s*select (?P<quoted>\[?(?P<column>\w+)\]?) as value, count\(\*\) as count from \(\s*{rows}\s*\)\s*"
    r"where (?P=quoted) is not null\s+group by (?P=quoted) order by count desc, value limit (?P<limit>\d+)\s*"
)
_LIST_FACET_OF = (
    r"\s*with inner as \({rows}\),\s*deduped_array_items as \(.*"
    r"json_each\(\[inner\]\.\[?(?P<column>\w+)\]?\) j.*limit (?P<limit>\d+)\s*"
)


# ------------------------------------------------------------------------------------------------------ pages


_SORTED = re.compile(
    rf"select .* from {_NAME.format('table')} (?:where .*)?"
    r"order by (?P<column>\[?\w+\]?(?: desc)?) limit \d+",
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


_COLUMN = r"\[?\w+\]?"
_KEY_EQUALS = rf"{_COLUMN} [=>] :p\d+"
_AFTER_KEY = rf"\(\({_KEY_EQUALS}(?: and {_KEY_EQUALS})*\)(?:\n  or\n\({_KEY_EQUALS}(?: and {_KEY_EQUALS})*\))*\)"
_AFTER = (
    rf"(?:{_AFTER_KEY}"
    rf"|\({_COLUMN} is null and {_AFTER_KEY}\)"
    rf"|\({_COLUMN} is not null or \({_COLUMN} is null and {_AFTER_KEY}\)\)"
    rf"|\({_COLUMN} [<>] :p\d+(?: or {_COLUMN} is null)? or \({_COLUMN} = :p\d+ and {_AFTER_KEY}\)\))"
)
"""Where a page begins, as Datasette writes it: after the last row of the page before, by its key, its order or both."""

_BEGINNING = re.compile(rf" (?:and|where) {_AFTER}(?= (?:\n|\)))")


def of_all_pages(sql: str) -> str:
    """Return a statement that counts a facet without the beginning of the page.

    Datasette 0.65 counts the facets of a second page from its first row on: they fell from page to page.
    """
    return _BEGINNING.sub("", sql, count=1)


# ----------------------------------------------------------------------------------------- what the build counted


def is_facet(sql: str) -> bool:
    """Whether a statement may be one that counts a facet; cheap, and right most of the time."""
    return "count(*) as count" in sql or "deduped_array_items" in sql


_FACET = re.compile(_FACET_OF.replace("{rows}", _ROWS))
_LIST_FACET = re.compile(_LIST_FACET_OF.replace("{rows}", _ROWS), re.DOTALL)


def with_counted_facets(sql: str, params: Any, counted: Set[Counted]) -> tuple[str, Any]:
    """Return a statement that counts a facet as one that reads what the build has counted; ``counted`` says what."""
    found = _FACET.fullmatch(sql) or _LIST_FACET.fullmatch(sql)
    if found is None:
        return sql, params
    table, column, within = found["table"], found["column"], found["within"] or ""
    is_itself = within == column
    if (table, "" if is_itself else within, column) not in counted:
        return sql, params
    narrowed_to = str(params[found["value"]]) if within else ""
    if within and not _is_as_counted(table, within, narrowed_to):
        return sql, params
    value = "cast(value as integer)" if _is_whole(table, column) else "value"
    narrowed = {
        "table": table,
        "within": within,
        "narrowed_to": narrowed_to,
        "column": column,
        "limit": int(found["limit"]),
    }
    return (_STORED_ITSELF if is_itself else _STORED).format(value=value), narrowed


_COUNT = re.compile(
    rf"select count\(\*\) from {_NAME.format('table')} where [\[\"]?(?P<column>\w+)[\]\"]? = :(?P<value>\w+) "
)


def with_counted_rows(sql: str, params: Any, counted: Set[Counted]) -> tuple[str, Any]:
    """Return a statement that counts the rows with one value as one that reads what the build has counted."""
    found = _COUNT.fullmatch(sql)
    if found is None or (found["table"], "", found["column"]) not in counted:
        return sql, params
    value = str(params[found["value"]])
    if _is_list(found["table"], found["column"]) or not _is_as_counted(found["table"], found["column"], value):
        return sql, params
    return _ROWS_OF, {"table": found["table"], "column": found["column"], "narrowed_to": value}


_OF_ONE_VALUE = """
from facet_counts
where table_name = :table
  and within_column = ''
  and within_value = ''
  and column_name = :column
  and value = :narrowed_to
"""
_ROWS_OF = f"select coalesce(sum(rows), 0) {_OF_ONE_VALUE}"


_WHOLE = re.compile("0|-?[1-9][0-9]*")


def _is_as_counted(table: str, column: str, value: str) -> bool:
    """Whether a value is written as the build writes it: 02012 is 2012 only where numbers are compared."""
    return not _is_whole(table, column) or _WHOLE.fullmatch(value) is not None


def _is_list(table: str, column: str) -> bool:
    return TABLE[table].columns[column].is_list


def _is_whole(table: str, column: str) -> bool:
    return TABLE[table].columns[column].kind is int


_STORED = """
select {value} as value, rows as count
from facet_counts
where table_name = :table
  and within_column = :within
  and within_value = :narrowed_to
  and column_name = :column
  and rows > 0
order by count desc, 1
limit :limit
"""


_STORED_ITSELF = f"select {{value}} as value, rows as count {_OF_ONE_VALUE}"


# ------------------------------------------------------------------------------------------ the index of all facets


FACET_INDEX = "idx_claims_" + "_".join(OF_THE_FACETS)

_SEARCHED = "rowid in (select rowid from claims_fts where claims_fts match escape_fts(:search))"
_CONDITION = (
    r"(?:[\[\"]?(?P<column>\w+)[\]\"]? (?:(?:!=|<=?|>=?|like|not like|glob) :\w+|is (?:not )?null|= :(?P<value>\w+)"
    r"|(?:not )?in \(:\w+(?:, :\w+)*\))"
    r"|:\w+ (?:not )?in \(select value from json_each\([\[\"]?claims[\]\"]?\.[\[\"]?(?P<list>\w+)[\]\"]?\)\)"
    rf"|(?P<search>{re.escape(_SEARCHED)}))"
)
_ONE_CONDITION = re.compile(_CONDITION)
_ANY_CONDITION = re.sub(r"\?P<\w+>", "?:", _CONDITION)
_FILTERED = (
    rf"select [\[\]\w, ]+ from \[?claims\]?(?P<at>) where (?P<filter>{_ANY_CONDITION}(?: and {_ANY_CONDITION})*) ?"
)
_FILTERED_FACET = re.compile(_FACET_OF.replace("{rows}", _FILTERED))
_FILTERED_LIST_FACET = re.compile(_LIST_FACET_OF.replace("{rows}", _FILTERED), re.DOTALL)
_FILTERED_COUNT = re.compile(
    rf"select count\(\*\) from \[?claims\]?(?P<at>) where (?P<filter>{_ANY_CONDITION}(?: and {_ANY_CONDITION})*) "
)
_PAGE = re.compile(
    r"select [\[\]\w, ]+ from \[?claims\]? "
    rf"(?:where (?P<filter>{_ANY_CONDITION}(?: and {_ANY_CONDITION})*)?(?: and )?(?P<after>{_AFTER})? )?"
    r"order by \[?(?P<column>\w+)\]?(?: desc)?(?:, \[?id\]?)? limit \d+"
)


class Narrowed(NamedTuple):
    """A statement over some of the claims that can read the index of all facets, and what narrows them down."""

    sql: str
    equal: dict[str, str]
    """Columns that are asked to have one value, with the names of the parameters."""
    is_searched: bool


def with_facet_index(sql: str) -> Narrowed | None:
    """Return a statement about filtered claims as one that reads the index of all facets only; None for any other.

    The planner prefers an index of one column that is filtered, and then reads every claim that it finds: right for
    few of them, and wrong for many.
    """
    found = (
        _FILTERED_FACET.fullmatch(sql)
        or _FILTERED_LIST_FACET.fullmatch(sql)
        or _FILTERED_COUNT.fullmatch(sql)
        or _PAGE.fullmatch(sql)
    )
    if found is None:
        return None
    conditions = list(_ONE_CONDITION.finditer(found["filter"] or ""))
    named = {condition["column"] or condition["list"] for condition in conditions} - {None, "rowid"}
    if found.re is not _FILTERED_COUNT:
        named.add(found["column"])
    if not named <= set(OF_THE_FACETS):
        return None
    equal = {one["column"]: one["value"] for one in conditions if one["value"]}
    rewritten = _page(sql, found) if found.re is _PAGE else _counted(sql, found)
    return Narrowed(rewritten, equal, any(one["search"] for one in conditions)) if rewritten else None


def _counted(sql: str, found: re.Match[str]) -> str:
    if found.re is _FILTERED_LIST_FACET:
        return _LISTED.format(column=found["column"], index=FACET_INDEX, filter=found["filter"], limit=found["limit"])
    return f"{sql[: found.start('at')]} indexed by [{FACET_INDEX}]{sql[found.end('at') :]}"


_LISTED = """
with
listed as (
  select [{column}] as items, count(*) as rows
  from claims indexed by [{index}]
  where {filter}
  group by [{column}]
),
-- an item that a list names twice counts once, as in Datasette
named as (
  select distinct listed.items, listed.rows, item.value
  from listed, json_each(listed.items) as item
)
select value, sum(rows) as count
from named
group by value
order by count desc, value
limit {limit}
"""


def _page(sql: str, found: re.Match[str]) -> str:
    """The rows of a page, chosen in the index. Without a filter, only where no index of the column has all claims."""
    if not (found["filter"] or found["after"] or TABLE["claims"].columns[found["column"]].may_be_null):
        return ""
    at = sql.index(" from ")
    chosen = re.sub(r"from \[?claims\]? ", f"from claims indexed by [{FACET_INDEX}] ", sql[at:].lstrip(), count=1)
    return f"{sql[:at]} from claims where id in (select id {chosen}) {sql[sql.rindex('order by') :]}"


FEWEST = """
select min(coalesce(facet_counts.rows, 0))
from json_each(:equal) as asked
left join facet_counts
  on facet_counts.table_name = 'claims' and facet_counts.within_column = '' and facet_counts.within_value = ''
  and facet_counts.column_name = asked.key and facet_counts.value = asked.value
"""
"""The least number of claims that have one of some values; ``equal`` is a JSON object, column to value as text."""

FOUND = "select count(*) from (select 1 from claims_fts where claims_fts match escape_fts(:search) limit :most)"
"""How many claims a search finds, up to ``most``."""

FEW = 10_000
"""Claims that are read sooner one by one than the index of all facets."""
