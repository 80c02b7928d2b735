"""The addresses of pictures: drawn or stored as SVG, drawn as PNG, their data as CSV, and a page to embed them."""

import asyncio
import csv
import hashlib
import io
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Request, Response

from ..checking.wording import lower_first, spoken_date
from . import charts, number_chart, versions
from .chart_theme import Form, Row, Spec, can_draw, draw, draw_png
from .csv_answers import safe_cell
from .number_chart import Frame
from .pictures import stored
from .queries import ask, ask_one
from .site import site_of

SVG = "image/svg+xml; charset=utf-8"
MOST_DRAWN = 2_000
"""Claims and figures of a number that are read for its picture; what is drawn of them is less still."""

NUMBER = ("indicator", "place", "material")


# ------------------------------------------------------------------------------------------------- specifications


async def number_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """A number over the years: ?indicator=&place=&material=."""
    database = await _allowed(datasette, request)
    return await _number(datasette, database, _asked(request), _form(request)), charts.NUMBER


async def claim_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """The number that a claim gives, over the years, with this claim marked."""
    database = await _allowed(datasette, request)
    claim = await ask_one(database, "claim", id=request.url_vars["id"])
    if not claim or claim["indicator_id"] is None or claim["place_id"] is None or claim["material_id"] is None:
        raise NotFound("no such claim")
    number = {name: claim[f"{name}_id"] for name in NUMBER}
    return await _number(datasette, database, number, _form(request), claim["id"]), charts.NUMBER


async def strip_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """The same number, small: ?indicator=&place=&material=."""
    database = await _allowed(datasette, request)
    return await _number(datasette, database, _asked(request), number_chart.SMALL), charts.STRIP


async def event_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """The life of a policy event on a line."""
    database = await _allowed(datasette, request)
    periods = await ask(database, "periods_of_event", id=request.url_vars["id"])
    if not periods:
        raise NotFound("no such event")
    day = await ask_one(database, "as_of")
    return charts.life_chart(periods, day["as_of"], narrow=_is_narrow(request)), charts.LIFE


async def timeline_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """Policy events over the first number that the knowledge base features."""
    database = await _allowed(datasette, request)
    featured = await ask_one(database, "featured_numbers")
    number = {name: featured.get(f"{name}_id", "") for name in NUMBER}
    figures = await ask(database, "newest_figures_of_number", **number)
    events = await ask(database, "events_by_year")
    if not figures and not events:
        raise NotFound("nothing to show")
    title = f"{featured.get('indicator', '')}: {featured.get('title', '')}".strip(": ")
    unit = featured.get("unit") or ""
    return charts.timeline_chart(figures, events, title, unit, narrow=_is_narrow(request)), charts.TIMELINE


async def _number(
    datasette: Any, database: Any, number: dict[str, str], form: number_chart.Form, this_claim: str = ""
) -> Spec:
    claims = await ask(database, "claims_of_number", **number)
    figures = await ask(database, "figures_of_number", **number)
    if not claims and not figures:
        raise NotFound("no such number")
    frame = await _frame(datasette, database, number, figures, claims) if form.has_words else Frame()
    return number_chart.number_chart(figures, claims, frame, form, this_claim)


async def _frame(datasette: Any, database: Any, number: dict[str, str], figures: list[Row], claims: list[Row]) -> Frame:
    """What travels with the picture of a number."""
    names = await ask_one(database, "names_of_number", **number)
    site = site_of(datasette)
    day = (await ask_one(database, "as_of"))["as_of"]
    events = [row["year"] for row in await ask(database, "event_years_of_place", place=number["place"])]
    return Frame(title_of(names), names["unit"] or "", _source(figures, claims, site, day), events)


def title_of(names: dict[str, Any]) -> str:
    """What a number is called: "Reserves of lithium carbonate, Chile"."""
    particular = f" of {lower_first(names['material'])}" if names["material_is_particular"] else ""
    return f"{names['indicator']}{particular}, {names['place']}"


def _source(figures: list[Row], claims: list[Row], site: Any, day: str) -> list[str]:
    """Who publishes the figures, how many articles make the claims; and where the picture is from, as of which day."""
    houses: dict[str, int] = {}
    for row in figures:
        if row["is_official"] and row["publisher"]:
            houses[row["publisher"]] = houses.get(row["publisher"], 0) + 1
    named = sorted(houses, key=lambda house: (-houses[house], house))[:2]
    more = f" and {len(houses) - 2} others" if len(houses) > 2 else ""
    of_figures = [f"Figures: {', '.join(named)}{more}"] if named else []
    articles = len({row["article_id"] for row in claims})
    of_claims = [f"Claims: {articles} {'article' if articles == 1 else 'articles'}"] if articles else []
    here = f"{site.address.partition('://')[2] or site.name}, as of {spoken_date(day)}"
    return [*of_figures, "; ".join([*of_claims, here])]


# -------------------------------------------------------------------------------------------------------- answers


def as_svg(specification: Any) -> Any:
    """Return the view of a picture: stored where there is a file, else drawn."""

    async def picture(datasette: Any, request: Request) -> Response:
        await _allowed(datasette, request)
        kept = stored(datasette.config_dir, request.path, request.query_string)
        if kept is not None:
            return Response(kept, content_type=SVG)
        spec, form = await specification(datasette, request)
        svg = await asyncio.to_thread(draw, spec, form.size(_is_narrow(request)))
        # Browsers keep it, but ask whether it is still the same: the next build may change it.
        etag = f'"{hashlib.sha256(svg.encode()).hexdigest()[:20]}"'
        headers = {"cache-control": "no-cache", "etag": etag}
        if etag in (request.headers.get("if-none-match") or ""):
            return Response("", status=304, headers=headers, content_type=SVG)
        return Response(svg, headers=headers, content_type=SVG)

    return picture


async def number_png(datasette: Any, request: Request) -> Response:
    """The same as PNG, for documents and messages; only where pictures can be drawn."""
    if not can_draw():
        raise NotFound("pictures are stored here as SVG; none can be drawn")
    spec, _ = await number_spec(datasette, request)
    return Response(await asyncio.to_thread(draw_png, spec), content_type="image/png")


COLUMNS = ("kind", "period", "lowest", "highest", "unit", "who", "verdict", "counted as", "edition", "page")


async def number_csv(datasette: Any, request: Request) -> Response:
    """What the picture of a number is made of: every figure of every edition and every claim, one a row."""
    database, number = await _allowed(datasette, request), _asked(request)
    names = await ask_one(database, "names_of_number", **number)
    claims = await ask(database, "claims_of_number", **number)
    figures = await ask(database, "figures_of_number", **number)
    if not claims and not figures:
        raise NotFound("no such number")
    base = site_of(datasette).address + str(datasette.urls.database(database.name))
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for row in (*_figure_cells(figures, names["unit"], base), *_claim_cells(claims, names["unit"], base)):
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    name = "-".join(number[part] for part in NUMBER)
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(written.getvalue(), headers=headers, content_type="text/csv; charset=utf-8")


def _figure_cells(figures: list[Row], unit: str, base: str) -> Iterable[tuple[Any, ...]]:
    for row in figures:
        kind = "official figure" if row["is_official"] else "other figure"
        said = f"implied {kind}" if row["implication"] else kind
        page = f"{base}/publications/{row['publication_id']}"
        yield (
            said,
            row["year"],
            row["value_min"],
            row["value_max"],
            unit,
            row["publisher"],
            "",
            row["basis"],
            row["publication"],
            page,
        )


def _claim_cells(claims: list[Row], unit: str, base: str) -> Iterable[tuple[Any, ...]]:
    for row in claims:
        who, page = row["speaker"] or row["publisher"], f"{base}/claims/{row['id']}"
        low, high = row["normalised_min"], row["normalised_max"]
        yield "claim", row["period"], low, high, unit, who, row["verdict"], row["basis"], row["article"], page


async def embedded(datasette: Any, request: Request) -> Response:
    """A page with nothing but the picture of a number, for frames on pages of others."""
    database, number = await _allowed(datasette, request), _asked(request)
    names = await ask_one(database, "names_of_number", **number)
    if not names or not await ask(database, "claims_of_number", **number) + await ask(
        database, "figures_of_number", **number
    ):
        raise NotFound("no such number")
    known = await ask_one(database, "number", **number)
    context = {"title": title_of(names), "number": number, "known": known, "query": urlencode(number)}
    return Response.html(await datasette.render_template("embed.html", context, request=request, view_name="embed"))


ROUTES = [
    (r"^/-/picture/number\.svg$", as_svg(number_spec)),
    (r"^/-/picture/number\.png$", number_png),
    (r"^/-/picture/number\.csv$", number_csv),
    (r"^/-/picture/strip\.svg$", as_svg(strip_spec)),
    (r"^/-/picture/claim/(?P<id>[^/]+)\.svg$", as_svg(claim_spec)),
    (r"^/-/picture/event/(?P<id>[^/]+)\.svg$", as_svg(event_spec)),
    (r"^/-/picture/timeline\.svg$", as_svg(timeline_spec)),
    (r"^/embed/number$", embedded),
]
"""Addresses of pictures and what answers them."""


def _asked(request: Request) -> dict[str, str]:
    return {name: request.args.get(name) or "" for name in NUMBER}


def _is_narrow(request: Request) -> bool:
    """Whether the form for a phone is asked for."""
    return bool(request.args.get("narrow"))


def _form(request: Request) -> number_chart.Form:
    return number_chart.NARROW if _is_narrow(request) else number_chart.WIDE


async def _allowed(datasette: Any, request: Request) -> Any:
    """Return the database, for whom Datasette would show it to. Raises Forbidden."""
    name = site_of(datasette).database
    await versions.ensure_may_view(datasette, request.actor, name)
    return datasette.databases[name]
