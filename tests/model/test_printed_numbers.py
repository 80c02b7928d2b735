"""The numbers that a person reads in print, so that a claim cannot quietly mean another one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model.number_grammar import find_numbers
from knowledge_base.model.number_words import CARDINALS
from knowledge_base.model.printed_numbers import PrintedNumber, in_unit, is_rounded, number_forms, read_printed
from knowledge_base.model.vocabulary import Bound
from tests.support.printed_units import UNITS


def read(text: str) -> tuple[PrintedNumber, ...]:
    return read_printed(text, UNITS.words)


def values(text: str) -> list[float]:
    return [number.value for number in read(text)]


def in_tonnes(text: str) -> list[float]:
    """What the numbers of a text are in tonnes, likeliest reading first; those that are no mass are left out."""
    return [masses[0] for number in read(text) if (masses := in_unit(number, "tonne", UNITS))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # Separators of thousands: comma, any space, apostrophe, South Asian groups, the European point.
        ("119,000", [119_000]),
        ("1,234,567.5", [1_234_567.5]),
        ("119 000", [119_000]),
        ("119\u00a0000", [119_000]),
        ("93\u202f800", [93_800]),
        ("93\u2009800", [93_800]),
        ("1\u2007200\u2007000", [1_200_000]),
        ("93’800", [93_800]),
        ("1'234'567.89", [1_234_567.89]),
        ("1,20,000", [120_000]),
        ("12,34,56,789", [123_456_789]),
        ("1.234.567", [1_234_567]),
        ("1.234,5", [1234.5]),
        ("93 800,5", [93_800.5]),
        # A decimal comma, where nothing else is possible.
        ("93,8", [93.8]),
        ("0,123", [0.123]),
        ("1234,567", [1234.567]),
        ("30,996", [30_996]),
        ("30.996", [30.996]),
        (".5", [0.5]),
        ("71·1", [71.1]),
        # Digits of other widths and scripts; superscripts are no digits of a number.
        ("３０，９９６", [30_996]),
        ("７１．１％", [71.1]),
        ("٣٠٬٩٩٦", [30_996]),
        ("๓๐", [30]),
        ("10²", [10]),
        ("30,996¹", [30_996]),
        # What is never seen does not split a number.
        ("30,\u200b996", [30_996]),
        ("30\u00ad996", [30_996]),
        # What is not a number, or may be several.
        ("", []),
        ("3.5.2012", []),
        ("1,234,5", []),
        ("1,2345", []),
        ("2010,2011", []),
        ("1990s", []),
        ("30th", []),
        ("CO2", []),
        ("F-35", []),
        ("to18700", [18_700]),
        ("97 1,196", [97, 1196]),
        ("c.44", [44]),
        ("ca.44", [44]),
        ("4.4×10^4", [44_000]),
        ("4.4 × 10⁴", [44_000]),
        ("4.4e4", [44_000]),
        ("4.4e4a", [4.4]),
    ],
)
def test_digits(text: str, numbers: list[float]) -> None:
    assert values(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("30 million", [30e6]),
        ("1.5bn", [1.5e9]),
        ("$1.2tn", [1.2e12]),
        ("2 crore", [2e7]),
        ("5,5 Mio. t", [5.5e6]),
        ("$906 m", [906e6]),
        ("0.9 bn.", [0.9e9]),
        ("3 lakh", [3e5]),
        ("2 thousand million", [2e9]),
        ("5 hundred thousand", [5e5]),
        ("43 million 500 thousand", [43.5e6]),
        ("5 millionaires", [5]),
        ("2 dozen", [24]),
        # Letters, where they touch digits or precede a unit.
        ("906m", [906e6]),
        ("93.8k", [93_800]),
        ("0.9b", [0.9e9]),
        ("5K", [5000]),
        ("1.2 m tonnes", [1.2e6]),
        ("$5mm", [5e6]),
        ("5 mm", [5]),
        ("5 m deep", [5]),
        ("5m³", [5]),
        ("93.8kt", [93.8]),
        ("44 t", [44]),
        # Chinese.
        ("12.5万", [125_000]),
        ("9.38萬", [93_800]),
        ("0.55億", [55e6]),
        ("1.2万亿", [1.2e12]),
        ("9万3千8百", [93_800]),
        ("12亿5千万", [1.25e9]),
        ("三千万", [30e6]),
        ("九万三千八百", [93_800]),
        ("一亿二千万", [1.2e8]),
        ("三百二十万", [3.2e6]),
        ("十五", [15]),
        ("一百零五", [105]),
        ("两万五", [25_000]),
        ("12万5000", [125_000]),
        ("3万50", [30_050]),
        ("9万3", []),
        ("两万零五", [20_005]),
        ("十五点五", [15.5]),
        ("二〇一二", [2012]),
        ("壹佰贰拾", [120]),
        ("三十余万", [300_000]),
        ("三四百", []),
        ("数十万", []),
        ("几十万", []),
        ("第三", []),
        ("27 wan", [270_000]),
        # English.
        ("fifteen", [15]),
        ("twenty-five", [25]),
        ("two hundred and fifty thousand", [250_000]),
        ("one hundred and five thousand three hundred", [105_300]),
        ("a million", [1e6]),
        ("half a million", [0.5e6]),
        ("two and a half million", [2.5e6]),
        ("several thousand", []),
        # Fractions.
        ("5½ million", [5.5e6]),
        ("5 ½", [5.5]),
        ("2 3/4", [2.75]),
        ("2-3/4", [2.75]),
        ("1/2", [50]),
        ("half", [50]),
        ("two-fifths", [40]),
        ("three quarters", [75]),
        ("百分之二十三", [23]),
        ("百分之71.1", [71.1]),
        ("四分之三", [75]),
        ("the first half", []),
        ("half-yearly", []),
    ],
)
def test_number_words(text: str, numbers: list[float]) -> None:
    """A fraction without a unit is so many per cent of a whole."""
    assert values(text) == pytest.approx(numbers)


def test_a_third_is_a_third() -> None:
    assert [values(text) for text in ("a third", "one-third", "⅓", "1/3", "三分之一")] == [[pytest.approx(100 / 3)]] * 5


@pytest.mark.parametrize(
    ("text", "tonnes"),
    [
        ("44 kt", [44_000]),
        ("52 Mt", [52e6]),
        ("96,900 mt", [96_900]),
        ("44KT", [44_000]),
        ("35 kg", [0.035]),
        ("2,000 lbs", [0.90718474]),
        ("5,000 short tons", [4535.9237]),
        ("5,000 tons", [5000]),
        ("5,000-tonne", [5000]),
        ("5.4 million metric tons", [5.4e6]),
        ("5千克", [0.005]),
        ("五千克", [0.005]),
        ("9万3千8百吨", [93_800]),
        ("2萬噸", [20_000]),
        ("5万多吨", [50_000]),
        ("10,000 t a year", [10_000]),
        ("half a tonne", [0.5]),
        ("5 tonic", [5]),
        ("71.1%", []),
        ("$5", []),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, tonnes: list[float]) -> None:
    assert in_tonnes(text) == pytest.approx(tonnes)


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("5 MT", "million-tonne", [(5e-6, 5.0)]),
        ("$5m", "aud", [(5e6,)]),
        ("US$5m", "aud", [()]),
        ("A$112.5mn", "aud", [(112.5e6,)]),
        ("RMB 316,500/ton", "cny-per-tonne", [(316_500.0,)]),
        ("60 yuan ($9.1) per ton", "cny-per-tonne", [(60.0,), ()]),
        ("60 yuan", "cny-per-tonne", [(60.0,)]),
        ("60 yuan per tonne", "cny", [()]),
        ("每吨60元", "cny-per-tonne", [(60.0,)]),
        ("60元/吨", "cny-per-tonne", [(60.0,)]),
        ("USD/kg 110", "usd-per-kg", [(110.0,)]),
        ("$5 to $6 per kg", "usd-per-kg", [(5.0,), (6.0,)]),
        ("C$5", "usd", [(5.0,)]),
        ("2.5 billion U.S. dollars", "million-usd", [(2500.0,)]),
        ("71.1 %", "fraction", [(0.711,)]),
        ("1.2-fold", "percent", [(120.0,)]),
        ("七成", "percent", [(70.0,)]),
        ("六成五", "percent", [(65.0,)]),
        ("5 percentage points", "percent", [()]),
        ("5个百分点", "percentage-point", [(5.0,)]),
        ("30 million", "million-tonne", [(30.0,)]),
        ("1,300", "million-tonne", [(1300.0, 0.0013)]),
        ("450 workers", "piece", [(450.0,)]),
        ("10-year", "year", [(10.0,)]),
        ("-5.2%", "percent", [(-5.2,)]),
        ("−$5m", "usd", [(-5e6,)]),
    ],
)
def test_what_a_number_may_be_in_a_unit(text: str, unit: str, readings: list[tuple[float, ...]]) -> None:
    """Likeliest first; nothing where the printed unit does not fit."""
    found = [in_unit(number, unit, UNITS) for number in read(text)]
    assert found == [pytest.approx(reading) for reading in readings]


@pytest.mark.parametrize(
    ("text", "tonnes"),
    [
        ("20 to 30 million tons", [20e6, 30e6]),
        ("20-30 million tons", [20e6, 30e6]),
        ("30-40,000 tonnes", [30_000, 40_000]),
        ("30–40k tonnes", [30_000, 40_000]),
        ("300 to 5,000 t", [300, 5000]),
        ("900-1,200 t", [900, 1200]),
        ("900 to 1.2 million t", [900, 1.2e6]),
        ("120,000 to 15 million tons", [120_000, 15e6]),
        ("30 million to 20 million t", [30e6, 20e6]),
        ("3至4万吨", [30_000, 40_000]),
        ("44 of more than 90 million tonnes", [44e6, 90e6]),
        ("5, 6 and 7 t", [5, 6, 7]),
        ("between 30 and 40 kt", [30_000, 40_000]),
        ("10 mines and 30 million t", [10, 30e6]),
        ("2012, 30 million t", [2012, 30e6]),
    ],
)
def test_what_numbers_share_with_the_next(text: str, tonnes: list[float]) -> None:
    assert in_tonnes(text) == tonnes


@pytest.mark.parametrize(
    ("text", "is_range"),
    [
        ("5 to 6 t", True),
        ("5–6 t", True),
        ("$5m-$6m", True),
        ("70000 ~ 8 tons", True),
        ("between 5 and 6 t", True),
        ("5 and 6 t", False),
        ("5 of 6 t", False),
    ],
)
def test_two_numbers_that_are_the_ends_of_a_range(text: str, is_range: bool) -> None:
    assert [number.begins_range for number in read(text)] == [is_range, False]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("over 50%", Bound.AT_LEAST),
        ("more than 50%", Bound.AT_LEAST),
        ("90%以上", Bound.AT_LEAST),
        ("60 多年", Bound.AT_LEAST),
        ("30余万吨", Bound.AT_LEAST),
        ("50+", Bound.AT_LEAST),
        ("no more than 5 t", Bound.AT_MOST),
        ("up to US$5m", Bound.AT_MOST),
        ("不到50%", Bound.AT_MOST),
        ("about 5 t", Bound.ABOUT),
        ("~5 t", Bound.ABOUT),
        ("约2000吨", Bound.ABOUT),
        ("70%左右", Bound.ABOUT),
        ("5 t", None),
        ("a handsome 5 t", None),
    ],
)
def test_the_words_that_bound_a_number(text: str, bound: Bound | None) -> None:
    assert [number.bound for number in read(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("It sold for US$270 million a year.", ["US$270 million a year"]),
        ("from 5 kt to 6,5 kt", ["5 kt", "6,5 kt"]),
        ("约\u200b３０\u200b，９９６吨。", ["３０\u200b，９９６吨"]),
    ],
)
def test_a_number_knows_its_passage(text: str, passages: list[str]) -> None:
    numbers = read(text)
    assert [number.text for number in numbers] == passages
    assert [text[number.start : number.end] for number in numbers] == passages


@pytest.mark.parametrize(
    ("text", "otherwise"),
    [
        ("30.996", 30_996.0),
        ("30,996", 30.996),
        ("30.99", None),
        ("30,996.5", None),
        ("1,234,567", None),
        ("0.996", None),
    ],
)
def test_a_notation_that_can_be_read_in_two_ways(text: str, otherwise: float | None) -> None:
    assert [number.otherwise for number in read(text)] == [otherwise]


@pytest.mark.parametrize(("text", "step"), [("71.1%", 0.1), ("52 million", 1e6), ("1.2 million", 1e5), ("9万3千", 1e3)])
def test_the_last_place_that_is_printed(text: str, step: float) -> None:
    assert [number.step for number in read(text)] == [pytest.approx(step)]


@pytest.mark.parametrize(
    ("text", "unit", "value", "is_so"),
    [
        ("5,000 short tons", "tonne", 4535.9, True),
        ("5,000 short tons", "tonne", 4540, True),
        ("5,000 short tons", "tonne", 4500, False),
        ("5,000 short tons", "tonne", 4536.9, False),
        ("a third", "percent", 33.3, True),
        ("a third", "percent", 33, True),
        ("a third", "percent", 30, False),
        ("30,966 t", "tonne", 31_000, False),
        ("93.8 kt", "tonne", 94_000, False),
    ],
)
def test_only_what_a_conversion_made_may_be_rounded(text: str, unit: str, value: float, is_so: bool) -> None:
    (number,) = read(text)
    assert is_rounded(number, in_unit(number, unit, UNITS)[0], value) is is_so


# ------------------------------------------------------------------- a number reads back, however it is written

THOUSANDS = {",": ".", " ": ".", "\u00a0": ".", "\u2009": ".", "\u202f": ",", "'": ".", "’": ",", ".": ","}
"""Separators of thousands, each with a decimal sign that goes with it."""


def grouped(whole: int, separator: str) -> str:
    return f"{whole:,}".replace(",", separator)


def in_han(number: int) -> str:
    """Write a whole number below a trillion in Chinese numerals, the plain way: with every zero that is due."""
    digits, small = "零一二三四五六七八九", ["", "十", "百", "千"]

    def below_wan(part: int) -> str:
        text, gap = "", False
        for place in (3, 2, 1, 0):
            digit = part // 10**place % 10
            if digit:
                text += ("零" if gap and text else "") + digits[digit] + small[place]
                gap = False
            else:
                gap = True
        return text

    text = ""
    for scale, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // scale % 10**4
        if part:
            text += ("零" if text and part < 1000 else "") + below_wan(part) + word
    return text or "零"


def in_english(number: int) -> str:
    """Write a whole number below a billion in English words."""
    words = [*CARDINALS]
    ones, tens = ["", *words[:19]], ["", "", *words[19:]]

    def below_thousand(part: int) -> str:
        words = [ones[part // 100] + " hundred"] if part >= 100 else []
        rest = part % 100
        if rest >= 20:
            words.append(tens[rest // 10] + (f"-{ones[rest % 10]}" if rest % 10 else ""))
        elif rest:
            words.append(ones[rest])
        return " and ".join(words)

    parts = [(number // scale % 1000, word) for scale, word in ((10**6, " million"), (1000, " thousand"), (1, ""))]
    return " ".join(below_thousand(part) + word for part, word in parts if part)


@given(st.integers(1000, 10**12), st.sampled_from(sorted(THOUSANDS)), st.text("0123456789", min_size=1, max_size=2))
def test_separators_of_thousands_and_decimals(whole: int, separator: str, decimals: str) -> None:
    number = f"{grouped(whole, separator)}{THOUSANDS[separator]}{decimals}"

    assert in_tonnes(f"some {number} t") == [float(f"{whole}.{decimals}")]


@given(st.integers(0, 10**12), st.sampled_from([s for s in sorted(THOUSANDS) if s != "."]))
def test_whole_numbers(whole: int, separator: str) -> None:
    assert in_tonnes(f"some {grouped(whole, separator)} t") == [float(whole)]


@given(st.integers(0, 10**12))
def test_full_width_digits(whole: int) -> None:
    wide = f"{whole:,}".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,"})

    assert in_tonnes(f"共{wide}吨") == [float(whole)]


@given(
    st.decimals("0.01", 999, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(
        [
            (" million", 6),
            ("m", 6),
            ("k", 3),
            ("bn", 9),
            (" billion", 9),
            ("万", 4),
            ("億", 8),
            (" lakh", 5),
            ("千万", 7),
        ]
    ),
)
def test_a_number_word_multiplies(number: Decimal, word: tuple[str, int]) -> None:
    assert values(f"{number}{word[0]}") == [float(number * 10 ** word[1])]


@given(st.integers(1, 10**12 - 1).filter(lambda n: n < 10**8 or n // 10**4 % 10**4))
def test_chinese_numerals(number: int) -> None:
    assert in_tonnes(in_han(number) + "吨") == [float(number)]


@given(st.integers(1, 10**9 - 1))
def test_english_numerals(number: int) -> None:
    assert in_tonnes(f"{in_english(number)} tonnes") == [float(number)]


@given(st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_a_descending_chain_is_one_number(wan: int, thousands: int, hundreds: int) -> None:
    assert values(f"{wan}万{thousands}千{hundreds}百") == [wan * 10_000.0 + thousands * 1000 + hundreds * 100]


@given(st.integers(1, 998), st.integers(1, 999), st.sampled_from("-–~"))
def test_a_range_that_shares_its_thousands(low: int, more: int, dash: str) -> None:
    high = min(low + more, 999)

    assert in_tonnes(f"{low}{dash}{high},000 t") == [low * 1000.0, high * 1000.0]


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for number in read(text):
        assert number.text == text[number.start : number.end]
        assert in_unit(number, "tonne", UNITS) is not None


@given(st.text("0123456789.,' ½十百千万亿一二三分之点多千克吨%$-~ktMmbnof toandhalfthird", max_size=40))
def test_any_heap_of_signs_can_be_read(text: str) -> None:
    ends = [(number.start, number.end) for number in read(text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in ends)


PIECES = """
2012 | 1,234 | 5 | million | tons | (12 | 12) | 3, | 3. | 7; | 1/2 | ½ | k | m | % | 万 | -4 | F-35 | $5 | 1e3 | 0,5 |
007 | by | A | third | 30 996 | and a half | x 10^4 | 8 千
"""


@given(st.lists(st.sampled_from(PIECES.split("|"))).map("".join))
def test_simple_numbers_read_as_the_whole_grammar_reads_them(text: str) -> None:
    whole = [
        (number.start, number.end, f"{number.value.normalize():f}")
        for number in find_numbers(text)
        if not number.is_part and text[number.start].isdecimal()
    ]
    simple = [tuple(found) for found in number_forms(text) if text[found.start].isdecimal()]
    assert simple == whole
