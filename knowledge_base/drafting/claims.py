"""One claim for one number of a text: what is known as fields, what is unsure as comments to decide."""

from dataclasses import dataclass
from typing import Any

from ..checking import wording
from ..extracting.checked import CheckedNumber, claim_of
from ..extracting.found import FoundNumber
from ..extracting.lexicon import Lexicon
from ..model.records import Claim
from ..model.vocabulary import Bound
from .writing import as_item, fields, plain, to_decide

FIELDS = ("indicator", "place", "material", "basis", "period", "attributed_to")
"""Of a claim, in the order in which they are written, with the fields of what was found (``NAMES``)."""

NAMES = {"attributed_to": "speaker"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a language model says of a number that was found in the text as well."""

    by: str
    statement: str


def claim_item(identity: str, one: CheckedNumber, quote: str | None, lexicon: Lexicon, said: Said | None = None) -> str:
    """Return the claim that a number makes, as an item of the file. ``said`` is what a model says of it."""
    number = one.number
    claim = claim_of(number, lexicon)
    lines = [fields({"id": identity, "statement": _statement(claim, number, lexicon), "kind": str(number.kind)})]
    lines.append(_decided("stance", str(number.stance), number))
    lines += [_decided(field, getattr(number, NAMES.get(field, field)), number) for field in FIELDS]
    # As printed: what else an odd number may mean is for a person to say.
    is_range = number.bound is Bound.RANGE and number.value_min <= number.value_max
    amounts = (
        {"value_min": plain(number.value_min), "value_max": plain(number.value_max)}
        if is_range
        else {"value": plain(number.value_min if claim.value is None or number.warnings else claim.value)}
    )
    lines.append(fields({"value_stated": claim.value_stated, "bound": str(number.bound)}))
    lines.append(fields(amounts))
    lines.append(_decided("unit", number.unit, number))
    if number.warnings:
        meant = [getattr(claim, key) for key in ("value", "value_min", "value_max") if getattr(claim, key) is not None]
        lines.append(to_decide("correction", [" to ".join(f"{value:,.10g}" for value in meant)], number.warnings[0]))
    if quote is None:
        lines.append(to_decide("quote", [], "no words around the number occur once within 200 characters"))
    else:
        lines.append(fields({"quote": quote}))
    if said is not None and said.statement:
        lines.append(to_decide("statement", [said.statement], said.by))
    if one.claim_id:
        lines.append(f"# the known claim {one.claim_id} says the same: repeats may be counted once\n")
    return as_item(lines)


def _decided(field: str, value: Any, number: FoundNumber) -> str:
    """A field that is known, or a comment with what it may be; nothing for one of which nothing is said."""
    name = NAMES.get(field, field)
    others = [str(other) for other in number.alternatives.get(name, ())]
    if name in number.unsure:
        choices = [*([str(value)] if value is not None else []), *others]
        rule = number.decided_by.get(name, "nothing in the text")
        return to_decide(field, dict.fromkeys(choices), rule) if choices else ""
    return fields({field: value}) if value is not None else ""


_BOUNDS = {Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most "}


def _statement(claim: Claim, number: FoundNumber, lexicon: Lexicon) -> str:
    """What is known, in plain words that stand alone, for the curator to put into better ones."""
    amount = f"{_BOUNDS.get(claim.bound or Bound.EXACT, '')}{claim.value_stated}"
    indicator = lexicon.terms.indicators.get(claim.indicator or "")
    place = lexicon.terms.places.get(claim.place or "")
    if indicator is None or place is None or {"indicator", "place"} & set(number.unsure):
        return f"The article gives {amount}."
    subject = wording.Subject(indicator.name, place.name_in_text or place.name, "", "", indicator.name_in_text)
    is_dated = claim.period and "period" not in number.unsure
    when = f", {wording.spoken_period(claim.period or '')}" if is_dated else ""
    return wording.sentence(f"{subject}{when}: {amount}.")
