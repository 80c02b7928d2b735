"""A mistake in a source file is data, not an exception: where it is, what is wrong, what was expected.

Functions that find mistakes yield them; one ``Problems`` gathers those of a run, and nothing stops at the first.
The text form is

    sources/claims/x.yml:14: claim cn-share-2012: unit 'percnt' is not known; did you mean 'percent'?
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """Nothing is written while there is one."""
    WARNING = "warning"
    """The build goes on; kept in the table ``problems``."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake.

    ``path`` is relative to the folder above ``sources/``; ``line`` counts from 1; ``record`` is its kind and
    id, as in "claim cn-share-2012", or empty for a problem of the whole file. Each text is one line, whatever
    values of the sources it repeats.
    """

    path: str
    line: int
    record: str
    field: str
    message: str
    expected: str = ""
    suggestion: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        for name, longest in _LONGEST.items():
            text = getattr(self, name)
            if text and (len(text) > longest or _LINE_BREAK.search(text)):
                object.__setattr__(self, name, _shortened(on_one_line(text), longest))

    def as_warning(self) -> "Problem":
        return replace(self, severity=Severity.WARNING)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: "
        who = f"{self.record}: " if self.record else ""
        kind = "warning: " if self.severity is Severity.WARNING else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        suggestion = f"; did you mean '{self.suggestion}'?" if self.suggestion else ""
        return where + kind + who + self.message + expected + suggestion


_LINE_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""What ends a line for ``str.splitlines``, for an editor or for a terminal."""

_LONGEST = {"record": 160, "message": 1_000, "expected": 3_000, "suggestion": 1_000}
"""Characters of each text of a problem: whoever makes one shortens values; this is for what was not thought of."""

SHOWN = 60
"""Characters of a value that a message repeats: enough to find it, and the line says where."""


def on_one_line(text: str) -> str:
    """Return a text with each line break, and the spaces around it, as one space."""
    return " ".join(part for line in _LINE_BREAK.split(text) if (part := line.strip()))


def shown(value: object) -> str:
    """Return a value of the sources as a message repeats it: on one line, and shortened when it is long."""
    return _shortened(on_one_line(str(value)), SHOWN)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 3].rstrip() + "..."


class Spot(NamedTuple):
    """Where a problem may come to light later: file, line, record and key, as a ``Problem`` has them."""

    path: str
    line: int
    record: str
    field: str

    def problem(self, message: str, expected: str = "", suggestion: str = "") -> Problem:
        """A problem that is here."""
        return Problem(*self, message, expected, suggestion)


class Problems:
    """The problems of one run, as they are found. It only grows."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self.has_errors = False

    def add(self, problem: Problem) -> None:
        self._found.append(problem)
        self.has_errors = self.has_errors or problem.severity is Severity.ERROR

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.add(problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def sorted(self) -> list[Problem]:
        """Return each problem once, in order of place."""
        return sorted(set(self._found))


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def totals(problems: Sequence[Problem]) -> str:
    """One closing line: "7 errors, 2 warnings in 5 files"."""
    errors = len(errors_of(problems))
    return (
        f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')} "
        f"in {counted(len({problem.path for problem in problems}), 'file')}"
    )


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 error", "2 errors", "1,234 errors"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def as_annotation(problem: Problem) -> str:
    """Return a problem as a command that GitHub shows at its line of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions says what must be escaped.
    """
    place = ",".join((f"file={_escaped(problem.path, ':,')}", f"line={problem.line}"))
    return f"::{problem.severity} {place}::{_escaped(str(problem).partition(': ')[2])}"


def _escaped(text: str, also: str = "") -> str:
    return "".join(f"%{ord(sign):02X}" if sign in f"%\r\n{also}" else sign for sign in text)


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list of objects with the keys of Problem, in order of place."""
    return json.dumps([asdict(problem) for problem in sorted(problems)], ensure_ascii=False, indent=2)


LONGEST_WORD = 200
"""Characters from which a text is no word that could be mistyped."""


def nearest(word: str, known: Iterable[str], names: dict[str, str] | None = None) -> str:
    """Return the known id that ``word`` was most likely meant to be, or an empty string.

    ``names`` maps lower-case names and aliases to ids, so that "Chile" leads to "cl".
    """
    if len(word) > LONGEST_WORD:
        return ""
    found = (names or {}).get(word.strip().lower()) or _most_similar(word, known)
    return found if len(found) <= LONGEST_WORD else ""


def _most_similar(word: str, known: Iterable[str]) -> str:
    from rapidfuzz import fuzz, process

    candidates = sorted(known) if isinstance(known, set) else list(known)
    best = process.extractOne(word.strip().lower(), candidates, scorer=fuzz.ratio, score_cutoff=70)
    return best[0] if best else ""
