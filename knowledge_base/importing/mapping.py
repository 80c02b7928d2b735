"""Which column of a table holds which field of a claim: read from a file, or asked for once and then written into it.

    statement: Claim
    value: Amount
    place: "=cn"

A value with ``=`` before it is the same for all rows.
"""

from dataclasses import dataclass, field
from pathlib import Path

from ..model.problems import Problem, nearest, shown
from ..model.records import Claim
from ..reading import strict_yaml
from ..reading.draft_lines import fields as yaml_lines
from ..reading.strict_yaml import YamlMistake
from ..reading.text_files import Unreadable
from .input_files import text_of_file

FIELDS = tuple(name for name in Claim.model_fields if name != "former_ids")
"""What may be mapped, in the order in which it is asked for and written."""

REQUIRED = tuple(name for name in FIELDS if Claim.model_fields[name].is_required() and name not in ("id", "article"))
CONSTANT = "="


@dataclass(slots=True)
class Mapping:
    """Field to column, or to ``=`` and a word; and what is wrong with it."""

    columns: dict[str, str]
    problems: list[Problem] = field(default_factory=list)

    def value(self, name: str, cells: dict[str, str]) -> str:
        """Return what a row has for a field; empty when it has nothing."""
        column = self.columns.get(name, "")
        return column.removeprefix(CONSTANT) if column.startswith(CONSTANT) else cells.get(column, "")


def default_place(table: Path) -> Path:
    """Return where the mapping of a table is kept: beside it."""
    return table.with_name(f"{table.name}.mapping.yml")


def read_mapping(path: Path, columns: list[str], article: str) -> Mapping:
    """Return the mapping of a file, held against the columns of its table."""
    name = shown(path.name)
    try:
        item = strict_yaml.read_mapping(text_of_file(path), first_line=1)
    except Unreadable as mistake:
        return Mapping({}, [Problem(name, mistake.line, "", "", mistake.message, mistake.expected)])
    if isinstance(item, YamlMistake):
        return Mapping({}, [Problem(name, item.line, "", "", item.message, item.expected)])
    problems = [Problem(name, one.line, "", "", one.message, one.expected) for one in item.mistakes]
    found: dict[str, str] = {}
    meant: set[str] = {*item.value}
    for key, value in item.value.items():
        line = item.lines.get((key,), 1)
        if key not in FIELDS:
            message, expected = f"'{shown(key)}' is no field of a claim", "one of " + ", ".join(FIELDS)
            suggestion = nearest(key, FIELDS)
            meant.add(suggestion)
            problems.append(Problem(name, line, "", "", message, "" if suggestion else expected, suggestion))
        elif not isinstance(value, str):
            if key not in item.faulty:
                problems.append(Problem(name, line, "", key, f"{key} is no text", "a column, or = and a word"))
        elif not value.startswith(CONSTANT) and value not in columns:
            message, expected = (
                f"{key}: there is no column '{shown(value)}'",
                "one of " + ", ".join(map(shown, columns)),
            )
            suggestion = nearest(value, columns, {column.lower(): column for column in columns})
            problems.append(Problem(name, line, "", key, message, "" if suggestion else expected, suggestion))
        else:
            found[key] = value
    lacking = [key for key in lacking_fields(found, article) if key not in meant]
    problems += [Problem(name, 1, "", key, f"{key} has no column", f"the key {key}") for key in lacking]
    return Mapping(found, problems)


def lacking_fields(columns: dict[str, str], article: str) -> list[str]:
    """Return what every claim must have and no column is named for. ``article`` may be given for all."""
    needed = [*REQUIRED, *([] if article else ["article"])]
    return [name for name in needed if name not in columns]


def mapping_text(columns: dict[str, str]) -> str:
    """Return the text of the file of a mapping."""
    return "# Field of a claim: the column that holds it, or = and a word for all rows.\n" + yaml_lines(columns)
