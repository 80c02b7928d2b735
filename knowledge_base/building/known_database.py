"""What texts are checked by, read from a built database: a published site has no source files.

The inverse of ``columns``: a row becomes the record that it was made of. What is worked out is worked out again, by the
same functions as in the build.
"""

import json
import sqlite3
from collections.abc import Iterator
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


def known_in(connection: sqlite3.Connection) -> Known:
    """Return what is known in a built database."""
    records = [record for table in READ for record in records_of(connection, table)]
    records += records_of(connection, EVENTS)
    records += _words(connection)
    (count,) = connection.execute("select count(*) from claims").fetchone()
    if count <= MOST_CLAIMS:
        records += _claims(connection)
    units = Units([record for record in records if record.kind_of_record == "unit"])
    return known_of([*records, *_about(connection)], units)


def records_of(connection: sqlite3.Connection, table: str) -> Iterator[Any]:
    """Yield the records of a table, in its order, as far as its columns tell them."""
    model: Any = TABLE[table].parts[0]
    columns = [TABLE[table].columns[name] for name in (*TABLE[table].record_columns, *WORKED_OUT.get(table, ()))]
    names = ", ".join(f"[{column.name}]" for column in columns)
    for row in connection.execute(f"select {names} from [{table}] order by rowid"):
        values = {
            column.field: json.loads(value) if column.is_list else value
            for column, value in zip(columns, row, strict=True)
            if value is not None
        }
        yield model.model_validate(values)


def _words(connection: sqlite3.Connection) -> Iterator[ControlledWord]:
    """Yield the definitions of bases; the other words of the vocabulary say nothing to a text."""
    query = "select scheme, word, definition from vocabulary where scheme = 'basis'"
    for scheme, word, definition in connection.execute(query):
        yield ControlledWord.model_construct(scheme=scheme, word=word, definition=definition)


def _about(connection: sqlite3.Connection) -> Iterator[About]:
    for (publisher,) in connection.execute("select publisher_id from about"):
        yield About.model_construct(publisher=publisher)


def _claims(connection: sqlite3.Connection) -> Iterator[Claim]:
    """Yield the claims with their numbers, which have columns of their own."""
    columns = [TABLE["claims"].columns[name] for name in TABLE["claims"].record_columns]
    names = ", ".join(f"[{column.name}]" for column in columns)
    query = f"select {names}, [value_min], [value_max] from claims order by position"
    for *row, low, high in connection.execute(query):
        values = {
            column.field: json.loads(value) if column.is_list else value
            for column, value in zip(columns, row, strict=True)
            if value is not None
        }
        number = {"value_min": low, "value_max": high}
        if values.get("bound") != Bound.RANGE:
            value = low if low is not None else high
            number = {"value": value}
        yield Claim.model_validate({**values, **{name: end for name, end in number.items() if end is not None}})
