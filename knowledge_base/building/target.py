"""Where a build writes: what may be replaced, the lock that keeps two builds apart, and the file for Datasette.

A build replaces nothing but a database that this program made: not a folder, not a device, not somebody's file.
"""

import fcntl
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

UNCHANGED = "the old database is unchanged"


class BuildFailed(Exception):
    """The build could not be carried out, through no fault of the sources; one line says why.

    ``consequence`` says what there is now.
    """

    def __init__(self, reason: str, consequence: str = UNCHANGED) -> None:
        super().__init__(reason)
        self.consequence = consequence


def resolved(path: Path) -> Path:
    """Return the file that a path leads to, whether it exists or not. Raises BuildFailed when it leads nowhere."""
    try:
        return path.resolve()
    except (RuntimeError, OSError):  # Python before 3.13 raises RuntimeError for a loop
        raise BuildFailed(f"{path} is a loop of symbolic links; name a file") from None


def refuse_what_is_not_ours(path: Path) -> None:
    """Raise BuildFailed when something is at this path that is no database of this program; an empty file may go."""
    if path.is_symlink():
        raise BuildFailed(f"{path} is a loop of symbolic links; name a file")
    if path.is_dir():
        raise BuildFailed(f"{path} is a folder; name a file")
    if not path.exists():
        return
    if not path.is_file():
        raise BuildFailed(f"{path} is a pipe, a socket or a device; name a file")
    if path.stat().st_size and not _is_ours(path):
        raise BuildFailed(f"{path} is not a database that this program made; remove it, or name another file")


def _is_ours(path: Path) -> bool:
    """Whether a file is a database with the versions that a build writes into it."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return bool(connection.execute("select 1 from build_info where name = 'schema_version'").fetchall())
    except sqlite3.Error:
        return False


@contextmanager
def locked(folder: Path, waiting: Callable[[Path], None]) -> Iterator[None]:
    """Hold the folder's lock. While another build holds it, wait, and call ``waiting`` with the folder first.

    The kernel lets go of the lock when a build is killed.
    """
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting(folder)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def removed_at_the_end(path: Path) -> Iterator[None]:
    """Remove what an earlier build left at a path, and what this one leaves there."""
    path.unlink(missing_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


@contextmanager
def described_to_datasette(target: Path, building: Path, row_counts: Mapping[str, int]) -> Iterator[None]:
    """Keep ``inspect-data.json`` true, the file by which a configuration directory says that a database is immutable.

    Immutable databases can be downloaded, and their rows need not be counted for every page. The file is written only
    beside a ``metadata.yml``, in the form of ``datasette inspect``, and whole or not at all: Datasette does not start
    with half of it. While the database changes there is none, and Datasette serves without.
    """
    if not target.with_name("metadata.yml").exists():
        yield
        return
    described = target.with_name("inspect-data.json")
    draft = described.with_name(described.name + ".building")
    with removed_at_the_end(draft):
        with building.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        tables = {table: {"count": count} for table, count in row_counts.items()}
        about = {"hash": content, "size": building.stat().st_size, "file": target.name, "tables": tables}
        draft.write_text(json.dumps({target.stem: about}, indent=2) + "\n", "utf-8")
        described.unlink(missing_ok=True)
        yield
        try:
            draft.replace(described)
        except OSError as error:
            consequence = "the new database is in place, without inspect-data.json"
            raise BuildFailed(f"{described}: {error.strerror or error}", consequence) from error
