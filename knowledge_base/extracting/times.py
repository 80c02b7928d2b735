"""Times in running text: what is named, as EDTF, against the day of the article and the year a passage is about.

A time without a year is given one only where something says which: the article's day, or a year named before it.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .time_patterns import PATTERNS, SHIFTS, WORDS, Role, number_of


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
        if self.role in (Role.VAGUE, Role.NOW) or not self.form or (self.year is None and "{" in self.form):
            return None
        return self.form.format(y=self.year, p=(self.year or 0) - 1, n=(self.year or 0) + 1)


def shifted(period: str, years: int) -> str:
    """Return a period so many years later: 2020-03 and -1 is 2019-03."""
    return re.sub(r"\b[12]\d{3}(?=$|-|/|~|\?)", lambda found: f"{int(found[0]) + years}", period)


_MODAL_MAY = re.compile(r"May (?:be|have|not|also|soon|well|need|take|see|fall|rise|become|help|only|still)\b")
_MAY_PLACES = re.compile(
    r"(?:\b(?:in|of|since|until|by|from|to|than|late|early|mid|last|this|through|and|on|for|compared with|versus"
    r"|end|during)\s|[(\-–/,]\s?|\d )\Z",
    re.I,
)
_COMPARED = re.compile(
    r"(?:\b(?:from|than(?! ?[$€£¥\d])|(?<!more )(?<!less )(?<!fewer )than|(?:over|below|above)(?! ?[$€£¥\d])|versus"
    r"|vs\.?|against|compared (?:to|with)|comparing with|relative to"
    r"|as in|beats?)"
    r"(?: (?:about|around|nearly|some))?(?: (?:that|those|the [\w ,.]{0,24}|(?:[A-Z]{0,3}[$€£¥])?[\d,.]+ ?(?:%"
    r"|[\w/]+)?(?: [\w/]+)?(?: \([^()]*\))?))?"
    r"(?: (?:in|of|for|on))?|since(?: at least| early| late| mid-?| about)*|same (?:period|month|quarter"
    r"|time)(?: of| in)?(?: the)?"
    r"|(?:highest|lowest)[\w -]{0,48} (?:since|in|of)(?: the)?|(?:record|high|low)[\w -]{0,16} (?:since|of)"
    r"|the high(?:est)? of|较|比|相比)\s?\Z",
    re.I,
)
_DATELINE_BEFORE = re.compile(r"(?:(?:By )?[A-Z][\w .'/()-]{1,30},?\s)?")
_DATELINE_BEHIND = re.compile(r"(?:,? \d{4})?\s*(?:\([A-Z][\w /.-]*\)\s*)?[-:]+\s|\s*\([A-Z][\w /.-]*\)\s")
"""What stands around the day of a dateline: "BEIJING, March 24 (Reuters) - "."""
_PUBLISHED = re.compile(
    r"\b(?:published|released|printed|updated|edition|report|survey|study|founded|established)"
    r"(?: (?:in|on|of|for|early|late))*\s?\Z",
    re.I,
)
_SINCE = re.compile(
    r"(?:per year|a year|annually|starting|beginning|effective|as) from\s?\Z"
    r"|(?:^|[,;.(]\s?|\b(?:and|that|tons|in) )[Ss]ince(?: the beginning of| early| late)?\s?\Z|自\s?\Z"
)


def tagged(text: str) -> list[Time]:
    """Return the times of a text in ``plain`` form, in order, none overlapping; years that are not named are None."""
    taken: list[Time] = []
    busy = bytearray(len(text))
    for pattern, build, role in PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(busy[start:end]) or _is_no_month(text, found):
                continue
            form, year = build(found)
            if not form and role is Role.TIME:
                continue
            if year is None and _ORDINAL_QUARTER.fullmatch(form) and _FISCAL.search(text):
                form, role = "", Role.VAGUE  # of which year's months is not known
            busy[start:end] = b"\1" * (end - start)
            taken.append(_made(text, start, end, form, year, role))
    return sorted(taken, key=lambda time: time.start)


_ORDINAL_QUARTER = re.compile(r"\{y\}-3[3-6]")
_FISCAL = re.compile(r"\b(?:its|their|the|company's) (?:\d{4} )?(?:fiscal|financial|business) (?:year|quarter)\b", re.I)
"""Words of a text whose quarters are not those of the calendar."""


def _made(text: str, start: int, end: int, form: str, year: "int | str | None", role: Role) -> Time:
    before = text[max(0, start - 60) : start]
    before = before[max(before.rfind("\n"), before.rfind(". "), before.rfind("。")) + 1 :].lstrip()
    if role is Role.TIME and (_PUBLISHED.search(before) or (before.endswith("on ") and text.startswith("the ", start))):
        role = Role.VAGUE
    if role is Role.TIME and _DATELINE_BEFORE.fullmatch(before) and _DATELINE_BEHIND.match(text, end):
        role = Role.VAGUE
    if role is Role.TIME and _SINCE.search(before):
        role = Role.SINCE
    elif role is Role.TIME and _COMPARED.search(before):
        role = Role.COMPARED
    if role is Role.SHIFT:
        return Time(start, end, "", None, role, "told against another time", _shift_of(text[start:end].lower()))
    rule = "named" if isinstance(year, int) else "named without its year"
    if isinstance(year, str):
        return Time(
            start, end, f"{form}|{year.strip().lower()}", None, role, "told against the article's day", is_relative=True
        )
    return Time(start, end, form, year, role, rule)


def _shift_of(words: str) -> int:
    for known, years in SHIFTS.items():
        if known in words:
            return years
    number = re.match(r"\w+", words)
    if number and "year" in words and (number[0] in WORDS or number[0].isdigit()):
        return -number_of(number[0])
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
    quarter: Time | None = None
    month: Time | None = None
    done: list[Time] = []
    for time in times:
        one = time
        if time.is_relative and (words := time.form.partition("|")[2]) in _OF_THE_TEXT:
            one = _OF_THE_TEXT[words](time, quarter if words != "year to date" else month, reference)
        elif time.is_relative:
            one = _from_day(time, reference, known if known and not breaks(known.start, time.start) else None)
        elif time.year is None and "{" in time.form:
            context = known if known and not breaks(known.start, time.start) else None
            one = _with_year(time, reference, context)
        if one.year is not None and one.role in (Role.TIME, Role.SINCE) and one.form.count("-") < _OF_A_DAY:
            known = one
        if one.role in (Role.TIME, Role.COMPARED) and one.period:
            quarter = one if not time.is_relative and _is_quarter(one.period) else quarter
            month = one if _MONTH.fullmatch(one.period) and one.role is Role.TIME else month
        done.append(one)
    return done


_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_QUARTER_OF = {(1, 3): 33, (4, 6): 34, (7, 9): 35, (10, 12): 36}


def _is_quarter(period: str) -> bool:
    """Whether a period is a quarter or a half, as EDTF writes them, or by its months."""
    return bool(re.fullmatch(r"\d{4}-(?:3[3-6]|4[01])", period)) or _quarter_of(period) is not None


def _quarter_of(period: str) -> tuple[int, int] | None:
    """Return the year and the number (33 to 36) of the quarter that a period is, in whichever form."""
    named = re.fullmatch(r"(\d{4})-(3[3-6])", period)
    if named:
        return int(named[1]), int(named[2])
    months = re.fullmatch(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)", period)
    number = _QUARTER_OF.get((int(months[2]), int(months[4]))) if months and months[1] == months[3] else None
    return (int(months[1]), number) if months and number else None


def _the_quarter(time: Time, spoken: Time | None, _reference: "_Day | None") -> Time:
    """The quarter, or the half, that the text spoke of last."""
    if spoken is None or spoken.period is None:
        return replace(time, form="")
    return replace(time, form=spoken.form, year=spoken.year, rule="named, with the period spoken of before")


def _quarter_earlier(time: Time, spoken: Time | None, _reference: "_Day | None") -> Time:
    """The quarter before the one that the text spoke of last."""
    found = _quarter_of(spoken.period) if spoken and spoken.period else None
    if found is None:
        return replace(time, form="")
    year, number = (found[0], found[1] - 1) if found[1] > _QUARTER_OF[1, 3] else (found[0] - 1, _QUARTER_OF[10, 12])
    return replace(time, form=f"{{y}}-{number}", year=year, rule="named, with the period spoken of before")


def _year_to_date(time: Time, spoken: Time | None, reference: "_Day | None") -> Time:
    """From January to the month that the text spoke of last, else to the one before the article's."""
    is_near = (
        spoken is not None and spoken.year is not None and (reference is None or 0 <= reference.year - spoken.year <= 1)
    )
    if spoken is not None and spoken.period is not None and is_near:
        return replace(
            time, form=f"{{y}}-01/{{y}}-{spoken.period[5:]}", year=spoken.year,
            rule="named, with the month spoken of before",
        )  # fmt: skip
    if reference is None or reference.month is None or reference.month == 1:
        return replace(time, form="")
    form = f"{{y}}-01/{{y}}-{reference.month - 1:02d}"
    return replace(time, form=form, year=reference.year, rule="named, with the year of the article's day")


_OF_THE_TEXT: dict[str, "Callable[[Time, Time | None, _Day | None], Time]"] = {
    "the quarter": _the_quarter,
    "the quarter before": _quarter_earlier,
    "year to date": _year_to_date,
}
"""Words that are told against what the text spoke of before, not against its day."""


_OF_A_DAY = 2
"""Hyphens of a whole day: it says when something was published, and not which year a passage is about."""


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
    """A month or a quarter without its year: of the year that is spoken of, else the newest that the article "
    "can know."""
    is_told = context is not None and context.year is not None and not context.is_relative
    if context is not None and is_told and (reference is None or not _is_recent(context, reference)):
        return replace(time, year=context.year, rule="named, with the year spoken of before")
    if reference is None:
        return time
    last = _last_month(time.form)
    is_future = (
        reference.month is not None and last is not None and last > reference.month + (1 if "/" in time.form else 0)
    )
    year = reference.year - 1 if is_future else reference.year
    return replace(time, year=year, rule="named, with the year of the article's day")


def _is_recent(context: Time, reference: _Day) -> bool:
    """Whether the year spoken of is that of the article, or the one before: then the article's day says which."""
    return context.year is not None and 0 <= reference.year - context.year <= 1


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
    back = {
        "last": -1,
        "previous": -1,
        "prior": -1,
        "past": -1,
        "next": 1,
        "去年": -1,
        "上年": -1,
        "前年": -2,
        "明年": 1,
    }
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
