"""Numbers in a text, as people and printers write them: 93 800, 93.8k, 9万3千8百, 三千万, 5½ million, two-thirds.

This is the grammar of bare numbers; ``printed_numbers.py`` adds units, bounds and ranges. The text must have been
translated by ``characters.NUMBER_FORMS``. Values are decimals, so that 9.38万 is 93,800 and not a float beside it.

Where a notation can be read in two ways, the reading is the English one (30.996 is a decimal, 30,996 has a thousands
separator), and ``otherwise`` holds the other. A decimal comma is read where nothing else is possible: 93,8 and
1.234,5. What can be a date, a version or a broken number (3.5.2012; 1,234,5) is no number.

Measured in its place: babel, price-parser, cn2an, text2num and number-parser each convert one of these forms, from a
string that holds nothing else, and read some others wrongly without a word (30,996 and 30.996 as the same).
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, Protocol

from .number_words import CARDINALS, DIGITS, LETTERS, MULTIPLIERS, PARTS, either


class Number(NamedTuple):
    """A number at ``text[start:end]``."""

    start: int
    end: int
    value: Decimal
    """With its number words multiplied in."""
    bare: Decimal
    """Its first digits as printed: 30 in "30 million"."""
    step: Decimal
    """The size of the last place that is printed: 100,000 in "1.2 million"."""
    multiplier: Decimal | None = None
    """What its number words stand for; None when there are none."""
    otherwise: Decimal | None = None
    """The value in the other notation: 30,996 for 30.996."""
    groups: int = 0
    """How many thousands separators it is printed with."""
    is_part: bool = False
    """Whether it is a fraction of a whole: two-thirds, 百分之二十, 1/3."""
    is_in_words: bool = False
    """Whether its first digits are words: seven, 三."""


class Beside(Protocol):
    """What is known of the words beside a number: whether they are a unit or money."""

    def unit_at(self, text: str, at: int) -> bool: ...
    def money_at(self, text: str, at: int) -> bool: ...
    def money_before(self, text: str, at: int) -> bool: ...


_HAN_SCALES = {word: Decimal(value) for word, value in MULTIPLIERS.items() if len(word) == 1}
_LATIN_SCALES = {word: Decimal(value) for word, value in MULTIPLIERS.items() if len(word) > 1}
_SMALL = "十百千拾佰仟"
_OF_A_UNIT = "克米瓦分"
"""Before one of these, 千 and 百 belong to a unit: 千克, 千米, 千瓦, 百分点."""

_HAN_SCALE = f"[{''.join(_HAN_SCALES)}]"
_HAN_DIGIT = f"[{''.join(DIGITS)}]"
_LATIN_SCALE = either(_LATIN_SCALES)
_CARDINAL = either(CARDINALS)
_A_PART = rf"(?P<over>an?|{_CARDINAL})[\s-](?P<under>{either(PARTS)})s?(?!\w)"

_NUMERAL = re.compile(rf"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞万萬{_SMALL}{''.join(DIGITS)}]")
_START = re.compile(
    rf"\.?[0-9]|{_NUMERAL.pattern}|\b(?:half|(?:{_CARDINAL})\b|an?[\s-](?:{either(PARTS)}|{_LATIN_SCALE}))",
    re.IGNORECASE,
)
"""Where a number may begin: cheap, so that text without numbers costs little."""

_SCALE = re.compile(
    rf"[\s-]{{0,2}}(?:(?P<latin>{_LATIN_SCALE})(?![a-z])(?:\.(?=\s[a-zA-Z$€£]))?|(?P<han>{_HAN_SCALE}))", re.IGNORECASE
)
_LETTER = re.compile(rf" ?(?P<letter>{either(LETTERS)})(?![A-Za-z0-9²³])")
_MORE = re.compile(rf" ?[多余餘几幾](?={_HAN_SCALE})")
"""「三十余万」: some more than 30 times 10,000. The sign lies between the number and its word."""

_DIGITS = re.compile(
    r"""(?<!\d)(?<!\d[.,'/])(?:
      (?P<indian>\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?)
    | (?P<english>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)
    | (?P<spaced>[1-9]\d{0,2}(?P<space>[ '])\d{3}(?:(?P=space)\d{3})*(?:\.\d+|,\d{1,2}|,\d{4,})?)
    | (?P<dotted>\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})
    | (?P<comma>\d+,\d{1,2}|\d{4,},\d{3}|0+,\d+)
    | (?P<plain>\d+(?:\.\d+)?)
    | (?P<point>(?<!\w)\.\d+)
    )(?![.,']?\d)""",
    re.VERBOSE,
)
_SIMPLE = re.compile(
    rf"(?<![^\s(])(?:[1-9]\d{{0,2}}(?:,\d{{3}})+|\d+)"
    rf"(?=[,.;:)%]?\Z|[,.;:)%]\s|\s(?!(?:{_LATIN_SCALE})|and\b)[A-Za-z]{{2}})",
    re.IGNORECASE,
)
"""Most numbers of a text: digits between blanks, before what neither multiplies nor continues them. They read the same
by the whole grammar, at ten times the cost."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th|s)\b", re.IGNORECASE)
_IS_NUMBER = re.compile(r"\d ?\Z")
_GLUED = re.compile(r"([A-Za-z]+)-?\Z")
_FRACTION = re.compile(
    r" ?(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?P<space>[ -]?)(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/]|[.,]\d)"
)

_HAN_NUMBER = rf"(?:{_HAN_DIGIT}|[{_SMALL}](?![{_OF_A_UNIT}]))(?:{_HAN_DIGIT}|{_HAN_SCALE}|[点點](?={_HAN_DIGIT}))*"
_HAN_RUN = re.compile(rf"(?<![数數几幾上第]){_HAN_NUMBER}")
_OVER = rf"分之(?P<over>{_HAN_NUMBER}|\d+(?:\.\d+)?)"
_HAN_PART = re.compile(_OVER)
_HAN_HUNDREDTHS = re.compile(rf"(?P<under>[百千万萬]){_OVER}")

_CARDINALS = re.compile(rf"(?<![\w-])(?:{_CARDINAL})(?:[\s-](?:and\s)?(?:{_CARDINAL}|hundred))*(?!\w)", re.IGNORECASE)
_PART = re.compile(rf"(?<![\w-]){_A_PART}", re.IGNORECASE)
_AND_PART = re.compile(rf"\sand\s{_A_PART}", re.IGNORECASE)
_HALF = re.compile(r"(?<![\w-])(?<!first )(?<!second )(?<!other )(?<!latter )half(?:\san?)?(?![\w-])", re.IGNORECASE)
_ONE = re.compile(rf"(?<![\w-])an?(?=\s(?:{_LATIN_SCALE})(?!\w))", re.IGNORECASE)

_CHAIN_GAP = re.compile(r"\s?(?:and\s)?")
_CHAINED = re.compile(r"\d{1,4}(?:\.\d+)?(?![\d.,'])")
_UNREAD = re.compile(rf"(?:[\d.,']*\d|{_HAN_DIGIT}|{_HAN_SCALE})+")
_POWER = re.compile(
    r"(?: ?[×x*] ?10(?:\^(?P<power>\d{1,2})|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))|[eE]\+?(?P<exponent>\d{1,2}))(?![\w.])"
)
"""A power of ten: 4.4×10^4, 4.4 × 10⁴, 4.4e4."""


def find_numbers(text: str, beside: Beside | None = None, *, in_words: bool = True) -> Iterator[Number]:
    """Yield the numbers of a text in order; they do not overlap. ``text`` is in ``NUMBER_FORMS``.

    Without ``in_words``, those that begin with an English word are left out, which is faster.
    """
    at, begins = 0, _START if in_words else _NUMERAL
    while (start := begins.search(text, at)) is not None:
        number = (None if in_words else _simple(text, start.start())) or _read_number(text, start.start(), beside)
        if number is None:
            # What begins like a number and is none is stepped over whole: 三四百 is not 400. Of c.44 only the point is.
            unread = None if start[0][0] == "." else _UNREAD.match(text, start.start())
            at = unread.end() if unread else start.start() + 1
        else:
            yield number
            at = number.end


def _simple(text: str, at: int) -> Number | None:
    found = _SIMPLE.match(text, at)
    if found is None:
        return None
    value = Decimal(found[0].replace(",", ""))
    return Number(at, found.end(), value, value, Decimal(1), groups=found[0].count(","))


def _read_number(text: str, at: int, beside: Beside | None) -> Number | None:
    first = text[at]
    if first.isdecimal() or first == ".":
        number = _in_digits(text, at)
    elif first.isascii():
        number = _in_words(text, at)
    else:
        number = _fraction_at(text, at, at, Decimal(0)) or _in_han(text, at)
    if number is None or (number.is_part and not _SCALE.match(text, number.end)):
        return number
    number = _with_words(text, number, beside)
    is_open = text[number.end - 1] in _HAN_SCALES and text[number.end : number.end + 1].isdecimal()
    return None if is_open else number


# ------------------------------------------------------------------------------------------------ first digits


def _in_digits(text: str, at: int) -> Number | None:
    fraction = _fraction_at(text, at, at, Decimal(0))
    if fraction is not None:
        return fraction
    found = _DIGITS.match(text, at)
    if found is None or _ORDINAL.match(text, found.end()) or _is_glued(text, at):
        return None
    value, otherwise, groups = _value_of_digits(found)
    if found["plain"] and value == value.to_integral():
        mixed = _fraction_at(text, at, found.end(), value)
        if mixed is not None:
            return mixed
    return Number(at, found.end(), value, value, _step(value), None, otherwise, groups)


def _value_of_digits(found: re.Match[str]) -> tuple[Decimal, Decimal | None, int]:
    """Return the value of digits, their value in the other notation if there is one, and their separators."""
    digits = found[0]
    if found["indian"] or found["english"]:
        groups, plain = digits.count(","), digits.replace(",", "")
        is_ambiguous = groups == 1 and found["english"] and "." not in digits
        return Decimal(plain), Decimal(digits.replace(",", ".")) if is_ambiguous else None, groups
    if found["spaced"]:
        space = found["space"]
        return Decimal(digits.replace(space, "").replace(",", ".")), None, digits.count(space)
    if found["dotted"]:
        return Decimal(digits.replace(".", "").replace(",", ".")), None, digits.count(".")
    plain = digits.replace(",", ".")
    whole, _, decimals = plain.partition(".")
    is_ambiguous = found["plain"] and len(decimals) == 3 and len(whole) <= 3 and whole[0] != "0"
    return Decimal(plain), Decimal(whole + decimals) if is_ambiguous else None, 0


def _is_glued(text: str, at: int) -> bool:
    """Whether digits belong to a name, as in CO2 and F-35; but not in to18700, RMB17 or US$5."""
    if text[at - 1 : at].isspace():
        return False
    before = _GLUED.search(text, max(0, at - 12), at)
    if before is None:
        return False
    letters = before[1]
    if before.start() and text[before.start() - 1] in "$€£¥":
        return False  # $US62
    if before[0].endswith("-") and _IS_NUMBER.search(text, max(0, before.start() - 2), before.start()):
        return False  # 4.1 million-4.15 million, 20 tons-30 tons
    is_word = letters.islower() or (letters.isupper() and len(letters) > 2)
    return before[0].endswith("-") or len(letters) == 1 or not is_word


def _fraction_at(text: str, start: int, at: int, whole: Decimal) -> Number | None:
    """Read ½ or 1/2 at ``at``: alone, or beside the whole number that begins at ``start``."""
    found = _FRACTION.match(text, at)
    if found is None:
        return None
    if found["vulgar"]:
        over, under = map(int, unicodedata.normalize("NFKC", found["vulgar"]).split("\u2044"))
    else:
        over, under = int(found["over"]), int(found["under"])
        is_glued = not found["space"] and at > 0 and text[at - 1] in "/.,'0123456789"
        if not 0 < over < under or is_glued:
            return None
    value = whole + Decimal(over) / Decimal(under)
    return Number(start, found.end(), value, value, Decimal(1) / under, is_part=not whole)


def _in_words(text: str, at: int) -> Number | None:
    """Read English words: seven, two hundred and fifty, two-thirds, half a, and the a of a million."""
    part = _PART.match(text, at)
    if part:
        under = Decimal(PARTS[part["under"].lower()])
        value = _cardinal(part["over"]) / under
        return Number(at, part.end(), value, value, 1 / under, is_part=True, is_in_words=True)
    half = _HALF.match(text, at)
    if half:
        return Number(at, half.end(), Decimal("0.5"), Decimal("0.5"), Decimal("0.5"), is_part=True, is_in_words=True)
    run = _ONE.match(text, at) or _CARDINALS.match(text, at)
    if run is None:
        return None
    value = _cardinal(run[0])
    return Number(at, run.end(), value, value, Decimal(1), is_in_words=True)


def _cardinal(words: str) -> Decimal:
    """Return the value of English number words below a thousand; "a" is one."""
    value = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word == "hundred":
            value = max(value, 1) * 100
        elif word != "and":
            value += CARDINALS.get(word, 1)
    return Decimal(value)


def _in_han(text: str, at: int) -> Number | None:
    hundredths = _HAN_HUNDREDTHS.match(text, at)
    if hundredths:
        return _han_part(at, hundredths, _HAN_SCALES[hundredths["under"]])
    run = _HAN_RUN.match(text, at)
    if run is None:
        return None
    end = run.end() - _is_of_a_unit(text, run.end() - 1)
    value = _han_value(text[at:end])
    if value is None:
        return None
    part = _HAN_PART.match(text, end) if value else None
    return _han_part(at, part, value) if part else Number(at, end, value, value, _step(value), is_in_words=True)


def _han_part(at: int, part: re.Match[str], under: Decimal) -> Number | None:
    """Read 三分之一 and 百分之二十三: so many parts of so many."""
    over = Decimal(part["over"]) if part["over"][0].isdecimal() else _han_value(part["over"])
    if over is None:
        return None
    return Number(at, part.end(), over / under, over, _step(over) / under, is_part=True, is_in_words=True)


def _han_value(run: str) -> Decimal | None:
    """Return the value of a run of Chinese digits and scales, or None: 三四百 is "three or four hundred"."""
    whole, _, decimals = run.replace("點", "点").partition("点")
    if not all(character in DIGITS for character in decimals):
        return None
    value = _han_whole(whole)
    if value is None or not decimals:
        return value
    return value + Decimal("0." + _digits_of(decimals))


def _digits_of(run: str) -> str:
    return "".join(str(DIGITS[character]) for character in run)


def _han_whole(run: str) -> Decimal | None:
    if all(character in DIGITS for character in run):
        # 二〇一二 is a year; 七八 is seven or eight.
        return Decimal(_digits_of(run)) if len(run) != 2 else None
    total = section = Decimal(0)
    scale = Decimal(1)
    digit: int | None = None
    follows_zero = False
    for character in run:
        if character in DIGITS:
            if digit:
                return None
            follows_zero, digit = digit == 0, DIGITS[character]
            continue
        scale = _HAN_SCALES[character]
        if character in _SMALL:
            section += (digit or 1) * scale
        elif scale == 10_000:
            total, section = total + (section + (digit or 0)) * scale, Decimal(0)
        else:
            total, section = (total + section + (digit or 0)) * scale, Decimal(0)
        digit = None
    if digit is None:
        return total + section
    # A last digit without its word stands for the next smaller one: 两万五 is 25,000, but 两万零五 20,005.
    return total + section + digit * (1 if follows_zero or scale == 10 else scale / 10)


# ------------------------------------------------------------------------------------------------ number words


def _with_words(text: str, first: Number, beside: Beside | None) -> Number:
    """Multiply number words in, and add up a descending chain of them: 9万3千8百, 43 million 500 thousand."""
    bare, at = first.bare, first.end
    and_part = None if first.is_part else _AND_PART.match(text, at)
    if and_part:
        bare, at = bare + _cardinal(and_part["over"]) / PARTS[and_part["under"].lower()], and_part.end()
    multiplier, end = _scale_at(text, at, beside)
    if multiplier is None and and_part is None:
        return first
    scale = multiplier or Decimal(1)
    value, step = bare * scale, first.step * scale
    if multiplier is not None:
        smallest = multiplier
        while (link := _next_in_chain(text, end, smallest, beside)) is not None:
            more, smallest, end = link
            value, step = value + more, smallest
    return Number(
        first.start, end, value, bare, step, multiplier,
        None if first.otherwise is None else first.otherwise * scale,
        first.groups, first.is_part and multiplier is None, first.is_in_words,
    )  # fmt: skip


def _scale_at(text: str, at: int, beside: Beside | None) -> tuple[Decimal | None, int]:
    """Return what the number words at ``at`` multiply by, and where they end: 万亿, hundred thousand, k."""
    power = _POWER.match(text, at)
    if power:
        raised = unicodedata.normalize("NFKC", power["power"] or power["raised"] or power["exponent"])
        return Decimal(10) ** int(raised), power.end()
    more = _MORE.match(text, at)
    end = more.end() if more else at
    multiplier = None
    while (found := _SCALE.match(text, end)) is not None:
        if found["han"] and _is_of_a_unit(text, found.start("han")):
            break
        scale = _HAN_SCALES[found["han"]] if found["han"] else _LATIN_SCALES[found["latin"].lower()]
        multiplier, end = (multiplier or Decimal(1)) * scale, found.end()
    if multiplier is not None:
        return multiplier, end
    letter = _LETTER.match(text, at)
    if letter and _is_number_letter(text, at, letter, beside):
        return Decimal(LETTERS[letter["letter"]]), letter.end()
    return None, at


def _is_of_a_unit(text: str, at: int) -> bool:
    """Whether 千 or 百 at ``at`` begins a unit: 千克, 百分点."""
    return text[at] in "千百" and at + 1 < len(text) and text[at + 1] in _OF_A_UNIT


def _is_number_letter(text: str, at: int, letter: re.Match[str], beside: Beside | None) -> bool:
    """A letter that touches its digits is a number word, as is one with a space that is followed by a unit.

    ``mm`` is a million only beside money: else it is a millimetre.
    """
    if letter["letter"].lower() != "mm" and letter.start("letter") == at:
        return True
    if beside is None:
        return False
    if letter["letter"].lower() == "mm":
        return beside.money_before(text, _start_of_digits(text, at)) or beside.money_at(text, letter.end())
    return beside.unit_at(text, letter.end()) or beside.money_before(text, _start_of_digits(text, at))


def _start_of_digits(text: str, at: int) -> int:
    while at and text[at - 1] in "0123456789.,' ":
        at -= 1
    return at


def _next_in_chain(text: str, at: int, smallest: Decimal, beside: Beside | None) -> tuple[Decimal, Decimal, int] | None:
    """Return what the next link of a chain adds, its number word and its end; None when there is no link."""
    gap = _CHAIN_GAP.match(text, at)
    start = gap.end() if gap else at
    found = _CHAINED.match(text, start)
    if found:
        value = Decimal(found[0])
    else:
        found = _CARDINALS.match(text, start) if start > at else None
        if found is None:
            return None
        value = _cardinal(found[0])
    multiplier, end = _scale_at(text, found.end(), beside)
    if multiplier is None and found[0][0].isdecimal() and not _ends_chain(text, at, found):
        return None
    scale = multiplier or Decimal(1)
    return (value * scale, scale, end) if value * scale < smallest else None


def _ends_chain(text: str, at: int, digits: re.Match[str]) -> bool:
    """Whether digits without a word end a chain: 12万5000. In 9万3 the 3 may stand for 3,000, so that is no number."""
    return digits.start() == at and text[at - 1] in _HAN_SCALES and len(digits[0]) > 1 and digits[0].isdecimal()


def _step(value: Decimal) -> Decimal:
    """Return the size of the last place that a number is written with."""
    written = str(value)
    return (
        _PLACES[len(written) - written.find(".") - 1] if "." in written and len(written) < len(_PLACES) else Decimal(1)
    )


_PLACES = [Decimal(1).scaleb(-places) for places in range(40)]
