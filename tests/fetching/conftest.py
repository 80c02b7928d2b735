"""A web of our own: a real server on this machine, asked as a proxy, so that every host of the tests is there."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest


@dataclass
class Answer:
    """What a page answers: the body, its status, further headers; ``then`` is what it answers the next time."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    then: "Answer | None" = None
    slow: float = 0.0

    @property
    def raw(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Web:
    """The pages there are, by address, and every request that was made."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.at_once: dict[str, int] = {}
        self.most_at_once: dict[str, int] = {}
        self.lock = threading.Lock()
        self.address = ""

    def answer(self, url: str) -> Answer:
        page = self.pages.get(url, Answer("<html><body>Not here</body></html>", 404))
        if page.then is not None:
            self.pages[url] = page.then
        return page


class _Handler(BaseHTTPRequestHandler):
    web: ClassVar[Web]

    def do_GET(self) -> None:
        web, url = self.web, self.path
        host = url.split("/")[2]
        with web.lock:
            web.asked.append(url)
            web.agents.add(self.headers["User-Agent"])
            web.at_once[host] = web.at_once.get(host, 0) + 1
            web.most_at_once[host] = max(web.most_at_once.get(host, 0), web.at_once[host])
            answer = web.answer(url)
        time.sleep(answer.slow)
        headers = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
        with web.lock:
            web.at_once[host] -= 1
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.raw)))
        self.end_headers()
        self.wfile.write(answer.raw)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    handler = type("Handler", (_Handler,), {"web": Web()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    handler.web.address = f"http://127.0.0.1:{server.server_address[1]}"
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, handler.web.address)
    for name in ("no_proxy", "NO_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    yield handler.web
    server.shutdown()


MENU = "<nav><a href='/'>Home</a> <a href='/markets'>Markets</a> <a href='/about'>About us</a></nav>"
FOOTER = "<footer>Subscribe to our newsletter. All rights reserved.</footer>"


def page_of(*paragraphs: str, head: str = "") -> str:
    """A page as publishers make them, with what is around an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>The salt rush</title>{head}</head>"
        f"<body>{MENU}<main><article><h1>The salt rush</h1>{body}</article></main>{FOOTER}</body></html>"
    )


STORY = (
    "Salara mined 203,000 tons of lithium carbonate equivalent in 2022, more than any other country, the office said.",
    "In 2017 Salara had 71.1 percent of world reserves, according to the association of the producers of brine.",
    "The government cut the export quota for 2021 to 30,000 tons, and output fell by 30 percent in that year.",
)
"""An invented article, long enough to be one."""
