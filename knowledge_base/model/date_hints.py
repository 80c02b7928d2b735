"""What a date that is not EDTF was probably meant to be: "Q2 2012" is 2012-34, "since 2010" is 2010/.. .

Only what can be read in one way is suggested: 05/06/2012 is not, and neither are seasons, which depend on the place.
Quarters and halves are those of EDTF level 2 (https://www.loc.gov/standards/datetime/).
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Callable

LONGEST = 60
"""Characters from which a text is no date that was written in another way."""

_MONTHS = {
    name.lower(): f"{number:02d}"
    for names in (month_name, month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": "09"}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ORDINALS = {"1": 1, "first": 1, "2": 2, "second": 2, "3": 3, "third": 3, "4": 4, "fourth": 4, "last": 4}
_ORDINAL = r"(?P<n>1|2|3|4|first|second|third|fourth|last)(?:st|nd|rd|th)?"
_YEAR = r"(?P<y>[12]\d{3})"

_SEPARATORS = "\u2010\u2011\u2012\u2013\u2014\u2212"
_WORDS_BEFORE = {"~": r"about|around|circa|ca\.?|c\.|approximately|approx\.?|~|≈|some time in", "?": "perhaps|probably"}


def meant_date(text: str) -> str:
    """Return the EDTF text that a date or a period was probably meant to be, or an empty string."""
    if len(text) > LONGEST:
        return ""
    plain = text.strip().lower().translate(dict.fromkeys(map(ord, _SEPARATORS), "-")).replace(",", " ")
    plain = re.sub(r"\s+", " ", plain).strip()
    for words, form in ((r"since|from", "{}/.."), (r"until|till|up to", "../{}")):
        found = re.fullmatch(rf"(?:{words}) (.+)", plain)
        if found and not re.search(r" (to|until|till) ", found[1]):
            return form.format(one) if (one := _one_date(found[1])) else ""
    found = re.fullmatch(r"(?:from )?(.+?)\s*(?: to | until | till |/| - |(?<=\d{4})-(?=\d{4}$))\s*(.+)", plain)
    if found and (first := _one_date(found[1])) and (last := _one_date(found[2])):
        return f"{first}/{last}"
    return _one_date(plain)


def _one_date(text: str) -> str:
    for mark, words in _WORDS_BEFORE.items():
        found = re.fullmatch(rf"(?:{words}) ?(.+)", text)
        if found:
            return f"{one}{mark}" if (one := _one_date(found[1])) else ""
    for pattern, write in _FORMS:
        found = re.fullmatch(pattern, text)
        if found:
            return write(found)
    return ""


def _part(found: "re.Match[str]", first: int, count: int) -> str:
    """A part of a year: the number of the first one in EDTF, and how many there are."""
    number = _ORDINALS[found["n"]]
    if found["n"] == "last":
        number = count
    return f"{found['y']}-{first + number - 1}" if number <= count else ""


def _day(found: "re.Match[str]") -> str:
    month = _MONTHS.get(found["m"], found["m"].zfill(2))
    return f"{found['y']}-{month}-{found['d'].zfill(2)}"


def _month(found: "re.Match[str]") -> str:
    return f"{found['y']}-{_MONTHS.get(found['m'], found['m'].zfill(2))}"


def _month_not_years(found: "re.Match[str]") -> str:
    """2012/06 is a month, as no interval ends before it starts; 2011/12 may be both."""
    return _month(found) if found["m"] <= found["y"][2:] else ""


_FORMS: list[tuple[str, "Callable[[re.Match[str]], str]"]] = [
    (_YEAR + r"(?P<mark>[~?%]?)", lambda found: found["y"] + found["mark"]),
    (r"(?P<all>[12]\d{3}-\d\d(-\d\d)?[~?%]?)", lambda found: found["all"]),
    (rf"{_YEAR}[-/ ]?(?:q|quarter ?){_ORDINAL}", lambda found: _part(found, 33, 4)),
    (rf"(?P<n>[1-4]) ?q[-/ ]?{_YEAR}", lambda found: _part(found, 33, 4)),
    (rf"(?P<n>[12]) ?h[-/ ]?{_YEAR}", lambda found: _part(found, 40, 2)),
    (rf"(?:q|quarter ?){_ORDINAL}[-/ ]?{_YEAR}", lambda found: _part(found, 33, 4)),
    (rf"(?:the )?{_ORDINAL} quarter (?:of )?{_YEAR}", lambda found: _part(found, 33, 4)),
    (rf"{_YEAR}[-/ ]?(?:h|half ?){_ORDINAL}", lambda found: _part(found, 40, 2)),
    (rf"(?:h|half ?){_ORDINAL}[-/ ]?{_YEAR}", lambda found: _part(found, 40, 2)),
    (rf"(?:the )?{_ORDINAL}[- ]half(?:[- ]year)? (?:of )?{_YEAR}", lambda found: _part(found, 40, 2)),
    (r"(?:the )?(?P<d>[12]\d\d)0'?s", lambda found: f"{found['d']}X"),
    (rf"(?P<m>{_MONTH})\.? {_YEAR}", _month),
    (rf"{_YEAR} (?P<m>{_MONTH})\.?", _month),
    (rf"(?P<m>{_MONTH})\.? (?P<d>\d\d?)(?:st|nd|rd|th)? {_YEAR}", _day),
    (rf"(?P<d>\d\d?)(?:st|nd|rd|th|\.)? (?:of )?(?P<m>{_MONTH})\.? {_YEAR}", _day),
    (rf"(?P<d>\d\d?)\.(?P<m>\d\d?)\.{_YEAR}", _day),
    (rf"(?P<d>1[3-9]|2\d|3[01])/(?P<m>\d\d?)/{_YEAR}", _day),
    (rf"(?P<m>\d\d?)/(?P<d>1[3-9]|2\d|3[01])/{_YEAR}", _day),
    (rf"{_YEAR}[./-](?P<m>\d\d?)[./-](?P<d>\d\d?)", _day),
    (rf"{_YEAR}(?P<m>\d\d)(?P<d>\d\d)", _day),
    (rf"{_YEAR}(?:[.-](?P<m>\d\d?))", _month),
    (rf"{_YEAR}/(?P<m>\d)", _month),
    (rf"{_YEAR}/(?P<m>0[1-9]|1[0-2])", _month_not_years),
    (rf"(?P<m>\d\d?)[./-]{_YEAR}", _month),
    (rf"{_YEAR}年", lambda found: found["y"]),
    (rf"{_YEAR}年(?P<m>\d\d?)月", _month),
    (rf"{_YEAR}年(?P<m>\d\d?)月(?P<d>\d\d?)[日号]", _day),
    (rf"{_YEAR}年上半年", lambda found: f"{found['y']}-40"),
    (rf"{_YEAR}年下半年", lambda found: f"{found['y']}-41"),
    (rf"(?P<day>{_YEAR}-\d\d-\d\d)[t ]\d\d:\d\d.*", lambda found: found["day"]),
]
"""Form of a date to what writes it in EDTF; the reader of dates says whether there is such a day."""

_FISCAL_YEAR = re.compile(r"(fy|fiscal( year)?|financial year)\W*\d{2,4}.*|[12]\d{3}\W*(fy|fiscal).*", re.IGNORECASE)
_DAY_OR_MONTH_FIRST = re.compile(rf"(?P<a>0?[1-9]|1[0-2])/(?P<b>0?[1-9]|1[0-2])/{_YEAR}")
_SHORT_END = re.compile(rf"{_YEAR}[-/{_SEPARATORS}](?P<end>\d\d)")


def expected_instead(text: str) -> str:
    """Return what a date that can be read in two ways, or in none without the country, should say; else nothing."""
    if len(text) > LONGEST:
        return ""
    if _FISCAL_YEAR.fullmatch(text.strip()):
        return "the months of the fiscal year, such as 2011-04/2012-03"
    slashed = _DAY_OR_MONTH_FIRST.fullmatch(text.strip())
    if slashed:
        one, other = slashed["a"].zfill(2), slashed["b"].zfill(2)
        return " or ".join(dict.fromkeys((f"{slashed['y']}-{other}-{one}", f"{slashed['y']}-{one}-{other}")))
    short = _SHORT_END.fullmatch(text.strip())
    if short:
        year, end = short["y"], short["y"][:2] + short["end"]
        month = f"{year}-{short['end']} for the month, " if 1 <= int(short["end"]) <= 12 else ""
        return f"{month}{year}/{end} for the years" if end > year else ""
    return ""
