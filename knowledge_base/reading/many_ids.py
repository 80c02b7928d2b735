"""Ids of which there may be a million, with the place where each was first used: a dict that keeps them in SQLite.

In a dict an id and its place take 250 bytes; here it is the bytes of the id and a few more, most of them in a temporary
file that is gone with the connection.
"""

import sqlite3
from collections.abc import Iterator, MutableMapping

from .files import SourceFile

Place = tuple[SourceFile, int]
"""A file, and a line of it counted from 1."""


class ManyIds(MutableMapping[str, Place]):
    """Ids and their places. For one thread, as its connection is."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.execute("create table ids (id blob primary key, file integer, line integer) without rowid")
        self._connection.execute("begin")
        self._files: list[SourceFile] = []

    def __getitem__(self, identity: str) -> Place:
        found = self._connection.execute("select file, line from ids where id = ?", (_key(identity),)).fetchone()
        if found is None:
            raise KeyError(identity)
        file, line = found
        return self._files[file], line

    def __setitem__(self, identity: str, place: Place) -> None:
        self._write("replace", identity, place)

    def setdefault(self, identity: str, place: Place) -> Place:
        """Return ``place`` itself where the id is new, and otherwise the place that it has."""
        return place if self._write("insert or ignore", identity, place) else self[identity]

    def __delitem__(self, identity: str) -> None:
        if not self._connection.execute("delete from ids where id = ?", (_key(identity),)).rowcount:
            raise KeyError(identity)

    def __iter__(self) -> Iterator[str]:
        """In the order in which they were read, as a dict has it."""
        found = self._connection.execute("select id from ids order by file, line")
        return (key.decode("utf-8", "surrogatepass") for (key,) in found)

    def __len__(self) -> int:
        (count,) = self._connection.execute("select count(*) from ids").fetchone()
        return int(count)

    def _write(self, verb: str, identity: str, place: Place) -> int:
        """Return how many rows were written. Records of one file come one after the other."""
        file, line = place
        if not self._files or self._files[-1] is not file:
            self._files.append(file)
        row = (_key(identity), len(self._files) - 1, line)
        return self._connection.execute(f"{verb} into ids values (?, ?, ?)", row).rowcount


def _key(identity: str) -> bytes:
    """What a file gives as an id may be anything, half a character too, before it is checked."""
    return identity.encode("utf-8", "surrogatepass")
