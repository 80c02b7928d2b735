"""Tables as files: CSV, JSON Lines, and Parquet through DuckDB."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ...web.csv_answers import safe_cell
from .resources import Resource, Row

PARTITIONED = ("claims", "figures")
"""What is divided by indicator when that is asked for: what grows, and is asked about number by number."""

_DUCKDB_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "real": "DOUBLE", "list": "VARCHAR[]"}


def write_csv(path: Path, resource: Resource, rows: Iterable[Row]) -> None:
    """Write rows as CSV (RFC 4180, UTF-8): lists as JSON, nothing where there is nothing, no cell that is a formula."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.name for field in resource.fields])
        for row in rows:
            writer.writerow([_cell(row[field.name]) for field in resource.fields])


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return safe_cell(value) if isinstance(value, str) else value


def write_json_lines(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON Lines (https://jsonlines.org): one object a line, null where there is nothing."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_parquet(folder: Path, resource: Resource, json_lines: Path, *, is_partitioned: bool) -> None:
    """Write the rows of a JSON Lines file as Parquet. Raises ImportError where DuckDB is not installed."""
    import duckdb

    columns = ", ".join(f"'{field.name}': '{_DUCKDB_TYPES[field.kind]}'" for field in resource.fields)
    names = ", ".join(f'"{field.name}"' for field in resource.fields)
    source = f"read_json({_quoted(json_lines)}, format = 'newline_delimited', columns = {{{columns}}})"
    divided = is_partitioned and resource.name in PARTITIONED
    target = folder / resource.name if divided else folder / f"{resource.name}.parquet"
    options = "format parquet, compression zstd" + (", partition_by (indicator_id)" if divided else "")
    with duckdb.connect(
        config={"threads": 1}
    ) as connection:  # more threads would divide the rows differently each time
        connection.execute(f"copy (select {names} from {source}) to {_quoted(target)} ({options})")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
