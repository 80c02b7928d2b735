"""The command line as a person and as a machine meet it: what it prints, where, and the exit code."""

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.model.records import RECORD_KINDS
from knowledge_base.reading.reader import check
from tests.support.serving import ROOT
from tests.support.small_corpus import FILES, Corpus

BUILD_DB = [sys.executable, str(ROOT / "build_db.py")]


def run(*arguments: object, **surroundings: str) -> "subprocess.CompletedProcess[str]":
    """Run the real command line, from a folder in which nothing of the project lies."""
    return subprocess.run(
        [*BUILD_DB, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **surroundings},
        cwd="/",
        timeout=120,
        check=False,
    )


def build(corpus: Corpus, *more: object) -> "subprocess.CompletedProcess[str]":
    return run("--sources", corpus.sources, "--texts", corpus.texts, "--output", corpus.target, *more)


def check_command(corpus: Corpus, *more: object, **surroundings: str) -> "subprocess.CompletedProcess[str]":
    return run("check", "--sources", corpus.sources, "--texts", corpus.texts, *more, **surroundings)


def make_mistakes(corpus: Corpus) -> None:
    """Two errors and a warning, in two files."""
    corpus.replace("publications.yml", "publisher: the-paper", "publisher: the-papr")
    corpus.replace("claims/note.yml", "value_stated: 15%", "value_stated: a good many per cent")
    corpus.replace("claims/note.yml", "value: -2", "value: minus two")


MESSAGES = [
    "sources/claims/note.yml:9: warning: claim own-share: value_stated 'a good many per cent' holds no number that "
    "can be read, so value was not compared with it; expected stated_min and stated_max",
    "sources/claims/note.yml:24: claim own-change: value 'minus two' is not a number; expected digits and at most one "
    "decimal point, without unit or thousands separators",
    "sources/publications.yml:12: publication paper-2013: publisher 'the-papr' is not known; did you mean 'the-paper'?",
    "2 errors, 1 warning in 2 files",
]


# ------------------------------------------------------------------------------------------------------- help


BUILD_OPTIONS = {"--project", "--sources", "--metadata", "--texts", "--output", "--as-of", "--json", "--watch"}


@pytest.mark.parametrize(
    ("arguments", "first_words", "options"),
    [
        (["--help"], "Build the database of a knowledge base", BUILD_OPTIONS),
        (["-h"], "Build the database of a knowledge base", BUILD_OPTIONS),
        (
            ["check", "--help"],
            "Find every mistake in the sources",
            {"--project", "--sources", "--texts", "--as-of", "--json", "--format", "--watch"},
        ),
        (
            ["publish", "--help"],
            "Write into TARGET all that a published instance needs",
            {
                "--project",
                "--sources",
                "--metadata",
                "--texts",
                "--as-of",
                "--address",
                "--no-sql",
                "--static",
                "--base-url",
                "--instance",
            },
        ),
        (["schema", "--help"], "Write a JSON Schema per kind of source file", set()),
    ],
)
def test_help(arguments: list[str], first_words: str, options: set[str]) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n\n")[1].strip().startswith(first_words)
    assert set(re.findall(r"^  (?:-h, )?(--[a-z-]+)", done.stdout, re.MULTILINE)) == options | {"--help"}


def test_the_help_names_the_commands() -> None:
    assert re.findall(r"^  ([a-z]+) {2,}[A-Z]", run("--help").stdout.partition("Commands:")[2], re.MULTILINE) == [
        "check",
        "decide",
        "diff",
        "export",
        "import",
        "mcp",
        "propose",
        "publish",
        "schema",
        "serve",
        "texts",
    ]


# ---------------------------------------------------------------------------------------------------- building


def test_a_build_says_what_it_wrote(corpus: Corpus) -> None:
    done = build(corpus)

    first, *rest = done.stdout.splitlines()
    counts = {line.split()[1]: int(line.split()[0].replace(",", "")) for line in rest[:-3]}
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(re.escape(str(corpus.target)) + r": \d\.\d MB in \d+\.\d s, as of 2013-02-03", first)
    assert rest[0].endswith("  vocabulary")
    assert {line.index(line.split()[1]) for line in rest[:-3]} == {len("         84  ")}
    assert counts.items() >= {"articles": 2, "claims": 8, "policy_events": 2, "statistics": 2, "actors": 4}.items()
    assert not {"search_index", "column_descriptions", "build_info", "problems"} & set(counts)
    assert rest[-3:] == [
        "quotes: 9 verified, 0 unchecked, 0 records without",
        "0 warnings",
        f"look at it: python {ROOT}/build_db.py serve --project {corpus.folder} --database {corpus.target}",
    ]


def test_a_build_tells_every_mistake_and_writes_nothing(corpus: Corpus) -> None:
    corpus.build()
    before = corpus.target.read_bytes()
    make_mistakes(corpus)
    done = build(corpus)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [*MESSAGES, "nothing was written; the old database is unchanged"]
    assert corpus.target.read_bytes() == before


def test_a_build_with_warnings_only_is_written(corpus: Corpus) -> None:
    corpus.replace("claims/note.yml", "value_stated: 15%", "value_stated: a good many per cent")
    done = build(corpus)

    assert (done.returncode, done.stderr.splitlines()) == (0, [MESSAGES[0], "0 errors, 1 warning in 1 file"])
    assert done.stdout.splitlines()[-2] == "1 warning"


def test_a_build_for_machines(corpus: Corpus) -> None:
    done = build(corpus, "--json", "--as-of", "2014-06-01")

    summary = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(summary) == ["written", "as_of", "rows", "quotes", "bytes", "seconds", "problems"]
    counts = {
        name: rows[0]["n"] for name in summary["rows"] if (rows := corpus.rows(f"select count(*) as n from {name}"))
    }
    assert summary == {
        "written": str(corpus.target),
        "as_of": "2014-06-01",
        "rows": counts,
        "quotes": {"verified": 9},
        "bytes": corpus.target.stat().st_size,
        "seconds": summary["seconds"],
        "problems": [],
    }


def test_a_build_with_mistakes_for_machines(corpus: Corpus) -> None:
    make_mistakes(corpus)
    done = build(corpus, "--json")

    summary = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert (summary["written"], summary["rows"], summary["bytes"]) == (None, {}, 0)
    assert summary["problems"] == problems_as_data(corpus)


def problems_as_data(corpus: Corpus) -> list[dict[str, Any]]:
    return [asdict(problem) for problem in check(corpus.sources, (corpus.texts,))[1]]


# ---------------------------------------------------------------------------------------------------- checking


def test_a_check_without_mistakes(corpus: Corpus) -> None:
    done = check_command(corpus)

    assert (done.returncode, done.stdout, done.stderr) == (0, "50 records, no problems\n", "")
    assert list(corpus.target.parent.iterdir()) == []


def test_a_check_tells_every_mistake(corpus: Corpus) -> None:
    make_mistakes(corpus)
    done = check_command(corpus)

    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (1, "", MESSAGES)


def test_a_check_with_warnings_only_succeeds(corpus: Corpus) -> None:
    corpus.replace("claims/note.yml", "value_stated: 15%", "value_stated: a good many per cent")
    done = check_command(corpus)

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [MESSAGES[0], "0 errors, 1 warning in 1 file"]


def test_a_check_for_machines(corpus: Corpus) -> None:
    clean = check_command(corpus, "--json")
    make_mistakes(corpus)
    done = check_command(corpus, "--json")

    assert (clean.returncode, clean.stdout, clean.stderr) == (0, "[]\n", "")
    assert (done.returncode, json.loads(done.stdout), done.stderr) == (1, problems_as_data(corpus), "")
    assert [problem["severity"] for problem in json.loads(done.stdout)] == ["warning", "error", "error"]


def test_the_sources_may_be_named_by_a_dot(corpus: Corpus) -> None:
    make_mistakes(corpus)
    arguments = [*BUILD_DB, "check", "--sources", ".", "--texts", str(corpus.texts)]
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=corpus.sources, timeout=120, check=False)

    assert done.stderr.splitlines() == MESSAGES


@pytest.mark.parametrize(
    "surroundings", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"}, {"PYTHONIOENCODING": "ascii"}]
)
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_no_terminal_is_too_poor_for_a_message(more: list[str], surroundings: dict[str, str], corpus: Corpus) -> None:
    corpus.replace("publications.yml", "publisher: the-paper", "publisher: 报纸")
    Path(os.fsdecode(os.fsencode(corpus.sources) + b"/claims/\xff.yml")).write_text("- {id: x}\n")
    done = check_command(corpus, *more, **surroundings)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    if more:
        assert [problem["record"] for problem in json.loads(done.stdout)] == ["", "publication paper-2013"]
    else:
        assert done.stderr.splitlines()[-1] == "2 errors, 0 warnings in 2 files"


def test_several_folders_of_texts_are_searched_with_all_that_lies_in_them(corpus: Corpus) -> None:
    first, second = corpus.folder / "first", corpus.folder / "second"
    (first / "deep").mkdir(parents=True)
    (first / "gone.txt").symlink_to("nowhere")
    (first / "empty.txt").touch()
    corpus.texts.rename(second)
    corpus.replace("claims/paper.yml", "quote: China holds 3.5", "quote: China has 3.5")
    arguments = ["check", "--sources", corpus.sources, "--texts", first, "--texts", second]

    assert run(*arguments).stderr.splitlines() == [
        "sources/claims/paper.yml:13: claim paper-reserves: quote 'China has 3.5 million tons of lithium reserves' "
        "is not in the text; expected the exact words; "
        "did you mean 'China holds 3.5 million tons of lithium reserves'?",
        "1 error, 0 warnings in 1 file",
    ]
    assert run(*arguments[:-2]).returncode == 0


# ------------------------------------------------------------------------------------- mistakes on the command line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "No such command 'nonsense'."),
        (["--nonsense"], "No such option '--nonsense'."),
        (["--as-of", "2012-13-01"], "Invalid value for '--as-of': '2012-13-01' is not a day such as 2026-11-21"),
        (["--as-of", "2012"], "Invalid value for '--as-of': '2012' is not a day such as 2026-11-21"),
        (["--sources", "/nowhere"], "Invalid value for '--sources': Directory '/nowhere' does not exist."),
        (["--texts", "/nowhere"], "Invalid value for '--texts': Directory '/nowhere' does not exist."),
        (["check", "--sources", "/nowhere"], "Invalid value for '--sources': Directory '/nowhere' does not exist."),
        (["check", "--output", "x.db"], "No such option '--output'."),
        (["--json", "check"], "put --json after 'check'"),
        (["schema"], "Missing argument 'FOLDER'."),
        (
            ["schema", str(ROOT / "build_db.py")],
            f"Invalid value for 'FOLDER': Directory '{ROOT}/build_db.py' is a file.",
        ),
    ],
)
def test_a_mistake_on_the_command_line(arguments: list[str], message: str) -> None:
    done = run(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Error: {message}"
    assert done.stderr.startswith("Usage: build_db.py ")


# ------------------------------------------------------------------------------------------------------ schemas


def test_schemas_are_written_and_named(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "schemas"
    done = run("schema", folder)

    names = [f"{kind.replace(' ', '-')}.schema.json" for kind in RECORD_KINDS]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [str(folder / name) for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_schemas_in_a_place_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run("schema", tmp_path / "file" / "schemas")

    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{tmp_path}/file/schemas: Not a directory\n")


# ------------------------------------------------------------------------------------------------ no traceback


def test_sources_full_of_mistakes_give_messages_only(corpus: Corpus) -> None:
    """Every line of every file loses its last character."""
    for name, text in FILES.items():
        corpus.write(name, "\n".join(line[:-1] for line in text.split("\n")))
    done = check_command(corpus)

    *messages, closing = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert all(re.match(r"sources/[\w./-]+:\d+: ", message) for message in messages)
    assert re.fullmatch(r"\d+ errors, \d+ warnings? in \d+ files", closing)
