"""What ``export`` writes is read back by the programs that people read it with, and says what the database says."""

import csv
import hashlib
import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import openpyxl
import pytest
import yaml
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_file

from knowledge_base.building.schema import TABLES
from knowledge_base.project import Project
from knowledge_base.publishing.export import export as exporting
from knowledge_base.publishing.export.export import Export, export
from knowledge_base.publishing.export.resources import PLUMBING, VIEWS
from knowledge_base.publishing.export.spreadsheet import SHEETS, meanings_of, sheet_sql
from knowledge_base.publishing.owned_folder import SUMS
from tests.support.serving import LITHIUM, ROOT
from tests.support.small_corpus import Corpus

ADDRESS = "https://lithium.example.org"
TABLES_EXPORTED = [table.name for table in TABLES if table.name not in PLUMBING]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented project, exported."""
    target = tmp_path_factory.mktemp("export") / "data"
    assert export(Project.at(LITHIUM), target, Export(ADDRESS)).is_written
    return target


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{folder / 'lithium.db'}?mode=ro", uri=True)) as connection:
        yield connection


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


# ------------------------------------------------------------------------------------------------------ the folder


def test_the_same_sources_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    export(Project.at(LITHIUM), tmp_path / "again", Export(ADDRESS))

    assert digests(tmp_path / "again") == digests(folder)


def test_the_check_sums_are_those_of_all_files(folder: Path) -> None:
    lines = (folder / SUMS).read_text().splitlines()

    sums = {line[66:]: line[:64] for line in lines}
    assert sums == {name: digest for name, digest in digests(folder).items() if name != SUMS}


def test_a_folder_that_was_made_elsewhere_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")

    command = [sys.executable, str(ROOT / "build_db.py"), "export", str(tmp_path), "--project", str(LITHIUM)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (said.returncode, said.stderr) == (
        1, f"exporting failed: {tmp_path} exists and was not made by this program; it was left alone\n"
    )  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_mistakes_in_the_sources_and_nothing_is_written(corpus: Corpus, tmp_path: Path) -> None:
    corpus.replace("claims/note.yml", "indicator: share-change", "indicator: no-such")

    result = export(Project.at(sources=corpus.sources), tmp_path / "data", Export())

    assert (result.is_written, bool(result.problems), list(tmp_path.glob("data*"))) == (False, True, [])


def test_without_its_packages_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(exporting, "NEEDED", {"no_such_package": "Parquet"})

    with pytest.raises(exporting.BuildFailed, match="Parquet cannot be written; install what writes them: pip install"):
        export(Project.at(LITHIUM), tmp_path / "data", Export())
    assert list(tmp_path.iterdir()) == []


def test_texts_that_are_closed_are_in_no_file(real_database: Path, texts_folder: Path, tmp_path: Path) -> None:
    project = Project.at(ROOT, texts=[texts_folder])
    export(project, tmp_path / "data", Export())

    with closing(sqlite3.connect(real_database)) as connection:
        closed = connection.execute(
            "select text from articles where text is not null and rights in ('all-rights-reserved', 'unknown')"
        )
        passages = [text[start : start + 200] for (text,) in closed for start in (0, 400, 800, 1200)]
    with closing(sqlite3.connect(tmp_path / "data" / "rare_earths.db")) as connection:
        open_texts = connection.execute("select count(*) from articles where text is not null").fetchone()
    written = "\n".join(path.read_bytes().decode("utf-8", "ignore") for path in tmp_path.rglob("*") if path.is_file())
    assert open_texts == (1,)
    assert len(passages) > 3
    assert [passage for passage in passages if passage and passage in written] == []


# -------------------------------------------------------------------------------------------------------- tables


def test_the_data_package_is_valid_with_its_types_and_keys(folder: Path) -> None:
    report = frictionless.validate(str(folder / "csv" / "datapackage.json"))

    assert report.flatten(["rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    package = json.loads((folder / "csv" / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == [*TABLES_EXPORTED, *VIEWS]
    assert (package["title"], package["homepage"]) == ("Lithium Ledger", ADDRESS)
    undescribed = [
        (resource["name"], field["name"])
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
        if not field["description"]
    ]
    assert undescribed == []


@pytest.mark.parametrize("name", [*TABLES_EXPORTED, *VIEWS])
def test_every_form_has_the_rows_of_the_database(name: str, folder: Path, database: sqlite3.Connection) -> None:
    cursor = database.execute(f"select * from [{name}]")
    columns = [column[0] for column in cursor.description]
    rows = sorted(map(dict, (zip(columns, row, strict=True) for row in cursor)), key=repr)

    lines = [json.loads(line) for line in (folder / "jsonl" / f"{name}.jsonl").read_text("utf-8").splitlines()]
    assert sorted(map(_flat, lines), key=repr) == rows
    parquet = duckdb.sql(f"select * from '{folder}/parquet/{name}.parquet'")
    assert list(parquet.columns) == columns
    found = (dict(zip(columns, row, strict=True)) for row in parquet.fetchall())
    assert sorted(map(_flat, found), key=repr) == rows
    with (folder / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert [set(row) for row in csv.DictReader(file)] == [set(columns)] * len(rows)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row as SQLite has it, where lists are JSON."""
    return {k: json.dumps(v, ensure_ascii=False) if isinstance(v, list) else v for k, v in row.items()}


def test_duckdb_answers_as_sqlite_does(folder: Path, database: sqlite3.Connection) -> None:
    questions = (
        "select verdict, independence, count(*) from {claims} where has_voice group by 1, 2 "
        "order by 1 nulls first, 2 nulls first",
        "select i.name, count(*), max(c.normalised_max) from {claims} c join {indicators} i on i.id = c.indicator_id "
        "group by 1 order by 1",
        "select year, sum(value) from {figures} group by 1 order by 1 nulls first",
        "select count(*), sum(conflict_count), sum(weight) from {numbers}",
    )
    for question in questions:
        plain = question.format_map(_Named(""))
        parquet = question.format_map(_Named(str(folder / "parquet")))
        rows = zip(duckdb.sql(parquet).fetchall(), database.execute(plain).fetchall(), strict=True)
        assert [row for row, other in rows if row != pytest.approx(other)] == [], question


class _Named(dict[str, str]):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder

    def __missing__(self, name: str) -> str:
        return f"'{self._folder}/{name}.parquet'" if self._folder else name


def test_parquet_can_be_divided_by_indicator(tmp_path: Path, database: sqlite3.Connection) -> None:
    export(Project.at(LITHIUM), tmp_path / "data", Export(is_partitioned=True))

    for name in ("claims", "figures"):
        (count,) = database.execute(f"select count(*) from {name}").fetchone()
        files = f"{tmp_path}/data/parquet/{name}/*/*.parquet"
        assert duckdb.sql(f"select count(*) from read_parquet('{files}', hive_partitioning = true)").fetchall() == [
            (count,)
        ]
        assert {path.name for path in (tmp_path / "data/parquet" / name).iterdir()} >= {"indicator_id=reserves-share"}


def test_no_cell_is_a_formula(corpus: Corpus, tmp_path: Path) -> None:
    corpus.replace("claims/note.yml", "The share fell by two", "=1+1 The share fell by two")
    assert export(Project.at(sources=corpus.sources), tmp_path / "data", Export()).is_written

    (name,) = (tmp_path / "data").glob("*.xlsx")
    cells = [cell for row in openpyxl.load_workbook(name)["claims"].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if str(cell.value).startswith("=")] == ["s"]
    assert "\n=1+1" not in (text := (tmp_path / "data/csv/claims.csv").read_text("utf-8"))
    assert "'=1+1" in text


# ------------------------------------------------------------------------------------------------- the workbook


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_all_rows_and_says_what_its_columns_mean(
    name: str, folder: Path, database: sqlite3.Connection
) -> None:
    cursor = database.execute(sheet_sql(name), {"base": f"{ADDRESS}/lithium/"})
    columns = [column[0] for column in cursor.description]
    expected = [columns, *([None if cell == "" else cell for cell in row] for row in cursor)]

    book = openpyxl.load_workbook(folder / "lithium.xlsx")

    found = [[cell.value for cell in row] for row in book[name].iter_rows()]
    assert [row for row, other in zip(found, expected, strict=True) if row != pytest.approx(other)] == []
    assert list(meanings_of(sheet_sql(name))) == columns
    first = {row[0].value: row[1].value for row in book["read me"].iter_rows()}
    assert {f"{name}: {column}" for column in columns} <= set(first)


# ------------------------------------------------------------------------------ libraries, reviews, catalogues


def test_reference_managers_read_the_library(folder: Path, database: sqlite3.Connection) -> None:
    titles = dict(database.execute("select id, coalesce(title_original, title) from articles"))

    bibtex = parse_file(str(folder / "library.bib"), bib_format="bibtex")
    items = json.loads((folder / "library.csl.json").read_text("utf-8"))
    csl = CiteProcJSON(items)

    assert set(bibtex.entries) == set(csl) == set(titles)
    assert {item["id"]: item["title"] for item in items} == titles


def test_reviews_are_of_claims_that_somebody_elses_figure_decides(folder: Path, database: sqlite3.Connection) -> None:
    graph = json.loads((folder / "claim-reviews.jsonld").read_text("utf-8"))["@graph"]

    ids = {review["url"].rpartition("/")[2] for review in graph}
    words = "('agrees', 'close', 'loose', 'differs')"
    judged = f"select id from claims where has_voice and independence = ? and verdict in {words}"
    assert {key for (key,) in database.execute(judged, ("independent",))} <= ids
    assert {review["@type"] for review in graph} == {"ClaimReview"}
    assert all(review["url"].startswith(f"{ADDRESS}/lithium/claims/") for review in graph)
    assert not ids & {key for (key,) in database.execute("select id from claims where independence <> 'independent'")}


def test_catalogues_are_told_what_it_is(folder: Path) -> None:
    dataset = json.loads((folder / "dataset.jsonld").read_text("utf-8"))
    citation = yaml.safe_load((folder / "CITATION.cff").read_text("utf-8"))
    zenodo = json.loads((folder / ".zenodo.json").read_text("utf-8"))

    assert {dataset["name"], citation["title"], zenodo["title"]} == {"Lithium Ledger"}
    assert {dataset["version"], citation["date-released"], zenodo["publication_date"]} == {citation["version"]}
    files = {part["contentUrl"]: part["sha256"] for part in dataset["distribution"]}
    there = digests(folder)
    assert files == {name: there[name] for name in there if name not in (SUMS, "dataset.jsonld")}


def test_the_readme_has_no_gap(folder: Path) -> None:
    text = (folder / "README.md").read_text("utf-8")

    assert "{{" not in text
    named = {
        name.strip("`/")
        for line in text.splitlines()
        if line.startswith("| `")
        for name in line.split("|")[1].split(", ")
    }
    assert {name for name in (part.strip().strip("`/") for part in named) if not (folder / name).exists()} == set()
