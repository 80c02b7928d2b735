"""One build: sources in, one immutable file out, all or nothing.

The rows go into ``<target>.building`` beside the target; only when that file has been verified does it take
the target's place, in one step of the file system. Whatever happens before, the old database stays as it is.
A lock on the folder keeps two builds apart; what a killed build leaves behind, the next one removes.
"""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ..model.problems import Problem
from ..project import BadMetadata, database_of, read_metadata
from ..reading.reader import Reader
from .database import Database, verify
from .datasette_yml import write_configuration
from .derivation import derive
from .descriptions import described_columns, described_tables
from .loading import load
from .rows import rows_about

SCHEMA_VERSION = "2"
"""Grows when a table or column is renamed or removed; see README, "Data dictionary"."""

OLDEST_DAY = "0001-01-01"


@dataclass(slots=True)
class Options:
    """What a build needs to know. ``as_of`` is the day on which statuses are given; None: the newest in the sources."""

    sources: Path
    target: Path
    texts: tuple[Path, ...] = ()
    metadata: Path | None = None
    as_of: date | None = None


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


class BuildFailed(Exception):
    """The build could not be carried out, through no fault of the sources; one line says why."""


Progress = Callable[[int], Callable[[int], None]]
"""Takes the number of bytes to read; returns what is to be told of every part read."""


def unseen(_size: int) -> Callable[[int], None]:
    """Show no progress."""
    return lambda _read: None


def build(options: Options, progress: Progress = unseen) -> Result:
    """Build the database. Raises BuildFailed when it cannot be written."""
    folder = options.target.parent
    if options.target.is_dir():
        raise BuildFailed(f"{options.target} is a folder; name a file")
    try:
        with _locked(folder):
            return _build_beside(options, progress)
    except sqlite3.Error as error:
        raise BuildFailed(f"{options.target} could not be written: {error}") from error
    except OSError as error:
        raise BuildFailed(f"{error.filename or options.target}: {error.strerror or error}") from error


def _build_beside(options: Options, progress: Progress) -> Result:
    building = options.target.with_name(options.target.name + ".building")
    with _removed_at_the_end(building):
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
        with _described_to_datasette(options.target, result.row_counts):
            building.replace(options.target)
    return result


def _write(path: Path, options: Options, progress: Progress) -> Result:
    database = Database(path)
    try:
        database.create_tables()
        step: list[Callable[[int], None]] = []
        reader = Reader(options.sources, options.texts, lambda n: step[0](n), options.as_of)
        step.append(progress(reader.size))
        loaded = load(database, reader)
        if reader.problems.has_errors:
            return Result(reader.problems.sorted())
        as_of = options.as_of or date.fromisoformat(reader.newest_day or OLDEST_DAY)
        reader.problems.extend(derive(database, loaded, as_of))
        problems = reader.problems.sorted()
        _write_about_itself(database, reader, options, as_of, problems)
        database.flush()
        database.create_indexes()
        database.create_search()
        database.create_views()
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
    database.insert(rows_about(about, problems, described_columns(tables)))


def digest(reader: Reader) -> str:
    """Return the SHA-256 of all source files: of their names and bytes, in reading order."""
    whole = hashlib.sha256()
    for file in [*reader.sources.files, *reader.sources.texts.values()]:
        with file.path.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
        whole.update(f"{file.name}\0{content}\n".encode())
    return whole.hexdigest()


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


@contextmanager
def _described_to_datasette(target: Path, row_counts: dict[str, int]) -> Iterator[None]:
    """Keep ``inspect-data.json`` true, the file by which a configuration directory says that a database is immutable.

    Immutable databases can be downloaded, and their rows need not be counted for every page. The file is
    written only beside a ``metadata.yml``, in the form of ``datasette inspect``; while the database changes
    there is none, and Datasette serves without.
    """
    described = target.with_name("inspect-data.json")
    is_configuration_directory = target.with_name("metadata.yml").exists()
    if is_configuration_directory:
        described.unlink(missing_ok=True)
    yield
    if is_configuration_directory:
        with target.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        tables = {table: {"count": count} for table, count in row_counts.items()}
        about = {"hash": content, "size": target.stat().st_size, "file": target.name, "tables": tables}
        described.write_text(json.dumps({target.stem: about}, indent=2) + "\n", "utf-8")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; wait while another build holds it. The kernel lets go of it when a build is killed."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _removed_at_the_end(path: Path) -> Iterator[None]:
    """Remove what an earlier build left at a path, and what this one leaves there."""
    path.unlink(missing_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
