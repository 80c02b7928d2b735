"""Doing something again whenever a source was saved.

A build takes the old one's place in one step, and a running site shows it with the next page, so watching the sources
and building is all that is needed (``web/served_database.py``).
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import click

from .console import shown
from .endings import fail
from .project import Project

HOW_TO_INSTALL = 'pip install "watchfiles>=1.1"'

QUIET = 150
"""Milliseconds without a change after which a save counts as done: editors write a file in several steps."""

LONGEST_BURST = 1_000
"""Milliseconds after which changes are acted on although there are more: a checkout writes many files."""


LOOKS = 200
"""Milliseconds after which ``is_over`` is asked when nothing changes."""


def never() -> bool:
    """Watch until it is interrupted."""
    return False


def again_and_again(project: Project, act: Callable[[], object], is_over: Callable[[], bool] = never) -> NoReturn:
    """Do something now and whenever a source of a project was saved; ends the process when it is over, or interrupted.

    What is saved while ``act`` runs, the first time too, is acted on when it is done.
    """
    if find_spec("watchfiles") is None:
        fail(f"--watch needs watchfiles: {HOW_TO_INSTALL}")
    click.echo(f"watching {shown(project.sources)}; Ctrl-C ends it", err=True)
    with suppress(KeyboardInterrupt):
        for is_due in _saves([project.sources, project.root / "metadata.yml", *project.texts]):
            if is_over():
                break
            if is_due:
                act()
    sys.exit(0)


def _saves(places: Iterable[Path]) -> Iterator[bool]:
    """Yield whether something is to be done: once the watch has begun, after every burst of changes, and else not.

    Files that editors keep beside a file do not count.
    """
    from watchfiles import watch

    existing = [place for place in places if place.exists()]
    is_first = True
    for changes in watch(
        *existing, debounce=LONGEST_BURST, step=QUIET, rust_timeout=LOOKS, yield_on_timeout=True, raise_interrupt=True
    ):
        yield is_first or bool(changes)
        is_first = False
