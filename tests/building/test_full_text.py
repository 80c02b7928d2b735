"""English and Chinese are found: by words and their stems, and by every piece of a Chinese run."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.building.full_text import LONGEST_GRAM, TOKENIZER, grams_of, words_of
from knowledge_base.building.rows import SEARCH_BODY_LIMIT
from tests.support.small_corpus import Corpus

# --------------------------------------------------------------------------------------------- what is indexed


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("", ""),
        ("Rare earths only", ""),
        ("土", "土"),
        ("稀土", "稀 稀土 土"),
        ("稀土，出口", "稀 稀土 土 出 出口 口"),
        ("稀土和稀土", "稀 稀土 稀土和 稀土和稀 稀土和稀土 土 土和 土和稀 土和稀土 和 和稀 和稀土"),
        ("WTO裁决", "裁 裁决 决 WTO"),
        ("2012年6月", "年 月 2012 6"),
        ("in 中国 today", "中 中国 国"),
        ("レアアース", "レ レア レアア レアアー レアアース ア アア アアー アアース アー アース ー ース ス"),
        ("한국", "한 한국 국"),
    ],
)
def test_the_grams_of_a_text(text: str, grams: str) -> None:
    assert grams_of(text) == grams


def test_grams_are_no_longer_than_a_search_word_may_be() -> None:
    assert max(map(len, grams_of("一二三四五六七八九十").split())) == LONGEST_GRAM


def test_nothing_reaches_from_one_part_into_the_next() -> None:
    assert grams_of("稀土", None, "", "出口") == "稀 稀土 土 出 出口 口"
    assert grams_of("in 2012", "350 tonnes") == ""


def test_what_was_found_in_one_part_is_not_found_again() -> None:
    assert grams_of("稀土", "稀土") == "稀 稀土 土"
    assert grams_of("30,996", "3.0996万") == "万 0996 30996"


def test_a_long_part_is_read_as_a_short_one() -> None:
    assert grams_of("plain words " * 200 + "30,996 稀土") == "稀 稀土 土 30996"


def test_words_are_all_parts_that_there_are() -> None:
    assert words_of("one", None, "", "two") == "one\ntwo"


CHINESE = st.text(alphabet="稀土出口管制年中", min_size=1, max_size=20)


@given(CHINESE, st.integers(0, 19), st.integers(1, LONGEST_GRAM))
def test_every_piece_of_a_chinese_run_is_found(run: str, start: int, length: int) -> None:
    text = f"The notice says {run}, and no more."
    piece = run[start % len(run) :][:length]

    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"create virtual table texts using fts5(words, grams, tokenize='{TOKENIZER}')")
        connection.execute("insert into texts values (?, ?)", (text, grams_of(text)))
        found = connection.execute("select count(*) from texts where texts match ?", (f'"{piece}"',)).fetchone()

    assert found == (1,)


# ---------------------------------------------------------------------------------------------------- the one box


def found_by(corpus: Corpus, words: str) -> set[str]:
    rows = corpus.rows(
        "select kind || ' ' || record_id as record from search_index_fts "
        f"join search_index on search_index.id = search_index_fts.rowid where search_index_fts match '{words}'"
    )
    return {row["record"] for row in rows}


@pytest.mark.parametrize(
    ("words", "records"),
    [
        ("ministries", {"actor ministry", "article paper", "claim paper-reserves", "policy event cn-2012-licences"}),
        ("batteries", {"material hydroxide"}),
        ("battery", {"material hydroxide"}),
        ("deposit", {"topic reserves"}),
        # By the names of what a record is about, in any language: its speaker, its place, its material.
        ("usgs", {"actor geological-survey", "statistic reserves-cn-2012", "statistic reserves-world-2012"}),
        ("商务", {"actor ministry", "claim paper-reserves", "policy event cn-2012-licences"}),
        ("务", {"actor ministry", "claim paper-reserves", "policy event cn-2012-licences"}),
        ("锂 AND licence", {"policy event cn-2012-licences"}),
        ("中国 AND suspended", {"policy event cn-2013-truce"}),
        ("title : truce", set()),
        ("title : suspended", {"policy event cn-2013-truce"}),
        ("elsewhere", {"claim paper-elsewhere", "article paper"}),
        ("rounded", {"statistic reserves-world-2012"}),
        ("advertisement", set()),
        ("neodymium", set()),
    ],
)
def test_what_the_one_box_finds(words: str, records: set[str], corpus: Corpus) -> None:
    corpus.build()

    assert found_by(corpus, words) == records


def test_every_record_with_a_page_is_in_the_index_once(corpus: Corpus) -> None:
    corpus.build()
    tables = {
        "actor": "actors", "article": "articles", "claim": "claims", "indicator": "indicators",
        "material": "materials", "place": "places", "policy event": "policy_events",
        "publication": "publications", "statistic": "statistics", "topic": "topics",
    }  # fmt: skip
    expected = [
        (kind, row["id"], f"{table}/{row['id']}")
        for kind, table in tables.items()
        for row in corpus.rows(f"select id from {table}")
    ]

    rows = corpus.rows("select kind, record_id, url_path from search_index")

    assert sorted(tuple(row.values()) for row in rows) == sorted(expected)


def test_a_snippet_can_be_made_in_sql(corpus: Corpus) -> None:
    corpus.build()

    rows = corpus.rows(
        "select snippet(search_index_fts, 1, '[', ']', '…', 6) as snippet from search_index_fts "
        "where search_index_fts match 'quarter' and rowid in (select id from search_index where kind = 'claim')"
    )

    assert rows == [{"snippet": "more than a [quarter] of what…"}]


# ------------------------------------------------------------------------------------------- search in one table


@pytest.mark.parametrize(
    ("table", "words", "ids"),
    [
        ("articles", "licence", {"paper"}),
        ("articles", "point", {"note"}),
        ("claims", "reserves", {"own-share", "paper-reserves", "paper-share", "paper-world", "paper-elsewhere"}),
        ("claims", '"1.3 billion"', {"paper-world"}),
        ("policy_events", "suspending", {"cn-2012-licences", "cn-2013-truce"}),
        ("policy_events", "needs", {"cn-2012-licences"}),
    ],
)
def test_what_the_search_of_a_table_finds(table: str, words: str, ids: set[str], corpus: Corpus) -> None:
    """Through the rowids that index and table share, as Datasette asks."""
    corpus.build()

    rows = corpus.rows(
        f"select id from {table} where rowid in (select rowid from {table}_fts where {table}_fts match '{words}')"
    )

    assert {row["id"] for row in rows} == ids


def test_the_search_of_articles_looks_into_the_whole_text(corpus: Corpus) -> None:
    text = "word " * (SEARCH_BODY_LIMIT // 5) + "zirconium 稀土"
    corpus.write("articles/note.txt", f"fell by 2 points. It stands at 15%. {text}")
    corpus.build()

    found = corpus.rows("select rowid from articles_fts where articles_fts match 'zirconium AND 稀土'")

    assert (len(found), found_by(corpus, "zirconium")) == (1, set())
