"""A checked text for people and for programs."""

from collections.abc import Sequence
from typing import Any

from ..model.problems import counted
from .checked import CheckedNumber


def as_data(checked: CheckedNumber) -> dict[str, Any]:
    """Return a checked number as JSON takes it. The keys are a contract."""
    number = checked.number
    return {
        "start": number.start,
        "end": number.end,
        "text": number.text,
        "bound": str(number.bound),
        "value_min": number.value_min,
        "value_max": number.value_max,
        "unit": number.unit,
        "normalised_min": number.normalised_min,
        "normalised_max": number.normalised_max,
        "kind": str(number.kind),
        "indicator": number.indicator,
        "place": number.place,
        "material": number.material,
        "basis": number.basis,
        "period": number.period,
        "speaker": number.speaker,
        "stance": str(number.stance),
        "decided_by": dict(number.decided_by),
        "alternatives": {field: [_plain(one) for one in found] for field, found in number.alternatives.items()},
        "unsure": list(number.unsure),
        "warnings": list(number.warnings),
        "verdict": str(checked.verdict) if checked.verdict is not None else None,
        "sentence": checked.sentence,
        "claim_id": checked.claim_id,
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def in_words(checked: Sequence[CheckedNumber]) -> str:
    """Return a report to read: every number with what it was taken for, its verdict, and what to look at."""
    if not checked:
        return "No number was found that measures something."
    unsure = sum(1 for one in checked if one.number.unsure)
    look = f"; {unsure} of them with a field to look at (marked ?)" if unsure else ""
    head = f"{counted(len(checked), 'number')}{look}."
    return "\n\n".join([head, *(_in_words(number, one) for number, one in enumerate(checked, 1))])


_FIELDS = ("unit", "indicator", "place", "material", "basis", "period", "speaker")


def _in_words(position: int, checked: CheckedNumber) -> str:
    number = checked.number
    lines = [f"{position}. “{' '.join(number.text.split())}” at {number.start}"]
    said = [
        f"{field}: {value}{' ?' if field in number.unsure else ''}"
        for field in _FIELDS
        if (value := getattr(number, field)) is not None or field in number.unsure
    ]
    lines.append("   " + "; ".join(said))
    for field in number.unsure:
        others = number.alternatives.get(field, ())
        lines.append(
            f"   ? {field} by: {number.decided_by.get(field, 'its print')}"
            + (f"; or {_listed(others)}" if others else "")
        )
    lines += [f"   ! {warning}" for warning in number.warnings]
    if checked.verdict is not None:
        lines.append(f"   = {checked.verdict}: {checked.sentence}")
    if checked.claim_id:
        lines.append(f"   = repeats the known claim {checked.claim_id}")
    return "\n".join(lines)


def _listed(others: Sequence[Any]) -> str:
    return ", ".join(
        " to ".join(f"{end:,.10g}" for end in dict.fromkeys(one)) if isinstance(one, tuple) else str(one)
        for one in others
    )
