"""What a search names: the number that its words mean, and the words it may have meant.

"Chile's share of world reserves 2012" names an indicator, a place and a year, by any of their names in any language;
what is known of that number is then told before the hits.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz, process

from ..building.full_text import CJK_RUN
from ..reading.normal_text import normalise
from .search_words import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:'s\b)?")
_YEAR = re.compile(r"(?:19|20)\d\d")

LIKE_ENOUGH = 78
"""Out of 100, from which a word is taken for a misspelt other (rapidfuzz.fuzz.ratio)."""

SHORTEST = 4
"""Letters of a word that is worth a suggestion."""


class Named(NamedTuple):
    """What a query names; an empty text for what it does not."""

    indicator: str = ""
    place: str = ""
    material: str = ""
    year: str = ""
    rest: tuple[str, ...] = ()
    """Its other words."""

    @property
    def is_a_number(self) -> bool:
        """Whether it names a number, and beside it nothing but numbers."""
        return bool(self.indicator) and all(word[0].isdecimal() for word in self.rest)


def stems_of(text: str) -> tuple[str, ...]:
    """Return the words of a text that say something, in lower case, without a plural or possessive ending."""
    words = (word.lower().removesuffix("'s") for word in _WORD.findall(normalise(text)))
    return tuple(_singular(word) for word in words if word not in STOP_WORDS)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith("ss") else word


def named_in(query: str, terms: Iterable[tuple[str, str, str]]) -> Named:
    """Return what a query names. ``terms`` are kind, id and names, one a line.

    The longest name wins: "share of world reserves" before "reserves". A word belongs to one name.
    """
    left, text = list(stems_of(query)), normalise(query)
    found: dict[str, str] = {}
    names = [(kind, term, name) for kind, term, lines in terms for name in lines.splitlines()]
    for kind, term, name in sorted(names, key=lambda found: -len(found[2])):
        if kind in found:
            continue
        if CJK_RUN.search(name):
            if name in text:
                found[kind], text = term, text.replace(name, " ", 1)
            continue
        stems = stems_of(name)
        # A name of two letters is a symbol or a code, and may be a word as well: it must be typed as it is.
        if (len(name) > 2 or name in query.split()) and stems and (at := _place_of(stems, left)) is not None:
            found[kind], left[at : at + len(stems)] = term, [""]
    year = _YEAR.search(query)
    return Named(
        **found, year=year[0] if year else "", rest=tuple(word for word in left if word and word in text.lower())
    )


def apart(query: str, terms: Iterable[tuple[str, str, str]]) -> str:
    """Return a query with blanks around the Chinese names in it: nobody types them, and records hold them apart."""
    names = {name for _, _, lines in terms for name in lines.splitlines() if CJK_RUN.fullmatch(name)}
    for name in sorted(names, key=len, reverse=True):
        query = re.sub(rf"(?<![ \x00]){name}|{name}(?![ \x00])", f" {name} ", query)
    return " ".join(query.split())


def _place_of(stems: Sequence[str], words: list[str]) -> int | None:
    count = len(stems)
    return next((n for n in range(len(words) - count + 1) if tuple(words[n : n + count]) == tuple(stems)), None)


def corrected(query: str, unknown: Iterable[str], words: Sequence[str]) -> str | None:
    """Return a query with its unknown words replaced by the nearest that are known; None when none is near."""
    text = query
    for word in unknown:
        if len(word) >= SHORTEST and word.isascii():
            near = process.extractOne(word.lower(), words, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH)
            if near:
                text = re.sub(rf"\b{re.escape(word)}\b", near[0], text)
    return text if text != query else None
