"""``decide`` on the command line: what drafts leave to a person is asked, one field after the other."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import click

from ..checking.claims import Terms
from ..console import shown
from ..endings import fail
from ..options import project_of, project_option
from ..project import Project
from ..reading.draft_lines import scalar
from ..reading.undecided import NO_SUMMARY, NONE
from .claims import renewed_statement
from .deciding import Question, questions, record_at, with_answers, with_statements
from .from_model import MARK

LEAVE = "?"
"""The answer that leaves a field, or the summary, for another time."""

HOW = "Enter takes the first, a number that one, - none, ? leaves it; all else is taken as the value. Ctrl-C: enough."


@click.command("decide")
@project_option
@click.argument("articles", nargs=-1, metavar="[ID]...")
def decide_command(folder: Path | None, articles: tuple[str, ...]) -> None:
    """Ask for what is still to be decided in drafts: of the articles with these ids, or of all.

    Every answer is written into the file when its article is done, or when you stop.
    """
    project = project_of(folder)
    files = [path for path in _files(project, articles) if _is_open(path.read_text("utf-8"))]
    if not files:
        click.echo("nothing is left to decide")
        return
    click.echo(HOW)
    terms: Terms | None = None
    for path in files:
        text = path.read_text("utf-8")
        answers, is_over = _asked(path, text)
        text = with_answers(text, answers)
        if path.suffix == ".md" and not is_over:
            text = _with_summary(text)
        if path.suffix == ".yml" and answers:
            terms = terms or _terms(project)
            text = with_statements(text, partial(renewed_statement, terms=terms))
        path.write_text(text, "utf-8")
        if is_over:
            break
    left = sum(sum(1 for _ in questions(path.read_text("utf-8"))) for path in files)
    if left or not any(NO_SUMMARY in path.read_text("utf-8") for path in files):
        click.echo(f"{left} left to decide" if left else "all is decided; check says whether it is sound")
    else:
        click.echo("all is decided but for a summary, which is still to be written")


def _is_open(text: str) -> bool:
    return NO_SUMMARY in text or any(questions(text))


def _files(project: Project, articles: tuple[str, ...]) -> Iterator[Path]:
    """Yield the files of articles that a person edits: of each its record, then its claims."""
    folders = {"articles": ".md", "claims": ".yml"}
    names = articles or sorted(
        {path.stem for name, ending in folders.items() for path in (project.sources / name).glob(f"*{ending}")}
    )
    for name in names:
        paths = [project.sources / folder / f"{name}{ending}" for folder, ending in folders.items()]
        if articles and not any(path.exists() for path in paths):
            fail(f"there is no article '{name}' in {shown(project.sources)}")
        yield from (path for path in paths if path.exists())


def _terms(project: Project) -> Terms:
    from ..extracting.known_sources import known_sources

    return known_sources(project.sources)[0].bench.terms


def _asked(path: Path, text: str) -> tuple[Mapping[Question, str | None], bool]:
    """Ask what is left in a file; return the answers, and whether the person has had enough."""
    answers: dict[Question, str | None] = {}
    record = -1
    click.echo(f"\n{shown(path)}")
    for question in questions(text):
        if question.record != record:
            record = question.record
            data = record_at(text, record)
            words = data.get("quote") or data.get("value_stated") or data.get("title") or ""
            click.echo(f"\n  {data.get('id', path.stem)}: “{words}”" if words else "")
        try:
            said = click.prompt(f"    {_prompt(question)}", default="", show_default=False).strip()
        except click.Abort:
            click.echo()
            return answers, True
        if said != LEAVE and (said or question.choices or question.field == MARK):
            answers[question] = _answer(question, said)
    return answers, False


def _with_summary(text: str) -> str:
    """Ask for the summary of an article where nobody has written it; return its file."""
    if NO_SUMMARY not in text:
        return text
    try:
        said = " ".join(click.prompt("    summary, in your own words", default="", show_default=False).split())
    except click.Abort:
        return text
    return text if said in ("", LEAVE) else text.replace(NO_SUMMARY, said)


def _prompt(question: Question) -> str:
    if question.field == MARK:
        return f"{question.rule} proposes this; is it what the text says? (Enter: yes)"
    listed = "  ".join(f"{number} {choice}" for number, choice in enumerate(question.choices, 1))
    return f"{question.field}: {listed}  ({question.rule})" if listed else f"{question.field} ({question.rule})"


def _answer(question: Question, said: str) -> str | None:
    """Return what an answer means: a YAML scalar, or None for no such field."""
    if question.field == MARK or said == NONE:
        return None
    chosen = int(said) if said.isdigit() else 1 if not said else 0
    if not 1 <= chosen <= len(question.choices):
        return scalar(said)
    choice = question.choices[chosen - 1]
    return None if choice == NONE else choice
