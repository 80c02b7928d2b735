"""Answers remembered: the file never changes, so neither does a page of it.

Every answer carries a tag made of the database's content and of the program's own files; a browser or cache that has
that answer is told so before any work. Answers that are asked for again are kept, as many as fit into MOST_BYTES. With
a new database (see ``served_database``) or another program the tags differ and nothing old is kept.
"""

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from .served_database import unfinished

App = Callable[[Any, Any, Any], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

MOST_BYTES = 48_000_000
LARGEST = 500_000
"""Bytes of the largest answer that is kept."""

NOT_KEPT = ("/-/", "/.well-known/", "/check")
"""Beginnings of addresses whose answers are Datasette's own, or nobody else's than who asks; pictures are kept."""

PICTURES = "/-/picture/"
STATIC = "/static/"


Address = tuple[str, bytes, bytes, bytes]
"""Tag, host, path, query."""


class Kept(NamedTuple):
    """An answer with status 200."""

    headers: Headers
    body: bytes


class Memory:
    """The answers that were asked for last, by tag and address. Bounded by their bytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Address, Kept] = OrderedDict()

    def get(self, key: Address) -> Kept | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def put(self, key: Address, kept: Kept) -> None:
        if len(kept.body) > LARGEST or key in self._kept:
            return
        self._kept[key] = kept
        self._size += len(kept.body)
        while self._size > self._most:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest.body)


@cache
def program_digest(folder: Path | None) -> str:
    """Return a digest of what makes pages, beside the database: the library, templates, metadata."""
    digest = hashlib.sha256()
    package = Path(__file__).resolve().parent.parent
    places = [package, *((folder / name for name in ("templates", "static", "metadata.yml")) if folder else ())]
    for place in places:
        files = sorted(path for path in place.rglob("*") if path.is_file()) if place.is_dir() else [place]
        for path in files:
            if path.suffix in (".py", ".sql", ".yml", ".html", ".css", ".js") and path.exists():
                digest.update(f"{path.relative_to(place.parent)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def remembering(app: App, tag_of: Callable[[], str | None]) -> App:
    """Wrap an ASGI application so that its answers are tagged and remembered.

    ``tag_of`` gives the tag of all answers now, or None when nothing may be remembered: the database can change.
    """
    memory = Memory()

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        tag = tag_of() if _may_be_remembered(scope) else None
        if tag is None:
            await app(scope, receive, send)
            return
        host = dict(scope["headers"]).get(b"host", b"")
        key = (tag, host, scope.get("raw_path") or scope["path"].encode(), scope.get("query_string", b""))
        etag = f'W/"{tag}-{zlib.crc32(b"?".join(key[2:])):08x}"'.encode()
        if etag in dict(scope["headers"]).get(b"if-none-match", b""):
            await send(
                {
                    "type": "http.response.start",
                    "status": 304,
                    "headers": [(b"etag", etag), (b"cache-control", b"no-cache")],
                }
            )
            await send({"type": "http.response.body", "body": b""})
            return
        found = memory.get(key)
        if found is not None:
            await send({"type": "http.response.start", "status": 200, "headers": found.headers})
            await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else found.body})
            return
        token = unfinished.set([])
        try:
            await app(scope, receive, _keeping(send, memory, key, etag, scope["method"] == "GET"))
        finally:
            unfinished.reset(token)

    return wrapped


def _may_be_remembered(scope: Any) -> bool:
    """Whether the same answer is given to everybody who asks so."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    path, headers = scope["path"], dict(scope["headers"])
    if b"authorization" in headers or b"ds_actor" in headers.get(b"cookie", b""):
        return False
    is_picture, query = path.startswith(PICTURES), scope.get("query_string", b"")
    return is_picture or not (path.startswith((*NOT_KEPT, STATIC)) or b"sql=" in query or b"_where=" in query)


def _keeping(send: Any, memory: Memory, key: Address, etag: bytes, is_whole: bool) -> Any:
    """Pass an answer on, tagged; keep it when it is one for everybody and not too large."""
    start: dict[str, Any] = {}
    parts: list[bytes] = []

    async def keeping(message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = message.get("headers") or []
            # An answer may be kept by anybody and is to be asked for again: the next build may change it.
            if message["status"] == 200 and not any(name.lower() == b"set-cookie" for name, _ in headers):
                headers = [(name, value) for name, value in headers if name.lower() not in (b"etag", b"cache-control")]
                message = {**message, "headers": [*headers, (b"etag", etag), (b"cache-control", b"no-cache")]}
                start.update(message)
        elif start and is_whole:
            parts.append(message.get("body", b""))
            if sum(map(len, parts)) > LARGEST:
                start.clear()
            elif not message.get("more_body") and not unfinished.get():
                memory.put(key, Kept(start["headers"], b"".join(parts)))
        await send(message)

    return keeping
