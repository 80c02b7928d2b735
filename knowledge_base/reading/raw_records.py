"""What a file says, before anything is checked: plain text, lists and dicts, with the line of every value."""

from dataclasses import dataclass, field
from typing import Any

from ..model.problems import Problem, Spot
from .files import SourceFile

Way = tuple[str | int, ...]
"""The way to a value inside a record: ``("links", 0, "event")``."""


IDENTITY = {"word": ("scheme", "word"), "about": ()}
"""Kind of record to the keys that tell its records apart, where that is not the id."""


@dataclass(slots=True)
class RawRecord:
    """One record. ``lines`` maps the way to a value to its line; a record on one line needs none.

    ``broken`` says that it could not be built; ``data`` has its id where that could be made out. ``faulty`` are the
    keys whose values are already reported.
    """

    kind: str
    file: SourceFile
    line: int
    data: dict[str, Any]
    lines: dict[Way, int] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    broken: bool = False

    def line_of(self, path: Way) -> int:
        """The line of a value, or of the nearest thing around it that has one."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return self.line

    @property
    def label(self) -> str:
        """As in "claim cn-share-2012"; without an id just the kind."""
        return f"{self.kind} {self.identity}" if self.identity else self.kind

    @property
    def identity(self) -> str | None:
        """The id, or the scheme and word of a controlled word; None when it cannot be made out.

        Of what the knowledge base says of itself there is one record, which needs no id: its identity is empty.
        """
        if self.kind not in IDENTITY:
            identity = self.data.get("id")
            return identity if isinstance(identity, str) else None
        parts = [self.data.get(key) for key in IDENTITY[self.kind]]
        return "/".join(str(part) for part in parts) if all(isinstance(part, str) for part in parts) else None

    def problem(self, path: Way, message: str, expected: str = "", suggestion: str = "") -> Problem:
        """A problem at a value of this record."""
        return self.spot(path).problem(message, expected, suggestion)

    def spot(self, path: Way) -> Spot:
        """Where a value of this record is."""
        return Spot(self.file.name, self.line_of(path), self.label, str(path[0]) if path else "")


Found = RawRecord | Problem
"""What the reader of a format yields: records, and between them whatever is wrong with the form of the file."""
