"""What someone who wishes the server ill can send: it stays alive and small, and answers others. See docs/security.md.

The server is a real process with the real database. Memory is read from the kernel: the most that the server and its
SQL processes together ever held.
"""

import socket
import sqlite3
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from urllib.parse import quote_plus

import httpx
import pytest

from tests.support.serving import ROOT, configure, server_of

MOST_MEGABYTES = 256
PATIENCE = 30.0
"""Seconds after which a server that does not answer is taken to hang."""

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n)"

STATEMENTS = {
    "a blob of 900 MB": "select zeroblob(900000000)",
    "its digits": "select hex(zeroblob(400000000))",
    "a text of 900 MB": "select printf('%.*c', 900000000, 'x')",
    "replaced": "select replace(printf('%.*c', 900000, 'a'), 'a', printf('%.*c', 900000, 'b'))",
    "quoted": "select quote(zeroblob(900000))",
    "many blobs": f"{ENDLESS} select zeroblob(500000) from n limit 2001",
    "joined": f"{ENDLESS} select group_concat(printf('%.*c', 100000, 'x')) from (select 1 from n limit 100000)",
    "as JSON": f"{ENDLESS} select json_group_array(printf('%.*c', 100000, 'x')) from (select 1 from n limit 100000)",
    "a long search": "select instr(printf('%.*c', 4000000, 'a'), printf('%.*c', 2000000, 'a') || 'b')",
    "a search within limits": "select instr(printf('%.*c', 900000, 'a'), printf('%.*c', 450000, 'a') || 'b')",
    "a pattern": "select printf('%.*c', 900000, 'a') like '%a%a%a%a%a%a%a%a%a%a%b'",
    "a glob": "select printf('%.*c', 900000, 'a') glob '*a*a*a*a*a*a*a*a*a*a*b'",
    "JSON of a million": "select count(*) from json_tree('[' || replace(hex(zeroblob(400000)), '0', '1,') || '1]')",
    "deep JSON": "select json(printf('%.*c', 400000, '[') || printf('%.*c', 400000, ']'))",
    "endless": f"{ENDLESS} select count(*) from n",
    "endless rows": f"{ENDLESS} select i from n",
    "wide": f"select {', '.join(['*'] * 60)} from claims",
    "crossed": "select count(*) from claims a, claims b, claims c, claims d",
    "sorted": "select a.id from claims a, claims b, claims c order by random()",
    "distinct": "select distinct a.id || b.id || c.id from claims a, claims b, claims c",
    "windows": "select sum(length(a.statement)) over (order by b.id, a.id) from claims a, claims b, claims c",
    "random": f"{ENDLESS} select randomblob(900000) from n",
    "where it lies": "select * from pragma_database_list",
    "another file": "attach database '/etc/passwd' as x",
    "an extension": "select load_extension('x')",
    "a file": "select readfile('/etc/passwd')",
    "written": "delete from claims",
    "a union": " union all ".join(["select 1"] * 3000),
    "brackets": f"select {'(' * 5000}1{')' * 5000}",
    "sums": f"select {'+'.join(['1'] * 9000)}",
    "no SQL": "\x00 ' \" ; --",
    "a full text": "select count(*) from claims_fts where claims_fts match 'a* OR b* OR c* OR NEAR(d e, 100000)'",
}

ADDRESSES = {
    "a filter": "/rare_earths/claims?_where=" + quote_plus("1=(select length(hex(zeroblob(400000000))))"),
    "an endless filter": "/rare_earths/claims?_where=" + quote_plus(f"1=({ENDLESS} select count(*) from n)"),
    "every row, every column": "/rare_earths/claims?_size=max&_all_columns=1",
    "a facet sixty times": "/rare_earths/claims?_facet_size=max&" + "&".join(["_facet=statement"] * 60),
    "a facet 2,000 times": "/rare_earths/claims?" + "&".join(["_facet=kind"] * 2000),
    "sixty facets": "/rare_earths/claims?" + "&".join(f"_facet=c{n}" for n in range(60)),
    "long facets": "/rare_earths/claims?_facet=statement&_facet=quote&_facet=note&_facet=id&_facet_size=max",
    "9,000 ids": "/rare_earths/claims?id__in=" + ",".join(f"i{n}" for n in range(9000)),
    "a long pattern": "/rare_earths/claims?statement__like=" + quote_plus("%a" * 4000),
    "a search": "/search?q=" + quote_plus("a* " * 4000),
    "a search of a table": "/rare_earths/claims?_search=" + quote_plus("a* OR " * 3000),
    "raw search": "/rare_earths/claims?_searchmode=raw&_search=" + quote_plus("a* OR b* OR c*"),
    "an odd page": "/search?q=quota&page=999999",
    "all as CSV": "/rare_earths/claim_comparisons.csv?_stream=1&_labels=on",
    "all as JSON": "/rare_earths/claims.json?_size=max&_labels=on&_shape=objects",
    "a deep path": "/" + "a/" * 3000,
    "dots": "/static/../../../../etc/passwd",
    "a number to check": "/check?phrase=" + quote_plus("China exported " + "9," * 180 + "999 tons in 2005"),
    "brackets to check": "/check?phrase=" + quote_plus("(" * 200 + "5 t" + ")" * 190),
    "a number of nothing to check": "/check.json?indicator=exports&place=cn&value=" + "9" * 400,
    "an odd number": "/number/reserves/cn/rare-earths?page=999999999999",
    "a picture of nothing": "/-/picture/number.svg?indicator=" + "x" * 9000,
}


class Server:
    """A server process, and what it and its children took at most."""

    def __init__(self, address: str, pid: int) -> None:
        self.address, self.pid = address, pid
        self.peak = 0.0
        self._is_over = threading.Event()
        self._watching = threading.Thread(target=self._watch, daemon=True)
        self._watching.start()

    def _watch(self) -> None:
        while not self._is_over.wait(0.01):
            self.peak = max(self.peak, sum(map(_megabytes, [self.pid, *_children(self.pid)])))

    def get(self, address: str, timeout: float = PATIENCE) -> httpx.Response:
        return httpx.get(self.address + address, timeout=timeout, trust_env=False)

    def stop(self) -> None:
        self._is_over.set()
        self._watching.join()


def _children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


def _megabytes(pid: int) -> float:
    """What a process holds, its part of what it shares with others (PSS)."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) * 1024 / 1e6


@pytest.fixture(scope="module")
def server(real_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not sys.platform.startswith("linux"):
        pytest.skip("memory is read from /proc")
    folder = configure(tmp_path_factory.mktemp("attacked") / "site", real_database, ROOT / "metadata.yml")
    with server_of(folder) as (address, pid):
        found = Server(address, pid)
        yield found
        found.stop()


def withstood(server: Server, address: str) -> httpx.Response:
    """Send a request; the server must answer it, as the reader's doing, and the next one as ever."""
    try:
        answer = server.get(address)
    except httpx.RemoteProtocolError:  # uvicorn closes a connection whose head is too long
        answer = httpx.Response(431)
    assert answer.status_code < 500
    assert server.get("/").status_code == 200
    return answer


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement(server: Server, name: str) -> None:
    answer = withstood(server, "/rare_earths.json?sql=" + quote_plus(STATEMENTS[name]))

    assert str(ROOT) not in answer.text
    assert len(answer.content) < 20_000_000


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_address(server: Server, name: str) -> None:
    withstood(server, ADDRESSES[name])


def test_a_large_body(server: Server) -> None:
    answer = httpx.post(f"{server.address}/-/messages", content=b"x" * 100_000_000, timeout=60, trust_env=False)

    assert answer.status_code == 413


TEXTS = {
    "digits": "1" * 60_000,
    "numbers": "5 t, " * 12_000,
    "units": "tonnes per cent " * 3_700,
    "brackets": "(" * 30_000 + ")" * 30_000,
    "ranges": "5-" * 30_000,
    "Chinese numerals": "一千万亿" * 10_000,
    "one long word": "a" * 60_000,
    "spaces": " " * 59_990 + "5 t",
    "dates": "from 2005 to 2006, " * 3_100,
    "separators": "1,000,000," * 6_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_to_check(server: Server, name: str) -> None:
    answer = httpx.post(f"{server.address}/check", data={"text": TEXTS[name]}, timeout=PATIENCE, trust_env=False)

    assert answer.status_code in (200, 400, 503)
    assert server.get("/").status_code == 200


CALL = b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":%s}'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 60_000,
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"'
        + b"a* " * 15_000,
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"'
        + b"a* OR " * 9_000
        + b'"}}}',
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"no such tool","arguments":{}}}',
        b"\x00\xff" * 1_000,
    ],
)
def test_what_an_assistant_may_send(server: Server, body: bytes) -> None:
    headers = {"content-type": "application/json", "accept": "application/json, text/event-stream"}
    answer = httpx.post(f"{server.address}/mcp", content=body, headers=headers, timeout=PATIENCE, trust_env=False)

    assert answer.status_code < 500
    assert "Traceback" not in answer.text
    assert server.get("/").status_code == 200


@pytest.mark.parametrize("path", ["/check", "/mcp"])
def test_a_body_that_never_ends_is_ended(server: Server, path: str) -> None:
    host, _, port = server.address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as connection:
        head = (
            f"POST {path} HTTP/1.1",
            f"Host: {host}:{port}",
            "Content-Type: application/json",
            "Content-Length: 900",
        )
        connection.sendall("\r\n".join([*head, "", "{"]).encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 408")


def test_half_requests(server: Server) -> None:
    host, _, port = server.address.removeprefix("http://").partition(":")
    half = []
    for _ in range(200):
        connection = socket.create_connection((host, int(port)))
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        half.append(connection)
    assert server.get("/").status_code == 200
    for connection in half:
        connection.close()


def test_many_at_once(server: Server) -> None:
    """Thirty statements at once: two run, eight wait, the others are told to come again; pages are answered."""
    address = "/rare_earths.json?sql=" + quote_plus(STATEMENTS["crossed"])
    with ThreadPoolExecutor(30) as pool:
        # Five rounds, each up to the time limit and a new process: on a machine at work that is more than patience.
        asked = [pool.submit(server.get, address, 4 * PATIENCE) for _ in range(30)]
        pages = [server.get("/rare_earths/claims?verdict=agrees&_size=" + str(n)).status_code for n in range(1, 11)]
        answers = [one.result() for one in asked]

    sent_away = [answer for answer in answers if answer.status_code == 503]
    assert pages == [200] * 10
    assert {answer.status_code for answer in answers} == {400, 503}
    assert {answer.headers["retry-after"] for answer in sent_away} == {"5"}


def test_it_never_grew_large(server: Server) -> None:
    """Last in this file: all attacks are over."""
    assert 30 < server.peak < MOST_MEGABYTES


def test_the_database_is_what_it_was(server: Server, real_database: Path) -> None:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("select count(*) from claims").fetchone()

    assert server.get("/rare_earths.json?_shape=array&sql=select+count(*)+as+n+from+claims").json() == [{"n": count}]
