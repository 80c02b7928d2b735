"""How long a reader waits for a page while others send the worst that there is.

    python benchmarks/under_attack.py [--attackers 8] [--seconds 15]

A real Datasette with the real database, first idle, then with attackers who send one attack of
tests/slow/test_attacks.py after the other. The reader asks for pages of claims that nobody asked for before, so that
none is remembered. Milliseconds belong to a machine; the ratios of the two columns hardly.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from time import perf_counter
from urllib.parse import quote_plus

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.slow.test_attacks import ADDRESSES, STATEMENTS, TEXTS, Server
from tests.support.serving import ROOT, configure, server_of


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--attackers", type=int, default=8)
    options.add_argument("--seconds", type=float, default=15)
    given = options.parse_args()
    database = ROOT / "rare_earths.db"
    with tempfile.TemporaryDirectory() as place:
        folder = configure(Path(place) / "site", database, ROOT / "metadata.yml")
        with server_of(folder) as (address, pid):
            server = Server(address, pid)
            pages = list(pages_of(database))
            server.get("/")
            idle = waits(server, pages[::2], given.seconds)
            over = threading.Event()
            attackers = [
                threading.Thread(target=attack, args=(server, over, n), daemon=True) for n in range(given.attackers)
            ]
            for attacker in attackers:
                attacker.start()
            attacked = waits(server, pages[1::2], given.seconds)
            over.set()
            for attacker in attackers:
                attacker.join()
            server.stop()
    print(f"{given.attackers} attackers, {len(idle)} and {len(attacked)} pages; peak memory {server.peak:.0f} MB")
    print(f"{'':6} {'idle ms':>9} {'attacked ms':>12} {'ratio':>7}")
    for name, of in (("p50", 50), ("p95", 95), ("max", 100)):
        one, other = percentile(idle, of), percentile(attacked, of)
        print(f"{name:6} {one:9.1f} {other:12.1f} {other / one:7.1f}")


def pages_of(database: Path) -> Iterator[str]:
    """Yield addresses of claims, articles and events, each once."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    for table in ("claims", "policy_events", "articles", "statistics"):
        for (key,) in connection.execute(f"select id from {table} order by id"):
            yield f"/{database.stem}/{table}/{key}"


def waits(server: Server, pages: list[str], seconds: float) -> list[float]:
    """Ask for pages for some time, at most once for each; return what each took, in milliseconds. Ends at an error."""
    found, ends = [], perf_counter() + seconds
    client = httpx.Client(base_url=server.address, timeout=60, trust_env=False)
    for page in pages:
        if perf_counter() > ends:
            break
        start = perf_counter()
        answer = client.get(page)
        found.append(1000 * (perf_counter() - start))
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code} for {answer.url}")
    return found


def attack(server: Server, over: threading.Event, first: int) -> None:
    """Send attacks until it is over."""
    asked = [f"/rare_earths.json?sql={quote_plus(sql)}" for sql in STATEMENTS.values()] + list(ADDRESSES.values())
    everything: list[tuple[str, str]] = [
        *((address, "") for address in asked),
        *(("/check", t) for t in TEXTS.values()),
    ]
    client = httpx.Client(base_url=server.address, timeout=60, trust_env=False)
    for address, text in cycle(everything[first * 5 :] + everything[: first * 5]):
        if over.is_set():
            return
        try:
            client.post(address, data={"text": text}) if text else client.get(address)
        except httpx.HTTPError:
            continue


def percentile(values: list[float], of: int) -> float:
    return max(values) if of == 100 else statistics.quantiles(values, n=100)[of - 1]


if __name__ == "__main__":
    main()
