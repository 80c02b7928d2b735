"""Where a text names what: triggers of the vocabulary, found in one pass over the words.

Latin words are compared word by word, Chinese ones anywhere in a run. A hyphen parts words like a blank.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

NEAR = 40
"""How many mentions before and behind one can cover it."""
GAP = 5
"""How many words may stand where a trigger has ``...``."""

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ&]*\d*|\d+")
_SIGN = re.compile(r"[$¥€£]")
_HAN = re.compile(r"[\u3400-\u9fff]")


class Word(NamedTuple):
    """One word of a text."""

    start: int
    end: int
    text: str
    lower: str


class Mention(NamedTuple):
    """A place in a text that shows one or more terms."""

    start: int
    end: int
    ids: tuple[str, ...]
    is_weak: bool = False

    def covers(self, other: "Mention") -> bool:
        """Whether another one lies in it and is shorter."""
        return self.start <= other.start and other.end <= self.end and self.end - self.start > other.end - other.start


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that show a term. Of ``words``, one that ends in ``-`` is a beginning, and ``...`` is a gap."""

    words: tuple[str, ...]
    key: str
    is_weak: bool

    @classmethod
    def read(cls, form: str, key: str) -> "Trigger":
        is_weak = form.startswith("(") and form.endswith(")")
        plain = (form[1:-1] if is_weak else form).replace("’", "'")
        if _SIGN.search(plain):
            return cls((), key, is_weak)  # a sign of money names no place in a text: see Lexicon.currency_of
        parts: list[str] = []
        for part in plain.split():
            if part == "...":
                parts.append(part)
                continue
            words = [found[0] for found in _WORD.finditer(part)] if not _HAN.search(part) else [part]
            if part.endswith("-") and words:
                words[-1] += "-"
            parts.extend(words)
        return cls(tuple(parts), key, is_weak)


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order: without a possessive's s, and U.S. as one."""
    return [Word(found.start(), found.end(), found[0], found[0].lower()) for found in _WORD.finditer(text)]


class Matcher:
    """Finds the terms of one kind. Immutable; made once per vocabulary."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        self._whole: dict[str, list[Trigger]] = {}
        self._stems: dict[str, list[Trigger]] = {}
        han: dict[str, list[Trigger]] = {}
        for trigger in triggers:
            if not trigger.words:
                continue
            first = trigger.words[0]
            if _HAN.search(first):
                han.setdefault("".join(trigger.words), []).append(trigger)
            elif first.endswith("-"):
                self._stems.setdefault(first[:4].lower().rstrip("-"), []).append(trigger)
            else:
                self._whole.setdefault(first.lower(), []).append(trigger)
        self._han = han
        self._han_by_first: dict[str, list[str]] = {}
        for form in han:
            self._han_by_first.setdefault(form[0], []).append(form)
        self._han_pattern = re.compile(f"[{''.join(self._han_by_first)}]") if han else None

    def find(self, text: str, words: Sequence[Word]) -> list[Mention]:
        """Return all mentions in order; they may overlap. ``words`` are those of the text."""
        found: dict[tuple[int, int], dict[str, bool]] = {}
        for start, end, trigger in self._matches(text, words):
            ids = found.setdefault((start, end), {})
            ids[trigger.key] = ids.get(trigger.key, True) and trigger.is_weak
        mentions = []
        for (start, end), ids in sorted(found.items()):
            strong = tuple(key for key, is_weak in ids.items() if not is_weak)
            weak = tuple(key for key, is_weak in ids.items() if is_weak)
            mentions += [Mention(start, end, strong)] if strong else []
            mentions += [Mention(start, end, weak, is_weak=True)] if weak else []
        return mentions

    def _matches(self, text: str, words: Sequence[Word]) -> Iterator[tuple[int, int, Trigger]]:
        for n, word in enumerate(words):
            for trigger in self._beginning_with(word.lower):
                last = _match(trigger.words, words, n, text)
                if last is not None:
                    yield word.start, words[last].end, trigger
        for met in self._han_pattern.finditer(text) if self._han_pattern else ():
            for form in self._han_by_first[met[0]]:
                if text.startswith(form, met.start()):
                    for trigger in self._han[form]:
                        yield met.start(), met.start() + len(form), trigger

    def _beginning_with(self, word: str) -> Iterator[Trigger]:
        yield from self._whole.get(word, ())
        for size in (2, 3, 4):
            if len(word) >= size:
                yield from self._stems.get(word[:size], ())


_PARTED = re.compile(r"[,;:()!?，。；：]|\.\s")


def _match(pattern: Sequence[str], words: Sequence[Word], at: int, text: str) -> int | None:
    """Return the index of the last word that a pattern takes from ``at`` on, or None.

    Words that follow each other in a trigger must do so in the text, without a comma between.
    """
    gap = False
    position = at
    last = at
    for part in pattern:
        if part == "...":
            gap = True
            continue
        reach = GAP + 1 if gap else 1
        for step in range(reach):
            n = position + step
            if n < len(words) and _is(part, words[n]) and (gap or not _is_parted(words, n, last, text)):
                last, position = n, n + 1
                break
        else:
            return None
        gap = False
    return last


def _is_parted(words: Sequence[Word], at: int, last: int, text: str) -> bool:
    return at > last and bool(_PARTED.search(text, words[last].end, words[at].start))


def _is(part: str, word: Word) -> bool:
    if part.endswith("-"):
        return word.lower.startswith(part[:-1].lower())
    return part == (word.lower if part == part.lower() else word.text)


def first_from(mentions: Sequence[Mention], at: int) -> int:
    """Return the index of the first mention that begins at a place or behind it; mentions are in order."""
    return bisect_left(mentions, at, key=_start)


def mentions_within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Return the mentions that lie between two places; mentions are in order."""
    found = []
    for n in range(first_from(mentions, start), len(mentions)):
        if mentions[n].start >= end:
            break
        if mentions[n].end <= end:
            found.append(mentions[n])
    return found


def _start(mention: Mention) -> int:
    return mention.start


def uncovered(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out what lies in a longer mention."""
    kept: list[Mention] = []
    for n, one in enumerate(mentions):
        near = mentions[max(0, n - NEAR) : n + NEAR]
        if not any(other.covers(one) for other in near):
            kept += [one]
    return kept
