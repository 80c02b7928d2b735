"""Asking a served site for everything it has a kind of."""

import re
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

import httpx

from knowledge_base.web.questions import questions
from tests.support.site_pages import HOME, Html, page_kinds

MAY_BE_400 = {"query with an error"}
"""Kinds of page that Datasette before 1.0 answers with 400, and 1.0 with 200."""


def addresses(database: Path) -> dict[str, str]:
    """Name -> address: a page of every kind, every question, a picture, and what is not HTML."""
    home = f"/{database.stem}"
    kinds = page_kinds(database).items()
    pages = {kind: home + path.removeprefix(HOME) if path.startswith(HOME) else path for kind, path in kinds}
    asked = {f"question {name}": f"{home}/{name}" for name in questions()}
    other = {
        "search as JSON": "/search.json?q=a",
        "picture": "/-/picture/timeline.svg",
        "style sheet": "/static/site.css",
        "table as JSON": f"{home}/claims.json",
        "table as CSV": f"{home}/claims.csv",
        "question as JSON": f"{home}/who_says_what.json?_shape=array",
        "database": f"{home}.db",
    }
    return {**pages, **asked, **{f"{name} (file)": path for name, path in other.items()}}


def faults_of(address: str, database: Path) -> dict[str, object]:
    """Ask for all of them; give what does not answer, is unsound HTML, or is not laid out by the site."""
    faults: dict[str, object] = {}
    with httpx.Client(base_url=address, timeout=60, trust_env=False, follow_redirects=True) as client:
        for name, path in addresses(database).items():
            answer = client.get(path)
            if answer.status_code != 200 and not (answer.status_code == 400 and name in MAY_BE_400):
                faults[name] = (path, answer.status_code)
            elif answer.headers["content-type"].startswith("text/html"):
                wrong = Html(answer.text).faults
                faults |= {name: wrong} if wrong else {}
                if 'class="site-header"' not in answer.text:
                    faults[name] = "is not a page of the site"
    return faults


_LINK = re.compile(r'(?:href|src|srcset|action)="([^"]*)"')


def links_of(page: str, address: str) -> set[str]:
    """The addresses to which a page leads, whole and without their fragment."""
    found = (urljoin(address, unescape(link)) for link in _LINK.findall(page))
    return {urldefrag(link).url for link in found if link.startswith(("http://", "https://"))}


class Crawl(NamedTuple):
    """What a crawl met: address to status, and what every page said."""

    statuses: dict[str, int]
    pages: dict[str, str]
    elsewhere: dict[str, set[str]]
    """What a page loads (not links to) from another host."""


_LOADED = re.compile(
    r'<(?:img|script|source|link rel="(?:stylesheet|icon)")[^>]*?(?:src|srcset|href)="(https?://[^"]+)"'
)


def crawled(base: str, *, with_queries: bool) -> Crawl:
    """Follow every link of a site from its home page.

    What lies behind a ``?`` is asked for only ``with_queries``, and not followed: facets of facets have no end.
    """
    seen, waiting = Crawl({}, {}, {}), [f"{base}/"]
    known = set(waiting)
    with httpx.Client(timeout=60, trust_env=False, follow_redirects=True) as client:
        while waiting:
            address = waiting.pop()
            answer = client.get(address)
            seen.statuses[address] = answer.status_code
            if not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            seen.pages[address] = answer.text
            loaded = {link for link in _LOADED.findall(answer.text) if not link.startswith(base)}
            if loaded:
                seen.elsewhere[address] = loaded
            if "?" in address:
                continue
            for link in links_of(answer.text, address):
                if link.startswith(base) and link not in known and (with_queries or "?" not in link):
                    known.add(link)
                    waiting.append(link)
    return seen


LONGEST_QUOTE = 30
"""Words in a row that no published page may have of a text that is not ours."""


def passages(text: str) -> set[str]:
    """Every run of LONGEST_QUOTE words of a text, without regard to case and signs."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[n : n + LONGEST_QUOTE]) for n in range(len(words) - LONGEST_QUOTE + 1)}
