"""A knowledge base about lithium to import into, and the command line that does."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from knowledge_base.cli import cli
from tests.support.serving import LITHIUM

Import = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, with one article that has no claims."""
    folder = Path(shutil.copytree(LITHIUM, tmp_path / "project"))
    (folder / "sources" / "claims" / "gazette-2024-echo.yml").unlink()
    return folder


@pytest.fixture
def import_file(project: Path, tmp_path: Path) -> Import:
    """Write a file of this name and content, and import it."""

    def run(name: str, content: "str | bytes | None", *options: str, answers: str | None = None) -> Result:
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        arguments = ["import", "--project", str(project), *options, str(file)]
        return CliRunner().invoke(cli, arguments, input=answers)

    return run


@pytest.fixture
def check(project: Path) -> Callable[[], list[str]]:
    """What check says of the project, a line for every problem."""

    def run() -> list[str]:
        return CliRunner().invoke(cli, ["check", "--project", str(project)]).stderr.splitlines()[:-1]

    return run


def files_of(project: Path) -> dict[str, bytes]:
    """Every file of the project and what it holds."""
    return {str(path.relative_to(project)): path.read_bytes() for path in project.rglob("*") if path.is_file()}
