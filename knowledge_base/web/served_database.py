"""The database as the site serves it: the site's own statements in threads, readers' statements in their lane.

Also where a new build takes the place of the old one under a running server: a database object belongs to one file
(``Stamp``), and ``fresh`` lets the requests that have begun with the old one end before the next begins with the new.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from datasette.database import Database, QueryInterrupted, Results

from .lane import Kind, Lane, TookTooLong
from .less_time import LessTime
from .site import site_of
from .sql_lane import SqlLane
from .sql_limits import HEAP_OF_PAGES, PAGES, limit, limit_heap
from .statements import with_ties_in_order

App = Callable[[Any, Any, Any], Awaitable[None]]

CHECKS = Kind(
    "knowledge_base.web.check_worker",
    {"asked": {"phrase": "1"}},
    "the check took more memory than it may; check a shorter text",
    at_once=1,  # a check takes milliseconds, and its process as much memory as the server's
)

PICTURES = Kind(
    "knowledge_base.web.draw_worker",
    {"spec": {"mark": "point"}, "size": [1, 1]},
    "the picture took more than it may",
    at_once=1,
    longest_line=64,  # the pictures of some pages that are opened at once
)

READERS_OWN = ("sql", "_where")
"""Parameters of an address in which readers write SQL."""

_written_by_reader: ContextVar[str] = ContextVar("written_by_reader", default="")
"""Which of them this request has: nothing for one in which the reader writes none."""


unfinished: ContextVar[list[str]] = ContextVar("unfinished", default=[])  # noqa: B039  # only appended to
"""Statements of this request whose time was up: its answer is not what it would be at another time."""


_is_inside: ContextVar[bool] = ContextVar("is_inside", default=False)
"""Whether this is done for a request that has passed the turnstile."""


class Stamp(NamedTuple):
    """What tells one file at a path from another that took its place."""

    inode: int
    changed: int
    size: int

    @classmethod
    def of(cls, path: str) -> "Stamp | None":
        """Return the stamp of the file at a path; None while there is none."""
        try:
            found = Path(path).stat()
        except OSError:
            return None
        return cls(found.st_ino, found.st_mtime_ns, found.st_size)


class Row(tuple[Any, ...]):
    """A row as ``sqlite3.Row`` is one: by position and by name, and ``dict`` of it works."""

    columns: list[str]

    @classmethod
    def of(cls, columns: list[str], values: list[Any]) -> "Row":
        row = cls(values)
        row.columns = columns
        return row

    def keys(self) -> list[str]:
        return self.columns

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, str):
            if key not in self.columns:
                raise IndexError("No item with that key")
            key = self.columns.index(key)
        return super().__getitem__(key)


class ServedDatabase(Database):  # type: ignore[misc]
    """One file. Another file at the same path is another database."""

    def __init__(self, datasette: Any, path: str, *, is_mutable: bool) -> None:
        super().__init__(datasette, path=path, is_mutable=is_mutable)
        self.stamp = Stamp.of(path)
        self.lane = SqlLane(path)
        """Where readers' own SQL runs."""
        self.checks = Lane(CHECKS, path)
        """Where the numbers and texts of readers are checked."""
        self.pictures = Lane(PICTURES, path)
        """Where pictures are drawn."""
        self._threads = threading.local()
        self._less_time = LessTime(self._ask, self._listed)

    async def end(self) -> None:
        """End the processes and close the connections."""
        for lane in (self.lane, self.checks, self.pictures):
            await lane.end()
        self.close()

    def connect(self, *given: Any, **named: Any) -> Any:
        connection = super().connect(*given, **named)
        limit(connection, PAGES)
        limit_heap(connection, HEAP_OF_PAGES)
        return connection

    async def table_counts(self, limit: int = 10) -> dict[str, int | None]:
        """Count the rows of all tables; none of them when there is no time even to find out which there are."""
        try:
            counts: dict[str, int | None] = await super().table_counts(limit)
        except QueryInterrupted:
            return {}
        return counts

    async def execute_fn(self, fn: Callable[[Any], Any]) -> Any:
        """Run a function with a connection of the thread's own; Datasette's goes by the database's name."""
        if self.ds.executor is None:
            return await super().execute_fn(fn)

        def in_thread() -> Any:
            connection = getattr(self._threads, "connection", None)
            if connection is None:
                connection = self.connect()
                self.ds._prepare_connection(connection, self.name)
                self._threads.connection = connection
            return fn(connection)

        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, in_thread)

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: float | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        """Run a statement: one of a request in which the reader writes SQL in the lane, any other as Datasette does."""
        try:
            written = _written_by_reader.get()
            if written != "sql":
                sql = with_ties_in_order(sql)
            if not written:
                sql, params = await self._less_time.statement(sql, params)
                return await super().execute(sql, params, truncate, custom_time_limit, page_size, log_sql_errors)
            return await self._execute_in_lane(sql, params, truncate, custom_time_limit, page_size)
        except QueryInterrupted:
            unfinished.get().append(sql)
            raise

    async def _ask(self, sql: str, params: Any) -> Sequence[Any]:
        results = await super().execute(sql, params, log_sql_errors=False)
        rows: Sequence[Any] = results.rows
        return rows

    def _listed(self, table: str) -> Sequence[str]:
        """The columns with which a table is shown; none of them for a database that is not ours."""
        site = site_of(self.ds)
        about = site.table(table) if self.name == site.database else {}
        listed: Sequence[str] = about.get("list_columns") or ()
        return listed

    async def _execute_in_lane(
        self, sql: str, params: Any, truncate: bool, custom_time_limit: float | None, page_size: int | None
    ) -> Any:
        most = self.ds.max_returned_rows
        if most == (page_size or self.ds.page_size):
            most += 1
        milliseconds = min(custom_time_limit or self.ds.sql_time_limit_ms, self.ds.sql_time_limit_ms)
        try:
            found = await self.lane.run(sql, params, milliseconds / 1000, most, is_truncated=truncate)
        except TookTooLong:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params) from None
        rows = [Row.of(found.columns, values) for values in found.rows]
        return Results(rows, found.truncated, [(column,) for column in found.columns])


def readers_own_sql(app: App) -> App:
    """Wrap an ASGI application so that the statements of a request in which a reader writes SQL run in the lane."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        query = scope.get("query_string", b"").decode("latin1") if scope["type"] == "http" else ""
        names = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
        token = _written_by_reader.set(next((name for name in READERS_OWN if name in names), ""))
        try:
            await app(scope, receive, send)
        finally:
            _written_by_reader.reset(token)

    return wrapped


# ---------------------------------------------------------------------------------------- a new file in its place


def serve_files(datasette: Any, ours: str) -> None:
    """Serve every file of a Datasette through the lane.

    ``ours`` is never written to, only replaced, whether ``inspect-data.json`` says so or was lost; an older one says
    nothing of a file.
    """
    for name, database in list(datasette.databases.items()):
        if database.path and not isinstance(database, ServedDatabase):
            described = Stamp.of(str(Path(database.path).with_name("inspect-data.json")))
            file = Stamp.of(str(database.path))
            if described and file and described.changed < file.changed:
                datasette.inspect_data = _without(datasette, name)
            _put(datasette, name, str(database.path), is_mutable=database.is_mutable and name != ours)


def _put(datasette: Any, name: str, path: str, *, is_mutable: bool) -> None:
    served = ServedDatabase(datasette, path, is_mutable=is_mutable)
    old = datasette.databases.get(name)
    served.name, served.route = name, old.route if old is not None else name
    datasette.databases = {**datasette.databases, name: served}


def _replaced(datasette: Any) -> Iterator[tuple[str, ServedDatabase]]:
    for name, database in datasette.databases.items():
        if isinstance(database, ServedDatabase):
            stamp = Stamp.of(str(database.path))
            if stamp is not None and stamp != database.stamp:
                yield name, database


LONGEST_REQUEST = 10.0
"""Seconds that a request may hold up the change to a new file; a longer one may fail."""


class Turnstile:
    """Lets requests through; to change the database, it lets those inside out and nobody in."""

    def __init__(self) -> None:
        self._inside = 0
        self._is_open = asyncio.Event()
        self._is_open.set()
        self._is_empty = asyncio.Event()
        self._is_empty.set()

    async def enter(self, is_stale: Callable[[], bool], change: Callable[[], Awaitable[None]]) -> None:
        """Go in. Whoever finds the database stale waits until nobody is inside, and changes it."""
        await self._is_open.wait()
        if is_stale():
            self._is_open.clear()
            try:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._is_empty.wait(), LONGEST_REQUEST)
                await change()
            finally:
                self._is_open.set()
        self._inside += 1
        self._is_empty.clear()

    def leave(self) -> None:
        self._inside -= 1
        if not self._inside:
            self._is_empty.set()


def fresh(app: App, datasette: Any) -> App:
    """Wrap an ASGI application so that a database that was built anew is served without a restart.

    No request fails for it, and none sees both files: it ends with the one with which it began.
    """
    turnstile = Turnstile()

    def is_stale() -> bool:
        return next(_replaced(datasette), None) is not None

    async def change() -> None:
        for name, old in list(_replaced(datasette)):
            datasette.inspect_data = _without(datasette, name)
            _put(datasette, name, str(old.path), is_mutable=old.is_mutable)
            await asyncio.to_thread(getattr, datasette.databases[name], "hash")  # reads the whole file
            await old.end()

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        # A page may ask the site for another one (``datasette.client``): that is no new reader.
        if scope["type"] != "http" or _is_inside.get():
            await app(scope, receive, send)
            return
        await turnstile.enter(is_stale, change)
        token = _is_inside.set(True)
        try:
            await app(scope, receive, send)
        finally:
            _is_inside.reset(token)
            turnstile.leave()

    return wrapped


def _without(datasette: Any, name: str) -> dict[str, Any]:
    """Return what ``inspect-data.json`` says of other files: of this one it may say what the old one was."""
    return {other: said for other, said in (datasette.inspect_data or {}).items() if other != name}
