"""The second subject: ``tests/support/lithium``, a complete project of another name. Everything in it is invented."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.serving import LITHIUM, ROOT


def copy_lithium(folder: Path) -> Path:
    """Copy the project into a folder; return the folder."""
    return Path(shutil.copytree(LITHIUM, folder, dirs_exist_ok=True))


def build_project(folder: Path, *options: str) -> Path:
    """Build the project of a folder by the command line; return the database."""
    command = [sys.executable, str(ROOT / "build_db.py"), "--project", str(folder), *options]
    built = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    if built.returncode or built.stderr:
        raise RuntimeError(built.stderr)
    (database,) = folder.glob("*.db")
    return database
