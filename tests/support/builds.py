"""Builds as people start them: processes of the real command line, and what they leave behind."""

import hashlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.support.serving import ROOT
from tests.support.small_corpus import Corpus

PATIENCE = 120.0
"""Seconds after which a build that does nothing is given up."""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def command(corpus: Corpus, *more: str, target: Path | None = None) -> list[str]:
    """The real command line that builds a corpus."""
    build_db = [sys.executable, str(ROOT / "build_db.py"), "--sources", str(corpus.sources)]
    return [*build_db, "--texts", str(corpus.texts), "--output", str(target or corpus.target), *more]


def run(arguments: list[str], **options: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(arguments, capture_output=True, text=True, timeout=PATIENCE, check=False, **options)


def is_sound(path: Path) -> bool:
    """Whether a database opens and is whole."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute("pragma integrity_check").fetchall() == [("ok",)]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def started_build(corpus: Corpus, target: Path) -> "subprocess.Popen[str]":
    """Start a build and wait until it has begun to write."""
    building = target.with_name(target.name + ".building")
    building.unlink(missing_ok=True)
    process = subprocess.Popen(
        command(corpus, target=target), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while not building.exists() and process.poll() is None:
        time.sleep(0.001)
    return process


def plain_claims(count: int, text: str = "It is so.") -> Iterator[dict[str, object]]:
    """So many claims without a number; nothing is checked of them."""
    for number in range(count):
        yield {"id": f"plain-{number}", "article": "note", "statement": f"{number}. {text}", "kind": "fact"}
