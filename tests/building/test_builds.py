"""A build is all or nothing, gives the same bytes for the same sources, and cannot be broken from outside."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.building.build import Options, build
from knowledge_base.building.database import verify
from knowledge_base.building.schema import TABLES
from knowledge_base.building.target import BuildFailed
from tests.support.builds import PATIENCE, command, digest, is_sound, names_in, run, started_build
from tests.support.serving import ROOT
from tests.support.small_corpus import FILES, OUTSIDE_TEXT, Corpus, made_up_claims


@pytest.fixture
def bigger_corpus(corpus: Corpus) -> Corpus:
    """A corpus with some hundred claims more, which contradict each other in every way."""
    corpus.append_json("claims/bulk.jsonl", made_up_claims(600))
    return corpus


# ------------------------------------------------------------------------------------------------- same bytes


def test_building_twice_gives_the_same_bytes(bigger_corpus: Corpus) -> None:
    bigger_corpus.build()
    first = digest(bigger_corpus.target)
    bigger_corpus.target.unlink()
    bigger_corpus.build()

    assert digest(bigger_corpus.target) == first


def test_neither_place_nor_time_nor_order_nor_surroundings_of_the_files_matter(corpus: Corpus, tmp_path: Path) -> None:
    corpus.build()
    other = Corpus(tmp_path / "elsewhere" / "deep")
    for name in sorted(FILES, reverse=True):
        path = other.write(name, FILES[name])
        os.utime(path, (0, 0))
    other.texts.mkdir()
    (other.texts / "z.txt").write_text("of no article", "utf-8")
    (other.texts / "a.txt").write_text(OUTSIDE_TEXT, "utf-8")
    other.target.parent.mkdir()
    surroundings = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Shanghai", "LC_ALL": "C", "COLUMNS": "20"}

    # The command line adds the descriptions of columns; an empty output folder elsewhere has none to add.
    first = run(command(corpus, target=corpus.target))
    second = run(command(other), env=surroundings, cwd="/")

    assert (first.returncode, second.returncode) == (0, 0)
    assert digest(other.target) == digest(corpus.target)


def test_another_source_gives_other_bytes(corpus: Corpus) -> None:
    corpus.build()
    first = digest(corpus.target)
    corpus.replace("claims/note.yml", "The share fell by two", "The share fell by 2")
    corpus.build()

    assert digest(corpus.target) != first


# ----------------------------------------------------------------------------------------------- the as-of day


SUMMARIES = {"counts", "verdict_counts", "facet_counts", "open_questions"}
"""Tables that say nothing new: they sum up what the others say."""


def rows_of_tables(corpus: Corpus) -> dict[str, list[dict[str, Any]]]:
    names = [table.name for table in TABLES if table.name not in SUMMARIES]
    return {name: corpus.rows(f"select * from {name} order by 1, 2") for name in names}


def test_the_as_of_day_changes_statuses_and_nothing_else(corpus: Corpus) -> None:
    corpus.build(date(2012, 6, 1))
    early = rows_of_tables(corpus)
    corpus.build(date(2020, 1, 1))
    late = rows_of_tables(corpus)

    changed = {
        (name, row["id"] if "id" in row else row["name"], column)
        for name, rows in early.items()
        for row, other in zip(rows, late[name], strict=True)
        for column in row
        if row[column] != other[column]
    }
    assert changed == {
        ("policy_events", "cn-2012-licences", "status"),
        ("policy_events", "cn-2012-licences", "status_note"),
        ("policy_events", "cn-2013-truce", "status"),
        ("build_info", "as_of", "value"),
    }
    assert [(row["status"], row["status_note"]) for row in early["policy_events"]] == [
        ("announced", None),
        ("announced", None),
    ]
    assert [(row["status"], row["status_note"]) for row in late["policy_events"]] == [
        (
            "to-be-checked",
            "“China suspends the licences for a year” no longer covers this day, and no source says what holds now.",
        ),
        ("ended", None),
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("articles/paper.md", "date_published: 2013-02-03", "date_published: 2013-02-04", "2013-02-04"),
        ("articles/paper.md", "date_published: 2013-02-03", "date_published: 2014-05", "2014-05-01"),
        ("publications.yml", "date_published: 2013-01", "date_published: 2014", "2014-01-01"),
        ("policy_events/cn.yml", "date_announced: 2013-01-10", "date_announced: 2013-03-01", "2013-03-01"),
        ("policy_events/cn.yml", "next_check: 2014-01-10", "date_checked: 2013-12-24", "2013-12-24"),
        ("policy_events/cn.yml", "date_effective: 2012-07-01", "date_effective: 2019-01-01", "2013-02-03"),
    ],
)
def test_the_as_of_day_is_by_default_the_newest_on_which_somebody_spoke(
    name: str, old: str, new: str, expected: str, corpus: Corpus
) -> None:
    corpus.replace(name, old, new)

    assert corpus.build().as_of == expected


# ------------------------------------------------------------------------------------------ all or nothing


def test_mistakes_leave_the_old_database_and_no_litter(corpus: Corpus) -> None:
    corpus.build()
    before = digest(corpus.target)
    corpus.append("claims/note.yml", "- {id: bad, statement: S., kind: fact, colour: red}\n")
    result = corpus.build()

    assert (result.is_written, result.row_counts, len(result.problems)) == (False, {}, 1)
    assert (digest(corpus.target), names_in(corpus.target.parent)) == (before, ["lithium.db"])


def test_what_an_earlier_build_left_behind_is_removed(corpus: Corpus) -> None:
    litter = corpus.target.with_name("lithium.db.building")
    litter.write_bytes(b"half a database")
    corpus.build()

    assert names_in(corpus.target.parent) == ["lithium.db"]
    assert is_sound(corpus.target)


def test_a_target_that_is_a_link_is_followed(corpus: Corpus) -> None:
    shelf = corpus.folder / "shelf"
    shelf.mkdir()
    corpus.target.symlink_to(shelf / "kept.db")
    done = run(command(corpus))

    assert (done.returncode, done.stderr) == (0, "")
    assert (corpus.target.is_symlink(), names_in(shelf)) == (True, ["kept.db"])


def test_a_database_that_is_not_sound_is_noticed(corpus: Corpus) -> None:
    result = corpus.build()
    assert verify(corpus.target, result.row_counts) == []

    with closing(sqlite3.connect(corpus.target)) as connection:
        connection.execute("delete from claim_topics")
        connection.execute("delete from first_claims_of_topics")
        connection.execute("delete from topics where id = 'trade'")
        connection.commit()

    # SQLite looks at the tables in an order of its own.
    assert sorted(verify(corpus.target, result.row_counts)) == [
        "a row of article_topics refers to a missing row of topics",
        "claim_topics has 0 rows where 2 were written",
        "first_claims_of_topics has 0 rows where 2 were written",
        "row 1 of event_topics refers to a missing row of topics",
        "topics has 1 rows where 2 were written",
    ]


# -------------------------------------------------------------------------------------- ------ interrupted


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_polite_request_to_stop_leaves_nothing_behind(number: signal.Signals, corpus: Corpus) -> None:
    corpus.build()
    before = digest(corpus.target)
    corpus.append_json("claims/bulk.jsonl", made_up_claims(20_000))
    process = started_build(corpus, corpus.target)
    process.send_signal(number)
    output = process.communicate(timeout=PATIENCE)

    assert (process.returncode, output) == (130, ("", "build interrupted; the old database is unchanged\n"))
    assert (digest(corpus.target), names_in(corpus.target.parent)) == (before, ["lithium.db"])


def test_builds_at_once_wait_for_each_other(bigger_corpus: Corpus) -> None:
    assert run(command(bigger_corpus)).returncode == 0
    alone = digest(bigger_corpus.target)
    bigger_corpus.target.unlink()
    processes = [subprocess.Popen(command(bigger_corpus), stdout=subprocess.DEVNULL) for _ in range(3)]

    assert [process.wait(PATIENCE) for process in processes] == [0, 0, 0]
    assert (digest(bigger_corpus.target), names_in(bigger_corpus.target.parent)) == (alone, ["lithium.db"])


# ------------------------------------------------------------------------------------- places that do not serve


def test_a_target_that_is_a_folder(corpus: Corpus) -> None:
    corpus.target.mkdir()
    done = run(command(corpus))

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"build failed: {corpus.target} is a folder; name a file; the old database is unchanged\n",
    )


@pytest.mark.parametrize(
    ("name", "place", "reason"),
    [
        ("missing/lithium.db", "missing", "No such file or directory"),
        ("file/lithium.db", "file", "Not a directory"),
    ],
)
def test_a_target_in_a_place_that_is_no_folder(name: str, place: str, reason: str, corpus: Corpus) -> None:
    (corpus.folder / "file").write_text("not a folder")
    done = run(command(corpus, target=corpus.folder / name))

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        f"build failed: {corpus.folder / place}: {reason}; the old database is unchanged\n",
    )


def test_a_target_where_nothing_may_be_written(corpus: Corpus) -> None:
    folder = corpus.target.parent
    with read_only(corpus) as target:
        done = run(command(corpus, target=target))
        after = names_in(folder)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("build failed: ")
    assert done.stderr.endswith("; the old database is unchanged\n")
    assert after in ([], ["lithium.db"])


def test_a_disk_that_becomes_full(corpus: Corpus) -> None:
    with narrow(corpus.target.parent) as prepare:
        assert run(command(corpus), preexec_fn=prepare).returncode == 0
        before = digest(corpus.target)
        corpus.append_json("claims/bulk.jsonl", made_up_claims(5_000))
        done = run(command(corpus), preexec_fn=prepare)

        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr in {
            f"build failed: {corpus.target} could not be written: {reason}; the old database is unchanged\n"
            for reason in ("database or disk is full", "disk I/O error")
        }
        assert (digest(corpus.target), names_in(corpus.target.parent)) == (before, ["lithium.db"])


ROOM = 1_500_000
"""Bytes in which the small corpus has room, and 5 000 claims have not."""


@contextmanager
def narrow(folder: Path) -> Iterator[Callable[[], None] | None]:
    """Make a folder narrow: a small disk of its own; where none may be mounted, a limit that a process sets itself."""
    if mount(folder, f"size={ROOM}"):
        try:
            yield None
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    else:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))


@contextmanager
def read_only(corpus: Corpus) -> Iterator[Path]:
    """A target in a folder where not even root may write, over an old database where that can be arranged."""
    folder = corpus.target.parent
    if mount(folder, "size=10m"):
        try:
            corpus.build()
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            yield corpus.target
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    elif os.geteuid() == 0:
        yield Path("/proc/lithium.db")
    else:
        corpus.build()
        folder.chmod(0o555)
        try:
            yield corpus.target
        finally:
            folder.chmod(0o755)


def mount(folder: Path, options: str) -> bool:
    """Mount a disk in memory, where this process may."""
    if os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]).returncode == 0


def test_metadata_with_a_syntax_error(corpus: Corpus) -> None:
    metadata = corpus.folder / "metadata.yml"
    metadata.write_text("title: [", "utf-8")

    with pytest.raises(BuildFailed, match=r"metadata\.yml is not valid YAML: while parsing a flow"):
        build(Options(corpus.sources, corpus.target, metadata=metadata))
    assert names_in(corpus.target.parent) == []


# ------------------------------------------------------------------------------------------ --- progress


def test_progress_adds_up_to_the_size_of_the_sources(corpus: Corpus) -> None:
    seen: list[int] = []

    def progress(size: int) -> Callable[[int], None]:
        seen.append(-size)
        return seen.append

    build(Options(corpus.sources, corpus.target), progress)

    assert (sum(seen), len(seen)) == (0, 1 + len(FILES) - 1)


BAR = """
from knowledge_base.building import command as command_line

command_line.PROGRESS_AFTER = 0
step = command_line._progress_bar(100)
step(40)
step(60)
"""


def test_a_progress_bar_on_a_terminal() -> None:
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    subprocess.run([sys.executable, "-c", BAR], cwd=ROOT, stderr=theirs, timeout=PATIENCE, check=True)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    os.close(theirs)

    assert "reading:   0%" in shown


def test_no_progress_bar_where_there_is_no_terminal() -> None:
    done = run([sys.executable, "-c", BAR], cwd=ROOT)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
