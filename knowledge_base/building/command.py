"""``diff`` on the command line, and a build with what it prints."""

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from ..console import print_problems, program, shown
from ..endings import fail
from ..model.problems import as_json, counted
from ..options import json_option
from ..project import Project
from .build import Options, Result, build, unseen
from .target import BuildFailed

PROGRESS_AFTER = 1.0
"""Seconds after which a progress bar appears."""


def build_now(project: Project, as_of: date | None = None, *, as_json_: bool = False, is_brief: bool = False) -> bool:
    """Build, and say what came of it; ends the process where that fails. Return whether a database was written.

    ``is_brief`` says it in one line where nothing is wrong.
    """
    started = time.monotonic()
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
        print_problems(result.problems)
        if result.is_written:
            summary = _summary(result, project, seconds)
            click.echo(summary.partition("\n")[0] if is_brief else summary)
        else:
            click.echo("nothing was written; the old database is unchanged", err=True)
    return result.is_written


@click.command("diff")
@click.argument("old", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("new", type=click.Path(dir_okay=False, path_type=Path))
@json_option
def diff_command(old: Path, new: Path, as_json_: bool) -> None:
    """Say what changed from the database OLD to NEW: records, and verdicts that flipped, with the reason."""
    from .differences import NotOurs, differences
    from .differences_in_words import in_words

    try:
        found = differences(old, new)
    except NotOurs as mistake:
        fail(str(mistake))
    click.echo(json.dumps(found.as_data(), ensure_ascii=False, indent=2) if as_json_ else in_words(found))


# ------------------------------------------------------------------------------------------------ what is printed


def _say_waiting(folder: Path) -> None:
    click.echo(f"another build is writing in {shown(folder)}; waiting for it", err=True)


def _progress_bar(size: int) -> Callable[[int], None]:
    """A bar over the bytes of the sources; only on a terminal, and only when it takes longer than a moment."""
    if not sys.stderr.isatty():
        return unseen(size)
    from tqdm import tqdm

    bar = tqdm(
        total=size,
        unit="B",
        unit_scale=True,
        desc="reading",
        delay=PROGRESS_AFTER,
        leave=False,
    )

    def step(read: int) -> None:
        bar.update(read)
        if bar.n >= size:
            bar.close()

    return step


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
    "at_odds",
    "unsourced_numbers",
    "figures",
    "revised_figures",
    "jumps_between_editions",
    "verdict_counts",
    "timeline",
    "number_counts",
    "lead_number",
    "lead_voices",
    "first_claims_of_topics",
    "facet_counts",
)


def _summary(result: Result, project: Project, seconds: float) -> str:
    rows = [f"  {count:>9,}  {table}" for table, count in result.row_counts.items() if table not in PLUMBING]
    quotes = result.quotes
    found = f"{quotes['found']:,} found in fetched copies, " if quotes.get("found") else ""
    return "\n".join(
        [
            f"{shown(project.database)}: {result.size / 1e6:,.1f} MB in {seconds:.1f} s, as of {result.as_of}",
            *rows,
            f"quotes: {quotes.get('verified', 0):,} verified, {found}{quotes.get('unchecked', 0):,} unchecked, "
            f"{counted(quotes.get('none', 0), 'record')} without",
            f"{counted(len(result.problems), 'warning')}",
            f"look at it: {_how_to_serve(project)}",
        ]
    )


def _how_to_serve(project: Project) -> str:
    """What to type to look at a database: Datasette's own command where the folder holds the site."""
    folder = project.database.resolve().parent
    if folder == project.root and (folder / "templates").is_dir():
        return f"datasette {shown(folder)}"
    command = [program(), "serve"]
    if project.root != Project.at().root:
        command += ["--project", shown(project.root)]
    if project.database.resolve() != Project.at(project.root).database:
        command += ["--database", shown(project.database)]
    return " ".join(command)


def _summary_as_json(result: Result, project: Project, seconds: float) -> str:
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
