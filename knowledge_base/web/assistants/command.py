"""``mcp`` on the command line."""

from pathlib import Path

import click

from ...console import program, shown
from ...endings import fail
from ...options import database_option, project_of, project_option


@click.command("mcp")
@project_option
@database_option
def mcp_command(folder: Path | None, database: Path | None) -> None:
    """Answer an assistant over standard input and output (Model Context Protocol): six tools that read."""
    from .server import is_installed
    from .stdio import serve

    project = project_of(folder, None, (), output=database)
    if not is_installed():
        fail('the SDK of the protocol is not installed: pip install "mcp>=2"')
    if not project.database.exists():
        fail(f"{shown(project.database)} is missing; build it first: {program()}")
    serve(project)
