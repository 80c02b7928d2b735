"""Connects the site with Datasette: template functions, filters, routes and headers."""
# mypy: disallow-untyped-decorators=False

import json
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import click
from datasette import hookimpl
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from ..building.history import read_history
from ..building.schema import TABLE
from ..checking import wording as sentences
from ..model.kinds import KINDS
from . import charts as pictures
from . import (
    checks,
    citations,
    comparison_views,
    evidence,
    feeds,
    for_machines,
    former_ids,
    number_views,
    picture_views,
    requests,
    search_words,
    versions,
)
from . import filters as wording
from . import render_cell as cells
from . import schema_org as structured_data
from . import search as searching
from .below_a_path import placed_absolute_url
from .downloads import downloads
from .guards import guarded
from .numbers import title_of
from .queries import ask, ask_one, sql_of
from .questions import as_canned_query, questions
from .served_database import serve_files
from .site import NoKnowledgeBase, Site, allowed_database, site_of
from .verdict_style import LOOKS, SCHEMES, is_contested, judgement

BIBTEX = "application/x-bibtex; charset=utf-8"
CSL = "application/vnd.citationstyles.csl+json; charset=utf-8"


@hookimpl
def startup(datasette: Any) -> Any:
    """Say what to do, rather than fail on every page, when there is no database yet or 1.0 would not heed limits."""
    site = _site_or_end(datasette)
    requests.keep_locals_out_of_the_log()
    serve_files(datasette, site.database)
    datasette.absolute_url = placed_absolute_url(datasette)
    passed_over = versions.unheeded(datasette, site.database)
    if passed_over:
        raise click.ClickException(
            f"datasette.yml does not say what metadata.yml and settings.json say of {', '.join(passed_over)}, and this "
            "version of Datasette reads nothing else; build again: python build_db.py"
        )
    return lambda: versions.describe(datasette, site.metadata, questions().values())


def _site_or_end(datasette: Any) -> Site:
    """Return the site; ends the process with what to do when no knowledge base is served."""
    try:
        return site_of(datasette)
    except NoKnowledgeBase as missing:
        raise click.ClickException(str(missing)) from None


@hookimpl
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Give Datasette what every table and column means. What ``metadata.yml`` says, Datasette lays over it itself."""
    try:
        site = site_of(datasette)
    except NoKnowledgeBase:
        return {}
    return site.rules if key == "tables" else site.metadata


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Put what guards the site around Datasette: see ``guarded``."""
    return lambda app: guarded(app, datasette)


@hookimpl
def handle_exception(datasette: Any, request: Request, exception: Exception) -> Any:
    """Lead from the address of a renamed record to the record, and answer slips of readers as such."""
    if isinstance(exception, NotFound):
        return former_ids.redirect(datasette, request)
    return requests.answer(datasette, request, exception)


@hookimpl
def skip_csrf(scope: Any) -> bool:
    """Whether a form changes nothing, so that nobody is harmed by whoever sends it in a reader's name."""
    return bool(scope.get("path", "").endswith(checks.PATH))


@hookimpl(trylast=True)
def prepare_connection(conn: Any) -> None:
    """Give every connection what our SQL calls. ``trylast``: our ``escape_fts`` must replace Datasette's."""
    search_words.register(conn)


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Give templates what needs no database: filters, words, sizes and addresses."""
    site = _site_or_end(datasette)  # Datasette calls this before startup
    env.filters.update(wording.FILTERS)
    env.globals["record_template"] = lambda table: _record_template(env, table)
    env.globals["row_labels"] = cells.LABELS
    env.filters["possessive"] = sentences.possessive
    env.filters["lower_first"] = sentences.lower_first
    env.filters["number_title"] = title_of
    env.globals["picture_of"] = checks.picture_of
    env.globals["amount"] = wording.amount
    env.globals["kinds"] = KINDS
    env.globals["picture_forms"] = pictures.FORMS
    env.globals["verdict_looks"] = LOOKS
    env.globals["judged_schemes"] = SCHEMES
    # Error pages get no template variables, only globals.
    env.globals["questions"] = questions()
    env.globals["site"] = site
    env.globals["row_url"] = partial(datasette.urls.row, site.database)
    env.globals["table_url"] = partial(datasette.urls.table, site.database)
    env.globals["sql_url"] = partial(versions.sql_address, datasette)
    env.globals["about_table"] = partial(_about_table, site)
    env.globals["database_url"] = partial(datasette.urls.database, site.database)


def _about_table(site: Site, database: str, table: str, metadata: Any = None) -> dict[str, Any]:
    """What a table is and how it is shown; of a database that is not ours, Datasette's own ``metadata``."""
    return site.table(table) if database == site.database else metadata or {}


def _record_template(env: Any, table: str) -> str:
    """The template for records of a table."""
    name = f"records/{table}.html"
    return name if name in env.list_templates(filter_func=lambda path: path == name) else "records/_any.html"


@hookimpl
def canned_queries(datasette: Any, database: str) -> dict[str, dict[str, Any]]:
    """Add the questions to the database. (A hook of Datasette before 1.0.)"""
    if database != site_of(datasette).database:
        return {}
    return {name: as_canned_query(question) for name, question in questions().items()}


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Show labels, links and words instead of ids and codes."""
    if database != site_of(datasette).database:
        return None
    # Datasette makes links of a table's foreign keys by itself, but not of those of views and queries.
    shown = table if table in TABLE else None
    return cells.cell(value, column, shown, row, partial(datasette.urls.row, database))


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """Give templates the database by query name, marked texts and links.

    No name may be one of Datasette's own (``query``, ``metadata``): ours would hide it.
    """
    database = _database(datasette)
    return {
        "ask": partial(ask, database),
        "ask_one": partial(ask_one, database),
        "sql_link": partial(_sql_link, datasette, request.actor if request else None),
        "paragraphs_with": _paragraphs_with,
        "in_context": evidence.in_context,
        "downloads": partial(downloads, datasette.config_dir),
        "history": partial(read_history, Path(database.path)),
        "claim_json_ld": lambda claim, explanation: _json_ld(datasette, request, claim, explanation),
    }


async def _sql_link(datasette: Any, actor: Any, name: str) -> str:
    """The address at which a query can be read and changed; nothing for readers who may not send SQL."""
    database = site_of(datasette).database
    if not await versions.may_execute_sql(datasette, actor, database):
        return ""
    return versions.sql_address(datasette, database) + "?" + urlencode({"sql": sql_of(name)})


def _paragraphs_with(text: str, claims: list[dict[str, Any]], mentions: list[dict[str, Any]]) -> list[Any]:
    """The paragraphs of a text with the quotes of its claims and mentions marked; numbers as in the lists beside it."""
    marks = [
        evidence.Mark(c["quote_start"], c["quote_end"], "claim", c["id"], judgement(c), number, is_contested(c))
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
    site = site_of(datasette)
    url = datasette.absolute_url(request, datasette.urls.row(site.database, "claims", claim["id"]))
    data = structured_data.claim_data(claim, explanation, url, site.name)
    return structured_data.script_safe(data)


# ------------------------------------------------------------------------------------------------------- routes


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Add the addresses that are not Datasette's own or pages of ``templates/pages``."""
    return [
        (r"^/$", home_page),
        (r"^/search$", search_page),
        (r"^/search\.json$", search_json),
        (r"^/check$", checks.page),
        (r"^/check\.json$", checks.as_json),
        *picture_views.ROUTES,
        *number_views.ROUTES,
        *comparison_views.ROUTES,
        (r"^/cite/(?P<id>[^/]+)\.(?P<format>bib|json)$", citation),
        (r"^/cite/(?P<path>[^/]+/[^/]+)\.(?P<format>bib|json)$", citation_of_record),
        (r"^/feeds/changes\.atom$", feeds.changes),
        (r"^/feeds/(?P<name>events|checks)\.ics$", feeds.calendar),
        (r"^/(-/picture|cite|feeds)/", nothing),
        (r"^/robots\.txt$", for_machines.robots),
        (r"^/sitemap\.xml$", for_machines.sitemap),
        (r"^/llms\.txt$", for_machines.llms),
    ]


async def home_page(datasette: Any, request: Request) -> Response:
    """The home page. Datasette's own counts every table of every database for it, which takes longer than ours."""
    await allowed_database(datasette, request)
    return Response.html(await datasette.render_template("index.html", {}, request=request, view_name="index"))


async def search_page(datasette: Any, request: Request) -> Response:
    """Search every kind of record: ?q=&kind=&year=&place=&page=."""
    database = await allowed_database(datasette, request)
    hits = await searching.find(database, searching.Search.of(request.args))
    context = {"hits": hits, "search": hits.search, "places": await ask(database, "places_of_search")}
    return Response.html(await datasette.render_template("search.html", context, request=request, view_name="search"))


async def search_json(datasette: Any, request: Request) -> Response:
    """The same for machines."""
    hits = await searching.find(await allowed_database(datasette, request), searching.Search.of(request.args))
    return Response.json(searching.as_json(hits, str(datasette.urls.database(site_of(datasette).database))))


async def citation(datasette: Any, request: Request) -> Response:
    """An article as BibTeX or CSL-JSON."""
    article = await ask_one(await allowed_database(datasette, request), "article", id=request.url_vars["id"])
    if not article:
        raise NotFound("no such article")
    if request.url_vars["format"] == "bib":
        return Response(citations.bibtex(article), content_type=BIBTEX)
    return Response(json.dumps([citations.csl_json(article)], ensure_ascii=False), content_type=CSL)


async def citation_of_record(datasette: Any, request: Request) -> Response:
    """Any record of the knowledge base, as of its build, by its path below the database."""
    database = await allowed_database(datasette, request)
    record = await ask_one(database, "cited_record", path=tilde_decode(request.url_vars["path"]))
    if not record:
        raise NotFound("no such record")
    site, day = site_of(datasette), (await ask_one(database, "as_of"))["as_of"]
    table, identity = record["url_path"].split("/", 1)
    address = datasette.absolute_url(request, datasette.urls.row(site.database, table, identity))
    if request.url_vars["format"] == "bib":
        return Response(citations.record_bibtex(record, address, site.name, day), content_type=BIBTEX)
    item = citations.record_csl(record, address, site.name, day)
    return Response(json.dumps([item], ensure_ascii=False), content_type=CSL)


async def nothing() -> Response:
    """Any other address of ours. Datasette's own answer to one without a route is 500 where ``rich`` is installed."""
    raise NotFound("no such address")


def _database(datasette: Any) -> Any:
    return datasette.databases[site_of(datasette).database]
