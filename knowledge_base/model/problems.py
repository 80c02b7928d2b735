"""A mistake in a source file is data, not an exception: where it is, what is wrong, what was expected.

All modules that read sources append to one list; nothing stops at the first mistake. The text form is

    sources/claims/x.yml:14: claim cn-share-2012: unit 'percnt' is not known; did you mean 'percent'?
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum


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
    id, as in "claim cn-share-2012", or empty for a problem of the whole file.
    """

    path: str
    line: int
    record: str
    field: str
    message: str
    expected: str = ""
    suggestion: str = ""
    severity: Severity = Severity.ERROR

    def as_warning(self) -> "Problem":
        return replace(self, severity=Severity.WARNING)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: "
        who = f"{self.record}: " if self.record else ""
        kind = "warning: " if self.severity is Severity.WARNING else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        suggestion = f"; did you mean '{self.suggestion}'?" if self.suggestion else ""
        return where + kind + who + self.message + expected + suggestion


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


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list of objects with the keys of Problem, in order of place."""
    return json.dumps([asdict(problem) for problem in sorted(problems)], ensure_ascii=False, indent=2)


def nearest(word: str, known: Iterable[str], names: dict[str, str] | None = None) -> str:
    """Return the known id that ``word`` was most likely meant to be, or an empty string.

    ``names`` maps lower-case names and aliases to ids, so that "China" leads to "cn".
    """
    if names and word.strip().lower() in names:
        return names[word.strip().lower()]
    from rapidfuzz import fuzz, process

    best = process.extractOne(word.strip().lower(), sorted(known), scorer=fuzz.ratio, score_cutoff=70)
    return best[0] if best else ""
