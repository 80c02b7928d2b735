"""Connects the pages of ``website`` with Datasette: template functions, filters, routes and headers."""

import asyncio
import hashlib
from typing import Any

from datasette import hookimpl
from datasette.utils import escape_fts
from datasette.utils.asgi import NotFound, Request, Response

from knowledge_base import sentences
from knowledge_base.schema import TABLE
from website import DATABASE, cells, citations, evidence, pictures, searching, structured_data, wording
from website.asking import ask, ask_one, sql_of
from website.security import with_headers

DAY = 86_400
"""Seconds for which a picture may be kept: it changes only with the database."""

SETTINGS = {"site_name": "Rare Earth Knowledge Base", "repository_url": "", "featured": {}}
"""Settings of this plugin in metadata.yml, with their defaults. ``featured`` names the home page's number."""


def settings_of(datasette: Any) -> dict[str, Any]:
    return {**SETTINGS, **(datasette.plugin_config("site") or {})}


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    return with_headers


@hookimpl(trylast=True)
def prepare_connection(conn: Any) -> None:
    """Let the searches of tables bear any input.

    Datasette's own function of this name turns a lone quotation mark or white space into an empty expression,
    which FTS5 refuses; an empty phrase it takes, and finds nothing. ``trylast``: ours must replace Datasette's.
    """
    conn.create_function("escape_fts", 1, lambda words: escape_fts(words[: searching.LONGEST_QUERY]) or '""')


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    env.filters.update(wording.FILTERS)
    env.globals["row_labels"] = cells.LABELS
    env.filters["possessive"] = sentences.possessive
    env.filters["lower_first"] = sentences.lower_first
    env.globals["amount"] = wording.amount
    # Error pages get no template variables, only globals.
    env.globals["site"] = settings_of(datasette)


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    if database != DATABASE:
        return None
    # Datasette makes links of a table's foreign keys by itself, but not of those of views and queries.
    shown = table if table in TABLE else None
    return cells.cell(value, column, shown, dict(row), lambda other, key: datasette.urls.row(DATABASE, other, key))


@hookimpl
def extra_template_vars(datasette: Any, request: Any, template: str | None) -> dict[str, Any]:
    """What our templates may use: the database by query name, marked texts, settings."""
    database = datasette.databases.get(DATABASE)

    async def query(name: str, **parameters: Any) -> list[dict[str, Any]]:
        return await ask(database, name, **parameters) if database else []

    async def query_one(name: str, **parameters: Any) -> dict[str, Any]:
        return await ask_one(database, name, **parameters) if database else {}

    return {
        "query": query,
        "query_one": query_one,
        "sql_link": lambda name: _sql_link(datasette, name),
        "paragraphs_with": _paragraphs_with,
        "in_context": evidence.in_context,
        "claim_json_ld": lambda claim, explanation: _json_ld(datasette, request, claim, explanation),
        "kinds": searching.KINDS,
    }


def _sql_link(datasette: Any, name: str) -> str:
    from urllib.parse import urlencode

    return datasette.urls.database(DATABASE) + "?" + urlencode({"sql": sql_of(name)})


def _paragraphs_with(text: str, claims: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> list[Any]:
    """The paragraphs of a text with the quotes of its claims and mentions marked; numbers as in the lists beside it."""
    marks = [
        evidence.Mark(c["quote_start"], c["quote_end"], "claim", c["id"], c["verdict"] or "none", number)
        for number, c in enumerate(claims, 1)
        if c["quote_start"] is not None
    ]
    marks += [
        evidence.Mark(m["quote_start"], m["quote_end"], "event", f"{m['id']}-{m['position']}", "event", number)
        for number, m in enumerate(mentions, 1)
        if m["quote_start"] is not None
    ]
    return evidence.paragraphs(text, marks)


def _json_ld(datasette: Any, request: Any, claim: dict[str, Any], explanation: str | None) -> Any:
    url = datasette.absolute_url(request, datasette.urls.row(DATABASE, "claims", claim["id"]))
    data = structured_data.claim_data(claim, explanation, url, settings_of(datasette)["site_name"])
    return structured_data.script_safe(data)


# ------------------------------------------------------------------------------------------------------- routes


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [
        (r"^/search$", search_page),
        (r"^/search\.json$", search_json),
        (r"^/-/picture/number\.svg$", number_picture),
        (r"^/-/picture/strip\.svg$", strip_picture),
        (r"^/-/picture/claim/(?P<id>[^/]+)\.svg$", claim_picture),
        (r"^/-/picture/event/(?P<id>[^/]+)\.svg$", event_picture),
        (r"^/-/picture/timeline\.svg$", timeline_picture),
        (r"^/cite/(?P<id>[^/]+)\.(?P<format>bib|json)$", citation),
    ]


async def search_page(datasette: Any, request: Request) -> Response:
    hits = await searching.find(_database(datasette), searching.Search.of(request.args))
    context = {"hits": hits, "search": hits.search, "places": await ask(_database(datasette), "ways_in_places")}
    return Response.html(await datasette.render_template("search.html", context, request=request, view_name="search"))


async def search_json(datasette: Any, request: Request) -> Response:
    hits = await searching.find(_database(datasette), searching.Search.of(request.args))
    return Response.json(searching.as_json(hits))


async def number_picture(datasette: Any, request: Request) -> Response:
    """A number over the years: ?indicator=&place=&material=."""
    number = _number(request)
    database = _database(datasette)
    claims = await ask(database, "claims_of_number", **number)
    figures = await _figures(database, number)
    if not claims and not figures:
        raise NotFound("no such number")
    events = [row["year"] for row in await ask(database, "event_years_of_place", place=number["place"])]
    return await _svg(pictures.number_chart(figures, claims, await _unit(database, number["indicator"]), events=events))


async def strip_picture(datasette: Any, request: Request) -> Response:
    """The same number on one line, small: ?indicator=&place=&material=."""
    number = _number(request)
    database = _database(datasette)
    claims = await ask(database, "claims_of_number", **number)
    if not claims:
        raise NotFound("no such number")
    figures = await _figures(database, number)
    return await _svg(pictures.strip_chart(claims, figures, await _unit(database, number["indicator"])))


async def claim_picture(datasette: Any, request: Request) -> Response:
    database = _database(datasette)
    claim = await ask_one(database, "claim", id=request.url_vars["id"])
    if not claim or claim["indicator_id"] is None or claim["place_id"] is None or claim["material_id"] is None:
        raise NotFound("no such claim")
    number = {"indicator": claim["indicator_id"], "place": claim["place_id"], "material": claim["material_id"]}
    claims = await ask(database, "claims_of_number", **number)
    figures = await _figures(database, number)
    return await _svg(pictures.number_chart(figures, claims, claim["unit"] or "", this_claim=claim["id"]))


async def event_picture(datasette: Any, request: Request) -> Response:
    database = _database(datasette)
    periods = await ask(database, "periods_of_event", id=request.url_vars["id"])
    if not periods:
        raise NotFound("no such event")
    counts = await ask_one(database, "counts")
    return await _svg(pictures.life_chart(periods, counts["as_of"]))


async def timeline_picture(datasette: Any, request: Request) -> Response:
    """Policy over official output: the number that metadata.yml features."""
    database = _database(datasette)
    featured = settings_of(datasette)["featured"]
    figures = await ask(database, "newest_figures_of_number", **featured) if featured else []
    events = await ask(database, "events_by_year")
    if not figures and not events:
        raise NotFound("nothing to show")
    named = await ask_one(database, "indicator", id=featured.get("indicator", ""))
    title = f"{named.get('name', '')}: {featured.get('title', '')}".strip(": ")
    return await _svg(pictures.timeline_chart(figures, events, title, named.get("unit") or ""))


async def citation(datasette: Any, request: Request) -> Response:
    article = await ask_one(_database(datasette), "article", id=request.url_vars["id"])
    if not article:
        raise NotFound("no such article")
    if request.url_vars["format"] == "bib":
        return Response.text(citations.bibtex(article))
    return Response.json([citations.csl_json(article)])


def _database(datasette: Any) -> Any:
    try:
        return datasette.databases[DATABASE]
    except KeyError:
        raise NotFound(f"{DATABASE}.db has not been built") from None


def _number(request: Request) -> dict[str, str]:
    return {name: request.args.get(name) or "" for name in ("indicator", "place", "material")}


async def _figures(database: Any, number: dict[str, str]) -> list[dict[str, Any]]:
    """Printed figures and, for shares, those that official editions imply."""
    printed = await ask(database, "figures_of_number", **number)
    return [*printed, *await ask(database, "shares_of_number", **number)]


async def _unit(database: Any, indicator: str) -> str:
    return (await ask_one(database, "indicator", id=indicator)).get("unit") or ""


async def _svg(spec: dict[str, Any]) -> Response:
    svg = await asyncio.to_thread(pictures.draw, spec)
    etag = hashlib.sha256(svg.encode()).hexdigest()[:20]
    headers = {"cache-control": f"max-age={DAY}", "etag": f'"{etag}"'}
    return Response(svg, headers=headers, content_type="image/svg+xml; charset=utf-8")
