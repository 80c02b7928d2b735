"""Response headers. Pages need no script but one file of ours, no style but one, and nothing from elsewhere.

All templates, Datasette's own pages included, are laid out without inline scripts, styles or handlers, so one
strict policy serves them all. JSON-LD is data, not script, and needs no permission.
"""

from collections.abc import Awaitable, Callable
from typing import Any

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)

PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""For SVG files opened by themselves: their style element changes colours in dark mode; scripts never run."""

EMBEDDED = "/embed/"
"""Beginning of the addresses that others may show in a frame: a picture, and nothing that can be clicked by mistake."""

EMBED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    # Everything is public and for reading, so scripts of other sites may read it; they never get cookies along.
    b"access-control-allow-origin": b"*",
    b"access-control-allow-methods": b"GET, HEAD, OPTIONS",
}

App = Callable[[Any, Any, Any], Awaitable[None]]


def with_headers(app: App) -> App:
    """Wrap an ASGI application so that every response carries the headers."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        is_embedded = scope["type"] == "http" and scope["path"].startswith(EMBEDDED)

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _completed(message.get("headers") or [], is_embedded)}
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return wrapped


def _completed(headers: list[tuple[bytes, bytes]], is_embedded: bool) -> list[tuple[bytes, bytes]]:
    present = {name.lower(): value for name, value in headers}
    left_out = {b"x-frame-options"} if is_embedded else set()
    added = [(name, value) for name, value in HEADERS.items() if name not in present.keys() | left_out]
    if b"content-security-policy" not in present:
        is_picture = present.get(b"content-type", b"").startswith(b"image/svg")
        policy = PICTURE_POLICY if is_picture else EMBED_POLICY if is_embedded else POLICY
        added.append((b"content-security-policy", policy.encode()))
    return [*headers, *added]
