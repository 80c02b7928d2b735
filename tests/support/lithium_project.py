"""The second subject: ``tests/support/lithium``, a complete project of another name. Everything in it is invented."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

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


def rows_of(database: Path, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Return what a statement gives on a built database."""
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]
