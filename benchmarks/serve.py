"""What a server costs at any size, beside a bare Datasette with the same database.

    python benchmarks/serve.py rare_earths.db build/bench/synthetic.db [SITE ...]

Each is a database, or a folder that ``publish`` made. Of each, in one run, on a Datasette with our site and on a bare
one:

- pages past the memory of answers (``first``) and remembered ones (``repeated``): requests a second of one reader, and
  processor time of the server beside the bare one's for its own page of the same;
- memory of both servers with all their processes, after these pages and after what follows;
- how long a reader waits for records, past the memory of answers, idle and while clients in another process ask
  without end for slow SQL, for tables, and for pictures (which the bare one has not).

Of a published folder also how many requests a second one process and two workers behind nginx with its cache answer, as
multiples of the bare one's. Needs Linux, ``ab`` (Debian: apache2-utils) and, for published folders, ``nginx``.
"""

import argparse
import getpass
import multiprocessing
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import count, cycle, islice
from pathlib import Path
from threading import Thread
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote_plus, urlencode

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from processes import megabytes, processor_seconds
from under_attack import pages_of

from knowledge_base.project import Project
from tests.support.serving import ROOT, configure, started

CLIENTS = (1, 8, 32)
PORT = 8099

PAST_THE_MEMORY = {"authorization": "none"}
"""Answers to somebody in particular are not remembered."""


class Server(NamedTuple):
    """A running server; ``database`` is the first part of its addresses."""

    address: str
    process: int
    database: str


class Cost(NamedTuple):
    """Of one answer after the other: how many in a second, and the milliseconds of processor time of each."""

    rate: float
    milliseconds: float


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("sites", nargs="+", type=Path, help="databases, or folders that publish made")
    options.add_argument("--requests", type=int, default=400)
    options.add_argument("--seconds", type=float, default=10, help="that a reader asks for pages under each load")
    options.add_argument("--clients", type=int, default=8, help="that ask without end meanwhile; 0: no loads")
    given = options.parse_args()
    for site in given.sites:
        with ExitStack() as stack:
            place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            folder = site if site.is_dir() else served(site, place / "site")
            (database,) = folder.glob("*.db")
            (place / database.name).symlink_to(database.resolve())
            bare = stack.enter_context(serving(["-i", str(place / database.name)], database.stem))
            ours = stack.enter_context(serving([str(folder)], database.stem))
            print(f"\n{claims_in(database):,} claims\n")
            print("\n".join(costs(bare, ours, database, given.requests)), flush=True)
            if given.clients:
                print("\n".join(waits_under_loads(bare, ours, database, given.clients, given.seconds)), flush=True)
            if site.is_dir():
                print("\n".join(rates_of_workers(stack, place, site, bare, ours, given.requests)), flush=True)


def served(database: Path, folder: Path) -> Path:
    """Make a folder that serves a database as the repository's root does; return it."""
    project = Project.at(ROOT)
    configure(folder, metadata=project.metadata)
    (folder / project.database.name).symlink_to(database.resolve())
    return folder


@contextmanager
def serving(options: Sequence[str], database: str) -> Iterator[Server]:
    with started([sys.executable, "-m", "datasette", "serve", *options]) as (address, process):
        yield Server(address, process, database)


def client_of(server: Server) -> httpx.Client:
    return httpx.Client(base_url=server.address, timeout=120, trust_env=False)


def claims_in(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        return int(connection.execute("select count(*) from claims").fetchone()[0])


# ----------------------------------------------------------------------------------------------- pages, one by one


def costs(bare: Server, ours: Server, database: Path, requests: int) -> Iterator[str]:
    """Yield the table of pages, and what both servers hold then."""
    claims = f"/{ours.database}/claims"
    record = next(pages_of(database))
    pages = {
        "home": (cycle(["/"]), "/", 20),
        "claims table": (cycle([claims]), claims, 20),
        "a claim": (pages_of(database), record, 150),
    }
    yield "| page | bare, a second | first, a second | repeated, a second | first, times bare | repeated, times bare |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, (paths, again, times) in pages.items():
        asked = list(islice(paths, times))
        other, first, repeated = asked_once(bare, asked), asked_once(ours, asked), asked_again(ours, again, requests)
        yield (
            f"| {name} | {other.rate:,.1f} | {first.rate:,.1f} | {repeated.rate:,.0f} "
            f"| {first.milliseconds / other.milliseconds:.2f} | {repeated.milliseconds / other.milliseconds:.3f} |"
        )
    yield f"\n{memory_of(bare, ours, 'after these pages')}\n"


def asked_once(server: Server, paths: Sequence[str]) -> Cost:
    """Ask for pages past the memory, one after the other, once some have been asked for."""
    with client_of(server) as client:
        for path in paths[:3]:
            client.get(path, headers=PAST_THE_MEMORY).raise_for_status()
        before, start = processor_seconds(server.process), perf_counter()
        for path in paths[3:]:
            client.get(path, headers=PAST_THE_MEMORY).raise_for_status()
        seconds, processor = perf_counter() - start, processor_seconds(server.process) - before
    return Cost((len(paths) - 3) / seconds, 1000 * processor / (len(paths) - 3))


def asked_again(server: Server, path: str, requests: int) -> Cost:
    """Ask for one page over and over, as one reader: so often that what is measured is not one tick of the clock."""
    measured(server.address + path, 10, 1)
    before, often = processor_seconds(server.process), 5 * requests
    rate, _ = measured(server.address + path, often, 1)
    return Cost(rate, 1000 * (processor_seconds(server.process) - before) / often)


def memory_of(bare: Server, ours: Server, when: str) -> str:
    held, other = megabytes(ours.process), megabytes(bare.process)
    return f"Memory {when}: {held:.0f} MB, bare {other:.0f} MB, {held / other:.2f} times."


# -------------------------------------------------------------------------------------------------- while others ask


def waits_under_loads(bare: Server, ours: Server, database: Path, clients: int, seconds: float) -> Iterator[str]:
    """Yield the table of how long a reader waits, and what both servers hold then."""
    yield f"| {clients} clients ask for | p50, ms | p95, ms | p95, times idle | bare, p95, ms | bare, times idle |"
    yield "|---|---:|---:|---:|---:|---:|"
    idle = [0.0, 0.0]
    for name, addresses in {"nothing": [], **loads(ours.database, database)}.items():
        servers = [ours] if name == PICTURES else [ours, bare]
        found = [waits(server, cycle(pages_of(database)), addresses, clients, seconds) for server in servers]
        p95 = [p95_of(times) for times in found]
        idle = idle if addresses else p95
        cells = [f"{one:.0f} | {one / other:.1f}" for one, other in zip(p95, idle, strict=False)] + ["- | -"]
        yield f"| {name} | {statistics.median(found[0]):.0f} | {' | '.join(cells[:2])} |"
    yield f"\n{memory_of(bare, ours, 'after these')}\n"


PICTURES = "pictures"
"""What a bare Datasette does not have."""


def loads(name: str, database: Path) -> dict[str, list[str]]:
    """Name to addresses, of which each takes the server some work when it is asked for past the memory."""
    slow = "select count(*) from claims a, claims b where a.statement > b.statement and length(a.quote) <> {}"
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        numbers = connection.execute(
            "select distinct indicator_id, place_id, material_id from numbers order by claim_count desc, id limit 400"
        ).fetchall()
    keys = ("indicator", "place", "material")
    facets = ("verdict", "kind", "place_id", "indicator_id", "bound", "quote_status")
    return {
        "slow SQL": [f"/{name}.json?sql={quote_plus(slow.format(n))}" for n in range(100)],
        "tables": [f"/{name}/claims?_facet={facet}&_sort_desc={sort}" for facet in facets for sort in facets],
        PICTURES: [f"/-/picture/number.svg?{urlencode(dict(zip(keys, number, strict=True)))}" for number in numbers],
    }


FEWEST = 3
"""Pages that a reader asks for at least, however long each takes."""


def waits(server: Server, pages: Iterator[str], addresses: list[str], clients: int, seconds: float) -> list[float]:
    """Return the milliseconds that each of some pages took while others asked for addresses. Ends at an error."""
    asking = multiprocessing.Process(target=ask_without_end, args=(server.address, addresses, clients), daemon=True)
    if addresses:
        asking.start()
        time.sleep(1)
    found = []
    with client_of(server) as client:
        ends = perf_counter() + seconds
        while perf_counter() < ends or len(found) < FEWEST:
            start = perf_counter()
            client.get(next(pages), headers=PAST_THE_MEMORY).raise_for_status()
            found.append(1000 * (perf_counter() - start))
    if addresses:
        asking.terminate()
        asking.join()
    return found


def p95_of(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def ask_without_end(address: str, paths: list[str], clients: int) -> None:
    """Ask for paths, by so many clients at once, each beginning with another one."""

    def ask(first: int) -> None:
        with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
            for n in count(first * len(paths) // clients):
                client.get(paths[n % len(paths)], headers=PAST_THE_MEMORY)

    threads = [Thread(target=ask, args=(n,), daemon=True) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# --------------------------------------------------------------------------------------- many readers, many workers


def rates_of_workers(
    stack: ExitStack, place: Path, site: Path, bare: Server, ours: Server, requests: int
) -> Iterator[str]:
    """Yield the table of requests a second of one process and of two behind nginx, as multiples of the bare one's."""
    second = stack.enter_context(serving([str(site)], ours.database))
    front = stack.enter_context(nginx(place, site, [ours.address, second.address]))
    (database,) = site.glob("*.db")
    pages = {"home": "/", "claims table": f"/{ours.database}/claims", "a claim": next(pages_of(database))}
    yield "| page | clients | one process | two workers behind nginx | p95, ms: bare, one, two |"
    yield "|---|---:|---:|---:|---:|"
    for name, page in pages.items():
        for clients in CLIENTS:
            found = [measured(address + page, requests, clients) for address in (bare.address, ours.address, front)]
            rates, slow = [rate for rate, _ in found], [p95 for _, p95 in found]
            yield (
                f"| {name} | {clients} | {rates[1] / rates[0]:.0f} | {rates[2] / rates[0]:,.0f} "
                f"| {slow[0]:.0f}, {slow[1]:.0f}, {slow[2]:.0f} |"
            )


def measured(url: str, requests: int, clients: int) -> tuple[float, float]:
    """Return requests a second, and the milliseconds within which 95 of 100 were answered. Ends at any error."""
    command = ["ab", "-q", "-k", "-n", str(requests), "-c", str(clients), url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lengths = re.search(r"Failed requests: +(\d+)(?:\n +\(Connect: (\d+), Receive: (\d+), Length: \d+)?", said)
    errors = sum(map(int, lengths.groups()[1:])) if lengths and lengths[2] else 0
    if "Non-2xx" in said or errors:
        raise SystemExit(f"errors at {url}:\n{said}")
    rate, slow = re.search(r"Requests per second: +([\d.]+)", said), re.search(r"^ +95% +(\d+)", said, re.MULTILINE)
    if rate is None or slow is None:
        raise SystemExit(said)
    return float(rate[1]), float(slow[1])


@contextmanager
def nginx(place: Path, site: Path, workers: list[str]) -> Iterator[str]:
    """Run nginx with the folder's own configuration before some workers, without its limits of rates."""
    servers = "".join(f"    server {worker.removeprefix('http://')};\n" for worker in workers)
    text = (site / "nginx.conf").read_text("utf-8").replace("    server 127.0.0.1:8001;\n", servers)
    text = re.sub(r"proxy_cache_path \S+", f"proxy_cache_path {place}/cache", text)
    text = re.sub(r" +limit_(?:req|conn) .*\n", "", text).replace("listen 80", f"listen {PORT}")
    text = re.sub(r"server_name \S+;", "server_name _;", text)
    user = f"user {getpass.getuser()};" if os.geteuid() == 0 else ""  # else its workers could not read the cache
    head = f"{user} daemon off; pid {place}/pid; error_log {place}/error.log;"
    (place / "nginx.conf").write_text(f"{head} events {{}} http {{ access_log off;\n{text}}}\n")
    server = subprocess.Popen(["nginx", "-c", str(place / "nginx.conf")], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                httpx.get(f"http://127.0.0.1:{PORT}/", trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{PORT}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
