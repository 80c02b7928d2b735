"""The command line: a build, or a command of one of the rooms (``COMMANDS``).

A command is loaded when it is called: a check is done before what a build needs would be loaded.
"""

import atexit
import gc
import importlib
import os
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import click

from .endings import PoliteStop, fail
from .options import (
    as_of_option,
    json_option,
    metadata_option,
    project_of,
    project_option,
    sources_option,
    texts_option,
    watch_option,
)
from .reading.memory import without_garbage_collection

COMMANDS = {
    "check": "reading.command:check_command",
    "check-number": "extracting.command:check_number_command",
    "check-text": "extracting.command:check_text_command",
    "decide": "drafting.decide_command:decide_command",
    "diff": "building.command:diff_command",
    "export": "publishing.export.command:export_command",
    "import": "importing.command:import_command",
    "mcp": "web.assistants.command:mcp_command",
    "propose": "drafting.command:propose_command",
    "publish": "publishing.command:publish_command",
    "schema": "model.command:schema_command",
    "serve": "web.command:serve_command",
    "texts": "fetching.command:texts_command",
}
"""Name of each command to what it is: a module of this package, and the function in it."""


class Commands(click.Group):
    """Loads a command when it is called, or when help lists them all.

    As https://click.palletsprojects.com/en/stable/complex/#lazily-loading-subcommands has it.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        module, _, function = COMMANDS.get(name, "").partition(":")
        if not function:
            return None
        with without_garbage_collection():
            command: click.Command = getattr(importlib.import_module(f"{__package__}.{module}"), function)
        return command


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@project_option
@sources_option
@metadata_option
@texts_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The database to write. Default: in the project's folder, under the name that its metadata give.",
)
@as_of_option
@json_option
@watch_option
@click.pass_context
def cli(
    context: click.Context,
    folder: Path | None,
    sources: Path | None,
    metadata: Path | None,
    texts: tuple[Path, ...],
    output: Path | None,
    as_of: date | None,
    as_json_: bool,
    watch: bool,
) -> None:
    """Build the database of a knowledge base from its sources, or, with a command, check them.

    Exit codes: 0 done, 1 mistakes in the sources or a build that failed, 2 a mistake on the command line.
    """
    if context.invoked_subcommand is not None:
        _reject_misplaced_options(context)
        return
    with without_garbage_collection():
        from .building.command import build_now
        from .watching import again_and_again

        PoliteStop().install()
    project = project_of(folder, sources, texts, metadata, output)
    if watch:
        again_and_again(project, lambda: build_now(project, as_of, as_json_=as_json_, is_brief=True))
    if not build_now(project, as_of, as_json_=as_json_):
        sys.exit(1)


def main() -> None:
    """Run the command line; ends the process."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese is no reason to fail
    # pydantic would look for plugins of its own in everything that is installed, and records need none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    atexit.register(gc.freeze)  # nothing is gained by a search for circles in what goes with the process
    try:
        cli(prog_name=Path(sys.argv[0]).name)
    except OSError as error:
        fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


def _reject_misplaced_options(context: click.Context) -> None:
    """An option before the command would be ignored; say where it belongs instead."""
    for name in context.params:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            option = next(p.opts[0] for p in context.command.params if p.name == name)
            raise click.UsageError(f"put {option} after '{context.invoked_subcommand}'")
