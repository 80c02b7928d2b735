"""What a language model proposes: claims that pass the rules of every claim, or are refused with the reason.

Through the library ``llm`` (https://llm.datasette.io/), with whatever models its user has set up; only where a model is
asked for. Nothing that a model says is taken as read: its quote must be in the text, its ids must be known, its number
must be the printed one, and what is left is marked until a person has read it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..checking.claims import Terms
from ..extracting.found import FoundNumber
from ..model.problems import Severity, nearest
from ..model.records import Claim, Reference
from ..model.vocabulary import Bound, ClaimKind, Stance
from ..reading import evidence_rules, number_rules, quote_rules
from ..reading.draft_lines import fields, list_item, plain, to_decide
from ..reading.files import SourceFile
from ..reading.quotes import Position, QuotableText
from ..reading.raw_records import RawRecord
from ..reading.references import pointers
from ..reading.validation import validate
from .quoting import LONGEST_QUOTE

HOW_TO_INSTALL = 'pip install "llm>=0.27"'

LONGEST_TEXT = 60_000
"""Characters of a text that a model is given."""

MOST_PROPOSALS = 300

MARK = "read_against_the_text"
"""The comment that says a person has still to read a claim; ``check`` counts it."""

KEYS = (
    "statement", "kind", "stance", "indicator", "place", "material", "basis", "period", "value_stated", "bound",
    "value", "value_min", "value_max", "unit", "attributed_to", "quote",
)  # fmt: skip
"""What a model may say of a claim; all else is for a person."""

COMPARED = ("indicator", "place", "material", "period")
"""Of a number that was found as well: where the model says otherwise, the field is unsure."""


class NoAnswer(Exception):
    """A model that cannot be asked, or whose answer is none; its text says why."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that passed. ``unknown`` are fields with an id that is none, to what is nearest to it."""

    data: Mapping[str, Any]
    position: Position
    unknown: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a model proposed: what passed, and a line for each that did not."""

    by: str
    passed: Sequence[Proposal]
    refused: Sequence[str]


def ask(model_name: str, text: str, terms: Terms) -> Any:
    """Return what a model answers, as data of whatever shape. Raises NoAnswer."""
    try:
        import llm
    except ImportError:
        raise NoAnswer(f"a model needs the library llm: {HOW_TO_INSTALL}") from None
    try:
        model = llm.get_model(model_name)
        options: dict[str, Any] = {"schema": _SCHEMA} if model.supports_schema else {}
        answer = model.prompt(text[:LONGEST_TEXT], system=instructions(terms), stream=False, **options).text()
    except Exception as error:  # every model has errors of its own
        raise NoAnswer(f"the model {model_name} gave no answer: {' '.join(str(error).split())[:300]}") from None
    found = re.search(r"[\[{].*[\]}]", answer, re.DOTALL)
    try:
        return json.loads(found[0] if found else answer)
    except (ValueError, RecursionError):
        raise NoAnswer(f"the model {model_name} did not answer in JSON") from None


def instructions(terms: Terms) -> str:
    """Return what a model is told: what a claim is, and the ids that there are."""
    indicators = "\n".join(f"{key}: {term.name}, in {term.unit}" for key, term in terms.indicators.items())
    listed = {"places": terms.places, "materials": terms.materials, "units": terms.units, "actors": terms.actors}
    ids = "\n\n".join(f"{name}: {', '.join(known)}" for name, known in listed.items())
    return (
        "List what the text asserts. Answer with a JSON object {\"claims\": [...]} and nothing else. Each claim has "
        "statement (one assertion in your own words, readable alone, no more than the text says), kind "
        f"({', '.join(ClaimKind)}), stance ({', '.join(Stance)}) and quote: at most {LONGEST_QUOTE} characters copied "
        "exactly from the text, which carry the claim and occur once. A claim with a number also has value_stated (the "
        f"number as printed, with its unit), bound ({', '.join(Bound)}), value in digits (a range: value_min and "
        "value_max), unit, and, where the text says them, indicator, place, material, period (EDTF: 2012, 2012-06, "
        "2005/2008) and attributed_to. Leave out what the text does not say. Use only these ids.\n\n"
        f"indicators:\n{indicators}\n\n{ids}"
    )  # fmt: skip


_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["claims"],
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["statement", "kind", "quote"],
                "properties": {
                    key: {"type": "number" if key in ("value", "value_min", "value_max") else "string"} for key in KEYS
                },
            },
        }
    },
}


# ------------------------------------------------------------------------------------------------ what passes


def examined(answer: Any, by: str, text: str, terms: Terms) -> Proposals:
    """Return what passes of a model's answer. ``by`` is how the marks call the model."""
    raw = answer.get("claims") if isinstance(answer, dict) else answer
    quotable = QuotableText(text)
    passed: list[Proposal] = []
    refused: list[str] = []
    for number, data in enumerate(raw if isinstance(raw, list) else [], 1):
        if number > MOST_PROPOSALS:
            refused.append(f"all after the first {MOST_PROPOSALS}")
            break
        outcome = _examine(number, data, quotable, terms)
        if isinstance(outcome, Proposal):
            passed.append(outcome)
        else:
            refused.append(outcome)
    return Proposals(by, passed, refused)


def _examine(number: int, given: Any, text: QuotableText, terms: Terms) -> Proposal | str:
    """Return a proposal that passes, or why it does not."""
    if not isinstance(given, dict):
        return f"{number}: is no claim"
    data = {key: _text(given[key]) for key in KEYS if given.get(key) not in (None, "", [])}
    quote = data.get("quote", "")
    unknown = dict(_unknown_ids(data, terms))
    for key in unknown:
        del data[key]
    raw = RawRecord("claim", _NO_FILE, 1, {**data, "id": f"proposal-{number}", "article": "text", "topics": ["text"]})
    checked = validate(raw)
    position = quote_rules.locate_quote(checked, ("quote",), quote, None, text) if quote else None
    if not isinstance(position, Position):
        return f"{number}: {position.message if position else 'has no quote'}"
    checked.take(quote_rules.check_ends(checked, ("quote",), quote, position, text))
    checked.take(number_rules.check_printed(checked, terms.conversion))
    checked.take(evidence_rules.check_words(checked, terms.conversion))
    stated = data.get("value_stated")
    if stated and " ".join(stated.split()) not in " ".join(quote.split()):
        return f"{number}: value_stated '{stated}' is not in its quote"
    errors = [problem for problem in checked.problems if problem.severity is Severity.ERROR]
    if errors:
        return f"{number}: {errors[0].message}"
    return Proposal(data, position, unknown)


_NO_FILE = SourceFile(Path("proposals.yml"), "proposals.yml", "claim")


def _text(value: Any) -> str:
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return " ".join(str(value).split())


def _unknown_ids(data: Mapping[str, str], terms: Terms) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields that refer to what is not there, with what is nearest."""
    known: Mapping[str, Iterable[str]] = {
        "indicator": terms.indicators, "place": terms.places, "material": terms.materials,
        "unit": terms.units, "actor": terms.actors,
    }  # fmt: skip
    for pointer in pointers(Claim):
        if pointer.key in data and isinstance(pointer.mark, Reference) and pointer.mark.kind in known:
            ids = list(known[pointer.mark.kind])
            if data[pointer.key] not in ids:
                yield pointer.key, list(filter(None, [nearest(data[pointer.key], ids)]))


# ------------------------------------------------------------------------------------- beside what was found


def is_about(proposal: Proposal, number: FoundNumber) -> bool:
    """Whether a proposal is about a number that was found in the text: its quote holds it, and it states the same."""
    if "value_stated" not in proposal.data:
        return False
    holds = proposal.position.start <= number.start and number.end <= proposal.position.end
    words = " ".join(number.text.split())
    return holds and (words in proposal.data["value_stated"] or proposal.data["value_stated"] in words)


def told(number: FoundNumber, proposal: Proposal, by: str) -> FoundNumber:
    """Return a number with the model's word against its fields: where the two differ, the field is unsure."""
    against = {
        key: proposal.data[key]
        for key in COMPARED
        if proposal.data.get(key) is not None and proposal.data[key] != getattr(number, key)
    }
    if not against:
        return number
    others = {key: (*number.alternatives.get(key, ()), value) for key, value in against.items()}
    rules = {key: f"{number.decided_by.get(key, 'nothing')}; {by} says {value}" for key, value in against.items()}
    return replace(
        number,
        alternatives={**number.alternatives, **others},
        decided_by={**number.decided_by, **rules},
        unsure=tuple(dict.fromkeys((*number.unsure, *against))),
    )


def item(identity: str, proposal: Proposal, by: str) -> str:
    """Return a claim that only the model proposes, as an item of the file, with the mark that it is to be read."""
    data = {key: proposal.data[key] for key in KEYS if key in proposal.data and key != "quote"}
    lines = [fields({"id": identity, **{key: _number(key, value) for key, value in data.items()}})]
    lines += [to_decide(key, choices, f"{by}; its id is not known") for key, choices in proposal.unknown.items()]
    lines.append(fields({"quote": proposal.data["quote"]}))
    lines.append(to_decide(MARK, [], by))
    return list_item("".join(lines))


def _number(key: str, value: str) -> Any:
    return plain(float(value)) if key in ("value", "value_min", "value_max") else value
