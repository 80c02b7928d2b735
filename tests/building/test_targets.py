"""A build replaces nothing but a database that this program made, and says what there is after a failure."""

import fcntl
import json
import os
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from knowledge_base.building import build as building
from knowledge_base.building.target import BuildFailed, described_to_datasette
from tests.support.builds import PATIENCE, command, digest, is_sound, names_in, run
from tests.support.small_corpus import Corpus


def a_text(path: Path) -> None:
    path.write_text("Minutes of the last meeting.\n")


def a_database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table photos (id integer primary key)")


def a_damaged_database(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket has 108 bytes at most
    try:
        with closing(socket.socket(socket.AF_UNIX)) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def a_device(path: Path) -> None:
    path.symlink_to("/dev/full")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_loop(path: Path) -> None:
    path.symlink_to(path.name)


NOT_OURS = "is not a database that this program made; remove it, or name another file"
NO_FILE = "is a pipe, a socket or a device; name a file"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (a_text, NOT_OURS),
        (a_database_of_another_program, NOT_OURS),
        (a_damaged_database, NOT_OURS),
        (a_pipe, NO_FILE),
        (a_socket, NO_FILE),
        (a_device, NO_FILE),
        (a_folder, "is a folder; name a file"),
        (a_loop, "is a loop of symbolic links; name a file"),
    ],
)
def test_what_is_not_ours_is_left_alone(make: Callable[[Path], None], reason: str, corpus: Corpus) -> None:
    make(corpus.target)
    before = os.lstat(corpus.target)
    done = run(command(corpus))

    place = "/dev/full" if make is a_device else corpus.target
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"build failed: {place} {reason}; the old database is unchanged\n"
    after = os.lstat(corpus.target)
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (before.st_ino, before.st_mode, before.st_mtime_ns)
    assert names_in(corpus.target.parent) == [corpus.target.name]


def test_a_source_file_is_no_target(corpus: Corpus) -> None:
    done = run(command(corpus, target=corpus.sources / "publications.yml"))

    assert done.stderr == (
        f"build failed: {corpus.sources / 'publications.yml'} {NOT_OURS}; the old database is unchanged\n"
    )
    assert corpus.problems() == []


def test_an_empty_file_may_be_replaced(corpus: Corpus) -> None:
    corpus.target.touch()

    assert corpus.build().is_written
    assert is_sound(corpus.target)


def test_an_older_database_of_this_program_is_replaced(corpus: Corpus) -> None:
    corpus.build()
    with closing(sqlite3.connect(corpus.target)) as connection:
        connection.execute("drop table problems")
        connection.execute("update build_info set value = '0' where name = 'schema_version'")
        connection.commit()

    assert corpus.build().is_written
    assert corpus.rows("select value from build_info where name = 'schema_version'") == [
        {"value": building.SCHEMA_VERSION}
    ]


def test_a_build_that_must_wait_says_so(corpus: Corpus) -> None:
    folder = os.open(corpus.target.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        process = subprocess.Popen(command(corpus), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        assert process.stderr
        said = process.stderr.readline()
    finally:
        os.close(folder)

    assert said == f"another build is writing in {corpus.target.parent}; waiting for it\n"
    assert process.communicate(timeout=PATIENCE) == (None, "")
    assert (process.returncode, is_sound(corpus.target)) == (0, True)


def test_an_sqlite_that_is_too_old_is_named(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building.sqlite3, "sqlite_version_info", (3, 31, 1))
    monkeypatch.setattr(building.sqlite3, "sqlite_version", "3.31.1")

    with pytest.raises(BuildFailed) as failure:
        corpus.build()
    assert str(failure.value) == "SQLite 3.37 or newer is needed; this Python has 3.31.1"


# ------------------------------------------------------------------------------------------- inspect-data.json


@pytest.fixture
def configured(corpus: Corpus) -> Corpus:
    """A corpus that was built into a configuration directory, with a change to build."""
    corpus.target.with_name("metadata.yml").write_text("title: T\n")
    corpus.build()
    corpus.replace("claims/paper.yml", "The price rose, then fell.", "The price rose and fell.")
    return corpus


def described(corpus: Corpus) -> tuple[str, str]:
    """The digest that inspect-data.json gives, and that of the database."""
    about = json.loads(corpus.target.with_name("inspect-data.json").read_text())
    return about[corpus.target.stem]["hash"], digest(corpus.target)


def test_what_is_said_of_the_database_is_true_after_every_build(configured: Corpus) -> None:
    assert len(set(described(configured))) == 1
    configured.build()
    assert len(set(described(configured))) == 1


def test_a_description_that_cannot_be_drafted_leaves_everything_as_it_was(configured: Corpus) -> None:
    before = described(configured)
    configured.target.with_name("inspect-data.json.building").mkdir()
    done = run(command(configured))

    assert done.returncode == 1
    assert done.stderr == (
        f"build failed: {configured.target.with_name('inspect-data.json.building')}: Is a directory"
        "; the old database is unchanged\n"
    )
    assert described(configured) == before


def test_a_description_that_cannot_be_put_in_place_is_no_unchanged_database(tmp_path: Path) -> None:
    target, new = tmp_path / "kb.db", tmp_path / "kb.db.building"
    (tmp_path / "metadata.yml").write_text("title: T\n")
    new.write_bytes(b"new")

    def replace_and_get_in_the_way() -> None:
        new.replace(target)
        (tmp_path / "inspect-data.json").mkdir()

    with pytest.raises(BuildFailed) as failure, described_to_datasette(target, new, {}):
        replace_and_get_in_the_way()

    assert str(failure.value) == f"{tmp_path / 'inspect-data.json'}: Is a directory"
    assert failure.value.consequence == "the new database is in place, without inspect-data.json"
    assert names_in(tmp_path) == ["inspect-data.json", "kb.db", "metadata.yml"]


def test_no_room_for_what_is_printed_is_said(corpus: Corpus) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*command(corpus)[:2], "check", "--sources", str(corpus.sources)],
            stdout=full, stderr=subprocess.PIPE, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (1, "standard output: No space left on device\n")
