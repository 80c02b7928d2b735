"""The pages of the site: one of every kind, and what may be said of every page's HTML."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx

HOME = "/lithium"

RECORDS = (
    "articles", "claims", "policy_events", "indicators", "places", "materials", "actors", "topics", "publications",
)  # fmt: skip
"""Tables whose rows have a page of their own design."""


def _most(table: str, pointer: str, rows: str) -> str:
    """The query for the record of a table to which most rows of another point."""
    return f"select '{table}/' || {pointer} from {rows} where {pointer} > '' group by 1 order by count(*) desc, 1"


_CHOSEN = {
    "article with text": "select 'articles/' || id from articles where text is not null order by claim_count desc, id",
    "article without text": "select 'articles/' || id from articles where text is null order by claim_count desc, id",
    "claim with a correction": "select 'claims/' || id from claims where correction is not null order by id",
    "claim contradicted": "select 'claims/' || id from claims order by conflict_count desc, id",
    "claim without a number": "select 'claims/' || id from claims where value_stated is null order by id",
    "event": "select 'policy_events/' || to_event_id from event_links where relation = 'suspends' order by 1",
    "indicator": _most("indicators", "indicator_id", "claims"),
    "place": _most("places", "place_id", "claims"),
    "material": _most("materials", "material_id", "event_materials"),
    "actor": _most("actors", "attributed_to_id", "claims"),
    "topic": _most("topics", "topic_id", "claim_topics"),
    "publication": _most("publications", "publication_id", "statistics"),
    "row": "select 'units/' || id from units order by id",
}

_NUMBER = """
    select indicator_id, place_id, material_id from numbers where period is null
    order by claim_count desc, id limit 1
"""

_FIXED = {
    "home": "/",
    "search with hits": "/search?q=quota",
    "search in Chinese": "/search?q=%E9%94%82",
    "search without hits": "/search?q=xyzzyq",
    "search not begun": "/search",
    "numbers": "/numbers",
    "contested": "/contested",
    "compare": "/compare",
    "timeline": "/timeline",
    "in force": "/in-force",
    "questions": "/questions",
    "changes": "/changes",
    "data": "/data",
    "check": "/check",
    "check of a number": "/check?phrase=Salara+produced+5,000+tonnes+of+lithium+in+2021",
    "coverage": "/coverage",
    "database": HOME,
    "table": f"{HOME}/claims",
    "table of events": f"{HOME}/policy_events?_facet=instrument",
    "table without rows": f"{HOME}/claims?id=none",
    "view": f"{HOME}/timeline",
    "query": f"{HOME}?sql=select+*+from+claims+limit+5",
    "query with an error": f"{HOME}?sql=select+nothing",
    "canned query": f"{HOME}/who_says_what",
}

KINDS = (*_FIXED, *_CHOSEN, "number")
"""Every kind of page, by name."""

ERROR_404 = f"{HOME}/articles/no-such-article"


def ids(database: Path, table: str) -> list[str]:
    """The ids of a table's rows."""
    return [key for (key,) in _ask(database, f"select id from {table} order by id")]


def page_kinds(database: Path) -> dict[str, str]:
    """Name to path of one page of every kind, with much on it where the database has that."""
    rows = {name: _ask(database, f"{sql} limit 1") for name, sql in _CHOSEN.items()}
    records = {name: f"{HOME}/{found[0][0]}" for name, found in rows.items() if found and found[0][0]}
    number = _ask(database, _NUMBER)
    return {**_FIXED, **records, **({"number": "/number/" + "/".join(number[0])} if number else {})}


def _ask(database: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
ADDRESSES = {"href", "src", "srcset", "action", "poster", "data", "formaction"}
LOADED = {"img", "script", "source", "iframe", "embed", "object", "video", "audio"}
"""Elements that make a browser fetch what they name."""


@dataclass
class Html(HTMLParser):
    """What a page's HTML holds. ``faults`` are what no page may hold: inline code, foreign parts, broken nesting."""

    source: str
    faults: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)
    """JSON-LD blocks."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self.feed(self.source)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]
        self.faults += [f"id {key!r} occurs twice" for key in self.ids if self.ids.count(key) > 1]
        known = {*self.ids, "main"}
        links = [values.get("href", "") for tag, values in self.elements if tag == "a"]
        self.faults += [f"{link} leads nowhere" for link in links if link[:1] == "#" and link[1:] not in known]

    @property
    def ids(self) -> list[str]:
        return [values["id"] for _, values in self.elements if "id" in values]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def links(self) -> list[str]:
        """Addresses on this site that the page links to, without fragments."""
        found = [values["href"].partition("#")[0] for tag, values in self.elements if tag == "a" and "href" in values]
        return [link for link in found if link.startswith("/")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.elements.append((tag, values))
        if tag not in VOID:
            self._open.append(tag)
        is_data = values.get("type") == "application/ld+json"
        if tag == "style" or (tag == "script" and "src" not in values and not is_data):
            self.faults.append(f"inline <{tag}>")
        self.faults += [f"inline {name}= on <{tag}>" for name in values if name == "style" or name.startswith("on")]
        addresses = {name: value.strip().lower() for name, value in values.items() if name in ADDRESSES}
        self.faults += [
            f"{name}={value!r} on <{tag}>"
            for name, value in addresses.items()
            if value.startswith(("javascript:", "data:", "vbscript:"))
            or ((tag in LOADED or values.get("rel") == "stylesheet") and not value.startswith("/"))
        ]

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes <{self._open[-1] if self._open else 'nothing'}>")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["script"]:
            self.data.append(json.loads(data))
        else:
            self.texts.append(data)


SVG = "image/svg+xml; charset=utf-8"
"""The type of a picture."""


def assert_picture(site: httpx.Client, address: str, width: str, height: str) -> None:
    """A picture is there, has this size, and runs nothing."""
    answer = site.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, SVG), address
    svg = ElementTree.fromstring(answer.text)
    assert (svg.get("width"), svg.get("height")) == (width, height), address
    assert "script" not in {element.tag.rpartition("}")[2].lower() for element in svg.iter()}
