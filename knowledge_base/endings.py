"""How a run of the program ends: with a message, or politely when it is asked to stop."""

import importlib
import signal
import sys
from typing import Any, NoReturn

import click


def fail(message: str, code: int = 1) -> NoReturn:
    """End the process with a message."""
    click.echo(message, err=True)
    sys.exit(code)


class PoliteStop:
    """Lets Ctrl-C and SIGTERM end a build as an exception, so that it can clean up, at whatever moment they come.

    Python drops an exception that is raised within a destructor or a callback; then the request is repeated. And
    it turns one that is raised within the import of a large package into another error; so those are imported
    before any request is listened to.
    """

    IMPORTED_LATE = ("pint",)
    IMPORTED_LATE_FOR_A_TERMINAL = ("tqdm",)
    """Draws on it, and is asked for by nobody else."""

    def __init__(self) -> None:
        self.is_asked = False

    def install(self) -> None:
        for package in self.IMPORTED_LATE + (self.IMPORTED_LATE_FOR_A_TERMINAL if sys.stderr.isatty() else ()):
            importlib.import_module(package)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
            signal.signal(number, self._ask)
        sys.unraisablehook = self._was_dropped

    def _ask(self, _number: int, _frame: Any) -> NoReturn:
        self.is_asked = True
        raise KeyboardInterrupt

    def _was_dropped(self, dropped: "sys.UnraisableHookArgs") -> None:
        if issubclass(dropped.exc_type, KeyboardInterrupt):
            signal.setitimer(signal.ITIMER_REAL, 0.01)
        elif not self.is_asked:  # what is cut short may complain while it is taken down
            sys.__unraisablehook__(dropped)
