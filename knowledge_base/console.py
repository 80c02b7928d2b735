"""What commands print: problems, and paths and commands as one would type them here."""

import sys
from pathlib import Path

import click

from .model.problems import Problem, totals


def print_problems(problems: list[Problem]) -> None:
    """Say every problem on standard error, and how many there are."""
    for problem in sorted(problems):
        click.echo(problem, err=True)
    if problems:
        click.echo(totals(problems), err=True)


def program() -> str:
    """What this program was called as."""
    called = sys.argv[0]
    return f"python {called}" if called.endswith(".py") else Path(called).name


def shown(path: Path) -> str:
    """A path as one would type it here."""
    if path.resolve() == Path.cwd():
        return "."
    return path.name if path.resolve().parent == Path.cwd() else str(path)
