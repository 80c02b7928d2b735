"""One claim for one number of a text: what is known as fields, what is unsure as comments to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..checking import wording
from ..checking.claims import Terms
from ..extracting.checked import CheckedNumber, claim_of
from ..extracting.found import FoundNumber
from ..extracting.lexicon import Lexicon, lower_first
from ..model.records import Claim
from ..model.vocabulary import Bound
from ..reading.draft_lines import fields, list_item, plain, to_decide
from ..reading.undecided import NONE

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
    number, unfit = _without_unfit(one.number, lexicon), _unfit(one.number, lexicon)
    if unfit is not None:
        number = replace(number, indicator=None, unsure=tuple(name for name in number.unsure if name != "indicator"))
    claim = claim_of(number, lexicon)
    statement = statement_of(_known(claim, number), lexicon.terms)
    lines = [fields({"id": identity, "statement": statement, "kind": str(number.kind)})]
    lines.append(_decided("stance", str(number.stance), number))
    lines += [_decided(field, getattr(number, NAMES.get(field, field)), number) for field in FIELDS]
    lines.append(fields({"value_stated": claim.value_stated, "bound": str(number.bound)}))
    lines.append(fields(_amounts(number, claim)))
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
    if unfit is not None:
        lines.append(f"# {unfit}\n")
    if one.claim_id:
        lines.append(f"# the known claim {one.claim_id} says the same: repeats may be counted once\n")
    return list_item("".join(lines))


def _amounts(number: FoundNumber, claim: Claim) -> Mapping[str, Any]:
    """Return the value of a claim: with the sign of a fall; as printed where the scale is in doubt."""
    is_as_printed = bool(number.warnings)  # what else an odd number may mean is for a person to say
    if number.bound is Bound.RANGE and number.value_min <= number.value_max:
        ends = (number.value_min, number.value_max)
        if not is_as_printed and claim.value_min is not None and claim.value_max is not None:
            ends = (claim.value_min, claim.value_max)
        return {"value_min": plain(min(ends)), "value_max": plain(max(ends))}
    return {"value": plain(number.value_min if is_as_printed or claim.value is None else claim.value)}


def _without_unfit(number: FoundNumber, lexicon: Lexicon) -> FoundNumber:
    """Return a number without those alternatives for its indicator that count in another unit."""
    others = [str(other) for other in number.alternatives.get("indicator", ())]
    fitting = tuple(other for other in others if lexicon.fits(number.unit, other))
    return replace(number, alternatives={**number.alternatives, "indicator": fitting})


def _unfit(number: FoundNumber, lexicon: Lexicon) -> str | None:
    """Return why the indicator that is named cannot be that of a number: another dollar than the one it counts in."""
    if number.indicator is None or lexicon.fits(number.unit, number.indicator):
        return None
    unit = lexicon.terms.indicators[number.indicator].unit
    return f"{number.indicator} is in {unit} and this in {number.unit}: it stays without an indicator"


def _known(claim: Claim, number: FoundNumber) -> Mapping[str, Any]:
    """The fields of a claim of which the reader is sure."""
    fields_ = ("indicator", "place", "material", "period", "value", "value_min", "value_stated", "bound")
    return {field: getattr(claim, field) for field in fields_ if field not in number.unsure}


def _decided(field: str, value: Any, number: FoundNumber) -> str:
    """A field that is known, or a comment with what it may be; nothing for one of which nothing is said."""
    name = NAMES.get(field, field)
    others = [str(other) for other in number.alternatives.get(name, ())]
    if name in number.unsure:
        choices = [str(value) if value is not None else NONE, *others]
        rule = number.decided_by.get(name, "nothing in the text")
        return to_decide(field, dict.fromkeys(choices), rule) if choices != [NONE] else ""
    return fields({field: value}) if value is not None else ""


_BOUNDS = {str(Bound.ABOUT): "about ", str(Bound.AT_LEAST): "at least ", str(Bound.AT_MOST): "at most "}

STUB = "The article gives "
"""How a statement begins that says a number and not what it is of, because that is not known."""


def statement_of(claim: Mapping[str, Any], terms: Terms) -> str:
    """Return what is known of a number, in plain words that stand alone, for the curator to put into better ones.

    ``claim`` has those of its fields that are known: indicator, place, material, period, value, value_stated, bound.
    """
    sign = "-" if str(claim.get("value") or claim.get("value_min") or "").startswith("-") else ""
    amount = f"{_BOUNDS.get(str(claim.get('bound')), '')}{sign}{str(claim.get('value_stated')).removeprefix('-')}"
    indicator, place = terms.indicators.get(claim.get("indicator") or ""), terms.places.get(claim.get("place") or "")
    if indicator is None or place is None:
        return f"{STUB}{amount}."
    material = terms.materials.get(claim.get("material") or "")
    of_what = lower_first(material.name) if material else ""
    subject = wording.Subject(indicator.name, place.name_in_text or place.name, of_what, "", indicator.name_in_text)
    when = f", {wording.spoken_period(claim['period'])}" if claim.get("period") else ""
    return wording.sentence(f"{subject}{when}: {amount}.")


def renewed_statement(claim: Mapping[str, str], terms: Terms) -> str | None:
    """Return a statement that says what is known of a claim by now; None where a person has written one."""
    left_out = ({"indicator"}, {"period"}, {"material"}, {"period", "material"})
    made = {
        statement_of({key: value for key, value in claim.items() if key not in fields_}, terms) for fields_ in left_out
    }
    return statement_of(claim, terms) if claim.get("statement") in made else None
