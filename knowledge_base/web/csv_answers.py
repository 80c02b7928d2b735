"""CSV that is whole, and safe to open in a spreadsheet.

Datasette sends a CSV while it reads it, and when it meets an error, or its limit, writes the error's text behind the
rows: the file ends early with status 200. Here a CSV is sent when it is whole, or refused.

A spreadsheet takes a cell that begins with one of ``= + - @`` for a formula, which can send the sheet elsewhere
(https://owasp.org/www-community/attacks/CSV_Injection). Such a text gets an apostrophe before it; numbers stay numbers.
"""

import asyncio
import csv
import io
import re
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import IO, Any

from datasette.utils.asgi import Response

App = Callable[[Any, Any, Any], Awaitable[None]]

IN_MEMORY = 1_000_000
"""Bytes of a CSV that are held in memory; more wait in a file without a name."""

CHUNK = 64_000

CSV_TYPES = (b"text/csv", b"text/plain")
"""Datasette calls a CSV plain text, for browsers to show it, unless it is to be saved (``_dl``)."""

FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

TOO_LARGE = (
    "This CSV cannot be given whole: it takes too long or is too large. Filter it, or take the exported files.\n"
)


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV. On its way out ``whole_csv`` makes its cells safe, as those of every CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def whole_csv(app: App) -> App:
    """Wrap an ASGI application so that its CSV is sent whole or not at all."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(".csv"):
            await app(scope, receive, send)
            return
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as kept:
            start: dict[str, Any] = {}

            async def keep(message: Any) -> None:
                if message["type"] == "http.response.start":
                    start.update(message)
                else:
                    kept.write(message.get("body", b""))

            await app(scope, receive, keep)
            await _sent(start, kept, send)

    return wrapped


async def _sent(start: dict[str, Any], kept: IO[bytes], send: Any) -> None:
    is_csv = start["status"] == 200 and dict(start["headers"]).get(b"content-type", b"").startswith(CSV_TYPES)
    if is_csv and not _is_whole(kept):
        await Response.text(TOO_LARGE, 413).asgi_send(send)
        return
    kept.seek(0)
    await send(start)
    for chunk in _safe(kept) if is_csv else iter(lambda: kept.read(CHUNK), b""):
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await asyncio.sleep(0)  # others may go on
    await send({"type": "http.response.body", "body": b""})


def _is_whole(kept: IO[bytes]) -> bool:
    """Whether the last row has its end. Behind a whole CSV stands nothing; behind one cut short, an error's text."""
    size = kept.seek(0, io.SEEK_END)
    kept.seek(max(0, size - 2))
    return size == 0 or kept.read() == b"\r\n"


def _safe(kept: IO[bytes]) -> Iterator[bytes]:
    rows = csv.reader(io.TextIOWrapper(kept, "utf-8", newline=""))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
        if text.tell() > CHUNK:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
