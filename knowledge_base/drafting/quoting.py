"""The words that carry a number: as few as will do, and only once in the text."""

import re

from ..reading.quotes import FoundTwice, NotFound, QuotableText

LONGEST_QUOTE = 200
"""Characters; the build enforces it."""

SHORTEST_QUOTE = 16
"""Characters: "70%" alone shows nothing of what it is said of."""

_WORD = re.compile(r"\d[\d.,]*\d|\w+|[^\w\s]")

_DANGLING = re.compile(r"(?:\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with)|[,;:(\-–—])\Z", re.IGNORECASE)
"""Ends at which a fragment is cut off rather than short."""


def shortest_quote(text: QuotableText, start: int, end: int) -> str | None:
    """Return the shortest words around a number that occur once; None where 200 characters are not enough.

    Whole words are taken in from both sides by turns, never across a line break: a quote is a fragment.
    """
    whole = text.text
    first = whole.rfind("\n", 0, start) + 1
    last = whole.find("\n", end)
    last = len(whole) if last < 0 else last
    before = [found.start() for found in _WORD.finditer(whole, first, start)][::-1]
    after = [found.end() for found in _WORD.finditer(whole, end, last)]
    left, right = start, end
    for turn in range(len(before) + len(after) + 1):
        quote = whole[left:right].strip()
        if len(quote) > LONGEST_QUOTE:
            return None
        is_whole = len(quote) >= SHORTEST_QUOTE or not (before or after)
        if is_whole and not _DANGLING.search(quote) and _is_once(text, quote):
            return quote
        if after and (turn % 2 == 0 or not before):
            right = after.pop(0)
        elif before:
            left = before.pop(0)
    return None


def _is_once(text: QuotableText, quote: str) -> bool:
    try:
        text.find(quote)
    except (NotFound, FoundTwice):
        return False
    return True
