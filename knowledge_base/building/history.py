"""The history beside a database: what each build changed that replaced another one.

``NAME.history.jsonl`` has a line for every such build, the newest last. It is small (MOST_BUILDS, MOST_CHANGES) and
knows no clock: the same two databases give the same line, and a build that changes nothing adds none. Without the file
nothing is missing but the past.
"""

import json
from pathlib import Path
from typing import Any

from .differences import NotOurs, differences

MOST_BUILDS = 20
MOST_CHANGES = 100
"""Of each list in a line; what is left out is counted."""

Build = dict[str, Any]
"""``Differences.as_data()``: old_as_of, new_as_of, counts, flips, changes ..."""


def history_beside(database: Path) -> Path:
    """Return where the history of a database is kept."""
    return database.with_suffix(".history.jsonl")


def read_history(database: Path) -> list[Build]:
    """Return the builds of a history, the newest first; none where there is no file, or for lines that are damaged."""
    try:
        lines = history_beside(database).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [build for line in reversed(lines) if (build := _build_of(line)) is not None]


def _build_of(line: str) -> Build | None:
    try:
        build = json.loads(line)
    except ValueError:
        return None
    is_one = isinstance(build, dict) and {"old_as_of", "new_as_of", "counts", "flips", "changes"} <= build.keys()
    return build if is_one else None


def write_history(database: Path, text: str) -> None:
    """Put a history beside a database, whole or not at all."""
    path = history_beside(database)
    draft = path.with_name(path.name + ".building")
    draft.write_text(text, "utf-8")
    draft.replace(path)


def next_history(database: Path, building: Path) -> str | None:
    """Return the history with the build that is about to replace a database; None when it changes nothing.

    A database that cannot be compared, of a program too old or damaged, has no say.
    """
    try:
        found = differences(database, building, MOST_CHANGES)
    except NotOurs:
        return None
    if found.is_empty:
        return None
    try:
        lines = history_beside(database).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    line = json.dumps(found.as_data(), ensure_ascii=False)
    if lines and lines[-1] == line:  # of a build that was killed before it had replaced the database
        return None
    return "\n".join([*lines[1 - MOST_BUILDS :], line]) + "\n"
