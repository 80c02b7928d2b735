"""Options that several commands take, and what they mean."""

from pathlib import Path

import click

from .endings import fail
from .project import BadMetadata, Project

existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)

project_option = click.option(
    "--project",
    "folder",
    type=existing_folder,
    help="Folder of a knowledge base: its sources/, metadata.yml and texts/. Default: the one that holds --sources, "
    "else that of this program.",
)


def project_at(folder: Path | None) -> Project:
    """Return the project of a folder; ends the process when its metadata cannot be read."""
    try:
        return Project.at(folder)
    except BadMetadata as mistake:
        fail(str(mistake))
