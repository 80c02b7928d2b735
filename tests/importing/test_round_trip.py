"""The library that ``export`` writes is read back: every field that its form has room for, and nothing is made up."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from knowledge_base.cli import cli
from knowledge_base.model.dates import date_span
from knowledge_base.publishing.export.library import write_library
from knowledge_base.reading.files import SourceFile
from knowledge_base.reading.yaml_files import read_markdown
from tests.support.serving import LITHIUM, ROOT

SHARED = ("title", "title_original", "publisher", "authors", "url", "url_archived")
"""What both forms hold."""

CSL_KINDS = {"news": "news", "paper": "paper"}
"""Kinds that have a type of CSL of their own."""


def articles_in(project: Path) -> dict[str, dict[str, Any]]:
    """Id to what the file of an article says."""
    files = sorted((project / "sources" / "articles").glob("*.md"))
    raws = [raw for file in files for raw in read_markdown(SourceFile(file, file.name, "article"))]
    return {raw.data["id"]: raw.data for raw in raws}  # type: ignore[union-attr]


@pytest.fixture(params=["real", "lithium"])
def exported(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, dict[str, Any]], Path]:
    """What the articles of a project say, and a copy of it without articles, with the library of all of them."""
    source, database = {
        "real": lambda: (ROOT, request.getfixturevalue("real_database")),
        "lithium": lambda: (LITHIUM, request.getfixturevalue("lithium_database")),
    }[request.param]()
    shutil.copytree(source / "sources", tmp_path / "sources")
    shutil.copy(source / "metadata.yml", tmp_path)
    articles = articles_in(tmp_path)
    for folder in ("articles", "claims"):
        shutil.rmtree(tmp_path / "sources" / folder)
    with closing(sqlite3.connect(database)) as connection:
        write_library(tmp_path, connection)
    return articles, tmp_path


def imported(project: Path, library: str) -> dict[str, dict[str, Any]]:
    done = CliRunner().invoke(cli, ["import", "--project", str(project), str(project / library)])
    assert (done.exit_code, done.stderr) == (0, "")
    return articles_in(project)


def test_as_csl_json(exported: tuple[dict[str, dict[str, Any]], Path]) -> None:
    articles, project = exported
    read = imported(project, "library.csl.json")

    assert read.keys() == articles.keys()
    for identity, article in articles.items():
        back = read[identity]
        if article["language"] == "es" and "title_original" in article:
            article = {**article, "title": None}  # a short title in Latin letters may be in either language
        assert {key: back.get(key) for key in SHARED} == {key: article.get(key) for key in SHARED}
        assert back["language"] == article["language"]
        # CSL knows that a date is about, not that it is in doubt.
        day = article.get("date_published")
        assert back.get("date_published") == (day.replace("?", "~") if day else None)
        if article["kind"] in CSL_KINDS:
            assert back["kind"] == article["kind"]
        else:
            assert "kind" not in back


def test_as_bibtex(exported: tuple[dict[str, dict[str, Any]], Path]) -> None:
    articles, project = exported
    read = imported(project, "library.bib")

    assert read.keys() == articles.keys()
    for identity, article in articles.items():
        back = read[identity]
        assert {key: back.get(key) for key in SHARED} == {key: article.get(key) for key in SHARED}
        day = article.get("date_published")
        year = date_span(day).year_start if day else None
        mark = "~" if day and day.endswith(("~", "?")) else ""
        assert back.get("date_published") == (f"{year}{mark}" if year else None)
        assert {"kind", "language"}.isdisjoint(back)


@pytest.mark.parametrize("library", ["library.csl.json", "library.bib"])
def test_what_is_there_is_known_again(exported: tuple[dict[str, dict[str, Any]], Path], library: str) -> None:
    articles, project = exported
    imported(project, "library.csl.json")
    before = {path: path.read_bytes() for path in (project / "sources").rglob("*.md")}
    done = CliRunner().invoke(cli, ["import", "--project", str(project), str(project / library)])

    assert done.stdout.splitlines()[-1] == f"0 articles were written, {len(articles)} entries passed over"
    assert {path: path.read_bytes() for path in (project / "sources").rglob("*.md")} == before


def test_every_draft_lacks_only_what_it_leaves_to_a_person(exported: tuple[dict[str, dict[str, Any]], Path]) -> None:
    _, project = exported
    imported(project, "library.bib")
    checked = CliRunner().invoke(cli, ["check", "--project", str(project), "--json"])
    problems = yaml.safe_load(checked.stdout)
    undecided = {(one["path"], one["field"]) for one in problems if "still to be decided" in one["message"]}
    others = [one for one in problems if "still to be decided" not in one["message"]]
    of_articles = [one for one in others if "/articles/" in one["path"]]

    assert undecided
    assert [one for one in of_articles if (one["path"], one["field"]) not in undecided] == []
    assert {one["message"].split()[-1] for one in of_articles if one["severity"] == "error"} <= {"missing"}
