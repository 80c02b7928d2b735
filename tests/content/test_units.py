"""Conversion to an indicator's unit: a verdict does not depend on the unit a value is written in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.building.rows import normalised
from knowledge_base.checking.verdicts import judge
from knowledge_base.model.ranges import Number, Range
from knowledge_base.model.records import Unit
from knowledge_base.model.units import Units
from knowledge_base.model.vocabulary import NumberSort

SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="module")
def units() -> Units:
    """The units of the real vocabulary."""
    return Units(all_units())


def all_units() -> Iterator[Unit]:
    for record in yaml.safe_load((SOURCES / "vocabulary" / "units.yml").read_text("utf-8")):
        yield Unit.model_validate(record)


REAL_UNITS = Units(all_units())


@pytest.mark.parametrize(
    ("value", "unit", "target", "expected"),
    [
        (52, "million-tonne", "tonne", 52_000_000),
        (119, "thousand-tonne", "tonne", 119_000),
        (3, "wan-tonne", "tonne", 30_000),
        (1.2, "yi-tonne", "tonne", 120_000_000),
        (1, "tonne", "kilogram", 1000),
        (1, "short-ton", "kilogram", 907.18474),
        (1.2, "fraction", "percent", 120),
        (0.5, "percent", "fraction", 0.005),
        (18, "month", "year", 1.5),
        (60, "usd-per-kg", "usd-per-tonne", 60_000),
        (100, "million-usd", "usd", 100_000_000),
        (3, "yi-cny", "cny", 300_000_000),
        (79, "us-cent", "usd", 0.79),
    ],
)
def test_conversion(units: Units, value: float, unit: str, target: str, expected: float) -> None:
    factor = units.factor(unit, target)
    assert factor is not None
    assert normalised(value, factor) == expected


@pytest.mark.parametrize(
    ("unit", "target"),
    [("percentage-point", "percent"), ("usd", "cny"), ("tonne", "usd"), ("usd-per-kg", "usd"), ("piece", "tonne")],
)
def test_what_must_not_be_compared_cannot_be_converted(units: Units, unit: str, target: str) -> None:
    assert units.factor(unit, target) is None
    assert units.factor(target, unit) is None


def test_there_and_back_is_where_one_began(units: Units) -> None:
    """For every pair of units of one dimension in the vocabulary."""
    names = [unit.id for unit in all_units()]
    pairs = [(a, b) for a in names for b in names if units.factor(a, b) is not None]
    assert len(pairs) > len(names)
    for a, b in pairs:
        there, back = units.factor(a, b), units.factor(b, a)
        assert there is not None
        assert back is not None
        assert there * back == pytest.approx(1.0, rel=1e-12)


def test_a_number_in_a_unit_s_name_is_in_its_factor(units: Units) -> None:
    """A million tonnes is a million times a tonne: ``number_word`` and ``definition`` say the same."""
    with_number = [unit for unit in all_units() if unit.number_word]
    bases = {"usd": "usd", "cny": "cny", "aud": "aud", "jpy": "jpy", "eur": "eur", "tonne": "tonne"}
    assert with_number
    for unit in with_number:
        base = next((base for name, base in bases.items() if unit.id.endswith(name)), "piece")
        assert units.factor(unit.id, base) == units.number_in_name(unit.id), unit.id


MASSES = {"tonne": 1, "kilogram": 1000, "thousand-tonne": 0.001, "wan-tonne": 0.0001, "million-tonne": 0.000001}
"""Unit to how many of it are one tonne."""


@given(
    st.integers(1, 10**8),
    st.integers(1, 10**8),
    st.sampled_from(list(MASSES)),
    st.sampled_from(list(MASSES)),
)
def test_verdict_does_not_depend_on_the_unit(claim: int, reference: int, one_unit: str, other_unit: str) -> None:
    """The same two masses, each written in any unit, come to the same judgement in tonnes."""
    written = [(claim * MASSES[one_unit], one_unit), (reference * MASSES[other_unit], other_unit)]
    in_tonnes = [normalised(value, REAL_UNITS.factor(unit, "tonne") or 0) for value, unit in written]
    assert in_tonnes == [claim, reference]
    a, b = (Number.printed(Range(value, value), NumberSort.MEASURED) for value in in_tonnes)
    c, d = (Number.printed(Range(value, value), NumberSort.MEASURED) for value in (claim, reference))
    assert judge(a, b, NumberSort.MEASURED) == judge(c, d, NumberSort.MEASURED)
