"""YAML without surprises: every scalar is text, every value knows its line, and one bad record spoils no other.

A source file is a list of records, each beginning with ``- `` at the left margin. The file is cut there and
every record parsed alone, so a syntax error in one record does not hide the mistakes of the next. Records
are built from libyaml's event stream rather than by a loader: that gives the line of every value and lets us
refuse what a plain data file has no use for (anchors, aliases, tags, duplicate keys, deep nesting) before
anything is built.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml
from yaml import AliasEvent, DocumentStartEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from .raw_records import Way
from .text_files import CONTROL_CHARACTER, Unreadable
from .yaml_hints import first_fault

try:
    from yaml import CSafeLoader as EventLoader
except ImportError:  # PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as EventLoader  # type: ignore[assignment]

_SIGNS = re.compile(r"\s*[-=.<>]{2,}\s*")

MAX_DEPTH = 12
"""Deepest nesting that a record may have; ours need three."""

MAX_ITEMS = 1_000
"""Most keys of a mapping and most items of a list."""

MAX_RECORDS = 20_000
"""Most records of a file: what is written by a program belongs into JSON Lines."""


class YamlMistake(Exception):
    """A record that cannot be built. ``line`` counts from 1 in the file."""

    def __init__(self, line: int, message: str, expected: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.expected = line, message, expected


@dataclass(slots=True)
class YamlRecord:
    """One record as plain text, lists and dicts."""

    value: Any
    line: int
    lines: dict[Way, int]
    mistakes: list[YamlMistake] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)
    """Top-level keys whose value is already reported, so that nobody reports them twice."""


def read_list(text: str, naming: Collection[str] = ()) -> Iterator[YamlRecord | YamlMistake]:
    """Yield every record of a list, in order. A part that cannot be read comes out as a YamlMistake.

    ``naming`` leaves out those in whose text none of these words is. Raises Unreadable when there are more records
    than such a file may have.
    """
    head, records = _cut(text)
    stray = [n for n, line in enumerate(head, 1) if line.strip() and not line.startswith("#") and line != "---"]
    if stray:
        yield YamlMistake(stray[0], "is not a list of records", "every record to begin with '- ' at the left margin")
    if len(records) > MAX_RECORDS:
        expected = f"at most {MAX_RECORDS:,}: several files, or .jsonl where the folder takes it"
        raise Unreadable(1, f"has {len(records):,} records", expected)
    if not records and not stray:
        raise Unreadable(1, "contains no records", "records that begin with '- ', or no such file")
    for first_line, chunk in records:
        if not naming or any(word in chunk for word in naming):
            yield _read(chunk, first_line, is_item=True)


def read_mapping(text: str, first_line: int) -> YamlRecord | YamlMistake:
    """Read one mapping, such as front matter, whose first line has this number in its file."""
    return _read(text, first_line, is_item=False)


def _cut(text: str) -> tuple[list[str], list[tuple[int, str]]]:
    """Split at each "- " in the first column; return the lines before the first, and (line, text) of each record."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if line.startswith("- ") or line == "-"]
    head = lines[: starts[0]] if starts else lines
    return head, [(a + 1, "\n".join(lines[a:b])) for a, b in pairwise([*starts, len(lines)])]


def _read(text: str, first_line: int, *, is_item: bool) -> YamlRecord | YamlMistake:
    builder = _Builder(first_line, is_item=is_item)
    try:
        value = builder.build(text)
    except YamlMistake as mistake:
        return mistake
    except yaml.YAMLError as error:
        return _syntax_mistake(error, text, first_line, is_item=is_item)
    if is_item:
        value = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not isinstance(value, dict):
        return YamlMistake(first_line, "is not a set of 'key: value' lines", "keys and values")
    return YamlRecord(
        value,
        first_line,
        builder.lines,
        builder.mistakes,
        {str(path[0]) for path in builder.faulty if path},
    )


def _syntax_mistake(error: yaml.YAMLError, text: str, first_line: int, *, is_item: bool) -> YamlMistake:
    """Say what is wrong and where: as a person would see it, or, where every line fits, as the parser does."""
    lines, sound_end = text.split("\n"), len(text.rstrip())
    problem = getattr(error, "problem", None) or str(error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    mark = next((mark for mark in marks if mark), None)
    at_end = mark is None or mark.index >= sound_end
    line = text.count("\n", 0, sound_end) if mark is None or at_end else mark.line
    fault = first_fault(lines, is_item=is_item)
    if fault and fault.line <= line and (fault.is_sure or at_end):
        return YamlMistake(first_line + fault.line, f"is not valid YAML: {fault.message}", fault.expected)
    expected = ""
    if problem.startswith("did not find expected ','") and mark:
        expected = "a comma, or a closing bracket"
        if re.fullmatch(r"\s*\w*", lines[line][: mark.column]):  # what comes first on its line is not what is wrong
            line = max(line - 1, 0)
    return YamlMistake(first_line + line, f"is not valid YAML ({problem})", expected)


def _name(path: Way) -> str:
    """The key that a value belongs to."""
    return next((part for part in reversed(path) if isinstance(part, str)), "value")


def _refuse_marks(event: Any, line: int) -> None:
    """Raise a mistake for an anchor, an alias, or a tag other than the one that says text."""
    if event.anchor:
        sign = f"*{event.anchor}" if isinstance(event, AliasEvent) else f"&{event.anchor}"
        raise YamlMistake(line, f"uses a YAML anchor or alias ({sign})", "the value itself, written out")
    if event.tag != "!":
        raise YamlMistake(line, f"uses a YAML tag ({event.tag})", "plain text")


class _Builder:
    """Builds text, lists and dicts from parse events, with the line of everything."""

    def __init__(self, first_line: int, *, is_item: bool) -> None:
        self.first_line, self.is_item = first_line, is_item
        self.lines: dict[Way, int] = {}
        self.mistakes: list[YamlMistake] = []
        self.faulty: set[Way] = set()

    def build(self, text: str) -> Any:
        self.text_lines = text.split("\n")
        self.may_have_comments, self.may_have_escapes = "#" in text, "\\" in text
        # As yaml.parse yields them, without asking before each whether there is one.
        self.events: Iterator[Any] = iter(EventLoader(text).get_event, None)
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                value = self._value(next(self.events), (), 0)
                next(self.events)
                self._expect_end()
                return value
        raise YamlMistake(self.first_line, "is empty")

    def _expect_end(self) -> None:
        following = next(self.events)
        if isinstance(following, DocumentStartEvent):
            raise YamlMistake(self._line(following), "contains a second YAML document", "one document per file")

    def _line(self, event: Any) -> int:
        line: int = event.start_mark.line
        return self.first_line + line

    def _value(self, event: Any, path: Way, depth: int) -> Any:
        self.lines[path] = line = self._line(event)
        if depth > MAX_DEPTH:
            raise YamlMistake(line, f"is nested more than {MAX_DEPTH} levels deep")
        if event.anchor or event.tag:
            _refuse_marks(event, line)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _scalar(self, event: Any, path: Way) -> str | None:
        if self.may_have_comments and self._is_cut_by_comment(event):
            last_words = " ".join(event.value.split()[-3:])[-30:]
            ending = f"ends in '{last_words}'" if last_words else "is empty"
            message = f"{_name(path)} {ending}, because ' #' begins a comment"
            line = self.first_line + int(event.end_mark.line)
            self._fault(path, message, "the whole value in quotes, or the comment on a line of its own", line)
            return None
        if event.start_mark.line != event.end_mark.line and (signs := self._line_of_signs(event)):
            message = f"{_name(path)} goes on in a line of signs, which the value before swallows"
            self._fault(path, message, "no such line, or the whole value in quotes", signs)
            return None
        if event.value == "" and not event.style:
            self._fault(path, f"key '{path[-1]}' is empty" if path else "is empty", "a value, or no such line")
            return None
        # Only an escape can write one: the file has none.
        control = CONTROL_CHARACTER.search(event.value) if self.may_have_escapes else None
        if control:
            self._fault(path, f"contains the control character U+{ord(control[0]):04X}", "readable text")
        value: str = event.value
        return value

    def _is_cut_by_comment(self, event: Any) -> bool:
        """Whether a plain value is followed by a comment: "Chile is the #1 producer" would be "Chile is the"."""
        if event.style:
            return False
        rest = self.text_lines[event.end_mark.line : event.end_mark.line + 1]
        return any(line[event.end_mark.column :].lstrip().startswith("#") for line in rest)

    def _line_of_signs(self, event: Any) -> int:
        """Return the line in which a plain value goes on with signs alone, such as an indented ---; 0 without one."""
        if event.style:
            return 0
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            if _SIGNS.fullmatch(self.text_lines[number]):
                return self.first_line + number
        return 0

    def _fault(self, path: Way, message: str, expected: str, line: int = 0) -> None:
        self.mistakes.append(YamlMistake(line or self.lines[path], message, expected))
        self.faulty.add(path)

    def _limit(self, count: int, path: Way) -> None:
        if count >= MAX_ITEMS:
            raise YamlMistake(self.lines[path], f"has more than {MAX_ITEMS:,} keys or items in one place")

    def _sequence(self, path: Way, depth: int) -> list[Any]:
        items: list[Any] = []
        is_record = self.is_item and depth == 0  # ways begin in the one record of this list
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            self._limit(len(items), path)
            items.append(self._value(event, path if is_record else (*path, len(items)), depth + 1))
        return items

    def _key(self, event: Any) -> str:
        if not isinstance(event, ScalarEvent):
            raise YamlMistake(self._line(event), "has a key that is not plain text")
        if event.anchor:
            _refuse_marks(event, self._line(event))
        if event.value == "<<":
            raise YamlMistake(self._line(event), "uses a YAML merge key (<<)", "the keys themselves, written out")
        control = CONTROL_CHARACTER.search(event.value) if self.may_have_escapes else None
        if control:
            message = f"has a key with the control character U+{ord(control[0]):04X}"
            raise YamlMistake(self._line(event), message, "readable text")
        value: str = event.value
        return value

    def _begins_next_record(self, key: str, mapping: dict[str, Any], path: Way) -> bool:
        """Whether a key that a record has already looks like the first one of another, without its hyphen."""
        return self.is_item and path == () and len(mapping) > 1 and key == next(iter(mapping))

    def _mapping(self, path: Way, depth: int) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            self._limit(len(mapping), path)
            key = self._key(event)
            way = (*path, key)
            is_repeated = key in mapping
            if is_repeated and self._begins_next_record(key, mapping, path):
                expected = "'- ' before the first key of the next record"
                raise YamlMistake(self._line(event), f"duplicate key '{key}'", expected)
            if is_repeated:
                self.mistakes.append(YamlMistake(self._line(event), f"duplicate key '{key}'", "each key once"))
            key_line = self.lines[way] if is_repeated else self._line(event)
            value = self._value(next(self.events), way, depth + 1)
            self.lines[way] = key_line
            if not is_repeated:
                mapping[key] = value
        return mapping
