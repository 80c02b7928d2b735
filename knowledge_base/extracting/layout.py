"""How a text is laid out: lines, paragraphs, sentences, clauses. Offsets are those of the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model.characters import NUMBER_FORMS

BULLETS_OF_A_LINE = 3
"""From so many dashes between blanks on, a line is a list that has lost its line breaks."""

LONGEST_SENTENCE = 1_600
"""Characters of the longest sentence that is read as one."""

LONGEST_ADVERT = 600
"""Characters of a line from which its sentences are looked at one by one: a page may have lost its line breaks."""
LONG_LINE = 60
"""Characters from which a line that ends without a stop may have been broken by a printer."""


class Stretch(NamedTuple):
    """A part of a text: ``text[start:end]``."""

    start: int
    end: int


def plain(text: str) -> str:
    """Return the text with its characters in their plain forms, one for one, so that offsets hold."""
    translated = text.translate(NUMBER_FORMS)
    if len(translated) == len(text):
        return translated
    return "".join(form if len(form := c.translate(NUMBER_FORMS)) == 1 else c for c in text)


_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|No|Nos|vs|Co|Corp|Inc|Ltd|approx|ca|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?"
    r"|Oct|Nov|"
    r"Dec|Fig|etc|pct|e\.g|i\.e|U\.S|U\.K|P\.R|p\.a|m|mn|bn|min|max))\Z"
)
_STOP = re.compile(r"(?<=[^\s\d]) [-•·] (?=\S)|[.!?]+[\"'”’)\]]*(?=\s)|[.!?](?=[A-Z][a-z])|[。！？]+[”’」』]?|\n")
_BULLET = re.compile(r"\s*(?:[•●▪◦*·-]\s|\d{1,2}[.)]\s|[(（]\d{1,2}[)）])")


def lines(text: str) -> list[Stretch]:
    """Return the lines of a text that are not empty."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Stretch(start, start + len(line)))
        start += len(line) + 1
    return found


def paragraphs(text: str) -> list[Stretch]:
    """Return the parts of a text between empty lines."""
    found: list[Stretch] = []
    for line in lines(text):
        if found and line.start == found[-1].end + 1:
            found[-1] = Stretch(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def passages(text: str) -> list[Stretch]:
    """Return the lines of a text, long ones in their sentences: what may be an advert, and what may not."""
    found: list[Stretch] = []
    for line in lines(text):
        if line.end - line.start <= LONGEST_ADVERT:
            found.append(line)
        else:
            found += (Stretch(line.start + a, line.start + b) for a, b in sentences(text[line.start : line.end]))
    return found


def sentences(text: str) -> list[Stretch]:
    """Return the sentences of a text in ``plain`` form, in order; together they hold all of it but blanks."""
    found: list[Stretch] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() < start or not _is_end(text, start, stop):
            continue
        found += _pieces(text, start, stop.end())
        start = stop.end()
    return [*found, *_pieces(text, start, len(text))]


def _pieces(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield a sentence, in pieces where nobody could have written it: lists and tables without a stop."""
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        yield from _pieces(text, start, cut)
        start = cut
    if text[start:end].strip():
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end)


def _is_end(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] == " ":
        line = text[text.rfind("\n", 0, stop.start()) + 1 : (text.find("\n", stop.end()) + 1 or len(text) + 1) - 1]
        return line.count(stop[0]) >= BULLETS_OF_A_LINE
    if stop[0] == "\n":
        return _ends_line(text, stop.start())
    if stop[0][0] != ".":
        return True
    before = text[max(start, stop.start() - 12) : stop.start()]
    follows = text[stop.end() :].lstrip()[:1]
    if _ABBREVIATION.search(before) and not (before.endswith(("mn", "bn", " t", "etc")) and follows.isupper()):
        return False
    if before[-1:].isdigit() and text[start : stop.start()].strip().isdigit():
        return False  # the number of an item
    return not follows.islower()


def _ends_line(text: str, at: int) -> bool:
    """Whether a line break ends a sentence: not where a printer broke a long line in the middle of one."""
    line = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    rest = text[at + 1 :]
    following = rest[: rest.find("\n") if "\n" in rest else len(rest)]
    if not following.strip():
        after = rest.lstrip()[:1]
        return not (line[-1:].isalpha() and (after.islower() or (after.isdigit() and line.rsplit(" ", 1)[-1] in _OPEN)))
    if _BULLET.match(following) or not line or line[-1] in ".!?:。！？：":
        return True
    if following.strip()[:1].islower():
        return False
    return len(line) < LONG_LINE or len(line) > 3 * LONG_LINE


_OPEN = {"of", "to", "than", "at", "by", "about", "over", "from", "and", "the", "a", "in", "for", "was", "were", "is"}

_CLAUSE = re.compile(
    r"[,;:()（），；：、]|\s[-–—]+\s|\b(?:while(?!\s\w+ing\b)|whereas|although|though|but|despite|because"
    r"|since(?=\s[a-z])|which|who|where|"
    r"whose|that)\b|而|但",
)
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d{3})")


class Clauses:
    """Where the clauses of a text begin: what two places are apart."""

    def __init__(self, text: str) -> None:
        grouped = {m.start() for m in _DIGIT_COMMA.finditer(text)}
        self._marks = [(m.start(), m[0]) for m in _CLAUSE.finditer(text) if m.start() not in grouped]
        self._starts = [start for start, _ in self._marks]

    def between(self, start: int, end: int) -> int:
        """Return how many boundaries of clauses there are from one place to a later one."""
        return bisect_right(self._starts, end - 1) - bisect_right(self._starts, start - 1)

    def marks(self, start: int, end: int) -> Iterator[str]:
        """Yield the marks and words that part the clauses between two places."""
        for n in range(bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)):
            yield self._marks[n][1]

    def begin(self, at: int) -> int:
        """Return where the clause of a place begins."""
        n = bisect_right(self._starts, at - 1)
        return self._starts[n - 1] + 1 if n else 0


def _start(stretch: Stretch) -> int:
    return stretch.start


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that overlap as one."""
    found: list[Stretch] = []
    for one in sorted(stretches):
        if found and one.start < found[-1].end:
            found[-1] = Stretch(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def touches(disjoint: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether one of the stretches, which are in order and do not overlap, overlaps with a place."""
    n = bisect_left(disjoint, end, key=_start)
    return n > 0 and disjoint[n - 1].end > start


def holding(stretches: Sequence[Stretch], at: int) -> int:
    """Return the number of the stretch that holds a place, or that of the one before it."""
    return max(0, bisect_right(stretches, at, key=_start) - 1)
