"""The two tiers of tests, and what a run leaves out.

Tests in ``tests/slow/`` and ``tests/browser/`` are slow: ``make test`` leaves them out, ``make test-all`` runs them
too. A test that needs something that is not on this machine is skipped; a run says at its end what it left out, and in
CI, where everything must be there, a skipped test makes the run fail. Only Spark, which is larger than all the rest,
may be missing there too: without it the tests in ``tests/spark/`` are not collected, and a run of all says so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

TESTS = Path(__file__).parents[1]
SLOW = ("browser", "slow", "spark")
"""Folders of the slow tier."""

HAS_SPARK = find_spec("pyspark") is not None


def is_slow(path: Path) -> bool:
    """Whether a file of tests belongs to the slow tier."""
    return path.is_relative_to(TESTS) and path.relative_to(TESTS).parts[0] in SLOW


def is_incomplete(reasons: Iterable[str], surroundings: Mapping[str, str]) -> bool:
    """Whether a run that skipped tests for these reasons is no success."""
    return "CI" in surroundings and any(True for _ in reasons)


def left_out(reasons: Iterable[str], *, without_spark: bool = False, without_slow: bool = False) -> list[str]:
    """Return what a run left out, a line for every reason, the most frequent first."""
    counts = Counter(reason.removeprefix("Skipped: ") for reason in reasons).most_common()
    lines = [f"{count} {'test' if count == 1 else 'tests'}: {reason}" for reason, count in counts]
    if without_slow:
        lines.append("the slow tests (killed builds, memory, browser, crawl, wheel): make test-all runs them")
    elif without_spark:
        lines.append("the tests on Spark, which is not installed: see requirements-spark.txt")
    return [f"left out: {line}" for line in lines]
