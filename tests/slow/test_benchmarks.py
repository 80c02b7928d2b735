"""The benchmark's corpus is the same every time and sound, and the benchmark itself still runs."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.make_corpus import Invention, editions, publications, statistics
from knowledge_base.reading.reader import check

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(BENCHMARKS / script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def digests(folder: Path) -> dict[str, str]:
    """File below a folder to the digest of its content."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        run("make_corpus.py", str(tmp_path / name), "--claims", "300", "--seed", seed)
    first, second, other = (digests(tmp_path / name) for name in "abc")
    assert first == second
    assert first["sources/claims/synthetic.jsonl"] != other["sources/claims/synthetic.jsonl"]


def test_the_corpus_is_sound_and_says_that_it_is_synthetic(tmp_path: Path) -> None:
    run("make_corpus.py", str(tmp_path), "--claims", "3000", "--about-one-number", "1000")
    read, problems = check(tmp_path / "sources")
    assert problems == []
    assert read > 3_000
    claims = (tmp_path / "sources" / "claims" / "synthetic.jsonl").read_text("utf-8").splitlines()
    assert len(claims) == 3_000
    assert sum('"indicator": "mine-production", "place": "cn"' in claim for claim in claims) >= 1_000
    assert all("Synthetic claim" in claim for claim in claims)
    assert "every number and word is invented" in (tmp_path / "sources" / "README.md").read_text("utf-8")


def test_the_benchmark_prints_every_stage() -> None:
    printed = run("run.py", "--claims", "300")
    stages = re.findall(r"^\| ([a-z ,]+) \| +\d", printed, re.MULTILINE)
    assert stages == [
        "reading and validating",
        "making rows",
        "writing rows",
        "checks against figures",
        "comparisons of claims",
        "lives, sums, numbers",
        "indexes",
        "counts, facets, open questions",
        "search",
        "statistics of the planner, packing",
        "verifying the file",
        "everything",
    ]
    assert re.search(r"^300 claims, ", printed)
    assert "Peak memory: " in printed
    peers = re.findall(r"^- Everything takes ([\d.]+) times (.+)\.$", printed, re.MULTILINE)
    assert [peer for _, peer in peers] == ["the honest floor", "sqlite-utils, default", "sqlite-utils, tuned"]


def test_comparisons_are_in_what_is_timed() -> None:
    assert int(re.findall(r"([\d,]+) comparisons", run("run.py", "--claims", "300"))[0].replace(",", "")) > 100


def test_a_large_corpus_prints_no_number_twice(tmp_path: Path) -> None:
    """From the second edition on, no page has two values of one number."""
    run("make_corpus.py", str(tmp_path), "--claims", "300")
    assert editions(100_000) > editions(100) == 1
    ids = [publication["id"] for publication in publications(100_000)]
    assert len(ids) == len(set(ids))
    seen = [
        (row["indicator"], row["place"], row["year"], row["publication"])
        for row in statistics(Invention(1), 40_000)
        if row["publication"].startswith("survey")
    ]
    assert len(seen) == len(set(seen))
