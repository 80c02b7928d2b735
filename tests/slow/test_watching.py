"""``--watch``: who saves a source sees the mistake, or the page that shows it."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.lithium_project import copy_lithium
from tests.support.serving import ROOT

PATIENCE = 60.0


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds; return whether it came to that."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if holds():
            return True
        time.sleep(0.05)
    return False


class Running:
    """A command that watches, and what it has said."""

    def __init__(self, folder: Path, *command: str) -> None:
        self.log = folder.parent / f"{len(list(folder.parent.iterdir()))}.log"
        self.process = subprocess.Popen(
            [sys.executable, "-u", str(ROOT / "build_db.py"), *command],
            stdout=self.log.open("wb"), stderr=subprocess.STDOUT,
        )  # fmt: skip

    def says(self, words: str) -> bool:
        return until(lambda: words in self.log.read_text("utf-8"))

    def address(self) -> str:
        """Where it serves, once it says so."""
        assert self.says("Uvicorn running on ")
        found = re.search(r"Uvicorn running on (\S+)", self.log.read_text("utf-8"))
        return found[1] if found else ""

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_lithium(tmp_path / "lithium")


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Running]]:
    started: list[Running] = []

    def run(*command: str) -> Running:
        started.append(Running(folder, *command))
        return started[-1]

    yield run
    for running in started:
        if running.process.poll() is None:
            running.process.kill()


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "sources" / "claims" / "diario-2022-cupo.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_running_site_shows_what_was_saved_but_no_mistake(folder: Path, start: Callable[..., Running]) -> None:
    running = start("serve", "--watch", "--project", str(folder), "--port", "0")
    page = f"{running.address()}/lithium/claims/diario-quota-2021"
    assert "The export quota of 2021 was 30,000 t." in httpx.get(page).text

    edit(folder, "was 30,000 t.", "came to 30,000 t.")
    assert until(lambda: "The export quota of 2021 came to 30,000 t." in httpx.get(page).text)
    edit(folder, "kind: quantity", "kind: quantty")
    assert running.says("did you mean 'quantity'?")
    assert running.says("nothing was written; the old database is unchanged")
    assert "The export quota of 2021 came to 30,000 t." in httpx.get(page).text
    edit(folder, "kind: quantty", "kind: quantity")
    edit(folder, "came to 30,000 t.", "stood at 30,000 t.")
    assert until(lambda: "The export quota of 2021 stood at 30,000 t." in httpx.get(page).text)

    assert running.stop() == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(page)


def test_what_is_served_later_is_awaited(folder: Path, start: Callable[..., Running]) -> None:
    edit(folder, "kind: quantity", "kind: quantty")
    running = start("serve", "--watch", "--project", str(folder), "--port", "0")
    assert running.says("nothing was written")

    edit(folder, "kind: quantty", "kind: quantity")

    assert httpx.get(f"{running.address()}/lithium/claims/diario-quota-2021").status_code == 200
    assert running.stop() == 0


def test_where_the_server_ends_the_watching_ends(folder: Path, start: Callable[..., Running]) -> None:
    running = start("serve", "--watch", "--project", str(folder), "--no-such-option")

    assert running.process.wait(PATIENCE) == 0
    assert running.says("No such option")


def test_a_check_is_made_again(folder: Path, start: Callable[..., Running]) -> None:
    running = start("check", "--watch", "--project", str(folder))
    assert running.says("no problems")

    edit(folder, "kind: quantity", "kind: quantty")

    assert running.says("did you mean 'quantity'?")
    assert running.stop() == 0


def test_a_site_that_is_served_already_shows_what_a_watching_build_writes(
    folder: Path, start: Callable[..., Running]
) -> None:
    builds = start("--watch", "--project", str(folder))
    assert builds.says("lithium.db: ")
    page = f"{start('serve', '--project', str(folder), '--port', '0').address()}/lithium/claims/diario-quota-2021"

    edit(folder, "was 30,000 t.", "came to 30,000 t.")

    assert until(lambda: "The export quota of 2021 came to 30,000 t." in httpx.get(page).text)
    assert builds.stop() == 0
