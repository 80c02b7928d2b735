"""What the value of a key may be, and what is reported when it does not fit.

Each type reads a value as it comes from a file, text in YAML and CSV, also a number in JSON, and raises an ``unfit``
error with a message of its own; pydantic adds the way to the value. The message follows the name of the key:
"value '1e5' is not a number". The shape of a value (text, a list, a set of keys), a missing or an unknown key
are left to pydantic, which reports each under a type of its own.
"""

import json
import re
from collections.abc import Callable, Collection
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, StringConstraints, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from .addresses import refusal
from .characters import in_number_forms
from .dates import date_span, period_span
from .number_grammar import Number as BareNumber
from .number_grammar import find_numbers
from .problems import nearest, shown

UNFIT = "unfit"
"""The type of our own errors; their context holds ``message``, ``expected`` and ``suggestion``."""

QUOTE_LIMIT = 200
"""Longest quote in characters: evidence is a short fragment, never a paragraph (see CONTRIBUTING.md)."""

LARGEST = 1e15
"""Largest number, either way: beyond it, a float no longer holds every whole number, and a slip is likelier."""


def unfit(message: str, expected: str = "", suggestion: str = "") -> PydanticCustomError:
    """Return the error of a value that does not fit its key."""
    context = {"message": message, "expected": expected, "suggestion": suggestion}
    return PydanticCustomError(UNFIT, "{message}", context)


# ------------------------------------------------------------------------------------------------------- words


def read_word(value: Any, words: Collection[str]) -> str:
    """Return one of these words. Raises the error of a word that is none of them."""
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    word = value.strip()
    if word in words:
        return word
    if "\n" in word:
        raise unfit("contains a line break", "one line")
    raise unfit(f"'{shown(word)}' is not known", "one of " + ", ".join(words), nearest(word, words))


class _OneOf:
    """Marks a ``Literal`` whose words are read by ``read_word``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = get_args(source)
        return core_schema.no_info_before_validator_function(lambda value: read_word(value, words), handler(source))


ONE_OF = _OneOf()

# -------------------------------------------------------------------------------------------------------- text


def _fits(pattern: str, misfit: Callable[[str], PydanticCustomError]) -> Callable[[str], str]:
    """Return what lets a text pass that matches a pattern, and says of any other what is wrong."""
    matches = re.compile(pattern).fullmatch

    def check(text: str) -> str:
        if matches(text):
            return text
        raise misfit(text)

    return check


def _of_pattern(
    pattern: str,
    misfit: Callable[[str], PydanticCustomError],
    longest: int = 120,
    also: tuple[Callable[[str], str], ...] = (),
) -> Any:
    """Return the type of texts that match a pattern whole, and pass what ``also`` checks."""
    schema = {"type": "string", "pattern": f"^{pattern}$", "maxLength": longest}
    length = StringConstraints(max_length=longest)
    checks = map(AfterValidator, (_fits(pattern, misfit), *also))
    return Annotated[str, length, *checks, WithJsonSchema(schema)]


def _not_a_slug(text: str) -> PydanticCustomError:
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return unfit(f"'{shown(text)}' is not a slug", "lower-case letters, digits and hyphens", slug)


def _web_address(text: str) -> str:
    refused = refusal(text)
    if refused:
        raise unfit(f"'{shown(text)}' {refused.message}", refused.expected)
    return text


def _not_a_digest(_text: str) -> PydanticCustomError:
    return unfit("is not a SHA-256 digest", "64 hexadecimal digits")


def _not_a_language(text: str) -> PydanticCustomError:
    return unfit(f"'{shown(text)}' is not a language tag", "BCP 47, such as en or zh-Hans")


def _one_line(text: str) -> str:
    if "\n" in text:
        raise unfit("contains a line break", "one line")
    return text


NOTHING = frozenset({"null", "none", "nil", "nan", "n/a", "undefined", "todo", "tbd"})
"""Words by which other programs, and people in a hurry, say that there is no value. They are no title of anything."""


def _some_letter(text: str) -> str:
    if not any(map(str.isalnum, text)):
        raise unfit(f"'{shown(text)}' contains no letter and no digit", "words, or no such line")
    return text


def _says_something(text: str) -> str:
    if text.casefold() in NOTHING:
        raise unfit(f"'{shown(text)}' says nothing", "words, or no such line")
    return _some_letter(text)


def _a_name(slug: str) -> str:
    if slug in NOTHING or not any(map(str.isalpha, slug)):
        raise unfit(f"'{slug}' is no name", "at least one letter, and no word for nothing")
    return slug


SLUG = "[a-z0-9][a-z0-9-]*"

Slug = _of_pattern(SLUG, _not_a_slug)
OwnId = _of_pattern(SLUG, _not_a_slug, also=(_a_name,))
"""The id of a record itself: one that no program and no person takes for a number, or for nothing."""
Url = Annotated[
    str,
    StringConstraints(max_length=2_000),
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": r"^https?://\S+$", "maxLength": 2_000}),
]
Sha256 = _of_pattern("[0-9a-f]{64}", _not_a_digest)
Language = _of_pattern("[a-z]{2,3}(-[A-Za-z0-9]+)*", _not_a_language)
Id = Annotated[str, Field(min_length=1), WithJsonSchema({"type": "string", "pattern": f"^{SLUG}$"})]
"""A reference. Any text is read: ``references.py`` says whether there is such an id, and that "Chile" means cl."""
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_says_something)
]
Sign = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(_one_line),
    Field(json_schema_extra={"pattern": r"^[^\n]*$"}),
]
"""One line of any characters: a symbol such as %, or another name, which may be a symbol too."""
Line = Annotated[Sign, AfterValidator(_says_something)]
Quote = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=QUOTE_LIMIT),
    AfterValidator(_some_letter),
]

# ----------------------------------------------------------------------------------------------------- numbers

PLAIN_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
"""What is read as a number. Python would also take 1_000, 1e5 and digits of other scripts."""


def _plain_number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise unfit(f"is {spoken_value(value)}", "a number")
    if isinstance(value, str) and not PLAIN_NUMBER.fullmatch(value):
        raise _not_a_plain_number(value)
    return float(value)


def _number(value: Any) -> float:
    number = _plain_number(value)
    if not -LARGEST <= number <= LARGEST:
        raise unfit(f"{shown(value)} is out of range", "a number of at most 15 digits")
    return number


def _whole_number(lowest: int, highest: int, expected: str) -> Any:
    """Return the type of whole numbers between two limits; ``expected`` names them."""

    def read(value: Any) -> int:
        number = _plain_number(value)
        if not lowest <= number <= highest:
            raise unfit(f"{shown(value)} is out of range", expected)
        if number != int(number):
            raise unfit(f"{shown(value)} is not a whole number", expected)
        return int(number)

    schema = {"type": "integer", "minimum": lowest, "maximum": highest}
    return Annotated[int, BeforeValidator(read), WithJsonSchema(schema)]


def _not_a_plain_number(text: str) -> PydanticCustomError:
    """Say what is in the way of reading a number, and which number was probably meant."""
    expected = "digits and at most one decimal point, without unit or thousands separators"
    number = _number_alone(in_number_forms(text))
    if number is None:
        return unfit(f"'{shown(text)}' is not a number", expected)
    sign = text[: number.start].strip("+")
    plain = f"{sign}{number.value.normalize():f}"
    if number.otherwise is not None and not number.groups:
        as_thousands = f"{sign}{number.otherwise.normalize():f}"
        expected += (
            f": {as_thousands} if the point separates thousands, {sign}{number.value:f} if it is a decimal point"
        )
        return unfit(f"'{shown(text)}' is not a plain number", expected)
    if "," in text and not number.groups and number.multiplier is None:
        return unfit(f"'{shown(text)}' has a decimal comma", expected, plain)
    return unfit(f"'{shown(text)}' is not a plain number", expected, plain if PLAIN_NUMBER.fullmatch(plain) else "")


_BEFORE_NUMBER = re.compile(r"[-+]?")
_BEHIND_NUMBER = re.compile(r"(?:\s[^0-9]*|%)?")
"""What may be behind a number that was copied from a page: its unit."""


def _number_alone(text: str) -> BareNumber | None:
    """Return the number that a text is, in whatever notation, with at most a sign before and a unit behind it."""
    number = next(find_numbers(text, in_words=False), None)
    if number is None or not _BEFORE_NUMBER.fullmatch(text, 0, number.start):
        return None
    return number if _BEHIND_NUMBER.fullmatch(text, number.end) else None


def spoken_value(value: Any) -> str:
    """Return what a value of the wrong shape is, in words: "a list", "text", "null"."""
    shapes: dict[type, str] = {dict: "a set of keys", list: "a list", str: "text"}
    return shapes.get(type(value)) or shown(json.dumps(value))


Number = Annotated[
    float, BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": -LARGEST, "maximum": LARGEST})
]
Year = _whole_number(1000, 2999, "a year from 1000 to 2999")
Rank = _whole_number(1, 100, "a place from 1 to 100")

# ------------------------------------------------------------------------------------------------------- dates


def _dated(read: Callable[[str], object], otherwise: str = "") -> Callable[[str], str]:
    """Return what lets a text pass that can be read as a date; ``otherwise`` is what else the key may hold."""

    def check(text: str) -> str:
        try:
            read(text)
        except ValueError as error:
            from .date_hints import expected_instead, meant_date

            takes_intervals = _readable("2011/2012", read)
            expected = (takes_intervals and expected_instead(text)) or f"{error}{otherwise}"
            raise unfit(f"'{shown(text)}' is not a date", expected, _readable(meant_date(text), read)) from None
        return text

    return check


def _readable(text: str, read: Callable[[str], object]) -> str:
    """Return a date if it can be read, or an empty string."""
    try:
        read(text)
    except ValueError:
        return ""
    return text


def _date_or_yes(text: str) -> str:
    return text if text == "yes" else _dated(date_span, ", or yes")(text)


Date = Annotated[str, AfterValidator(_dated(date_span)), Field(examples=["2012", "2012-06", "2012-06-20", "2013~"])]
DateOrYes = Annotated[str, AfterValidator(_date_or_yes), Field(examples=["2013-02-03", "yes"])]
Period = Annotated[str, AfterValidator(_dated(period_span)), Field(examples=["2012", "2005/2006", "1958/..", "2013~"])]
