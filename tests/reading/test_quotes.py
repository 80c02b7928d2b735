"""A quote is evidence only where it occurs in the text, word for word, and in one place."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge_base.reading.quotes import FoundTwice, NotFound, Position, QuotableText, normalise


def found(text: str, quote: str, prefix: str = "") -> str:
    """The part of the text at which a quote was found."""
    position = QuotableText(text).find(quote, prefix)
    return text[position.start : position.end]


def test_a_quote_is_found_at_its_offsets() -> None:
    assert QuotableText("One two three.").find("two") == Position(4, 7)


@pytest.mark.parametrize(
    ("text", "quote", "stands_as"),
    [
        ("It said “no”.", 'said "no"', "said “no”"),
        ("It said «no».", "said “no”", "said «no»"),
        ("China’s share", "China's share", "China’s share"),
        ("1990–2005", "1990-2005", "1990–2005"),
        ("minus −5", "minus -5", "minus −5"),
        ("two  spaces", "two spaces", "two  spaces"),
        ("two\n    lines", "two lines", "two\n    lines"),
        ("no\u00a0break", "no break", "no\u00a0break"),
        ("one line", "one\n  line", "one line"),
        ("hy\u00adphen", "hyphen", "hy\u00adphen"),
        ("zero\u200bwidth", "zerowidth", "zero\u200bwidth"),
        ("稀土出口管制办法", "出口管制", "出口管制"),
        ("全角“引号”", '"引号"', "“引号”"),
        ("padded", "  padded\n", "padded"),
        ("🧲 magnets 🧲", "magnets", "magnets"),
    ],
)
def test_typesetting_is_not_wording(text: str, quote: str, stands_as: str) -> None:
    assert found(text, quote) == stands_as


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("China holds 23%", "china holds 23%"),
        ("China holds 23%", "China holds 23 %"),
        ("China holds 23%", "China holds 32%"),
        ("China holds 23%", "China holds over 23%"),
        ("China holds 23%", "China ... 23%"),
        ("café", "cafe"),
        ("", "anything"),
        ("anything", ""),
        ("anything", "\u200b"),
    ],
)
def test_anything_else_must_be_the_same(text: str, quote: str) -> None:
    with pytest.raises(NotFound):
        QuotableText(text).find(quote)


@pytest.mark.parametrize(
    ("text", "quote", "count"),
    [
        ("The price. The price. The price.", "The price", 3),
        ("aaa", "aa", 2),
        ("“yes” and 'yes'", "yes", 2),
        ("two  words, two\nwords", "two words", 2),
    ],
)
def test_a_quote_that_stands_more_than_once_is_refused(text: str, quote: str, count: int) -> None:
    with pytest.raises(FoundTwice) as refusal:
        QuotableText(text).find(quote)

    assert refusal.value.count == count


@pytest.mark.parametrize("prefix", ["rose.", "price rose.", "  rose.\n", "e."])
def test_the_words_before_tell_two_places_apart(prefix: str) -> None:
    assert QuotableText("The price rose. The price fell.").find("The price", prefix) == Position(16, 25)


@pytest.mark.parametrize("prefix", ["fell.", "It rose.", "rose"])
def test_words_that_stand_before_neither_place_find_nothing(prefix: str) -> None:
    with pytest.raises(NotFound):
        QuotableText("The price rose. The price fell.").find("The price", prefix)


def test_words_before_that_stand_before_both_places_do_not_help() -> None:
    with pytest.raises(FoundTwice):
        QuotableText("so: yes. so: yes.").find("yes", "so:")


def test_a_prefix_may_touch_the_quote() -> None:
    assert found("12%, 23%", "%", prefix="23") == "%"
    assert QuotableText("12%, 23%").find("%", "23") == Position(7, 8)


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        ("China holds 3.5 million tons.", "China hold 3.5 million tons", "China holds 3.5 million tons"),
        ("It was licences are needed now", "licences is needed", "licences are needed"),
        ("Nothing of the kind.", "Wholly other words", ""),
        ("", "words", ""),
        ("words", "\u200b", ""),
    ],
)
def test_the_words_that_were_probably_meant(text: str, quote: str, suggestion: str) -> None:
    assert QuotableText(text).nearest_words(quote) == suggestion


def test_a_suggestion_in_chinese_is_no_longer_than_the_quote() -> None:
    assert len(QuotableText("国务院发布稀土管理条例，自十月一日起施行").nearest_words("稀土管理办法")) <= 6


def test_a_prefix_does_not_make_a_common_letter_slow() -> None:
    """A million places, each looked at once: this ends, where copying the text for each would not."""
    text = "e" * 1_000_000

    assert QuotableText("x" + text).find("e", "x") == Position(1, 2)


words = st.text(alphabet="ab \n“\"’'–-\u00ad\u200b土é", max_size=40)


@given(words, st.integers(0, 40), st.integers(1, 10))
def test_whatever_stands_once_is_found_where_it_stands(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    wanted = normalise(quote.strip())
    assume(wanted)
    plain = normalise(text)
    count = sum(plain.startswith(wanted, n) for n in range(len(plain)))

    if count == 1:
        assert normalise(found(text, quote)) == wanted
    elif count > 1:
        with pytest.raises(FoundTwice) as refusal:
            QuotableText(text).find(quote)
        assert refusal.value.count == count


@given(words, words)
def test_a_quote_is_found_exactly_when_its_normal_form_stands_in_that_of_the_text(text: str, quote: str) -> None:
    wanted = normalise(quote.strip())
    try:
        QuotableText(text).find(quote)
        is_there = True
    except FoundTwice:
        is_there = True
    except NotFound:
        is_there = False

    assert is_there == (bool(wanted) and wanted in normalise(text))


@given(words)
def test_the_normal_form_is_stable(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
