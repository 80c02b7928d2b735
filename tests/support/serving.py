"""A real Datasette process for any database, configured as the repository's root configures it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]

CONFIGURATION = ("settings.json", "templates", "plugins", "static")
"""What makes the repository's root a Datasette configuration directory, beside its metadata."""

LITHIUM = Path(__file__).parent / "lithium"
"""A complete project of another subject. Everything in it is invented."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
"""What servers are started with: nothing that would lend them modules."""

STARTED_AT = re.compile(r"running on (http://127\.0\.0\.1:\d+)")
PATIENCE = 60.0
"""Seconds after which a server that says nothing is given up."""


def configure(folder: Path, database: Path | None = None, metadata: Path | None = LITHIUM / "metadata.yml") -> Path:
    """Make a folder a configuration directory like the root, with a database in it; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if metadata is not None:
        shutil.copy(metadata, folder / "metadata.yml")
    for name in CONFIGURATION:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    if database is not None:
        shutil.copy(database, folder / database.name)
    return folder


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[str]:
    """Serve a configuration directory while the block runs; give its address. The system chooses a free port."""
    with running([sys.executable, "-m", "datasette", "serve", str(folder), *options]) as address:
        yield address


@contextmanager
def server_of(folder: Path, *options: str) -> Iterator[tuple[str, int]]:
    """The same; give its address and the number of its process."""
    with started([sys.executable, "-m", "datasette", "serve", str(folder), *options]) as found:
        yield found


@contextmanager
def running(command: Sequence[str], cwd: Path = ROOT) -> Iterator[str]:
    """Run a command that serves, on a port of the system's choice, while the block runs; give its address."""
    with started(command, cwd) as (address, _):
        yield address


@contextmanager
def started(command: Sequence[str], cwd: Path = ROOT) -> Iterator[tuple[str, int]]:
    """The same; give its address and the number of its process."""
    with tempfile.TemporaryDirectory() as place:
        log = Path(place) / "log.txt"
        with log.open("w") as output:
            server = subprocess.Popen([*command, "--port", "0"], cwd=cwd, env=ENVIRONMENT, stdout=output, stderr=output)
        try:
            yield _address(server, log), server.pid
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _address(server: "subprocess.Popen[bytes]", log: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = STARTED_AT.search(log.read_text())
        if found:
            return found[1]
        if server.poll() is not None:
            break
        time.sleep(0.05)
    raise RuntimeError(f"Datasette did not start:\n{log.read_text()}")


def client_of(address: str) -> httpx.Client:
    """A client that follows redirects and takes no notice of a proxy."""
    return httpx.Client(base_url=address, timeout=PATIENCE, trust_env=False, follow_redirects=True)
