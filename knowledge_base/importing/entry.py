"""What a library of references says of one work, whatever the format it says it in."""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from ..model.field_types import LARGEST
from ..reading.text_files import CONTROL_CHARACTER


@dataclass(frozen=True, slots=True)
class Said:
    """A value: certain, or what it may be, the likeliest first, and by which rule that was found."""

    value: Any = None
    choices: tuple[str, ...] = ()
    rule: str = ""

    @property
    def is_sure(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """One work. Texts are clean and on one line; empty where nothing is said.

    ``line`` is where it begins in its file. ``kinds`` are words of article-kind that the type of the entry means: one
    where it is certain. ``container`` is what it appeared in, ``publishers`` who brought that out.
    """

    key: str
    line: int
    title: str = ""
    short_title: str = ""
    translation: str = ""
    """The title in English, where the entry says which it is."""
    original: str = ""
    """The title in the language of the original, where ``title`` is its translation."""
    kinds: tuple[str, ...] = ()
    authors: Said | None = None
    container: str = ""
    publishers: tuple[str, ...] = ()
    date: Said | None = None
    language: str = ""
    url: str = ""
    doi: str = ""
    archived: str = ""
    is_retracted: bool = False
    keywords: tuple[str, ...] = ()
    has_unread_title: bool = False
    """Whether the title has markup that could not be made plain text."""


TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_TAGS = re.compile(r"</?(?:i|b|u|em|strong|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_REFERENCES = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
LONGEST_KEY = 200
"""Characters of a key that are kept."""


def clean(text: Any) -> str:
    """Return a text on one line, without what cannot be seen; a number as its digits, anything else as nothing."""
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        return ""
    if isinstance(text, float):
        text = int(text) if abs(text) < LARGEST and text == int(text) else ""
    return " ".join(CONTROL_CHARACTER.sub(" ", str(text)).split())


def without_markup(text: Any) -> str:
    """Return the same without the tags and character references that reference managers keep in titles."""
    return clean(_REFERENCES.sub(lambda found: html.unescape(found[0]), _TAGS.sub("", clean(text))))


def is_han(text: str) -> bool:
    """Whether every letter of a text is a Chinese character."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter, "").startswith("CJK") for letter in letters)


def is_latin(text: str) -> bool:
    """Whether most letters of a text, its tags left out, are Latin; one without letters is in no other script."""
    letters = [letter for letter in TAG.sub("", text) if letter.isalpha()]
    return sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters) * 2 >= len(letters)


def person(given: str, particle: str, family: str, suffix: str = "") -> str:
    """Return a name as it is printed: in Chinese characters the family name first and no space."""
    if is_han(given + particle + family):
        return f"{family}{particle}{given}"
    name = " ".join(part for part in (given, particle, family) if part)
    return f"{name}, {suffix}" if suffix and name else name or suffix
