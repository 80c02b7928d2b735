"""YAML files -> raw records: lists of records, and records in Markdown with YAML front matter."""

import re
from collections.abc import Iterator
from typing import Any

from ..model.problems import Problem
from . import strict_yaml
from .files import SourceFile
from .raw_records import IDENTITY, Found, RawRecord
from .strict_yaml import YamlMistake
from .text_files import read_text

BODY = {"article": "summary", "about": "text"}
"""Kind of record to the key that holds what follows the front matter."""


def read_yaml(file: SourceFile) -> Iterator[Found]:
    """Yield the records of a list. Raises Unreadable when the file cannot be read."""
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


def read_markdown(file: SourceFile) -> Iterator[Found]:
    """Yield the one record of a file. Raises Unreadable when the file cannot be read."""
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


def _mistake(file: SourceFile, record: str, mistake: YamlMistake) -> Problem:
    return Problem(file.name, mistake.line, record, "", mistake.message, mistake.expected)


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
