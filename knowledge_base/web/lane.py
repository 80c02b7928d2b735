"""Work of readers in a lane of its own: in processes that can be killed, a few at a time.

What a reader sends may hold a thread for minutes, and nobody but the system can end it. So it runs in a process that
reads one JSON object a line and answers with its length in eight bytes and as much JSON. What takes longer than it may
is killed with its process; what finds all processes busy waits its turn, and is told to come again when the line is
long.
"""

import asyncio
import json
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

LONGEST_LINE = 8
"""Pieces that wait, where a kind of work does not say otherwise."""

RETRY_AFTER = 5
"""Seconds after which whoever was sent away may come again."""

GRACE = 0.5
"""Seconds beyond its time limit after which work is killed: it is within one long step."""

START = 20.0
"""Seconds that a new process may take until it answers for the first time."""

PACKAGE = Path(__file__).resolve().parent.parent.parent


class Kind(NamedTuple):
    """What a lane is for."""

    module: str
    """The module that is run, with the path of the database."""
    hello: dict[str, Any]
    """What a new process is asked first: from its answer on it is held to the time of its work."""
    too_much: str
    """What is said when a process ended by itself."""
    at_once: int
    """Pieces of work that run at once, each in a process."""
    longest_line: int = LONGEST_LINE
    """Pieces that wait; more are sent away."""


class Busy(Exception):
    """Too many readers are waiting."""


class TookTooLong(Exception):
    """Work was ended because its time was up."""


class Worker:
    """One process, started when it is first needed."""

    def __init__(self, kind: Kind, path: str) -> None:
        self._kind = kind
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
            raise sqlite3.OperationalError(self._kind.too_much) from None
        finally:
            # Whoever went away leaves an answer in the pipe that is nobody's: that process is of no use any more.
            if sys.exc_info()[0] is not None:
                self.kill()

    async def _started(self) -> asyncio.subprocess.Process:
        known = os.environ.get("PYTHONPATH")
        path = str(PACKAGE) if not known else os.pathsep.join((str(PACKAGE), known))
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", self._kind.module, self._path,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )  # fmt: skip
        async with asyncio.timeout(START):
            await _exchanged(self._process, self._kind.hello)
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


class Lane:
    """The processes of one kind for one database file."""

    def __init__(self, kind: Kind, path: str) -> None:
        self._longest_line = kind.longest_line
        self._free = [Worker(kind, path) for _ in range(kind.at_once)]
        self._all = list(self._free)
        self._places = asyncio.Semaphore(kind.at_once)
        self._waiting = 0

    async def answer(self, question: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Have a piece of work done. Raises Busy, TookTooLong, or sqlite3.OperationalError with a sentence."""
        async with self._worker() as worker:
            return await worker.answer(question, seconds)

    @asynccontextmanager
    async def _worker(self) -> AsyncIterator[Worker]:
        if self._waiting >= self._longest_line:
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
