"""Python environments that have the dependencies and nothing of this repository."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.support.serving import ENVIRONMENT


def bare_environment(folder: Path) -> Path:
    """Make an environment with the dependencies of the running one, without this library; return its Python.

    Nothing is downloaded: the packages of the running environment are on the path. Its ``.pth`` files are not read,
    so an editable installation of the library stays unseen.
    """
    python = _environment(folder)
    lacks = subprocess.run([python, "-c", "import knowledge_base"], cwd=folder, env=ENVIRONMENT, capture_output=True)
    if b"ModuleNotFoundError: No module named 'knowledge_base'" not in lacks.stderr:
        raise RuntimeError("the library is installed among the dependencies; a test would prove nothing")
    return python


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=False)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin" / "python"


class NoDatasetteOne(RuntimeError):
    """Datasette 1.0 could not be installed."""


def environment_with_datasette_one(folder: Path) -> Path:
    """Return the Python of an environment with the newest Datasette 1.0, alphas included.

    ``KB_DATASETTE_1`` may name one. Otherwise it is made in a folder and kept there: Datasette 1.0 and what it needs
    come from the package index, everything else from the running environment. Raises NoDatasetteOne.
    """
    if "KB_DATASETTE_1" in os.environ:
        return Path(os.environ["KB_DATASETTE_1"])
    python = folder / "bin" / "python"
    if not python.exists():
        _environment(folder)
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--upgrade", "--pre"]
    command += ["--disable-pip-version-check", "datasette>=1.0a0"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    asked = subprocess.run([python, "-m", "datasette", "--version"], capture_output=True, text=True, check=False)
    if "version 1." not in asked.stdout:
        raise NoDatasetteOne(done.stderr)
    return python


def install(python: Path, wheel: Path) -> None:
    """Install a wheel into an environment, without its dependencies and without a network."""
    command = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    command += ["--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)]
    subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True)
