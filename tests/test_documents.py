"""What the documents say is true: commands run, examples answer as printed, messages are the build's, links lead on.

A fenced block may have a name behind its language. ``text texts/quota.txt`` and ``yaml sources/...`` are files that
are written as shown; other names are said at the test that uses them.
"""

import json
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import httpx
import jsonschema
import pytest
import yaml

from knowledge_base.building.build import Options, build
from knowledge_base.model.json_schemas import write_schemas
from knowledge_base.model.vocabulary import Verdict
from knowledge_base.reading.reader import check
from tests.support.serving import ROOT
from tools.coverage import BLOCK, build_without_texts, coverage, renewed
from tools.data_dictionary import TARGET, dictionary

DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-CONTENT.md")] + [
    ROOT / "docs" / name for name in ("architecture.md", "audit.md", "data-dictionary.md", "extending.md")
]
README, CONTRIBUTING = (path.read_text("utf-8") for path in DOCUMENTS[:2])
RESULTS = (ROOT / "benchmarks" / "RESULTS.md").read_text("utf-8")
LOCAL = "http://127.0.0.1:8001"
"""The address in the examples, where `make serve` serves."""
PATIENCE = 60
"""Seconds after which a command is given up."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a document."""

    language: str
    name: str
    text: str


FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.M | re.S)


def blocks_of(document: str, language: str = "", name: str = "") -> list[Block]:
    """The fenced blocks of a document, of one language and name where these are given."""
    found = [Block(m[1], m[2] or "", m[3]) for m in FENCE.finditer(document)]
    return [b for b in found if language in ("", b.language) and name in ("", b.name)]


def block(document: str, language: str, name: str = "") -> str:
    """The text of the one block of a language and name."""
    (found,) = blocks_of(document, language, name)
    return found.text


def examples_and_answers(document: str, language: str, answer: str) -> list[tuple[str, str]]:
    """The blocks of a language that are followed by a block that shows the answer."""
    pairs = pairwise(blocks_of(document))
    return [(a.text, b.text) for a, b in pairs if (a.language, b.language) == (language, answer)]


# --------------------------------------------------------------------------------------- what is computed is in step


def test_data_dictionary_is_in_step_with_the_schema_and_the_descriptions() -> None:
    assert TARGET.read_text("utf-8") == dictionary(), "run python -m tools.data_dictionary"


def test_numbers_of_the_readme_are_those_of_the_sources(tmp_path: Path) -> None:
    assert len(BLOCK.findall(README)) == 1
    assert renewed(README, coverage(build_without_texts(tmp_path))) == README, "run python -m tools.coverage"


def test_verdicts_of_the_readme_are_those_of_the_code() -> None:
    shown = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", README.partition("| verdict | meaning |")[2], re.M)
    assert shown[: len(Verdict)] == [(word.value, word.definition) for word in Verdict]


def test_make_targets_of_the_readme_are_those_of_the_makefile() -> None:
    declared = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.M)) == declared


def test_dependencies_of_the_readme_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=\[]", line)[0] for line in project["dependencies"]}
    table = README.partition("| dependency | why |\n|---|---|\n")[2].partition("\n\n")[0]
    named = {name for line in table.splitlines() for name in line.split("|")[1].replace(",", " ").split()}
    assert named == declared


GROWTH = {
    "home": "home",
    "a claim": "claim contradicted",
    "an indicator": "indicator",
    "a topic": "topic",
    "the table of claims": "table",
    "the same, filtered": "table, filtered",
    "a search for a common word": "search, common word",
    "the question `recompute_verdicts`": "question: recompute_verdicts",
}
"""Page as the README names it, to its name in what was measured."""


def rows_of(document: str, heading: str) -> dict[str, list[str]]:
    """The first table behind a heading: the first cell of each row to the others."""
    table = re.search(r"^\|.*?(?=^(?!\|))", document.partition(heading)[2], re.M | re.S)
    assert table, heading
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[0].splitlines()]
    return {first: others for first, *others in cells}


def test_how_it_grows_is_what_was_measured() -> None:
    measured = rows_of(RESULTS, "\n# What a page costs when it grows\n")
    shown = rows_of(README, "\nHow it grows")
    assert {name for name in shown if name} - {"---", "memory of a build"} == {*GROWTH}
    for name, page in GROWTH.items():
        milliseconds = [cell.removesuffix(" ms") for cell in shown[name]]
        assert milliseconds == [cell.split(" ")[0] for cell in measured[page]][: len(milliseconds)], name


def test_what_the_readme_says_of_builds_and_serving_is_what_was_measured() -> None:
    *_, with_sqlite_utils, _, memory, _ = rows_of(RESULTS, "# What a build costs\n")["100,000"]
    assert rows_of(README, "\nHow it grows")["memory of a build"][1] == memory
    (build,) = re.findall(r"A build of 100,000 synthetic claims takes ([\d.]+) times what sqlite-utils takes", README)
    assert build == with_sqlite_utils.split(" / ")[0]
    workers = RESULTS.partition("\n| page | clients | one process |")[2].partition("\n\n")[0]
    often = [int(number) for number in re.findall(r"^\| [a-z ]+ \| \d+ \| (\d+) \|", workers, re.M)]
    said = re.findall(r"that was asked for before is answered (\d+) to (\d+) times as often", README.replace("\n", " "))
    assert said == [(str(min(often)), str(max(often)))]


# ------------------------------------------------------------------------------------------------------------ links

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(path: Path) -> set[str]:
    """The anchors that a page gets from its headings, as GitHub makes them."""
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_to_files_and_headings_that_exist(path: Path) -> None:
    dead = []
    for target in LINK.findall(path.read_text("utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        name, _, anchor = target.partition("#")
        linked = path.parent / name if name else path
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            dead.append(target)
    assert dead == []


# -------------------------------------------------------------------------------------------- questions to the server


def curls(document: str) -> list[str]:
    """The commands that ask the server; each fits on a line."""
    lines = [line for sh in blocks_of(document, "sh") for line in sh.text.splitlines()]
    return [line for line in lines if line.startswith("curl ")]


def asked(url: str, command: str) -> httpx.Response:
    """Send what a curl command sends. Only -s and -o are known: the others would have to be tried first."""
    words = shlex.split(command)
    assert words[:2] == ["curl", "-s"]
    assert len(words) == 3 or (len(words) == 5 and words[2] == "-o")
    assert words[-1].startswith(LOCAL)
    return httpx.get(url + words[-1].removeprefix(LOCAL), timeout=PATIENCE, trust_env=False)


@pytest.mark.parametrize("command", curls(README))
def test_request_of_the_readme_is_answered(real_url: str, command: str) -> None:
    answer = asked(real_url, command)
    assert answer.status_code == 200, answer.text
    path = answer.request.url.path
    if path.endswith(".db"):
        assert answer.content.startswith(b"SQLite format 3\0")
    elif path.endswith(".csv"):
        assert len(answer.text.splitlines()) > 1
    else:
        found = answer.json()
        assert len(found["results"] if path == "/search.json" else found) > 0


@pytest.mark.parametrize(("command", "shown"), examples_and_answers(README, "sh", "json"))
def test_answer_of_the_server_is_the_one_shown(real_url: str, command: str, shown: str) -> None:
    assert asked(real_url, command.strip()).json() == json.loads(shown)


@pytest.mark.parametrize("statement", [b.text for b in blocks_of(README, "sql")])
def test_sql_of_the_readme_finds_something(real_database: Path, statement: str) -> None:
    connection = sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)
    try:
        assert len(connection.execute(statement).fetchall()) > 0
    finally:
        connection.close()


@pytest.mark.parametrize(("program", "shown"), examples_and_answers(README, "python", "text"))
def test_program_of_the_readme_prints_what_is_shown(real_database: Path, program: str, shown: str) -> None:
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=real_database.parent, capture_output=True, text=True, timeout=PATIENCE)
    assert (ran.stdout, ran.stderr) == (shown, "")


# ---------------------------------------------------------------------------------------- the example and its mistakes


def write_example(document: str, folder: Path) -> None:
    """Write the files that a document shows."""
    for shown in blocks_of(document):
        if "/" in shown.name:
            path = folder / shown.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(shown.text, "utf-8")


@pytest.fixture
def example(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the files of a document beside the real vocabulary; returns the folder above ``sources``."""

    def write(document: str) -> Path:
        shutil.copytree(ROOT / "sources" / "vocabulary", tmp_path / "sources" / "vocabulary")
        write_example(document, tmp_path)
        return tmp_path

    return write


def messages(folder: Path) -> list[str]:
    """What the build says of an example, without place and record."""
    _, problems = check(folder / "sources", (folder / "texts",))
    return [str(problem).split(": ", 2)[2] for problem in problems]


def change(folder: Path, line: str) -> None:
    """Replace the first line of the example, claims first, that has the same key; a line that is there, the last."""
    key = line.partition(":")[0]
    for path in sorted((folder / "sources" / "claims").iterdir()) + sorted((folder / "sources" / "articles").iterdir()):
        text = path.read_text("utf-8")
        found = list(re.finditer(rf"^([- ] )?{key}: (.*)$", text, re.M))
        if found:
            old = found[-1 if any(f"{key}: {match[2]}" == line for match in found) else 0]
            path.write_text(text[: old.start()] + (old[1] or "") + line + text[old.end() :], "utf-8")
            return
    pytest.fail(f"the example has no line {key}")


def mistakes_of(document: str) -> list[tuple[str, str]]:
    """The rows of the table of mistakes: (the line as it becomes, what the build says)."""
    table = document.partition("| the line becomes | the build says | what to do |\n|---|---|---|\n")[2]
    rows = [re.match(r"\| `(.+?)` \| `(.+?)` \| ", row) for row in table.partition("\n\n")[0].splitlines()]
    return [(row[1], row[2]) if row else ("a row that cannot be read", "") for row in rows]


def test_every_sort_of_example_is_there_to_be_tried() -> None:
    assert curls(README)
    assert blocks_of(README, "sql")
    assert examples_and_answers(README, "sh", "json")
    assert examples_and_answers(README, "python", "text")
    assert mistakes_of(README)
    assert mistakes_of(CONTRIBUTING)


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["readme", "contributing"])
def test_example_has_no_mistake(example: Callable[[str], Path], document: str) -> None:
    assert messages(example(document)) == []


@pytest.mark.parametrize(
    ("document", "line", "message"),
    [pytest.param(text, *row, id=row[0]) for text in (README, CONTRIBUTING) for row in mistakes_of(text)],
)
def test_mistake_gives_the_message_that_is_shown(
    example: Callable[[str], Path], document: str, line: str, message: str
) -> None:
    folder = example(document)
    change(folder, line)
    assert messages(folder) == [message]


def test_output_of_a_check_is_the_one_shown(example: Callable[[str], Path]) -> None:
    folder = example(README)
    change(folder, mistakes_of(README)[0][0])
    options = ["--sources", str(folder / "sources"), "--texts", str(folder / "texts")]
    command = [sys.executable, str(ROOT / "build_db.py"), "check", *options]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", block(README, "text", "errors"))


@pytest.mark.parametrize("document", [README, CONTRIBUTING], ids=["readme", "contributing"])
def test_explanation_of_the_example_is_the_one_shown(tmp_path: Path, document: str) -> None:
    shutil.copytree(ROOT / "sources", tmp_path / "sources")
    write_example(document, tmp_path)
    target = tmp_path / "example.db"
    assert build(Options(tmp_path / "sources", target, (tmp_path / "texts",))).is_written
    shown = {
        b.name.removeprefix("verdict of "): b.text for b in blocks_of(document) if b.name.startswith("verdict of ")
    }
    connection = sqlite3.connect(target)
    try:
        explanations = {
            claim: "".join(
                f"{explanation}\n"
                for (explanation,) in connection.execute(
                    "select explanation from claim_checks where claim_id = ? order by rowid", [claim]
                )
            )
            for claim in shown
        }
    finally:
        connection.close()
    assert shown
    assert explanations == shown


# ------------------------------------------------------------------------------------------------- the editor's set-up


class _AsEditorsReadIt(yaml.SafeLoader):
    """YAML 1.2, as editors read it: 2012 is a number, but 2012-06-20 and NO are text."""


_AsEditorsReadIt.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

MAPPING: dict[str, str] = json.loads(block(CONTRIBUTING, "json"))["yaml.schemas"]
"""JSON Schema to the files it is for, as in the settings of an editor."""


def test_every_list_of_records_has_a_schema_in_the_editor(tmp_path: Path) -> None:
    written = {f"schemas/{path.name}" for path in write_schemas(tmp_path)}
    assert written - set(MAPPING) == {
        "schemas/about.schema.json",
        "schemas/article.schema.json",
        "schemas/statistic.schema.json",
    }
    assert set(MAPPING) <= written


@pytest.mark.parametrize("schema", MAPPING)
def test_an_editor_underlines_nothing_in_sound_files(tmp_path: Path, schema: str) -> None:
    list(write_schemas(tmp_path / "schemas"))
    validator = jsonschema.Draft202012Validator(json.loads((tmp_path / schema).read_text("utf-8")))
    paths = sorted(ROOT.glob(MAPPING[schema]))
    assert paths
    for path in paths:
        data = yaml.load(path.read_text("utf-8"), Loader=_AsEditorsReadIt)
        assert [f"{path.name}: {error.message}" for error in validator.iter_errors(data)] == []


# ------------------------------------------------------------------------------------------------------------ the audit


def test_audit_names_records_that_exist_and_counts_what_it_lists(real_database: Path) -> None:
    audit = (ROOT / "docs" / "audit.md").read_text("utf-8")
    connection = sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)
    try:
        known = {
            identity
            for table in ("articles", "claims", "policy_events", "statistics", "indicators")
            for (identity,) in connection.execute(f"select id from {table}")
        }
    finally:
        connection.close()
    corrections = audit.partition("## Corrections")[2].partition("## Judgements")[0]
    ids = set(re.findall(r"`([a-z0-9-]+)`", corrections))
    assert ids - known == set()
    halves = corrections.split("### ")[1:]
    changed = [
        sum(line.partition("|")[2].partition("|")[0].count("`") // 2 for line in half.splitlines()) for half in halves
    ]
    assert f"| claims changed | {changed[0]} | {changed[1]} | {sum(changed)} " in audit
