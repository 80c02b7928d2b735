"""The lines of a draft: source files that a program begins and a person finishes. Each value is on a line of its own.

What is not decided is a comment; ``undecided.py`` writes those, and counts them.
"""

import math
import re
from collections.abc import Mapping
from typing import Any

import yaml

from ..model.field_types import SLUG

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
