"""Texts and quotes without their typesetting, with the offsets of the text that was loaded.

How a page is set is not wording. Equal are therefore: all runs of white space (a form feed too, and none at all
between two Chinese characters), the shapes of quotation marks, apostrophes and dashes, composed and decomposed
letters (NFC, NFD), compatible forms (ligatures, full-width letters, Kangxi radicals), and what is never seen (soft
hyphens, joiners, marks of direction). A hyphen at a line's end may be the printer's or the word's own: the normal
form keeps it, and ``find`` steps over it where the words only match without. Everything else is wording, letter for
letter.

A text of 20 MB is put into its normal form in about a second: single characters are replaced in one pass that keeps
the length, and only what changes the length (a run of spaces, a ligature) is noted with its place.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from ..model.characters import (
    INVISIBLE,
    NEW_LINES,
    combining_characters,
    expanded_form,
    expanding_characters,
    in_plain_forms,
    is_plain,
)

_CHINESE = "\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff，．：；！？（）"
"""Scripts that put no space between words, with their punctuation: Chinese characters and kana, but not Korean."""

_LETTER = r"[^\W\d_]"
_ASCII_SPOTS = re.compile(r"(?P<joint>(?<=[A-Za-z])-[ \t]*[\n\v\f\r]\s*(?=[A-Za-z]))|(?P<run>\s{2,})")


@cache
def _spots(has_accents: bool) -> re.Pattern[str]:
    """What changes the length of a text. ``has_accents``: some letters may have to be composed with their accents."""
    blank = rf"[^\S\n{NEW_LINES}]|[{INVISIBLE}]"
    white = rf"[\s{INVISIBLE}]"
    spots = [
        rf"(?P<joint>(?<={_LETTER})[-\u2010\u2011](?:{blank})*[\n{NEW_LINES}]{white}*(?={_LETTER}))",
        rf"(?P<nothing>\u00ad(?:{blank})*[\n{NEW_LINES}]{white}*|(?<=[{_CHINESE}]){white}+(?=[{_CHINESE}])|[{INVISIBLE}]+(?!\s))",
        rf"(?P<run>{white}{{2,}})",
        rf"(?P<letters>[{expanding_characters()}])",
    ]
    if has_accents:
        spots.insert(3, rf"(?P<accented>.(?:[{INVISIBLE}]*[{combining_characters()}])+)")
    return re.compile("|".join(spots))


@cache
def _accent() -> re.Pattern[str]:
    return re.compile(f"[{combining_characters()}]")


_INVISIBLE = re.compile(f"[{INVISIBLE}]+")


def normalise(text: str) -> str:
    """Return a text in its normal form, without offsets."""
    if is_plain(text) and "  " not in text:
        return text
    if text.isascii() and _ASCII_SPOTS.search(text) is None:
        return in_plain_forms(text).replace("\n", " ")
    return NormalText(text).plain


class NormalText:
    """A text in its normal form: ``plain``. Immutable."""

    def __init__(self, text: str) -> None:
        self.text = text
        forms = in_plain_forms(text)
        spots = _ASCII_SPOTS if text.isascii() else _spots(_accent().search(text) is not None)
        # Where a stretch begins in the plain text and in the loaded one, and, where the stretch is the form of
        # something else, how long that is. In between, characters correspond one to one.
        self._starts, self._places, self._lengths = array("q", [0]), array("q", [0]), array("q", [0])
        self.joints = array("q")
        pieces: list[str] = []
        at = size = 0
        for spot in spots.finditer(text):
            start, end = spot.span()
            pieces.append(forms[at:start])
            size += start - at
            form = _form_of(spot)
            if spot.lastgroup == "joint":
                self.joints.append(size)
                pieces.append("-")
                start, size = start + 1, size + 1
            if form:
                pieces.append(form)
                self._note(size, start, end - start)
                size += len(form)
            self._note(size, end, 0)
            at = end
        pieces.append(forms[at:])
        self.plain = "".join(pieces).replace("\n", " ")

    def _note(self, start: int, place: int, length: int) -> None:
        if self._starts[-1] == start:
            self._places[-1], self._lengths[-1] = place, length
        else:
            self._starts.append(start)
            self._places.append(place)
            self._lengths.append(length)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the loaded text the passage ``plain[start:end]`` is; it is not empty."""
        first, _ = self._place(start)
        last, length = self._place(end - 1)
        return first, last + max(length, 1)

    def _place(self, at: int) -> tuple[int, int]:
        n = bisect_right(self._starts, at) - 1
        length = self._lengths[n]
        return (self._places[n], length) if length else (self._places[n] + at - self._starts[n], 0)

    # ---------------------------------------------------------------------------------------------- finding

    def find(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield every passage of ``plain`` that reads ``wanted``, which is in its normal form and not empty.

        A hyphen at a line's end, with the line's end, may be read as nothing ("ex-/port" is export), and the line's
        end alone may ("long-/term" is long-term).
        """
        exact = {at: at + len(wanted) for at in _places(self.plain, wanted)}
        yield from exact.items()
        if not self.joints or wanted[0] == "-":
            return
        loose, removed, shifts = self._without_hyphens
        for at in _places(loose, wanted.replace("-", "")):
            start = at + shifts[bisect_right(removed, at) - 1]
            end = None if start in exact else self._end_of(wanted, start)
            if end is not None:
                yield start, end

    @cached_property
    def _without_hyphens(self) -> tuple[str, "array[int]", "array[int]"]:
        """The plain text without any hyphen and without the line's end after one; then, for offsets in it, from
        where on how much must be added.
        """
        pieces, removed, shifts = [], array("q", [0]), array("q", [0])
        at = size = 0
        for start in _places(self.plain, "-"):
            end = start + 1 + (start in self._joints)
            pieces.append(self.plain[at:start])
            size += start - at
            if removed[-1] == size:
                shifts[-1] = end - size
            else:
                removed.append(size)
                shifts.append(end - size)
            at = end
        pieces.append(self.plain[at:])
        return "".join(pieces), removed, shifts

    @cached_property
    def _joints(self) -> frozenset[int]:
        return frozenset(self.joints)

    def _end_of(self, wanted: str, start: int) -> int | None:
        """Return where the passage that begins at ``start`` and reads ``wanted`` ends; None when it does not."""
        at = start
        for character in wanted:
            if at in self._joints and character != "-":
                at += 2
            elif at - 1 in self._joints and character != " ":
                at += 1
            if not self.plain.startswith(character, at):
                return None
            at += 1
        return at


def _form_of(spot: re.Match[str]) -> str:
    """Return what stands for a spot in the plain text; of a joint, what stands for its line's end."""
    match spot.lastgroup:
        case "nothing":
            return ""
        case "letters" | "accented":
            letters = "".join(map(expanded_form, _INVISIBLE.sub("", spot[0])))
            return unicodedata.normalize("NFC", letters)
    return " " if any(map(str.isspace, spot[0])) else ""


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
