"""Finding the words of a quote in an article's text: exactly, and exactly once. Never fuzzily.

Typesetting is not wording: runs of white space, the shapes of quotation marks and of dashes are made equal
before comparing, and soft hyphens and zero-width characters are ignored. Everything else must match, letter
for letter. The model is the Web Annotation TextQuoteSelector (``exact`` with a ``prefix``, W3C 2017), and
the offsets are those of its TextPositionSelector: 0-based, end excluded, in characters of the loaded text.
"""

import re
from dataclasses import dataclass

_SAME = {
    **dict.fromkeys("“”„‟«»＂″", '"'),
    **dict.fromkeys("‘’‚‛`´′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
}
_IGNORED = frozenset("\u00ad\u200b\u200c\u200d\u2060")
_TABLE = str.maketrans({**_SAME, **dict.fromkeys(_IGNORED)})
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Position:
    """Where a quote is: ``text[start:end]``."""

    start: int
    end: int


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
        self._plain, self._offsets = _flatten(text)

    def find(self, quote: str, prefix: str = "") -> Position:
        """Return where a quote is. Raises NotFound or FoundTwice.

        ``prefix``, the words just before it, tells two places with the same words apart.
        """
        wanted = normalise(quote.strip())
        before = normalise(prefix.strip())
        places = [at for at in self._places(wanted) if self._follows(before, at)] if wanted else []
        if not places:
            raise NotFound
        if len(places) > 1:
            raise FoundTwice(len(places))
        last = places[0] + len(wanted) - 1
        return Position(self._offsets[places[0]], self._offsets[last] + 1)

    def _places(self, wanted: str) -> list[int]:
        places, at = [], self._plain.find(wanted)
        while at >= 0:
            places.append(at)
            at = self._plain.find(wanted, at + 1)
        return places

    def _follows(self, before: str, at: int) -> bool:
        end = at - 1 if self._plain.startswith(" ", at - 1) and at else at
        return self._plain.endswith(before, 0, end)

    def nearest_words(self, quote: str) -> str:
        """Return the passage that looks most like a quote that was not found, to help a person mend it."""
        from rapidfuzz import fuzz

        wanted = normalise(quote.strip())
        found = fuzz.partial_ratio_alignment(wanted, self._plain, score_cutoff=75)
        if found is None or found.dest_end <= found.dest_start:
            return ""
        start, end = found.dest_start, found.dest_end
        # What was found is as long as the quote, so it may begin or end within a word.
        while start > 0 and _is_latin(self._plain[start - 1]) and _is_latin(self._plain[start]):
            start -= 1
        while end < len(self._plain) and _is_latin(self._plain[end - 1]) and _is_latin(self._plain[end]):
            end += 1
        return self.text[self._offsets[start] : self._offsets[end - 1] + 1].strip()


def _is_latin(character: str) -> bool:
    """Whether this is a letter or digit of a script that puts spaces between words."""
    return character.isalnum() and character < "\u0250"


def normalise(text: str) -> str:
    """Return a text as quotes are compared."""
    return _SPACES.sub(" ", text.translate(_TABLE))


def _flatten(text: str) -> tuple[str, list[int]]:
    """Return what ``normalise`` returns, and for each of its characters the offset in the original."""
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character in _IGNORED:
            continue
        if character.isspace():
            if characters and characters[-1] == " ":
                continue
            character = " "
        characters.append(_SAME.get(character, character))
        offsets.append(offset)
    return "".join(characters), offsets
