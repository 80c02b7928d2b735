""" "Cite this": an article's record as CSL-JSON and as BibTeX.

CSL-JSON keeps an uncertain date as such (``circa``); BibTeX has no word for it, so the note says it.
"""

import json
import re
from typing import Any

from ..model.dates import date_span, part_of_year
from .filters import is_uncertain
from .queries import Row

CSL_TYPES = {
    "news": "article-newspaper",
    "analysis": "article",
    "paper": "article-journal",
    "report": "report",
    "official-text": "report",
}
BIBTEX_TYPES = {"paper": "article", "report": "techreport", "official-text": "techreport"}


def csl_json(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article (with its ``publisher`` name) as a CSL-JSON item."""
    item: dict[str, Any] = {
        "id": article["id"],
        "type": CSL_TYPES.get(article["kind"], "article"),
        "title": article["title_original"] or article["title"],
        "language": article["language"],
    }
    if article["title_original"]:
        item["title-short"] = article["title"]
    authors = json.loads(article["authors"] or "[]")
    if authors:
        item["author"] = [{"literal": name} for name in authors]
    if article["publisher"]:
        item["container-title"] = article["publisher"]
    if article["url"]:
        item["URL"] = article["url"]
    if article["date_published"]:
        item["issued"] = _issued(article["date_published"])
    if article["retracted"]:
        item["status"] = "retracted"
    if article["url_archived"]:
        item["note"] = f"Stored copy: {article['url_archived']}"
    return item


def _issued(date: str) -> dict[str, Any]:
    if part_of_year(date):
        span = date_span(date)
        return {"date-parts": [[int(part) for part in (day or "").split("-")[:2]] for day in (span.first, span.last)]}
    plain = re.match(r"\d{4}(-\d{2})*", date)
    if plain is None:
        return {"literal": date}
    issued: dict[str, Any] = {"date-parts": [[int(part) for part in plain[0].split("-")]]}
    return {**issued, "circa": True} if is_uncertain(date) else issued


def bibtex(article: dict[str, Any]) -> str:
    """Return an article as a BibTeX entry."""
    date = article["date_published"]
    year = date_span(date).year_start if date else None
    title = article["title_original"] or article["title"]
    fields = {
        "title": "{" + _escaped(title) + "}",
        "author": " and ".join("{" + _escaped(name) + "}" for name in json.loads(article["authors"] or "[]")),
        "organization": _escaped(article["publisher"] or ""),
        "year": str(year) if year else "",
        "url": article["url"] or "",
        "note": _note(article),
    }
    return _entry(BIBTEX_TYPES.get(article["kind"], "misc"), article["id"], fields)


def _entry(kind: str, key: str, fields: dict[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + "\n".join(lines) + "\n}\n"


def record_csl(record: Row, address: str, site: str, as_of: str) -> dict[str, Any]:
    """Return a record of the knowledge base (``kind``, ``record_id``, ``title``) as a CSL-JSON item."""
    return {
        "id": _key(record),
        "type": "webpage",
        "title": record["title"],
        "container-title": site,
        "URL": address,
        "issued": {"date-parts": [[int(part) for part in as_of.split("-")]]},
    }


def record_bibtex(record: Row, address: str, site: str, as_of: str) -> str:
    """Return the same as a BibTeX entry."""
    year, month, day = as_of.split("-")
    fields = {
        "title": "{" + _escaped(record["title"]) + "}",
        "howpublished": _escaped(site),
        "year": year,
        "month": month,
        "note": f"as of {year}-{month}-{day}",
        "url": address,
    }
    return _entry("misc", _key(record), fields)


def _key(record: Row) -> str:
    return f"{record['kind'].replace(' ', '-')}-{record['record_id']}"


def _note(article: dict[str, Any]) -> str:
    parts = []
    if article["title_original"]:
        parts.append(f"In English: {_escaped(article['title'])}")
    if is_uncertain(article["date_published"]):
        parts.append("date uncertain")
    if article["retracted"]:
        parts.append("retracted")
    if article["url_archived"]:
        parts.append(f"stored copy: {_escaped(article['url_archived'])}")
    return "; ".join(parts)


_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\n": " "}


def _escaped(text: str) -> str:
    return re.sub(r"[&%$#_{}\\~^\n]", lambda match: _SPECIAL.get(match[0], "\\" + match[0]), text)
