"""The addresses of pictures: drawn or stored, as SVG, and those of numbers as PNG."""

import base64
import hashlib
from typing import Any

from datasette.utils.asgi import NotFound, Request, Response

from ..checking.wording import spoken_date
from . import charts, number_chart
from .chart_frame import NARROW, SMALL, WIDE, Plot
from .chart_theme import Form, Spec, can_draw
from .comparison_chart import comparison_chart
from .comparisons import Asked, comparison_of
from .lane import Busy, TookTooLong
from .number_chart import Frame
from .numbers import NUMBER_PATH, PARTS, Number, claims_of, line_of, title_of
from .pictures import stored
from .queries import Row, ask, ask_one
from .site import allowed_database, site_of

SVG = "image/svg+xml; charset=utf-8"
SECONDS = 10.0
"""What one picture may take to be drawn; it takes a tenth of one."""

MOST_READ = 300
"""Claims of a number that are read for its picture, an even sample; fewer still are drawn."""


# ------------------------------------------------------------------------------------------------- specifications


async def number_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """A number over the years: ?indicator=&place=&material=."""
    database = await allowed_database(datasette, request)
    return await _number(datasette, database, _asked(request), _form(request)), charts.NUMBER


async def claim_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """The number that a claim gives, over the years, with this claim marked."""
    database = await allowed_database(datasette, request)
    claim = await ask_one(database, "claim", id=request.url_vars["id"])
    if not claim or claim["indicator_id"] is None or claim["place_id"] is None or claim["material_id"] is None:
        raise NotFound("no such claim")
    number = {name: claim[f"{name}_id"] for name in PARTS}
    return await _number(datasette, database, number, _form(request), claim), charts.NUMBER


async def strip_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """The same number, small: ?indicator=&place=&material=."""
    database = await allowed_database(datasette, request)
    return await _number(datasette, database, _asked(request), SMALL), charts.STRIP


async def event_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """The life of a policy event on a line."""
    database = await allowed_database(datasette, request)
    periods = await ask(database, "periods_of_event", id=request.url_vars["id"])
    if not periods:
        raise NotFound("no such event")
    day = await ask_one(database, "as_of")
    return charts.life_chart(periods, day["as_of"], narrow=_is_narrow(request)), charts.LIFE


async def timeline_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """Policy events over the first number that the knowledge base features."""
    database = await allowed_database(datasette, request)
    featured = await ask_one(database, "featured_numbers")
    number = {name: featured.get(f"{name}_id", "") for name in PARTS}
    rows = await ask(database, "newest_figures_of_number", **number)
    figures = [{**row, "line": line_of(row)} for row in rows]
    events = await ask(database, "events_by_year")
    if not figures and not events:
        raise NotFound("nothing to show")
    title = f"{featured.get('indicator', '')}: {featured.get('title', '')}".strip(": ")
    unit = featured.get("unit") or ""
    day = (await ask_one(database, "as_of"))["as_of"]
    return charts.timeline_chart(figures, events, title, unit, day, narrow=_is_narrow(request)), charts.TIMELINE


async def compare_spec(datasette: Any, request: Request) -> tuple[Spec, Form]:
    """Places or materials on one indicator, as the page /compare has them."""
    database = await allowed_database(datasette, request)
    comparison = await comparison_of(database, Asked.of(request.args))
    if comparison is None or not comparison.years:
        raise NotFound("there is nothing to compare")
    day = (await ask_one(database, "as_of"))["as_of"]
    return comparison_chart(comparison, _here(site_of(datasette), day), _form(request)), charts.NUMBER


async def _number(datasette: Any, database: Any, number: Number, form: Plot, this_claim: Row | None = None) -> Spec:
    counts = await ask_one(database, "counts_of_number", **number)
    if not counts:
        raise NotFound("no such number")
    positions = {*_even_sample(counts["claims"]), *([this_claim["number_position"]] if this_claim else [])}
    claims = await claims_of(database, number, sorted(positions))
    figures = await ask(database, "figures_of_number", **number)
    frame = await _frame(datasette, database, number, figures, counts) if form.has_words else Frame()
    return number_chart.number_chart(figures, claims, frame, form, this_claim["id"] if this_claim else "")


def _even_sample(count: int) -> range:
    """The positions of claims that are read for a picture, of so many."""
    return range(1, count + 1, -(-count // MOST_READ) or 1)


async def _frame(datasette: Any, database: Any, number: Number, figures: list[Row], counts: Row) -> Frame:
    """What travels with the picture of a number."""
    names = await ask_one(database, "names_of_number", **number)
    site = site_of(datasette)
    day = (await ask_one(database, "as_of"))["as_of"]
    events = [row["year"] for row in await ask(database, "event_years_of_place", place=number["place"])]
    source = _source(figures, counts["articles"], site, day)
    return Frame(title_of(names), names["unit"] or "", source, events, counts["claims"])


def _source(figures: list[Row], articles: int, site: Any, day: str) -> list[str]:
    """Who publishes the figures, how many articles make the claims; and where the picture is from, as of which day."""
    houses: dict[str, int] = {}
    for row in figures:
        if row["is_official"] and row["publisher"]:
            houses[row["publisher"]] = houses.get(row["publisher"], 0) + 1
    named = sorted(houses, key=lambda house: (-houses[house], house))[:2]
    others = len(houses) - len(named)
    more = "" if not others else " and one other" if others == 1 else f" and {others} others"
    of_figures = [f"Figures: {', '.join(named)}{more}"] if named else []
    of_claims = [f"Claims: {articles} {'article' if articles == 1 else 'articles'}"] if articles else []
    return [*of_figures, "; ".join([*of_claims, _here(site, day)])]


def _here(site: Any, day: str) -> str:
    """Where a picture is from, and as of which day."""
    return f"{site.address.partition('://')[2] or site.name}, as of {spoken_date(day)}"


# -------------------------------------------------------------------------------------------------------- answers


def as_svg(specification: Any) -> Any:
    """Return the view of a picture: stored where there is a file, else drawn."""

    async def picture(datasette: Any, request: Request) -> Response:
        database = await allowed_database(datasette, request)
        kept = stored(datasette.config_dir, f"{request.path}?{request.query_string}")
        if kept is not None:
            return Response(kept, content_type=SVG)
        spec, form = await specification(datasette, request)
        svg: str = (await _drawn(database, spec=spec, size=form.size(_is_narrow(request))))["svg"]
        # Browsers keep it, but ask whether it is still the same: the next build may change it.
        etag = f'"{hashlib.sha256(svg.encode()).hexdigest()[:20]}"'
        headers = {"cache-control": "no-cache", "etag": etag}
        if etag in (request.headers.get("if-none-match") or ""):
            return Response("", status=304, headers=headers, content_type=SVG)
        return Response(svg, headers=headers, content_type=SVG)

    return picture


async def number_png(datasette: Any, request: Request) -> Response:
    """The same as PNG, for documents, messages and cards: stored where there is a file, else drawn."""
    database = await allowed_database(datasette, request)
    kept = stored(datasette.config_dir, request.path)
    if kept is None and not can_draw():
        raise NotFound("no picture of this number is stored here as PNG, and none can be drawn")
    if kept is None:
        spec, _ = await number_spec(datasette, request)
        kept = base64.b64decode((await _drawn(database, spec=spec))["png"])
    return Response(kept, content_type="image/png")


async def _drawn(database: Any, **picture: Any) -> dict[str, Any]:
    """Have a picture drawn, see ``draw_worker``: outside of this process, where nobody waits behind it. Raises Busy."""
    try:
        answer: dict[str, Any] = await database.pictures.answer(picture, SECONDS)
    except TookTooLong:
        raise Busy from None
    return answer


ROUTES = [
    (r"^/-/picture/number\.svg$", as_svg(number_spec)),
    (rf"^{NUMBER_PATH}\.png$", number_png),
    (r"^/-/picture/compare\.svg$", as_svg(compare_spec)),
    (r"^/-/picture/strip\.svg$", as_svg(strip_spec)),
    (r"^/-/picture/claim/(?P<id>[^/]+)\.svg$", as_svg(claim_spec)),
    (r"^/-/picture/event/(?P<id>[^/]+)\.svg$", as_svg(event_spec)),
    (r"^/-/picture/timeline\.svg$", as_svg(timeline_spec)),
]
"""Addresses of pictures and what answers them."""


def _asked(request: Request) -> Number:
    """The number of an address: parts of its path, or parameters."""
    return {name: request.url_vars.get(name) or request.args.get(name) or "" for name in PARTS}


def _is_narrow(request: Request) -> bool:
    """Whether the form for a phone is asked for."""
    return bool(request.args.get("narrow"))


def _form(request: Request) -> Plot:
    return NARROW if _is_narrow(request) else WIDE
