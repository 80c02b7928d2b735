"""YAML files -> raw records: lists of records, and records in Markdown with YAML front matter."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from ..model.problems import Problem, shown
from . import strict_yaml
from .files import SourceFile
from .raw_records import IDENTITY, Found, RawRecord
from .strict_yaml import YamlMistake
from .text_files import read_text

BODY = {"article": "summary", "about": "text"}
"""Kind of record to the key that holds what follows the front matter."""


def read_yaml(file: SourceFile, naming: Collection[str] = ()) -> Iterator[Found]:
    """Yield the records of a list, or only those in which one of some words is.

    Raises Unreadable when the file cannot be read.
    """
    text = read_text(file.path)
    tab = _first_tab(file, text)
    if tab:
        yield tab
    waiting: RawRecord | None = None
    for found in _read_list(file, text, tab, naming):
        if waiting and isinstance(found, RawRecord) and waiting.data == {"id": found.data.get("id")}:
            yield found.problem(("id",), "repeats the line before", "each line once")
            waiting = found
        elif waiting and isinstance(found, RawRecord) and _is_torn_off(waiting, found):
            expected = "no hyphen before a further key of a record"
            yield Problem(file.name, found.line, waiting.label, "", "begins a record without an id", expected)
            waiting.broken = True
        elif isinstance(found, RawRecord):
            if waiting:
                yield waiting
            waiting = found
        else:
            yield found
    if waiting:
        yield waiting


def _read_list(file: SourceFile, text: str, tab: Problem | None, naming: Collection[str]) -> Iterator[Found]:
    lines = text.split("\n")
    for item in strict_yaml.read_list(text, naming):
        if isinstance(item, YamlMistake):
            start, end = _record_around(lines, item.line)
            broken = _salvaged(file, lines[start:end], item.line)
            if tab is None or not start < tab.line <= end:  # a tab is what is wrong with its record
                yield _mistake(file, broken[0].label if broken[0].data else "", item)
            yield from broken
        else:
            raw = RawRecord(file.kind, file, item.line, item.value, item.lines, item.faulty)
            yield from (_mistake(file, raw.label, mistake) for mistake in item.mistakes)
            yield raw


def _is_torn_off(record: RawRecord, following: RawRecord) -> bool:
    """Whether a record looks like the rest of the one before, torn off by a hyphen: no id, and no key in common."""
    if record.kind in IDENTITY or record.broken or following.broken:
        return False
    return "id" in record.data and "id" not in following.data and record.data.keys().isdisjoint(following.data)


def read_markdown(file: SourceFile) -> Iterator[Found]:
    """Yield the one record of a file. Raises Unreadable when the file cannot be read."""
    text = read_text(file.path)
    lines = text.split("\n")
    broken = RawRecord(file.kind, file, 1, {"id": file.stem}, broken=True)
    if lines[0] != "---":
        yield broken.problem((), "has no front matter", "a first line of three hyphens")
        yield broken
        return
    end, mistake = _end_of_front_matter(lines)
    if mistake:
        yield _mistake(file, broken.label, mistake)
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
        message = f"has the id '{shown(item.value['id'])}' but the file name '{file.path.name}'"
        yield raw.problem(("id",), message, f"the file to be called {shown(item.value['id'])}.md")
    yield raw


_ALMOST_CLOSING = re.compile(r"\s*[^\s-]?[-\u2010-\u2015.\t]{2,}\S{0,3}\s*|.*\s---|\s*---\s.*")
_KEY = re.compile(r"\s*(- )?[a-z_0-9]+:(\s|$)")


def _end_of_front_matter(lines: list[str]) -> tuple[int, YamlMistake | None]:
    """Return the number of the line that ends it, counted from 0, or the mistake that leaves the end unclear."""
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() == "---"]
    if not ends:
        almost = next((number for number, line in enumerate(lines) if number and _ALMOST_CLOSING.fullmatch(line)), None)
        if almost is None:
            return 0, YamlMistake(1, "has front matter that is not closed", "a line of three hyphens after it")
        message = f"has front matter that '{lines[almost].strip()[-20:]}' does not close"
        return 0, YamlMistake(almost + 1, message, "a line of three hyphens, and nothing else in it")
    following = next((line for line in lines[ends[0] + 1 :] if line.strip()), "")
    if len(ends) > 1 and _KEY.match(following):
        return 0, YamlMistake(ends[0] + 1, "has three hyphens within the front matter", "them before and after it only")
    return ends[0], None


def _mistake(file: SourceFile, record: str, mistake: YamlMistake) -> Problem:
    return Problem(file.name, mistake.line, record, "", mistake.message, mistake.expected)


def _first_tab(file: SourceFile, text: str, first_line: int = 1) -> Problem | None:
    tab = text.find("\t")
    if tab < 0:
        return None
    line = first_line + text.count("\n", 0, tab)
    return Problem(file.name, line, "", "", "contains a tab", "spaces")


def _record_around(lines: list[str], line: int) -> tuple[int, int]:
    """Return where the record begins that this line is in, counted from 0, and where the next one does.

    Of a line before the first record it is nowhere.
    """
    start = next((n for n in range(line - 1, -1, -1) if _begins_record(lines[n])), None)
    if start is None:
        return 0, 0
    end = next((n for n in range(start + 1, len(lines)) if _begins_record(lines[n])), len(lines))
    return start, end


def _salvaged(file: SourceFile, lines: list[str], line: int) -> list[RawRecord]:
    """Return what could be made out of the lines of a record that could not be parsed: all ids in them.

    There is one record at least; it has no id when none could be found.
    """
    ids = re.findall(r"(?:^|[-{,\s])id:\s*([a-z0-9][a-z0-9-]*)", "\n".join(lines))
    found: list[dict[str, Any]] = [{"id": identity} for identity in ids] or [{}]
    return [RawRecord(file.kind, file, line, data, broken=True) for data in found]


def _begins_record(line: str) -> bool:
    return line.startswith("- ") or line == "-"
