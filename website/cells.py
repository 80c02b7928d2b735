"""How single values look in tables of rows: links and labels instead of ids and codes.

The same for table pages, views and queries: a column's name says what its value is.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup, escape

from . import wording

LABELS = {
    "articles": "title",
    "claims": "statement",
    "policy_events": "title",
    "actors": "name",
    "indicators": "name",
    "materials": "name",
    "places": "name",
    "topics": "name",
    "units": "name",
    "publications": "title",
}
"""Table to the column that names its rows; it links to the row, so the id need not be shown."""

POINTERS = {
    "claim_id": "claims",
    "other_claim_id": "claims",
    "article_id": "articles",
    "policy_event_id": "policy_events",
    "event_id": "policy_events",
    "indicator_id": "indicators",
    "place_id": "places",
    "material_id": "materials",
    "actor_id": "actors",
    "publication_id": "publications",
    "statistic_id": "statistics",
    "part_statistic_id": "statistics",
    "whole_statistic_id": "statistics",
    "topic_id": "topics",
}
"""Column of a view or query to the table its ids belong to. (On tables Datasette makes these links itself.)"""

LISTS = {"topics": "topics", "materials": "materials"}
"""Column that holds a JSON list of ids to the table they belong to."""

PLAIN_LISTS = {"aliases", "authors", "bases"}
"""Columns that hold a JSON list of words."""

DATES = {
    "date",
    "date_announced",
    "date_checked",
    "date_effective",
    "date_ended",
    "date_published",
    "due",
    "next_check",
}

Link = Callable[[str, str], str]
"""Takes a table and an id, returns an address."""


def cell(value: Any, column: str, table: str | None, row: Mapping[str, Any], link: Link) -> Markup | None:
    """Return how a value is shown, or None where Datasette's own way is right."""
    if value is None or value == "":
        return None
    if table and LABELS.get(table) == column and "id" in row:
        return _anchor(link(table, row["id"]), value)
    if column in LISTS and isinstance(value, str) and value.startswith("["):
        return _list(value, LISTS[column], link)
    if column in PLAIN_LISTS and isinstance(value, str) and value.startswith("["):
        return Markup("{}").format(wording.listed(value))
    if table is None and column in POINTERS and isinstance(value, str):
        return _anchor(link(POINTERS[column], value), value)
    if column == "record_id" and "table_name" in row:
        return _anchor(link(str(row["table_name"]), value), value)
    if column.endswith("verdict") or column == "verdict_as_read":
        return _verdict(value)
    if column in ("status", "state") and value in wording.STATUSES:
        return Markup('<span class="status s-{}">{}</span>').format(value, wording.status_words(value))
    if column == "period":
        return Markup("{}").format(wording.period_words(value))
    if column in DATES and isinstance(value, str):
        return Markup("{}").format(wording.date_words(value))
    return None


def _anchor(address: str, text: Any) -> Markup:
    return Markup('<a href="{}">{}</a>').format(address, text)


def _list(value: str, table: str, link: Link) -> Markup | None:
    try:
        items = json.loads(value)
    except ValueError:
        return None
    return Markup(", ").join(_anchor(link(table, item), str(item).replace("-", " ")) for item in items)


def _verdict(word: Any) -> Markup:
    if word not in wording.VERDICTS:
        return Markup(escape(word))
    return Markup('<span class="verdict v-{}"><span aria-hidden="true">{}</span> {}</span>').format(
        word, wording.verdict_sign(word), str(word).replace("-", " ")
    )
