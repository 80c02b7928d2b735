"""What the full-text indexes hold, so that Chinese is found as well as English.

SQLite's ``unicode61`` tokenizer takes an unbroken run of Chinese characters for one word, so a search for
出口管制 inside a sentence finds nothing. Beside the words themselves we therefore index the *grams*: every
piece of one to eight characters of each such run, and the Latin words and digits that touch one. A search
for 稀土 or 陈占恒 then finds them as words, in plain Datasette and without any plugin. The English words are
stemmed by ``porter``. Measured alternatives: ``trigram`` cannot find words of two characters.

In the same column are words in their plain form, where they are printed in another (ＲＥＯ), and numbers in the one
form that all their notations share: 30996 finds 30,996, 30 996 and 3.0996万.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ..model.printed_numbers import number_forms
from ..reading.normal_text import normalise

LONGEST_GRAM = 8
"""Longest Chinese search word that is found as one piece; enough for 总量控制指标, in eight characters or fewer."""

TOKENIZER = "porter unicode61"

_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af"
CJK_RUN = re.compile(f"[{_CJK}]+")
_MIXED_RUN = re.compile(rf"[^\W_]*[{_CJK}][^\W_]*")


def words_of(*parts: str | None) -> str:
    """Return the text of the ``words`` column: everything, as it is."""
    return "\n".join(part for part in parts if part)


def grams_of(*parts: str | None, names: tuple[str, ...] = ()) -> str:
    """Return the text of the ``grams`` column: what is found beside the words themselves, each once, in order.

    Nothing reaches from one part, or one of the ``names`` behind them, into the next. Short parts are remembered: a
    claim is in two indexes. So are names together: those of a place and a material come back with every record about
    them.
    """
    given = [part for part in parts if part]
    found = [_remembered(part) if len(part) <= LONGEST_REMEMBERED else _found_in(part) for part in given]
    if names:
        given.append("\n".join(names))
        found.append(_found_in_names(names))
    grams = dict.fromkeys([gram for part in found for gram in part.grams])
    forms = dict.fromkeys([form for part in found for form in part.forms])
    others = [form for form in forms if form not in grams and not _is_word_of(form, given)]
    return " ".join((*grams, *others))


class _Found(NamedTuple):
    """What is found in a text: pieces of its Chinese runs, and plain forms of its words and numbers."""

    grams: tuple[str, ...]
    forms: tuple[str, ...]


_NOTHING = _Found((), ())


LONGEST_REMEMBERED = 1000
"""Characters."""


def _found_in(text: str) -> _Found:
    if text.isascii() and _DIGIT.search(text) is None:
        return _NOTHING
    plain = normalise(text)
    grams = tuple(dict.fromkeys(_grams(plain))) if CJK_RUN.search(plain) else ()
    forms = (*_forms_of_words(text, plain), *(number.form for number in number_forms(plain)))
    return _Found(grams, forms)


_remembered = lru_cache(maxsize=10_000)(_found_in)


@lru_cache(maxsize=10_000)
def _found_in_names(names: tuple[str, ...]) -> _Found:
    found = [_remembered(name) for name in names]
    return _Found(
        tuple(dict.fromkeys(chain.from_iterable(name.grams for name in found))),
        tuple(dict.fromkeys(chain.from_iterable(name.forms for name in found))),
    )


def _is_word_of(form: str, texts: list[str]) -> bool:
    """Whether a form is found by the words of some text as they are: 2012 is, 19.072 is two words there."""
    return form.isalnum() and any(_has_word(text, form) for text in texts)


def _has_word(text: str, word: str) -> bool:
    """Whether a text has these letters and digits with no others beside them."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile("[0-9]")


def _forms_of_words(text: str, plain: str) -> Iterator[str]:
    """Yield the plain forms of words that are printed in another: full-width, with ligatures, with accents apart."""
    if not text.isascii() and plain != text:
        yield from (word for word in _WORD.findall(plain) if not CJK_RUN.search(word))


def _grams(text: str) -> Iterable[str]:
    for mixed in _MIXED_RUN.finditer(text):
        for run in CJK_RUN.finditer(mixed[0]):
            characters = run[0]
            for start in range(len(characters)):
                for end in range(start + 1, min(start + LONGEST_GRAM, len(characters)) + 1):
                    yield characters[start:end]
        yield from (part for part in CJK_RUN.split(mixed[0]) if part)
