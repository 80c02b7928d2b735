# ruff: noqa: E501
# Patterns are read as a table: one line for each way of telling a time.
"""How times are written in running text, in English and Chinese: each pattern with what makes EDTF of it.

In the form that a pattern gives, ``{y}`` is the year, ``{p}`` the one before; a year that is told against the article's
day is given as the words that tell it.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Callable
from enum import Enum

MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name} | {
    "sept": 9
}
WORDS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
HAN = {character: n for n, character in enumerate("零一二三四五六七八九十")} | {"两": 2}

_M = r"(?-i:" + "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True)) + r")\.?(?![A-Za-z])"
_Y = r"(?:1[5-9]|20)\d\d(?![\d,]*\d|\.\d)"
_N = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_ORD = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_WHOSE = rf"(?:,? (?:of |in )?(?P<y>{_Y})|(?P<rel>(?: of| in)? (?:this|the current|last|the previous|the prior|next|the same) year))?"
_H = r"[一二三四五六七八九十两0-9]{1,3}"


class Role(Enum):
    """What a time is in its sentence."""

    TIME = "the time of what is said"
    COMPARED = "a time that something is compared with"
    SHIFT = "a number of years before or after another time"
    SINCE = "a beginning"
    NOW = "the time of the text itself"
    VAGUE = "no time that could be written"


_Build = Callable[[re.Match[str]], tuple[str, "int | str | None"]]
"""Takes a match; returns the form and the year: a number, words that tell it, or None."""


def _year(found: re.Match[str]) -> "int | str | None":
    groups = found.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    return groups.get("rel") or None


def _month(name: str) -> str:
    return f"{MONTHS[name.lower().rstrip('.')]:02d}"


def number_of(word: str) -> int:
    """Return the number that a word or digits stand for: three, 3, 十二."""
    if word in WORDS:
        return WORDS[word]
    if word.isdigit():
        return int(word)
    if word.startswith("十"):
        return 10 + (HAN.get(word[1:2], 0) if word[1:] else 0)
    return HAN.get(word[0], 0)


def _day(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    day = int(found["d"])
    month = _month(found["m"]) if not found["m"].isdigit() else f"{int(found['m']):02d}"
    return (f"{{y}}-{month}-{day:02d}" if 1 <= day <= 31 and 1 <= int(month) <= 12 else ""), _year(found)


def _months(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    first, last = _month(found["m"]), _month(found["l"])
    if first > last:
        return f"{{p}}-{first}/{{y}}-{last}", _year(found)
    return f"{{y}}-{first}/{{y}}-{last}", _year(found)


def _first_months(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = number_of(found["n"].lower())
    return (f"{{y}}-01/{{y}}-{number:02d}" if 1 <= number <= 12 else ""), _year(found)


def _months_to(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number, last = number_of(found["n"].lower()), int(_month(found["m"]))
    first = last - number + 1
    start = f"{{y}}-{first:02d}" if first > 0 else f"{{p}}-{first + 12:02d}"
    return f"{start}/{{y}}-{last:02d}", _year(found)


def _quarter(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = number_of(found["n"].lower()) or 4
    return (f"{{y}}-{32 + number}" if number <= 4 else ""), _year(found)


def _named_quarter(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return f"{{y}}-{32 + int(_month(found['m'])) // 3}", _year(found)


def _half(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = number_of(found["n"].lower()) or 2
    return (f"{{y}}-{39 + number}" if number <= 2 else ""), _year(found)


def _quarters(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = number_of(found["n"].lower())
    return (f"{{y}}-01/{{y}}-{number * 3:02d}" if 1 <= number <= 4 else ""), _year(found)


def _month_only(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return f"{{y}}-{_month(found['m'])}", _year(found)


def _han_month(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = number_of(found["m"])
    return (f"{{y}}-{number:02d}" if 1 <= number <= 12 else ""), _han_year(found)


def _han_year(found: re.Match[str]) -> "int | str | None":
    groups = found.groupdict()
    return int(groups["y"]) if groups.get("y") else groups.get("rel") or None


def _han_months(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return f"{{y}}-{int(found['m']):02d}/{{y}}-{int(found['l']):02d}", _han_year(found)


def _years(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    first, last = found["y1"], found["y2"]
    last = first[:2] + last if len(last) == 2 else last
    return (f"{first}/{last}" if last > first else ""), int(last)


def _the_year(_found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return "{y}", "the year"


def _untold(_found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return "", None


SHIFTS = {
    "a year earlier": -1, "one year earlier": -1, "a year ago": -1, "a year before": -1, "year earlier": -1,
    "the year before": -1, "the year prior": -1, "the year earlier": -1, "the previous year": -1, "previous year": -1,
    "the prior year": -1, "prior year": -1, "the preceding year": -1, "the same period last year": -1,
    "year-ago": -1, "a year previously": -1, "a decade earlier": -10, "a decade later": 10, "a year later": 1,
    "上年": -1, "前一年": -1, "上一年": -1,
}  # fmt: skip

_TABLE: list[tuple[str, _Build, Role]] = [
    # whole days
    (rf"(?P<m>{_M}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y>{_Y})", _day, Role.TIME),
    (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m>{_M}),?[ -](?P<y>{_Y})", _day, Role.TIME),
    (r"(?<![\d/-])(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d/-])", _day, Role.TIME),
    (r"(?P<y>(?:19|20)\d\d) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?[日号]", _day, Role.TIME),
    # months from .. to
    (rf"(?:between )?(?P<m>{_M}) (?P<py>{_Y}) ?(?:to|through|until|and|-) ?(?P<l>{_M}) (?P<y>{_Y})",
     lambda f: (f"{f['py']}-{_month(f['m'])}/{f['y']}-{_month(f['l'])}", int(f["y"])), Role.TIME),
    (rf"(?:[Ff]rom |[Bb]etween )?(?P<m>{_M})\s?(?:to|through|until|till|and|-|/)\s?(?P<l>{_M}){_WHOSE}", _months, Role.TIME),
    (rf"(?P<n>{_N})[ -]months? (?:to|ended|ending|through|until"
     rf"|up to)(?: in| on)?(?: the end of)? (?P<m>{_M})(?: \d{{1,2}}(?!\d))?(?:st|nd|rd|th)?{_WHOSE}",
     _months_to, Role.TIME),
    (rf"(?:the )?first (?P<n>{_N}) months{_WHOSE}", _first_months, Role.TIME),
    (rf"(?:the )?first (?P<n>two|three|2|3) quarters{_WHOSE}", _quarters, Role.TIME),
    # quarters and halves
    (rf"(?:the )?(?P<m>March|June|September|December) (?P<y>{_Y}) quarter", _named_quarter, Role.TIME),
    (rf"quarter,? (?:to|ended|ending)(?: in| on)?(?: the end of)? (?P<m>Mar(?:ch)?|June?|Sep(?:t|tember)?|Dec(?:ember)?)\.?"
     rf"(?: \d{{1,2}}(?!\d))?(?:st|nd|rd|th)?{_WHOSE}", _named_quarter, Role.TIME),
    (rf"(?:the )?{_ORD}[ -](?:fiscal[ -])?quarter of (?:its|the|their)(?: {_Y})? (?:fiscal|financial|business) year", _untold, Role.VAGUE),
    (r"\b(?:the )?(?:previous|prior|preceding|last) quarter\b|\bthe quarter (?:prior|before)\b|\bquarter earlier\b"
     r"|\b(?:the )?three months (?:prior|before|earlier)\b|\b(?:the )?(?:previous|prior|preceding) three months\b",
     lambda f: ("{y}", "last quarter" if "last" in f[0].lower() else "the quarter before"), Role.TIME),
    (r"\b(?:the|this) (?:quarter|half|half-year|reporting period)(?! of\b)\b", lambda _: ("{y}", "the quarter"), Role.TIME),
    (rf"(?:the )?(?P<n>{_ORD})[ -](?:fiscal[ -])?quarter{_WHOSE}", _quarter, Role.TIME),
    (rf"(?:the )?(?P<m>March|June|September|December) quarter{_WHOSE}", _named_quarter, Role.TIME),
    (rf"\bQ(?P<n>[1-4])(?:[ /-]?(?:of )?(?:FY)?(?P<y>{_Y}))?(?![\w.])", _quarter, Role.TIME),
    (rf"(?<!\w)(?P<n>[1-4])Q[ /-]?(?P<y>{_Y})?(?![\w.])", _quarter, Role.TIME),
    (rf"(?P<y>{_Y})[ -]?Q(?P<n>[1-4])(?!\w)", _quarter, Role.TIME),
    (rf"(?:the )?(?P<n>first|second|1st|2nd|last|latter)[ -]half(?: of the year(?! \d))?{_WHOSE}", _half, Role.TIME),
    (rf"\bH(?P<n>[12])[ /-]?(?:of )?(?P<y>{_Y})(?!\w)", _half, Role.TIME),
    (rf"(?<!\w)(?P<n>[12])H[ /-]?(?P<y>{_Y})?(?!\w)", _half, Role.TIME),
    # Chinese
    (rf"(?:(?P<y>{_Y}) ?年|(?P<rel>今年|去年|上年))?前(?P<n>{_H}) ?季度?", _quarters, Role.TIME),
    (rf"(?:(?P<y>{_Y}) ?年|(?P<rel>今年|去年|上年))?前(?P<n>{_H}) ?个?月", _first_months, Role.TIME),
    (rf"(?P<y>{_Y}) ?年 ?(?:第)?(?P<n>{_H}) ?季度?", _quarter, Role.TIME),
    (r"(?P<rel>今年|去年|明年|上年)?(?:第)?(?P<n>[一二三四1-4]) ?季度?(?=[^节])", _quarter, Role.TIME),
    (rf"(?:(?P<y>{_Y}) ?年|(?P<rel>今年|去年|上年))?(?P<m>\d{{1,2}}) ?月?(?:至|到|-|~) ?(?P<l>\d{{1,2}}) ?月", _han_months, Role.TIME),
    (rf"(?:(?P<y>{_Y}) ?年|(?P<rel>今年|去年|上年))?(?P<n>上半年|下半年)",
     lambda f: ("{y}-40" if f["n"] == "上半年" else "{y}-41", _han_year(f)), Role.TIME),
    (r"(?:(?P<rel>今年|去年|上年))?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?[日号]", _day, Role.TIME),
    (rf"(?:(?P<y>{_Y}) ?年|(?P<rel>今年|去年|上年)) ?(?P<m>{_H}) ?月份?", _han_month, Role.TIME),
    (rf"(?<![个几\d])(?P<m>{_H}) ?月份?(?!个)", _han_month, Role.TIME),
    (rf"(?P<y1>{_Y}) ?年?(?:至|到|-|~) ?(?P<y2>{_Y}) ?年", _years, Role.TIME),
    (rf"(?P<y>{_Y}) ?年(?:底|末|初|度)?", lambda f: ("{y}", int(f["y"])), Role.TIME),
    (r"今年|去年|前年|明年|本月|上月|上个月|本周|上周", lambda f: ("{y}", f[0]), Role.TIME),
    # months
    (rf"(?P<m>{_M}),? (?:of )?(?P<y>{_Y})", _month_only, Role.TIME),
    (rf"(?P<m>{_M})(?P<rel>(?: of)? (?:this|last|the previous|next|the same) year)", _month_only, Role.TIME),
    (rf"(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) (?P<m>{_M})", lambda f: (f"{{y}}-{_month(f['m'])}", f"{f['rel'].lower()} month"), Role.TIME),
    (rf"(?P<m>{_M}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%,.]*\d)(?! ?(?:%|percent|tons|tonnes))", _day, Role.TIME),
    (rf"(?<![\d.,])(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m>{_M})", _day, Role.TIME),
    (rf"\b(?P<m>{_M})", _month_only, Role.TIME),
    (r"\b(?:in |for )?(?:the )?year[- ]to[- ]date(?: period)?\b|\bso far this year\b|今年以来|年初至今", lambda _: ("{y}", "year to date"), Role.TIME),
    (r"目前|当前|现在|现阶段|\b(?:currently|at present|right now|these days|nowadays|to date|so far)\b", _untold, Role.NOW),
    # years
    (rf"(?:[Ff]rom |[Bb]etween )?(?<![\d.,])(?P<y1>{_Y}) ?(?:to|-|and|through|until|till|/|~) ?(?P<y2>{_Y}"
     rf"|\d\d(?![\d.,%]|\w))", _years, Role.TIME),
    (rf"(?:fiscal(?: year)?|financial year|FY) ?(?P<y>{_Y})", lambda f: ("{y}", int(f["y"])), Role.TIME),
    (r"(?<!\w)FY(?P<y2>\d\d)(?!\d)", lambda f: ("{y}", 2000 + int(f["y2"])), Role.TIME),
    (r"(?:the )?(?P<d>1[89]\d|20\d)0'?s\b", lambda f: (f"{f['d']}X", int(f["d"] + "0")), Role.TIME),
    (rf"(?<![\d.,$€£¥A-Za-z/-])(?P<y>{_Y})(?!\w|[-/]\d)", lambda f: ("{y}", int(f["y"])), Role.TIME),
    # told against the article's day, or against another time
    (r"\b(?:the )?(?P<k>same (?:period|month|quarter|time)|corresponding (?:period|month|quarter)"
     r"|year-ago (?:period|month|quarter))"
     r"(?: of)?(?: the)?(?: (?:last|previous|prior) year| a year (?:earlier|ago)| in the previous year)?", _untold, Role.SHIFT),
    (r"\b(?:" + "|".join(sorted((key for key in SHIFTS if key.isascii()), key=len, reverse=True)) + r")\b|上年同期|去年同期|上一?年|前一年",
     _untold, Role.SHIFT),
    (rf"\b(?P<n>{_N}) years? (?:earlier|before|previously)\b", _untold, Role.SHIFT),
    (r"\b(?:last|this|next|current|past) year\b|\b(?:last|this|previous|prior|past) (?:month|quarter|week)\b", lambda f: ("{y}", f[0].lower()), Role.TIME),
    (r"\b(?:in|of|during|over) (?:the same|that) year\b", lambda _: ("{y}", "in the same year"), Role.TIME),
    (r"\bthe year(?= (?:to|ended)| ?[,.;]|\b(?= as a whole))", _the_year, Role.TIME),
    (rf"\b(?:the )?(?:past|(?<!would )(?<!will )(?<!could )(?<!may )(?<!to )last|recent|next|coming|previous) (?:few |several |couple of )?(?:{_N} )?(?:years"
     rf"|months|decades?|weeks)\b"
     rf"|\b{_N} years ago\b|近年来?|近几年", _untold, Role.VAGUE),
]  # fmt: skip
PATTERNS = [(re.compile(pattern, re.IGNORECASE), build, role) for pattern, build, role in _TABLE]
