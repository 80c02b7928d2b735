"""What only an operating system can do to the sources: permissions, links, pipes, names; and what is not read."""

import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.serving import ROOT
from tests.support.small_corpus import FILES, Corpus, write_corpus

CLAIMS, OWN_CLAIMS, EVENTS, PAPER = "claims/paper.yml", "claims/note.yml", "policy_events/cn.yml", "articles/paper.md"

Change = Callable[[Corpus], object]


def test_a_file_that_nobody_may_read() -> None:
    def forbid(corpus: Corpus) -> None:
        (corpus.sources / CLAIMS).chmod(0)

    assert problems_for_another_user(forbid) == ["sources/claims/paper.yml:1: cannot be read (Permission denied)"]


def test_a_folder_that_nobody_may_list() -> None:
    def forbid(corpus: Corpus) -> None:
        (corpus.sources / "policy_events").chmod(0)

    assert problems_for_another_user(forbid) == ["sources/policy_events:1: cannot be read (Permission denied)"]


def test_a_folder_that_may_be_listed_and_not_entered() -> None:
    def forbid(corpus: Corpus) -> None:
        (corpus.sources / "policy_events").chmod(0o444)

    assert problems_for_another_user(forbid) == ["sources/policy_events:1: cannot be read (Permission denied)"]


NOBODY = 65534


def problems_for_another_user(change: Change) -> list[str]:
    """Check a changed corpus without the powers of root, who may read everything: in a child process as nobody."""
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        corpus = write_corpus(folder)
        before = corpus.problems()  # loads every module while this process may still read them
        change(corpus)
        context = multiprocessing.get_context("fork")
        with context.Pool(1, give_up_root if os.geteuid() == 0 else None) as pool:
            return before + pool.apply(corpus.problems)
    finally:
        for path in folder.glob("sources/*"):
            path.chmod(0o755)
        shutil.rmtree(folder)


def give_up_root() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def test_a_link_out_of_the_sources(corpus: Corpus) -> None:
    outside = corpus.folder / "outside.yml"
    (corpus.sources / CLAIMS).rename(outside)
    (corpus.sources / CLAIMS).symlink_to(outside)

    assert corpus.problems() == [
        "sources/claims/paper.yml:1: is a symbolic link to something outside the sources; expected the file itself"
    ]


def test_a_link_to_a_folder_outside(corpus: Corpus) -> None:
    (corpus.sources / "policy_events" / "more").symlink_to(corpus.texts)

    assert corpus.problems() == [
        "sources/policy_events/more:1: is a symbolic link to something outside the sources; expected the file itself"
    ]


def test_a_link_to_nothing_does_not_make_references_wrong(corpus: Corpus) -> None:
    corpus.remove(PAPER)
    (corpus.sources / PAPER).symlink_to("nothing.md")

    assert corpus.problems() == ["sources/articles/paper.md:1: is a broken symbolic link; expected the file itself"]


@pytest.mark.parametrize("target", ["paper.yml", "../claims"])
def test_a_link_to_what_is_read_already(target: str, corpus: Corpus) -> None:
    (corpus.sources / "claims" / "again.yml").symlink_to(target)

    assert corpus.problems() == [
        "sources/claims/again.yml:1: is a symbolic link to something that is read anyway; expected each file once"
    ]


def test_a_pipe_is_not_waited_for(corpus: Corpus) -> None:
    os.mkfifo(corpus.sources / "claims" / "note.jsonl")
    command = [sys.executable, str(ROOT / "build_db.py"), "check", "--sources", str(corpus.sources)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.stderr.splitlines() == [
        "sources/claims/note.jsonl:1: is a pipe, a socket or a device; expected a plain file",
        "1 error, 0 warnings in 1 file",
    ]


def test_a_file_name_that_is_not_utf8(corpus: Corpus) -> None:
    Path(os.fsdecode(os.fsencode(corpus.sources) + b"/policy_events/\xff.yml")).write_text(FILES[EVENTS], "utf-8")

    assert corpus.problems() == [
        "sources/policy_events/\ufffd.yml:1: has a name with characters that cannot be shown"
        "; expected letters, digits and hyphens"
    ]


@pytest.mark.parametrize(
    ("name", "moved"),
    [
        ("publications.yml", "publications.yml/all.yml"),
        ("vocabulary/places.yml", "vocabulary/places.yml/all.yml"),
        ("claims/note.yml", "claims/note.yml/note.yml"),
        ("articles/paper.md", "articles/paper.md/paper.md"),
        ("statistics/reserves.csv", "statistics/reserves.csv/2012.csv"),
    ],
)
def test_a_folder_that_is_named_like_a_file_is_one_mistake(name: str, moved: str, corpus: Corpus) -> None:
    corpus.remove(name)
    corpus.write(moved, FILES[name])

    assert corpus.problems() == [
        f"sources/{name}:1: is a folder that is named like a file; expected a file, or a folder without an ending"
    ]


def test_claims_may_lie_in_folders(corpus: Corpus) -> None:
    corpus.remove(OWN_CLAIMS)
    corpus.write("claims/group/note.yml", FILES[OWN_CLAIMS])

    assert corpus.problems() == []


def test_a_missing_file_is_one_mistake_not_one_for_every_reference_into_it(corpus: Corpus) -> None:
    corpus.remove("publications.yml")

    assert corpus.problems() == [
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: publication 'survey-2013' is not known"
        "; expected records in sources/publications.yml, where there are none"
    ]


def test_a_scheme_without_words(corpus: Corpus) -> None:
    word = '- {scheme: coverage, word: whole, definition: "The whole text was read."}\n'
    corpus.replace("vocabulary/words.yml", word, "")

    assert corpus.problems() == [
        f"sources/articles/{name}:{line}: article {name[:-3]}: coverage 'whole' is not a word of coverage"
        "; expected a word of it in sources/vocabulary/words.yml, where there is none"
        for name, line in (("note.md", 7), ("paper.md", 12))
    ]


def test_sources_without_files(corpus: Corpus) -> None:
    shutil.rmtree(corpus.sources)
    corpus.sources.mkdir()

    assert corpus.problems() == ["sources:1: contains no source files; expected articles, claims, vocabulary ..."]


@pytest.mark.parametrize("name", [".hidden.docx", "README.md", "note.md~", "templates/article.md"])
def test_what_is_for_people_only_is_not_read(name: str, corpus: Corpus) -> None:
    corpus.write(f"articles/{name}", "not a record")

    assert corpus.problems() == []
