"""How single values look in tables of rows: links and labels instead of ids and codes.

The same for table pages, views and queries: a column's name says what its value is.
"""

import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from ..checking.wording import number
from ..model.dates import date_span, period_span
from ..model.kinds import KINDS
from . import filters as wording
from . import verdict_style

LABELS = {kind.table: kind.label for kind in KINDS if kind.label}
"""Table to the column that names its rows; it links to the row, so the id need not be shown."""

POINTERS = {
    **{kind.key: kind.table for kind in KINDS},
    "other_claim_id": "claims",
    "event_id": "policy_events",
    "part_statistic_id": "statistics",
    "whole_statistic_id": "statistics",
}
"""Column of a view or query to the table its ids belong to. (On tables Datasette makes these links itself.)"""

LISTS = {"topics": "topics", "materials": "materials"}
"""Column that holds a JSON list of ids to the table they belong to."""

PLAIN_LISTS = {"aliases", "authors", "bases", "triggers", "urls"}
"""Columns that hold a JSON list of words."""

DATES = {
    "date",
    "date_announced",
    "date_checked",
    "date_corrected",
    "date_effective",
    "date_ended",
    "date_published",
    "due",
    "next_check",
}

VERDICTS = {"verdict_as_read": None, "outcome": "outcome", "date_verdict": "date-verdict"}
"""Column that holds a verdict though it is not called so, or one of another scheme, to that scheme."""

SENTENCES = {"answer", "explanation", "statement"}
"""Columns whose sentences are never cut short."""

LARGEST_RATIO = 1000
"""Ratios below it are shown with three digits."""

LARGEST_SPELT_OUT = 1e15
"""Numbers below it are shown with all their digits."""

NEIGHBOURS = {"id", "method", "table_name"}
"""Columns that say how another one of their row is shown."""

Link = Callable[[str, str], str]
"""Takes a table and an id, returns an address."""


Values = Any
"""A row: gives the value of a column by its name, and raises KeyError or IndexError where it has no such column."""


def cell(value: Any, column: str, table: str | None, row: Values, link: Link) -> Markup | None:
    """Return how a value is shown, or None where Datasette's own way is right."""
    if column == "ratio" and isinstance(value, int | float):
        return escape(f"{value:.3g}\u00a0×" if 0 < value < LARGEST_RATIO else number(value))
    if isinstance(value, float):
        return escape(number(value)) if abs(value) < LARGEST_SPELT_OUT else None
    if not isinstance(value, str) or not value:
        return None
    if table and LABELS.get(table) == column and (identity := _value(row, "id")):
        return _anchor(link(table, identity), value)
    if table is None and column in POINTERS:
        return _anchor(link(POINTERS[column], value), value)
    if column == "url_path" and value.count("/") == 1:
        return _anchor(link(*value.split("/")), value)
    if column == "record_id" and (named := _value(row, "table_name")):
        return _anchor(link(str(named), value), value)
    if column in LISTS or column in PLAIN_LISTS:
        return _list(value, LISTS.get(column), link)
    return _words(value, column, row)


def _value(row: Values, column: str) -> Any:
    """The value of a column; None where the row has no such column."""
    try:
        return row[column]
    except (KeyError, IndexError):
        return None


def _words(value: str, column: str, row: Values) -> Markup | None:
    """Return a code or a date in words, or None for a column that holds neither."""
    if column in SENTENCES:
        return escape(value)
    if column == "relation" and value in verdict_style.RELATIONS:
        words, classes = verdict_style.plain_words(value), verdict_style.relation_class(value)
        return Markup('<span class="relation {}">{}</span>').format(classes, words)
    if column in VERDICTS or column.endswith("verdict"):
        return _verdict(value, VERDICTS.get(column) or verdict_style.SCHEME_OF_METHOD.get(_value(row, "method") or ""))
    if column in ("status", "state") and value in verdict_style.STATUSES:
        words, classes = verdict_style.plain_words(value), verdict_style.status_class(value)
        return Markup('<span class="status {}">{}</span>').format(classes, words)
    if column in wording.BASES:
        return escape(wording.basis_words(value))
    if column == "period" and _reads(period_span, value):
        return escape(wording.period_words(value))
    if column in DATES and _reads(date_span, value):
        return escape(wording.date_words(value))
    return None


def _reads(read: Callable[[str], Any], value: str) -> bool:
    """Whether a value is what the name of its column says; in a visitor's own query it may be anything."""
    try:
        read(value)
    except ValueError:
        return False
    return True


def _anchor(address: str, text: Any) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _list(value: str, table: str | None, link: Link) -> Markup | None:
    """Return the items of a JSON list, as links where they are ids of a table; None for any other text."""
    try:
        items = json.loads(value)
    except ValueError:
        return None
    if not isinstance(items, list):
        return None
    if table is None:
        return escape(wording.listed(value))
    return Markup(", ").join(_anchor(link(table, item), str(item).replace("-", " ")) for item in items)


def _verdict(word: str, scheme: str | None) -> Markup:
    key = f"{scheme}:{word}" if scheme else word
    if key not in verdict_style.LOOKS:
        return escape(word)
    sign, classes = verdict_style.LOOKS[key].sign, verdict_style.verdict_class(key)
    return Markup('<span class="verdict {}"><span aria-hidden="true">{}</span> {}</span>').format(
        classes, sign, verdict_style.plain_words(word)
    )
