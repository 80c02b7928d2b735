"""Characters that differ only in how they are set: what readers of numbers and of texts take for the same.

One table for all: the reader of printed numbers, the comparison of quotes with texts, and the search index. Unicode
calls these forms compatible (NFKC, UAX 15); three sorts of them are not taken for the same here, because they would
change what is said: superscripts (10² is not 102, and 30,996¹ has a footnote), fractions, and circled numbers.
"""

import re
import unicodedata
from functools import cache

APOSTROPHES = "‘’‚‛ʼ`´′＇"
QUOTATION_MARKS = "“”„‟«»＂″"
DASHES = "‐‑‒–—―−﹘﹣－"
TILDES = "～〜∼"
NEW_LINES = "\v\f\r\x85\u2028\u2029"
"""What ends a line or a page, but for the line feed itself: pdftotext puts a form feed at the end of every page."""

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0100-\U000e01ef"
)
"""What is never seen, as the inside of a character class: soft hyphens, joiners, spaces of no width, marks of
direction, selectors of a variant, fillers."""

_UNCHANGED = ("<super>", "<fraction>", "<circle>")

# CJK Radicals Supplement: parts of characters that PDF files give in place of the character itself. Unicode has no
# compatible form for them; these are the ones that look the same (EquivalentUnifiedIdeograph.txt of the UCD).
_RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)


class _Forms(dict[int, str]):
    """A table for ``str.translate`` that works out the form of a character when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = self.form_of(chr(code))
        return form

    def form_of(self, character: str) -> str:
        return plain_form(character)


class _NumberForms(_Forms):
    def form_of(self, character: str) -> str:
        if unicodedata.category(character) == "Nd":
            return str(unicodedata.decimal(character))
        if character in TILDES:
            return "~"
        return {"\u066c": ",", "\u066b": ".", "\u00b7": ".", "\u2044": "/", "\u2215": "/"}.get(
            character, plain_form(character)
        )


def plain_form(character: str) -> str:
    """Return the one character that stands for all that differ from it in their setting; a space for any space."""
    if character in APOSTROPHES:
        return "'"
    if character in QUOTATION_MARKS:
        return '"'
    if character in DASHES:
        return "-"
    if character in NEW_LINES:
        return "\n"
    if character.isspace():
        return character if character == "\n" else " "
    if character in _RADICALS:
        return _RADICALS[character]
    compatible = unicodedata.normalize("NFKC", character)
    if compatible == character or len(compatible) != 1 or _keeps_its_form(character):
        return character
    return plain_form(compatible)


def expanded_form(character: str) -> str:
    """Return the letters of a ligature or of letters in one square: fi of ﬁ, kg of ㎏; else the character."""
    if _keeps_its_form(character):
        return character
    return "".join(map(plain_form, unicodedata.normalize("NFKC", character)))


def _keeps_its_form(character: str) -> bool:
    return unicodedata.decomposition(character).startswith(_UNCHANGED)


PLAIN_FORMS: dict[int, str] = _Forms()
"""For ``str.translate``: the plain form of every character; the length of a text stays."""

NUMBER_FORMS: dict[int, str] = _NumberForms()
"""The same, and digits of every script in ASCII, with the signs that belong to numbers."""


def in_plain_forms(text: str) -> str:
    """Return a text with every character in its plain form."""
    return text if is_plain(text) else text.translate(PLAIN_FORMS)


def in_number_forms(text: str) -> str:
    """Return a text in which numbers can be read: see ``NUMBER_FORMS``."""
    return text if is_plain(text) else text.translate(NUMBER_FORMS)


def is_plain(text: str) -> bool:
    """Whether it shows at a glance that a text is in its plain form: of what is printed in ASCII, one sign is not."""
    return text.isascii() and text.isprintable() and "`" not in text


@cache
def combining_characters() -> str:
    """Return what may be composed with the character before it, as the inside of a character class."""
    accents = filter(unicodedata.combining, map(chr, range(0x300, 0x10000)))
    # And the vowels and final consonants of Korean syllables that are written letter by letter.
    return "".join(accents) + "\u1161-\u11ff"


@cache
def expanding_characters() -> str:
    """Return the characters whose plain form is several, as the inside of a character class."""
    blocks = [(0x100, 0x1000), (0x2000, 0x2400), (0x3200, 0x3400), (0xFB00, 0xFE00), (0x1F100, 0x1F200)]
    found = filter(unicodedata.decomposition, (chr(n) for first, last in blocks for n in range(first, last)))
    return "".join(
        c for c in found if plain_form(c) == c and len(expanded_form(c)) > 1 and not _has_space(expanded_form(c))
    )


def _has_space(text: str) -> bool:
    """Whether a form is that of a bare accent, which Unicode sets on a space."""
    return text[0].isspace()


_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def without_invisible(text: str) -> tuple[str, list[int] | None]:
    """Return a text without what is never seen, and the offsets of its characters; None when nothing was there."""
    if text.isascii() or _INVISIBLE.search(text) is None:
        return text, None
    kept = [(character, n) for n, character in enumerate(text) if not _INVISIBLE.match(character)]
    return "".join(character for character, _ in kept), [n for _, n in kept]


def name_of(character: str) -> str:
    """Return a character's code point and name: "U+0301 COMBINING ACUTE ACCENT"."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()
