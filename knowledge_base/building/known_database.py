"""What texts are checked by, read from a built database: a published site has no source files.

The inverse of ``columns``: a row becomes the record that it was made of. What is worked out is worked out again, by the
same functions as in the build.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..extracting.checked import Known
from ..extracting.known_sources import known_of
from ..model.records import About, Claim, ControlledWord
from ..model.units import Units
from ..model.vocabulary import Bound
from .schema import TABLE

READ = ("topics", "units", "places", "materials", "indicators", "actors", "publications", "statistics")
EVENTS = "policy_events"
WORKED_OUT = {"indicators": ("sort",)}
"""Keys of records whose columns hold what the build made of them, which is the same once it is read again."""

MOST_CLAIMS = 20_000
"""Claims that are kept at hand to say which of them a number repeats; of a larger database none are."""


CLAIM_COLUMNS = (*TABLE["claims"].record_columns, "value_min", "value_max")
"""Columns that tell a claim: those of its record, and its number, which has columns of its own."""


def known_in(connection: sqlite3.Connection) -> Known:
    """Return what is known in a built database."""
    records = judged_by(connection)
    (count,) = connection.execute("select count(*) from claims").fetchone()
    if count <= MOST_CLAIMS:
        records += _claims(connection)
    return known_by(records)


def judged_by(connection: sqlite3.Connection) -> list[Any]:
    """Return the records by which claims are judged: vocabulary, publications, figures and events."""
    records = [record for table in (*READ, EVENTS) for record in records_of(connection, table)]
    return [*records, *_words(connection), *_about(connection)]


def known_by(records: list[Any]) -> Known:
    """Return what is known by records that were read from a database."""
    return known_of(records, Units([record for record in records if record.kind_of_record == "unit"]))


def records_of(connection: sqlite3.Connection, table: str) -> Iterator[Any]:
    """Yield the records of a table, in its order, as far as its columns tell them."""
    model: Any = TABLE[table].parts[0]
    columns = (*TABLE[table].record_columns, *WORKED_OUT.get(table, ()))
    for row in _rows(connection, table, columns, "rowid"):
        yield model.model_validate(_values(table, row))


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a row: column to value, lists as lists, no column that is null.

    Numbers that its file gives as printed, where nobody could read them (``stated_min``), are in no column.
    """
    number = {name: row[name] for name in ("value_min", "value_max") if name in row}
    if row.get("bound") != Bound.RANGE and number:
        number = {"value": next(iter(number.values()))}
    record = {name: value for name, value in row.items() if name in TABLE["claims"].record_columns}
    return Claim.model_validate({**_values("claims", record), **number})


def _claims(connection: sqlite3.Connection) -> Iterator[Claim]:
    return map(claim_of, _rows(connection, "claims", CLAIM_COLUMNS, "position"))


def _rows(connection: sqlite3.Connection, table: str, names: Sequence[str], order: str) -> Iterator[dict[str, Any]]:
    """Yield rows as columns to values, lists as lists, without what is null."""
    lists = [name for name in names if TABLE[table].columns[name].is_list]
    selected = ", ".join(f"[{name}]" for name in names)
    for values in connection.execute(f"select {selected} from [{table}] order by {order}"):
        row = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        yield row | {name: json.loads(row[name]) for name in lists}


def _values(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a record for the columns of its row."""
    return {TABLE[table].columns[name].field: value for name, value in row.items()}


def _words(connection: sqlite3.Connection) -> Iterator[ControlledWord]:
    """Yield the definitions of bases; the other words of the vocabulary say nothing to a text."""
    query = "select scheme, word, definition from vocabulary where scheme = 'basis'"
    for scheme, word, definition in connection.execute(query):
        yield ControlledWord.model_construct(scheme=scheme, word=word, definition=definition)


def _about(connection: sqlite3.Connection) -> Iterator[About]:
    for (publisher,) in connection.execute("select publisher_id from about"):
        yield About.model_construct(publisher=publisher)
