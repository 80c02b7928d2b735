"""A text in, its numbers out: the one way into this room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model.vocabulary import Bound, ClaimKind, Direction
from .found import Decided, FoundNumber
from .lexicon import Lexicon
from .named_places import NamedPlaces
from .passage import Passage
from .quantities import Quantity
from .scale_damage import Damage, of_one, of_range
from .which_indicator import IndicatorRules, of_parts
from .which_material import MaterialRules
from .which_period import PeriodRules
from .which_place import PlaceRules
from .who_says import SpeakerRules

OF_COMPARED = ("compared", "told against")
"""How the rules begin that give a number the time that something is compared with."""

MOST_BEFORE = 12
"""How many numbers before one are looked at for what it is."""

LONGEST_SENTENCE = 400
"""Characters of a sentence that are kept as the context of a number."""


def read_text(text: str, vocabulary: Lexicon, date: str | None = None, place: str | None = None) -> list[FoundNumber]:
    """Return the numbers of a text in reading order, with what each is about.

    ``date`` is the article's day as EDTF (2012, 2012-06, 2012-06-20): "last year" is told against it; without one it
    is taken from the head of the text, where it stands. ``place`` is the id of the place that is meant where none is
    named.
    Adverts and what belongs to the page are left out. Never raises for any text.
    """
    passage = Passage.of(text, vocabulary, date, place)
    return list(_Reading(passage).numbers())


@dataclass(frozen=True, slots=True)
class _About:
    """A quantity with what was decided of it, for those that come after it."""

    quantity: Quantity
    indicator: Decided[str]
    place: Decided[str]
    period: Decided[str]
    material: Decided[str]


class _Reading:
    """One run over the quantities of a passage, in order."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._indicators = IndicatorRules(passage)
        self._named = NamedPlaces(passage)
        self._places = PlaceRules(passage, self._named)
        self._periods = PeriodRules(passage)
        self._materials = MaterialRules(passage)
        self._speakers = SpeakerRules(passage)

    def numbers(self) -> Sequence[FoundNumber]:
        found: list[FoundNumber] = []
        before: list[_About] = []
        for quantity in self._passage.quantities:
            before.append(self._about(quantity, before))
            found.append(self._found(before[-1]))
        return found

    def _about(self, quantity: Quantity, told: Sequence[_About]) -> _About:
        before = told[-1] if told else None
        place = self._places.decide(quantity, (before.quantity, before.place) if before else None)
        quantity = self._in_currency_of(quantity, place.value)
        indicator = self._indicators.decide(quantity, [(one.quantity, one.indicator) for one in told[-MOST_BEFORE:]])
        is_change = self._indicators.changes.is_change(quantity)
        main = next((one for one in reversed(told[-MOST_BEFORE:]) if not one.period.rule.startswith(OF_COMPARED)), None)
        period = self._periods.decide(quantity, (main.quantity, main.period) if main else None, is_change=is_change)
        material = self._materials.decide(quantity, (before.quantity, before.material) if before else None)
        return _About(quantity, indicator, place, period, material)

    def _in_currency_of(self, quantity: Quantity, place: str | None) -> Quantity:
        """Of a sign that several currencies share, take the currency of the place: ¥ in Japan is the yen."""
        currency = self._passage.lexicon.currency_of.get(place or "")
        is_foreign = place != self._named.main and quantity.sign == "$"
        if currency in quantity.other_units and (is_foreign or self._has_sign_of_its_own(currency, quantity)):
            return quantity
        if currency not in quantity.other_units:
            return quantity
        return replace(quantity, unit=self._passage.lexicon.in_currency(quantity.unit, currency) or quantity.unit)

    def _has_sign_of_its_own(self, currency: str, quantity: Quantity) -> bool:
        """Whether the text prints a currency otherwise: beside A$, a bare $ is another dollar."""
        unit = self._passage.lexicon.terms.units[currency]
        return any(
            form != quantity.sign and quantity.sign in form and form in self._passage.text for form in unit.aliases
        )

    def _found(self, about: _About) -> FoundNumber:
        passage, quantity = self._passage, about.quantity
        key = of_parts(passage, quantity, about.indicator.value, about.period.value)
        indicator = Decided(
            key,
            about.indicator.rule,
            _without(about.indicator.alternatives, key, about.indicator.value),
            about.indicator.is_unsure,
        )
        speaker = self._speakers.decide(quantity)
        stance = self._speakers.stance(quantity, speaker.value)
        kind = self._speakers.kind(quantity, about.period.value)
        basis = self._materials.basis(quantity, key)
        sentence = passage.sentence(quantity.start)
        around = passage.plain[sentence.start : sentence.end]
        damage = of_range(quantity) or of_one(quantity, key, self._beside(quantity), passage.lexicon, around)
        is_change = key is not None and passage.lexicon.terms.is_change(key)
        way = self._indicators.changes.way(quantity) if is_change or self._indicators.changes.is_change(quantity) else 0
        unit = _unit(quantity, passage)
        decided: dict[str, Decided[Any]] = {
            "unit": unit, "indicator": indicator, "place": about.place, "material": about.material, "basis": basis,
            "period": about.period, "speaker": speaker, "stance": stance, "kind": kind,
        }  # fmt: skip
        alternatives = {name: one.alternatives for name, one in decided.items() if one.alternatives}
        unsure = tuple(name for name, one in decided.items() if one.is_unsure)
        if damage is not None:
            alternatives["value"] = ((damage.low, damage.high),)
            unsure = ("value", *unsure)
        low, high = self._normalised(quantity, key, damage, way if is_change else 0)
        return FoundNumber(
            start=quantity.start,
            end=quantity.end,
            text=passage.text[quantity.start : quantity.end],
            bound=quantity.bound,
            value_min=quantity.value_min,
            value_max=quantity.value_max,
            unit=quantity.unit,
            normalised_min=low,
            normalised_max=high,
            kind=kind.value or ClaimKind.QUANTITY,
            indicator=key,
            place=about.place.value,
            material=about.material.value,
            basis=basis.value,
            period=about.period.value,
            speaker=speaker.value,
            stance=stance.value,  # type: ignore[arg-type]
            direction={1: Direction.RISES, -1: Direction.FALLS}.get(way),
            decided_by={name: one.rule for name, one in decided.items()},
            alternatives=alternatives,
            unsure=unsure,
            warnings=(_warning(quantity, damage, passage),) if damage else (),
            sentence=passage.text[sentence.start : sentence.end][:LONGEST_SENTENCE],
        )

    def _beside(self, quantity: Quantity) -> list[Quantity]:
        """The quantities of the same sentence."""
        sentence = self._passage.sentence(quantity.start)
        return self._passage.quantities_between(sentence.start, sentence.end)

    def _normalised(
        self, quantity: Quantity, indicator: str | None, damage: Damage | None, way: int
    ) -> tuple[float, float]:
        low, high = (damage.low, damage.high) if damage else (quantity.value_min, quantity.value_max)
        factor = self._passage.lexicon.factor(quantity.unit, indicator) if quantity.unit and indicator else None
        low, high = (float(f"{value * (factor or 1.0):.12g}") for value in (low, high))
        return (-high, -low) if way < 0 else (low, high)


def _without(others: Sequence[str], *chosen: str | None) -> tuple[str, ...]:
    return tuple(one for one in others if one not in chosen)


def _unit(quantity: Quantity, passage: Passage) -> Decided[str]:
    if quantity.unit is None:
        return Decided(None, "the vocabulary has no such unit", (), is_unsure=True)
    if quantity.counts is not None:
        return Decided(quantity.unit, "what is counted")
    own = (quantity.high.unit or quantity.low.unit).text if (quantity.high.unit or quantity.low.unit) else ""  # type: ignore[union-attr]
    is_printed = own.strip() in passage.plain[quantity.start : quantity.end]
    is_money = passage.lexicon.dimension(quantity.unit).startswith("[currency") and bool(quantity.other_units)
    return Decided(
        quantity.unit,
        "printed with it" if is_printed else "printed with a number beside it",
        quantity.other_units if is_money else (),
        is_unsure=not is_printed,
    )


def _warning(quantity: Quantity, damage: Damage, passage: Passage) -> str:
    symbol = passage.lexicon.terms.symbol(quantity.unit)
    meant = f"{damage.low:,.10g}" if damage.low == damage.high else f"{damage.low:,.10g} to {damage.high:,.10g}"
    printed = " ".join(passage.text[quantity.start : quantity.end].split())
    hedge = "about " if quantity.bound is Bound.ABOUT else ""
    why = f"{damage.why}, as happens to units of ten thousand in translation"
    return f"“{printed}” is probably {f'{hedge}{meant} {symbol}'.strip()}: {why}."
