"""What a draft leaves to a person: fields that are still comments, with what they may be.

# indicator: exports | export-quota  (by: nearest word)
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model.problems import Problem, Severity
from .files import SourceFile
from .text_files import CONTROL_CHARACTER

_COMMENT = re.compile(r"\s*# (?P<field>[a-z_]+):(?P<choices>[^\n]*?)  \(by: (?P<rule>[^()\n]+)\)\s*")
_SIGN = "  (by: "
"""What every such line has, and hardly any other: most files are not looked at line by line."""

NO_SUMMARY = "What it says, in our own words."
"""What stands in a draft where the summary will."""

NONE = "-"
"""The choice of having no such field."""

KINDS = ("article", "claim")
FORMATS = (".yml", ".md")
"""Of files that a person edits line by line."""


def comment(field: str, choices: Iterable[str], rule: str) -> str:
    """Return the line that leaves a field to a person: what it may be, the likeliest first, and who says so."""
    said = _on_one_line(re.sub(r"[()]", " ", rule)) or "a person"
    return f"# {field}: {' | '.join(map(_on_one_line, choices))}  (by: {said})\n"


def _on_one_line(text: str) -> str:
    """Whatever others wrote stays within its comment."""
    return " ".join(CONTROL_CHARACTER.sub(" ", text).split())


class Comment(NamedTuple):
    """What a comment leaves to a person; ``choices`` as they are written, empty where there are none."""

    field: str
    choices: str
    rule: str


def read_comment(line: str) -> Comment | None:
    """Return what a line leaves to a person; None for any other line."""
    found = _COMMENT.fullmatch(line) if _SIGN in line else None
    return Comment(found["field"], found["choices"].strip(), found["rule"]) if found else None


def undecided(file: SourceFile) -> Iterator[Problem]:
    """Yield a warning for every field of a file that is still to be decided."""
    if file.kind not in KINDS or file.format not in FORMATS:
        return
    try:
        text = file.path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return  # whoever reads the records says so
    if file.kind == "article" and text.endswith(f"---\n{NO_SUMMARY}\n"):
        message, expected = "summary is still to be decided", "what the article says, in our own words"
        last = text.count("\n")
        yield Problem(file.name, last, "", "summary", message, expected, severity=Severity.WARNING)
    if _SIGN not in text:
        return
    for number, line in enumerate(text.splitlines(), 1):
        found = read_comment(line)
        if found:
            listed = found.choices.removeprefix(f"{NONE} | ").replace(" | ", ", ")
            expected = f"one of {listed}, or none" if listed else "what a person finds"
            message = f"{found.field} is still to be decided"
            yield Problem(file.name, number, "", found.field, message, expected, severity=Severity.WARNING)
