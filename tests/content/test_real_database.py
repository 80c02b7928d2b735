"""The database of the shipped content is whole and repeatable, and its site has a page of every kind."""

import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from knowledge_base.building.build import Options, build
from tests.support.builds import digest
from tests.support.crawling import faults_of
from tests.support.serving import ROOT


def test_building_the_real_sources_twice_gives_the_same_bytes(
    real_database: Path, text_folders: tuple[Path, ...], tmp_path: Path
) -> None:
    target = tmp_path / "again.db"
    build(Options(ROOT / "sources", target, text_folders, ROOT / "metadata.yml"))

    assert digest(target) == digest(real_database)


def test_the_real_database_is_whole(real_database: Path) -> None:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_the_site_of_the_real_database_has_a_page_of_every_kind(real_url: str, real_database: Path) -> None:
    assert faults_of(real_url, real_database) == {}


@pytest.mark.parametrize("table", ["indicators", "actors", "topics", "materials"])
def test_what_is_called_exactly_so_comes_first(real_site: httpx.Client, real_database: Path, table: str) -> None:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)) as connection:
        names = [name for (name,) in connection.execute(f"select name from {table} order by id limit 40")]

    first = {name: real_site.get("/search.json", params={"q": name}).json()["results"][0]["title"] for name in names}

    assert first == {name: name for name in names}
