"""One build: sources in, one immutable file out, all or nothing.

The rows go into ``<target>.building`` beside the target; only when that file has been verified does it take
the target's place, in one step of the file system. What it changes is
added to the history beside it. Whatever happens before, the old database stays as it is.
A lock on the folder keeps two builds apart; what a killed build leaves behind, the next one removes.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..model.problems import Problem
from ..project import BadMetadata, database_of, read_metadata
from ..reading.memory import without_garbage_collection
from ..reading.reader import Reader
from .database import Database, verify
from .datasette_yml import write_configuration
from .derivation import derive
from .descriptions import described_columns, described_tables
from .history import next_history, write_history
from .loading import load
from .rows import rows_about
from .summaries import sum_up
from .target import BuildFailed, described_to_datasette, locked, refuse_what_is_not_ours, removed_at_the_end, resolved

SCHEMA_VERSION = "2"
"""Grows when a table or column is renamed or removed; see README, "Data dictionary"."""

OLDEST_SQLITE = (3, 37)
"""The first SQLite with STRICT tables (2021-11-27)."""

OLDEST_DAY = "0001-01-01"

MANY_BYTES = 1_000_000
"""How much of a source file is in memory at once, to the end of its line, while its digest is made."""


@dataclass(slots=True)
class Options:
    """What a build needs to know. ``as_of`` is the day on which statuses are given; None: the newest in the sources.

    ``is_public`` leaves out texts that may not be published; what was found in them (verified quotes) stays.
    """

    sources: Path
    target: Path
    texts: tuple[Path, ...] = ()
    metadata: Path | None = None
    as_of: date | None = None
    is_public: bool = False


@dataclass(slots=True)
class Result:
    """What came of a build. ``problems`` holds errors when nothing was written."""

    problems: list[Problem]
    as_of: str = ""
    row_counts: dict[str, int] = field(default_factory=dict)
    quotes: dict[str, int] = field(default_factory=dict)
    size: int = 0

    @property
    def is_written(self) -> bool:
        return bool(self.row_counts)


Progress = Callable[[int], Callable[[int], None]]
"""Takes the number of bytes to read; returns what is called with the size of every part read."""


def unseen(_size: int) -> Callable[[int], None]:
    """Show no progress."""
    return lambda _read: None


def unsaid(_folder: Path) -> None:
    """Wait for another build without a word."""


def build(options: Options, progress: Progress = unseen, waiting: Callable[[Path], None] = unsaid) -> Result:
    """Build the database. Raises BuildFailed when it cannot be written.

    ``waiting`` is called with the folder when another build is writing there and must be waited for.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise BuildFailed(f"SQLite {needed} or newer is needed; this Python has {sqlite3.sqlite_version}")
    options = replace(options, target=resolved(options.target))
    refuse_what_is_not_ours(options.target)
    try:
        with locked(options.target.parent, waiting):
            refuse_what_is_not_ours(options.target)
            return _build_beside(options, progress)
    except sqlite3.Error as error:
        raise BuildFailed(f"{options.target} could not be written: {error}") from error
    except OSError as error:
        raise BuildFailed(f"{error.filename or options.target}: {error.strerror or error}") from error


def _build_beside(options: Options, progress: Progress) -> Result:
    building = options.target.with_name(options.target.name + ".building")
    with removed_at_the_end(building):
        building.touch()
        result = _write(building, options, progress)
        if not result.is_written:
            return result
        wrong = verify(building, result.row_counts)
        if wrong:
            raise BuildFailed(f"the new database is not sound and was thrown away: {wrong[0]}")
        result.size = building.stat().st_size
        with building.open("rb") as file:
            os.fsync(file.fileno())
        _configure_datasette(options.target)
        history = next_history(options.target, building) if options.target.is_file() else None
        with described_to_datasette(options.target, building, result.row_counts):
            # First the history: pages of the new database are remembered from the moment it is there.
            if history is not None:
                write_history(options.target, history)
            building.replace(options.target)
    return result


def _write(path: Path, options: Options, progress: Progress) -> Result:
    database = Database(path)
    with without_garbage_collection():
        return _write_into(database, options, progress)


def _write_into(database: Database, options: Options, progress: Progress) -> Result:
    try:
        database.create_tables()
        step: list[Callable[[int], None]] = []
        reader = Reader(options.sources, options.texts, lambda n: step[0](n), options.as_of)
        step.append(progress(reader.size))
        loaded = load(database, reader, is_public=options.is_public)
        if reader.problems.has_errors:
            return Result(reader.problems.sorted())
        as_of = options.as_of or date.fromisoformat(reader.newest_day or OLDEST_DAY)
        derive(database, loaded, as_of)
        problems = reader.problems.sorted()
        _write_about_itself(database, reader, options, as_of, problems)
        database.flush()
        database.create_indexes()
        database.create_views()
        sum_up(database, described_tables(subject_of(options.metadata).get("tables")))
        database.finish()
        return Result(problems, as_of.isoformat(), dict(database.row_counts), dict(loaded.quotes))
    finally:
        database.close()


def _write_about_itself(
    database: Database, reader: Reader, options: Options, as_of: date, problems: list[Problem]
) -> None:
    """Warnings, descriptions of columns, and what this file was built from. No clock: that would change the bytes."""
    about = {
        "as_of": as_of.isoformat(),
        "schema_version": SCHEMA_VERSION,
        "sources_sha256": digest(reader),
        "sqlite_version": sqlite3.sqlite_version,
    }
    tables = described_tables(subject_of(options.metadata).get("tables"))
    stored = [_as_stored(problem, reader.sources.name) for problem in problems]
    database.insert(rows_about(about, stored, described_columns(tables)))


def digest(reader: Reader) -> str:
    """Return the SHA-256 of all source files: of their names and bytes, in reading order.

    It does not depend on what their folder is called, nor on line ends, which git may have changed.
    """
    whole = hashlib.sha256()
    for file in [*reader.sources.files, *reader.sources.texts.values()]:
        content = hashlib.sha256()
        with file.path.open("rb") as opened:
            while lines := opened.readlines(MANY_BYTES):
                content.update(b"".join(lines).replace(b"\r\n", b"\n"))
        whole.update(f"{file.stored_name}\0{content.hexdigest()}\n".encode())
    return whole.hexdigest()


def _as_stored(problem: Problem, folder: str) -> Problem:
    """Return a warning as the database keeps it, whatever the folder of sources is called."""
    if folder == "sources":
        return problem
    texts = {name: getattr(problem, name).replace(f"{folder}/", "sources/") for name in ("path", "message", "expected")}
    return replace(problem, **texts)


def subject_of(metadata: Path | None) -> dict[str, Any]:
    """Return what a ``metadata.yml`` says of its database. Raises BuildFailed."""
    try:
        return database_of(read_metadata(metadata))[1]
    except BadMetadata as mistake:
        raise BuildFailed(str(mistake)) from None


def _configure_datasette(target: Path) -> None:
    """Renew ``datasette.yml`` in a configuration directory, before the database is replaced."""
    try:
        if target.with_name("metadata.yml").exists():
            write_configuration(target)
    except ValueError as error:
        raise BuildFailed(str(error)) from None
