"""Readers' own SQL in a lane of its own: in processes that can be killed, two statements at a time.

A statement that a reader writes may hold a thread for minutes whatever SQLite's time limit says (see ``sql_limits``),
and while it does nobody can end it but the system. So it runs in a process (``sql_worker``). What takes longer than it
may is killed with its process; what finds all processes busy waits its turn, and is told to come again when the line
is long.
"""

import asyncio
import base64
import json
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

LANES = 2
"""Statements of readers that run at once: one a core of the smallest host."""

LONGEST_LINE = 8
"""Statements that wait; more are sent away."""

RETRY_AFTER = 5
"""Seconds after which whoever was sent away may come again."""

GRACE = 0.5
"""Seconds beyond its time limit after which a statement is killed: it is within one long step."""

START = 20.0
"""Seconds that a new process may take until it answers its first statement."""

HELLO = {"sql": "select 1", "params": [], "milliseconds": 1000, "rows": 1, "is_truncated": False}
"""What a new process is asked first: from its answer on it is held to the time of a statement."""

PACKAGE = Path(__file__).resolve().parent.parent.parent


class Busy(Exception):
    """Too many statements of readers are waiting."""


class TookTooLong(Exception):
    """A statement was ended because its time was up."""


class Answer(NamedTuple):
    """What a statement gave."""

    columns: list[str]
    rows: list[list[Any]]
    truncated: bool


class _Worker:
    """One process, started when it is first needed."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._process: asyncio.subprocess.Process | None = None

    async def answer(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Ask the process. Raises TookTooLong when it had to be killed."""
        try:
            process = self._process or await self._started()
            async with asyncio.timeout(seconds + GRACE):
                return await _exchanged(process, question)
        except TimeoutError:
            raise TookTooLong from None
        except (asyncio.IncompleteReadError, ConnectionError, BrokenPipeError):
            raise sqlite3.OperationalError("the statement took more memory than readers' SQL may have") from None
        finally:
            # Whoever went away leaves an answer in the pipe that is nobody's: that process is of no use any more.
            if sys.exc_info()[0] is not None:
                self.kill()

    async def _started(self) -> asyncio.subprocess.Process:
        known = os.environ.get("PYTHONPATH")
        path = str(PACKAGE) if not known else os.pathsep.join((str(PACKAGE), known))
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "knowledge_base.web.sql_worker", self._path,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        async with asyncio.timeout(START):
            await _exchanged(self._process, HELLO)
        return self._process

    def kill(self) -> asyncio.subprocess.Process | None:
        """End the process, whatever it does; return what may be waited for."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
        return process


async def _exchanged(process: asyncio.subprocess.Process, question: dict[str, Any]) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    process.stdin.write(json.dumps(question).encode() + b"\n")
    await process.stdin.drain()
    size = int.from_bytes(await process.stdout.readexactly(8), "big")
    answer: dict[str, Any] = json.loads(await process.stdout.readexactly(size))
    return answer


class SqlLane:
    """The processes for one database file."""

    def __init__(self, path: str) -> None:
        self._free = [_Worker(path) for _ in range(LANES)]
        self._all = list(self._free)
        self._places = asyncio.Semaphore(LANES)
        self._waiting = 0

    async def run(self, sql: str, params: Any, seconds: float, rows: int | None, *, is_truncated: bool) -> Answer:
        """Run a statement; of more than ``rows`` rows the first are given.

        Raises Busy, TookTooLong, or sqlite3.OperationalError with a sentence for the reader.
        """
        question = {
            "sql": sql,
            "params": params if isinstance(params, list | tuple) else dict(params or {}),
            "milliseconds": 1000 * seconds,
            "rows": rows,
            "is_truncated": is_truncated,
        }
        async with self._worker() as worker:
            found = await worker.answer(question, seconds)
        match found.get("error"):
            case None:
                return Answer(found["columns"], [_as_sent(row) for row in found["rows"]], found["truncated"])
            case "interrupted":
                raise TookTooLong
        raise sqlite3.OperationalError(found["message"])

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[_Worker]:
        if self._waiting >= LONGEST_LINE:
            raise Busy
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        worker = self._free.pop()
        try:
            yield worker
        finally:
            self._free.append(worker)
            self._places.release()

    async def end(self) -> None:
        """End all processes."""
        for process in [worker.kill() for worker in self._all]:
            if process is not None:
                await process.wait()


def _as_sent(row: list[Any]) -> list[Any]:
    return [base64.b64decode(value["base64"]) if isinstance(value, dict) else value for value in row]
