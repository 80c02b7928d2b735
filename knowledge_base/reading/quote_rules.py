"""Whether a quote is in its article's text, and whether it holds what it is evidence for."""

from collections.abc import Iterator

from ..model.printed_numbers import read_printed
from ..model.problems import Problem, shown
from .quotes import FoundTwice, NotFound, Position, QuotableText, differing_characters
from .raw_records import Way
from .validation import Checked

NUMBER_REACH = 30
"""How far a number that a quote cuts is looked for, in characters."""


def locate_quote(checked: Checked, loc: Way, quote: str, prefix: str | None, text: QuotableText) -> Position | Problem:
    """Return where a quote is in its article's text, or what is wrong when it does not occur exactly once."""
    try:
        return text.find(quote, prefix or "")
    except NotFound:
        after = f" after '{shown(prefix)}'" if prefix else ""
        nearest = text.nearest_words(quote)
        unseen = differing_characters(quote, nearest) if nearest else ""
        message = f"quote '{shown(quote)}'{after} is not in the text{': ' + unseen if unseen else ''}"
        return checked.raw.problem(loc, message, "the exact words", nearest)
    except FoundTwice as twice:
        message = f"quote '{shown(quote)}' occurs {twice.count} times in the text"
        return checked.raw.problem(loc, message, "more words, or quote_prefix: the words just before it")


def check_ends(checked: Checked, loc: Way, quote: str, position: Position, text: QuotableText) -> Iterator[Problem]:
    """Yield what a quote cuts in two: a number, which is then another one, or a word, which is a warning only."""
    for at, does in ((position.start, "begins"), (position.end, "ends")):
        number = _number_over(text.text, at)
        if number:
            message = f"quote '{shown(quote)}' {does} in the middle of the number '{shown(number)}'"
            yield checked.raw.problem(loc, message, "the whole number")
        elif word := text.word_over(at):
            message = f"quote '{shown(quote)}' {does} in the middle of the word '{shown(word)}'"
            yield checked.raw.problem(loc, message, "whole words").as_warning()


def _number_over(text: str, at: int) -> str:
    """Return the number that goes on over an offset, from its first digit to its number word; else nothing."""
    before = text[max(0, at - 2) : at]
    if not any(map(str.isdecimal, before)):
        return ""
    start = max(0, at - NUMBER_REACH)
    numbers = read_printed(text[start : at + NUMBER_REACH])
    return next((number.text for number in numbers if number.start < at - start < number.end), "")
