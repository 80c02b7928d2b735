"""The one search box: a query -> ranked hits with their passages, and how many there are of each kind.

The search itself is the question ``sql/questions/search.sql``, which calls the functions of ``search_words``: the page
``/search``, its JSON and the canned query are one text and rank alike.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from datasette.database import Database

from ..model.kinds import KINDS
from .queries import ask, rows_of
from .questions import questions
from .search_words import terms_of

PAGE_SIZE = 20

SEARCHED = tuple(kind.word for kind in KINDS if kind.is_searched)
"""Kinds of record in the order in which they are offered."""


@dataclass(slots=True)
class Search:
    """What is asked for. ``page`` counts from 1."""

    query: str = ""
    kind: str = ""
    year: str = ""
    place: str = ""
    page: int = 1

    @classmethod
    def of(cls, arguments: Any) -> "Search":
        """Read a request's arguments; what makes no sense is left out."""
        kind, year, page = arguments.get("kind") or "", arguments.get("year") or "", arguments.get("page") or "1"
        return cls(
            (arguments.get("q") or "").strip(),
            kind if kind in SEARCHED else "",
            year if re.fullmatch(r"\d{4}", year) else "",
            (arguments.get("place") or "")[:120],
            max(1, int(page)) if re.fullmatch(r"\d{1,6}", page) else 1,
        )


@dataclass(slots=True)
class Hits:
    """What was found. ``counts`` is by kind, before the filter by kind; ``search.page`` is a page that exists."""

    search: Search
    rows: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    took_too_long: bool = False

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_SIZE)


async def find(database: Database, search: Search) -> Hits:
    """Return the hits of a search; no query, or one without a word in it, finds nothing."""
    if not terms_of(search.query):
        return Hits(search)
    asked = {"q": search.query, "year": search.year, "place": search.place}
    found = await ask(database, "search_counts", **asked)
    by_kind = {row["kind"]: row["found"] for row in found}
    counts = {kind: by_kind[kind] for kind in SEARCHED if kind in by_kind}
    hits = Hits(search, total=counts.get(search.kind, 0) if search.kind else sum(counts.values()), counts=counts)
    hits.search = replace(search, page=max(1, min(search.page, hits.pages)))
    narrowed = {**asked, "kind": search.kind, "page": str(hits.search.page), "size": str(PAGE_SIZE)}
    rows = await rows_of(database, questions()["search"].sql, narrowed)
    return Hits(search, took_too_long=True) if found.took_too_long or rows.took_too_long else replace(hits, rows=rows)


def as_json(hits: Hits, database_url: str) -> dict[str, Any]:
    """Return hits for machines; in snippets they are between [[ and ]]. Records lie below ``database_url``."""
    rows = [
        {
            "kind": row["kind"],
            "id": row["record_id"],
            "title": row["title"],
            "year": row["year"],
            "url": f"{database_url}/{row['url_path']}",
            "json": f"{database_url}/{row['url_path']}.json?_shape=array",
            "snippet": row["excerpt"],
        }
        for row in hits.rows
    ]
    search = hits.search
    return {
        "query": search.query,
        "filters": {"kind": search.kind, "year": search.year, "place": search.place},
        "total": hits.total,
        "page": search.page,
        "pages": hits.pages,
        "counts": hits.counts,
        "results": rows,
    }
