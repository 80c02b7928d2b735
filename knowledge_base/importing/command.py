"""``import`` on the command line: a file from elsewhere in, drafts out. Nothing is overwritten."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..endings import fail
from ..model.problems import Problem, counted, errors_of, shown, totals
from ..options import project_of, project_option
from ..reading.text_files import Unreadable

if TYPE_CHECKING:
    from .entry import Entry
    from .plan import Plan

LIBRARIES = (".json", ".bib")
TABLES = (".csv", ".tsv")


@click.command("import")
@project_option
@click.option("--article", default="", metavar="ID", help="For a table: the article whose claims it holds.")
@click.option(
    "--mapping",
    type=click.Path(dir_okay=False, path_type=Path),
    help="For a table: which column holds which field. Default: FILE.mapping.yml; asked for when it is missing.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(folder: Path | None, article: str, mapping: Path | None, dry_run: bool, file: Path) -> None:
    """Write drafts for what FILE holds: articles of a library in CSL-JSON (.json) or BibTeX (.bib), claims of a .csv.

    What is certain is a field, the rest a comment with what it may be; check says what is still to be decided. An entry
    that is here already, by address, DOI or id, is passed over. Abstracts are not copied.

    Exit codes: 0 done, 1 something could not be read or written, 2 a mistake on the command line.
    """
    ending = file.suffix.lower()
    if ending not in (*LIBRARIES, *TABLES):
        fail(f"{shown(file.name)} ends in none of {', '.join((*LIBRARIES, *TABLES))}; what is it?")
    if ending in LIBRARIES and (article or mapping):
        raise click.UsageError("--article and --mapping go with a table of claims")
    sources = project_of(folder).sources
    try:
        if ending in LIBRARIES:
            _carry_out(_articles(file, sources), shown(file.name), "article", is_dry=dry_run)
        else:
            from .table_command import plan_of_table

            _carry_out(
                plan_of_table(file, sources, article, mapping, is_dry=dry_run),
                shown(file.name),
                "claim",
                is_dry=dry_run,
            )
    except Unreadable as mistake:
        fail(str(Problem(shown(file.name), mistake.line, "", "", mistake.message, mistake.expected)))


def _articles(file: Path, sources: Path) -> "Plan":
    """What is to be written for a library."""
    from .bibtex import HOW_TO_INSTALL, is_installed, read_bibtex
    from .csl import read_csl
    from .input_files import text_of_file
    from .known import Known
    from .plan import plan_of_articles

    is_bibtex = file.suffix.lower() == ".bib"
    if is_bibtex and not is_installed():
        fail(HOW_TO_INSTALL)
    read: Callable[[str, str], tuple[list[Entry], list[Problem]]] = read_bibtex if is_bibtex else read_csl
    name = shown(file.name)
    entries, problems = read(text_of_file(file), name)
    plan = plan_of_articles(entries, Known(sources), name)
    plan.problems += problems
    return plan


def _carry_out(plan: "Plan", name: str, noun: str, *, is_dry: bool) -> None:
    """Say what is wrong and what is passed over, write the rest; the exit code says whether anything was wrong."""
    from .plan import write

    failed = [] if is_dry else write(plan.files, name)
    problems = sorted([*plan.problems, *failed])
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        click.echo(totals(problems), err=True)
    for line in plan.skipped:
        click.echo(line)
    for path in () if failed else plan.files:
        click.echo(f"would write {path}" if is_dry else path)
    click.echo(_summary(0 if failed else plan.records, len(plan.skipped), noun, is_dry=is_dry))
    sys.exit(1 if errors_of(problems) else 0)


def _summary(records: int, skipped: int, noun: str, *, is_dry: bool) -> str:
    said = f"{counted(records, noun)} {'would be' if is_dry else 'were' if records != 1 else 'was'} written"
    passed = f", {counted(skipped, 'entry', 'entries')} passed over" if skipped else ""
    return said + passed + ("; check says what is still to be decided" if records and not is_dry else "")
