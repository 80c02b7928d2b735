"""Raw records -> typed records, with every mistake said in words that a person can act on.

A record with a mistake still comes out, with the keys that are sound: the checks that follow can then find
its other mistakes in the same run. ``faulty`` names the keys that are already reported.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from ..model.field_types import UNFIT, spoken_value
from ..model.problems import Problem, Severity, nearest, shown
from ..model.records import RECORD_KINDS, Shape
from .raw_records import RawRecord, Way


@dataclass(slots=True)
class Checked:
    """A typed record, where it came from, and what is wrong with it so far.

    ``faulty`` are the keys that are already reported; the record may be used when it is empty. ``reported`` has
    the exact ways to the values.
    """

    record: Any
    raw: RawRecord
    faulty: set[str]
    reported: set[Way] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def sound(self, *keys: str) -> bool:
        """Whether none of these keys is already reported."""
        return self.faulty.isdisjoint(keys)

    def problem(self, key: str, message: str, expected: str = "", suggestion: str = "") -> Problem:
        """An error at the value of a key."""
        return self.raw.problem((key,), message, expected, suggestion)

    def take(self, problems: Iterable[Problem]) -> None:
        """Note what a rule finds wrong. An error takes its key, and with it the record, out of use."""
        for problem in problems:
            self.problems.append(problem)
            if problem.severity is Severity.ERROR:
                self.faulty.add(problem.field)


def validate(raw: RawRecord) -> Checked:
    """Return the record with its types, and with whatever is wrong with single keys or between them."""
    model = RECORD_KINDS[raw.kind]
    checked = Checked(None, raw, set(raw.faulty))
    try:
        checked.record = model.model_validate(raw.data)
    except ValidationError as invalid:
        _take_errors(checked, model, invalid.errors(include_url=False))
        checked.record = _sound_part(model, raw.data, checked.faulty)
    for contradiction in checked.record.contradictions():
        if checked.sound(*contradiction.keys):
            key = next((key for key in contradiction.keys if key in raw.data), "")
            checked.problems.append(raw.problem((key,) if key else (), contradiction.message, contradiction.expected))
            checked.faulty.update(contradiction.keys)
    return checked


def _take_errors(checked: Checked, model: type[Shape], errors: list[Any]) -> None:
    raw = checked.raw
    meant = _misspelt_keys(raw, model, errors)
    for error in errors:
        if error["loc"][0] not in raw.faulty and not (error["type"] == "missing" and error["loc"] in meant):
            checked.problems.append(_explain(raw, model, error))
        checked.faulty.add(str(error["loc"][0]))
        checked.reported.add(error["loc"])
    checked.faulty.update(str(loc[0]) for loc in meant)


def _misspelt_keys(raw: RawRecord, model: type[Shape], errors: list[Any]) -> set[Way]:
    """Return the ways to the keys that unknown ones were probably meant to be: they are not missing as well."""
    unknown = [error for error in errors if error["type"] == "extra_forbidden"]
    return {(*error["loc"][:-1], meant) for error in unknown if (meant := _explain(raw, model, error).suggestion)}


def _sound_part(model: type[Shape], data: dict[str, Any], faulty: set[str]) -> Shape:
    """Build the record from the keys that are fine by themselves; every other is None."""
    values: dict[str, Any] = dict.fromkeys(model.model_fields)
    for name, info in model.model_fields.items():
        if name in data and name not in faulty:
            values[name] = _adapter(model, name).validate_python(data[name])
        elif not info.is_required():
            values[name] = info.get_default(call_default_factory=True)
    return model.model_construct(**values)


@cache
def _adapter(model: type[Shape], name: str) -> TypeAdapter[Any]:
    info = model.model_fields[name]
    annotation: Any = info.annotation
    return TypeAdapter(Annotated[annotation, *info.metadata] if info.metadata else annotation)


# ---------------------------------------------------------------------------------- pydantic's errors, in words


def _explain(raw: RawRecord, model: type[Shape], error: Any) -> Problem:
    loc: Way = error["loc"]
    key = _spoken(loc)
    message, expected, suggestion = _EXPLANATIONS.get(error["type"], _wrong_shape)(key, error, model)
    return raw.problem(loc, message, expected, suggestion)


def _spoken(loc: Way) -> str:
    """The way to a value as people say it: "event of links 2"."""
    name = str(loc[-1])
    if len(loc) == 1:
        return name
    outer = " ".join(str(part + 1) if isinstance(part, int) else part for part in loc[:-1])
    return f"{outer} {loc[-1] + 1}" if isinstance(loc[-1], int) else f"{name} of {outer}"


Explained = tuple[str, str, str]


def _missing(key: str, error: Any, model: type[Shape]) -> Explained:
    *outer, name = error["loc"]
    return f"key '{name}' is missing" + (f" in {_spoken(tuple(outer))}" if outer else ""), "", ""


def _unknown_key(key: str, error: Any, model: type[Shape]) -> Explained:
    *outer, name = error["loc"]
    known = _item_fields(model, outer[0]) if outer else model.model_fields
    # People turn the words of a key about: published_date, archived_url.
    suggestion = nearest(name, known) or nearest("_".join(reversed(name.split("_"))), known)
    first_word = re.match(r"\w*", name)
    if not suggestion and first_word and first_word[0] in known:
        suggestion = first_word[0]  # the value was taken for a part of the key, for want of a colon or a space
    expected = "" if suggestion else "one of " + ", ".join(known)
    return f"key '{shown(name)}' is not known" + (f" in {_spoken(tuple(outer))}" if outer else ""), expected, suggestion


def _item_fields(model: type[Shape], key: str) -> list[str]:
    """The keys that the items of a list of sub-records (links, mentions) may have."""
    annotation = model.model_fields[key].annotation
    return [name for item in getattr(annotation, "__args__", ()) for name in getattr(item, "model_fields", ())]


def _unfit(key: str, error: Any, model: type[Shape]) -> Explained:
    said = error["ctx"]
    return f"{key} {said['message']}", said["expected"], said["suggestion"]


def _too_long(key: str, error: Any, model: type[Shape]) -> Explained:
    return f"{key} has {len(error['input']):,} characters", f"at most {error['ctx']['max_length']:,}", ""


def _empty(key: str, error: Any, model: type[Shape]) -> Explained:
    return f"key '{key}' is empty", "a value, or no such line", ""


def _wrong_shape(key: str, error: Any, model: type[Shape]) -> Explained:
    expected = {"string_type": "text", "list_type": "a list", "model_type": "a set of keys"}
    return f"{key} is {spoken_value(error['input'])}", expected.get(error["type"], "another value"), ""


_EXPLANATIONS: dict[str, Callable[[str, Any, type[Shape]], Explained]] = {
    UNFIT: _unfit,
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "string_type": _wrong_shape,
    "list_type": _wrong_shape,
    "model_type": _wrong_shape,
}
"""Type of error to what says it in words: our own, and those of the shape that are pydantic's."""
