"""Which column holds which field is asked for once, on a terminal, and kept beside the table."""

import os
import pty
import sys
from pathlib import Path

import pytest

from knowledge_base.importing.asking import column_of, guesses
from knowledge_base.importing.mapping import FIELDS
from tests.importing.conftest import Import, files_of
from tests.support.serving import ROOT

ARTICLE = "gazette-2024-echo"
TABLE = "Assertion,Kind,Country,Jahr\nSalara is white.,opinion,Salara,2012\n"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if somebody were there to be asked."""
    monkeypatch.setattr("knowledge_base.importing.table_command.is_terminal", lambda: True)


def answers(**given: str) -> str:
    """What is typed: Enter, but for these fields."""
    return "".join(f"{given.get(name, '')}\n" for name in FIELDS if name != "article")


def test_without_a_terminal_it_is_said_how_the_mapping_looks(
    import_file: Import, project: Path, tmp_path: Path
) -> None:
    before = files_of(tmp_path)
    done = import_file("c.csv", TABLE, "--article", ARTICLE)
    without = import_file("c.csv", TABLE)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        f"{tmp_path}/c.csv.mapping.yml is missing. On a terminal it is asked for; it says which column holds which "
        "field, such as:\n"
        "# Field of a claim: the column that holds it, or = and a word for all rows.\n"
        "statement: Assertion\nkind: Kind\nplace: Country\n"
    )
    assert "\narticle: '...'\n" in without.stderr
    assert files_of(tmp_path) == {**before, "c.csv": TABLE.encode()}


@pytest.mark.usefixtures("terminal")
def test_it_is_asked_for_once(import_file: Import, project: Path, tmp_path: Path) -> None:
    done = import_file("c.csv", TABLE, "--article", ARTICLE, answers=answers(period="4", place="Country", note="=ours"))

    assert (done.exit_code, done.stderr) == (0, "")
    assert "  3  Country  (Salara)\n" in done.stdout
    assert "statement (needed) - What the article asserts, in our own words, readable on its own [Assertion]: " in (
        done.stdout
    )
    assert f"{tmp_path}/c.csv.mapping.yml: not asked again while it is there\n" in done.stdout
    assert (tmp_path / "c.csv.mapping.yml").read_text("utf-8") == (
        "# Field of a claim: the column that holds it, or = and a word for all rows.\n"
        "statement: Assertion\n"
        "kind: Kind\n"
        "place: Country\n"
        "period: Jahr\n"
        "note: =ours\n"
    )
    claims = project / "sources" / "claims" / f"{ARTICLE}.yml"
    written = claims.read_text("utf-8")
    assert written == (
        f"- id: {ARTICLE}-1\n"
        "  statement: Salara is white.\n  kind: opinion\n  place: salara\n  period: '2012'\n  note: ours\n"
    )
    claims.unlink()
    again = import_file("c.csv", None, "--article", ARTICLE)
    assert (again.exit_code, "(needed)" in again.stdout, claims.read_text("utf-8")) == (0, False, written)


@pytest.mark.usefixtures("terminal")
def test_an_answer_that_is_no_column_is_asked_for_again(import_file: Import, tmp_path: Path) -> None:
    given = answers(statement="Asertion\n-\n", kind="9\n=opinion", place="-")
    done = import_file("c.csv", TABLE, "--article", ARTICLE, "--mapping", str(tmp_path / "own.yml"), answers=given)

    assert done.exit_code == 0, done.stdout
    assert "there is no column 'Asertion'; did you mean 'Assertion'?\n" in done.stdout
    assert "there is no column '9'\n" in done.stdout
    assert "every claim has its statement: a column, or =word\n" in done.stdout
    assert (tmp_path / "own.yml").read_text("utf-8").splitlines()[1:] == ["statement: Assertion", "kind: =opinion"]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("options", [["--dry-run"], []])
def test_nothing_is_kept_of_a_trial_or_of_a_dialogue_that_is_broken_off(
    import_file: Import, tmp_path: Path, options: list[str]
) -> None:
    import_file("c.csv", TABLE, "--dry-run", "--article", "nothing")
    before = files_of(tmp_path)
    given = answers() if options else "\n\n"
    done = import_file("c.csv", TABLE, "--article", ARTICLE, *options, answers=given)

    assert done.exit_code == (0 if options else 1)
    assert ("1 claim would be written" in done.stdout) == bool(options)
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("statement: Assertion\nkinds: Kind\n", "m.yml:2: 'kinds' is no field of a claim; did you mean 'kind'?"),
        ("statement: Assertion\nkind: kind\n", "m.yml:2: kind: there is no column 'kind'; did you mean 'Kind'?"),
        ("statement: Assertion\n", "m.yml:1: kind has no column; expected the key kind"),
        ("statement: [a]\nkind: Kind\n", "m.yml:1: statement is no text; expected a column, or = and a word"),
        ("statement: Assertion\nkind: Kind\nkind: Kind\n", "m.yml:3: duplicate key 'kind'; expected each key once"),
        ("- a\n", "m.yml:1: is not a set of 'key: value' lines; expected keys and values"),
        ("", "m.yml:1: is empty"),
        ("a: &x b\n", "m.yml:1: uses a YAML anchor or alias (&x); expected the value itself, written out"),
    ],
)
def test_a_mapping_that_is_wrong_is_said_to_be(
    import_file: Import, project: Path, tmp_path: Path, mapping: str, said: str
) -> None:
    (tmp_path / "m.yml").write_text(mapping, "utf-8")
    before = files_of(project)
    done = import_file("c.csv", TABLE, "--article", ARTICLE, "--mapping", str(tmp_path / "m.yml"))

    assert (done.exit_code, done.stderr.splitlines()[0]) == (1, said)
    assert files_of(project) == before


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        (["statement", "kind", "value_min"], {"statement": "statement", "kind": "kind", "value_min": "value_min"}),
        (["Value stated", "Value"], {"value_stated": "Value stated", "value": "Value"}),
        (["国家", "年份", "数值", "单位"], {"place": "国家", "period": "年份", "value": "数值", "unit": "单位"}),
        (["Number of mines", "Colour"], {}),
        (["Year", "Date"], {"period": "Date"}),
        ([], {}),
    ],
)
def test_columns_are_guessed_by_name(columns: list[str], found: dict[str, str]) -> None:
    assert guesses(columns) == found


@pytest.mark.parametrize(
    ("answer", "column"),
    [("", ""), ("-", ""), ("=", ""), ("=x", "=x"), ("b", "B"), ("2", "B"), ("0", None), ("3", None), ("²", None)],
)
def test_an_answer_is_a_name_a_number_or_a_word_for_all(answer: str, column: str | None) -> None:
    assert column_of(answer, ["A", "B"]) == column


def test_a_real_terminal_is_asked(project: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text(TABLE, "utf-8")
    command = [sys.executable, str(ROOT / "build_db.py"), "import", "--project", str(project), "--article", ARTICLE]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], [*command, str(tmp_path / "c.csv")])
    os.write(terminal, answers().encode())
    said = b"".join(iter(lambda: _read(terminal), b""))
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
    assert b"1 claim was written" in said
    assert (project / "sources" / "claims" / f"{ARTICLE}.yml").exists()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so when the other end is closed
        return b""
