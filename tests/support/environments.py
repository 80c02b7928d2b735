"""Python environments that have the dependencies and nothing of this repository."""

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
    venv.create(folder, with_pip=False)
    (packages,) = (folder / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    python = folder / "bin" / "python"
    lacks = subprocess.run([python, "-c", "import knowledge_base"], cwd=folder, env=ENVIRONMENT, capture_output=True)
    if b"ModuleNotFoundError: No module named 'knowledge_base'" not in lacks.stderr:
        raise RuntimeError("the library is installed among the dependencies; a test would prove nothing")
    return python


def install(python: Path, wheel: Path) -> None:
    """Install a wheel into an environment, without its dependencies and without a network."""
    command = [sys.executable, "-m", "pip", "--python", str(python), "install"]
    command += ["--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)]
    subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True)
