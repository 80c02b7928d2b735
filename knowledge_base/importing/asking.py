"""Asking which column holds which field of a claim: a guess by name, which Enter accepts."""

import click
from rapidfuzz import fuzz

from ..model.problems import nearest, shown
from ..model.records import Claim
from .mapping import CONSTANT, FIELDS, lacking_fields
from .tables import Table

NOTHING = "-"
"""The answer that no column holds a field, whatever was guessed."""

NEAR = 80
"""Per cent of a name that must be alike for a guess."""

_OTHER_NAMES = {
    "id": ("claim id", "key"),
    "article": ("article id", "source article", "文章"),
    "statement": ("claim", "assertion", "sentence", "陈述"),
    "kind": ("type", "sort", "类型"),
    "indicator": ("measure", "metric", "variable", "指标"),
    "place": ("country", "region", "location", "国家", "地区"),
    "material": ("product", "commodity", "element", "材料"),
    "period": ("year", "date", "time", "年份", "时间"),
    "value_stated": ("stated", "as printed", "printed", "原文数值"),
    "value": ("amount", "number", "figure", "quantity", "数值"),
    "value_min": ("minimum", "low", "lower"),
    "value_max": ("maximum", "high", "upper"),
    "unit": ("units", "单位"),
    "attributed_to": ("source", "speaker", "attribution", "来源"),
    "quote": ("quotation", "excerpt", "引文", "原文"),
    "topics": ("topic", "tags", "主题"),
    "note": ("notes", "remark", "comment", "备注"),
}


def guesses(columns: list[str]) -> dict[str, str]:
    """Return field to the column that is likely to hold it, each column for one field."""
    pairs = [(name, column) for name in FIELDS for column in columns]
    scored = sorted((-_likeness(name, column), FIELDS.index(name), column) for name, column in pairs)
    found: dict[str, str] = {}
    for score, number, column in scored:
        if -score >= NEAR and FIELDS[number] not in found and column not in found.values():
            found[FIELDS[number]] = column
    return found


def _likeness(name: str, column: str) -> float:
    spoken = column.replace("_", " ").casefold().strip()
    known = fuzz.ratio(name.replace("_", " "), spoken)
    # Another name is a guess only where it is the whole: "number of mines" is no value.
    other = max((fuzz.ratio(one, spoken) for one in _OTHER_NAMES.get(name, ())), default=0.0)
    return max(known, other - 1 if other >= 90 else 0.0)


def ask(table: Table, article: str) -> dict[str, str]:
    """Ask on the terminal for every field; return field to column, or to ``=`` and a word."""
    click.echo(f"{table.name} has the columns:")
    sample = table.rows[0].cells if table.rows else {}
    for number, column in enumerate(table.columns, 1):
        click.echo(f"  {number}  {shown(column)}" + (f"  ({shown(sample[column])})" if column in sample else ""))
    click.echo("Which holds what? A name or number; =word for all rows; Enter for what is in brackets, - for none.")
    guessed = guesses(table.columns)
    answers: dict[str, str] = {}
    for name in FIELDS:
        if name == "article" and article:
            continue
        answer = _ask_one(name, guessed.get(name, ""), table.columns, article)
        if answer:
            answers[name] = answer
    return answers


def _ask_one(name: str, guess: str, columns: list[str], article: str) -> str:
    is_needed = name in lacking_fields({}, article)
    said = Claim.model_fields[name].description or ""
    while True:
        answer = click.prompt(
            f"{name}{' (needed)' if is_needed else ''}{' - ' + said.rstrip('.') if said else ''}",
            default=guess,
            show_default=bool(guess),
        ).strip()
        chosen = column_of(answer, columns)
        if chosen is None:
            suggestion = nearest(answer, columns, {column.lower(): column for column in columns})
            click.echo(
                f"there is no column '{shown(answer)}'" + (f"; did you mean '{suggestion}'?" if suggestion else "")
            )
        elif not chosen and is_needed:
            click.echo(f"every claim has its {name}: a column, or =word")
        else:
            return chosen


def column_of(answer: str, columns: list[str]) -> str | None:
    """Return the column, or the word for all rows, that an answer names; empty for none, None for no such column."""
    if answer in ("", NOTHING, CONSTANT):
        return ""
    if answer.startswith(CONSTANT) or answer in columns:
        return answer
    if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(columns):
        return columns[int(answer) - 1]
    return next((column for column in columns if column.casefold() == answer.casefold()), None)
