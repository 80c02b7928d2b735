"""The vocabulary as running text shows it: which words mean which indicator, place, material, actor.

A term is shown by its triggers, and by its names where it has none; places, materials and actors by both. The forms of
triggers are told in ``model/records.py::Triggers``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..checking.claims import Terms, names_of
from ..model.records import Indicator, Place
from ..model.unit_words import PrintedUnit
from .mentions import Matcher, Trigger

_CURRENCY = re.compile(r"\[currency\w*\]")

SHORTEST_SYMBOL = 3
"""Characters from which the symbol of a material is looked for in a text: In and No are words."""


@dataclass(frozen=True)
class Lexicon:
    """A vocabulary, ready for reading texts. Immutable; make it once and read many texts with it.

    ``largest`` maps an indicator to the largest value, in its unit, that is known of it for any place; numbers far
    beyond are doubted.
    """

    terms: Terms
    largest: Mapping[str, float] = field(default_factory=dict)
    _fits: dict[tuple[str, str], float | None] = field(default_factory=dict, repr=False)
    _dimensions: dict[str, str] = field(default_factory=dict, repr=False)
    _units: dict[PrintedUnit, tuple[str, float] | None] = field(default_factory=dict, repr=False)

    @cached_property
    def indicators(self) -> Matcher:
        own = ((key, term.triggers or _names(term)) for key, term in self.terms.indicators.items())
        return Matcher(_triggers(own))

    @cached_property
    def places(self) -> Matcher:
        def words(term: Place) -> list[str]:
            weak = {form[1:-1] for form in term.triggers if form.startswith("(")}
            return [*(name for name in _names(term) if name not in weak), *term.triggers]

        return Matcher(_triggers((key, words(term)) for key, term in self.terms.places.items()))

    @cached_property
    def materials(self) -> Matcher:
        def words(key: str) -> list[str]:
            term = self.terms.materials[key]
            short = term.symbol if term.symbol and len(term.symbol) < SHORTEST_SYMBOL else None
            names = [name if name != term.name else lower_first(name) for name in names_of(term) if name != short]
            return [*names, *term.triggers]

        return Matcher(_triggers((key, words(key)) for key in self.terms.materials))

    @cached_property
    def actors(self) -> Matcher:
        return Matcher(_triggers((key, [*names_of(term), *term.triggers]) for key, term in self.terms.actors.items()))

    @cached_property
    def defaults(self) -> tuple[str, ...]:
        """The indicators that a number in their unit means where nothing is named."""
        return tuple(key for key, term in self.terms.indicators.items() if "*" in term.triggers)

    @cached_property
    def shares_of(self) -> Mapping[str, tuple[str, ...]]:
        """Indicator to those of its shares that no words of their own show."""
        return _by_base(
            (term, term.share_of) for term in self.terms.indicators.values() if not (term.triggers or term.part)
        )

    @cached_property
    def shares_of_all(self) -> Mapping[str, tuple[str, ...]]:
        """Indicator to its shares of the whole that have words of their own, which what is named may leave out."""
        return _by_base(
            (term, term.share_of)
            for term in self.terms.indicators.values()
            if term.triggers and term.whole_place and not term.part
        )

    def is_difference(self, indicator: str) -> bool:
        """Whether an indicator is told as so much more or less: a growth, or an excess of one figure over another."""
        term = self.terms.indicators[indicator]
        is_told_so = self.terms.is_change(indicator) or (bool(term.may_be_negative) and not term.share_of)
        return is_told_so and self.is_per_cent(term.unit)

    @cached_property
    def growths_of(self) -> Mapping[str, tuple[str, ...]]:
        """Indicator to those of its changes."""
        return _by_base((term, term.growth_of) for term in self.terms.indicators.values())

    @cached_property
    def parts(self) -> frozenset[str]:
        """Indicators of parts of a year; the whole year's indicator leads to them."""
        return frozenset(term.in_parts for term in self.terms.indicators.values() if term.in_parts)

    @cached_property
    def counted(self) -> frozenset[str]:
        """The indicators whose numbers only count."""
        conversion = self.terms.conversion
        return frozenset(
            key for key, term in self.terms.indicators.items() if conversion.dimension(term.unit) == "[count]"
        )

    @cached_property
    def counting_unit(self) -> str | None:
        """The unit of what only counts, of which one is one."""
        conversion = self.terms.conversion
        units = (self.terms.indicators[key].unit for key in self.counted)
        return next((unit for unit in units if conversion.number_in_name(unit) == 1.0), None)

    def factor(self, unit: str, indicator: str) -> float | None:
        """What one of a unit is in the unit of an indicator; None where it does not fit."""
        key = (unit, indicator)
        if key not in self._fits:
            self._fits[key] = self.terms.conversion.factor(unit, self.terms.indicators[indicator].unit)
        return self._fits[key]

    def fits(self, unit: str | None, indicator: str) -> bool:
        """Whether an indicator can be counted in a unit."""
        return unit is not None and self.factor(unit, indicator) is not None

    @cached_property
    def currency_of(self) -> Mapping[str, str]:
        """Place to the currency that its weak triggers name: cn to cny where they hold "(yuan)"."""
        words = self.terms.conversion.words
        found: dict[str, str] = {}
        for key, place in self.terms.places.items():
            for form in place.triggers:
                unit = words.of(form[1:-1]) if form.startswith("(") else None
                if unit is not None and self.dimension(unit.ids[0]).startswith("[currency"):
                    found.setdefault(key, unit.ids[0])
        return found

    def in_currency(self, unit: str | None, currency: str) -> str | None:
        """Return the unit that counts a currency by what a unit of money is counted by: aud-per-kg for usd-per-kg.

        The currency itself for plain money; None where the vocabulary has no such unit.
        """
        conversion = self.terms.conversion
        under = conversion.denominator(unit) if unit is not None else None
        if under is None:
            return currency
        alike = (other for other in conversion.usable if conversion.denominator(other) == under)
        return next((other for other in alike if conversion.numerator(other) == currency), None)

    def is_money_like(self, unit: str | None, indicator: str) -> bool:
        """Whether a unit and an indicator are both sums of money, of whatever currency."""
        wanted, own = self.dimension(self.terms.indicators[indicator].unit), self.dimension(unit)
        return wanted.startswith("[currency") and own.startswith("[currency") and "/" not in wanted + own

    def can_grow(self, indicator: str) -> bool:
        """Whether rises and falls of an indicator are told: of a quantity or of money, not of a time or a count."""
        dimension = self.dimension(self.terms.indicators[indicator].unit)
        return dimension.startswith(("[mass]", "[currency")) and indicator not in self.counted

    def is_price_of(self, unit: str | None, indicator: str) -> bool:
        """Whether a unit is money and an indicator counts the same money by something: dollars, and dollars per "
        "kilogram."""
        money = self.terms.conversion.numerator(self.terms.indicators[indicator].unit)
        return unit is not None and money is not None and self.terms.conversion.factor(unit, money) is not None

    @cached_property
    def reference_currency(self) -> str | None:
        """The first currency of the vocabulary: the one in which money without an indicator of its own is counted."""
        money = (unit for unit in self.terms.conversion.usable if self.dimension(unit).startswith("[currency"))
        return next(money, None)

    def may_be(self, unit: str | None, indicator: str) -> bool:
        """Whether a number in a unit can be one of an indicator: money of any currency fits what is counted in "
        "dollars."""
        if unit is None or self.fits(unit, indicator):
            return unit is not None
        wanted, own = self.dimension(self.terms.indicators[indicator].unit), self.dimension(unit)
        reference = self.dimension(self.reference_currency) if self.reference_currency else ""
        is_alike = bool(reference) and own.startswith("[currency") and wanted == _CURRENCY.sub(reference, own)
        return is_alike and not any(self.fits(unit, other) for other in self.terms.indicators)

    def is_per_cent(self, unit: str | None) -> bool:
        return self.dimension(unit).startswith("[proportion")

    def dimension(self, unit: str | None) -> str:
        if unit is None:
            return ""
        if unit not in self._dimensions:
            self._dimensions[unit] = self.terms.conversion.dimension(unit)
        return self._dimensions[unit]

    def unit_of(self, printed: PrintedUnit) -> tuple[str, float] | None:
        """Return the unit of the vocabulary that is printed, without a number in its name, and that number.

        "kt" is (tonne, 1000), "yuan/mt" is (cny-per-tonne, 1). None where the vocabulary has no such unit.
        """
        if printed not in self._units:
            self._units[printed] = self._unit_of(printed)
        return self._units[printed]

    def _unit_of(self, printed: PrintedUnit) -> tuple[str, float] | None:
        conversion = self.terms.conversion
        above = self._plain(printed.ids[0])
        if not printed.per or conversion.dimension(printed.per[0]) == "[time]":
            return above
        for below in printed.per:
            for unit in conversion.usable:
                if conversion.factor(above[0], unit, below) == 1.0:
                    return unit, above[1]
        return None

    def _plain(self, unit: str) -> tuple[str, float]:
        number = self.terms.conversion.number_in_name(unit)
        if number != 1.0:
            for other in self.terms.conversion.usable:
                if self.terms.conversion.factor(unit, other) == number:
                    return other, number
        return unit, 1.0


def lower_first(text: str) -> str:
    """Lower the first letter of a name, unless its word has another capital: "Cerium oxide", but "NdPr oxide"."""
    word = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if word[1:] == word[1:].lower() else text


def _names(term: Indicator | object) -> list[str]:
    names = names_of(term)  # type: ignore[arg-type]
    code = getattr(term, "iso_code", None)
    named = [name for name in names if name != code or len(name) > 2]
    return [lower_first(name) for name in named] if isinstance(term, Indicator) else named


def _triggers(words: Iterable[tuple[str, Iterable[str]]]) -> Iterable[Trigger]:
    for key, forms in words:
        for form in dict.fromkeys(forms):
            if form != "*":
                yield Trigger.read(re.sub(r"\s+\([^)]*\)", "", form), key)


def _by_base(pairs: Iterable[tuple[Indicator, str | None]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for term, base in pairs:
        if base:
            found[base].append(term.id)
    return {base: tuple(keys) for base, keys in found.items()}
