"""What stands for nothing in other formats is no text and no id here: it is refused where it was written."""

import pytest

from tests.support.small_corpus import Corpus

NO_WORDS = "words, or no such line"


@pytest.mark.parametrize("text", ["null", "Null", "none", "NaN", "n/a", "undefined", "TODO", "tbd"])
def test_a_word_for_nothing_is_no_text(corpus: Corpus, text: str) -> None:
    corpus.replace("claims/paper.yml", "statement: The price rose, then fell.", f"statement: {text}")

    assert corpus.problems() == [
        f"sources/claims/paper.yml:65: claim paper-price: statement '{text}' says nothing; expected {NO_WORDS}"
    ]


@pytest.mark.parametrize("text", ["~", "...", "-", "–", "?", "\u200b\u200b", "\u2060", "(!)", "。", "🙂"])
def test_signs_alone_are_no_text(corpus: Corpus, text: str) -> None:
    corpus.replace("articles/paper.md", "title: Who has the lithium", f'title: "{text}"')

    assert corpus.problems() == [
        f"sources/articles/paper.md:3: article paper: title '{text}' contains no letter and no digit"
        f"; expected {NO_WORDS}"
    ]


@pytest.mark.parametrize("text", ["...", "“”"])
def test_signs_alone_are_no_quote(corpus: Corpus, text: str) -> None:
    corpus.replace("claims/paper.yml", "quote: The price\n  quote_prefix: rose.\n", f'quote: "{text}"\n')

    assert corpus.problems() == [
        f"sources/claims/paper.yml:67: claim paper-price: quote '{text}' contains no letter and no digit; "
        f"expected {NO_WORDS}"
    ]


@pytest.mark.parametrize("text", ["None.", "0", "7", "中国", "Ω", "Nothing", "A null result"])
def test_whatever_says_something_is_text(corpus: Corpus, text: str) -> None:
    corpus.replace("claims/paper.yml", "statement: The price rose, then fell.", f'statement: "{text}"')

    assert corpus.problems() == []


def test_a_symbol_and_an_alias_may_be_a_sign(corpus: Corpus) -> None:
    corpus.replace("vocabulary/units.yml", 'symbol: "%"', 'symbol: "%", aliases: ["％", null]')

    assert corpus.problems() == []


@pytest.mark.parametrize("identity", ["0", "2012", "1-2", "null", "none", "nan"])
def test_an_id_is_a_name(corpus: Corpus, identity: str) -> None:
    corpus.replace("claims/paper.yml", "- id: paper-price", f"- id: {identity}")

    assert corpus.problems() == [
        f"sources/claims/paper.yml:64: claim {identity}: id '{identity}' is no name; "
        "expected at least one letter, and no word for nothing"
    ]
