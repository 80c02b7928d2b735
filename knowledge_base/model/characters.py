"""Characters that differ only in how they are set: what readers of numbers and of texts take for the same.

One table for all: the reader of printed numbers, the comparison of quotes with texts, and the search index.
"""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "‘’‚‛ʼ`´′＇"
QUOTATION_MARKS = "“”„‟«»＂″"
DASHES = "‐‑‒–—―−﹘﹣－"
TILDES = "～〜∼"

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
"""What is never seen, as the inside of a character class: soft hyphens, joiners, spaces of no width, marks of
direction, invisible operators."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_NOT_PLAIN = re.compile(r"[^\x20-\x7e\n]")


def in_ascii_forms(text: str) -> str:
    """Return a text of the same length in which digits and signs of all scripts and widths have their ASCII forms.

    Character for character, so that offsets stay: full-width letters and signs, digits of any script, all
    spaces, dashes and apostrophes. Superscripts stay what they are: 10² is not 102, and 30,996¹ has a footnote.
    """
    return _NOT_PLAIN.sub(lambda found: _ascii_form(found[0]), text)


@lru_cache(4096)
def _ascii_form(character: str) -> str:
    if character in APOSTROPHES:
        return "'"
    if character in DASHES:
        return "-"
    if character in TILDES:
        return "~"
    if character in "\u066c":
        return ","
    if character in "\u066b\u00b7":
        return "."
    if character in "\u2044\u2215":
        return "/"
    if 0xFF01 <= ord(character) <= 0xFF5E or character in "﹪﹩﹐﹒￥￡":
        return unicodedata.normalize("NFKC", character)
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.decimal(character))
    if character in "\n\v\f\r\u0085\u2028\u2029":
        return "\n"
    return " " if character.isspace() else character


def without_invisible(text: str) -> tuple[str, list[int] | None]:
    """Return a text without what is never seen, and the offsets of its characters; None when nothing was there."""
    if _INVISIBLE.search(text) is None:
        return text, None
    kept = [(character, n) for n, character in enumerate(text) if not _INVISIBLE.match(character)]
    return "".join(character for character, _ in kept), [n for _, n in kept]


def name_of(character: str) -> str:
    """Return a character's code point and name: "U+0301 COMBINING ACUTE ACCENT"."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()
