"""Texts of articles that are supplied from outside, found by their hash."""

import hashlib
import re

from tests.support.small_corpus import FILES, Corpus

PAPER = "articles/paper.md"


def test_a_supplied_text_that_was_changed_is_noticed_by_its_name(corpus: Corpus) -> None:
    (corpus.texts / "any name.txt").unlink()
    (corpus.texts / "paper.txt").write_text("Another text.", "utf-8")

    assert corpus.problems() == [
        "sources/articles/paper.md:13: article paper: the supplied text named paper does not have the hash text_sha256"
        "; did you mean '88965c12b75a2a8c86f97c2e0f7267cf9897f86e201b99b87c8cd5c187006651'?"
    ]


def test_a_text_that_is_not_supplied_is_no_mistake(corpus: Corpus) -> None:
    (corpus.texts / "any name.txt").unlink()

    assert corpus.problems() == []


def test_a_supplied_text_that_is_no_text(corpus: Corpus) -> None:
    content = b"first line\nsecond line \xe7"
    (corpus.texts / "any name.txt").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    corpus.write(PAPER, re.sub("text_sha256: .*", f"text_sha256: {digest}", FILES[PAPER]))

    assert corpus.problems() == [
        "sources/articles/paper.md:13: article paper: its text is not UTF-8 (byte 0xe7) in line 2; expected UTF-8"
    ]
