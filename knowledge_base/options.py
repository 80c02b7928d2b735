"""Options that several commands take, and what they mean."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from .endings import fail
from .project import BadMetadata, Project


class Day(click.ParamType[date]):
    """A day on the command line, such as 2026-11-21."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day such as 2026-11-21", param, ctx)


existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)
project_option = click.option(
    "--project",
    "folder",
    type=existing_folder,
    help="Folder of a knowledge base: its sources/, metadata.yml and texts/. Default: the one that holds --sources, "
    "else that of this program.",
)
sources_option = click.option(
    "--sources",
    type=existing_folder,
    help="Folder of source files. Default: sources/ of the project.",
)
texts_option = click.option(
    "--texts",
    "texts",
    type=existing_folder,
    multiple=True,
    help="Folder with texts of articles, found by SHA-256. May be given several times. Default: texts/ of the project, "
    "if it exists.",
)
metadata_option = click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Titles, licence and settings for Datasette. Default: metadata.yml of the project, if it exists.",
)
as_of_option = click.option(
    "--as-of",
    type=Day(),
    help="Day on which statuses are given; no date up to it is doubted. Default: the newest plausible day in them.",
)
watch_option = click.option("--watch", is_flag=True, help="Do it again whenever a source was saved, until Ctrl-C.")
json_option = click.option("--json", "as_json_", is_flag=True, help="Print problems (and the summary) as JSON.")
database_option = click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database that was built. Default: that of the project.",
)


def project_of(
    folder: Path | None,
    sources: Path | None = None,
    texts: Sequence[Path] = (),
    metadata: Path | None = None,
    output: Path | None = None,
) -> Project:
    """Return the project that the options name; ends the process when its metadata cannot be read."""
    try:
        return Project.at(folder, sources=sources, texts=texts, metadata=metadata, database=output)
    except BadMetadata as mistake:
        fail(str(mistake))


def address_of(given: str, option: str) -> str:
    """Return an address that was given. Raises UsageError when it is none."""
    if given and not given.startswith(("http://", "https://")):
        raise click.UsageError(f"{option} {given} does not begin with https://")
    return given
