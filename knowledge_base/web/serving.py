"""How a knowledge base is served: with Datasette, and with the templates, styles, plugin and settings of the site."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from ..project import REPOSITORY, Project

PARTS = ("templates", "static", "plugins")
"""Folders that make up the site, beside ``settings.json``."""


def site_folder() -> Path:
    """Return the folder that holds the site: the root of the repository, or the one that a wheel carries."""
    return REPOSITORY if is_site(REPOSITORY) else Path(__file__).parent.parent / "site_files"


def is_site(folder: Path) -> bool:
    """Whether Datasette shows the site when it is given this folder."""
    return all((folder / part).is_dir() for part in PARTS)


def datasette_command(project: Project, options: Sequence[str] = ()) -> list[str]:
    """Return the command that serves a project's database. ``options`` are more of Datasette's own.

    A project whose folder holds the site is served as the configuration directory it is; any other with the site that
    came with this package.
    """
    command = [sys.executable, "-m", "datasette", "serve"]
    if is_site(project.root) and project.database.parent == project.root:
        return [*command, str(project.root), *options]
    site = site_folder()
    command += ["--immutable", str(project.database)]
    command += ["--template-dir", str(site / "templates"), "--plugins-dir", str(site / "plugins")]
    command += ["--static", f"static:{site / 'static'}"]
    if project.metadata:
        command += ["--metadata", str(project.metadata)]
    for name, value in json.loads((site / "settings.json").read_text("utf-8")).items():
        command += ["--setting", name, json.dumps(value)]
    return [*command, *options]
