"""The two tiers of tests, and what a run leaves out.

Tests in ``tests/slow/`` and ``tests/browser/`` are slow: ``make test`` leaves them out, ``make test-all`` runs them
too. A test that needs something that is not on this machine is skipped; a run says at its end what it left out, and in
CI, where everything must be there, a skipped test makes the run fail.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

TESTS = Path(__file__).parents[1]
SLOW = ("browser", "slow")
"""Folders of the slow tier."""


def is_slow(path: Path) -> bool:
    """Whether a file of tests belongs to the slow tier."""
    return path.is_relative_to(TESTS) and path.relative_to(TESTS).parts[0] in SLOW


def is_incomplete(reasons: Iterable[str], surroundings: Mapping[str, str]) -> bool:
    """Whether a run that skipped tests for these reasons is no success."""
    return "CI" in surroundings and any(True for _ in reasons)


def left_out(reasons: Iterable[str], *, without_slow: bool = False) -> list[str]:
    """Return what a run left out, a line for every reason, the most frequent first."""
    counts = Counter(reason.removeprefix("Skipped: ") for reason in reasons).most_common()
    lines = [f"{count} {'test' if count == 1 else 'tests'}: {reason}" for reason, count in counts]
    if without_slow:
        lines.append("the slow tests (killed builds, memory, browser, crawl, wheel): make test-all runs them")
    return [f"left out: {line}" for line in lines]
