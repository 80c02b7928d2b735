"""Asking a served site for everything it has a kind of."""

from pathlib import Path

import httpx

from knowledge_base.web.questions import questions
from tests.support.site_pages import HOME, Html, page_kinds

MAY_BE_400 = {"query with an error"}
"""Kinds of page that Datasette before 1.0 answers with 400, and 1.0 with 200."""


def addresses(database: Path) -> dict[str, str]:
    """Name -> address: a page of every kind, every question, a picture, and what is not HTML."""
    home = f"/{database.stem}"
    pages = {kind: path.replace(HOME, home, 1) for kind, path in page_kinds(database).items()}
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
