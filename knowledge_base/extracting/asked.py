"""A number that somebody asks about: said in fields or in a phrase, judged as a claim of an article would be.

Fields take names in any form: ids, names and aliases of the vocabulary. What is not known is answered with the nearest.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..checking.claims import names_of
from ..model.dates import period_span
from ..model.problems import nearest
from ..model.vocabulary import ClaimKind, Stance
from .checked import CheckedNumber, Known, check_found, check_text
from .found import FoundNumber
from .text_reader import read_text

CALLED = "the statement"
"""How sentences call a number that somebody asks about."""

LONGEST_PHRASE = 400
"""Characters of a phrase."""


class NotUnderstood(ValueError):
    """What is asked cannot be judged; the message says why, and what is nearest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number in fields, or a phrase in which one stands. Empty texts are what nobody said."""

    phrase: str = ""
    value: str = ""
    unit: str = ""
    indicator: str = ""
    place: str = ""
    material: str = ""
    period: str = ""
    """EDTF: 2012, 2012-06, 2010/2012."""
    basis: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Asked":
        """Read what was given by name; white space says nothing."""
        return cls(**{name: " ".join(str(given.get(name) or "").split())[:LONGEST_PHRASE] for name in cls.__slots__})

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name) for name in self.__slots__)


def check_asked(asked: Asked, known: Known) -> list[CheckedNumber]:
    """Return what is known of what is asked: of a phrase, of every number in it. Raises NotUnderstood."""
    if asked.phrase:
        checked = check_text(asked.phrase, known, called=CALLED)
        if not checked:
            raise NotUnderstood(f"no number with a unit can be read in “{asked.phrase}”")
        return checked
    return [check_found(_number(asked, known), known, called=CALLED)]


def _number(asked: Asked, known: Known) -> FoundNumber:
    terms, lexicon = known.bench.terms, known.lexicon
    if not asked.value or not asked.indicator:
        raise NotUnderstood("give a value and an indicator, or a phrase such as “X exported 55,300 tons in 2005”")
    indicator = _id_of("indicator", asked.indicator, terms.indicators)
    place = _id_of("place", asked.place, terms.places) if asked.place else None
    material = (
        _id_of("material", asked.material, terms.materials)
        if asked.material
        else usual_material(known, indicator, place)
    )
    counted = terms.indicators[indicator].bases or list(terms.basis_definitions)
    basis = _basis(asked.basis, counted) if asked.basis else None
    unit = asked.unit or terms.units[terms.indicators[indicator].unit].name
    found = read_text(f"{asked.value} {unit}", lexicon)
    if len(found) != 1 or found[0].unit is None:
        raise NotUnderstood(f"“{asked.value} {unit}” cannot be read as one number with a unit")
    number = found[0]
    factor = lexicon.factor(number.unit or "", indicator)
    if factor is None:
        own = terms.units[terms.indicators[indicator].unit]
        name, symbol = terms.indicators[indicator].name, own.symbol or own.name
        raise NotUnderstood(f"the unit of “{name}” is {symbol}, and {unit} cannot be turned into it")
    return replace(
        number,
        kind=ClaimKind.QUANTITY,
        stance=Stance.ASSERTS,
        indicator=indicator,
        place=place,
        material=material,
        basis=basis,
        period=_period(asked.period),
        speaker=None,
        normalised_min=number.value_min * factor,
        normalised_max=number.value_max * factor,
        unsure=(),
        alternatives={},
        warnings=(),
    )


def usual_material(known: Known, indicator: str, place: str | None) -> str | None:
    """Return the material of which most figures and claims are held for an indicator and a place: what is meant without
    a word. Where nothing is held for the place, or none is named, it is that of the indicator anywhere.

    The same is asked of a built database by ``sql/pages/usual_material.sql``; a test holds the two together.
    """
    figures = [figure.key for figure in known.bench.figures]
    claims = [(claim.indicator, claim.place, claim.material) for claim in known.claims]
    held = [key for key in (*figures, *claims) if key[0] == indicator and key[2] is not None]
    here = Counter(key[2] for key in held if key[1] == place) or Counter(key[2] for key in held)
    return min(here, key=lambda material: (-here[material], material), default=None)


def _period(text: str) -> str | None:
    if not text:
        return None
    try:
        period_span(text)
    except ValueError as mistake:
        raise NotUnderstood(f"“{text}” is not {mistake}") from None
    return text


def _id_of(kind: str, name: str, terms: Mapping[str, Any]) -> str:
    """Return the id of a term by its id or any of its names. Raises NotUnderstood."""
    asked = name.casefold()
    if asked in terms:
        return asked
    called: dict[str, str] = {}
    for key, term in terms.items():
        for said in names_of(term):
            called.setdefault(said.casefold(), key)
    if asked in called:
        return called[asked]
    raise NotUnderstood(f"no {kind} is called “{name}”" + _hint(name, [*called, *terms], terms, called))


def _hint(name: str, known: list[str], terms: Mapping[str, Any], called: Mapping[str, str]) -> str:
    near = nearest(name.casefold(), known)
    if near is None:
        return ""
    key = called.get(near, near)
    return f"; the nearest is {terms[key].name} ({key})"


def _basis(name: str, bases: Sequence[str]) -> str:
    """Return the word of a basis on which an indicator is counted. Raises NotUnderstood."""
    word = name.casefold().replace(" ", "-")
    if word in bases:
        return word
    near = nearest(word, list(bases))
    hint = f"the nearest is {near}" if near else f"it is counted as {', '.join(bases)}"
    raise NotUnderstood(f"no basis of it is called “{name}”; {hint}")
