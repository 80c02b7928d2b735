"""Files -> raw records: one reader per format, all with the same output.

A raw record is plain text, lists and dicts, with the line of every value; nothing is interpreted yet. Problems
come out between the records, where they were found. A record that cannot be built at all still comes out, as
``broken`` and with whatever id could be made out: others may refer to it, and one mistake must give one error.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_origin

from ..model.problems import Problem, nearest
from ..model.records import RECORD_KINDS
from . import strict_yaml
from .files import SourceFile, Unreadable, read_lines, read_text
from .strict_yaml import CONTROL_CHARACTER, Path, YamlMistake

IDENTITY = {"word": ("scheme", "word"), "about": ()}
"""Kind of record to the keys that tell its records apart, where that is not the id."""

BODY = {"article": "summary", "about": "text"}
"""Kind of record to the key that holds what follows the front matter."""


@dataclass(slots=True)
class RawRecord:
    """What a file says, before anything is checked. ``lines`` maps the way to a value to its line."""

    kind: str
    file: SourceFile
    line: int
    data: dict[str, Any]
    lines: dict[Path, int] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    broken: bool = False

    def line_of(self, path: Path) -> int:
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
        parts = [self.data.get(key) for key in IDENTITY.get(self.kind, ("id",))]
        return "/".join(str(part) for part in parts) if all(isinstance(part, str) for part in parts) else None

    def problem(self, path: Path, message: str, expected: str = "", suggestion: str = "") -> Problem:
        """A problem at a value of this record."""
        field_name = str(path[0]) if path else ""
        return Problem(self.file.name, self.line_of(path), self.label, field_name, message, expected, suggestion)


Found = RawRecord | Problem


def read_records(file: SourceFile) -> Iterator[Found]:
    """Yield the records of one file, and whatever is wrong with its form."""
    try:
        yield from _READERS[file.format](file)
    except Unreadable as mistake:
        label = RawRecord(file.kind, file, 1, {"id": file.stem}).label if file.format == ".md" else ""
        yield _mistake(file, label, mistake)


def _mistake(file: SourceFile, record: str, mistake: YamlMistake | Unreadable) -> Problem:
    return Problem(file.name, mistake.line, record, "", mistake.message, mistake.expected)


# ------------------------------------------------------------------------------------------------------- YAML


def _read_yaml(file: SourceFile) -> Iterator[Found]:
    text = read_text(file.path)
    tab = _first_tab(file, text)
    if tab:
        yield tab
    lines = text.split("\n")
    for item in strict_yaml.read_list(text):
        if isinstance(item, YamlMistake):
            raw = RawRecord(file.kind, file, item.line, _salvaged_id(lines, item.line), broken=True)
            if tab is None or item.line != tab.line:
                yield _mistake(file, raw.label if raw.data else "", item)
            yield raw
        else:
            raw = RawRecord(file.kind, file, item.line, item.value, item.lines, item.faulty)
            yield from (_mistake(file, raw.label, mistake) for mistake in item.mistakes)
            yield raw


def _first_tab(file: SourceFile, text: str, first_line: int = 1) -> Problem | None:
    tab = text.find("\t")
    if tab < 0:
        return None
    line = first_line + text.count("\n", 0, tab)
    return Problem(file.name, line, "", "", "contains a tab", "spaces")


def _salvaged_id(lines: list[str], line: int) -> dict[str, Any]:
    """Look for the id of a record that could not be parsed: the first `id:` of the record that this line is in."""
    start = next((n for n in range(line - 1, -1, -1) if _begins_record(lines[n])), None)
    if start is None:
        return {}
    end = next((n for n in range(start + 1, len(lines)) if _begins_record(lines[n])), len(lines))
    found = re.search(r"(?:^|[-{,\s])id:\s*([a-z0-9][a-z0-9-]*)", "\n".join(lines[start:end]))
    return {"id": found[1]} if found else {}


def _begins_record(line: str) -> bool:
    return line.startswith("- ") or line == "-"


# --------------------------------------------------------------------------------- Markdown with front matter


def _read_markdown(file: SourceFile) -> Iterator[Found]:
    text = read_text(file.path)
    lines = text.split("\n")
    broken = RawRecord(file.kind, file, 1, {"id": file.stem}, broken=True)
    if lines[0] != "---":
        yield broken.problem((), "has no front matter", "a first line of three hyphens")
        yield broken
        return
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        yield broken.problem((), "has front matter that is not closed", "a line of three hyphens after it")
        yield broken
        return
    head = "\n".join(lines[1:end])
    tab = _first_tab(file, head, first_line=2)
    if tab:
        yield tab
    item = strict_yaml.read_mapping(head, first_line=2)
    if isinstance(item, YamlMistake):
        yield _mistake(file, broken.label, item)
        yield broken
        return
    if file.kind not in IDENTITY:
        item.value.setdefault("id", file.stem)
    body, key = "\n".join(lines[end + 1 :]).strip(), BODY[file.kind]
    if body and key not in item.value:
        item.value[key] = body
        item.lines[(key,)] = end + 2
    raw = RawRecord(file.kind, file, 1, item.value, item.lines, item.faulty)
    yield from (_mistake(file, raw.label, mistake) for mistake in item.mistakes)
    if file.kind not in IDENTITY and item.value["id"] != file.stem and "id" not in item.faulty:
        message = f"has the id '{item.value['id']}' but the file name '{file.path.name}'"
        yield raw.problem(("id",), message, f"the file to be called {item.value['id']}.md")
    yield raw


# -------------------------------------------------------------------------------------------------------- CSV


def _read_csv(file: SourceFile) -> Iterator[Found]:
    rows = csv.reader(io.StringIO(read_text(file.path), newline=""), strict=True)
    line = 1
    try:
        header = next(rows)
        wrong = list(_mistakes_of_header(file, header))
        yield from wrong
        line = rows.line_num + 1
        for row in rows:
            if row:
                raw = RawRecord(file.kind, file, line, _named(file.kind, header, row), {}, broken=bool(wrong))
                if not wrong and len(row) != len(header):
                    message = f"has {len(row)} cells where the header has {len(header)}"
                    expected = "one cell per column; quotes around a cell that contains a comma"
                    yield raw.problem((), message, expected)
                    raw.broken = True
                yield raw
            line = rows.line_num + 1
    except csv.Error as error:
        yield Problem(file.name, line, "", "", f"is not valid CSV ({error})", "every quote closed")


def _mistakes_of_header(file: SourceFile, header: list[str]) -> Iterator[Problem]:
    """Yield unknown, duplicate and missing columns once for the file, not once for every row."""
    fields = RECORD_KINDS[file.kind].model_fields
    required = [name for name, info in fields.items() if info.is_required()]
    separator = next((name for sign, name in _OTHER_SEPARATORS.items() if len(header) == 1 and sign in header[0]), None)
    if separator:
        yield Problem(file.name, 1, "", "", f"has {separator} between its cells", "commas")
        return
    unknown = {name: nearest(name, fields) for name in header if name not in fields}
    wrong = [(f"column '{name}' is not known", meant) for name, meant in unknown.items()]
    wrong += [(f"duplicate column '{name}'", "") for name in sorted({n for n in header if header.count(n) > 1})]
    missing = [name for name in required if name not in header and name not in unknown.values()]
    if missing:
        names = ", ".join(f"'{name}'" for name in missing)
        wrong.append((f"column {names} is missing" if len(missing) == 1 else f"columns {names} are missing", ""))
    for message, meant in wrong:
        expected = "" if meant else "the columns " + ", ".join(fields)
        yield Problem(file.name, 1, "", "", message, expected, meant)


_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs"}


def _named(kind: str, header: list[str], row: list[str]) -> dict[str, Any]:
    """Return the filled cells by column. A list has its items in one cell, with spaces between them."""
    named: dict[str, Any] = {name: cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()}
    for name in _list_keys(kind) & named.keys():
        named[name] = named[name].split()
    return named


@cache
def _list_keys(kind: str) -> frozenset[str]:
    fields = RECORD_KINDS[kind].model_fields.items()
    return frozenset(name for name, info in fields if get_origin(info.annotation) is list)


# ------------------------------------------------------------------------------------------------- JSON Lines


class _JsonMistake(ValueError):
    """JSON that the parser would accept and we do not: message and what was expected."""

    def __init__(self, message: str, expected: str) -> None:
        super().__init__(message)
        self.message, self.expected = message, expected


def _read_jsonl(file: SourceFile) -> Iterator[Found]:
    for line, text in read_lines(file.path):
        raw = RawRecord(file.kind, file, line, {})
        expected = "one JSON object per line"
        try:
            raw.data = json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_no_constant)
            if not isinstance(raw.data, dict):
                raise _JsonMistake("is not a JSON object", expected)
            if "\\" in text:
                _reject_controls(raw.data)
        except json.JSONDecodeError as error:
            message = f"is not valid JSON ({error.msg}, column {error.colno})"
        except _JsonMistake as error:
            message, expected = error.message, error.expected
        except ValueError:  # Python's limit on reading whole numbers, against attacks
            message, expected = "contains a number with thousands of digits", "a number of at most 15 digits"
        except RecursionError:
            message = "is nested too deep"
        else:
            yield raw
            continue
        found = re.search(r'"id":\s*"([a-z0-9-]+)"', text)
        raw.data, raw.broken = ({"id": found[1]} if found else {}), True
        yield Problem(file.name, line, raw.label if found else "", "", message, expected)
        yield raw


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _JsonMistake(f"duplicate key '{next(key for key in keys if keys.count(key) > 1)}'", "each key once")
    return mapping


def _no_constant(name: str) -> None:
    raise _JsonMistake(f"contains {name}, which is not a number", "digits")


def _reject_controls(value: Any) -> None:
    if isinstance(value, str):
        control = CONTROL_CHARACTER.search(value)
        if control:
            raise _JsonMistake(f"contains the control character U+{ord(control[0]):04X}", "readable text")
    elif isinstance(value, dict):
        for key, item in value.items():
            _reject_controls(key)
            _reject_controls(item)
    elif isinstance(value, list):
        for item in value:
            _reject_controls(item)


_READERS = {".yml": _read_yaml, ".md": _read_markdown, ".csv": _read_csv, ".jsonl": _read_jsonl}
