"""Which ids exist, and whether what refers to them is right.

Records arrive in the order of ``RECORD_KINDS``, so almost every reference can be judged on the spot. Only
references within one kind (a place's parent, an event's links) may look ahead; they wait until that kind is
complete. Of a record only its id is kept, with its place.
"""

import types
import typing
from collections.abc import Iterator, MutableMapping
from functools import cache
from typing import Annotated, Any, NamedTuple

from ..model.problems import Problem, nearest, shown
from ..model.records import RECORD_KINDS, Reference, Shape, WordOf
from .files import places_of
from .many_ids import ManyIds, Place
from .raw_records import RawRecord, Way
from .validation import Checked

Mark = Reference | WordOf


MOST_SEARCHES, FEW_IDS = 200, 1_000
"""How often similar ids are looked for where there are more than a few."""


class _Pointer(NamedTuple):
    """A key whose value points at another record; ``inner`` for a key of the items of a list of sub-records."""

    key: str
    inner: str
    is_list: bool
    mark: Mark

    def values(self, data: dict[str, Any]) -> list[tuple[Way, Any]]:
        """Return (way, value) of everything this pointer finds in a raw record."""
        value = data.get(self.key)
        if not self.is_list:
            return [] if value is None else [((self.key,), value)]
        if not isinstance(value, list):
            return []
        if not self.inner:
            return [((self.key, n), item) for n, item in enumerate(value)]
        return [
            ((self.key, n, self.inner), item[self.inner])
            for n, item in enumerate(value)
            if isinstance(item, dict) and self.inner in item
        ]


@cache
def pointers(model: type[Shape]) -> tuple[_Pointer, ...]:
    """Return every key of a model that is marked as a reference or a controlled word."""
    found = []
    for key, hint in typing.get_type_hints(model, include_extras=True).items():
        is_list, mark, items = _look_into(hint)
        if mark:
            found.append(_Pointer(key, "", is_list, mark))
        elif items:
            found += [_Pointer(key, pointer.key, True, pointer.mark) for pointer in pointers(items)]
    return tuple(found)


def _look_into(hint: Any) -> tuple[bool, Mark | None, type[Shape] | None]:
    """Return (is it a list, its mark, the model of its items) of a type hint."""
    origin = typing.get_origin(hint)
    if origin is Annotated:
        mark = next((m for m in hint.__metadata__ if isinstance(m, Reference | WordOf)), None)
        return (False, mark, None) if mark else _look_into(hint.__origin__)
    if origin is list:
        (item,) = typing.get_args(hint)
        if isinstance(item, type) and issubclass(item, Shape):
            return True, None, item
        return True, _look_into(item)[1], None
    if origin in (typing.Union, types.UnionType):
        parts = [_look_into(part) for part in typing.get_args(hint)]
        return next((part for part in parts if part[1] or part[2]), (False, None, None))
    return False, None, None


class Registry:
    """All ids read so far, with the place where each was first used."""

    def __init__(self, unreadable: set[str]) -> None:
        self._ids: dict[str, MutableMapping[str, Place]] = {kind: {} for kind in RECORD_KINDS}
        self._ids["claim"] = ManyIds()
        self._names: dict[str, dict[str, str]] = {kind: {} for kind in RECORD_KINDS}
        self._former: dict[str, dict[str, Place]] = {kind: {} for kind in RECORD_KINDS}
        self._searches = 0
        self._waiting: list[tuple[RawRecord, Way, str, str]] = []
        self._incomplete = unreadable

    def ids(self, kind: str) -> typing.Collection[str]:
        return self._ids[kind].keys()

    def places(self, kind: str) -> typing.Mapping[str, Place]:
        """Return the ids of a kind, and the file and line of each."""
        return self._ids[kind]

    def may_miss(self, kind: str) -> bool:
        """Whether some records of this kind could not be read, so that nothing can be called unknown."""
        return kind in self._incomplete

    def mark_incomplete(self, kind: str) -> None:
        self._incomplete.add(kind)

    def register(self, raw: RawRecord) -> list[Problem]:
        """Note a record's id, and its names as ways to find the id. Return what is wrong with them."""
        data, identity = raw.data, raw.identity
        if identity is None:
            self._incomplete.add(raw.kind)
            return []
        place = (raw.file, raw.line)
        file, line = first = self._ids[raw.kind].setdefault(identity, place)
        if first is not place:
            return [raw.problem(("id",), f"duplicate id '{identity}', first used at {file.name}:{line}")]
        problems = list(self._register_former_ids(raw, identity))
        aliases = data.get("aliases")
        called = [data.get(key) for key in ("name", "name_in_text", "name_original", "iso_code")]
        for name in [*called, *(aliases if isinstance(aliases, list) else [])]:
            if isinstance(name, str):
                self._names[raw.kind].setdefault(name.lower(), identity)
        return problems

    def _register_former_ids(self, raw: RawRecord, identity: str) -> Iterator[Problem]:
        """Note the ids a record had before. An address leads to one record, so no id may be two records', ever."""
        known, former = self._ids[raw.kind], self._former[raw.kind]
        if identity in former:
            file, line = former[identity]
            message = f"id '{identity}' is a former id of the {raw.kind} at {file.name}:{line}"
            yield raw.problem(("id",), message, "another id: old addresses still lead there")
        listed = raw.data.get("former_ids")
        for number, old in enumerate(listed if isinstance(listed, list) else []):
            if not isinstance(old, str):
                continue
            taken = known.get(old) or former.get(old)
            if taken:
                message = f"former id '{old}' belongs to the {raw.kind} at {taken[0].name}:{taken[1]}"
                yield raw.problem(("former_ids", number), message, "an id that no record has or had")
                continue
            former[old] = (raw.file, raw.line)
            self._names[raw.kind].setdefault(old, identity)

    def check(self, checked: Checked) -> Iterator[Problem]:
        """Yield every reference of a record that leads nowhere, except those that may still come to lead somewhere."""
        raw = checked.raw
        for pointer in pointers(RECORD_KINDS[raw.kind]):
            if pointer.key not in raw.data:
                continue
            for loc, value in pointer.values(raw.data):
                if not isinstance(value, str):
                    continue
                kind, identity = _target(pointer.mark, value)
                if identity in self._ids[kind] or kind in self._incomplete:
                    continue
                if loc in checked.reported or pointer.key in raw.faulty:
                    continue
                if kind == raw.kind:
                    self._waiting.append((raw, loc, kind, value))
                else:
                    yield self._unknown(raw, loc, pointer.mark, value)

    def finish(self) -> Iterator[Problem]:
        """Judge the references that had to wait for the end of their own kind."""
        for raw, loc, kind, value in self._waiting:
            if value not in self._ids[kind] and kind not in self._incomplete:
                yield self._unknown(raw, loc, Reference(kind), value)
        self._waiting.clear()

    def _unknown(self, raw: RawRecord, loc: Way, mark: Mark, value: str) -> Problem:
        key = str(next(part for part in reversed(loc) if isinstance(part, str)))
        kind = _target(mark, value)[0]
        if not self._ids[kind]:
            self.mark_incomplete(kind)  # one missing file is one mistake, not one for every reference into it
            expected = f"records in {places_of(kind)}, where there are none"
            return raw.problem(loc, f"{key} '{shown(value)}' is not known", expected)
        if isinstance(mark, Reference):
            return raw.problem(loc, f"{key} '{shown(value)}' is not known", "", self._suggestion(kind, value))
        words = sorted(word.partition("/")[2] for word in self._ids["word"] if word.startswith(mark.scheme + "/"))
        suggestion = nearest(value, words)
        known = "one of " + ", ".join(words) if words else f"a word of it in {places_of('word')}, where there is none"
        message = f"{key} '{shown(value)}' is not a word of {mark.scheme}"
        return raw.problem(loc, message, "" if suggestion else known, suggestion)

    def _suggestion(self, kind: str, value: str) -> str:
        """Return the id that was probably meant. To look for similar ids among many takes time: not for every one."""
        self._searches += 1
        ids = self._ids[kind] if self._searches <= MOST_SEARCHES or len(self._ids[kind]) < FEW_IDS else ()
        return nearest(value, ids, self._names[kind])


def _target(mark: Mark, value: str) -> tuple[str, str]:
    if isinstance(mark, Reference):
        return mark.kind, value
    return "word", f"{mark.scheme}/{value}"
