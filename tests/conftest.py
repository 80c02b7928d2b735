"""What tests share: a small corpus, a knowledge base about lithium, the real one, and Datasettes that serve them."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import hypothesis
import pytest
from playwright.sync_api import Browser

from knowledge_base.building.build import Options, build
from knowledge_base.project import Project
from tests.browser.chromium import installed, launched
from tests.support.serving import LITHIUM, ROOT, client_of, configure, serving
from tests.support.site_pages import page_kinds
from tests.support.small_corpus import Corpus, write_corpus
from tests.support.tiers import HAS_SPARK, is_incomplete, is_slow, left_out

# The same examples on every run, however slow the machine: a failure is never a matter of luck.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("repeatable")


# ----------------------------------------------------------------------------------------- tiers, and what is left out


collect_ignore = [] if HAS_SPARK else ["spark"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of the slow tier."""
    for item in items:
        if is_slow(item.path):
            item.add_marker(pytest.mark.slow)


def _skipped(config: pytest.Config) -> list[str]:
    """Why tests were skipped, once for every test."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    return [report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple)]


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Say in the last lines what was left out; in CI nothing may be."""
    yield
    reasons = _skipped(session.config)
    if session.exitstatus == pytest.ExitCode.OK and is_incomplete(reasons, os.environ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    is_quick = session.config.option.markexpr == "not slow"
    for line in left_out(reasons, without_spark=not HAS_SPARK, without_slow=is_quick) if reporter else []:
        reporter.write_line(line)


# ------------------------------------------------------------------------------------------------------- a small corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """A small correct knowledge base in a folder of its own."""
    return write_corpus(tmp_path)


# ---------------------------------------------------------------------------------------------- the real knowledge base


@pytest.fixture(scope="session")
def text_folders() -> tuple[Path, ...]:
    """The folder with texts of articles that are not ours to keep; none where it was not supplied."""
    folder = Path(os.environ.get("KB_TEXTS", ROOT.parent / "shared" / "texts"))
    return (folder,) if folder.is_dir() else ()


@pytest.fixture(scope="session")
def texts_folder(text_folders: tuple[Path, ...]) -> Path:
    """The folder with the texts. A test that needs them is skipped where they are not."""
    return text_folders[0] if text_folders else pytest.skip("no texts of others here; KB_TEXTS=FOLDER supplies them")


@pytest.fixture(scope="session")
def real_database(text_folders: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real sources, in a folder that is a Datasette configuration directory like the root.

    For tests of the shipped content and of the documents that show it; the program is tested on other content.
    """
    project = Project.at(ROOT)
    target = configure(tmp_path_factory.mktemp("real"), metadata=project.metadata) / project.database.name
    return _built(project, target, text_folders)


@pytest.fixture(scope="session")
def real_url(real_database: Path) -> Iterator[str]:
    """The address of a Datasette process that serves the real database."""
    with serving(real_database.parent) as address:
        yield address


@pytest.fixture(scope="session")
def real_site(real_url: str) -> Iterator[httpx.Client]:
    """A client of the real site."""
    with client_of(real_url) as client:
        yield client


def _built(project: Project, target: Path, text_folders: tuple[Path, ...]) -> Path:
    result = build(Options(project.sources, target, text_folders, project.metadata))
    if not result.is_written:
        pytest.fail("\n".join(map(str, result.problems)))
    return target


# ------------------------------------------------------------------------------------- a knowledge base about lithium


@pytest.fixture(scope="session")
def lithium_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the invented project, in a folder that is a Datasette configuration directory like the root."""
    project = Project.at(LITHIUM)
    target = configure(tmp_path_factory.mktemp("lithium")) / project.database.name
    return _built(project, target, project.texts)


@pytest.fixture(scope="session")
def database(lithium_database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the database about lithium, for reading."""
    with closing(sqlite3.connect(f"file:{lithium_database}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.fixture(scope="session")
def kinds(lithium_database: Path) -> dict[str, str]:
    """Name to path of one page of every kind."""
    return page_kinds(lithium_database)


@pytest.fixture(scope="session")
def datasette_url(lithium_database: Path) -> Iterator[str]:
    """The address of a Datasette process that serves the database about lithium."""
    with serving(lithium_database.parent) as address:
        yield address


@pytest.fixture(scope="session")
def site(datasette_url: str) -> Iterator[httpx.Client]:
    """A client of the site about lithium."""
    with client_of(datasette_url) as client:
        yield client


# ------------------------------------------------------------------------------------------------------------ a browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Tests that need it are skipped where it is not installed."""
    path = installed()
    if path is None:
        pytest.skip("Chromium is not installed")
    with launched(path) as running:
        yield running
