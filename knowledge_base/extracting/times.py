"""Times in running text: what is named, as EDTF, against the day of the article and the year a passage is about.

A time without a year is given one only where something says which: the article's day, or a year named before it.
"""

import re
from calendar import month_abbr, month_name, monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

MONTHS = {
    name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name
} | {"sept": 9}
WORDS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
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
    VAGUE = "no time that could be written"


@dataclass(frozen=True, slots=True)
class Time:
    """A time at ``text[start:end]``. Of ``form``, ``{y}`` is its year, while that is not known."""

    start: int
    end: int
    form: str
    year: int | None
    role: Role
    rule: str
    shift: int = 0
    """Years by which a SHIFT lies after the time that it is told against."""
    is_relative: bool = False
    """Whether its year follows from the article's day."""

    @property
    def period(self) -> str | None:
        """EDTF; None where the year is not known, and of a time that cannot be written."""
        if self.role is Role.VAGUE or not self.form or (self.year is None and "{" in self.form):
            return None
        return self.form.format(y=self.year, p=(self.year or 0) - 1, n=(self.year or 0) + 1)


def shifted(period: str, years: int) -> str:
    """Return a period so many years later: 2020-03 and -1 is 2019-03."""
    return re.sub(r"\b[12]\d{3}(?=$|-|/|~|\?)", lambda found: f"{int(found[0]) + years}", period)


_Build = Callable[[re.Match[str]], tuple[str, "int | str | None"]]
"""Takes a match; returns the form and the year: a number, a word that says which, or None."""


def _year(found: re.Match[str]) -> "int | str | None":
    groups = found.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    return groups.get("rel") or None


def _month(name: str) -> str:
    return f"{MONTHS[name.lower().rstrip('.')]:02d}"


def _number(word: str) -> int:
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
    number = _number(found["n"].lower())
    return (f"{{y}}-01/{{y}}-{number:02d}" if 1 <= number <= 12 else ""), _year(found)


def _months_to(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number, last = _number(found["n"].lower()), int(_month(found["m"]))
    first = last - number + 1
    start = f"{{y}}-{first:02d}" if first > 0 else f"{{p}}-{first + 12:02d}"
    return f"{start}/{{y}}-{last:02d}", _year(found)


def _quarter(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = _number(found["n"].lower()) or 4
    return (f"{{y}}-{32 + number}" if number <= 4 else ""), _year(found)


def _named_quarter(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return f"{{y}}-{32 + int(_month(found['m'])) // 3}", _year(found)


def _half(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = _number(found["n"].lower()) or 2
    return (f"{{y}}-{39 + number}" if number <= 2 else ""), _year(found)


def _quarters(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = _number(found["n"].lower())
    return (f"{{y}}-01/{{y}}-{number * 3:02d}" if 1 <= number <= 4 else ""), _year(found)


def _month_only(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    return f"{{y}}-{_month(found['m'])}", _year(found)


def _han_month(found: re.Match[str]) -> tuple[str, "int | str | None"]:
    number = _number(found["m"])
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


_SHIFTS = {
    "a year earlier": -1, "one year earlier": -1, "a year ago": -1, "a year before": -1, "year earlier": -1,
    "the year before": -1, "the year prior": -1, "the year earlier": -1, "the previous year": -1, "previous year": -1,
    "the prior year": -1, "prior year": -1, "the preceding year": -1, "the same period last year": -1,
    "year-ago": -1, "a year previously": -1, "a decade earlier": -10, "a decade later": 10, "a year later": 1,
    "上年": -1, "前一年": -1, "上一年": -1,
}  # fmt: skip

_PATTERNS: list[tuple[str, _Build, Role]] = [
    # whole days
    (rf"(?P<m>{_M}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y>{_Y})", _day, Role.TIME),
    (rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<m>{_M}),?[ -](?P<y>{_Y})", _day, Role.TIME),
    (r"(?<![\d/-])(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d/-])", _day, Role.TIME),
    (r"(?P<y>(?:19|20)\d\d) ?年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?[日号]", _day, Role.TIME),
    # months from .. to
    (rf"(?P<m>{_M}) (?P<py>{_Y}) ?(?:to|through|until|-) ?(?P<l>{_M}) (?P<y>{_Y})",
     lambda f: (f"{f['py']}-{_month(f['m'])}/{f['y']}-{_month(f['l'])}", int(f["y"])), Role.TIME),
    (rf"(?:[Ff]rom |[Bb]etween )?(?P<m>{_M})\s?(?:to|through|until|till|and|-|/)\s?(?P<l>{_M}){_WHOSE}", _months, Role.TIME),
    (rf"(?P<n>{_N})[ -]months? (?:to|ended|ending|through|until|up to)(?: the end of)? (?P<m>{_M})(?: \d{{1,2}}(?!\d))?(?:st|nd|rd|th)?{_WHOSE}",
     _months_to, Role.TIME),
    (rf"(?:the )?first (?P<n>{_N}) months{_WHOSE}", _first_months, Role.TIME),
    (rf"(?:the )?first (?P<n>two|three|2|3) quarters{_WHOSE}", _quarters, Role.TIME),
    # quarters and halves
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
    (rf"(?P<rel>今年|去年|明年|上年)?(?:第)?(?P<n>[一二三四1-4]) ?季度?(?=[^节])", _quarter, Role.TIME),
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
    # years
    (rf"(?:[Ff]rom |[Bb]etween )?(?<![\d.,])(?P<y1>{_Y}) ?(?:to|-|and|through|until|till|/|~) ?(?P<y2>{_Y}|\d\d(?![\d.,%]|\w))", _years, Role.TIME),
    (rf"(?:fiscal(?: year)?|financial year|FY) ?(?P<y>{_Y})", lambda f: ("{y}", int(f["y"])), Role.TIME),
    (r"(?<!\w)FY(?P<y2>\d\d)(?!\d)", lambda f: ("{y}", 2000 + int(f["y2"])), Role.TIME),
    (r"(?:the )?(?P<d>1[89]\d|20\d)0'?s\b", lambda f: (f"{f['d']}X", int(f["d"] + "0")), Role.TIME),
    (rf"(?<![\d.,$€£¥A-Za-z/-])(?P<y>{_Y})(?!\w|[-/]\d)", lambda f: ("{y}", int(f["y"])), Role.TIME),
    # told against the article's day, or against another time
    (r"\b(?:the )?(?P<k>same (?:period|month|quarter|time)|corresponding (?:period|month|quarter)|year-ago (?:period|month|quarter))"
     r"(?: of)?(?: the)?(?: (?:last|previous|prior) year| a year (?:earlier|ago)| in the previous year)?", lambda f: ("", None), Role.SHIFT),
    (r"\b(?:" + "|".join(sorted((key for key in _SHIFTS if key.isascii()), key=len, reverse=True)) + r")\b|上年同期|去年同期|上一?年|前一年",
     lambda f: ("", None), Role.SHIFT),
    (rf"\b(?P<n>{_N}) years? (?:earlier|before|previously)\b", lambda f: ("", None), Role.SHIFT),
    (r"\b(?:last|this|next|current|past) year\b|\b(?:last|this|previous|prior|past) (?:month|quarter|week)\b", lambda f: ("{y}", f[0].lower()), Role.TIME),
    (r"\bthe year(?= (?:to|ended)| ?[,.;]|\b(?= as a whole))", lambda f: ("{y}", "the year"), Role.TIME),
    (rf"\b(?:the )?(?:past|last|recent|next|coming|previous) (?:few |several |couple of )?(?:{_N} )?(?:years|months|decades?|weeks)\b"
     rf"|\b{_N} years ago\b|近年来?|近几年", lambda f: ("", None), Role.VAGUE),
]  # fmt: skip
_COMPILED = [(re.compile(pattern, re.IGNORECASE), build, role) for pattern, build, role in _PATTERNS]

_MODAL_MAY = re.compile(r"May (?:be|have|not|also|soon|well|need|take|see|fall|rise|become|help|only|still)\b")
_MAY_PLACES = re.compile(r"(?:\b(?:in|of|since|until|by|from|to|than|late|early|mid|last|this|through|and|on|for|compared with|versus|end|during)\s|[(\-–/,]\s?|\d )\Z", re.I)
_COMPARED = re.compile(
    r"(?:\b(?:from|than|over|versus|vs\.?|against|compared (?:to|with)|comparing with|relative to|below|above|as in|beats?)"
    r"(?: (?:that|those|the [\w ,.]{0,24}|[\d,.]+ \w+))?(?: (?:in|of|for))?|since(?: at least)?|(?:highest|lowest|record|high|low)[\w -]{0,24} (?:since|in|of)|the high(?:est)? of|较|比|相比)\s?\Z",
    re.I,
)
_FROM_RANGE = re.compile(r"\bfrom\s?\Z", re.I)
_SINCE = re.compile(r"(?:^|[,;.(]\s?|\b(?:and|that|tons|in) )[Ss]ince(?: the beginning of| early| late)?\s?\Z|自\s?\Z")


def tagged(text: str) -> list[Time]:
    """Return the times of a text in ``plain`` form, in order, none overlapping; years that are not named are None."""
    taken: list[Time] = []
    busy: list[tuple[int, int]] = []
    for pattern, build, role in _COMPILED:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < last and first < end for first, last in busy) or _is_no_month(text, found):
                continue
            form, year = build(found)
            if not form and role is Role.TIME:
                continue
            busy.append((start, end))
            taken.append(_made(text, start, end, form, year, role))
    return sorted(taken, key=lambda time: time.start)


def _made(text: str, start: int, end: int, form: str, year: "int | str | None", role: Role) -> Time:
    before = text[max(0, start - 48) : start]
    before = before[max(before.rfind("\n"), before.rfind(". ")) + 1 :]
    if role is Role.TIME and _SINCE.search(before):
        role = Role.SINCE
    elif role is Role.TIME and _COMPARED.search(before):
        role = Role.COMPARED
    if role is Role.SHIFT:
        return Time(start, end, "", None, role, "told against another time", _shift_of(text[start:end].lower()))
    rule = "named" if isinstance(year, int) else "named without its year"
    if isinstance(year, str):
        return Time(start, end, f"{form}|{year.strip().lower()}", None, role, "told against the article's day", is_relative=True)
    return Time(start, end, form, year, role, rule)


def _shift_of(words: str) -> int:
    for known, years in _SHIFTS.items():
        if known in words:
            return years
    number = re.match(r"\w+", words)
    if number and "year" in words and (number[0] in WORDS or number[0].isdigit()):
        return -_number(number[0])
    return -1


def _is_no_month(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a month is none: "May be", "March on"."""
    if not re.fullmatch(r"May|March|Mar|Sep|Dec|Jan|Jun|Jul|Nov|Oct|Apr|Aug|Feb|Sept", found[0]):
        return False
    if found[0] == "May":
        before = text[max(0, found.start() - 16) : found.start()]
        return bool(_MODAL_MAY.match(text, found.start())) or not _MAY_PLACES.search(before)
    return False


# ------------------------------------------------------------------------------------------------------ which year


def resolved(times: list[Time], day: str | None, breaks: Callable[[int, int], bool]) -> list[Time]:
    """Give the times the years that they leave out.

    ``day`` is that of the article, as EDTF, as precise as it is known. ``breaks`` says whether a new paragraph begins
    between two places: a year that is named reaches no farther.
    """
    reference = _day_of(day)
    known: Time | None = None
    done: list[Time] = []
    for time in times:
        one = time
        if time.is_relative:
            one = _from_day(time, reference, known if known and not breaks(known.start, time.start) else None)
        elif time.year is None and "{" in time.form:
            context = known if known and not breaks(known.start, time.start) else None
            one = _with_year(time, reference, context)
        if one.year is not None and one.role in (Role.TIME, Role.SINCE):
            known = one
        done.append(one)
    return done


@dataclass(frozen=True, slots=True)
class _Day:
    year: int
    month: int | None
    day: int | None


def _day_of(text: str | None) -> _Day | None:
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    if not found:
        return None
    month = int(found[2]) if found[2] and int(found[2]) <= 12 else None
    return _Day(int(found[1]), month, int(found[3]) if found[3] else None)


def _with_year(time: Time, reference: _Day | None, context: Time | None) -> Time:
    """A month or a quarter without its year: of the year that is spoken of, else the newest that the article can know."""
    if context is not None and context.year is not None and not context.is_relative:
        if reference is None or context.year != reference.year:
            return replace(time, year=context.year, rule="named, with the year spoken of before")
    if reference is None:
        return time
    last = _last_month(time.form)
    is_future = reference.month is not None and last is not None and last > reference.month + (1 if "/" in time.form else 0)
    year = reference.year - 1 if is_future else reference.year
    return replace(time, year=year, rule="named, with the year of the article's day")


def _last_month(form: str) -> int | None:
    part = form.rsplit("/", 1)[-1]
    found = re.match(r"\{\w\}-(\d\d)", part)
    if not found:
        return None
    number = int(found[1])
    return {33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}.get(number, number)


def _from_day(time: Time, reference: _Day | None, context: Time | None) -> Time:
    form, _, words = time.form.partition("|")
    plain = replace(time, form=form)
    if words in ("of the same year", "the same year", "in the same year", "the year") and context is not None:
        return replace(plain, year=context.year, rule="named, with the year spoken of before")
    if reference is None:
        return replace(plain, form="", role=time.role)
    year = reference.year
    if "month" in words and form == "{y}":
        return _month_before(plain, words, reference)
    if words.endswith(" month"):
        return _last_named(plain, words, reference)
    if "quarter" in words:
        return _quarter_before(plain, words, reference)
    if "week" in words or words in ("本周", "上周"):
        return _week(plain, words, reference)
    if words in ("本月", "上月", "上个月"):
        return _month_before(plain, "this month" if words == "本月" else "last month", reference)
    back = {"last": -1, "previous": -1, "prior": -1, "past": -1, "next": 1, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
    for word, years in back.items():
        if word in words:
            return replace(plain, year=year + years)
    return replace(plain, year=year)


def _month_before(time: Time, words: str, reference: _Day) -> Time:
    if reference.month is None:
        return replace(time, form="")
    back = 0 if words.startswith("this") else 1
    year, month = (reference.year, reference.month - back) if reference.month > back else (reference.year - 1, 12)
    return replace(time, form=f"{{y}}-{month:02d}", year=year)


def _last_named(time: Time, words: str, reference: _Day) -> Time:
    last = _last_month(time.form) or 1
    if reference.month is None or words.startswith("this"):
        return replace(time, year=reference.year)
    if words.startswith("next"):
        return replace(time, year=reference.year + (last <= reference.month))
    return replace(time, year=reference.year - (last >= reference.month))


def _quarter_before(time: Time, words: str, reference: _Day) -> Time:
    if reference.month is None:
        return replace(time, form="")
    quarter = (reference.month - 1) // 3 + 1
    back = 0 if words.startswith("this") else 1
    year, quarter = (reference.year, quarter - back) if quarter > back else (reference.year - 1, 4)
    return replace(time, form=f"{{y}}-{32 + quarter}", year=year)


def _week(time: Time, words: str, reference: _Day) -> Time:
    if reference.month is None or reference.day is None:
        return replace(time, form="")
    try:
        day = date(reference.year, reference.month, min(reference.day, monthrange(reference.year, reference.month)[1]))
    except ValueError:
        return replace(time, form="")
    monday = day - timedelta(days=day.weekday()) - timedelta(weeks=0 if words.startswith(("this", "本")) else 1)
    return replace(time, form=f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", year=monday.year)


# ---------------------------------------------------------------------------------------------- the article's day

_DAY_LINE = 64
"""Longest line that may be the one on which an article gives its day."""


def printed_day(text: str) -> str | None:
    """Return the day that an article gives at its head, as an ISO date; None where it gives none."""
    for stretch in _first_lines(text):
        for time in tagged(stretch):
            if time.year and re.fullmatch(r"\{y\}-\d\d-\d\d", time.form) and time.role is Role.TIME:
                return time.period
    return None


def _first_lines(text: str) -> Iterator[str]:
    for line in [line for line in text[:3000].split("\n") if line.strip()][:12]:
        if len(line.strip()) <= _DAY_LINE:
            yield line
