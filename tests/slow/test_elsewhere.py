"""The site runs where this repository is not: from a copied folder, and from a wheel with somebody's sources."""

import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from knowledge_base.building.schema import VIEWS
from tests.support.crawling import faults_of
from tests.support.environments import bare_environment, install
from tests.support.serving import ENVIRONMENT, ROOT, configure, running
from tests.support.small_corpus import Corpus


def test_a_copied_folder_is_served_where_only_the_requirements_are(lithium_database: Path, tmp_path: Path) -> None:
    folder = configure(tmp_path / "copied", lithium_database)
    shutil.copytree(ROOT / "knowledge_base", folder / "knowledge_base", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(lithium_database.with_name("inspect-data.json"), folder)
    python = bare_environment(tmp_path / "environment")

    with running([str(python), "-m", "datasette", "serve", str(folder)], cwd=tmp_path) as address:
        assert faults_of(address, folder / "lithium.db") == {}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, made of what the source distribution holds, which is made of the files that git knows or could take."""
    place = tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    for name in listed.split("\0"):
        # Sources are no part of either, and copying them would only take time.
        if name and not name.startswith(("sources/", "docs/")) and (ROOT / name).exists():
            (place / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / "tree" / name)
    make = f"import setuptools.build_meta as b; b.build_sdist({str(place)!r})"
    subprocess.run([sys.executable, "-c", make], cwd=place / "tree", check=True, capture_output=True, env=ENVIRONMENT)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(place / "unpacked", filter="data")
    (source,) = (place / "unpacked").iterdir()
    command = [sys.executable, "-m", "pip", "wheel", "--no-index", "--no-deps", "--no-build-isolation"]
    command += ["--disable-pip-version-check", "--wheel-dir", str(place), str(source)]
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    (found,) = place.glob("*.whl")
    return found


def test_a_wheel_builds_and_serves_somebodys_sources(wheel: Path, corpus: Corpus, tmp_path: Path) -> None:
    python = bare_environment(tmp_path / "environment")
    install(python, wheel)
    project = tmp_path / "lithium"
    shutil.copytree(corpus.sources, project / "sources")
    (project / "metadata.yml").write_text("title: Lithium\ndatabases: {light_metals: {title: Lithium in figures}}\n")
    program = str(python.with_name("knowledge-base"))

    built = subprocess.run([program], cwd=project, env=ENVIRONMENT, capture_output=True, text=True, check=False)

    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.splitlines()[-1] == "look at it: knowledge-base serve"
    database = project / "light_metals.db"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        views = {name for (name,) in connection.execute("select name from sqlite_master where type = 'view'")}
    assert views == set(VIEWS)
    with running([program, "serve"], cwd=project) as address:
        assert faults_of(address, database) == {}
        assert "<title>Lithium</title>" in httpx.get(address, trust_env=False).text


def test_a_database_that_was_not_built_is_named(wheel: Path, tmp_path: Path) -> None:
    python = bare_environment(tmp_path / "environment")
    install(python, wheel)
    (tmp_path / "metadata.yml").write_text("databases: {cobalt: {}}\n")

    program = str(python.with_name("knowledge-base"))
    tried = subprocess.run(
        [program, "serve"], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )

    assert (tried.returncode, tried.stderr) == (1, "cobalt.db is missing; build it first: knowledge-base\n")
