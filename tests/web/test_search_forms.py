"""A number and a word are found in whatever form they are printed, and in whatever form they are typed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.building.full_text import TOKENIZER, grams_of
from knowledge_base.web.search_words import Term, search_excerpt, search_marks, search_terms, terms_of


def finds(query: str, text: str) -> bool:
    """Whether a query finds a text that is indexed as every record is."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"create virtual table texts using fts5(words, grams, tokenize='{TOKENIZER}')")
        connection.execute("insert into texts values (?, ?)", (text, grams_of(text)))
        return bool(connection.execute("select 1 from texts where texts match ?", (search_terms(query),)).fetchone())


FORMS = ("30996", "30,996", "30 996", "30\u202f996", "30’996", "３０，９９６", "3.0996万", "3.0996萬", "30.996k")
LARGE = ("52 million", "52,000,000", "52000000", "52m", "5200万", "0.52亿", "五千二百万", "52 000 000")


@pytest.mark.parametrize("query", FORMS)
@pytest.mark.parametrize("printed", FORMS)
def test_all_forms_of_a_number_find_each_other(query: str, printed: str) -> None:
    assert finds(query, f"The quota of {printed} tons")


@pytest.mark.parametrize("query", LARGE)
@pytest.mark.parametrize("printed", LARGE)
def test_all_number_words_find_each_other(query: str, printed: str) -> None:
    assert finds(query, f"Reserves of {printed} tonnes")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("REO", "prices of ＲＥＯ rose"),
        ("ＲＥＯ", "prices of REO rose"),
        ("official", "the ofﬁcial said"),
        ("cafe\u0301", "a café"),
        ("稀土", "⽣产稀⼟"),
        ("生产", "⽣产稀⼟"),
        ("出口配额", "出口配\n额为"),
        ("quota 30996 tons", "the quota of 30,996 tons"),
        ("27万吨", "指标27万吨"),
        ("27万吨", "指标270,000吨"),
        ("270,000 tons", "270 thousand tons"),
        ("3099*", "30,996 tons"),
        ("71.1", "71.1%"),
        ("71.1%", "71.1 per cent"),
    ],
)
def test_what_finds_what(query: str, text: str) -> None:
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("30996", "30,966 tons"),
        ("30996", "309,960 tons"),
        ("30996", "30.99 tons"),
        ("52 million", "52 thousand, and a million"),
        ("27万", "2.7万"),
        ("71.1", "1.71 and 71"),
    ],
)
def test_other_numbers_are_not_found(query: str, text: str) -> None:
    assert not finds(query, text)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("30996", [Term("30996")]),
        ("30,996 tons", [Term("30,996", form="30996"), Term("tons")]),
        ("３０，９９６", [Term("30,996", form="30996")]),
        ("27万吨", [Term("27万", form="270000"), Term("吨")]),
        ("2012年", [Term("2012"), Term("年")]),
        ("2012 30", [Term("2012"), Term("30")]),
        ("30 million t", [Term("30 million", form="30000000"), Term("t")]),
        ("一些", [Term("一些")]),
    ],
)
def test_a_number_is_one_term(query: str, terms: list[Term]) -> None:
    assert terms_of(query) == terms


def test_a_hit_in_another_form_is_shown_and_marked() -> None:
    body = "x " * 200 + "the quota of 30,996 tons was cut; 出口配额为3.0996万吨"

    assert "quota of [[30,996]] tons" in search_excerpt(body, "x x x", "30996")
    assert search_marks("30,996 t, not 30,966 t", "3.0996万") == "[[30,996]] t, not 30,966 t"
    assert search_excerpt(body, "the [[quota]] of", "quota 30996") == "the [[quota]] of"
    assert search_marks("[[30,996]] and 30 996", "30,996") == "[[30,996]] and [[30 996]]"
    assert search_marks("出口配额为3.0996万吨", "出口 30996") == "[[出口]]配额为[[3.0996万]]吨"


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("30,996 t", "30996"),
        ("30996 t", ""),
        ("ＲＥＯ", "REO"),
        ("in 2012", ""),
        ("27万吨", "万 万吨 吨 27 270000"),
        ("5 to 6 t", ""),
        ("seven", ""),
    ],
)
def test_what_is_indexed_beside_the_words(text: str, grams: str) -> None:
    assert grams_of(text) == grams


def notations(number: int) -> Iterator[str]:
    yield str(number)
    for separator in (",", " ", "\u202f", "’"):
        yield f"{number:,}".replace(",", separator)
    yield f"{number / 10_000:.4f}万"
    yield f"{number / 1000:.3f} thousand"


@given(st.integers(10_000, 10**9), st.data())
def test_any_number_finds_itself_in_any_notation(number: int, data: st.DataObject) -> None:
    typed, printed = (data.draw(st.sampled_from(list(notations(number)))) for _ in range(2))

    assert finds(typed, f"so: {printed} t")


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_and_indexed_is_an_expression(query: str, text: str) -> None:
    assert finds(query, text) in (True, False)


def test_claims_may_be_searched_by_their_verdict(real_site: httpx.Client) -> None:
    found = real_site.get("/search.json?q=quota&verdict=differs").json()
    everything = real_site.get("/search.json?q=quota").json()

    assert {hit["verdict"] for hit in found["results"]} == {"differs"}
    assert set(found["counts"]) == {"claim"}
    assert 0 < found["total"] < everything["total"]
