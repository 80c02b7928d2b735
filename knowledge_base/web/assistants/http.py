"""The server of assistants beside Datasette, at ``/mcp``: one request, one answer, nothing kept between them.

Only requests of the site's own host are taken, and of a browser only those of the site's own pages: a page elsewhere
cannot make a reader's browser ask a server on the reader's own machine (DNS rebinding).
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from datasette.utils.asgi import Response

from ..request_limits import MOST_BODY
from ..site import Site
from .server import is_installed, server_of
from .tools import Tools

App = Callable[[Any, Any, Any], Awaitable[None]]

PATH = "/mcp"
METHODS = ("POST",)


def with_assistants(app: App, datasette: Any, site: Site) -> App:
    """Wrap an ASGI application so that ``/mcp`` is answered by the server, where its SDK is installed."""
    if not is_installed() or site.is_copy:
        return app
    running = _Running(datasette, site)

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["path"] != PATH:
            await app(scope, receive, send)
            return
        refused = _refusal(scope, site.address)
        if refused is not None:
            await refused.asgi_send(send)
            return
        await (await running.manager()).handle_request(scope, receive, send)

    return wrapped


def _refusal(scope: Any, address: str) -> Response | None:
    """Return the answer to a request that is not taken."""
    headers = dict(scope["headers"])
    if scope["method"] not in METHODS:
        return Response.text("Here assistants ask (MCP over HTTP): POST only\n", 405, {"allow": "POST"})
    origin = headers.get(b"origin", b"").decode("latin1")
    own = urlsplit(address).netloc or headers.get(b"host", b"").decode("latin1")
    if origin and urlsplit(origin).netloc != own:
        return Response.text("Pages of other sites may not ask here\n", 403)
    return None


class _Running:
    """The SDK's manager, started with the first request and kept as long as the process."""

    def __init__(self, datasette: Any, site: Site) -> None:
        self._datasette, self._site = datasette, site
        self._manager: Any = None
        self._task: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    async def manager(self) -> Any:
        async with self._starting:
            if self._manager is None:
                ready = asyncio.get_running_loop().create_future()
                self._task = asyncio.create_task(self._run(ready))
                self._manager = await ready
        return self._manager

    async def _run(self, ready: "asyncio.Future[Any]") -> None:
        from mcp.server.transport_security import TransportSecuritySettings

        tools = Tools(_Now(self._datasette, self._site.database), self._address)
        server = server_of(tools, self._site.name)
        # Hosts and origins are judged here, by the site's own address; the SDK knows only those of this machine.
        security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        server.streamable_http_app(
            stateless_http=True, json_response=True, max_request_body_size=MOST_BODY, transport_security=security
        )
        async with server.session_manager.run():
            ready.set_result(server.session_manager)
            await asyncio.Event().wait()

    def _address(self, path: str) -> str:
        return f"{self._site.address}{self._datasette.urls.path(path)}"


class _Now:
    """The database that is served now: a new build takes the place of the old one under a running server."""

    def __init__(self, datasette: Any, name: str) -> None:
        self._datasette, self._name = datasette, name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self._datasette.databases[self._name], attribute)
