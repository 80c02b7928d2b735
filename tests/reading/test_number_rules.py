"""A value that its article does not print is refused, and it is never the article that is blamed first."""

import pytest

from knowledge_base.model.problems import Problem
from knowledge_base.reading.number_rules import check_printed
from tests.support.claims import checked_claim
from tests.support.printed_units import UNITS

AS_PRINTED = "stated_min and stated_max where it is to be read otherwise"
AT_FAULT = "correction and correction_kind where the article is wrong"


def problems_of(**keys: object) -> list[Problem]:
    return list(check_printed(checked_claim(**keys), UNITS))


@pytest.mark.parametrize(
    ("stated", "value", "unit", "means", "offers"),
    [
        # A unit that is not the printed one.
        ("44 kt", 44, "tonne", "'44 kt' is 44,000 tonne", "unit: thousand-tonne, or value: 44000"),
        ("52 Mt", 52, "tonne", "'52 Mt' is 52,000,000 tonne", "unit: million-tonne, or value: 52000000"),
        (
            "270,000 tons",
            270_000,
            "thousand-tonne",
            "'270,000 tons' is 270 thousand-tonne",
            "unit: tonne, or value: 270",
        ),
        ("71.1 %", 71.1, "fraction", "'71.1 %' is 0.711 fraction", "unit: percent, or value: 0.711"),
        ("35 kg", 35, "tonne", "'35 kg' is 0.035 tonne", "unit: kilogram, or value: 0.035"),
        (
            "5,000 short tons",
            5000,
            "tonne",
            "'5,000 short tons' is 4,535.9237 tonne",
            "unit: short-ton, or value: 4535.9237",
        ),
        ("5,000 lbs", 5000, "kilogram", "'5,000 lbs' is 2,267.96185 kilogram", "unit: pound, or value: 2267.96185"),
        ("12.5 t", 12.5, "kilogram", "'12.5 t' is 12,500 kilogram", "unit: tonne, or value: 12500"),
        ("RMB 316,500/t", 316_500, "usd-per-kg", None, None),
        # A number word, in any form, that the value has not.
        ("$906m", 906, "usd", "'$906m' is 906,000,000 usd", "unit: million-usd, or value: 906000000"),
        ("1.2m tonnes", 1.2, "tonne", "'1.2m tonnes' is 1,200,000 tonne", "unit: million-tonne, or value: 1200000"),
        ("93.8k tonnes", 93.8, "tonne", "'93.8k tonnes' is 93,800 tonne", "unit: thousand-tonne, or value: 93800"),
        ("$0.9b", 0.9, "usd", "'$0.9b' is 900,000,000 usd", "value: 900000000"),
        ("2萬噸", 2, "tonne", "'2萬噸' is 20,000 tonne", "unit: wan-tonne, or value: 20000"),
        ("三千万吨", 3000, "tonne", "'三千万吨' is 30,000,000 tonne", "unit: wan-tonne, or value: 30000000"),
        ("5½ million tonnes", 5, "tonne", "'5½ million tonnes' is 5,500,000 tonne", "value: 5500000"),
        ("US$1.4tn", 1.4e9, "usd", "'US$1.4tn' is 1,400,000,000,000 usd", "value: 1400000000000"),
        ("22 million", 22e6, "million-tonne", "'22 million' is 22 million-tonne", "value: 22"),
        # Separators.
        ("1\u2009200\u2009000 t", 200, "tonne", "'1\u2009200\u2009000 t' is 1,200,000 tonne", "value: 1200000"),
        ("93’800 t", 800, "tonne", "'93’800 t' is 93,800 tonne", "value: 93800"),
        # Parts and bounds.
        ("七成", 7, "percent", "'七成' is 70 percent", "unit: tenth, or value: 70"),
        ("two-thirds", 23, "percent", "'two-thirds' is 66.6666666667 percent", "value: 66.6666666667"),
    ],
)
def test_a_slip_of_the_curator_is_met_with_the_unit_or_the_value(
    stated: str, value: float, unit: str, means: str | None, offers: str | None
) -> None:
    (problem,) = problems_of(value_stated=stated, value=f"{value:.15g}", unit=unit)

    if means is None:
        assert problem.message == f"value_stated '{stated}' is in cny-per-tonne, not in {unit}"
        assert (problem.field, problem.expected) == ("unit", f"unit: cny-per-tonne, or {AS_PRINTED}")
    else:
        assert problem.message == f"value {value:.15g} {unit} is not what value_stated prints ({means})"
        assert (problem.field, problem.expected) == ("value", f"{offers}, or {AS_PRINTED}, or {AT_FAULT}")
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("stated", "value", "unit"),
    [
        ("93.8 kt", 93_800, "tonne"),
        ("55 Mt", 55_000_000, "tonne"),
        ("5,000 short tons", 4535.9, "tonne"),
        ("5,000 short tons", 4536, "tonne"),
        ("2,000 lbs", 0.907, "tonne"),
        ("71.1%", 0.711, "fraction"),
        ("a third", 33.3, "percent"),
        ("two-thirds", 67, "percent"),
        ("93\u202f800 t", 93_800, "tonne"),
        ("93\u2009800 t", 93_800, "tonne"),
        ("93’800 t", 93_800, "tonne"),
        ("9.38萬噸", 93_800, "tonne"),
        ("0.55億噸", 55_000_000, "tonne"),
        ("9万3千8百吨", 93_800, "tonne"),
        ("３０，９９６吨", 30_996, "tonne"),
        ("5½ million tonnes", 5_500_000, "tonne"),
        ("$906m", 906, "million-usd"),
        ("5 MT", 5, "tonne"),
        ("5 MT", 5, "million-tonne"),
        ("96,900 mt", 96_900, "tonne"),
        ("fell by 32%", -32, "percent"),
        ("44 of 130 million tonnes", 44, "million-tonne"),
        ("60 yuan", 60, "cny-per-tonne"),
        ("22 million", 22, "million-tonne"),
        ("1,300", 1300, "thousand-tonne"),
        ("47,000", 47_000, "tonne"),
        ("fifteen", 15, "piece"),
    ],
)
def test_the_printed_number_in_any_unit_and_form_is_accepted(stated: str, value: float, unit: str) -> None:
    assert problems_of(value_stated=stated, value=f"{value:.15g}", unit=unit) == []


def test_both_ends_of_a_range_must_be_printed() -> None:
    keys = {"value_stated": "30-40,000 tonnes", "unit": "tonne"}

    assert problems_of(**keys, value_min=30_000, value_max=40_000) == []
    (problem,) = problems_of(**keys, value_min=30, value_max=40_000)
    assert problem.message == (
        "value_min 30 tonne is not what value_stated prints ('30' is 30,000 tonne; '40,000 tonnes' is 40,000 tonne)"
    )
    assert problem.expected.startswith("one of the printed numbers, or stated_min and stated_max")


@pytest.mark.parametrize(
    ("stated", "value", "english"),
    [("30.996 toneladas", 30_996, 30.996), ("93,800 t", 93.8, 93_800), ("3.500", 3500, 3.5)],
)
def test_another_notation_is_for_the_curator_to_say(stated: str, value: float, english: float) -> None:
    keys = {"value_stated": stated, "value": f"{value:.15g}", "unit": "tonne"}

    (problem,) = problems_of(**keys)
    assert problem.expected == (
        f"stated_min: {value:.15g} and stated_max: {value:.15g} if the article writes thousands so, "
        f"or value: {english:.15g}, or {AT_FAULT}"
    )
    assert problems_of(**keys, stated_min=f"{value:.15g}", stated_max=f"{value:.15g}") == []


@pytest.mark.parametrize("stated", ["a good many tonnes", "数十万吨", "1,234,5 t"])
def test_a_number_that_cannot_be_read_is_a_warning(stated: str) -> None:
    (problem,) = problems_of(value_stated=stated, value=5, unit="tonne")

    assert problem.severity == "warning"
    assert problem.message == (
        f"value_stated '{stated}' holds no number that can be read, so value was not compared with it"
    )
    assert problem.expected == "stated_min and stated_max"


def test_a_corrected_number_is_not_compared() -> None:
    assert problems_of(
        value_stated="30 million tons", value=300_000, unit="tonne", correction="Wan.", correction_kind="digits"
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "value", "unit", "given"),
    [("20 percent higher", 120, "percent", 120), ("120% of them", 20, "percent", 20)],
)
def test_the_curator_may_read_the_words_around_a_number(stated: str, value: float, unit: str, given: float) -> None:
    assert problems_of(value_stated=stated, value=value, unit=unit, stated_min=given, stated_max=given) == []


@pytest.mark.parametrize(
    ("stated", "value", "given"), [("44 kt", 44, 44), ("$906m", 906, 906), ("9.38万吨", 9.38, 9.38), ("35 kg", 35, 35)]
)
def test_but_not_a_power_of_ten_into_it(stated: str, value: float, given: float) -> None:
    unit = "usd" if "$" in stated else "tonne"
    (problem,) = problems_of(value_stated=stated, value=value, unit=unit, stated_min=given, stated_max=given)

    assert problem.severity == "warning"
    assert problem.message.startswith(f"stated_min {given} {unit} is not what value_stated prints: '{stated}' is ")
