"""Addresses that never break: an id that was renamed goes on leading to its record, by a permanent redirect.

Asked only when nothing was found, so that a record's own address costs nothing more.
"""

import re
from typing import Any

from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import Request, Response

from .queries import ask_one
from .site import site_of

TABLE_OF_ADDRESS = {"cite": "articles", "-/picture/claim": "claims", "-/picture/event": "policy_events"}
"""Addresses of ours that hold an id, to the table of their record."""

_ROW = re.compile(r"/(?P<database>[^/]+)/(?P<table>[^/.]+)/(?P<id>[^/.]+)(?P<format>\.\w+)?")
_OURS = re.compile(rf"/(?P<where>{'|'.join(TABLE_OF_ADDRESS)})/(?P<id>[^/.]+)(?P<format>\.\w+)")


async def redirect(datasette: Any, request: Request) -> Response | None:
    """Return the way to the record whose former id is in an address at which nothing was found; None for any other."""
    path = request.scope.get("route_path") or request.scope.get("raw_path", b"").decode("latin1") or request.path
    path = path.partition("?")[0]
    ours = _OURS.fullmatch(path)
    row = None if ours else _ROW.fullmatch(path)
    found = row or ours
    database = site_of(datasette).database
    if found is None or (row and tilde_decode(row["database"]) != database):
        return None
    table = tilde_decode(row["table"]) if row else TABLE_OF_ADDRESS[found["where"]]
    named = {"table": table, "id": tilde_decode(found["id"])}
    record = await ask_one(datasette.databases[database], "record_of_former_id", **named)
    if not record:
        return None
    begin, end = found.span("id")
    address = datasette.urls.path(path[:begin] + tilde_encode(record["record_id"]) + path[end:])
    return Response.redirect(f"{address}?{request.query_string}" if request.query_string else str(address), status=301)
