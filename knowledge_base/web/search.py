"""The one search box: a query -> ranked hits with their passages, and how many there are of each kind.

The search itself is the question ``sql/questions/search.sql``, which calls the functions of ``search_words``: the page
``/search``, its JSON and the canned query are one text and rank alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from datasette.database import Database

from ..model.kinds import KINDS
from .queries import ask, rows_of
from .questions import questions
from .search_answers import Named, apart, corrected, named_in
from .search_words import MOST_COUNTED, MOST_RANKED, terms_of
from .verdict_style import LOOKS

PAGE_SIZE = 20

VERDICTS = tuple(word for word in LOOKS if ":" not in word)
"""Verdicts by which claims may be searched."""

SEARCHED = tuple(kind.word for kind in KINDS if kind.is_searched)
"""Kinds of record in the order in which they are offered."""


@dataclass(slots=True)
class Search:
    """What is asked for. ``page`` counts from 1."""

    query: str = ""
    kind: str = ""
    year: str = ""
    place: str = ""
    verdict: str = ""
    page: int = 1

    @classmethod
    def of(cls, arguments: Any) -> "Search":
        """Read a request's arguments; what makes no sense is left out."""
        verdict = arguments.get("verdict") or ""
        kind, year, page = arguments.get("kind") or "", arguments.get("year") or "", arguments.get("page") or "1"
        return cls(
            (arguments.get("q") or "").strip(),
            kind if kind in SEARCHED else "",
            year if re.fullmatch(r"\d{4}", year) else "",
            (arguments.get("place") or "")[:120],
            verdict if verdict in VERDICTS else "",
            max(1, int(page)) if re.fullmatch(r"\d{1,6}", page) else 1,
        )


@dataclass(slots=True)
class Hits:
    """What was found. ``counts`` is by kind, before the filter by kind; ``search.page`` is a page that exists.

    ``total`` and ``counts`` are of the hits that are ranked, at most MOST_RANKED.
    """

    search: Search
    rows: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    of_all: int = 0
    """How many hold the words, where that is more than can be ranked, at most MOST_COUNTED; else 0."""
    suggestion: str = ""
    """A query of words that are there, for one with words that are not."""
    instead: str = ""
    """What was looked for in the end, where the query as it stands finds nothing."""
    answers: list[dict[str, Any]] = field(default_factory=list)
    """What is known of the number that the words name, as rows of the query answers_to_search."""

    @property
    def is_at_least(self) -> bool:
        """Whether there may be more than ``of_all``."""
        return self.of_all >= MOST_COUNTED

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_SIZE)


async def find(database: Database, search: Search) -> Hits:
    """Return the hits of a search; no query, or one without a word in it, finds nothing.

    A query that finds nothing as it stands is tried again: with its last word as the beginning of one, with misspelt
    words mended, and with any of its words instead of all. What the words name comes first.
    """
    if not terms_of(search.query):
        return Hits(search)
    terms = [(row["kind"], row["id"], row["names"]) for row in await ask(database, "names_for_answers")]
    hits = await _found(database, search, search.query)
    suggestion = await _suggestion(database, search.query) if hits.total == 0 else None
    if hits.total == 0:
        for query in (apart(search.query, terms), *_other_ways(search.query, suggestion)):
            other = await _found(database, search, query)
            if other.total:
                hits = replace(other, search=replace(other.search, query=search.query), instead=query)
                break
    hits = replace(hits, suggestion=suggestion or "")
    is_first = (
        hits.total and hits.search.page == 1 and not (search.kind or search.year or search.place or search.verdict)
    )
    return await _with_what_is_named(database, hits, named_in(suggestion or search.query, terms)) if is_first else hits


async def _with_what_is_named(database: Database, hits: Hits, named: Named) -> Hits:
    """Put the terms that a query names before its other hits, and tell what is known of its number."""
    keys = {"indicator": named.indicator, "place": named.place, "material": named.material}
    first = await ask(database, "terms_as_hits", **keys)
    paths = {row["url_path"] for row in first}
    others = [row for row in hits.rows if row["url_path"] not in paths]
    # What is called exactly as the query stays where it is.
    exact = [row for row in others[:1] if row["title"].lower() == hits.search.query.lower().strip()]
    rows = [*exact, *first, *others[len(exact) :]][:PAGE_SIZE]
    answers = await ask(database, "answers_to_search", **keys, year=named.year) if named.is_a_number else []
    return replace(hits, rows=rows, answers=answers)


def _other_ways(query: str, suggestion: str | None) -> Iterator[str]:
    """Yield queries that may find what another did not."""
    terms = [term for term in terms_of(query) if not term.is_excluded]
    if terms and terms[-1].text.isalpha() and len(terms[-1].text) > 2 and not query.rstrip().endswith(("*", '"')):
        yield f"{query.rstrip()}*"
    if suggestion:
        yield suggestion
    if len(terms) > 1:
        yield " OR ".join(term.text if term.text.isalnum() else f'"{term.text}"' for term in terms)


async def _found(database: Database, search: Search, query: str) -> Hits:
    asked = {"q": query, "year": search.year, "place": search.place, "verdict": search.verdict}
    found = await ask(database, "search_counts", **asked, kind="")
    if found and found[0]["of_all"] > MOST_RANKED and search.kind:
        found = await ask(database, "search_counts", **asked, kind=search.kind)
    by_kind = {row["kind"]: row["found"] for row in found}
    counts = {kind: by_kind[kind] for kind in SEARCHED if kind in by_kind}
    total = counts.get(search.kind, 0) if search.kind else sum(counts.values())
    hits = Hits(search, total=total, counts=counts, of_all=found[0]["of_all"] if total >= MOST_RANKED else 0)
    hits.search = replace(search, page=max(1, min(search.page, hits.pages)))
    if not hits.total:
        return hits
    narrowed = {**asked, "kind": search.kind, "page": str(hits.search.page), "size": str(PAGE_SIZE)}
    return replace(hits, rows=await rows_of(database, questions()["search"].sql, narrowed))


async def _suggestion(database: Database, query: str) -> str | None:
    """Return the query with its misspelt words mended."""
    unknown = [
        term.text
        for term in terms_of(query)
        if term.text.isalpha()
        and not await ask(database, "search_counts", q=term.text, year="", place="", verdict="", kind="")
    ]
    if not unknown:
        return None
    return corrected(query, unknown, [row["word"] for row in await ask(database, "search_words")])


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
            "verdict": row["verdict"],
            "speaker": row["speaker"],
            "date": row["date"],
        }
        for row in hits.rows
    ]
    search = hits.search
    return {
        "query": search.query,
        "filters": {
            "kind": search.kind,
            "year": search.year,
            "place": search.place,
            "verdict": search.verdict,
        },
        "total": hits.total,
        "of_all": hits.of_all or hits.total,
        "page": search.page,
        "pages": hits.pages,
        "counts": hits.counts,
        "suggestion": hits.suggestion or None,
        "instead": hits.instead or None,
        "answers": [
            {name: answer[name] for name in ("indicator_id", "place_id", "material_id", "period", "answer")}
            for answer in hits.answers
        ],
        "results": rows,
    }
