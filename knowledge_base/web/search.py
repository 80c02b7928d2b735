"""The one search box: what a person types -> a full-text query that cannot fail -> ranked hits with snippets.

Whatever is typed becomes a list of terms, each quoted for FTS5, so no input is a syntax error. Words are
stemmed by the index; "several words" in quotation marks are a phrase; the last word, and any word with a *,
finds everything that begins with it. Chinese is looked up in the index's grams (see knowledge_base/search.py).
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from datasette.database import Database, QueryInterrupted

from ..building.full_text import CJK_RUN, LONGEST_GRAM

LONGEST_QUERY = 400
"""Characters of a query that are looked at."""

MOST_TERMS = 16
"""Terms of a query that are looked at."""

PAGE_SIZE = 20
SNIPPET_RADIUS = 90

KINDS = (
    "article",
    "claim",
    "policy event",
    "indicator",
    "place",
    "material",
    "actor",
    "topic",
    "publication",
    "statistic",
)
"""Kinds of record in the order in which they are offered."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
"""A word, or a number with its separators: 71.1 and 90,000 are each one thing to look for."""

_OPERATORS = {"AND", "OR", "NOT", "NEAR"}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a word, the beginning of a word, a phrase, or a piece of Chinese."""

    text: str
    is_prefix: bool = False

    @property
    def fts(self) -> str:
        """As FTS5 takes it."""
        quoted = '"' + self.text.replace('"', '""') + '"'
        return quoted + ("*" if self.is_prefix else "")


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
            kind if kind in KINDS else "",
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


def terms_of(query: str) -> list[Term]:
    """Return the terms of a query, at most MOST_TERMS."""
    query = unicodedata.normalize("NFC", query[:LONGEST_QUERY])
    terms: list[Term] = []
    parts = re.split(r'["“”]', query)
    for number, part in enumerate(parts):
        is_phrase = number % 2 == 1 and number < len(parts) - 1
        if is_phrase and not CJK_RUN.search(part):
            words = _WORD.findall(part)
            terms += [Term(" ".join(words))] if words else []
        else:
            terms += _words(part, is_last=number == len(parts) - 1)
    return terms[:MOST_TERMS]


def _words(text: str, *, is_last: bool) -> list[Term]:
    terms: list[Term] = []
    matches = list(_WORD.finditer(text))
    for match in matches:
        word = match[0]
        if word in _OPERATORS:
            continue
        if CJK_RUN.search(word):
            terms += _chinese(word)
            continue
        starred = text[match.end() : match.end() + 1] == "*"
        ends_query = is_last and match is matches[-1] and match.end() == len(text.rstrip())
        terms.append(Term(word, starred or (ends_query and len(word) > 2)))
    return terms


def _chinese(word: str) -> list[Term]:
    """Cut a run that is longer than the longest gram into overlapping pieces; all must be found."""
    terms = [Term(part) for part in CJK_RUN.split(word) if part]
    for run in CJK_RUN.finditer(word):
        text = run[0]
        starts = range(0, max(1, len(text) - LONGEST_GRAM + 1), LONGEST_GRAM // 2)
        pieces = [text[start : start + LONGEST_GRAM] for start in starts]
        if len(text) > LONGEST_GRAM:
            pieces.append(text[-LONGEST_GRAM:])
        terms += [Term(piece) for piece in dict.fromkeys(pieces)]
    return terms


_FILTERED = """
from search_index_fts
join search_index on search_index.id = search_index_fts.rowid
where search_index_fts match :terms
  and (:year = '' or search_index.year = cast(:year as integer))
  and (:place = '' or search_index.place_id = :place)
"""

_COUNTS = f"select search_index.kind, count(*) as found {_FILTERED} group by search_index.kind"

# What is called exactly so comes first; else titles weigh most. A statistic is a row among thousands alike and a
# publication a mere title, so articles, claims and events come before them.
_RANKED = f"""
select
  search_index.kind, search_index.record_id, search_index.title, search_index.year, search_index.url_path,
  search_index.body,
  highlight(search_index_fts, 0, char(2), char(3)) as marked_title,
  snippet(search_index_fts, 1, char(2), char(3), ' … ', 32) as snippet
{_FILTERED}
  and (:kind = '' or search_index.kind = :kind)
order by
  lower(search_index.title) = lower(:query) desc,
  bm25(search_index_fts, 6.0, 1.0, 2.0)
    * case search_index.kind when 'statistic' then 0.5 when 'publication' then 0.6 else 1.0 end,
  search_index.id
limit {PAGE_SIZE} offset :offset
"""


async def find(database: Database, search: Search) -> Hits:
    """Return the hits of a search; no query, or one without a word in it, finds nothing."""
    terms = terms_of(search.query)
    if not terms:
        return Hits(search)
    try:
        return await _find(database, search, terms)
    except QueryInterrupted:
        return Hits(search, took_too_long=True)


async def _find(database: Database, search: Search, terms: list[Term]) -> Hits:
    parameters: dict[str, Any] = {
        "terms": " ".join(term.fts for term in terms),
        "query": search.query.strip(' "“”'),
        "year": search.year,
        "place": search.place,
        "kind": search.kind,
    }
    found = {row["kind"]: row["found"] for row in (await database.execute(_COUNTS, parameters)).rows}
    counts = {kind: found[kind] for kind in KINDS if kind in found}
    hits = Hits(search, total=counts.get(search.kind, 0) if search.kind else sum(counts.values()), counts=counts)
    hits.search = replace(search, page=max(1, min(search.page, hits.pages)))
    parameters["offset"] = (hits.search.page - 1) * PAGE_SIZE
    hits.rows = [dict(row) for row in (await database.execute(_RANKED, parameters)).rows]
    chinese = [term.text for term in terms if CJK_RUN.search(term.text)]
    for row in hits.rows:
        row["snippet"] = _snippet(row.pop("body"), row["snippet"], chinese)
        row["marked_title"] = _mark(row["marked_title"], chinese)
    return hits


def _snippet(body: str, snippet: str, chinese: list[str]) -> str:
    """Choose the passage to show: SQLite's where it has a hit, else around the first Chinese one."""
    if "\x02" in snippet or not chinese:
        return _mark(snippet, chinese)
    at = min((body.find(word) for word in chinese if word in body), default=-1)
    if at < 0:
        return snippet
    start, end = max(0, at - SNIPPET_RADIUS), at + SNIPPET_RADIUS
    passage = ("… " if start else "") + body[start:end] + (" …" if end < len(body) else "")
    return _mark(passage, chinese)


def _mark(text: str, words: list[str]) -> str:
    """Put the signs of a hit around every occurrence of these words that SQLite has not marked already."""
    if not words:
        return text
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    pieces = re.split("(\x02[^\x03]*\x03)", text)
    pieces[::2] = [re.sub(pattern, "\x02\\g<0>\x03", piece) for piece in pieces[::2]]
    return "".join(pieces)


def as_json(hits: Hits) -> dict[str, Any]:
    """Return hits for machines: hits in snippets are marked by [[ and ]]."""
    rows = [
        {
            "kind": row["kind"],
            "id": row["record_id"],
            "title": row["title"],
            "year": row["year"],
            "url": row["url_path"],
            "json": row["url_path"] + ".json?_shape=array",
            "snippet": row["snippet"].replace("\x02", "[[").replace("\x03", "]]"),
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
