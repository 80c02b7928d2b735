"""What all tests share: a small corpus to change, the real knowledge base, and a real Datasette that serves it."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from knowledge_base.building.build import Options, build
from knowledge_base.project import Project
from tests.support.serving import ROOT, configure, serving
from tests.support.small_corpus import Corpus, write_corpus

# The same examples on every run, however slow the machine: a failure is never a matter of luck.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def text_folders() -> tuple[Path, ...]:
    """The folder with texts of articles that are not ours to keep; none where it was not supplied."""
    folder = Path(os.environ.get("KB_TEXTS", ROOT.parent / "shared" / "texts"))
    return (folder,) if folder.is_dir() else ()


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """A small correct knowledge base in a folder of its own."""
    return write_corpus(tmp_path)


@pytest.fixture(scope="session")
def texts_folder(text_folders: tuple[Path, ...]) -> Path:
    """The folder with the texts. In CI they must be there; elsewhere a test that needs them is skipped."""
    if not text_folders and "CI" in os.environ:
        pytest.fail("the texts of the founding articles are missing; set KB_TEXTS to their folder")
    return text_folders[0] if text_folders else pytest.skip("the texts are not ours to keep and were not supplied")


@pytest.fixture(scope="session")
def real_database(text_folders: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the real sources, in a folder that is a Datasette configuration directory like the root."""
    project = Project.at(ROOT)
    target = configure(tmp_path_factory.mktemp("served")) / project.database.name
    result = build(Options(project.sources, target, text_folders, project.metadata))
    if not result.is_written:
        pytest.fail("\n".join(map(str, result.problems)))
    return target


@pytest.fixture(scope="session")
def datasette_url(real_database: Path) -> Iterator[str]:
    """The address of a Datasette process that serves the real database."""
    with serving(real_database.parent) as address:
        yield address
