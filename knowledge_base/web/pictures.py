"""Pictures that are stored: a published folder has each of them as a file, named after its address.

Where there is none, the picture is drawn (``charts.py``), which needs vl-convert.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qsl, urlencode

FOLDER = "pictures"
"""Beside the database, in the folder that is served."""

READ = ("indicator", "place", "material", "series", "editions", "narrow")
"""Parameters of an address that make another picture of it."""


def file_name(path: str, query: Iterable[tuple[str, str]]) -> str:
    """Return the name of the file of a picture, whatever the order of the parameters of its address."""
    read = sorted((name, value) for name, value in query if name in READ and value)
    return hashlib.sha256(f"{path}?{urlencode(read)}".encode()).hexdigest()[:24] + PurePosixPath(path).suffix


def file_name_of(address: str) -> str:
    """Return the name of the file of the picture at an address such as ``/-/picture/strip.svg?place=cl``."""
    path, _, query = address.partition("?")
    return file_name(path, parse_qsl(query))


def stored(folder: Path | None, address: str) -> bytes | None:
    """Return the stored picture of an address; None where there is none."""
    try:
        return (folder / FOLDER / file_name_of(address)).read_bytes() if folder else None
    except OSError:
        return None
