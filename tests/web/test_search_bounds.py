"""A search costs the same whatever it finds: of very many hits the first are ranked, and the rest are counted."""

import sqlite3
from contextlib import closing

import pytest

from knowledge_base.web import search_words
from knowledge_base.web.queries import sql_of
from knowledge_base.web.questions import questions
from tests.support.small_corpus import Corpus, made_up_claims


def test_only_so_many_hits_are_ranked_and_all_are_counted(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.append_json("claims/bulk.jsonl", made_up_claims(60))
    corpus.build()
    asked = {"q": "lithium", "kind": "", "year": "", "place": "", "verdict": "", "page": "", "size": ""}

    def found(kind: str = "") -> tuple[int, int, set[int]]:
        with closing(sqlite3.connect(corpus.target)) as connection:
            search_words.register(connection)
            ranked = connection.execute(questions()["search"].sql, {**asked, "kind": kind}).fetchall()
            counted = connection.execute(sql_of("search_counts"), {**asked, "kind": kind}).fetchall()
        return len(ranked), sum(count for _, count, _ in counted), {of_all for _, _, of_all in counted}

    ranked, counted, of_all = found()
    assert ranked == counted > 20
    assert of_all == {counted}

    monkeypatch.setattr(search_words, "MOST_RANKED", 7)
    assert found() == (7, 7, of_all)
    assert found("policy event") == (1, 1, of_all)
