"""What a record says of an article's other forms: stored copies, corrections, translations, copies of its text."""

import pytest

from tests.support.small_corpus import Corpus

COPY = """\
---
title: Who has the lithium, printed again
kind: news
date_published: 2013-02-04
language: en
rights: all-rights-reserved
coverage: whole
{keys}
---

The same.
"""

FORMS = """\
date_corrected: 2013-02-06
retracted: yes
correction_note: It was not so.
url_archived: https://archive.example/1
urls: ["https://two.example/a", "https://three.example/a"]
translation_of: paper
same_text_as: note"""


def test_the_forms_of_an_article_become_columns(corpus: Corpus) -> None:
    corpus.write("articles/copy.md", COPY.format(keys=FORMS))
    columns = "date_corrected, retracted, correction_note, url_archived, urls, translation_of_id, same_text_as_id"

    assert corpus.build().problems == []
    assert [tuple(row.values()) for row in corpus.rows(f"select {columns} from articles where id = 'copy'")] == [
        (
            "2013-02-06",
            "yes",
            "It was not so.",
            "https://archive.example/1",
            '["https://two.example/a", "https://three.example/a"]',
            "paper",
            "note",
        )
    ]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "retracted: no",
            "8: article copy: retracted 'no' is not a date; expected an EDTF date such as 2012, "
            "2012-06, 2012-06-20 or 2013~, or yes",
        ),
        ("translation_of: nothing", "8: article copy: translation_of 'nothing' is not known"),
        ("same_text_as: nothing", "8: article copy: same_text_as 'nothing' is not known"),
        ("same_text_as: copy", "8: article copy: same_text_as is the article itself; expected the id of another one"),
        (
            "translation_of: copy",
            "8: article copy: translation_of is the article itself; expected the id of another one",
        ),
        ("urls: [nowhere]", "8: article copy: urls 1 'nowhere' is not a web address; expected http:// or https:// "),
        (
            "correction_note: It was not so.",
            "8: article copy: has correction_note but neither date_corrected nor retracted; expected one of them",
        ),
    ],
)
def test_a_mistake_in_a_form_is_named(corpus: Corpus, keys: str, message: str) -> None:
    corpus.write("articles/copy.md", COPY.format(keys=keys))

    (problem,) = corpus.problems()
    assert problem.startswith(f"sources/articles/copy.md:{message}")


@pytest.mark.parametrize(
    ("key", "meant"), [("archive_url", "url_archived"), ("published_date", "date_published"), ("copy_of", "")]
)
def test_the_words_of_a_key_turned_about_are_understood(corpus: Corpus, key: str, meant: str) -> None:
    corpus.write("articles/copy.md", COPY.format(keys=f"{key}: x"))

    (problem,) = corpus.problems()
    said = f"key '{key}' is not known" + (f"; did you mean '{meant}'?" if meant else "; expected one of ")
    assert said in problem


def test_an_address_is_read_by_a_real_parser(corpus: Corpus) -> None:
    corpus.write("articles/copy.md", COPY.format(keys="url: https://paper.example@evil.example/"))
    corpus.replace("vocabulary/actors/all.yml", "https://paper.example/", "https://[paper")

    assert corpus.problems() == [
        "sources/articles/copy.md:8: article copy: url 'https://paper.example@evil.example/' has a user name before "
        "its host, and leads to evil.example; expected an address without it",
        "sources/vocabulary/actors/all.yml:3: actor the-paper: url 'https://[paper' is not a web address "
        "(invalid IPv6 address); expected https://example.org/page",
    ]
