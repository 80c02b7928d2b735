"""Differences between two databases as text to read in a terminal."""

from collections.abc import Iterator
from typing import Any

from ..checking.wording import number
from .differences import Change, Differences, Flip


def in_words(found: Differences) -> str:
    """Return the differences, verdicts first; a line for each, the reason below it."""
    return "\n".join(_lines(found))


def _lines(found: Differences) -> Iterator[str]:
    yield f"from {found.old_as_of} to {found.new_as_of}"
    if found.is_empty:
        yield "nothing changed"
        return
    if found.flips:
        yield f"\nJudged otherwise ({len(found.flips)})"
        for flip in found.flips:
            yield from _flip(flip)
    for table, counts in found.counts.items():
        said = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
        yield f"\n{table.replace('_', ' ').capitalize()}: {said}"
        for change in (change for change in found.changes if change.table == table):
            yield from _change(change)


def _flip(flip: Flip) -> Iterator[str]:
    yield f"  {flip.table}/{flip.id}: {flip.before or 'nothing'} -> {flip.after or 'nothing'}"
    yield f"    {flip.label}"
    yield f"    {flip.reason}"


def _change(change: Change) -> Iterator[str]:
    sign = {"added": "+", "changed": "~", "removed": "-"}[change.what]
    yield f"  {sign} {change.id}: {change.label}"
    for column, (before, after) in change.fields.items():
        yield f"      {column}: {_shown(before)} -> {_shown(after)}"


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return number(value) if isinstance(value, float) else str(value)
