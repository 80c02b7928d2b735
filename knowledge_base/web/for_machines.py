"""What crawlers and assistants ask a site for first: robots.txt, sitemap.xml, llms.txt."""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

from datasette.utils.asgi import NotFound, Request, Response

from . import versions
from .assistants.server import is_installed
from .numbers import path_of
from .queries import ask, ask_one
from .questions import questions
from .site import Site, site_of

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
COUNTED = ("articles", "claims", "quotes_verified", "claims_judged", "events", "figures")
"""Of what the query ``counts`` gives, what an assistant is told."""

MOST_ADDRESSES = 50_000
"""Of one sitemap, by its standard (https://www.sitemaps.org/protocol.html)."""


async def robots(datasette: Any) -> Response:
    """Let crawlers read records and pages, but not follow facets, filters and orders, which have no end."""
    site = site_of(datasette)
    lines = ["User-agent: *", "Disallow: /*?", "Disallow: /-/", "Allow: /-/picture/", "Disallow: /*.csv"]
    if site.address:
        lines.append(f"Sitemap: {site.address}/sitemap.xml")
    return Response.text("\n".join(lines) + "\n")


async def sitemap(datasette: Any) -> Response:
    """All pages, by their full addresses; there is none for a site that does not know its own."""
    site = site_of(datasette)
    if not site.address:
        raise NotFound("no address is given for this site (metadata.yml, plugins, site, address)")
    root = ElementTree.Element("urlset", xmlns=SITEMAP)
    for path in (await pages_of(datasette))[:MOST_ADDRESSES]:
        ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = site.address + path
    return Response(
        ElementTree.tostring(root, encoding="unicode", xml_declaration=True),
        content_type="application/xml; charset=utf-8",
    )


async def pages_of(datasette: Any) -> list[str]:
    """Return the paths of the pages of a site: those of its own, questions, tables and records."""
    site = site_of(datasette)
    records = await ask(datasette.databases[site.database], "records_with_pages")
    database = f"/{site.database}"
    own = [
        "/",
        "/search",
        "/numbers",
        "/contested",
        "/compare",
        "/timeline",
        "/in-force",
        "/questions",
        "/changes",
        "/coverage",
        "/data",
        database,
    ]
    return [
        *own,
        *(f"{database}/{name}" for name in questions()),
        *(f"{database}/{table}" for table in dict.fromkeys(row["url_path"].partition("/")[0] for row in records)),
        *(f"{database}/{row['url_path']}" for row in records),
        *map(path_of, await ask(datasette.databases[site.database], "numbers_with_pages")),
    ]


async def llms(datasette: Any, request: Request) -> Response:
    """Say to assistants what is here and how to ask for it; nothing that is switched off. (https://llmstxt.org)"""
    site = site_of(datasette)
    may_sql = await versions.may_execute_sql(datasette, request.actor, site.database)
    counts = await ask_one(datasette.databases[site.database], "counts")
    return Response.text("\n".join(_llms(site, counts, may_sql=may_sql)) + "\n")


def _llms(site: Site, counts: dict[str, Any], *, may_sql: bool) -> Iterator[str]:
    base = f"{site.address}/{site.database}"
    yield f"# {site.name}"
    yield ""
    yield (
        "> Claims of articles, each with the exact words, held against official figures, with a verdict and a sentence "
        "that explains it; policy events with their lives; official figures by edition."
    )
    yield ""
    yield from _said(counts)
    yield ""
    yield "A claim is what an article says, not what is so: read its verdict, independence and explanation with it."
    yield ""
    yield "## Ask"
    yield ""
    yield f"- [Search]({site.address}/search.json?q=WORDS): every kind of record, with address and passage"
    yield f"- [A record]({base}/TABLE/ID.json?_shape=objects): tables are claims, articles, policy_events, statistics"
    yield f"- [Rows of a table]({base}/claims.json?_shape=objects&verdict=differs): filters are COLUMN=VALUE"
    yield f"- [What columns mean]({base}/data_dictionary.json?_shape=objects)"
    yield f"- [Check a number]({site.address}/check.json?phrase=SENTENCE): verdict, a sentence, who else says what"
    if is_installed():
        yield f"- [Tools]({site.address}/mcp): the same by the Model Context Protocol, over HTTP"
    if may_sql:
        yield f"- [SQL that reads]({base}.json?sql=STATEMENT&_shape=objects): ends after a second; two run at once"
    yield ""
    yield "## Questions that are ready to ask"
    yield ""
    for question in questions().values():
        parameters = "&".join(f"{name}=" for name in question.parameters)
        yield f"- [{question.title}]({base}/{question.name}.json?_shape=objects{'&' * bool(parameters)}{parameters})"


def _said(counts: dict[str, Any]) -> Iterable[str]:
    return (f"- {name.replace('_', ' ')}: {counts[name]:,}" for name in COUNTED if name in counts)
