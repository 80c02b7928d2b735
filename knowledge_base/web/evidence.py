"""Quotes marked in their place in a text: overlapping ones too, and ones that run over two paragraphs.

A text is cut at every beginning and end of a quote and at every paragraph. Each piece knows which quotes
cover it, so a template can mark it without nesting; a quote's first piece carries its number.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s)")
"""A blank line, or a line that begins with an indent, begins a paragraph."""


NOTHING_JUDGED = "none"
"""The label of a claim that has no verdict."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote to be marked: its offsets in the text, and what it is evidence for.

    ``kind`` is "claim" or "event", ``key`` the id, ``label`` a word such as the verdict, or NOTHING_JUDGED.
    """

    start: int
    end: int
    kind: str
    key: str
    label: str
    number: int
    is_contested: bool = False

    @property
    def precedence(self) -> tuple[int, int, int]:
        """Which of the marks on the same words is shown, the least first: a verdict, then an event, then the rest.

        Of equals the shorter quote; of quotes that are equally long the last, whose number is next to the words.
        """
        says_least = self.kind != "event" and self.label == NOTHING_JUDGED
        rank = 2 if says_least else 1 if self.kind == "event" else 0
        return rank, self.end - self.start, -self.number


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the marks that cover it; ``beginning`` are those that begin with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    beginning: tuple[Mark, ...] = ()

    @property
    def shown(self) -> Mark | None:
        """The one of its marks whose colour it has and to whose entry it leads."""
        return min(self.marks, key=lambda mark: mark.precedence, default=None)


@dataclass(slots=True)
class Paragraph:
    """The pieces of one paragraph."""

    pieces: list[Piece] = field(default_factory=list)


def paragraphs(text: str, marks: Iterable[Mark]) -> list[Paragraph]:
    """Return a text as paragraphs of pieces. Marks outside the text are left out."""
    valid = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda m: (m.start, m.end, m.number))
    result = []
    for start, end in _paragraph_spans(text):
        inside = [mark for mark in valid if mark.start < end and start < mark.end]
        cuts = {start, end, *(c for mark in inside for c in (mark.start, mark.end) if start < c < end)}
        pieces = [_piece(text, a, b, inside) for a, b in pairwise(sorted(cuts))]
        result.append(Paragraph(pieces))
    return result


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> Piece:
    covering = tuple(mark for mark in marks if mark.start <= start and end <= mark.end)
    return Piece(text[start:end], covering, tuple(mark for mark in covering if mark.start == start))


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every paragraph that is not blank, without the white space around it."""
    spans, at = [], 0
    for gap in [*((m.start(), m.end()) for m in PARAGRAPH.finditer(text)), (len(text), len(text))]:
        start, end = at, gap[0]
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append((start, end))
        at = gap[1]
    return spans


CONTEXT = 160
"""Characters shown on either side of a quote on a claim's page."""

_TORN_START, _TORN_END = re.compile(r"^\S{0,30}\s+"), re.compile(r"\s+\S{0,30}$")
"""A word that the cut went through. Longer runs are Chinese, which has no spaces and may be cut anywhere."""


def in_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return (before, quote, after), cut at words, with ellipses where something is left out."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    if start > CONTEXT:
        before = "… " + _TORN_START.sub("", before, count=1)
    if end + CONTEXT < len(text):
        after = _TORN_END.sub("", after, count=1) + " …"
    return before, text[start:end], after
