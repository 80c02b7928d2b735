"""CSL-JSON -> entries: as Zotero and others export it, and as this program does.

Its shape is taken as it comes: numbers as text, one author as text, a list within ``items``. What of an item cannot be
read is left out; an item that is none, or that says the same key twice, is a problem.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from ..model.problems import Problem, shown
from ..reading.text_files import Unreadable
from .entry import LONGEST_KEY, TAG, Entry, Said, clean, person, without_markup
from .entry_dates import date_of_parts, date_of_text, numbers_of
from .kinds import kinds_of_csl

_LIST = re.compile(r"\s*(?:\{\s*\"items\"\s*:\s*)?\[")
_BETWEEN = re.compile(r"[\s,]*")
EXPECTED = "a list of CSL-JSON items, as a reference manager exports it"


class _Item(dict[str, Any]):
    """An object, and the key that it has twice."""

    twice = ""


def read_csl(text: str, name: str) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a file and what is wrong with others. Raises Unreadable when it is no list of items."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, (line, item) in enumerate(_items(text), 1):
        mistake = _mistake_of(item)
        key = clean(item.get("id"))[:LONGEST_KEY] if isinstance(item, dict) else ""
        if not mistake and key and key in seen:
            mistake = (f"duplicate key '{shown(key)}', first used in line {seen[key]}", "each item once")
        if mistake:
            problems.append(Problem(name, line, f"entry {shown(key) or number}", "", *mistake))
            continue
        seen[key] = line
        entries.append(_entry(item, key or f"item-{number}", line))
    return entries, problems


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield every item with its line. Raises Unreadable where the file is no JSON, or another."""
    decoder = json.JSONDecoder(object_pairs_hook=_object, strict=False)
    start = _LIST.match(text)
    position = start.end() if start else len(text) - len(text.lstrip())
    line, counted = 1, 0
    try:
        while True:
            position = _BETWEEN.match(text, position).end() if start else position  # type: ignore[union-attr]
            line += text.count("\n", counted, position)
            counted = position
            if start and text[position : position + 1] == "]":
                _check_end(text, position + 1, line, has_brace="{" in start[0])
                return
            item, position = decoder.raw_decode(text, position)
            if not start:
                if not isinstance(item, dict) or "type" not in item or text[position:].strip():
                    raise Unreadable(line, "is no list of items", EXPECTED)
                yield line, item
                return
            yield line, item
    except json.JSONDecodeError as error:
        message = f"is not valid JSON ({error.msg}, column {error.colno})"
        raise Unreadable(error.lineno, message, EXPECTED) from None
    except RecursionError:
        raise Unreadable(line, "is nested too deep", EXPECTED) from None
    except ValueError:  # Python's limit on reading whole numbers, against attacks
        raise Unreadable(line, "contains a number with thousands of digits", EXPECTED) from None


def _check_end(text: str, position: int, line: int, *, has_brace: bool) -> None:
    rest = text[position:].strip()
    if rest and not (has_brace and rest[0] in "},"):
        raise Unreadable(line, f"goes on with '{shown(clean(rest[:200]))}' behind the list", EXPECTED)


def _object(pairs: list[tuple[str, Any]]) -> _Item:
    item = _Item(pairs)
    if len(item) != len(pairs):
        keys = [key for key, _ in pairs]
        item.twice = next(key for key in keys if keys.count(key) > 1)
    return item


def _mistake_of(item: Any) -> tuple[str, str] | None:
    if not isinstance(item, _Item):
        return "is no object", EXPECTED
    if item.twice:
        return f"duplicate key '{shown(clean(item.twice))}'", "each key once"
    return None


def _entry(item: _Item, key: str, line: int) -> Entry:
    note = clean(item.get("note"))
    stored = re.fullmatch(r"Stored copy: (\S+)", note)
    title = without_markup(item.get("title"))
    return Entry(
        key=key,
        line=line,
        title=title,
        short_title=without_markup(item.get("title-short") or item.get("shortTitle")),
        original=without_markup(item.get("original-title")),
        kinds=kinds_of_csl(clean(item.get("type"))),
        authors=_authors(item.get("author")),
        container=without_markup(_first(item.get("container-title"))),
        publishers=tuple(filter(None, [without_markup(item.get("publisher"))])),
        date=_date(item.get("issued")),
        language=clean(item.get("language")),
        url=clean(item.get("URL")),
        doi=clean(item.get("DOI")),
        archived=stored[1] if stored else "",
        is_retracted=clean(item.get("status")).casefold() == "retracted",
        has_unread_title=TAG.search(title) is not None,
        keywords=tuple(filter(None, map(clean, re.split(r"[,;]", clean(item.get("keyword")))))),
    )


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _authors(value: Any) -> Said | None:
    listed = value if isinstance(value, list) else [value]
    names = [name for one in listed if (name := _name(one))]
    return Said(names) if names else None


def _name(value: Any) -> str:
    if not isinstance(value, dict):
        return without_markup(value)
    if value.get("literal"):
        return without_markup(value["literal"])
    keys = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    given, dropping, particle, family, suffix = (without_markup(value.get(key)) for key in keys)
    return person(given, clean(f"{dropping} {particle}"), family, suffix)


def _date(value: Any) -> Said | None:
    if not isinstance(value, dict):
        return date_of_text(clean(value))
    listed = value.get("date-parts")
    parts = [numbers_of(part) for part in listed[:2]] if isinstance(listed, list) else []
    is_about = value.get("circa") not in (None, False, 0, "", "0", "false")
    if parts and parts[0]:
        return date_of_parts(parts, is_about=is_about, season=clean(value.get("season")))
    return date_of_text(clean(value.get("literal")) or clean(value.get("raw")) or clean(_first(_first(listed))))
