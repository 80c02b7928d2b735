"""Every question is one statement in a file that says at its head what it is; wrong heads are named."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from knowledge_base.web import search_words
from knowledge_base.web.questions import FOLDER, Question, as_canned_query, question_of, questions

HEAD = """\
-- title: Which?
-- description: >-
--   One of many: the first,
--   then the rest.
-- parameters:
--   place: id or name; empty for all
-- position: 3
"""


def test_a_file_is_read_as_a_question() -> None:
    assert question_of("which", HEAD + "\n-- why so\nselect :place\n") == Question(
        name="which",
        title="Which?",
        description="One of many: the first, then the rest.",
        position=3,
        sql="-- why so\nselect :place",
        parameters={"place": "id or name; empty for all"},
    )


def test_a_question_may_have_no_parameters() -> None:
    text = "-- title: T\n-- description: D.\n-- position: 1\nselect 1"

    assert (question_of("t", text).parameters, as_canned_query(question_of("t", text))["params"]) == ({}, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("select 1\n", "missing 3 required keyword-only arguments: 'title', 'description', and 'position'"),
        ("-- title: T\n-- position: 1\nselect 1", "missing 1 required keyword-only argument: 'description'"),
        (HEAD.replace("-- position", "-- order: 1\n-- position"), "unexpected keyword argument 'order'"),
        ("-- title: what: which\nselect 1", "mapping values are not allowed here"),
        ("-- Which?\nselect 1", "argument after ** must be a mapping, not str"),
    ],
)
def test_a_wrong_head_is_named(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"^which\.sql: the comment at its head: .*" + re.escape(message)):
        question_of("which", text)


def test_every_file_is_a_question_with_a_place_of_its_own_in_the_list() -> None:
    assert sorted(questions()) == sorted(path.stem for path in FOLDER.iterdir())
    positions = [question.position for question in questions().values()]
    assert positions == sorted(set(positions))


@pytest.mark.parametrize("name", questions())
def test_the_parameters_that_are_described_are_those_of_the_statement(name: str) -> None:
    question = questions()[name]
    without_texts = re.sub(r"--.*|'[^']*'", "", question.sql)

    assert set(re.findall(r":(\w+)", without_texts)) == set(question.parameters)
    assert all(isinstance(meaning, str) and meaning for meaning in question.parameters.values())


@pytest.mark.parametrize("name", questions())
def test_a_question_is_one_statement_that_only_reads(lithium_database: Path, name: str) -> None:
    question = questions()[name]
    with closing(sqlite3.connect(f"file:{lithium_database}?mode=ro", uri=True)) as connection:
        for function, (arguments, implementation) in search_words.SQL_FUNCTIONS.items():
            connection.create_function(function, arguments, implementation)
        # More than one statement, or one that writes, would be an error here.
        connection.execute(f"select * from ({question.sql})", dict.fromkeys(question.parameters, "")).fetchall()


@pytest.mark.parametrize("name", questions())
def test_the_page_of_a_question_shows_its_title_its_description_and_what_may_be_given(
    site: httpx.Client, name: str
) -> None:
    question, page = questions()[name], site.get(f"/lithium/{name}").text

    shown = re.sub(r"<[^>]*>", "", page).replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&")
    texts = [question.title, question.description, *question.parameters.values()]
    assert [text for text in texts if text not in shown] == []


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "reserves"},
        {"q": "quota", "kind": "claim"},
        {"q": "export quota", "year": "2020"},
        {"q": "reserves", "place": "salara"},
        {"q": "出口管制"},
        {"q": "lithium 出口管制"},
        {"q": '"export quota"', "page": "2"},
        {"q": "smugg*"},
    ],
    ids=str,
)
def test_the_search_page_and_the_question_rank_alike(site: httpx.Client, asked: dict[str, str]) -> None:
    page = site.get("/search.json", params=asked).json()["results"]
    question = site.get("/lithium/search.json", params={**asked, "size": "20", "_shape": "array"}).json()

    # On the page the terms that the words name come first.
    named = [hit["id"] for hit in page if hit["kind"] in ("indicator", "material", "place")]
    assert page != []
    assert [(hit["kind"], hit["id"], hit["snippet"]) for hit in page if hit["id"] not in named] == [
        found
        for row in question
        if (found := (row["kind"], row["record_id"], row["excerpt"])) and row["record_id"] not in named
    ][: 20 - len(named)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"size": "3"}, slice(0, 3)),
        ({"size": "3", "page": "2"}, slice(3, 6)),
        ({"size": "3", "page": "0"}, slice(0, 3)),
        ({"size": "-5"}, slice(0, 1)),
        ({"size": "none"}, slice(0, 100)),
        ({"size": "100000"}, slice(0, 100)),
        ({"page": "9" * 40}, slice(0, 0)),
    ],
    ids=str,
)
def test_a_search_gives_the_page_that_is_asked_for(site: httpx.Client, asked: dict[str, str], found: slice) -> None:
    def rows(**parameters: str) -> list[dict[str, Any]]:
        address = "/lithium/search.json"
        answer: list[dict[str, Any]] = site.get(
            address, params={"q": "reserves", "_shape": "array", **parameters}
        ).json()
        return answer

    assert rows(**asked) == rows()[found]


def test_the_words_of_a_search_are_marked_in_title_and_passage() -> None:
    body = "a " * 100 + "关于稀土出口管制的说明" + " b" * 100

    assert search_words.search_excerpt(body, "no hit here", "出口管制") == (
        "… " + ("a " * 100 + "关于稀土")[-search_words.PASSAGE_RADIUS :] + "[[出口管制]]"
        + ("的说明" + " b" * 100)[: search_words.PASSAGE_RADIUS - len("出口管制")] + " …"
    )  # fmt: skip
    assert search_words.search_excerpt(body, "the [[quota]] of 稀土", "quota 稀土") == "the [[quota]] of [[稀土]]"
    assert search_words.search_excerpt(None, None, None) == ""
    assert search_words.search_marks("[[稀土]] and 稀土", "稀土") == "[[稀土]] and [[稀土]]"
    assert search_words.search_terms(None) == '""'
