"""What a draft leaves to a person, as questions, and a file with the answers in it. Pure: text in, text out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from ..reading.draft_lines import fields
from ..reading.undecided import read_comment

_CHOICE = re.compile(r"""\s*('(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|[^|]+?)\s*(?:\||\Z)""")
_ITEM = re.compile(r"- (?=[a-z_]+:)")


@dataclass(frozen=True, slots=True)
class Question:
    """A field that is still a comment: at a line (from 0) of a file, in the record that begins at line ``record``.

    ``choices`` are YAML scalars, the likeliest first.
    """

    line: int
    record: int
    field: str
    choices: tuple[str, ...]
    rule: str


def questions(text: str) -> Iterator[Question]:
    """Yield what is still to be decided in a file, in its order."""
    record = 0
    for number, line in enumerate(text.splitlines()):
        if _ITEM.match(line):
            record = number
        found = read_comment(line)
        if found:
            yield Question(number, record, found.field, tuple(_split(found.choices)), found.rule)


def _split(choices: str) -> Iterator[str]:
    """Yield the choices of a comment; a bar within quotation marks is part of one."""
    at = 0
    while at < len(choices.strip()):
        found = _CHOICE.match(choices, at)
        if found is None:
            return
        yield found[1].strip()
        at = found.end()


def record_at(text: str, record: int) -> dict[str, str]:
    """Return the fields that a record has so far; of an article those of its front matter. Empty where it is broken."""
    lines = text.splitlines()
    if lines and lines[0] == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line == "---"), len(lines))
        part = lines[1:end]
    else:
        end = next((n for n in range(record + 1, len(lines)) if _ITEM.match(lines[n])), len(lines))
        part = [line[2:] if line[:2] in ("- ", "  ") else line for line in lines[record:end]]
    try:
        data = yaml.load("\n".join(part), Loader=yaml.CBaseLoader)  # noqa: S506  # makes texts, lists and dicts only
    except yaml.YAMLError:
        return {}
    return {key: value for key, value in data.items() if isinstance(value, str)} if isinstance(data, dict) else {}


def with_answers(text: str, answers: Mapping[Question, str | None]) -> str:
    """Return a file with the fields that were decided: a YAML scalar for each, None for a field that is left out."""
    by_line = {question.line: (question, answer) for question, answer in answers.items()}
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(keepends=True)):
        if number not in by_line:
            lines.append(line)
            continue
        question, answer = by_line[number]
        indent = line[: len(line) - len(line.lstrip())]
        if answer is not None:
            lines.append(f"{indent}{question.field}: {answer}\n")
    return "".join(lines)


def with_statements(text: str, renewed: Callable[[Mapping[str, str]], str | None]) -> str:
    """Return a file of claims with new statements, where ``renewed`` gives one for the fields of a claim."""
    lines = text.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if _ITEM.match(line)]
    for start in starts:
        statement = renewed(record_at(text, start))
        if statement is None:
            continue
        for number in range(start, len(lines)):
            if lines[number].strip().startswith("statement:"):
                indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())]
                lines[number] = indent + fields({"statement": statement})
                break
    return "".join(lines)
