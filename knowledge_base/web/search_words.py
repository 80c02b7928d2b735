"""What a person types into a search box -> a full-text query that cannot fail; and the words to mark in what it finds.

Whatever is typed becomes a list of terms, each quoted for FTS5, so no input is a syntax error. Words are stemmed by the
index; "several words" in quotation marks are a phrase; a word with a * finds everything that begins with it; -word and
NOT word leave out, a OR b takes either; words that say nothing (of, who) are left out. Chinese is looked up in the
index's grams (see ``building/full_text.py``), and so is a number: as it is typed, and in the form that all its
notations share.

The SQL of the site calls the functions of ``SQL_FUNCTIONS``; every connection needs them (``register``).
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..building.full_text import CJK_RUN, LONGEST_GRAM
from ..model.printed_numbers import FoundNumber, number_forms
from ..reading.normal_text import normalise
from .days import asked_day

LONGEST_QUERY = 400
"""Characters of a query that are looked at."""

MOST_TERMS = 16
"""Terms of a query that are looked at."""

PASSAGE_RADIUS = 90
"""Characters shown on either side of a Chinese word inside a long text."""

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
"""A word, or a number with its separators: 71.1 and 90,000 are each one thing to look for."""

_OPERATORS = {"AND", "OR", "NOT", "NEAR"}

_STOP_WORDS = """
a about an and are as at be been by did do does for from had has have how in into is it its many most much of on or said
say says than that the there these this those to was were what when where which who whom whose why with
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""English words that say nothing of what is looked for, unless nothing else is typed, or in quotation marks."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: a word, the beginning of a word, a phrase, a piece of Chinese, or a number."""

    text: str
    is_prefix: bool = False
    form: str = ""
    """Of a number that is typed in some other form: the form that all its notations share."""
    is_excluded: bool = False
    """Whether it must not be there: ``-word``, ``NOT word``."""
    is_alternative: bool = False
    """Whether it may stand for the term before it: ``a OR b``."""

    @property
    def fts(self) -> str:
        """As FTS5 takes it."""
        if not self.form:
            return _quoted(self.text, self.is_prefix)
        as_typed = " AND ".join(term.fts for term in _chinese(self.text)) if CJK_RUN.search(self.text) else ""
        return f"(({as_typed or _quoted(self.text, self.is_prefix)}) OR {_quoted(self.form, self.is_prefix)})"


def _quoted(text: str, is_prefix: bool) -> str:
    quoted = '"' + text.replace('"', '""') + '"'
    return quoted + ("*" if is_prefix else "")


def terms_of(query: str) -> list[Term]:
    """Return the terms of a query, at most MOST_TERMS."""
    terms: list[Term] = []
    # Word by word: in a text, Chinese words with a blank between them are one broken at a line's end.
    parts = " ".join(normalise(word) for word in query[:LONGEST_QUERY].split()).split('"')
    for number, part in enumerate(parts):
        is_phrase = number % 2 == 1 and number < len(parts) - 1
        if is_phrase and not CJK_RUN.search(part):
            words = _WORD.findall(part)
            terms += [Term(" ".join(words))] if words else []
        else:
            terms += _terms_of_part(part)
    said = [term for term in terms if term.text.lower() not in STOP_WORDS]
    return (said or terms)[:MOST_TERMS]


def _terms_of_part(text: str) -> Iterator[Term]:
    """Yield the numbers that are typed in a form of their own, and the words between them."""
    at = 0
    for number in number_forms(text):
        typed = text[number.start : number.end]
        if typed != number.form:
            yield from _words(text[at : number.start])
            yield Term(typed, text[number.end : number.end + 1] == "*", number.form)
            at = number.end
    yield from _words(text[at:])


def _words(text: str) -> Iterator[Term]:
    """Yield the words of a text, with what stands before them: NOT or a minus sign, OR. A star makes a beginning."""
    before = ""
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if CJK_RUN.search(word):
            yield from _chinese(word)
        elif word in _OPERATORS:
            before = word
            continue
        else:
            has_minus = text[start - 1 : start] == "-" and (start == 1 or text[start - 2].isspace())
            is_starred = text[match.end() : match.end() + 1] == "*"
            yield Term(word, is_starred, "", has_minus or before == "NOT", before == "OR")
        before = ""


def _chinese(word: str) -> list[Term]:
    """Cut a run that is longer than the longest gram into overlapping pieces; all must be found."""
    terms = [Term(part) for part in CJK_RUN.split(word) if part]
    for run in CJK_RUN.finditer(word):
        text = run[0]
        starts = range(0, max(1, len(text) - LONGEST_GRAM + 1), LONGEST_GRAM // 2)
        pieces = [text[start : start + LONGEST_GRAM] for start in starts]
        if len(text) > LONGEST_GRAM:
            pieces.append(text[-LONGEST_GRAM:])
        terms += [Term(piece) for piece in dict.fromkeys(pieces)]
    return terms


# ------------------------------------------------------------------------------------- what the SQL of it calls


def search_terms(query: object) -> str:
    """Return a query as FTS5 takes it; an empty phrase, which finds nothing, for one without a word in it."""
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    for term in terms_of(str(query or "")):
        if term.is_excluded:
            unwanted.append(term.fts)
        elif term.is_alternative and wanted:
            wanted[-1].append(term.fts)
        else:
            wanted.append([term.fts])
    said = " AND ".join(group[0] if len(group) == 1 else f"({' OR '.join(group)})" for group in wanted)
    return (f"({said}) NOT ({' OR '.join(unwanted)})" if unwanted else said) if said else '""'


def search_excerpt(body: object, snippet: object, query: object) -> str:
    """Return the passage to show: SQLite's own where it marks a hit, else the one around the first that it cannot."""
    text, passage, sought = str(body or ""), str(snippet or ""), _Sought.of(query)
    if "[[" not in passage and sought and (at := sought.first_in(text)) is not None:
        start, end = max(0, at - PASSAGE_RADIUS), at + PASSAGE_RADIUS
        passage = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return sought.mark(passage)


def search_marks(text: object, query: object) -> str:
    """Return a text with all its hits marked: SQLite marks no Chinese word inside a sentence, and no number in another
    form.
    """
    return _Sought.of(query).mark(str(text or ""))


MOST_RANKED = 5_000
"""Hits that are ranked and counted by kind; of more, the first ones in the order of the index."""

MOST_COUNTED = 100_000
"""Records that are counted; where more hold the words, that is said."""

SQL_FUNCTIONS: dict[str, tuple[int, Callable[..., str | int | None]]] = {
    "search_terms": (1, search_terms),
    "search_excerpt": (3, search_excerpt),
    "search_marks": (2, search_marks),
    "search_most": (0, lambda: MOST_RANKED),
    "search_most_counted": (0, lambda: MOST_COUNTED),
    "asked_day": (1, asked_day),
}
"""SQL function to the number of its arguments and what it does. Hits are put between [[ and ]]."""


def register(connection: sqlite3.Connection) -> None:
    """Give a connection the functions, and one in place of Datasette's for the search boxes of tables.

    Datasette's ``escape_fts`` turns a lone quotation mark or white space into an empty expression, which FTS5 refuses;
    an empty phrase it takes, and finds nothing.
    """
    for name, (arguments, function) in SQL_FUNCTIONS.items():
        connection.create_function(name, arguments, function, deterministic=True)
    connection.create_function("escape_fts", 1, escape_words)


def escape_words(query: str) -> str:
    """Return words as FTS5 takes them, each quoted unless it is in quotation marks, as Datasette's function does it."""
    text = query[:LONGEST_QUERY]
    pieces = _PIECES.split(text + '"' * (text.count('"') % 2))
    quoted = (piece if piece.startswith('"') else f'"{piece}"' for piece in pieces if piece and piece != '""')
    return " ".join(quoted) or '""'


_PIECES = re.compile(r'\s+|(".*?")')


@dataclass(frozen=True, slots=True)
class _Sought:
    """What SQLite finds in the grams of a text, and cannot mark in the text itself."""

    words: tuple[str, ...]
    numbers: frozenset[str]

    @classmethod
    def of(cls, query: object) -> "_Sought":
        terms = terms_of(str(query or ""))
        words = {term.text: None for term in terms if CJK_RUN.search(term.text) and not term.form}
        numbers = {term.form or term.text for term in terms if term.form or term.text.isdecimal()}
        return cls(tuple(sorted(words, key=len, reverse=True)), frozenset(numbers))

    def __bool__(self) -> bool:
        return bool(self.words or self.numbers)

    def first_in(self, text: str) -> int | None:
        """Return where the first hit begins."""
        places = [text.find(word) for word in self.words if word in text]
        return min((*places, *(number.start for number in self._numbers_in(text))), default=None)

    def _numbers_in(self, text: str) -> Iterator[FoundNumber]:
        return (number for number in number_forms(text) if number.form in self.numbers) if self.numbers else iter(())

    def mark(self, text: str) -> str:
        """Put the signs of a hit around every hit that is not marked already."""
        return self._each_unmarked(self._each_unmarked(text, self._mark_numbers), self._mark_words) if self else text

    @staticmethod
    def _each_unmarked(text: str, mark: Callable[[str], str]) -> str:
        pieces = re.split(r"(\[\[.*?\]\])", text)
        pieces[::2] = map(mark, pieces[::2])
        return "".join(pieces)

    def _mark_words(self, text: str) -> str:
        return re.sub("|".join(map(re.escape, self.words)), r"[[\g<0>]]", text) if self.words else text

    def _mark_numbers(self, text: str) -> str:
        marked, at = "", 0
        for number in self._numbers_in(text):
            marked += f"{text[at : number.start]}[[{text[number.start : number.end]}]]"
            at = number.end
        return marked + text[at:]
