"""The lines of a draft: source files that a program begins and a person finishes. Each value is on a line of its own.

What is not decided is a comment,

    # indicator: exports | export-quota  (by: nearest word)

which says what the field may be, the likeliest first, and which rule would have chosen; ``undecided.py`` counts those
until a person has made them fields or taken them out.
"""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from ..model.field_types import SLUG
from .undecided import comment

LONGEST_ID = 60
"""Characters of an id that is made of a title."""


def slug_of(title: str, date: str, publisher: str) -> str:
    """Return an id for an article: publisher, year, words of the title; empty where nothing gives one."""
    words = re.findall(r"[a-z0-9]+", title.lower())[:6]
    parts = [part for part in (publisher, date[:4], *words) if part]
    made = "-".join(parts)[:LONGEST_ID].strip("-")
    return made if words and re.fullmatch(SLUG, made) else ""


def fields(values: Mapping[str, Any]) -> str:
    """Return keys and values as YAML, each on one line; of a list each item."""
    if not values:
        return ""
    dumped = yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=math.inf, default_flow_style=False)
    return re.sub(r"^- ", "  - ", dumped, flags=re.MULTILINE)


def list_item(lines: str) -> str:
    """Return the lines of a record as an item of a list of records."""
    first, *others = lines.splitlines(keepends=True)
    return f"- {first}" + "".join(f"  {line}" for line in others)


def to_decide(field: str, choices: Iterable[Any], rule: str) -> str:
    """Return the comment that leaves a field to a person. Who takes the sign away has sound YAML."""
    return comment(field, dict.fromkeys(scalar(choice) for choice in choices), rule)


_PLAIN = re.compile(r"[\d./~?%-]+")
"""A date or a number: our reader takes everything for text, so it needs no quotation marks."""


def scalar(value: Any) -> str:
    """Return a value as it stands behind its key: in quotes where YAML wants them, and where a bar is in it."""
    text = " ".join(str(value).split())
    if "|" not in text and (_PLAIN.fullmatch(text) or _is_list(text)):
        return text
    if "|" in text:
        return yaml.safe_dump(text, allow_unicode=True, width=math.inf, default_style="'").rstrip("\n")
    return fields({"key": text}).removeprefix("key: ").rstrip("\n")


def _is_list(text: str) -> bool:
    """Whether a text is already YAML for a list."""
    try:
        return text.startswith("[") and isinstance(yaml.safe_load(text), list)
    except yaml.YAMLError:
        return False


def plain(value: float) -> float | int:
    """Return a number as a person would write it."""
    return int(value) if value == int(value) else value
