"""Build a synthetic knowledge base once, and say where the time and the memory go.

    python benchmarks/run.py --claims 100000

All stages are timed inside the one run, each without the stages inside it, and compared with the honest floor: the
same rows, keys, indexes and full-text tables written by sqlite3 alone (``floors.py``). The floor is short, and what
else runs on a machine makes it longer: it is written three times, and the lowest counts. sqlite-utils writes the same,
as people use it. Seconds differ from machine to machine and with what else runs on it; the ratios do not, so only they
are printed.
"""

import argparse
import resource
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from floors import honest_floor, with_sqlite_utils
from make_corpus import Size, write_corpus

from knowledge_base.building import build as building
from knowledge_base.building import derivation, loading
from knowledge_base.building.database import Database
from knowledge_base.reading import reader

READING = "reading and validating"
ROWS = "making rows"
WRITING = "writing rows"
CHECKS = "checks against figures"
COMPARISONS = "comparisons of claims"
COMPLETING = "lives, sums, numbers"
INDEXES = "indexes"
SUMMARIES = "counts, facets, open questions"
SEARCH = "search"
PACKING = "statistics of the planner, packing"
VERIFYING = "verifying the file"
STAGES = (READING, ROWS, WRITING, CHECKS, COMPARISONS, COMPLETING, INDEXES, SUMMARIES, SEARCH, PACKING, VERIFYING)

FLOORS = 3
"""Times that the honest floor is written; the lowest counts."""

LOADING = (READING, ROWS, WRITING)
"""What it takes to load claims without looking at what they say."""


class Stopwatch:
    """Times stages that lie inside each other; a stage's time is without that of the stages inside it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = process_time()

    def enter(self, stage: str) -> None:
        self._credit()
        self._running.append(stage)

    def leave(self) -> None:
        self._credit()
        self._running.pop()

    def _credit(self) -> None:
        now = process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def time(self, owner: Any, name: str, stage: str) -> None:
        """Time every call of a function or method from now on."""
        timed: Callable[..., Any] = getattr(owner, name)

        def around(*given: Any, **named: Any) -> Any:
            self.enter(stage)
            try:
                return timed(*given, **named)
            finally:
                self.leave()

        setattr(owner, name, around)

    def time_each(self, owner: Any, name: str, stage: str) -> None:
        """Time every step of what a method yields."""
        timed: Callable[..., Iterator[Any]] = getattr(owner, name)

        def around(*given: Any) -> Iterator[Any]:
            steps = timed(*given)
            while True:
                self.enter(stage)
                try:
                    step = next(steps)
                except StopIteration:
                    return
                finally:
                    self.leave()
                yield step

        setattr(owner, name, around)


def watch() -> Stopwatch:
    """Put a stopwatch around the stages of a build."""
    stopwatch = Stopwatch()
    stopwatch.time_each(reader.Reader, "__iter__", READING)
    stopwatch.time(building, "load", ROWS)
    stopwatch.time(loading, "judge_claim", CHECKS)
    stopwatch.time(Database, "_flush", WRITING)
    stopwatch.time(building, "derive", COMPLETING)
    stopwatch.time(derivation, "compare_claims", COMPARISONS)
    stopwatch.time(Database, "create_indexes", INDEXES)
    stopwatch.time(building, "sum_up", SUMMARIES)
    stopwatch.time(Database, "_make_found", SEARCH)
    stopwatch.time(Database, "_make_texts_found", SEARCH)
    stopwatch.time(Database, "finish", PACKING)
    stopwatch.time(building, "verify", VERIFYING)
    return stopwatch


def peak_memory() -> float:
    """Return the most memory this process ever held, in megabytes. Linux counts it in kilobytes, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2


def run(corpus: Path, folder: Path) -> str:
    """Build a corpus into a folder; return what was measured, as Markdown."""
    target = folder / "synthetic.db"
    stopwatch = watch()
    start = process_time()
    result = building.build(building.Options(corpus / "sources", target))
    total = process_time() - start
    if not result.is_written:
        raise SystemExit("\n".join(map(str, result.problems[:20])))
    memory = peak_memory()
    peers = {
        "the honest floor": min(honest_floor(target, folder / f"floor-{n}.db") for n in range(FLOORS)),
        "sqlite-utils, default": with_sqlite_utils(target, folder / "default.db", is_tuned=False),
        "sqlite-utils, tuned": with_sqlite_utils(target, folder / "tuned.db", is_tuned=True),
    }
    return report(stopwatch.seconds, total, peers, memory, result.row_counts)


def report(
    seconds: dict[str, float], total: float, peers: dict[str, float], memory: float, rows: dict[str, int]
) -> str:
    """Return the table of ratios, and whether the targets are met."""
    lowest = peers["the honest floor"]
    loading_time = sum(seconds[stage] for stage in LOADING)
    judging = seconds[CHECKS] + seconds[COMPARISONS]
    lines = [
        f"{rows['claims']:,} claims, {rows['claim_checks']:,} checks, {rows['claim_comparisons']:,} comparisons, "
        f"{rows['statistics']:,} statistics, {sum(rows.values()):,} rows in all.",
        "",
        "| stage | share of the build | times the floor |",
        "|---|---:|---:|",
        *(f"| {stage} | {seconds[stage] / total:.1%} | {seconds[stage] / lowest:.2f} |" for stage in STAGES),
        f"| everything | 100 % | {total / lowest:.2f} |",
        "",
        *(f"- Everything takes {total / taken:.2f} times {peer}." for peer, taken in peers.items()),
        f"- Checks and comparisons take {judging / loading_time:.2f} times what loading takes (target: below 1).",
        f"- Peak memory: {memory:,.0f} MB (target: below 500).",
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Build a synthetic knowledge base and measure its stages.")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--about-one-number", type=int, default=None, help="of these claims; by default a tenth")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="a folder that make_corpus.py has written; otherwise one is made")
    parser.add_argument("--keep", type=Path, help="where the database that is built stays, as synthetic.db")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if given.corpus is None:
            about = given.claims // 10 if given.about_one_number is None else given.about_one_number
            write_corpus(folder, Size(given.claims, about), given.seed)
        print(run(given.corpus or folder, folder))
        if given.keep is not None:
            given.keep.mkdir(parents=True, exist_ok=True)
            shutil.move(folder / "synthetic.db", given.keep / "synthetic.db")


if __name__ == "__main__":
    main()
