"""CSV files -> raw records: a header of keys, a record per row; as spreadsheets write them, without what is empty.

Rows without content are left out, and so are columns without name and content: a spreadsheet shows neither.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Set
from functools import cache
from typing import Any, get_origin

from ..model.problems import Problem, nearest, shown
from ..model.records import RECORD_KINDS
from .files import SourceFile
from .raw_records import Found, RawRecord
from .text_files import read_text

MAX_COLUMNS = 200
"""More columns than any kind of record has keys: what has more is another table."""


def read_csv(file: SourceFile, naming: Set[str] = frozenset()) -> Iterator[Found]:
    """Yield the records of a table, or only those in which one of some words fills a cell.

    Raises Unreadable when the file cannot be read.
    """
    rows = csv.reader(io.StringIO(read_text(file.path), newline=""), strict=True)
    line = 1
    try:
        header = [name.strip() for name in next(rows)]
        wrong = list(_mistakes_of_header(file, header))
        yield from wrong
        line = rows.line_num + 1
        for row in rows:
            is_wanted = not naming.isdisjoint(map(str.strip, row)) if naming else any(cell.strip() for cell in row)
            if is_wanted:
                if not wrong and "" in header and len(row) == len(header) - header.count(""):
                    message, expected = "has a column without a name, which its rows do not have", "a name, or no comma"
                    wrong = [Problem(file.name, 1, "", "", message, expected)]
                    yield from wrong
                raw = RawRecord(file.kind, file, line, _named(file.kind, header, row), broken=bool(wrong))
                misfit = None if wrong else _mistake_of_row(raw, header, row)
                if misfit:
                    yield misfit
                    raw.broken = True
                yield raw
            line = rows.line_num + 1
    except csv.Error as error:
        yield Problem(file.name, line, "", "", *in_words(error))


def _mistakes_of_header(file: SourceFile, header: list[str]) -> Iterator[Problem]:
    """Yield unknown, duplicate and missing columns once for the file, not once for every row."""
    fields = RECORD_KINDS[file.kind].model_fields
    required = [name for name, info in fields.items() if info.is_required()]
    foreign = _foreign(header)
    if foreign:
        yield Problem(file.name, 1, "", "", *foreign)
        return
    names = Counter(name for name in header if name)
    unknown = {name: nearest(name, fields) for name in names if name not in fields}
    wrong = [(f"column '{shown(name)}' is not known", meant) for name, meant in unknown.items()]
    wrong += [(f"duplicate column '{shown(name)}'", "") for name in sorted(names) if names[name] > 1]
    missing = [name for name in required if name not in names and name not in unknown.values()]
    if missing:
        spoken = ", ".join(f"'{name}'" for name in missing)
        wrong.append((f"column {spoken} is missing" if len(missing) == 1 else f"columns {spoken} are missing", ""))
    for message, meant in wrong:
        expected = "" if meant else "the columns " + ", ".join(fields)
        yield Problem(file.name, 1, "", "", message, expected, meant)


def _foreign(header: list[str]) -> tuple[str, str] | None:
    """Say of a first row that is no header of ours what it is, and what was expected."""
    if len(header) > MAX_COLUMNS:
        return f"has {len(header):,} columns", f"at most {MAX_COLUMNS}"
    if len(header) <= 2 and header[0].lower().startswith("sep="):
        return f"begins with '{shown(header[0])}', which only a spreadsheet understands", "the header in the first line"
    for sign, separator in {";": "semicolons", "\t": "tabs"}.items():
        if len(header) == 1 and sign in header[0]:
            return (
                f"has {separator} between its cells",
                "commas: in a spreadsheet, save as 'CSV UTF-8, comma delimited'",
            )
    return None


def _mistake_of_row(raw: RawRecord, header: list[str], row: list[str]) -> Problem | None:
    if len(row) != len(header):
        message = f"has {len(row)} cells where the header has {len(header)}"
        return raw.problem((), message, "one cell per column; quotes around a cell that contains a comma")
    stray = next((cell for name, cell in zip(header, row, strict=True) if not name and cell.strip()), None)
    if stray is not None:
        return raw.problem(
            (), f"has '{shown(stray)}' in a column without a name", "the name of the column in the header"
        )
    return None


def in_words(error: csv.Error) -> tuple[str, str]:
    """Return what is wrong with a table, and what was expected."""
    if "field limit" in str(error):
        return f"has a cell of more than {csv.field_size_limit():,} characters", "every quote closed"
    return f"is not valid CSV ({error})", "every quote closed"


def _named(kind: str, header: list[str], row: list[str]) -> dict[str, Any]:
    """Return the filled cells by column. A list has its items in one cell, with spaces between them."""
    cells = zip(header, row, strict=False)
    named: dict[str, Any] = {name: text for name, cell in cells if name and (text := cell.strip())}
    for name in _list_keys(kind) & named.keys():
        named[name] = named[name].split()
    return named


@cache
def _list_keys(kind: str) -> frozenset[str]:
    fields = RECORD_KINDS[kind].model_fields.items()
    return frozenset(name for name, info in fields if get_origin(info.annotation) is list)
