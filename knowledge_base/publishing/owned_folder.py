"""A folder that this program makes: beside its place, moved there when it is whole, known again by its check sums."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..building.target import BuildFailed

SUMS = "SHA256SUMS"


@dataclass(slots=True)
class Draft:
    """A folder being made. It takes its place when ``is_whole`` was set, and is thrown away otherwise."""

    path: Path
    is_whole: bool = False


@contextmanager
def drafted(target: Path) -> Iterator[Draft]:
    """Give a new folder that replaces another one, or nothing, at the end of the block.

    Raises BuildFailed when something is at its place that was not made so; it is left alone.
    """
    target = target.resolve()
    refuse_what_is_not_ours(target)
    draft = Draft(target.with_name(f"{target.name}.building"))
    shutil.rmtree(draft.path, ignore_errors=True)
    draft.path.mkdir(parents=True)
    try:
        yield draft
        if draft.is_whole:
            _write_sums(draft.path)
            _put_in_place(draft.path, target)
    finally:
        shutil.rmtree(draft.path, ignore_errors=True)


def refuse_what_is_not_ours(target: Path) -> None:
    """Raise BuildFailed unless there is nothing at a place, an empty folder, or one that was made here."""
    if not target.exists() and not target.is_symlink():
        return
    is_ours = target.is_dir() and not target.is_symlink() and ((target / SUMS).is_file() or not any(target.iterdir()))
    if not is_ours:
        raise BuildFailed(f"{target} exists and was not made by this program", "it was left alone")


def _write_sums(folder: Path) -> None:
    lines = [f"{digest(file)}  {file.relative_to(folder).as_posix()}" for file in files_of(folder)]
    (folder / SUMS).write_text("\n".join(lines) + "\n", "utf-8")


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder in order. What running Python left there is none of them, and is removed."""
    for cache in folder.rglob("__pycache__"):
        shutil.rmtree(cache, ignore_errors=True)
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)


def _put_in_place(made: Path, target: Path) -> None:
    """Put the new folder in the old one's place; the old one goes when the new one is there."""
    old = target.with_name(f"{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.replace(old)
    made.replace(target)
    shutil.rmtree(old, ignore_errors=True)
