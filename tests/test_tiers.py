"""A run of the tests says at its end what it left out, and in CI leaves nothing out."""

import os
import sys
from pathlib import Path

import pytest

from tests.support.builds import run
from tests.support.serving import ROOT
from tests.support.tiers import TESTS, is_slow, left_out

SKIPPING = "import pytest\n\ndef test_one(): pytest.skip('no moon tonight')\n\ndef test_two(): pass\n"


@pytest.mark.parametrize(
    ("name", "slow"),
    [
        ("slow/test_memory.py", True),
        ("browser/test_walk.py", True),
        ("spark/test_verdicts_on_spark.py", True),
        ("web/test_site.py", False),
        ("x.py", False),
    ],
)
def test_the_folder_says_how_slow_a_test_is(name: str, slow: bool) -> None:
    assert is_slow(TESTS / name) is slow


def test_every_reason_is_one_line() -> None:
    reasons = ["Skipped: no browser", "Skipped: no texts", "Skipped: no browser"]

    assert left_out(reasons) == ["left out: 2 tests: no browser", "left out: 1 test: no texts"]


def test_a_quick_run_says_how_the_slow_tests_are_run() -> None:
    (line,) = left_out([], without_slow=True)

    assert line.startswith("left out: the slow tests")
    assert line.endswith("make test-all runs them")
    assert left_out([]) == []


def test_a_run_without_spark_says_what_installs_it() -> None:
    (line,) = left_out([], without_spark=True)

    assert line == "left out: the tests on Spark, which is not installed: see requirements-spark.txt"
    assert (ROOT / "requirements-spark.txt").exists()
    assert left_out([], without_spark=True, without_slow=True) == left_out([], without_slow=True)


@pytest.mark.parametrize(
    ("surroundings", "workers", "code"), [({}, "0", 0), ({"CI": "true"}, "1", 1)], ids=["at home", "in CI"]
)
def test_a_skipped_test_is_named_and_makes_a_run_in_ci_fail(
    surroundings: dict[str, str], workers: str, code: int, tmp_path: Path
) -> None:
    (tmp_path / "test_moon.py").write_text(SKIPPING)
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "-p", "tests.conftest", "-p", "no:cacheprovider"]
    quiet = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}

    done = run([*command, str(tmp_path)], cwd=ROOT, env={**quiet, **surroundings})

    assert done.returncode == code, done.stdout + done.stderr
    assert "left out: 1 test: no moon tonight" in done.stdout.splitlines()[-2:]
