"""How long the server takes for every kind of page.

    python benchmarks/site_times.py [--database rare_earths.db] [--times 15]

One request after another over one connection to a real Datasette on this machine; each page is asked for once
before it is timed, as a visitor finds it on a running site. The median of the times is printed in milliseconds and
as a ratio to Datasette's smallest answer (/-/versions.json): milliseconds differ from machine to machine, ratios
hardly.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.serving import ROOT, configure, serving
from tests.support.site_pages import page_kinds

BARE = "/-/versions.json"
PICTURE = "/-/picture/timeline.svg"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--database", type=Path, default=ROOT / "rare_earths.db")
    options.add_argument("--times", type=int, default=15)
    given = options.parse_args()

    paths = {"smallest answer": BARE, **page_kinds(given.database), "picture": PICTURE}
    with tempfile.TemporaryDirectory() as place:
        folder = configure(Path(place) / "site")
        # The kinds of pages are known under the name of the tests' database.
        (folder / "lithium.db").symlink_to(given.database.resolve())
        with serving(folder) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
            medians = {name: _median_ms(client, path, given.times) for name, path in paths.items()}

    print(f"{'page':26} {'ms':>8} {'ratio':>8}")
    for name, milliseconds in medians.items():
        print(f"{name:26} {milliseconds:8.1f} {milliseconds / medians['smallest answer']:8.1f}")


def _median_ms(client: httpx.Client, path: str, times: int) -> float:
    """Return the median time of some requests, in milliseconds."""
    client.get(path)
    seconds = []
    for _ in range(times):
        start = perf_counter()
        client.get(path)
        seconds.append(perf_counter() - start)
    return 1000 * statistics.median(seconds)


if __name__ == "__main__":
    main()
