"""Words and signs that are part of a number, each with what it multiplies by or stands for.

Only what means the same number wherever it is printed is here. What depends on the subject, above all the
names and symbols of units, is in ``sources/vocabulary/units.yml``.
"""

import re
from collections.abc import Iterable

MULTIPLIERS: dict[str, float] = {
    "dozen": 12.0,
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
    "mln": 1e6, "mn": 1e6, "mio": 1e6, "bln": 1e9, "bn": 1e9, "mrd": 1e9, "milliard": 1e9, "milliards": 1e9,
    "trn": 1e12, "tn": 1e12,
    "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
    "wan": 1e4, "yi": 1e8,
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8,
    "拾": 1e1, "佰": 1e2, "仟": 1e3, "萬": 1e4, "億": 1e8,
    "만": 1e4, "억": 1e8,
}  # fmt: skip
"""Number words to what they multiply by: English with its abbreviations in the press, the European milliard,
the South Asian lakh and crore, and the East Asian scales in simplified, traditional and formal script, in
Korean, and as they are spelled in English."""

LETTERS: dict[str, float] = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mm": 1e6, "MM": 1e6, "b": 1e9, "B": 1e9,
}  # fmt: skip
"""Letters that are number words where they touch digits or are between money or digits and a unit. There is
no ``t``: that is a tonne."""

DIGITS: dict[str, int] = {
    **{character: n for n, character in enumerate("零一二三四五六七八九")},
    **{character: n for n, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "貳": 2, "參": 3, "叄": 3, "陸": 6, "两": 2, "兩": 2,
}  # fmt: skip
"""Chinese digits, in common and in formal script."""

CARDINALS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
"""English number words that can be added up to what is below a hundred."""

PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
"""The names of parts, to how many of them make one."""


def either(words: Iterable[str]) -> str:
    """Return a regular expression that matches any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
