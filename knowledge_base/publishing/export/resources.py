"""What is exported: the tables and views of a database, with the type and the meaning of every column."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...building.descriptions import Described
from ...building.schema import TABLE, TABLES

PLUMBING = (
    "search_index",
    "search_words",
    "column_descriptions",
    "facet_counts",
    "lead_number",
    "lead_voices",
    "first_claims_of_topics",
)
"""Tables that only the site needs. What columns mean is in the data package."""

VIEWS = ("contested_claims", "official_shares")
"""Views that save others a join."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A column. ``kind`` is text, integer, real or list (of texts)."""

    name: str
    kind: str
    description: str
    may_be_null: bool
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """A table or a view."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...] = ()


def resources(connection: sqlite3.Connection, described: dict[str, Described]) -> list[Resource]:
    """Return what is exported of a database; ``described`` is what is said of its tables (``described_tables``)."""
    tables = [_table(table.name, described.get(table.name, {})) for table in TABLES if table.name not in PLUMBING]
    return [*tables, *(_view(connection, name, described.get(name, {})) for name in VIEWS)]


_KINDS = {str: "text", int: "integer", float: "real"}


def _table(name: str, said: Described) -> Resource:
    meanings = said.get("columns") or {}
    exported = {table.name for table in TABLES} - {*PLUMBING}
    fields = tuple(
        Field(
            column.name,
            "list" if column.is_list else _KINDS[column.kind],
            meanings.get(column.name, ""),
            column.may_be_null,
            column.refers_to if column.refers_to in exported else None,
        )
        for column in TABLE[name].columns.values()
    )
    return Resource(name, said.get("title") or name, said.get("description") or "", fields, TABLE[name].key)


def _view(connection: sqlite3.Connection, name: str, said: Described) -> Resource:
    """A view's columns have the types of what is in them."""
    meanings = said.get("columns") or {}
    columns = [row[1] for row in connection.execute(f"pragma table_info([{name}])")]
    types = ", ".join(f"json_group_array(distinct typeof([{column}]))" for column in columns)
    found = connection.execute(f"select {types} from [{name}]").fetchone()
    fields = tuple(
        Field(column, _kind_of({*json.loads(types)}), meanings.get(column, ""), may_be_null=True)
        for column, types in zip(columns, found, strict=True)
    )
    return Resource(name, said.get("title") or name, said.get("description") or "", fields)


def _kind_of(types: set[str]) -> str:
    types = types - {"null"}
    if types == {"integer"}:
        return "integer"
    return "real" if types and types <= {"integer", "real"} else "text"


def rows_of(connection: sqlite3.Connection, resource: Resource) -> Iterator[Row]:
    """Yield the rows of a table in the order of its key, of a view in its own order; lists as lists."""
    names = ", ".join(f"[{field.name}]" for field in resource.fields)
    order = f" order by {', '.join(f'[{column}]' for column in resource.key)}" if resource.key else ""
    lists = {field.name for field in resource.fields if field.kind == "list"}
    for values in connection.execute(f"select {names} from [{resource.name}]{order}"):
        row = {field.name: value for field, value in zip(resource.fields, values, strict=True)}
        for name in lists:
            row[name] = json.loads(row[name])
        yield row
