"""How many readers a published instance bears, beside a bare Datasette with the same database.

    python benchmarks/serve.py SITE [--requests 400]

SITE is a folder that ``publish`` made. Needs ``ab`` (Debian: apache2-utils) and ``nginx``. Each row is one page asked
for by 1, 8 and 32 clients at once: of one process, of two workers behind nginx with its cache, each as the ratio of its
requests a second to those of a bare Datasette in the same run. A page that is asked for again is remembered, as it is
on the internet; ``first`` is a page that nobody has asked for yet.
"""

import argparse
import getpass
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.serving import running

CLIENTS = (1, 8, 32)
PORT = 8099


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("site", type=Path)
    options.add_argument("--requests", type=int, default=400)
    given = options.parse_args()
    (database,) = given.site.glob("*.db")
    datasette = [sys.executable, "-m", "datasette", "serve"]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        shutil.copy(database, place)
        bare = stack.enter_context(running([*datasette, "-i", str(place / database.name)]))
        workers = [stack.enter_context(running([*datasette, str(given.site)])) for _ in range(2)]
        front = stack.enter_context(nginx(place, given.site, workers))
        pages = {
            "home": "/",
            "table": f"/{database.stem}/claims",
            "record": f"/{database.stem}/claims/{first_claim(workers[0], database.stem)}",
        }
        print(f"{'page':8} {'clients':>7} {'one process':>12} {'two behind nginx':>17}   p95 ms: bare, one, nginx")
        for name, page in pages.items():
            for clients in CLIENTS:
                found = [measured(address + page, given.requests, clients) for address in (bare, workers[0], front)]
                rates, slow = [rate for rate, _ in found], [p95 for _, p95 in found]
                print(
                    f"{name:8} {clients:7} {rates[1] / rates[0]:11.1f}x {rates[2] / rates[0]:16.1f}x   "
                    f"{slow[0]:.0f}, {slow[1]:.0f}, {slow[2]:.0f}"
                )
        one, other = first_times(bare, database.stem, "?x"), first_times(workers[1], database.stem, "")
        print(f"first    {'1':>7} {one / other:11.1f}x   (records nobody asked for: {other:.1f} ms, bare {one:.1f} ms)")


def first_claim(address: str, database: str) -> str:
    return str(httpx.get(f"{address}/{database}/claims.json?_shape=array&_size=1", trust_env=False).json()[0]["id"])


def first_times(address: str, database: str, suffix: str) -> float:
    """Return the median milliseconds of records that nobody asked for yet."""
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        rows = client.get(f"/{database}/claims.json?_shape=array&_size=200&_sort=id").json()
        times = []
        for row in rows[:150]:
            start = perf_counter()
            client.get(f"/{database}/claims/{row['id']}{suffix}").raise_for_status()
            times.append(1000 * (perf_counter() - start))
    return statistics.median(times)


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
