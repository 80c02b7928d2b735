"""The command line: options in, messages and exit codes out. No other module prints."""

import importlib
import json
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from .building.build import BuildFailed, Options, Result, build, check
from .model.json_schemas import write_schemas
from .model.problems import Problem, as_json, counted, errors_of, totals

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_TARGET = ROOT / "rare_earths.db"
DEFAULT_TEXTS = ROOT / "texts"

PROGRESS_AFTER = 1.0
"""Seconds after which a progress bar appears."""


class Day(click.ParamType[date]):
    """A day on the command line, such as 2026-11-21."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day such as 2026-11-21", param, ctx)


existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)
sources_option = click.option(
    "--sources",
    type=existing_folder,
    default=ROOT / "sources",
    help="Folder of source files.",
    show_default="sources/",
)
texts_option = click.option(
    "--texts",
    "texts",
    type=existing_folder,
    multiple=True,
    help="Folder with texts of articles, found by SHA-256. May be given several times. Default: texts/, if it exists.",
)
json_option = click.option("--json", "as_json_", is_flag=True, help="Print problems (and the summary) as JSON.")


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@sources_option
@texts_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=DEFAULT_TARGET,
    help="The database to write.",
    show_default="rare_earths.db",
)
@click.option(
    "--as-of",
    type=Day(),
    help="Day on which statuses are given. Default: the newest day in the sources.",
)
@json_option
@click.pass_context
def cli(
    context: click.Context,
    sources: Path,
    texts: tuple[Path, ...],
    output: Path,
    as_of: date | None,
    as_json_: bool,
) -> None:
    """Build rare_earths.db from sources/, or, with a command, check them.

    Exit codes: 0 done, 1 mistakes in the sources or a build that failed, 2 a mistake on the command line.
    """
    if context.invoked_subcommand is not None:
        _reject_misplaced_options(context)
        return
    PoliteStop().install()
    started = time.monotonic()
    options = Options(
        sources,
        output.resolve(),
        texts or _default_texts(),
        ROOT / "metadata.yml",
        as_of,
    )
    try:
        result = build(options, _progress_bar)
    except BuildFailed as failure:
        _fail(f"build failed: {failure}; the old database is unchanged")
    except KeyboardInterrupt:
        _fail("build interrupted; the old database is unchanged", 130)
    seconds = time.monotonic() - started
    if as_json_:
        click.echo(_summary_as_json(result, output, seconds))
    else:
        _print_problems(result.problems)
        if result.is_written:
            click.echo(_summary(result, output, seconds))
    if not result.is_written:
        if not as_json_:
            click.echo("nothing was written; the old database is unchanged", err=True)
        sys.exit(1)


@cli.command("check")
@sources_option
@texts_option
@json_option
def check_command(sources: Path, texts: tuple[Path, ...], as_json_: bool) -> None:
    """Find every mistake in the sources; write nothing."""
    records, problems = check(sources, texts or _default_texts())
    if as_json_:
        click.echo(as_json(problems))
    else:
        _print_problems(problems)
        if not problems:
            click.echo(f"{counted(records, 'record')}, no problems")
    sys.exit(1 if errors_of(problems) else 0)


@cli.command("schema")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def schema_command(folder: Path) -> None:
    """Write a JSON Schema per kind of source file into FOLDER, for editors that complete and check while one types."""
    for path in write_schemas(folder):
        click.echo(path)


def main() -> None:
    """Run the command line; ends the process."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese is no reason to fail
    try:
        cli(prog_name="build_db.py")
    except OSError as error:
        _fail(f"{error.filename or 'a file'}: {error.strerror or error}")


# ------------------------------------------------------------------------------------------------ what is printed


def _default_texts() -> tuple[Path, ...]:
    return (DEFAULT_TEXTS,) if DEFAULT_TEXTS.is_dir() else ()


def _progress_bar(size: int) -> Callable[[int], None]:
    """A bar over the bytes of the sources; only on a terminal, and only when it takes longer than a moment."""
    from tqdm import tqdm

    bar = tqdm(
        total=size,
        unit="B",
        unit_scale=True,
        desc="reading",
        delay=PROGRESS_AFTER,
        disable=None,
        leave=False,
    )

    def step(read: int) -> None:
        bar.update(read)
        if bar.n >= size:
            bar.close()

    return step


def _print_problems(problems: list[Problem]) -> None:
    for problem in sorted(problems):
        click.echo(problem, err=True)
    if problems:
        click.echo(totals(problems), err=True)


PLUMBING = ("column_descriptions", "search_index", "former_ids", "problems", "build_info")


def _summary(result: Result, target: Path, seconds: float) -> str:
    rows = [f"  {count:>9,}  {table}" for table, count in result.row_counts.items() if table not in PLUMBING]
    quotes = result.quotes
    target_name = target.name if target.resolve().parent == Path.cwd() else str(target)
    return "\n".join(
        [
            f"{target_name}: {result.size / 1e6:,.1f} MB in {seconds:.1f} s, as of {result.as_of}",
            *rows,
            f"quotes: {quotes.get('verified', 0):,} verified, {quotes.get('unchecked', 0):,} unchecked, "
            f"{counted(quotes.get('none', 0), 'record')} without",
            f"{counted(len(result.problems), 'warning')}",
            f"look at it: datasette {target_name if target_name != DEFAULT_TARGET.name else '.'}",
        ]
    )


def _summary_as_json(result: Result, target: Path, seconds: float) -> str:
    summary = {
        "written": str(target) if result.is_written else None,
        "as_of": result.as_of,
        "rows": result.row_counts,
        "quotes": result.quotes,
        "bytes": result.size,
        "seconds": round(seconds, 3),
        "problems": json.loads(as_json(result.problems)),
    }
    return json.dumps(summary, ensure_ascii=False, indent=2)


def _reject_misplaced_options(context: click.Context) -> None:
    """An option before the command would be ignored; say where it belongs instead."""
    for name in context.params:
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            option = next(p.opts[0] for p in context.command.params if p.name == name)
            raise click.UsageError(f"put {option} after '{context.invoked_subcommand}'")


class PoliteStop:
    """Lets Ctrl-C and SIGTERM end a build as an exception, so that it can clean up, at whatever moment they come.

    Python drops an exception that is raised within a destructor or a callback; then the request is repeated. And
    it turns one that is raised within the import of a large package into another error; so those are imported
    before any request is listened to.
    """

    IMPORTED_LATE = ("pint", "edtf", "tqdm")

    def __init__(self) -> None:
        self.is_asked = False

    def install(self) -> None:
        for package in self.IMPORTED_LATE:
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


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
