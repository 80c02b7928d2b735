"""Conversion to an indicator's own unit, through pint, with units from ``sources/vocabulary/units.yml`` only.

pint's default registry is never loaded: its ``ton`` is 907 kg, its ``mt`` one kilogram and its ``kt`` a knot.
In ours every currency has a dimension of its own, and a percentage point is not a per cent, so what must not
be compared cannot be converted.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .printed_numbers import MULTIPLIERS
from .records import Unit

if TYPE_CHECKING:
    import pint


class Units:
    """The units of one knowledge base. Immutable once made; factors are computed once per pair of units."""

    def __init__(self, units: Iterable[Unit]) -> None:
        known = list(units)
        self._definitions = {unit.id: unit.definition for unit in known}
        self._numbers = {unit.id: MULTIPLIERS.get(unit.number_word or "", 1.0) for unit in known}
        self._factors: dict[tuple[str, str], float | None] = {}

    @cached_property
    def _registry(self) -> "pint.UnitRegistry[Any]":
        import pint

        registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, on_redefinition="raise")
        for unit, definition in self._definitions.items():
            registry.define(f"{_pint_name(unit)} = {definition}")
        return registry

    def problem_of(self, unit: str) -> str:
        """Return why a unit's definition cannot be used, or an empty string."""
        try:
            self._registry.Quantity(1, _pint_name(unit)).to_base_units()
        except Exception as error:  # pint raises a dozen kinds, from its tokenizer up
            return str(error) or type(error).__name__
        return ""

    def dimension(self, unit: str) -> str:
        """Return a unit's dimension as text, such as "[mass]" or "[currency_usd] / [mass]"."""
        return str(self._registry.Unit(_pint_name(unit)).dimensionality)

    def factor(self, unit: str, target: str) -> float | None:
        """Return what one ``unit`` is in ``target``, or None when their dimensions differ."""
        pair = (unit, target)
        if pair not in self._factors:
            self._factors[pair] = self._compute_factor(unit, target)
        return self._factors[pair]

    def _compute_factor(self, unit: str, target: str) -> float | None:
        import pint

        try:
            return float(self._registry.Quantity(1.0, _pint_name(unit)).m_as(_pint_name(target)))
        except pint.DimensionalityError:
            return None

    def number_in_name(self, unit: str) -> float:
        """Return the number that a unit's name contains: 1 000 000 for a million tonnes, 1 for a tonne."""
        return self._numbers[unit]


def _pint_name(unit: str) -> str:
    return unit.replace("-", "_")
