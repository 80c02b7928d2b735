"""How a page is set is not wording; and every passage is found at its offsets in the text that was loaded."""

import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge_base.model.characters import expanding_characters, plain_form
from knowledge_base.reading.normal_text import NormalText, normalise
from knowledge_base.reading.quotes import FoundTwice, NotFound, QuotableText, differing_characters


def found(text: str, quote: str) -> str:
    """The part of the text at which a quote is found."""
    position = QuotableText(text).find(quote)
    return text[position.start : position.end]


@pytest.mark.parametrize(
    ("text", "quote", "as_loaded"),
    [
        # Composed and decomposed letters, in the text or in the quote.
        ("At the cafe\u0301 he said", "the café he", "the cafe\u0301 he"),
        ("At the café he said", "the cafe\u0301 he", "the café he"),
        ("Viê\u0323t Nam", "Việt Nam", "Viê\u0323t Nam"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8 정부", "한국 정부", "\u1112\u1161\u11ab\u1100\u116e\u11a8 정부"),
        ("5 Å wide (Angstrom: \u212b)", "(Angstrom: Å)", "(Angstrom: \u212b)"),
        # Compatible forms: ligatures, squares, full-width letters, radicals, presentation forms.
        ("the ofﬁcial ﬂow", "official flow", "ofﬁcial ﬂow"),
        ("the official flow", "ofﬁcial ﬂow", "official flow"),
        ("30 ㎏ a day", "30 kg a day", "30 ㎏ a day"),
        ("ＲＥＯ　and ３０％", "REO and 30%", "ＲＥＯ　and ３０％"),
        ("⽣产总量控制指标", "生产总量控制指标", "⽣产总量控制指标"),
        ("增⻓率", "增长率", "增⻓率"),
        ("\uf900生", "\u8c48生", "\uf900生"),
        ("wait… what", "wait... what", "wait… what"),
        ("CO₂ prices", "CO2 prices", "CO₂ prices"),
        ("Part Ⅳ says", "Part IV says", "Part Ⅳ says"),
        # What is never seen.
        ("named the \u200equota.", "named the quota", "named the \u200equota"),
        ("\u202bnamed the quota\u202c", "named the quota", "named the quota"),
        ("no\ufeff break \u2066here\u2069", "no break here", "no\ufeff break \u2066here"),
        ("葛\U000e0100飾区", "葛飾区", "葛\U000e0100飾区"),
        ("zero \u200b width", "zero width", "zero \u200b width"),
        # Ends of lines and pages.
        ("one\ftwo", "one two", "one\ftwo"),
        ("one\r\n\r\n\ftwo", "one two", "one\r\n\r\n\ftwo"),
        ("one\u2028two", "one two", "one\u2028two"),
        ("the ex-\nport quota", "the export quota", "the ex-\nport quota"),
        ("the ex\u2010\n   port quota", "the export quota", "the ex\u2010\n   port quota"),
        ("the ex\u00ad\nport quota", "the export quota", "the ex\u00ad\nport quota"),
        ("of rare-\nearth oxides", "of rare-earth oxides", "of rare-\nearth oxides"),
        ("of rare-\nearth ox-\nides", "rare-earth oxides", "rare-\nearth ox-\nides"),
        ("of rare-\nearth oxides", "rare- earth", "rare-\nearth"),
        (
            "a long-\nterm plan and a short-term one",
            "long-term plan and a short-term",
            "long-\nterm plan and a short-term",
        ),
        ("出口配\n额为三万", "出口配额为", "出口配\n额为"),
        ("出口配额，\n其中", "出口配额，其中", "出口配额，\n其中"),
        ("出口配额为", "出口配 额为", "出口配额为"),
    ],
)
def test_typesetting_is_not_wording(text: str, quote: str, as_loaded: str) -> None:
    assert found(text, quote) == as_loaded


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("10² tonnes", "102 tonnes"),
        ("30,996¹ tons", "30,9961 tons"),
        ("5½ tonnes", "51/2 tonnes"),
        ("5½ tonnes", "5 1⁄2 tonnes"),
        ("note ① says", "note 1 says"),
        ("café", "cafe"),
        ("the ex-port quota", "the export quota"),
        ("the ex- port quota", "the export quota"),
        ("2012-\n13", "201213"),
        ("a re-sign\ned man", "a re-signed man"),
        ("a tax – port quota", "a taxport quota"),
        ("Korea \uac00\ub098", "Korea\uac00\ub098"),
        ("北京 Beijing", "北京Beijing"),
    ],
)
def test_but_wording_is(text: str, quote: str) -> None:
    with pytest.raises(NotFound):
        QuotableText(text).find(quote)


def test_a_quote_with_and_without_its_line_end_hyphen_is_there_twice() -> None:
    with pytest.raises(FoundTwice):
        QuotableText("the export quota and the ex-\nport quota").find("export quota")


def test_a_hyphen_alone_is_found_where_it_is() -> None:
    assert QuotableText("ex-\nport").find("-").start == 2


@pytest.mark.parametrize(
    ("quote", "passage", "said"),
    [
        (
            "the quоta",
            "the quota",
            "the quote has U+043E CYRILLIC SMALL LETTER O where the text has U+006F LATIN SMALL LETTER O",
        ),
        (
            "the cafe",
            "the café",
            "the quote has U+0065 LATIN SMALL LETTER E where the text has U+00E9 LATIN SMALL LETTER E WITH ACUTE",
        ),
        ("the quota", "the\u2800quota", "the quote has U+0020 SPACE where the text has U+2800 BRAILLE PATTERN BLANK"),
        ("quota", "quo\u0489ta", "the quote has nothing where the text has U+0489 COMBINING CYRILLIC MILLIONS SIGN"),
        ("the quota", "the quotas", ""),
        ("出口配额", "出口总额", ""),
        ("wholly other", "words", ""),
    ],
)
def test_a_difference_that_is_hard_to_see_is_named(quote: str, passage: str, said: str) -> None:
    assert differing_characters(quote, passage) == said


@pytest.mark.parametrize(
    ("text", "quote", "suggestion"),
    [
        (
            "The ministry cut the ex-\nport quota by a\ntenth.",
            "cut the exports quota by a tenth",
            "cut the export quota by a tenth",
        ),
        ("The export\nquota for\u200b 2012", "expert quota for 2012", "export quota for 2012"),
        ("It sold 30,996 tons of ore", "sold 30,9 tons of or", "sold 30,996 tons of ore"),
        ("Экспортные квоты на год", "Экспортная квоты на го", "Экспортные квоты на год"),
    ],
)  # fmt: skip
def test_a_suggestion_is_one_line_of_whole_words(text: str, quote: str, suggestion: str) -> None:
    assert QuotableText(text).nearest_words(quote) == suggestion


# ------------------------------------------------------------------------------------------------- properties

SIGNS = "ab .-\n\f\t\u00ad\u200b\u200e\u0301é“’–…ﬁ㎏Ａ１額额生⽣，\u1112\u1161\u11ab한²½①\u2028𝟛"
texts = st.text(st.sampled_from(SIGNS), max_size=40) | st.text(max_size=40)


@given(texts)
def test_the_normal_form_is_stable(text: str) -> None:
    """Only a hyphen that ends a line is more than its form: it may be left out."""
    plain = normalise(text)
    assert normalise(plain) == plain


@given(texts)
def test_the_normal_form_is_the_same_with_and_without_offsets(text: str) -> None:
    assert NormalText(text).plain == normalise(text)


@given(texts)
def test_composed_and_decomposed_texts_have_one_normal_form(text: str) -> None:
    assume("\u1112" not in text)
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(unicodedata.normalize("NFC", text))


@given(texts, st.integers(0, 40), st.integers(1, 40))
def test_a_passage_of_the_normal_form_comes_from_the_place_it_names(text: str, at: int, length: int) -> None:
    normal = NormalText(text)
    passage = normal.plain[at : at + length]
    assume(passage.strip())

    start, end = normal.span(at, at + len(passage))

    assert 0 <= start < end <= len(text)
    # A passage that begins or ends within a ligature comes with the whole of it.
    assert passage.strip() in normalise(text[start:end]) or set(text[start:end]) & set("…ﬁ㎏")


@given(texts)
def test_places_are_in_the_order_of_the_text(text: str) -> None:
    normal = NormalText(text)
    places = [normal.span(n, n + 1) for n in range(len(normal.plain))]
    assert places == sorted(places)


@given(texts, texts)
def test_a_quote_is_found_where_its_words_are(before: str, quote: str) -> None:
    wanted = normalise(quote).strip()
    assume(wanted and not NormalText(before + " | " + quote).joints)
    text = f"{before} | {quote}"
    count = len(re.findall(f"(?={re.escape(wanted)})", normalise(text)))
    assume(count)
    if count == 1:
        position = QuotableText(text).find(quote)
        assert wanted in normalise(text[position.start : position.end])
    else:
        with pytest.raises(FoundTwice):
            QuotableText(text).find(quote)


@given(st.lists(st.sampled_from(["ex", "port", "rare", "earth", "tax"]), min_size=2, max_size=6), st.data())
def test_a_line_s_end_may_fall_into_any_word(words: list[str], data: st.DataObject) -> None:
    """Each word is broken by the printer, or at its own hyphen, or not at all: the quote is found."""
    text, quote = "so", "so"
    for word in words:
        whole, broken = data.draw(
            st.sampled_from([(word, word), (f"{word}ing", f"{word}-\ning"), (f"{word}-free", f"{word}-\nfree")])
        )
        text, quote = f"{text} {broken}", f"{quote} {whole}"

    assert found(text, quote) == text


def test_every_form_is_one_that_stays() -> None:
    """Over all of Unicode: the plain form of a plain form is itself; what expands, expands to plain forms."""
    assert [n for n in range(0x20000) if plain_form(plain_form(chr(n))) != plain_form(chr(n))] == []
    assert [c for c in expanding_characters() if normalise(normalise(c)) != normalise(c)] == []
