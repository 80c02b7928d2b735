"""Conversion to an indicator's own unit, through pint, with units from ``sources/vocabulary/units.yml`` only.

pint's default registry is never loaded: its ``ton`` is 907 kg, its ``mt`` one kilogram and its ``kt`` a knot.
In ours every currency has a dimension of its own, and a percentage point is not a per cent, so what must not
be compared cannot be converted.
"""

import re
from collections.abc import Iterable
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from math import inf
from typing import TYPE_CHECKING, Any

from .number_words import MULTIPLIERS
from .records import Indicator, Unit
from .unit_words import PrintedUnit, UnitWords
from .vocabulary import NumberSort

if TYPE_CHECKING:
    import pint


_DEFINITION = re.compile(r"\[\w+\]|(?!.*\*\*)[\w.\s*/()]+")
"""A base unit, or a product of numbers and units. No powers: ``9**9**9`` would never be worked out."""

LARGEST_FACTOR, SMALLEST_FACTOR = 1e18, 1e-18
"""What one unit may be in its base unit. Beyond, or at 0, no value could be converted and back without loss."""

_PRODUCT = re.compile(r"(?P<number>\d+(?:\.\d+)?(?:e\d+)?) *\* *(?P<unit>[A-Za-z_]\w*)")
"""The definition of a unit with a number in its name: so many of another."""

_NAME = re.compile(r"(?<![\w.\[])[A-Za-z_]\w*")
"""The units that a definition names."""


class Units:
    """The units of one knowledge base. Immutable once made; factors are computed once per pair of units.

    A unit whose definition is at fault, or rests on such a unit, is not usable: only ``is_usable`` and
    ``problems`` may be asked about it.
    """

    def __init__(self, units: Iterable[Unit], unusable: Iterable[str] = ()) -> None:
        """``unusable`` are the ids of units whose records hold some other mistake."""
        known = list(units)
        self._records = known
        self._unusable = set(unusable)
        self._definitions = {unit.id: unit.definition for unit in known}
        self._symbols = {unit.id: unit.symbol or "" for unit in known}
        self._numbers = {unit.id: MULTIPLIERS.get(unit.number_word or "", 1.0) for unit in known}
        self._factors: dict[tuple[str, str, str | None], float | None] = {}
        self._printed: dict[tuple[PrintedUnit, str], tuple[float, ...]] = {}

    @cached_property
    def words(self) -> UnitWords:
        """How the usable units are printed. Money is what has a dimension that begins with ``currency``."""
        usable = [unit for unit in self._records if self.is_usable(unit.id)]
        return UnitWords(usable, (unit.id for unit in usable if "[currency" in self.dimension(unit.id)))

    @cached_property
    def _defined(self) -> "tuple[pint.UnitRegistry[Any], set[str], dict[str, str]]":
        """The registry, the units that can be used, and why others cannot.

        Units are defined in the order in which they rest on each other, so that a mistake is found in the
        unit that makes it and not in those that are made of it.
        """
        import pint

        registry: pint.UnitRegistry[Any] = pint.UnitRegistry(None, on_redefinition="raise")
        definitions = self._definitions
        known = {*definitions, *self._unusable}
        ids = {_pint_name(unit): unit for unit in known}
        parts = {unit: [ids.get(name, name) for name in _NAME.findall(text)] for unit, text in definitions.items()}
        usable: set[str] = set()
        problems = {unit: why for unit in parts if (why := _unfit(unit, definitions[unit], parts[unit], known))}
        problems.update({unit: why for unit in parts if unit not in problems and (why := self._misnamed(unit))})
        order, circles = _in_order({unit: names for unit, names in parts.items() if unit not in problems})
        problems.update(dict.fromkeys(circles, "refers back to itself"))
        for unit in order:
            if unit in parts and unit not in problems and usable.issuperset(parts[unit]):
                why = _define(registry, _pint_name(unit), definitions[unit])
                if why:
                    problems[unit] = why
                else:
                    usable.add(unit)
        return registry, usable, problems

    def _misnamed(self, unit: str) -> str:
        """Say that a unit is not so many of another as the number word in its name says; nothing when it is.

        A million tonnes are 1000000 tonnes, or 1000 thousand tonnes: else "52 million tons" is another number in it.
        """
        number = self._numbers[unit]
        product = _PRODUCT.fullmatch(self._definitions[unit])
        other = next((known for known in self._definitions if product and _pint_name(known) == product["unit"]), None)
        is_so = product and other and float(product["number"]) * self._numbers[other] == number
        is_unknown = product and product["unit"] in map(_pint_name, self._unusable)
        return (
            ""
            if number == 1.0 or is_so or is_unknown
            else f"is not {number:.0f} times another unit, as its number_word says"
        )

    @property
    def _registry(self) -> "pint.UnitRegistry[Any]":
        return self._defined[0]

    @property
    def usable(self) -> list[str]:
        """The units that can be used, in the order of the vocabulary."""
        return [unit for unit in self._definitions if self.is_usable(unit)]

    def is_usable(self, unit: str) -> bool:
        return unit in self._defined[1]

    @property
    def problems(self) -> dict[str, str]:
        """Unit to what is wrong with its definition, for every unit at fault."""
        return self._defined[2]

    def dimension(self, unit: str) -> str:
        """Return a unit's dimension as text, such as "[mass]" or "[currency_usd] / [mass]"."""
        return str(self._registry.Unit(_pint_name(unit)).dimensionality)

    def factor(self, unit: str, target: str, per: str | None = None) -> float | None:
        """Return what one ``unit`` (or one per ``per``) is in ``target``, or None when their dimensions differ."""
        key = (unit, target, per)
        if key not in self._factors:
            self._factors[key] = self._compute_factor(*key)
        return self._factors[key]

    def _compute_factor(self, unit: str, target: str, per: str | None) -> float | None:
        import pint

        expression = _pint_name(unit) if per is None else f"{_pint_name(unit)} / {_pint_name(per)}"
        try:
            return float(self._registry.Quantity(1.0, expression).m_as(_pint_name(target)))
        except pint.DimensionalityError:
            return None

    def factors(self, printed: PrintedUnit, target: str) -> tuple[float, ...]:
        """Return what one of a printed unit may be in ``target``, likeliest first; nothing when it does not fit.

        A price without a denominator may be one per that of ``target``; what is printed per year may be a year's total.
        """
        key = (printed, target)
        if key not in self._printed:
            found = (self._factor_of_printed(unit, printed.per, target) for unit in printed.ids)
            self._printed[key] = tuple(dict.fromkeys(factor for factor in found if factor is not None))
        return self._printed[key]

    def _factor_of_printed(self, unit: str, per: tuple[str, ...], target: str) -> float | None:
        for below in per:
            factor = self.factor(unit, target, below)
            if factor is not None or self.dimension(below) != "[time]":
                return factor
        factor = self.factor(unit, target)
        above = self.numerator(target)
        return self.factor(unit, above) if factor is None and above and not per else factor

    def symbol(self, unit: str) -> str:
        """Return what is printed after a number in a unit; empty for a unit that only counts."""
        return self._symbols[unit]

    def of_dimension(self, unit: str) -> list[str]:
        """Return the usable units that can be converted to a unit, in the order of the vocabulary."""
        return [other for other in self.usable if self.factor(other, unit) is not None]

    def numerator(self, unit: str) -> str | None:
        """Return the unit over the division line: usd of usd-per-kg; None for a unit that is no division."""
        over, line, _ = self._definitions[unit].partition("/")
        name = over.strip()
        return next((known for known in self._definitions if _pint_name(known) == name), None) if line else None

    def denominator(self, unit: str) -> str | None:
        """Return what is under the division line of a unit, as its definition has it; None where there is none."""
        _, line, under = self._definitions[unit].partition("/")
        return under.strip() if line else None

    def number_in_name(self, unit: str) -> float:
        """Return the number that a unit's name contains: 1 000 000 for a million tonnes, 1 for a tonne."""
        return self._numbers[unit]


def sort_of(indicator: Indicator, units: Units) -> NumberSort:
    """Return the sort of an indicator's numbers: as its record says, else by its unit."""
    if indicator.sort:
        return indicator.sort
    return NumberSort.SHARE if units.symbol(indicator.unit) == "%" else NumberSort.MEASURED


def _pint_name(unit: str) -> str:
    return unit.replace("-", "_")


def _unfit(unit: str, definition: str, parts: list[str], known: set[str]) -> str:
    """Say what is wrong with a definition on its face; an empty string when nothing is."""
    if not _pint_name(unit).isidentifier():
        return f"is of a unit whose id begins with a digit ({unit})"
    if not _DEFINITION.fullmatch(definition):
        return "is neither a base unit nor a product"
    unknown = next((name for name in parts if name not in known), None)
    return f"names '{unknown}', which is not a unit" if unknown else ""


def _in_order(parts: dict[str, list[str]]) -> tuple[list[str], list[str]]:
    """Return units so that each comes after those it is made of, and of every circle the unit that comes first."""
    graph, circles = dict(parts), list[str]()
    while True:
        try:
            return list(TopologicalSorter(graph).static_order()), circles
        except CycleError as error:
            circle = error.args[1]
            circles.append(next(unit for unit in graph if unit in circle))
            del graph[circles[-1]]


def _define(registry: "pint.UnitRegistry[Any]", name: str, definition: str) -> str:
    """Add a unit to a registry; return what is wrong with its definition, or an empty string."""
    try:
        registry.define(f"{name} = {definition}")
        factor = float(registry.Quantity(1.0, name).to_base_units().magnitude)
    except OverflowError:
        factor = inf
    except Exception:  # pint raises a dozen kinds, from its tokenizer up
        return "is not an expression"
    return "" if SMALLEST_FACTOR <= factor <= LARGEST_FACTOR else "gives a unit without a usable size"
