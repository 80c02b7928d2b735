"""Finding the words of a quote in an article's text: exactly, and exactly once. Never fuzzily.

Typesetting is not wording: both are compared in the normal form of ``normal_text.py``. The model is the Web
Annotation TextQuoteSelector (``exact`` with a ``prefix``, W3C 2017), and the offsets are those of its
TextPositionSelector: 0-based, end excluded, in characters of the loaded text.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..model.characters import INVISIBLE, name_of
from .normal_text import NormalText, normalise


class Position(NamedTuple):
    """Where a quote is: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class InCopy:
    """The quote is in a copy that was fetched, not in the very text that was read: no place in that can be given."""


class NotFound(Exception):
    """The quote is not in the text."""


class FoundTwice(Exception):
    """The quote occurs more than once: ``count`` times."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


class QuotableText:
    """A text prepared for finding quotes in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._normal = NormalText(text)

    def find(self, quote: str, prefix: str = "") -> Position:
        """Return where a quote is. Raises NotFound or FoundTwice.

        ``prefix``, the words just before it, tells two places with the same words apart.
        """
        wanted, before = normalise(quote).strip(), normalise(prefix).strip() if prefix else ""
        passages = [found for found in self._normal.find(wanted) if self._follows(before, found[0])] if wanted else []
        if not passages:
            raise NotFound
        if len(passages) > 1:
            raise FoundTwice(len(passages))
        return Position(*self._normal.span(*passages[0]))

    def _follows(self, before: str, at: int) -> bool:
        plain = self._normal.plain
        end = at - 1 if at and plain[at - 1] == " " else at
        return plain.endswith(before, 0, end)

    def word_over(self, at: int) -> str:
        """Return the word that goes on over the offset ``at``: of which one side holds a part only. Else nothing."""
        start, end = self._word_over(at)
        return self.text[start:end]

    def _word_over(self, at: int) -> tuple[int, int]:
        if 0 < at < len(self.text):
            for word in _word().finditer(self.text, max(0, at - WORD_REACH), at + WORD_REACH):
                if word.start() < at < word.end():
                    return word.span()
        return at, at

    def nearest_words(self, quote: str) -> str:
        """Return the passage that looks most like a quote that was not found, to help a person mend it.

        It is of whole words, on one line, and without what is not seen.
        """
        from rapidfuzz import fuzz

        wanted, plain = normalise(quote).strip(), self._normal.plain
        found = fuzz.partial_ratio_alignment(wanted, plain, score_cutoff=75)
        if found is None or found.dest_end <= found.dest_start:
            return ""
        # What was found is as long as the quote, so it may begin or end within a word.
        start, end = self._normal.span(found.dest_start, found.dest_end)
        passage = self.text[self._word_over(start)[0] : self._word_over(end)[1]]
        return " ".join(_UNSEEN.sub("", _LINE_END_HYPHEN.sub("", passage)).split())


def is_in(text: QuotableText, quote: str, prefix: str = "") -> bool:
    """Whether the words of a quote are in a text, however often: a page may print its headline or a caption twice."""
    try:
        text.find(quote, prefix)
    except NotFound:
        return False
    except FoundTwice:
        return True
    return True


WORD_REACH = 60
"""How far the ends of a word are looked for, in characters."""

_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    r"\u2e80-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff"
)
_SPACED = rf"[^\W_{_UNSPACED}]"
"""A letter or digit of a script that puts spaces between words, and lets nothing grow onto them: not Thai, Lao,
Burmese, Khmer, Chinese, Japanese, nor Korean with its particles."""

_LINE_END = r"[-\u2010\u2011\u00ad][ \t]*[\n\v\f\r]\s*(?=[^\W\d_])"


@cache
def _word() -> re.Pattern[str]:
    """A word. It takes long to compile, and is asked for only where there are texts."""
    also = rf"[{INVISIBLE}\u0300-\u036f]|(?<=\d)[.,](?=\d)|(?<=[^\W\d_]){_LINE_END}"
    return re.compile(rf"{_SPACED}(?:{_SPACED}|{also})*")


_LINE_END_HYPHEN = re.compile(rf"(?<=[^\W\d_]){_LINE_END}")
_UNSEEN = re.compile(f"[{INVISIBLE}]")


def differing_characters(quote: str, passage: str) -> str:
    """Say how a quote differs from a passage that looks nearly the same, by the names of the characters.

    An empty string when anybody sees the difference: other words, or plain letters in a word.
    """
    from difflib import SequenceMatcher

    ours, theirs = normalise(quote).strip(), normalise(passage).strip()
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    changes = [(ours[a:b], theirs[c:d]) for step, a, b, c, d in steps if step != "equal"]
    if len(changes) != 1 or any(len(side) > 1 for side in changes[0]):
        return ""
    in_quote, in_text = changes[0]
    if (in_quote + in_text).isascii() or _looks_other(in_quote, in_text):
        return ""
    return f"the quote has {_named(in_quote)} where the text has {_named(in_text)}"


def _looks_other(one: str, other: str) -> bool:
    """Whether two characters are both of a script in which every letter is a word, so that a reader sees which."""
    return all(character and unicodedata.name(character, "").startswith("CJK UNIFIED") for character in (one, other))


def _named(character: str) -> str:
    return name_of(character) if character else "nothing"
