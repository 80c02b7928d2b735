"""One page at a time from each host, never against its ``robots.txt``, at the pace that it wants."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from .documents import LARGEST_DOCUMENT
from .robots import LARGEST_ROBOTS, Leave, leave_of

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 8
HOSTS_AT_ONCE = 8
LONGEST_WAIT = 20.0
"""Seconds that a host may ask us to wait before we ask once more; who wants more is left for another day."""

PATIENCE = 30.0
"""Seconds without a byte after which a host is given up."""

WHOLE_PATIENCE = 120.0
"""Seconds that one page may take in all: a host may send a byte now and then for ever."""


class NotFetched(Exception):
    """A page that could not be had; its text says why, as the end of "it ..."."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a host answered. ``url`` is where it was in the end."""

    url: str
    raw: bytes
    content_type: str


class Visitor:
    """Fetches pages politely; used within ``async with``."""

    def __init__(self, agent: str, pause: float = 1.0) -> None:
        """``agent`` is who we say we are, its first word the name that ``robots.txt`` may use; ``pause`` in seconds."""
        self._agent = agent
        self._name = agent.partition("/")[0]
        self._pause = pause
        self._client: httpx.AsyncClient
        self._leaves: dict[str, Leave] = {}
        self._turns: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._asked_at: dict[str, float] = {}
        self._hosts = asyncio.Semaphore(HOSTS_AT_ONCE)

    async def __aenter__(self) -> "Visitor":
        import httpx

        self._client = httpx.AsyncClient(headers={"User-Agent": self._agent, "Accept": ACCEPTED}, timeout=PATIENCE)
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self._client.aclose()

    async def page(self, url: str) -> Page:
        """Return a page, wherever it has moved to. Raises NotFetched."""
        for _ in range(MOST_REDIRECTS):
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.netloc:
                raise NotFetched(f"leads to {url[:80]}, which is no page of the web")
            async with self._turn(f"{parts.scheme}://{parts.netloc}") as leave:
                if not leave.is_reachable:
                    raise NotFetched(
                        f"is at a host of which nobody knows what programs may read: robots.txt {leave.why}"
                    )
                if not leave.allows(url, self._name):
                    raise NotFetched("may not be read by programs (robots.txt)")
                status, headers, raw = await self._asked(url, LARGEST_DOCUMENT)
            if status in (301, 302, 303, 307, 308) and headers.get("location"):
                url = urljoin(url, headers["location"])
                continue
            if status != 200:
                raise NotFetched(_REFUSALS.get(status, f"was answered with {status}"))
            return Page(url, raw, headers.get("content-type", ""))
        raise NotFetched("is sent on from page to page without end")

    @asynccontextmanager
    async def _turn(self, site: str) -> AsyncIterator[Leave]:
        """Wait until it is our turn at a site; the pause is counted from the end of the request before."""
        async with self._turns[site], self._hosts:
            if site not in self._leaves:
                self._leaves[site] = await self._leave(site)
            leave = self._leaves[site]
            since = time.monotonic() - self._asked_at.get(site, -1e9)
            if leave.is_reachable:
                await asyncio.sleep(max(0.0, leave.pause(self._name, self._pause) - since))
            try:
                yield leave
            finally:
                self._asked_at[site] = time.monotonic()

    async def _leave(self, site: str) -> Leave:
        url = f"{site}/robots.txt"
        for _ in range(5):  # RFC 9309, 2.3.1.2: at least five
            try:
                status, headers, raw = await self._asked(url, LARGEST_ROBOTS, cut=True)
            except NotFetched as why:
                return leave_of(None, b"", str(why))
            if status not in (301, 302, 303, 307, 308) or not headers.get("location"):
                break
            url = urljoin(url, headers["location"])
        return leave_of(status, raw)

    async def _asked(self, url: str, largest: int, *, cut: bool = False) -> tuple[int, "httpx.Headers", bytes]:
        """Ask for a page, once more where the host says when to come again."""
        status, headers, raw = await self._asked_once(url, largest, cut)
        wait = _seconds(headers.get("retry-after", "")) if status in (429, 503) else None
        if wait is not None and wait <= LONGEST_WAIT:
            await asyncio.sleep(wait)
            status, headers, raw = await self._asked_once(url, largest, cut)
        return status, headers, raw

    async def _asked_once(self, url: str, largest: int, cut: bool) -> tuple[int, "httpx.Headers", bytes]:
        import httpx

        try:
            async with asyncio.timeout(WHOLE_PATIENCE), self._client.stream("GET", url) as answer:
                raw = bytearray()
                async for part in answer.aiter_bytes():
                    raw += part
                    if len(raw) > largest:
                        if cut:
                            break
                        raise NotFetched(f"is larger than {largest // 1_000_000} MB")
                return answer.status_code, answer.headers, bytes(raw)
        except (httpx.TimeoutException, TimeoutError):
            raise NotFetched("did not come in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise NotFetched(
                f"could not be reached ({' '.join(str(error).split())[:80] or type(error).__name__})"
            ) from None


ACCEPTED = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"

_REFUSALS = {
    401: "wants a password (401)",
    402: "has to be paid for (402)",
    403: "is refused to programs (403)",
    404: "is not there any more (404)",
    410: "is gone for good (410)",
    429: "has been asked for too often (429); try again later",
    451: "may not be shown here (451)",
    503: "is not to be had just now (503); try again later",
}


def _seconds(text: str) -> float | None:
    """Return how long a host asks us to wait; None where it says nothing, or a date."""
    return float(text) if text.isdecimal() and len(text) < 6 else None
