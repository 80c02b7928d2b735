"""A table's columns, read off the types that its rows are made of: nobody declares a column by hand.

A row is put together from *parts*: the source record, and what was worked out about it (a data class or a named
tuple). Every field of a part is a column:

    str, a controlled word, an EDTF date      text
    int, bool                                 integer
    float                                     real
    a reference to another record             text, named ``<key>_id``, with a foreign key
    a list of texts or references             JSON text, never null
    a list of records (links, mentions)       no column: they have a table of their own, as former_ids have
    ... | None                                the same, and it may be null
"""

import json
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import chain
from operator import attrgetter, call, itemgetter
from typing import Annotated, Any

from ..model.kinds import TABLE_OF_KIND
from ..model.records import Reference, Shape

SQLType = type[str] | type[int] | type[float]


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and the field of a part that fills it."""

    name: str
    field: str
    kind: SQLType
    may_be_null: bool
    refers_to: str | None = None
    """The table whose ``id`` it holds."""
    is_list: bool = False


def columns_of(part: type, leave_out: Iterable[str] = ()) -> Iterator[Column]:
    """Yield the columns that a part gives. Raises TypeError for a field that fits no column."""
    left_out = {*leave_out, "former_ids", "kind_of_record"}
    for name, hint in typing.get_type_hints(part, include_extras=True).items():
        if name not in left_out and typing.get_origin(hint) is not typing.ClassVar:
            column = _column(name, hint)
            if column is not None:
                yield column


def _column(field: str, hint: Any) -> Column | None:
    inner, may_be_null = _without_none(hint)
    inner, reference = _without_marks(inner)
    if not may_be_null:
        inner, may_be_null = _without_none(inner)
    if typing.get_origin(inner) is list:
        (item,) = typing.get_args(inner)
        is_record = isinstance(item, type) and issubclass(item, Shape)
        return None if is_record else Column(field, field, str, may_be_null=False, is_list=True)
    table = TABLE_OF_KIND[reference.kind] if reference else None
    name = field if reference is None or reference.is_named_itself or field.endswith("_id") else f"{field}_id"
    return Column(name, field, _sql_type(field, inner), may_be_null, table)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Return (hint without None, whether None was in it)."""
    if typing.get_origin(hint) not in (typing.Union, types.UnionType):
        return hint, False
    members = [member for member in typing.get_args(hint) if member is not types.NoneType]
    return members[0], len(members) < len(typing.get_args(hint))


def _without_marks(hint: Any) -> tuple[Any, Reference | None]:
    """Return (the bare type, the reference among its annotations)."""
    reference = None
    while typing.get_origin(hint) is Annotated:
        reference = next((mark for mark in hint.__metadata__ if isinstance(mark, Reference)), reference)
        hint = hint.__origin__
    return hint, reference


def _sql_type(field: str, bare: Any) -> SQLType:
    if typing.get_origin(bare) is typing.Literal or (isinstance(bare, type) and issubclass(bare, str | Enum)):
        return str
    for kind in (bool, int):
        if bare is kind:
            return int
    if bare is float:
        return float
    raise TypeError(f"{field} has no column for {bare}")


Values = Sequence[Any]


def getter(parts: Iterable[tuple[type, Sequence[Column]]]) -> Callable[[tuple[Any, ...]], Values]:
    """Return what takes the parts of a row and gives its values, in the order of the columns of all parts.

    ``parts`` are the type of each part and its columns, in turn.
    """
    readers = [_reader(part, columns) for part, columns in parts]
    if readers == [_itself]:
        return itemgetter(0)
    if len(readers) == 1:
        (only,) = readers
        return lambda row: only(row[0])

    def values(row: tuple[Any, ...]) -> Values:
        return tuple(chain.from_iterable(map(call, readers, row)))

    return values


def _reader(part: type, columns: Sequence[Column]) -> Callable[[Any], Values]:
    if not columns:
        return lambda _part: ()
    names = tuple(column.field for column in columns)
    fields = attrgetter(*names)
    lists = [number for number, column in enumerate(columns) if column.is_list]
    if not lists and names == getattr(part, "_fields", ()):
        return _itself
    if len(columns) == 1:
        return lambda part: [as_json(fields(part)) if lists else fields(part)]
    if not lists:
        return fields

    def read(part: Any) -> list[Any]:
        values = list(fields(part))
        for number in lists:
            values[number] = as_json(values[number])
        return values

    return read


def _itself(part: Values) -> Values:
    """A named tuple whose fields are all columns: it is the values."""
    return part


def as_json(values: Iterable[str]) -> str:
    """Return a list as the JSON text of a column."""
    return _as_json(tuple(values))


@lru_cache(maxsize=4096)
def _as_json(values: tuple[str, ...]) -> str:
    """The same few lists come back with most records: no topics, no aliases, the two topics of every other claim."""
    return json.dumps(values, ensure_ascii=False)
