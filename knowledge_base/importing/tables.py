"""A table from elsewhere -> its columns and rows, whatever separates its cells; each row knows its line.

What spreadsheets do is taken in good part: a byte-order mark, ``sep=;`` in the first line, columns without name and
content, rows without content, a row that ends early.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model.problems import Problem, shown
from ..reading.csv_files import MAX_COLUMNS, in_words
from ..reading.strict_yaml import MAX_RECORDS
from ..reading.text_files import Unreadable
from .entry import clean

SEPARATORS = (",", ";", "\t")
LOOKED_AT = 20
"""Rows by which it is found what separates cells."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it begins in, and its filled cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """A table with the name of its file."""

    name: str
    columns: list[str]
    separator: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_table(text: str, name: str) -> Table:
    """Return the table that a text is. Raises Unreadable when it is none."""
    body, first_line, separator = _without_preamble(text)
    separator = separator or separator_of(body)
    rows = _rows(body, separator)
    header = [clean(cell) for cell in next(rows, (0, [""]))[1]]
    _check_header(header, first_line)
    table = Table(name, [column for column in header if column], separator)
    for line, cells in rows:
        if not any(map(str.strip, cells)):
            continue
        if len(table.rows) >= MAX_RECORDS:
            raise Unreadable(first_line + line - 1, f"has more than {MAX_RECORDS:,} rows", "several files")
        _take(table, header, first_line + line - 1, cells)
    if not table.rows and not table.problems:
        raise Unreadable(first_line, "has a header and no rows", "a row for each claim")
    return table


def separator_of(text: str) -> str:
    """Return what separates the cells of a table: that by which most rows have as many cells as the header."""
    best, most = SEPARATORS[0], (0, 0)
    for separator in SEPARATORS:
        try:
            counts = [len(cells) for (_, cells), _ in zip(_rows(text, separator), range(LOOKED_AT), strict=False)]
        except Unreadable:
            continue
        width = counts[0] if counts else 0
        fitting = (sum(count == width for count in counts), width) if width > 1 else (0, 0)
        if fitting > most:
            best, most = separator, fitting
    return best


def _without_preamble(text: str) -> tuple[str, int, str]:
    """Return a table without the line by which spreadsheets say its separator, its first line, and that separator."""
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if said.lower().startswith("sep=") and (said[4:] or "\t") in SEPARATORS:
        return rest, 2, said[4:] or "\t"
    return text, 1, ""


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every row with its line. Raises Unreadable at the first that is no CSV."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(line, *in_words(error)) from None


def _check_header(header: list[str], line: int) -> None:
    if not any(header):
        raise Unreadable(line, "has no header", "the names of its columns in the first line")
    if len(header) > MAX_COLUMNS:
        raise Unreadable(line, f"has {len(header):,} columns", f"at most {MAX_COLUMNS}")
    twice = [name for name, count in Counter(filter(None, header)).items() if count > 1]
    if twice:
        raise Unreadable(line, f"has the column '{shown(twice[0])}' twice", "each name once")
    odd = next((name for name in header if name.startswith("=")), "")
    if odd:
        raise Unreadable(line, f"has a column '{shown(odd)}'", "names that do not begin with =")


def _take(table: Table, header: list[str], line: int, cells: list[str]) -> None:
    over = [cell for cell in cells[len(header) :] if cell.strip()]
    nameless = [cell for name, cell in zip(header, cells, strict=False) if not name and cell.strip()]
    if over or nameless:
        what = f"has '{shown(clean((over or nameless)[0]))}' in a column without a name"
        expected = "quotes around a cell that contains the separator"
        table.problems.append(Problem(table.name, line, "", "", what, expected))
        return
    filled = {name: text for name, cell in zip(header, cells, strict=False) if name and (text := clean(cell))}
    table.rows.append(Row(line, filled))
