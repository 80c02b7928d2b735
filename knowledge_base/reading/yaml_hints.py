"""Where a record stopped being YAML, and what its author probably meant.

A YAML parser notices a mistake where it can go on no longer: often a line too late, in words about its grammar. This
module is asked only when the parser has failed. It walks over the lines of the record as a person reads them, one key
a line, and returns the first line that does not fit, with what was expected there. It knows no more of YAML than our
files use; where every line fits, the parser's own message has to do.
"""

import re
from typing import NamedTuple

WHOLE_VALUE_IN_QUOTES = "the whole value in quotes"


class Fault(NamedTuple):
    """The first line that does not fit: ``line`` counts from 0 within the record."""

    line: int
    message: str
    expected: str
    is_sure: bool = True
    """Whether it is this line, not just one of those from here on."""


def first_fault(lines: list[str], *, is_item: bool) -> Fault | None:
    """Return the first line of a record, an item of a list, or of front matter that does not fit those before it."""
    return _Walk(lines, is_item=is_item).first_fault()


_KEY = re.compile(r"(?P<key>[^\s\"'\[\]{},&*!|>%@`#:-][^\s:]*|\"[^\"]*\"|'[^']*'):(?=\s|$)(?P<value>.*)")
_KEY_WITHOUT_SPACE = re.compile(r"(?P<key>[a-z_]+):\S")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?")
_SPECIAL = re.compile(r"[&*!%@`|>\]},]|[-?:](?=\s|$)")
"""What a plain value cannot begin with."""

_PAIRS = {"[": "]", "{": "}"}


class _Walk:
    """A walk over the lines. ``open`` are the mappings and lists that the line before is in, outermost first."""

    def __init__(self, lines: list[str], *, is_item: bool) -> None:
        self.lines, self.is_item = lines, is_item
        self.open: list[tuple[int, str]] = []
        """Column in which the keys of a mapping or the hyphens of a list are, and which of the two it is."""
        self.may_nest = True
        """Whether the line before opened something: a key without a value, or the beginning."""
        self.may_continue = False
        """Whether the value before may go on: a plain one, without a comment behind it."""
        self.comment_before = -1
        """The line of a comment that ended the value before; -1 when there is none."""
        self.plain_item = -1
        """The line of the item of a list that the line before is in, when it does not begin with a key; else -1."""

    def first_fault(self) -> Fault | None:
        number = 0
        while number < len(self.lines):
            found = self._line(number)
            if isinstance(found, Fault):
                return found
            number = found
        return None

    def _line(self, number: int) -> Fault | int:
        """Look at one line, and at those that its value goes on to; return the number of the next one."""
        line = self.lines[number]
        text = line.strip()
        if not text or text.startswith("#"):
            return number + 1
        if number and (text in ("---", "...") or line.startswith(("--- ", "... "))):
            return Fault(number, f"has a line '{text[:20]}' within a record", "a key, or no such line")
        column = _indentation(line)
        if not self.open and not self.is_item and (column or text.startswith("- ")):
            return self._misfit(number, text)
        hyphen = re.match("- +|-$", text)
        if hyphen:
            if not self._enter(column, "list"):
                return self._misfit(number, text)
            self.plain_item = -1
            column, text = column + hyphen.end(), text[hyphen.end() :]
            self.may_nest = True
        key = _KEY.match(text)
        if key:
            if not self._enter(column, "mapping"):
                return self._misfit(number, text)
            self.plain_item = -1
            return self._value(number, key["value"].strip())
        if hyphen and (number or text.startswith("{")):
            self.plain_item = number if text and text[0] not in _PAIRS else -1
            return self._value(number, text)
        if self.may_continue and column > self.open[-1][0]:
            return number + 1
        return self._misfit(number, text)

    def _enter(self, column: int, sort: str) -> bool:
        """Go on in the mapping or list of this column, or open it where one can be; say whether that is possible."""
        outer = [context for context in self.open if context[0] < column or context == (column, sort)]
        if outer and outer[-1] == (column, sort):
            self.open = outer
            return True
        same_column = sort == "list" and (column, "mapping") in self.open[-1:]  # a list may be below its key
        if self.may_nest and (not self.open or self.open[-1][0] < column or same_column):
            self.open.append((column, sort))
            return True
        return False

    def _misfit(self, number: int, text: str) -> Fault:
        if self.comment_before >= 0:
            message = "has a value that ends where ' #' begins a comment"
            return Fault(self.comment_before, message, WHOLE_VALUE_IN_QUOTES)
        if re.match(r"-[a-z_]+:(\s|$)", text):
            return Fault(number, "has a hyphen without a space after it", "'- ' before the first key of a record")
        if text.startswith("- "):
            return Fault(number, "has a list item where none can be", "'- ' at the left margin, or below a key")
        key = _KEY.match(text)
        if key and self.plain_item >= 0:
            item = self.plain_item
            self.plain_item = -1
            return self._misfit(item, self.lines[item].strip().removeprefix("- "))
        if key:
            message = f"key '{key['key'][:40]}' is not indented like the others"
            return Fault(number, message, "the key indented like the others")
        glued = _KEY_WITHOUT_SPACE.match(text)
        if glued:
            return Fault(number, f"key '{glued['key']}' has no space after its colon", "'key: value'")
        return Fault(number, f"has '{text[:40]}' where a key was expected", "'key: value'")

    # -------------------------------------------------------------------------------------------------- values

    def _value(self, number: int, value: str) -> Fault | int:
        """Look at the value that begins in a line; return the number of the line after it."""
        column = self.open[-1][0] if self.open else -1
        self.may_nest, self.may_continue, self.comment_before = False, False, -1
        if not value or value.startswith("#"):
            self.may_nest = True
            return number + 1
        if value[0] in "\"'":
            return self._quoted(number, value, column)
        if value[0] in _PAIRS:
            return self._bracketed(number, value, column)
        if _BLOCK.fullmatch(value):
            return self._block(number, column)
        if _SPECIAL.match(value):
            return Fault(number, f"has a value that begins with '{value[0]}'", WHOLE_VALUE_IN_QUOTES)
        if re.search(r":(\s|$)", re.split(r"\s#", value)[0]):
            return Fault(number, "has a value that contains ': '", WHOLE_VALUE_IN_QUOTES)
        has_comment = re.search(r"\s#", value)
        self.may_continue, self.comment_before = not has_comment, number if has_comment else -1
        return number + 1

    def _block(self, number: int, column: int) -> int:
        """Skip a block of text: all lines that are indented more than its key."""
        number += 1
        while number < len(self.lines):
            line = self.lines[number]
            if line.strip() and _indentation(line) <= column:
                return number
            number += 1
        return number

    def _quoted(self, number: int, value: str, column: int) -> Fault | int:
        start, quote = number, value[0]
        text = value[1:]
        while (end := _end_of_quotes(text, quote)) < 0:
            number += 1
            if number == len(self.lines) or self._looks_like_key(number, column):
                return Fault(
                    start, f"has a quote {quote} that is not closed", "a closing quote, or the whole value in quotes"
                )
            text = self.lines[number]
        behind = text[end:].strip()
        if behind and not behind.startswith("#"):
            return Fault(number, "has a value that goes on after its quotes", WHOLE_VALUE_IN_QUOTES)
        return number + 1

    def _bracketed(self, number: int, value: str, column: int) -> Fault | int:
        """Look at a list in [] or a mapping in {}, over as many lines as it takes."""
        bracket, depth, quote, opened, before = value[0], 0, "", number, ""
        text = value
        while True:
            for place, character in enumerate(text):
                if quote:
                    quote = "" if character == quote and before != "\\" else quote
                elif character in "\"'" and (before in "[{,:" or not before):
                    quote, opened = character, number
                elif character in "[{":
                    depth += 1
                elif character in "]}":
                    depth -= 1
                    if not depth:
                        return self._after_bracket(number, text[place + 1 :])
                before = before if character == " " else character
            if number + 1 == len(self.lines) or self._looks_like_key(number + 1, column):
                sign, name = (quote, "quote") if quote else (bracket, "bracket")
                line = opened if quote else self._last_line_of_text(number)
                is_sure = number + 1 < len(self.lines)
                return Fault(line, f"has a {name} {sign} that is not closed", f"a closing {name}", is_sure)
            number += 1
            text = self.lines[number]

    def _last_line_of_text(self, number: int) -> int:
        """Return this line, or the one above it that is not empty."""
        while number and not self.lines[number].strip():
            number -= 1
        return number

    def _after_bracket(self, number: int, behind: str) -> Fault | int:
        if behind.strip() and not behind.strip().startswith("#"):
            return Fault(number, "has a value that goes on after its bracket", WHOLE_VALUE_IN_QUOTES)
        return number + 1

    def _looks_like_key(self, number: int, column: int) -> bool:
        """Whether a line within quotes or brackets is indented as the key that they belong to, and is one itself."""
        line = self.lines[number]
        return _indentation(line) <= column and bool(_KEY.match(line.strip()) or _KEY.match(line.strip(" -")))


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end_of_quotes(text: str, quote: str) -> int:
    """Return the place after the closing quotation mark; -1 when there is none."""
    pattern = r'(?:[^"\\]|\\.)*"' if quote == '"' else r"(?:[^']|'')*'"
    found = re.match(pattern, text)
    return found.end() if found else -1
