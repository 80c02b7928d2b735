"""What a draft leaves to a person: fields that are still comments, with what they may be.

# indicator: exports | export-quota  (by: nearest word)
"""

import re
from collections.abc import Iterable, Iterator

from ..model.problems import Problem, Severity
from .files import SourceFile
from .text_files import CONTROL_CHARACTER

_COMMENT = re.compile(r"\s*# (?P<field>[a-z_]+):(?P<choices>[^\n]*?)  \(by: (?P<rule>[^()\n]+)\)\s*")
_SIGN = "  (by: "
"""What every such line has, and hardly any other: most files are not looked at line by line."""

KINDS = ("article", "claim")
FORMATS = (".yml", ".md")
"""Of files that a person edits line by line."""


def comment(field: str, choices: Iterable[str], rule: str) -> str:
    """Return the line that leaves a field to a person: what it may be, the likeliest first, and who says so."""
    said = _on_one_line(re.sub(r"[()]", " ", rule)) or "a person"
    return f"# {field}: {' | '.join(map(_on_one_line, choices))}  (by: {said})\n"


def _on_one_line(text: str) -> str:
    """Whatever others wrote stays within its comment, and its choice a choice."""
    return " ".join(CONTROL_CHARACTER.sub(" ", text).replace("|", "/").split())


def undecided(file: SourceFile) -> Iterator[Problem]:
    """Yield a warning for every field of a file that is still to be decided."""
    if file.kind not in KINDS or file.format not in FORMATS:
        return
    try:
        text = file.path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return  # whoever reads the records says so
    if _SIGN not in text:
        return
    for number, line in enumerate(text.splitlines(), 1):
        found = _COMMENT.fullmatch(line)
        if found:
            field, choices = found["field"], found["choices"].strip()
            expected = f"one of {choices.replace(' | ', ', ')}, or none" if choices else "what a person finds"
            message = f"{field} is still to be decided"
            yield Problem(file.name, number, "", field, message, expected, severity=Severity.WARNING)
