"""Whatever a person types becomes terms that FTS5 takes; what is asked beside it is used where it makes sense."""

import sqlite3
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.building.full_text import LONGEST_GRAM, TOKENIZER
from knowledge_base.web.search import Hits, Search, as_json
from knowledge_base.web.search_words import LONGEST_QUERY, MOST_TERMS, Term, terms_of


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", []),
        ("   \n\t", []),
        ("reserves", [Term("reserves")]),
        ("reserves*", [Term("reserves", is_prefix=True)]),
        ("china reserves", [Term("china"), Term("reserves")]),
        ("Nd", [Term("Nd")]),
        ("exp* china", [Term("exp", is_prefix=True), Term("china")]),
        ("rare-earth", [Term("rare"), Term("earth")]),
        ('"export quota"', [Term("export quota")]),
        ("“export quota” china", [Term("export quota"), Term("china")]),
        ('"never closed', [Term("never"), Term("closed")]),
        ('""', []),
        ("71.1 90,000", [Term("71.1"), Term("90,000", form="90000")]),
        ("quota AND NOT mining", [Term("quota"), Term("mining", is_excluded=True)]),
        ("quota -mining", [Term("quota"), Term("mining", is_excluded=True)]),
        ("quota OR tariff", [Term("quota"), Term("tariff", is_alternative=True)]),
        ("quota and mining", [Term("quota"), Term("mining")]),
        ("who is the", [Term("who"), Term("is"), Term("the")]),
        ("production of the world", [Term("production"), Term("world")]),
        ("title:x^2", [Term("title"), Term("x"), Term("2")]),
        ("snake_case", [Term("snake"), Term("case")]),
        ("🧲 ( * - \" ' \\ %", []),
        ("稀", [Term("稀")]),
        ("稀土 quota", [Term("稀土"), Term("quota")]),
        ("WTO稀土案", [Term("WTO"), Term("稀土案")]),
        ('"稀土"', [Term("稀土")]),
        ("甲乙丙丁戊己庚辛", [Term("甲乙丙丁戊己庚辛")]),
        ("甲乙丙丁戊己庚辛壬", [Term("甲乙丙丁戊己庚辛"), Term("乙丙丁戊己庚辛壬")]),
        ("e\u0301lite", [Term("élite")]),
    ],
)
def test_a_query_is_read_as_terms(query: str, terms: list[Term]) -> None:
    assert terms_of(query) == terms


def test_no_more_of_a_query_is_read_than_a_person_would_type() -> None:
    assert len(terms_of("word " * 1000)) == MOST_TERMS
    assert [len(term.text) for term in terms_of("x" * 10_000)] == [LONGEST_QUERY]


def test_a_long_chinese_run_is_covered_without_gaps() -> None:
    run = "".join(chr(0x4E00 + offset) for offset in range(30))

    pieces = [term.text for term in terms_of(run)]

    assert {len(piece) for piece in pieces} == {LONGEST_GRAM}
    assert all(any(pair in piece for piece in pieces) for pair in map("".join, pairwise(run)))


@given(st.text(max_size=80))
def test_whatever_is_typed_is_an_expression_that_the_index_takes(query: str) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute(f"create virtual table texts using fts5(words, tokenize='{TOKENIZER}')")
        expression = " ".join(term.fts for term in terms_of(query))

        # An error of syntax would be raised here.
        found = connection.execute("select count(*) from texts where texts match ?", [expression or '""']).fetchone()

    assert found == (0,)


@pytest.mark.parametrize(
    ("arguments", "search"),
    [
        ({}, Search()),
        ({"q": "  quota "}, Search("quota")),
        (
            {"q": "quota", "kind": "claim", "year": "2010", "place": "cn", "page": "3"},
            Search("quota", "claim", "2010", "cn", page=3),
        ),
        ({"kind": "spaceship", "year": "abcd", "page": "abcd"}, Search()),
        ({"year": "20101", "page": "-1"}, Search()),
        ({"year": " 2010", "page": "0"}, Search()),
        ({"page": "9" * 30}, Search()),
        ({"place": "x" * 500}, Search(place="x" * 120)),
        ({"verdict": "differs"}, Search(verdict="differs")),
        ({"verdict": "outcome:missed"}, Search()),
    ],
)
def test_what_is_asked_is_used_where_it_makes_sense(arguments: dict[str, str], search: Search) -> None:
    assert Search.of(arguments) == search


def test_pages_are_counted_from_the_hits() -> None:
    assert [Hits(Search(), total=total).pages for total in (0, 1, 20, 21)] == [0, 1, 1, 2]


def test_machines_get_hits_with_signs_that_are_no_html() -> None:
    row: dict[str, Any] = {
        "kind": "claim",
        "record_id": "a",
        "title": "A <b>",
        "year": 2010,
        "url_path": "claims/a",
        "excerpt": "the [[quota]] <b>",
        "marked_title": "A <b>",
        "verdict": "agrees",
        "speaker": "A <ministry>",
        "date": "2010-06",
    }

    assert as_json(Hits(Search("quota", year="2010"), [row], 1, {"claim": 1}), "/below/metals") == {
        "query": "quota",
        "filters": {"kind": "", "year": "2010", "place": "", "verdict": ""},
        "total": 1,
        "of_all": 1,
        "page": 1,
        "pages": 1,
        "counts": {"claim": 1},
        "suggestion": None,
        "instead": None,
        "answers": [],
        "results": [
            {
                "kind": "claim",
                "id": "a",
                "title": "A <b>",
                "year": 2010,
                "url": "/below/metals/claims/a",
                "json": "/below/metals/claims/a.json?_shape=array",
                "snippet": "the [[quota]] <b>",
                "verdict": "agrees",
                "speaker": "A <ministry>",
                "date": "2010-06",
            }
        ],
    }
