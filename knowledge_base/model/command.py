"""``schema`` on the command line."""

from pathlib import Path

import click

from .json_schemas import write_schemas


@click.command("schema")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def schema_command(folder: Path) -> None:
    """Write a JSON Schema per kind of source file into FOLDER, for editors that complete and check while one types."""
    for path in write_schemas(folder):
        click.echo(path)
