"""docs/extending.md, followed from an empty folder: the project it shows is built and served by the commands shown."""

import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.serving import ROOT, client_of, running
from tests.support.site_pages import Html
from tests.test_documents import block, blocks_of

EXTENDING = (ROOT / "docs" / "extending.md").read_text("utf-8")
HERE = "../cobalt"
"""The folder of the project in the document's commands, which are given at the root of the repository."""


def commands(name: str, folder: Path) -> Iterator[list[str]]:
    """The commands of the blocks of a name, for a project in another folder and this interpreter."""
    for shown in blocks_of(EXTENDING, "sh", name):
        for line in shown.text.splitlines():
            program, *options = [str(folder) if word == HERE else word for word in shlex.split(line)]
            assert program in (".venv/bin/python", ".venv/bin/datasette")
            yield [sys.executable, *(["-m", "datasette"] if program.endswith("datasette") else []), *options]


@pytest.fixture(scope="module")
def cobalt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder, with the files of the document, built as it says."""
    place = tmp_path_factory.mktemp("extending")
    for shown in blocks_of(EXTENDING):
        if shown.name.startswith("cobalt/"):
            path = place / shown.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown.text, "utf-8")
    for command in commands("build", place / "cobalt"):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    return place / "cobalt"


def test_the_database_has_the_name_of_the_metadata_and_the_claim_the_verdict_that_is_shown(cobalt: Path) -> None:
    with closing(sqlite3.connect(cobalt / "cobalt.db")) as connection:
        (explanation,) = connection.execute(
            "select explanation from claim_checks where claim_id = 'gazette-share-2023'"
        ).fetchone()

    assert f"{explanation}\n" == block(EXTENDING, "text", "verdict of gazette-share-2023")


@pytest.mark.parametrize("number", range(2))
def test_the_project_is_served_as_shown(cobalt: Path, number: int) -> None:
    command = list(commands("serve", cobalt))[number]

    with running(command) as address, client_of(address) as client:
        pages = {path: client.get(path) for path in ("/", "/coverage", "/contested", "/cobalt", "/cobalt/claims")}

    assert {path: answer.status_code for path, answer in pages.items()} == dict.fromkeys(pages, 200)
    assert {path: Html(answer.text).faults for path, answer in pages.items()} == {path: [] for path in pages}
    assert "Who says what about cobalt, and does the number hold?" in pages["/"].text
    assert "<title>Cobalt Knowledge Base</title>" in pages["/"].text
    assert "What is not in here" in pages["/coverage"].text


def test_both_ways_to_serve_are_tried() -> None:
    assert len(list(commands("serve", ROOT))) == 2
