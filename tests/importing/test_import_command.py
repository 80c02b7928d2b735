"""The command line of ``import``: what is no input of it, what is written by a trial, and what never is."""

import json
import time
from pathlib import Path

import pytest

from knowledge_base.importing import plan
from tests.importing.conftest import Import, files_of

ONE = [{"id": "one-two", "type": "report", "title": "One"}]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ris", "TY  - JOUR", "a.ris ends in none of .json, .bib, .csv, .tsv; what is it?"),
        ("noending", "[]", "noending ends in none of .json, .bib, .csv, .tsv; what is it?"),
        ("a.json", "", "a.json:1: is empty"),
        ("a.bib", "", "a.bib:1: is empty"),
        ("a.bib", "no entry here", "a.bib:1: contains no entry; expected entries such as @article{key, title = {...}}"),
        ("a.json", b"\x89PNG\r\n\x1a\n\x00\x00", "a.json:1: is neither UTF-8 nor GBK (byte 0x89); expected UTF-8"),
        ("a.bib", b"@misc{a-b, title={x\x00}}", "a.bib:1: contains a NUL character; expected a text file"),
        ("a.bib", "@a{b," * 3_000, "a.bib:1: has more than 1,000 mistakes of form; expected entries such as "
         "@article{key, title = {...}}"),
    ],
)  # fmt: skip
def test_what_is_no_library_is_said_in_one_line(
    import_file: Import, project: Path, name: str, content: "str | bytes", said: str
) -> None:
    before = files_of(project)
    done = import_file(name, content)

    assert (done.exit_code, done.stdout, done.stderr) == (1, "", f"{said}\n")
    assert files_of(project) == before


@pytest.mark.parametrize("name", ["big.json", "big.bib", "big.csv"])
def test_ten_megabytes_of_nothing_take_a_moment(import_file: Import, name: str) -> None:
    start = time.monotonic()
    done = (
        import_file(name, "x" * 10_000_000, "--article", "gazette-2024-echo")
        if name.endswith("csv")
        else (import_file(name, "x" * 10_000_000))
    )

    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert time.monotonic() - start < 20


def test_a_file_that_is_too_large_is_not_read(import_file: Import) -> None:
    done = import_file("big.json", b" " * 32_000_001)

    assert done.stderr == "big.json:1: is larger than 32 MB; expected several files\n"


def test_a_trial_writes_nothing(import_file: Import, project: Path) -> None:
    before = files_of(project)
    done = import_file("a.json", json.dumps(ONE), "--dry-run")

    assert done.stdout.splitlines() == [
        f"would write {project}/sources/articles/one-two.md",
        "1 article would be written",
    ]
    assert files_of(project) == before


@pytest.mark.parametrize(
    "key", ["../../x", "/etc/passwd", "..\\..\\x", "con\x00", "a/../b", ".", "-", "~", "a b", "x" * 5_000, "null", "é"]
)
def test_a_key_leads_nowhere_else(import_file: Import, project: Path, tmp_path: Path, key: str) -> None:
    before = set(files_of(tmp_path)) | {"a.json"}
    done = import_file("a.json", json.dumps([{"id": key, "type": "report", "title": "A title"}]))

    assert done.exit_code == 0
    assert set(files_of(tmp_path)) - before == {"project/sources/articles/a-title.md"}


@pytest.mark.parametrize(
    "title",
    [
        "a: b", "- a", "#a", "a #b", "'a", '"a', "[a", "{a: b}", "&a b", "*a", "!a b", "| a", "> a", "%a", "@a", "`a",
        "---", "a ---", "yes", "null?", "2012", "1e5", "a\u2028b", "a\nb", "a\x07b", "a\tb", "\ufeffa", "\u202ea",
        "a\ud800b", "a|b  (by: c)", "\U0001f600 a", "=1+1",
    ],
)  # fmt: skip
def test_signs_of_yaml_in_a_title_are_signs_of_a_title(
    import_file: Import, project: Path, title: str, check: "object"
) -> None:
    item = {**ONE[0], "title": title, "type": "article-newspaper", "language": "en", "container-title": title}
    done = import_file("a.json", json.dumps([item]))
    said = check()  # type: ignore[operator]

    if title == "---":
        assert done.stderr.startswith("a.json:1: entry one-two: has no title")
        return
    assert done.exit_code == 0
    assert [line for line in said if "still to be decided" not in line] == []


def test_what_the_type_of_an_article_refuses_is_left_to_a_person(import_file: Import, project: Path) -> None:
    import_file("a.json", json.dumps([{**ONE[0], "title": "long " * 200, "author": ["n/a", "B"]}]))
    lines = (project / "sources/articles/one-two.md").read_text("utf-8").splitlines()

    assert lines[1].endswith("...  (by: title has 999 characters)")
    assert "# authors: n/a, B  (by: authors 1 'n/a' says nothing)" in lines


def test_a_file_that_is_not_what_it_seems_is_never_overwritten(import_file: Import, project: Path) -> None:
    article = project / "sources" / "articles" / "one-two.md"
    article.write_bytes(b"\xff not readable")
    done = import_file("a.json", json.dumps(ONE))

    assert "one of the same id" in done.stdout
    assert article.read_bytes() == b"\xff not readable"


def test_when_one_file_cannot_be_written_none_is(project: Path) -> None:
    folder = project / "sources" / "articles"
    there = folder / "gazette-2024-echo.md"
    kept = there.read_bytes()
    (problem,) = plan.write({folder / "new-one.md": "x", there: "y", folder / "new-two.md": "z"}, "a.json")

    assert str(problem) == f"a.json:1: {there} cannot be written (File exists); nothing was"
    assert (there.read_bytes(), list(folder.glob("new-*"))) == (kept, [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--article", "x"], "--article and --mapping go with a table of claims"),
        (["--mapping", "x.yml"], "--article and --mapping go with a table of claims"),
    ],
)
def test_options_of_a_table_are_none_of_a_library(import_file: Import, options: list[str], said: str) -> None:
    done = import_file("a.json", json.dumps(ONE), *options)

    assert (done.exit_code, said in done.stderr) == (2, True)


def test_an_article_that_is_not_there_has_no_claims(import_file: Import) -> None:
    done = import_file("a.csv", "a,b\n1,2\n", "--article", "gazette-2024-ecco")

    assert done.stderr == "there is no article 'gazette-2024-ecco'; did you mean gazette-2024-echo?\n"
