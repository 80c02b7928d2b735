"""``import`` of a table: its mapping found or asked for, its rows made claims, or every reason why not."""

import re
import sys
from collections import defaultdict
from pathlib import Path

import click

from ..endings import fail
from ..model.field_types import SLUG
from ..model.problems import Problem, errors_of, nearest, shown
from .asking import ask, guesses
from .claim_drafts import ClaimDraft, claim_files, draft_of_row
from .input_files import text_of_file
from .known import Known
from .mapping import Mapping, default_place, lacking_fields, mapping_text, read_mapping
from .plan import Plan, write
from .tables import Row, Table, read_table


def plan_of_table(file: Path, sources: Path, article: str, place: Path | None, *, is_dry: bool) -> Plan:
    """Return what is to be written for a table of claims: all of it, or with any mistake nothing.

    Ends the process when the mapping is missing and nobody can be asked. Raises Unreadable when there is no table.
    """
    table = read_table(text_of_file(file), shown(file.name))
    known = Known(sources)
    if article and article not in known.articles:
        suggestion = nearest(article, list(known.articles))
        fail(f"there is no article '{shown(article)}'" + (f"; did you mean {suggestion}?" if suggestion else ""))
    there = _claims_of(known.articles.get(article, ""), known) if article else ""
    if there:
        fail(_never_changed(article, there))
    mapping = _mapping(table, place or default_place(file), article, is_dry=is_dry)
    plan = Plan(problems=[*table.problems, *mapping.problems])
    if not mapping.problems:
        drafts = _drafts(table, mapping, known.articles.get(article, ""), known, plan.problems)
        _add_files(plan, drafts, known, table.name)
    if errors_of(plan.problems):
        plan.files.clear()  # half a table could not be completed later: its file would be there
        plan.records = 0
    return plan


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _mapping(table: Table, path: Path, article: str, *, is_dry: bool) -> Mapping:
    if path.exists():
        return read_mapping(path, table.columns, article)
    if not is_terminal():
        example = {**dict.fromkeys(lacking_fields({}, article), "..."), **guesses(table.columns)}
        fail(
            f"{path} is missing. On a terminal it is asked for; it says which column holds which field, such as:\n"
            + mapping_text(example).rstrip()
        )
    answers = ask(table, article)
    problems = [] if is_dry else write({path: mapping_text(answers)}, shown(path.name))
    if not problems:
        click.echo(f"would write {path}" if is_dry else f"{path}: not asked again while it is there")
    return Mapping(answers, problems)


# ---------------------------------------------------------------------------------------------------------- the claims


def _drafts(table: Table, mapping: Mapping, article: str, known: Known, problems: list[Problem]) -> list[ClaimDraft]:
    drafts: list[ClaimDraft] = []
    counts: dict[str, int] = defaultdict(int)
    for row in table.rows:
        said = mapping.value("article", row.cells) or article
        owner = known.articles.get(said, "")
        if not owner:
            problems.append(_unknown_article(said, row, table, mapping, known))
            continue
        identity, mistake = _identity(row, owner, counts, mapping, known)
        if mistake:
            column = shown(mapping.columns["id"])
            problems.append(
                Problem(table.name, row.line, "", "id", f"column '{column}': {mistake}", "an id of its own")
            )
            continue
        known.claims.add(identity)
        draft = draft_of_row(row, identity, owner, table, mapping, known)
        problems += draft.problems
        drafts.append(draft)
    return drafts


def _unknown_article(said: str, row: Row, table: Table, mapping: Mapping, known: Known) -> Problem:
    column = shown(mapping.columns.get("article", ""))
    if not said:
        return Problem(table.name, row.line, "", "article", f"column '{column}': names no article", "the id of one")
    message = f"column '{column}': article '{shown(said)}' is not known"
    return Problem(table.name, row.line, "", "article", message, "", nearest(said, list(known.articles)))


def _identity(row: Row, article: str, counts: dict[str, int], mapping: Mapping, known: Known) -> tuple[str, str]:
    """Return the id of a claim, its own or one made of its article and a number; and what is wrong with its own."""
    own = mapping.value("id", row.cells)
    if own:
        is_id = re.fullmatch(SLUG, own) and len(own) <= 120
        mistake = "" if is_id else f"'{shown(own)}' is no id"
        return own, mistake or (f"id '{shown(own)}' is that of another claim" if own in known.claims else "")
    while True:
        counts[article] += 1
        made = f"{article}-{counts[article]}"
        if made not in known.claims:
            return made, ""


def _add_files(plan: Plan, drafts: list[ClaimDraft], known: Known, name: str) -> None:
    for article, text in claim_files(drafts):
        there = _claims_of(article, known)
        if there:
            plan.problems.append(Problem(name, 1, "", "", _never_changed(article, there), "an article without claims"))
        plan.files[known.sources / "claims" / f"{article}.yml"] = text
    plan.records = len(drafts)


def _claims_of(article: str, known: Known) -> str:
    """The file that holds claims of an article; empty where there is none."""
    path = known.sources / "claims" / f"{article}.yml"
    return known.claim_files.get(article) or (f"sources/claims/{path.name}" if path.exists() else "")


def _never_changed(article: str, there: str) -> str:
    return f"{there} holds claims of {article} already, and an import changes no file"
