"""What every table, view and column means and how Datasette shows it: ``descriptions.yml``, for every subject alike.

A subject's ``metadata.yml`` is laid over it, key by key, so that it holds only what is particular.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DESCRIPTIONS = Path(__file__).with_name("descriptions.yml")

Described = dict[str, Any]


@cache
def _program_tables() -> dict[str, Described]:
    # libyaml's loader takes a tenth of the time, and this is read at every start.
    tables: dict[str, Described] = yaml.load(DESCRIPTIONS.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tables


def described_tables(subject: dict[str, Any] | None = None) -> dict[str, Described]:
    """Return table or view -> its metadata for Datasette (title, description, columns, facets ...).

    ``subject`` is what a ``metadata.yml`` says of its own under ``databases: NAME: tables``; it wins.
    """
    own = subject or {}
    program = _program_tables()
    return {name: _laid_over(program.get(name, {}), own.get(name) or {}) for name in {**program, **own}}


def described_columns(tables: dict[str, Described]) -> Iterator[tuple[str, str, str]]:
    """Yield (table or view, column, description)."""
    for name, table in tables.items():
        for column, description in (table.get("columns") or {}).items():
            yield name, column, description


def _laid_over(below: Described, above: Described) -> Described:
    """Merge what two say about a table; neither is changed."""
    columns = {**(below.get("columns") or {}), **(above.get("columns") or {})}
    return {**below, **above, **({"columns": columns} if columns else {})}
