"""``serve`` on the command line."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from ..building.command import build_now
from ..console import program, shown
from ..endings import PoliteStop, fail
from ..options import database_option, project_of, project_option
from ..project import Project
from ..watching import again_and_again
from .serving import datasette_command


@click.command("serve", context_settings={"ignore_unknown_options": True})
@project_option
@database_option
@click.option("--watch", is_flag=True, help="Build now and whenever a source was saved; the pages show it.")
@click.argument("datasette_options", nargs=-1, type=click.UNPROCESSED)
def serve_command(folder: Path | None, database: Path | None, watch: bool, datasette_options: tuple[str, ...]) -> None:
    """Serve the database that was built, until Ctrl-C. All other options are Datasette's: --port 8002, --open ..."""
    project = project_of(folder, None, (), output=database)
    if watch:
        _serve_and_watch(project, datasette_options)
    if not project.database.exists():
        fail(f"{shown(project.database)} is missing; build it first: {program()}")
    command = datasette_command(project, datasette_options)
    os.execv(command[0], command)  # noqa: S606  # our own interpreter


def _serve_and_watch(project: Project, datasette_options: Sequence[str]) -> NoReturn:
    """Build now and at every save, and serve in a process of its own as soon as there is something to serve."""
    PoliteStop().install()
    servers: list[subprocess.Popen[bytes]] = []

    def build_and_serve() -> None:
        is_written = build_now(project, is_brief=True)
        if not servers and (is_written or project.database.exists()):
            servers.append(subprocess.Popen(datasette_command(project, datasette_options)))  # noqa: S603  # our own

    try:
        again_and_again(project, build_and_serve, lambda: any(server.poll() is not None for server in servers))
    finally:
        for server in servers:
            server.terminate()
            server.wait()
