"""The words of a claim say what its keys say: the same number, the same bound."""

import pytest

from knowledge_base.model.problems import Problem
from knowledge_base.reading.evidence_rules import check_words
from tests.support.claims import checked_claim
from tests.support.printed_units import UNITS


def warnings(**keys: object) -> list[str]:
    problems: list[Problem] = list(check_words(checked_claim(**keys), UNITS))
    assert all(problem.severity == "warning" for problem in problems)
    return [problem.message for problem in problems]


QUOTA = {"value_stated": "30,996 tons", "value": 30_996, "unit": "tonne"}


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        (QUOTA, "the quota for 2012 is 30,996 tons"),
        (QUOTA, "the quota is 30 996 metric tons"),
        (QUOTA, "the quota is ３０，９９６ t"),
        (QUOTA, "出口配额为3.0996万吨"),
        (QUOTA, "30,996"),
        ({"value_stated": "seven", "value": 7, "unit": "piece"}, "controls on 7 elements"),
        ({"value_stated": "7", "value": 7, "unit": "piece"}, "controls on seven elements"),
        ({"value_stated": "71.1%", "value": 71.1, "unit": "percent"}, "百分之七十一点一"),
        ({"value_stated": "44 of 130 million tonnes", "value": 44, "unit": "million-tonne"}, "Edition of 2023: 44 of"),
        ({"value_stated": "22 million", "value": 22, "unit": "million-tonne"}, "from 36,000 tonnes to 22 million"),
        ({"value_stated": "43 million t", "value": 43, "unit": "million-tonne"}, "43 million t, or 43 per cent"),
        ({"value_stated": "a good many", "value": 7, "unit": "piece"}, "there were A good  many of them"),
        ({**QUOTA, "value": 30_999, "correction": "A slip.", "correction_kind": "digits"}, "quota of 30,996 tons"),
    ],
)
def test_the_quote_holds_the_number_in_whatever_form(keys: dict[str, object], quote: str) -> None:
    assert warnings(quote=quote, **keys) == []


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        (QUOTA, "the quota for 2012 was cut"),
        (QUOTA, "the quota for 2012 is 30,966 tons"),
        (QUOTA, "出口配额为3.0966万吨"),
        (QUOTA, "the quota for 2012 is 30"),
        (QUOTA, "三万吨"),
        ({**QUOTA, "value": 30_999, "correction": "A slip.", "correction_kind": "digits"}, "quota of 30,999 tons"),
    ],
)
def test_a_quote_without_the_number(keys: dict[str, object], quote: str) -> None:
    message = f"quote '{quote}' does not contain the number of value_stated, '30,996 tons'"
    assert warnings(quote=quote, **keys) == [message]


def test_a_quote_with_the_end_of_another_number() -> None:
    keys = {"value_stated": "996 tons", "value": 996, "unit": "tonne"}
    assert len(warnings(quote="the quota is 30,996 tons", **keys)) == 1
    assert warnings(quote="the quota is 996 tons, no more", **keys) == []


def test_words_that_cannot_be_read_must_be_in_the_quote_as_they_are() -> None:
    keys = {"value_stated": "a good many", "value": 7, "unit": "piece", "stated_min": 7}
    assert warnings(quote="there were several", **keys) == ["value_stated 'a good many' is not in the quote"]


@pytest.mark.parametrize(
    ("stated", "value", "unit", "quote", "printed"),
    [
        ("3.5", 3.5, "tonne", "reserves of 3.5 million tonnes", "3.5 million tonnes"),
        ("44", 44, "tonne", "some 44 kt of oxides", "44 kt"),
        ("9.38", 9.38, "tonne", "9.38万吨稀土", "9.38万吨"),
        ("906", 906, "usd", "sold for $906m in 2012", "$906m"),
        ("5", 5, "percent", "by 5 percentage points", "5 percentage points"),
        ("35 t", 35, "tonne", "35 kg of terbium", "35 kg"),
    ],
)
def test_a_printed_number_that_leaves_out_what_the_quote_prints_behind_it(
    stated: str, value: float, unit: str, quote: str, printed: str
) -> None:
    said = warnings(value_stated=stated, value=value, unit=unit, quote=quote)
    assert said == [f"the quote prints '{printed}', value_stated only '{stated}'"]


@pytest.mark.parametrize(
    ("stated", "bound", "value", "means"),
    [
        ("over 50%", "exact", 50, "at-least"),
        ("about 50%", "exact", 50, "about"),
        ("no more than 50%", "exact", 50, "at-most"),
        ("90%以上", "exact", 90, "at-least"),
        ("over 50%", "at-most", 50, "at-least"),
        ("up to 50%", "at-least", 50, "at-most"),
        ("fell by more than 10%", "at-least", -10, "at-most"),
        ("over 50%", "at-least", 50, None),
        ("over 50%", "about", 50, None),
        ("50%", "at-least", 50, None),
        ("fell by more than 10%", "at-most", -10, None),
    ],
)
def test_a_hedge_in_print_must_not_be_lost(stated: str, bound: str, value: float, means: str | None) -> None:
    said = warnings(value_stated=stated, bound=bound, value=value, unit="percent")
    assert said == ([f"value_stated '{stated}' is {means}, but bound is {bound}"] if means else [])


@pytest.mark.parametrize(
    ("stated", "value", "unit"),
    [
        ("10 to 15 percent", 10, "percent"),
        ("5-6 %", 6, "percent"),
        ("between 30 and 40 thousand tons", 30_000, "tonne"),
        ("30-40,000 t", 40_000, "tonne"),
        ("10%—15%", 15, "percent"),
    ],
)
def test_an_end_of_a_range_is_not_the_number(stated: str, value: float, unit: str) -> None:
    message = f"value_stated '{stated}' is a range, but value is one of its ends"
    assert warnings(value_stated=stated, value=value, unit=unit) == [message]


@pytest.mark.parametrize(
    "keys",
    [
        {"value_stated": "10 to 15 percent", "value_min": 10, "value_max": 15, "bound": "range", "unit": "percent"},
        {"value_stated": "from 10 percent to 15 percent", "value": 15, "unit": "percent"},
        {"value_stated": "10, 15 and 20 percent", "value": 15, "unit": "percent"},
        {"value_stated": "at least 10 to 15 percent", "value": 10, "bound": "at-least", "unit": "percent"},
    ],
)
def test_what_is_no_end_of_a_range(keys: dict[str, object]) -> None:
    assert warnings(**keys) == []


@pytest.mark.parametrize(
    ("statement", "is_told"),
    [
        ("China's quota for 2012 is 30,996 tonnes.", False),
        ("China's quota for 2012 is 31,000 tonnes.", False),
        ("China's quota for 2012 is 31.0 kt.", False),
        ("China's quota for 2012 rose.", False),
        ("China's quota rose by 5 % in 2012.", False),
        ("China's quota for 2012 is 30,996 kilograms.", True),
        ("China's quota for 2012 is 24,000 tonnes.", True),
        ("China's quota for 2012 is 30,996 million tonnes.", True),
        ("China's quota for 2012 is 309,960 t.", True),
    ],
)
def test_a_statement_with_another_number(statement: str, is_told: bool) -> None:
    said = warnings(statement=statement, **QUOTA)
    assert [message.partition(", but")[2] for message in said] == ([" the value is 30996 tonne"] if is_told else [])
