"""The command line: options in, messages and exit codes out. More commands: ``extracting``, ``importing``.

Each command loads what it needs when it is called: a check is done before what a build needs would be loaded.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .endings import PoliteStop, fail
from .extracting.command import check_number_command, check_text_command
from .extracting.propose import propose_command
from .importing.command import import_command
from .model.problems import Problem, as_annotation, as_json, counted, errors_of, totals
from .project import BadMetadata, Project

if TYPE_CHECKING:
    from .building.build import Result

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
json_option = click.option("--json", "as_json_", is_flag=True, help="Print problems (and the summary) as JSON.")


@click.group(
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
) -> None:
    """Build the database of a knowledge base from its sources, or, with a command, check them.

    Exit codes: 0 done, 1 mistakes in the sources or a build that failed, 2 a mistake on the command line.
    """
    if context.invoked_subcommand is not None:
        _reject_misplaced_options(context)
        return
    from .building.build import Options, build
    from .building.target import BuildFailed

    PoliteStop().install()
    started = time.monotonic()
    project = _project(folder, sources, texts, metadata, output)
    options = Options(project.sources, project.database, project.texts, project.metadata, as_of)
    try:
        result = build(options, _progress_bar, _say_waiting)
    except BuildFailed as failure:
        fail(f"build failed: {failure}; {failure.consequence}")
    except KeyboardInterrupt:
        fail("build interrupted; the old database is unchanged", 130)
    seconds = time.monotonic() - started
    if as_json_:
        click.echo(_summary_as_json(result, project, seconds))
    else:
        _print_problems(result.problems)
        if result.is_written:
            click.echo(_summary(result, project, seconds))
    if not result.is_written:
        if not as_json_:
            click.echo("nothing was written; the old database is unchanged", err=True)
        sys.exit(1)


@cli.command("check")
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
def check_command(
    folder: Path | None, sources: Path | None, texts: tuple[Path, ...], as_of: date | None, as_json_: bool, format_: str
) -> None:
    """Find every mistake in the sources; write nothing."""
    from .reading.reader import check

    project = _project(folder, sources, texts)
    records, problems = check(project.sources, project.texts, as_of)
    if as_json_:
        click.echo(as_json(problems))
    elif format_ == "github":
        for problem in sorted(problems):
            click.echo(as_annotation(problem))
    else:
        _print_problems(problems)
        if not problems:
            click.echo(f"{counted(records, 'record')}, no problems")
    sys.exit(1 if errors_of(problems) else 0)


@cli.command("schema")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def schema_command(folder: Path) -> None:
    """Write a JSON Schema per kind of source file into FOLDER, for editors that complete and check while one types."""
    from .model.json_schemas import write_schemas

    for path in write_schemas(folder):
        click.echo(path)


@cli.command("serve", context_settings={"ignore_unknown_options": True})
@project_option
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database to serve. Default: that of the project.",
)
@click.argument("datasette_options", nargs=-1, type=click.UNPROCESSED)
def serve_command(folder: Path | None, database: Path | None, datasette_options: tuple[str, ...]) -> None:
    """Serve the database that was built, until Ctrl-C. All other options are Datasette's: --port 8002, --open ..."""
    from .web.serving import datasette_command

    project = _project(folder, None, (), output=database)
    if not project.database.exists():
        fail(f"{_shown(project.database)} is missing; build it first: {_program()}")
    command = datasette_command(project, datasette_options)
    os.execv(command[0], command)  # noqa: S606  # our own interpreter


@cli.command("publish")
@project_option
@sources_option
@metadata_option
@texts_option
@as_of_option
@click.option("--address", default="", help="Where it will be, such as https://example.org: for links and the sitemap.")
@click.option("--no-sql", is_flag=True, help="Readers may not send SQL of their own; the questions stay.")
@click.option("--static", is_flag=True, help="A plain copy: every page a file, for any web space and for the archive.")
@click.option("--base-url", default="", help="With --static: where the copy will be, such as https://example.org/kb.")
@click.option("--instance", default="", help="With --static: a running site, for what needs a server.")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def publish_command(
    folder: Path | None,
    sources: Path | None,
    metadata: Path | None,
    texts: tuple[Path, ...],
    as_of: date | None,
    address: str,
    no_sql: bool,
    static: bool,
    base_url: str,
    instance: str,
    target: Path,
) -> None:
    """Write into TARGET all that a published instance needs: database, site, pictures, settings, packages, examples.

    Texts that may not be published are left out. A folder that this command did not make is never replaced.
    """
    from .building.target import BuildFailed
    from .publishing.export.export import HOW_TO_INSTALL, lacking
    from .publishing.folder import Publication, publish
    from .publishing.plain_copy import Place, publish_plain

    project = _project(folder, sources, texts, metadata)
    publication = Publication(_address(address, "--address"), has_sql=not no_sql, as_of=as_of)
    place = Place(_address(base_url, "--base-url"), _address(instance, "--instance"))
    if place != Place() and not static:
        raise click.UsageError("--base-url and --instance go with --static; a site that is served has --address")
    try:
        made = partial(publish_plain, place=place) if static else publish
        result = made(project, target, publication)
    except BuildFailed as failure:
        fail(f"publishing failed: {failure}; {failure.consequence}")
    _print_problems(result.problems)
    if not result.is_written:
        fail("nothing was published")
    next_step = f"open {_shown(target / 'index.html')}" if static else f"serve it: datasette serve {_shown(target)}"
    click.echo(f"{_shown(target)}: as of {result.as_of}; {next_step}")
    if lacking():
        click.echo(f"its data are without {' and '.join(lacking())}; {HOW_TO_INSTALL}")


@cli.command("export")
@project_option
@sources_option
@metadata_option
@texts_option
@as_of_option
@click.option("--address", default="", help="Where the pages are, such as https://example.org: for links in the data.")
@click.option("--partitioned", is_flag=True, help="Divide the Parquet files of claims and figures by indicator.")
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def export_command(
    folder: Path | None,
    sources: Path | None,
    metadata: Path | None,
    texts: tuple[Path, ...],
    as_of: date | None,
    address: str,
    partitioned: bool,
    target: Path,
) -> None:
    """Write into TARGET the data as files to take away: CSV, JSON Lines, Parquet, XLSX, BibTeX, ClaimReview ...

    Texts that may not be published are left out. A folder that this program did not make is never replaced.
    """
    from .building.target import BuildFailed
    from .publishing.export.export import Export, export

    project = _project(folder, sources, texts, metadata)
    try:
        result = export(project, target, Export(_address(address, "--address"), as_of, partitioned))
    except BuildFailed as failure:
        fail(f"exporting failed: {failure}; {failure.consequence}")
    _print_problems(result.problems)
    if not result.is_written:
        fail("nothing was exported")
    click.echo(f"{_shown(target)}: as of {result.as_of}; begin with {_shown(target / 'README.md')}")


@cli.command("mcp")
@project_option
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database to answer from. Default: that of the project.",
)
def mcp_command(folder: Path | None, database: Path | None) -> None:
    """Answer an assistant over standard input and output (Model Context Protocol): six tools that read."""
    from .web.assistants.server import is_installed
    from .web.assistants.stdio import serve

    project = _project(folder, None, (), output=database)
    if not is_installed():
        fail('the SDK of the protocol is not installed: pip install "mcp>=2"')
    if not project.database.exists():
        fail(f"{_shown(project.database)} is missing; build it first: {_program()}")
    serve(project)


@cli.command("diff")
@click.argument("old", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(dir_okay=False, path_type=Path))
@json_option
def diff_command(old: Path, new: Path, as_json_: bool) -> None:
    """Say what changed from the database OLD to NEW: records, and verdicts that flipped, with the reason."""
    from .building.differences import NotOurs, differences
    from .building.differences_in_words import in_words

    try:
        found = differences(old, new)
    except NotOurs as mistake:
        fail(str(mistake))
    click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2) if as_json_ else in_words(found))


cli.add_command(check_number_command)
cli.add_command(check_text_command)
cli.add_command(propose_command)
cli.add_command(import_command)


def _address(given: str, option: str) -> str:
    """Return an address that was given. Raises UsageError when it is none."""
    if given and not given.startswith(("http://", "https://")):
        raise click.UsageError(f"{option} {given} does not begin with https://")
    return given


def main() -> None:
    """Run the command line; ends the process."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without Chinese is no reason to fail
    try:
        cli(prog_name=Path(sys.argv[0]).name)
    except OSError as error:
        fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


def _project(
    folder: Path | None,
    sources: Path | None,
    texts: tuple[Path, ...],
    metadata: Path | None = None,
    output: Path | None = None,
) -> Project:
    """Return the project that the options name; ends the process when its metadata cannot be read."""
    try:
        return Project.at(folder, sources=sources, texts=texts, metadata=metadata, database=output)
    except BadMetadata as mistake:
        fail(str(mistake))


# ------------------------------------------------------------------------------------------------ what is printed


def _say_waiting(folder: Path) -> None:
    click.echo(f"another build is writing in {_shown(folder)}; waiting for it", err=True)


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


PLUMBING = (
    "about",
    "about_sections",
    "featured_numbers",
    "column_descriptions",
    "search_index",
    "search_words",
    "former_ids",
    "problems",
    "build_info",
    "counts",
    "verdict_counts",
    "facet_counts",
)


def _summary(result: "Result", project: Project, seconds: float) -> str:
    rows = [f"  {count:>9,}  {table}" for table, count in result.row_counts.items() if table not in PLUMBING]
    quotes = result.quotes
    return "\n".join(
        [
            f"{_shown(project.database)}: {result.size / 1e6:,.1f} MB in {seconds:.1f} s, as of {result.as_of}",
            *rows,
            f"quotes: {quotes.get('verified', 0):,} verified, {quotes.get('unchecked', 0):,} unchecked, "
            f"{counted(quotes.get('none', 0), 'record')} without",
            f"{counted(len(result.problems), 'warning')}",
            f"look at it: {_how_to_serve(project)}",
        ]
    )


def _how_to_serve(project: Project) -> str:
    """What to type to look at a database: Datasette's own command where the folder holds the site."""
    folder = project.database.resolve().parent
    if folder == project.root and (folder / "templates").is_dir():
        return f"datasette {_shown(folder)}"
    command = [_program(), "serve"]
    if project.root != Project.at().root:
        command += ["--project", _shown(project.root)]
    if project.database.resolve() != Project.at(project.root).database:
        command += ["--database", _shown(project.database)]
    return " ".join(command)


def _program() -> str:
    """What this program was called as."""
    called = sys.argv[0]
    return f"python {called}" if called.endswith(".py") else Path(called).name


def _shown(path: Path) -> str:
    """A path as one would type it here."""
    if path.resolve() == Path.cwd():
        return "."
    return path.name if path.resolve().parent == Path.cwd() else str(path)


def _summary_as_json(result: "Result", project: Project, seconds: float) -> str:
    summary = {
        "written": str(project.database) if result.is_written else None,
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
