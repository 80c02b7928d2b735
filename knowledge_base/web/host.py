"""The site's own address: never what a request says of it.

A request names the host that it thinks it speaks to. Datasette puts that name into links, and a cache would hand the
page on to others. So the name is replaced: by that of the address in ``metadata.yml`` (plugins, site, ``address``), or
by the socket's own, unless it is this machine.
"""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

App = Callable[[Any, Any, Any], Awaitable[None]]

THIS_MACHINE = re.compile(rb"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?")


def at_home(app: App, address: str) -> App:
    """Wrap an ASGI application so that every request is to the site's own host. ``address`` may be empty."""
    parts = urlsplit(address)

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
            host = parts.netloc.encode() or _host_of(scope)
            scope = {**scope, "headers": [*headers, (b"host", host)], "scheme": parts.scheme or scope["scheme"]}
        await app(scope, receive, send)

    return wrapped


def _host_of(scope: Any) -> bytes:
    said: bytes = dict(scope["headers"]).get(b"host", b"")
    if THIS_MACHINE.fullmatch(said):
        return said
    host, port = scope.get("server") or ("localhost", None)
    return f"{host}:{port}".encode() if port else str(host).encode()
