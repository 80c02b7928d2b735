"""Pages of numbers: one for each, one to show in a frame, the index of them, and the data of one as CSV."""

import re
from typing import Any

from datasette.utils.asgi import NotFound, Request, Response

from .chart_theme import can_draw
from .number_csv import number_csv
from .numbers import NUMBER_PATH, PARTS, Number, claims_of, path_of, title_of
from .pictures import stored
from .queries import ask, ask_one
from .site import allowed_database, site_of

CLAIMS_A_PAGE = 100
NUMBERS_A_PAGE = 60


async def number_page(datasette: Any, request: Request) -> Response:
    """A number: what is known of it, the picture, who said it in order of time, the figures: ?page=."""
    database, number = await allowed_database(datasette, request), _number(request)
    page = page_of(request)
    context = await _known(database, number)
    pages = -(-context["counts"]["claims"] // CLAIMS_A_PAGE)
    if page > max(pages, 1):
        raise NotFound("this number has fewer pages")
    first = (page - 1) * CLAIMS_A_PAGE + 1
    more = {
        "claims": await claims_of(database, number, range(first, first + CLAIMS_A_PAGE)),
        "page": page,
        "pages": pages,
        "claims_a_page": CLAIMS_A_PAGE,
        "siblings": await ask(database, "numbers_of_indicator", id=number["indicator"]),
        "is_comparable": len(await ask(database, "compare_choices", indicator=number["indicator"])) > 1,
        "has_png": can_draw() or stored(datasette.config_dir, f"{path_of(number)}.png") is not None,
    }
    return await _rendered(datasette, request, "number.html", {**context, **more})


async def embedded(datasette: Any, request: Request) -> Response:
    """Nothing but the picture of a number and its answer, for frames on pages of others."""
    database, number = await allowed_database(datasette, request), _number(request)
    context = await _known(database, number)
    return await _rendered(datasette, request, "embed.html", context)


async def as_csv(datasette: Any, request: Request) -> Response:
    """Every figure of every edition and every claim, one a row."""
    database, number = await allowed_database(datasette, request), _number(request)
    known = await _known(database, number)
    claims = await claims_of(database, number, range(1, known["counts"]["claims"] + 1))
    base = site_of(datasette).address + str(datasette.urls.database(database.name))
    headers = {"content-disposition": f'attachment; filename="{"-".join(number[part] for part in PARTS)}.csv"'}
    text = number_csv(known["figures"], claims, known["names"]["unit"], base)
    return Response(text, headers=headers, content_type="text/csv; charset=utf-8")


async def index(datasette: Any, request: Request) -> Response:
    """All numbers that are claimed, the contested ones first: ?indicator=&page=."""
    database = await allowed_database(datasette, request)
    page, indicator = page_of(request), request.args.get("indicator") or ""
    asked = {"indicator": indicator, "contested": 0, "most": NUMBERS_A_PAGE, "skip": (page - 1) * NUMBERS_A_PAGE}
    numbers = await ask(database, "numbers", **asked)
    if page > 1 and not numbers:
        raise NotFound("there are fewer pages of numbers")
    total = numbers[0]["total"] if numbers else 0
    context = {
        "numbers": numbers,
        "total": total,
        "indicator": await ask_one(database, "indicator", id=indicator) if indicator else {},
        "indicators": await ask(database, "indicators_of_numbers"),
        "page": page,
        "pages": -(-total // NUMBERS_A_PAGE),
    }
    return await _rendered(datasette, request, "numbers.html", context)


ROUTES = [
    (r"^/numbers$", index),
    (rf"^{NUMBER_PATH}$", number_page),
    (rf"^{NUMBER_PATH}\.csv$", as_csv),
    (rf"^/embed{NUMBER_PATH}$", embedded),
]
"""Addresses and what answers them."""


def page_of(request: Request) -> int:
    """The page that is asked for, from 1. Raises NotFound for one that cannot be."""
    said = request.args.get("page") or "1"
    if not re.fullmatch(r"[1-9][0-9]{0,5}", said):
        raise NotFound("no such page")
    return int(said)


async def _known(database: Any, number: Number) -> dict[str, Any]:
    """What the pages of a number have in common. Raises NotFound where nothing is claimed or known."""
    counts = await ask_one(database, "counts_of_number", **number)
    if not counts:
        raise NotFound("nothing is claimed or known of such a number")
    names = await ask_one(database, "names_of_number", **number)
    return {
        "number": number,
        "counts": counts,
        "names": names,
        "title": title_of(names),
        "path": path_of(number),
        "figures": await ask(database, "figures_of_number", **number),
        "known": await ask_one(database, "number", **number),
    }


def _number(request: Request) -> Number:
    return {part: request.url_vars[part] for part in PARTS}


async def _rendered(datasette: Any, request: Request, template: str, context: dict[str, Any]) -> Response:
    name = template.removesuffix(".html")
    return Response.html(await datasette.render_template(template, context, request=request, view_name=name))
