"""A site below a path of its host (``base_url``): every link has the path once, whether or not the proxy cuts it off.

Datasette puts ``base_url`` before most addresses that it makes out of the request's own, and leaves it out of the
others (https://github.com/simonw/datasette/issues/1619 and 2105). So one half of its links were wrong where the proxy
passes the path on, the other half where it cuts it off. Here it is always cut off before Datasette sees the request;
what Datasette then forgets to put it before is put right.

A database whose name is the path's first part cannot be distinguished from the path, by Datasette either.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

App = Callable[[Any, Any, Any], Awaitable[None]]


def below_a_path(app: App, base_url: str) -> App:
    """Wrap an ASGI application that is served below ``base_url``, which begins and ends with a slash."""
    if base_url == "/":
        return app

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        if scope["path"] == base_url.rstrip("/"):
            headers = [(b"location", base_url.encode()), (b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 301, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return

        async def send_with_path(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = [(key, _placed(key, value)) for key, value in message.get("headers") or []]
                message = {**message, "headers": headers}
            await send(message)

        def _placed(key: bytes, value: bytes) -> bytes:
            return with_path(value.decode("latin1"), base_url).encode("latin1") if key.lower() == b"location" else value

        await app(_cut(scope, base_url), receive, send_with_path)

    return wrapped


def _cut(scope: Any, base_url: str) -> Any:
    """The request without the path of the site, in both forms in which ASGI gives it."""
    cut = dict(scope)
    if scope["path"].startswith(base_url):
        cut["path"] = "/" + scope["path"][len(base_url) :]
    raw_path, raw_base = scope.get("raw_path") or b"", base_url.encode()
    if raw_path.startswith(raw_base):
        cut["raw_path"] = b"/" + raw_path[len(raw_base) :]
    return cut


def with_path(address: str, base_url: str) -> str:
    """Return an address of this site with the path before it, if it lacks it; any other address as it is."""
    parts = urlsplit(address)
    if not parts.path.startswith("/") or parts.path.startswith(base_url) or address.startswith("//"):
        return address
    return urlunsplit(parts._replace(path=base_url + parts.path[1:]))


def placed_absolute_url(datasette: Any) -> Callable[[Any, str], str]:
    """Return ``datasette.absolute_url`` with the path in every address: array and date facets pass one without it."""
    original = type(datasette).absolute_url
    base_url = datasette.setting("base_url")

    def absolute_url(request: Any, path: str) -> str:
        url: str = original(datasette, request, with_path(path, base_url))
        return url

    return absolute_url
