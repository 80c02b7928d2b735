"""JSON Lines files -> raw records: one object a line, read a line at a time, so that a file may be of any size."""

import json
import re
from collections.abc import Iterator
from typing import Any

from ..model.problems import Problem, shown
from .files import SourceFile
from .raw_records import Found, RawRecord
from .text_files import CONTROL_CHARACTER, Unreadable, read_lines

MAX_ITEMS = 1_000
"""Most keys of an object and most items of a list."""


class _JsonMistake(ValueError):
    """JSON that the parser would accept and we do not: message and what was expected."""

    def __init__(self, message: str, expected: str) -> None:
        super().__init__(message)
        self.message, self.expected = message, expected


def read_json_lines(file: SourceFile) -> Iterator[Found]:
    """Yield the records of a file. Raises Unreadable when the file, or the rest of it, cannot be read."""
    is_first = True
    for line, text in read_lines(file.path):
        if is_first:
            _reject_plain_json(line, text)
        is_first = False
        raw = RawRecord(file.kind, file, line, {})
        expected = "one JSON object per line"
        try:
            raw.data = _JSON.decode(text)
            if not isinstance(raw.data, dict):
                raise _JsonMistake("is not a JSON object", expected)
            _reject(raw.data, text)
        except json.JSONDecodeError as error:
            message = f"is not valid JSON ({error.msg}, column {error.colno})"
            if error.msg == "Extra data" and text[error.pos :].strip() == ",":
                message = "has a comma behind the object"
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


def _reject_plain_json(line: int, text: str) -> None:
    """Say of a file whose first line shows that it is one JSON text, over several lines or not, how to cut it."""
    if text.lstrip().startswith("["):
        raise Unreadable(line, "is a JSON array", "one object per line, without brackets and commas: jq -c '.[]'")
    if text.strip() == "{":
        raise Unreadable(line, "has a JSON object over several lines", "one object per line: jq -c '.'")


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _JsonMistake(f"duplicate key '{shown(twice)}'", "each key once")
    return mapping


def _no_constant(name: str) -> None:
    raise _JsonMistake(f"contains {name}, which is not a number", "digits")


_JSON = json.JSONDecoder(object_pairs_hook=_unique_keys, parse_constant=_no_constant)
"""Made once: ``json.loads`` with hooks makes a decoder for every line."""


def _reject(value: Any, text: str) -> None:
    """Raise a mistake for what ``_reject_in`` rejects. Without escapes and with few commas there can be none of it."""
    may_have_controls = "\\" in text
    if may_have_controls or text.count(",") >= MAX_ITEMS:
        _reject_in(value, may_have_controls=may_have_controls)


def _reject_in(value: Any, *, may_have_controls: bool) -> None:
    """Raise a mistake for more items than any record has, and for characters that cannot be seen."""
    if isinstance(value, str):
        control = CONTROL_CHARACTER.search(value) if may_have_controls else None
        if control:
            raise _JsonMistake(f"contains the control character U+{ord(control[0]):04X}", "readable text")
    elif isinstance(value, dict | list):
        if len(value) > MAX_ITEMS:
            what = "keys" if isinstance(value, dict) else "items in a list"
            raise _JsonMistake(f"has {len(value):,} {what}", f"at most {MAX_ITEMS:,}")
        for item in value:
            _reject_in(item, may_have_controls=may_have_controls)
            if isinstance(value, dict):
                _reject_in(value[item], may_have_controls=may_have_controls)
