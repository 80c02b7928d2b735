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


TOLD = [
    # the quarter that was spoken of before, and the one before that
    (
        "In the three months ending in June 2014 the firm Lynas produced 1,800 tonnes of oxide. It was 1,700 tonnes in "
        "the previous quarter. The price was $50/kg during the quarter.",
        ["2014-04/2014-06", "2014-33", "2014-04/2014-06"],
    ),
    # from January to the month that was spoken of
    (
        "China exported 4,000 tonnes in September 2014. For the year-to-date period exports hit 48,000 tonnes.",
        ["2014-09", "2014-01/2014-09"],
    ),
    # a year that stands before what is compared with
    (
        "The export quota of China for 2014 is 30,184 tonnes, almost unchanged from last year's 30,258 tonnes.",
        ["2014", "2014"],
    ),
    ("China's mining quota is 210,000 tonnes in 2014, up from last year's 168,000 tonnes.", ["2014", "2014"]),
    # in Chinese, where "than" stands first
    ("中国稀土开采配额为21万吨，比2013年的16.8万吨增长25%。", [None, "2013", "2014"]),
    # a firm's own year is nobody else's
    ("Output of Lynas was 1,800 tonnes in the fourth quarter of its fiscal year.", [None]),
    ("China cut its quotas since 2009, when they were set at 50,145 tonnes.", ["2009"]),
    (
        "China produced 94 percent of the world's rare earths in 2011, which fell to over 70 percent by 2014.",
        ["2011", "2014"],
    ),
]


@pytest.mark.parametrize(("text", "periods"), TOLD)
def test_a_time_is_the_one_that_is_told(known: Known, text: str, periods: list[str | None]) -> None:
    assert [number.period for number in read_text(text, known.lexicon, DAY)] == periods


def test_a_time_of_a_firm_s_own_year_is_for_a_person(known: Known) -> None:
    text = (
        "In the third quarter of the 2021 financial year the firm Lynas is told to put the price at $68.1 per kilogram."
    )
    (number,) = read_text(text, known.lexicon, DAY)

    assert number.period is None
    assert "period" in number.unsure


ABOUT = [
    (
        "Imports of rare earths from Myanmar, which go to plants that use them in magnets, were just 23 tonnes.",
        ["imports"],
    ),
    (
        "The quota of China for rare-earth mining and separation was set at 240,000 and 230,000 tonnes, respectively.",
        ["mining-quota", "separation-quota"],
    ),
    ("China's mining quotas for 2014 came to 270,000 tonnes, in two batches.", ["mining-quota"]),
    ("China's mining quota of the first batch of 2014 is 135,000 tonnes.", ["mining-quota-batch"]),
    ("China issued a mining quota of 86,500 tonnes in April 2006.", ["mining-quota"]),
    (
        "In 2006 foreign customs counted 35 % more rare-earth imports from China than its own customs counted exports.",
        ["foreign-imports-excess"],
    ),
    ("俄罗斯稀土储量减少600万吨至1200万吨。", ["reserves", "reserves"]),
    ("China's illegal rare-earth production was 40,000 tonnes.", ["illegal-production"]),
]


@pytest.mark.parametrize(("text", "indicators"), ABOUT)
def test_a_number_is_of_what_its_sentence_is_about(known: Known, text: str, indicators: list[str]) -> None:
    assert [number.indicator for number in read_text(text, known.lexicon, DAY)] == indicators


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The US Geological Survey puts reserves in China at 44 million tonnes.", "cn"),
        ("美国地质调查局称，2014年全球稀土产量为11万吨。", "world"),
        (
            "China's oversupply weighed on prices of Lynas. The company's sales were 157 million Australian dollars.",
            "au",
        ),
    ],
)
def test_who_counts_is_not_what_is_counted(known: Known, text: str, place: str) -> None:
    (number,) = read_text(text, known.lexicon, DAY)

    assert number.place == place


def test_a_price_in_the_currency_of_a_place_stays_a_price(known: Known) -> None:
    (number,) = read_text("In Australia the price of NdPr oxide was $49.2/kg.", known.lexicon, DAY)

    assert (number.unit, number.indicator) == ("aud-per-kg", "price")


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
