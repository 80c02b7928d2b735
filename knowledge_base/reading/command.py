"""``check`` on the command line."""

import sys
from datetime import date
from pathlib import Path

import click

from ..console import print_problems
from ..model.problems import as_annotation, as_json, counted, errors_of
from ..options import as_of_option, json_option, project_of, project_option, sources_option, texts_option, watch_option
from ..project import Project
from ..watching import again_and_again
from .reader import check


@click.command("check")
@project_option
@sources_option
@texts_option
@as_of_option
@json_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "github"]),
    default="text",
    help="github: annotations at the lines of a pull request.",
)
@watch_option
def check_command(
    folder: Path | None,
    sources: Path | None,
    texts: tuple[Path, ...],
    as_of: date | None,
    as_json_: bool,
    format_: str,
    watch: bool,
) -> None:
    """Find every mistake in the sources; write nothing."""
    project = project_of(folder, sources, texts)
    if watch:
        again_and_again(project, lambda: _check(project, as_of, as_json_, format_))
    sys.exit(0 if _check(project, as_of, as_json_, format_) else 1)


def _check(project: Project, as_of: date | None, as_json_: bool, format_: str) -> bool:
    """Check, and say what came of it. Return whether nothing is wrong."""
    records, problems = check(project.sources, project.texts, as_of)
    if as_json_:
        click.echo(as_json(problems))
    elif format_ == "github":
        for problem in sorted(problems):
            click.echo(as_annotation(problem))
    else:
        print_problems(problems)
        if not problems:
            click.echo(f"{counted(records, 'record')}, no problems")
    return not errors_of(problems)
