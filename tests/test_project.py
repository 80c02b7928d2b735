"""Where a project's parts are looked for, and how its database gets its name."""

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge_base.project import REPOSITORY, BadMetadata, Project, database_of, read_metadata
from tests.support.small_corpus import Corpus


def project_in(folder: Path, metadata: str | None = None) -> Path:
    (folder / "sources").mkdir(parents=True)
    if metadata is not None:
        (folder / "metadata.yml").write_text(metadata, "utf-8")
    return folder


def test_a_folder_decides_everything(tmp_path: Path) -> None:
    folder = project_in(tmp_path / "somewhere", "title: Cobalt\ndatabases: {cobalt: {}}\n")
    (folder / "texts").mkdir()

    assert Project.at(folder) == Project(
        folder, folder / "sources", folder / "metadata.yml", (folder / "texts",), folder / "cobalt.db"
    )
    assert Project.at(folder).name == "cobalt"


def test_every_part_can_be_elsewhere(tmp_path: Path) -> None:
    folder = project_in(tmp_path / "here", "databases: {cobalt: {}}\n")
    other = project_in(tmp_path / "there", "databases: {nickel: {}}\n")

    assert Project.at(
        folder,
        sources=other / "sources",
        metadata=other / "metadata.yml",
        texts=[other],
        database=tmp_path / "zinc.db",
    ) == Project(folder, other / "sources", other / "metadata.yml", (other,), tmp_path / "zinc.db")


def test_named_metadata_name_the_database(tmp_path: Path) -> None:
    folder = project_in(tmp_path / "here", "databases: {cobalt: {}}\n")
    other = project_in(tmp_path / "there", "databases: {nickel: {}}\n")

    assert Project.at(folder, metadata=other / "metadata.yml").database == folder / "nickel.db"


def test_the_folder_of_named_sources_is_the_project(tmp_path: Path) -> None:
    folder = project_in(tmp_path / "here", "databases: {cobalt: {}}\n")

    assert Project.at(sources=folder / "sources") == Project.at(folder)


def test_without_a_folder_it_is_the_repository() -> None:
    assert Project.at().root == REPOSITORY


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Cobalt & Nickel", "cobalt_nickel"), ("cobalt", "cobalt"), ("钴", "knowledge_base"), ("-2-", "2")],
)
def test_without_metadata_the_folder_lends_its_name(tmp_path: Path, folder: str, name: str) -> None:
    project = Project.at(project_in(tmp_path / folder))

    assert (project.name, project.metadata, project.texts) == (name, None, ())


@pytest.mark.parametrize("metadata", ["", "title: Cobalt\n", "databases:\n", "databases: []\n"])
def test_metadata_that_name_no_database_leave_it_to_the_folder(tmp_path: Path, metadata: str) -> None:
    assert Project.at(project_in(tmp_path / "cobalt", metadata)).name == "cobalt"


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        ("title: [", r"metadata\.yml is not valid YAML: while parsing a flow"),
        ("- title", r"metadata\.yml holds a list or a text; expected keys such as title and databases$"),
    ],
)
def test_metadata_that_cannot_be_read(tmp_path: Path, metadata: str, message: str) -> None:
    with pytest.raises(BadMetadata, match=message):
        Project.at(project_in(tmp_path / "cobalt", metadata))


def test_metadata_that_are_not_there_say_nothing(tmp_path: Path) -> None:
    assert (read_metadata(None), read_metadata(tmp_path / "metadata.yml")) == ({}, {})


def test_what_is_said_of_the_one_database() -> None:
    assert database_of({"databases": {"cobalt": {"title": "Cobalt"}}}) == ("cobalt", {"title": "Cobalt"})
    assert database_of({"databases": {"cobalt": None}}) == ("cobalt", {})
    assert database_of({}) == ("", {})


# ---------------------------------------------------------------------------------------------- on the command line


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(REPOSITORY / "build_db.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd="/", timeout=120, check=False)


def test_a_project_is_built_in_its_folder_under_its_own_name(corpus: Corpus) -> None:
    (corpus.folder / "metadata.yml").write_text("databases: {light_metals: {}}\n")

    done = run("--project", corpus.folder)

    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout.splitlines()[-1] == f"look at it: python {REPOSITORY}/build_db.py serve --project {corpus.folder}"
    )
    assert run("check", "--project", corpus.folder).returncode == 0


def test_metadata_of_another_place_describe_the_columns(corpus: Corpus) -> None:
    metadata = corpus.folder / "other.yml"
    metadata.write_text("databases: {any: {tables: {materials: {columns: {symbol: As on the can.}}}}}\n")

    done = run("--sources", corpus.sources, "--metadata", metadata, "--output", corpus.target)

    assert (done.returncode, done.stderr) == (0, "")
    assert corpus.rows(
        "select description from column_descriptions where (object, column) in (values ('materials', 'symbol'))"
    ) == [{"description": "As on the can."}]


def test_metadata_that_cannot_be_read_are_a_message(corpus: Corpus) -> None:
    (corpus.folder / "metadata.yml").write_text("- title\n")

    done = run("--project", corpus.folder)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"{corpus.folder}/metadata.yml holds a list or a text; expected keys such as title and databases\n"
    )


def test_the_bytes_do_not_depend_on_the_name(corpus: Corpus) -> None:
    targets = [corpus.folder / "one.db", corpus.folder / "another.db"]
    for target in targets:
        run("--sources", corpus.sources, "--output", target)

    assert targets[0].read_bytes() == targets[1].read_bytes()
