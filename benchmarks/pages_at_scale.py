"""What a page costs when the knowledge base grows.

    python benchmarks/pages_at_scale.py SMALL.db LARGE.db [LARGER.db]

Every kind of page is asked for a few times, past the memory of answers, of a real Datasette for each database. What
counts is processor time of the server and its children, read from /proc, so that what else runs does not count. The
first database is the measure: the others are given as multiples of it. A page that says that something took too long,
has another status than 200, or is larger than it should be is named.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from processes import below

from tests.support.serving import configure, server_of
from tests.support.site_pages import page_kinds

PAST_THE_MEMORY = {"authorization": "none"}
"""Answers to somebody in particular are not remembered."""

LARGEST = {"text/html": 300_000, "image/svg": 60_000}
"""Bytes."""

TICKS = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """Milliseconds of processor time for one answer, its status, its bytes, and whether all of it is there."""

    milliseconds: float
    status: int
    size: int
    kind: str
    is_whole: bool

    @property
    def fault(self) -> str:
        if self.status != 200:
            return f"status {self.status}"
        if not self.is_whole:
            return "took too long"
        most = next((most for kind, most in LARGEST.items() if self.kind.startswith(kind)), None)
        return f"{self.size / 1000:.0f} kB" if most is not None and self.size > most else ""


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("databases", nargs="+", type=Path)
    options.add_argument("--times", type=int, default=3)
    options.add_argument("--only", help="pages whose names contain this")
    given = options.parse_args()
    costs = [costs_of(database, given.times, given.only) for database in given.databases]
    names = [database.parent.name + "/" + database.name for database in given.databases]
    print("| page | " + " | ".join(f"{name} ms" for name in names) + " |")
    print("|---|" + "---:|" * len(names))
    for name, first in costs[0].items():
        others = [cost.get(name) for cost in costs[1:]]
        cells = [f"{first.milliseconds:.0f} {first.fault}"]
        cells += [
            f"{other.milliseconds:.0f} ({other.milliseconds / first.milliseconds:.1f}x) {other.fault}" if other else "-"
            for other in others
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")


def costs_of(database: Path, times: int, only: str | None) -> dict[str, Cost]:
    """Return what every kind of page costs with a database."""
    with tempfile.TemporaryDirectory() as place:
        folder = configure(Path(place) / "site")
        (folder / "lithium.db").symlink_to(database.resolve())
        paths = {name: path for name, path in pages_of(folder / "lithium.db").items() if not only or only in name}
        with server_of(folder) as (address, process), httpx.Client(base_url=address, timeout=120, trust_env=False) as c:
            return {name: cost(c, process, path, times) for name, path in paths.items()}


def pages_of(database: Path) -> dict[str, str]:
    """Name to path of one page of every kind, and of the pictures and filtered tables that grow with the data."""
    kinds = page_kinds(database)
    claims = "/lithium/claims"
    return {
        **kinds,
        "search, common word": "/search?q=tons",
        "picture of a popular number": "/-/picture/number.svg?indicator=mine-production&place=cn&material=rare-earths",
        "table, filtered": f"{claims}?verdict=differs",
        "table, filtered by place": f"{claims}?place_id=cn&_facet=verdict",
        "table, last page sorted": f"{claims}?_sort_desc=year_start",
        **{f"question: {name}": f"/lithium/{name}" for name in sorted(path.stem for path in QUESTIONS.glob("*.sql"))},
    }


QUESTIONS = Path(__file__).resolve().parent.parent / "knowledge_base" / "sql" / "questions"


def cost(client: httpx.Client, process: int, path: str, times: int) -> Cost:
    """Return the median cost of a path."""
    client.get(path, headers=PAST_THE_MEMORY)
    spent = []
    for _ in range(times):
        before = processor_ms(process)
        answer = client.get(path, headers=PAST_THE_MEMORY)
        spent.append(processor_ms(process) - before)
    is_whole = "took too long" not in answer.text and "time limit" not in answer.text.lower()
    return Cost(
        statistics.median(spent), answer.status_code, len(answer.content), answer.headers["content-type"], is_whole
    )


def processor_ms(process: int) -> float:
    """Return the processor time that a process and its children have used, in milliseconds.

    schedstat counts nanoseconds; it is that of one thread, so all threads are added up.
    """
    total = 0
    for one in (process, *below(process)):
        for task in Path(f"/proc/{one}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
    return total / 1e6


if __name__ == "__main__":
    main()
