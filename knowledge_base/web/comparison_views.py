"""Places or materials side by side: the page /compare, and its data as CSV."""

from typing import Any

from datasette.utils.asgi import NotFound, Request, Response

from .chart_theme import can_draw
from .comparison_sentences import told
from .comparison_tables import tidy, wide
from .comparisons import EDITIONS, MOST_LINES, Asked, comparison_of, offered
from .pictures import stored
from .site import allowed_database

PICTURE = "/-/picture/compare.svg"
FORMS = {"tidy": tidy, "wide": wide}


async def page(datasette: Any, request: Request) -> Response:
    """The page: ?indicator=&place=&place=&material=&series=&editions=; places and materials by id or name."""
    database = await allowed_database(datasette, request)
    asked = Asked.of(request.args)
    there = await offered(database, asked)
    comparison = there.comparison
    context: dict[str, Any] = {**there._asdict(), "asked": asked, "editions": EDITIONS}
    if comparison is not None:
        query = comparison.query
        has_picture = can_draw() or stored(datasette.config_dir, f"{PICTURE}?{query}") is not None
        context |= {
            "told": told(comparison),
            "query": query,
            "most_lines": MOST_LINES,
            "picture": f"{PICTURE}?{query}" if has_picture and comparison.years else "",
        }
    text = await datasette.render_template("compare.html", context, request=request, view_name="compare")
    # Of an indicator that is not known nothing is shown, and said so; what was asked for does not exist.
    return Response.html(text, status=200 if comparison is not None or not asked.indicator else 404)


async def as_csv(datasette: Any, request: Request) -> Response:
    """The figures of a comparison: a row for every figure (form=tidy), or for every year (form=wide)."""
    database = await allowed_database(datasette, request)
    comparison = await comparison_of(database, Asked.of(request.args))
    form = request.args.get("form") or "tidy"
    if comparison is None or form not in FORMS:
        raise NotFound("there is no such comparison, or no such form of it: tidy and wide")
    headers = {"content-disposition": f'attachment; filename="{comparison.indicator["id"]}-{form}.csv"'}
    return Response(FORMS[form](comparison), headers=headers, content_type="text/csv; charset=utf-8")


ROUTES = [(r"^/compare$", page), (r"^/compare\.csv$", as_csv)]
"""Addresses and what answers them."""
