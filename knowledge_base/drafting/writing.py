"""Keys and values as they stand in source files, and the comments that leave a field to a person.

    # indicator: exports | export-quota  (by: nearest word)

says what the field may be, the likeliest first, and which rule would have chosen; ``check`` counts these as undecided
until a person has made them fields or taken them out (``reading/undecided.py``).
"""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from ..reading.undecided import comment


def fields(values: Mapping[str, Any]) -> str:
    """Return keys and values as YAML, each on one line."""
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=math.inf) if values else ""


def to_decide(field: str, choices: Iterable[Any], rule: str) -> str:
    """Return the comment that leaves a field to a person. Who takes the sign away has sound YAML."""
    return comment(field, dict.fromkeys(scalar(choice) for choice in choices), rule)


def as_item(lines: Iterable[str]) -> str:
    """Return the lines of a record as an item of a list."""
    first, *others = "".join(lines).splitlines(keepends=True)
    return f"- {first}" + "".join(f"  {line}" for line in others)


def plain(value: float) -> float | int:
    """Return a number as a person would write it."""
    return int(value) if value == int(value) else value


def scalar(value: Any) -> str:
    """Return a value as it stands behind its key: in quotes where YAML wants them, and where a bar is in it."""
    text = " ".join(str(value).split())
    if "|" in text:
        return yaml.safe_dump(text, allow_unicode=True, width=math.inf, default_style="'").rstrip("\n")
    return fields({"key": text}).removeprefix("key: ").rstrip("\n")
