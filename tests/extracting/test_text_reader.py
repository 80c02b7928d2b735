"""Sentences of the sort that is met in the press, and what is read in them."""

import pytest

from knowledge_base.extracting.checked import Known
from knowledge_base.extracting.text_reader import read_text

DAY = "2015-02-10"

SENTENCES = [
    (
        "China exported 55,300 tons of rare earths in 2005.",
        [("55,300 tons", 55300.0, 55300.0, "tonne", "exports", "cn", "2005")],
    ),
    (
        "Japan imported 28,600 tonnes last year, up from 23,000 tonnes in 2012.",
        [
            ("28,600 tonnes", 28600.0, 28600.0, "tonne", "imports", "jp", "2014"),
            ("23,000 tonnes", 23000.0, 23000.0, "tonne", "imports", "jp", "2012"),
        ],
    ),
    (
        "中国2014年共出口稀土2.8万吨，同比增长24%。",
        [
            ("2.8万吨", 28000.0, 28000.0, "tonne", "exports", "cn", "2014"),
            ("24%", 24.0, 24.0, "percent", "exports-growth", "cn", "2014"),
        ],
    ),
    (
        "Prices of terbium oxide in China stood at 3.5-3.55 million yuan/mt.",
        [("3.5-3.55 million yuan/mt", 3_500_000.0, 3_550_000.0, "cny-per-tonne", "price-cny", "cn", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_is_read(known: Known, text: str, expected: list[tuple[object, ...]]) -> None:
    found = read_text(text, known.lexicon, DAY)

    assert [(n.text, n.value_min, n.value_max, n.unit, n.indicator, n.place, n.period) for n in found] == expected
    assert [text[n.start : n.end] for n in found] == [n.text for n in found]


NO_QUANTITIES = [
    "CAS NO: 2142-70-3, Molecular formula: C8H7IO",
    "Tel: +86-769-8112 3355 Fax: +86-769-8112 3356",
    "MOQ: 500 pieces. FOB Shenzhen US$0.56/pc",
    "In 2006 and 2007, and again from 2010 to 2012, rules changed.",
    "Order No. 26 of 2021 took effect on 1 May 2022.",
    "Shares closed 3.1% lower at A$7.45.",
    "1. China\n2. Vietnam",
    "",
]


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_measures_nothing_is_left_out(known: Known, text: str) -> None:
    assert read_text(text, known.lexicon, DAY) == []


def test_the_word_for_what_is_measured_is_no_basis(known: Known) -> None:
    text = "China's rare earth reserves are 44 million tonnes. China mined 120,000 tonnes of REO in 2010."

    assert [number.basis for number in read_text(text, known.lexicon, DAY)] == [None, "reo"]


def test_a_number_that_is_said_again_is_the_same(known: Known) -> None:
    text = "China's reserves were 71.1 percent of the world. From 71.1 percent downwards, it reflects disorder."

    assert [number.indicator for number in read_text(text, known.lexicon, DAY)] == ["reserves-share"] * 2
