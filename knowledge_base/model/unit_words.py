"""The names and symbols of units in print, and which units each may mean.

They are the symbols, aliases and names of ``units.yml``. A symbol is looked up as it is spelled, because Mt is a
million tonnes and mt a metric ton; only where no unit is spelled so, any spelling of it counts, and where that
leaves several, all of them. A word of three letters or more may have a plural s. What is composed in
``units.yml`` by a division is also read composed: "yuan per tonne", "$/kg", 元/吨, 每吨60元.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .records import Unit

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_PER = re.compile(r"\s*(?P<between>\([^()]{0,40}\)\s*)?(?:/\s*|\bper\s+|\ban?\s+|\beach\s+|每)", re.IGNORECASE)
"""What a denominator begins with."""
_TOLD_TIME = re.compile(r"\s+(?:earlier|ago|before|later|previously|on\s+year)\b", re.IGNORECASE)
"""Behind "a year": a time that something is compared with, and no denominator."""
_EACH = re.compile(r"(?:每|per\s)\s*")


class PrintedUnit(NamedTuple):
    """A unit as printed: the units its words may mean, likeliest first, and those of its denominator."""

    ids: tuple[str, ...]
    text: str
    per: tuple[str, ...] = ()


class UnitWords:
    """Finds the units that are named in a text. Immutable; made once per knowledge base."""

    def __init__(self, units: Iterable[Unit], money: Iterable[str] = ()) -> None:
        """``money`` are the ids of currencies and their multiples: they may come before their number."""
        self._spelled: dict[str, tuple[str, ...]] = {}
        for unit in units:
            for form in dict.fromkeys(_forms(unit)):
                self._spelled[form] = (*self._spelled.get(form, ()), unit.id)
        self._lower = _in_any_case(self._spelled)
        money_ids = set(money)
        self._money = {form for form, ids in self._lower.items() if money_ids.issuperset(ids)}
        self._money_by_end: dict[str, list[str]] = {}
        for form in sorted(self._money, key=len, reverse=True):
            self._money_by_end.setdefault(form[-1], []).append(form)
        by_first: dict[str, list[str]] = {}
        for form in sorted(self._lower, key=len, reverse=True):
            by_first.setdefault(form[0], []).append(form)
        self._by_first: Mapping[str, list[str]] = by_first

    def of(self, form: str) -> PrintedUnit | None:
        """Return the unit that is printed so, such as "%"."""
        ids = self._spelled.get(form)
        return PrintedUnit(ids, form) if ids else None

    def after(self, text: str, at: int) -> tuple[PrintedUnit | None, int]:
        """Return the unit at ``at``, after a space or a hyphen at most, and where it ends."""
        start = _skip(text, at)
        ids, end = self._read(text, start)
        if not ids or (text[end : end + 1].isdecimal() and _lower(text[start:end]) in self._money):
            return None, at
        per, last = self.per_at(text, end)
        return PrintedUnit(ids, text[start:last], per), last

    def per_at(self, text: str, at: int) -> tuple[tuple[str, ...], int]:
        """Return the units of a denominator at ``at``, and where it ends; none, and ``at``, when there is none.

        What is in brackets between, as in "60 yuan ($9.1) per ton", does not belong to the number.
        """
        per = _PER.match(text, at)
        if per is None:
            return (), at
        ids, end = self._read(text, per.end())
        if not ids or (per[0].strip().lower() in ("a", "an") and _TOLD_TIME.match(text, end)):
            return (), at
        return ids, at if per["between"] else end

    def before(self, text: str, at: int) -> tuple[PrintedUnit | None, int]:
        """Return the money just before ``at`` ("US$", "CNY/t "), and where it begins."""
        end = at
        while end and text[end - 1] == " ":
            end -= 1
        for form in self._money_by_end.get(text[end - 1 : end].lower(), ()):
            start = end - len(form)
            if start >= 0 and _lower(text[start:end]) == form and not (start and _LATIN.match(text[start - 1])):
                # A letter before it makes it another word: "$" in "C$5" is some other dollar.
                return PrintedUnit(self._ids(text[start:end], form), text[start:end]), start
        return None, at

    def per_before(self, text: str, at: int) -> tuple[str, ...]:
        """Return the units of a denominator before a number, as in 每吨60元."""
        if not at or text[at - 1].isdecimal():
            return ()
        for each in _EACH.finditer(text, max(0, at - 12), at):
            ids, end = self._read(text, each.end())
            if ids and not text[end:at].strip():
                return ids
        return ()

    def unit_at(self, text: str, at: int) -> bool:
        """Whether there is a unit at ``at``, after a space at most."""
        return bool(self._read(text, _skip(text, at))[0])

    def money_at(self, text: str, at: int) -> bool:
        """Whether there is money at ``at``."""
        start = _skip(text, at)
        return any(_lower(text[start : start + len(form)]) == form for form in self._money)

    def money_before(self, text: str, at: int) -> bool:
        """Whether there is money just before ``at``."""
        return self.before(text, at)[0] is not None

    def _read(self, text: str, at: int) -> tuple[tuple[str, ...], int]:
        if at >= len(text):
            return (), at
        lower = _lower(text[at : at + 40])
        for form in self._by_first.get(lower[0], ()):
            if lower.startswith(form) and (end := _whole_after(lower, len(form))):
                return self._ids(text[at : at + len(form)], form), at + end
        return (), at

    def _ids(self, spelled: str, lower: str) -> tuple[str, ...]:
        return self._spelled.get(spelled) or self._lower[lower]


def _forms(unit: Unit) -> Iterable[str]:
    """The ways in which a unit may be printed."""
    if unit.symbol:
        yield unit.symbol
    yield from unit.aliases
    yield unit.name


def _in_any_case(spelled: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    lower: dict[str, tuple[str, ...]] = {}
    for form, ids in spelled.items():
        key = _lower(form)
        lower[key] = tuple(dict.fromkeys((*lower.get(key, ()), *ids)))
    return lower


def _lower(text: str) -> str:
    """Lower case, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _skip(text: str, at: int) -> int:
    """Step over a space or a hyphen between a number and its unit."""
    while at < len(text) and text[at] in " \n":
        at += 1
    return at + 1 if at < len(text) and text[at] == "-" else at


def _whole_after(lower: str, end: int) -> int:
    """Return where a form that ends at ``end`` ends as a word, with its plural s; 0 when it is a part of a word."""
    if not _LATIN.match(lower[end - 1]):
        return end
    if end >= 3 and lower[end : end + 1] == "s" and lower[end - 1] != "s":
        end += 1
    return 0 if end < len(lower) and _LATIN.match(lower[end]) else end


NO_UNITS = UnitWords(())
