"""One workbook for people who work in spreadsheets: the main tables with names instead of ids, and what columns mean.

A sheet is a statement in ``sql/exports/``, named as it is. Its columns are the statement's; what they mean is in the
comment at the statement's head.
"""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from .about import About

SQL = Path(__file__).resolve().parents[2] / "sql" / "exports"
SHEETS = ("claims", "numbers", "articles", "events", "figures")
WIDEST = 60
LONGEST_CELL = 32_767
"""Characters of a cell, by Excel's limits."""


def sheet_sql(name: str) -> str:
    """Return the statement of a sheet."""
    return (SQL / f"{name}.sql").read_text("utf-8")


def meanings_of(sql: str) -> dict[str, str]:
    """Return column -> what it means, as the comment at the head of a statement says: ``-- column: meaning``."""
    comments = (line.removeprefix("-- ").partition(": ") for line in sql.splitlines() if line.startswith("-- "))
    return {name: meaning for name, separator, meaning in comments if separator}


def write_workbook(path: Path, connection: sqlite3.Connection, about: About) -> None:
    """Write the workbook. Raises ImportError where XlsxWriter is not installed.

    No cell is a formula or a link, whatever it begins with.
    """
    import xlsxwriter

    # A cell is text or a number, never a formula; the one date in the file is that of the data.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as book:
        day = datetime.fromisoformat(about.as_of)
        book.set_properties({"title": about.title, "author": about.publisher, "created": day})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        _write_first(book, about, head)
        for name in SHEETS:
            _write_sheet(book, name, connection, head, about)


def _write_first(book: Any, about: About, head: Any) -> None:
    sheet = book.add_worksheet("read me")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    said = [
        (about.title, about.description),
        ("As of", about.as_of),
        ("Licence", f"{about.license} {about.license_url}".strip()),
        ("A claim", "is what an article says, not what is so: read its verdict and the sentence beside it."),
    ]
    for number, (name, text) in enumerate(said):
        sheet.write_string(number, 0, name, head)
        sheet.write_string(number, 1, text)
    at = len(said) + 1
    for name in SHEETS:
        for column, meaning in meanings_of(sheet_sql(name)).items():
            sheet.write_string(at, 0, f"{name}: {column}")
            sheet.write_string(at, 1, meaning)
            at += 1


def _write_sheet(
    book: Any,
    name: str,
    connection: sqlite3.Connection,
    head: Any,
    about: About,
) -> None:
    sheet = book.add_worksheet(name)
    rows = connection.execute(sheet_sql(name), {"base": f"{about.address}/{about.name}/"})
    columns = [column[0] for column in rows.description]
    widths = [len(column) for column in columns]
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for number, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, number, value[:LONGEST_CELL])
            elif value is not None:
                sheet.write_number(last, number, value)
            widths[number] = max(widths[number], min(WIDEST, len(str(value or ""))))
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width + 1)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
