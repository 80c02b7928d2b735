"""Whenever a build is killed, the database is the old one or the new one, whole."""

import hashlib
import random
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from knowledge_base.building.history import read_history
from tests.support.builds import PATIENCE, command, digest, is_sound, names_in, plain_claims, run, started_build
from tests.support.small_corpus import Corpus

CHAINS, KILLS_PER_CHAIN = 2, 25


def test_a_build_may_be_killed_at_any_moment(corpus: Corpus, tmp_path: Path) -> None:
    """Kill -9, again and again. What is there afterwards is always the old database or the new one, whole."""
    corpus.append_json("claims/bulk.jsonl", plain_claims(3_000))
    assert run(command(corpus)).returncode == 0
    old = corpus.target.read_bytes()
    corpus.append("claims/note.yml", "- {id: one-more, statement: One more., kind: fact}\n")
    process = started_build(corpus, corpus.target)
    started = time.monotonic()
    process.communicate(timeout=PATIENCE)
    duration = time.monotonic() - started
    new = digest(corpus.target)

    with ThreadPoolExecutor(CHAINS) as threads:
        chains = [
            threads.submit(kill_builds, corpus, tmp_path / f"chain-{seed}", old, new, duration, seed)
            for seed in range(CHAINS)
        ]
        survivors = [survivor for chain in chains for survivor in chain.result()]

    assert len(survivors) == CHAINS * KILLS_PER_CHAIN
    assert set(survivors) <= {hashlib.sha256(old).hexdigest(), new}


def kill_builds(corpus: Corpus, folder: Path, old: bytes, new: str, duration: float, seed: int) -> list[str]:
    """Kill builds one after the other, each over the litter of the last; return what database each left."""
    dice = random.Random(seed)
    folder.mkdir()
    target = folder / "lithium.db"
    survivors = []
    for number in range(KILLS_PER_CHAIN):
        target.write_bytes(old)
        process = started_build(corpus, target)
        time.sleep(dice.random() * duration)
        process.kill()
        process.wait(PATIENCE)
        assert is_sound(target)
        survivors.append(digest(target))
        if number % 10 == 9 or number == KILLS_PER_CHAIN - 1:
            assert run(command(corpus, target=target)).returncode == 0
            assert (digest(target), names_in(folder)) == (new, ["lithium.db", "lithium.history.jsonl"])
            assert len(read_history(target)) == 1  # what was killed did not happen
    return survivors
