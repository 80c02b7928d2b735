"""A quote is evidence: whole numbers, whole words, from a text as it was saved."""

import hashlib
import re

import pytest

from knowledge_base.model.problems import Problem
from knowledge_base.reading.normal_text import normalise
from knowledge_base.reading.quote_rules import check_ends, locate_quote
from knowledge_base.reading.quotes import Position, QuotableText
from knowledge_base.reading.text_files import Unreadable, decode_article
from tests.support.claims import checked_claim
from tests.support.small_corpus import FILES, Corpus

PAPER = "articles/paper.md"

TEXT = """The quota of 30,996 tons was cut by 12.5 million tons. 出口配额为3万吨，稀土很多。 Preços em alta; rare-
earth oxides."""


def ends_of(quote: str) -> list[Problem]:
    text = QuotableText(TEXT)
    return list(check_ends(checked_claim(quote=quote), ("quote",), quote, text.find(quote), text))


@pytest.mark.parametrize(
    ("quote", "says", "severity"),
    [
        ("996 tons was cut", "begins in the middle of the number '30,996'", "error"),
        ("The quota of 30", "ends in the middle of the number '30,996'", "error"),
        ("The quota of 30,9", "ends in the middle of the number '30,996'", "error"),
        ("cut by 12", "ends in the middle of the number '12.5 million'", "error"),
        ("cut by 12.5", "ends in the middle of the number '12.5 million'", "error"),
        ("million tons.", "begins in the middle of the number '12.5 million'", "error"),
        ("出口配额为3", "ends in the middle of the number '3万'", "error"),
        ("of 30,996 ton", "ends in the middle of the word 'tons'", "warning"),
        ("ota of 30,996 tons", "begins in the middle of the word 'quota'", "warning"),
        ("ços em alta", "begins in the middle of the word 'Preços'", "warning"),
        ("em alta; rare", "ends in the middle of the word 'rare- earth'", "warning"),
    ],
)
def test_a_quote_that_cuts_a_number_or_a_word(quote: str, says: str, severity: str) -> None:
    (problem,) = ends_of(quote)

    assert problem.message == f"quote '{quote}' {says}"
    assert problem.severity == severity


@pytest.mark.parametrize(
    "quote",
    [
        "The quota of 30,996 tons",
        "30,996 tons",
        "quota of 30,996",
        "12.5 million tons.",
        "12.5 million",
        "配额为3万吨",
        "稀土很",
        "rare-earth oxides",
        "alta;",
    ],
)
def test_whole_words_and_numbers(quote: str) -> None:
    assert ends_of(quote) == []


def test_a_difference_that_nobody_sees_is_in_the_message() -> None:
    found = locate_quote(checked_claim(), ("quote",), "the quоta was", None, QuotableText("Then the quota was cut."))

    assert isinstance(found, Problem)
    assert str(found) == (
        "claims/x.yml:1: claim the-claim: quote 'the quоta was' is not in the text: the quote has U+043E CYRILLIC "
        "SMALL LETTER O where the text has U+006F LATIN SMALL LETTER O; expected the exact words; did you mean 'the "
        "quota was'?"
    )


def test_a_quote_in_one_place() -> None:
    found = locate_quote(checked_claim(), ("quote",), "quota", None, QuotableText("the quota"))
    assert found == Position(4, 9)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"one\x0ctwo", "one\ntwo"),
        (b"one\x0btwo\rthree\r\nfour", "one\ntwo\nthree\nfour"),
        ("one\u2028two\x85three".encode(), "one\ntwo\nthree"),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        ("\u202bone\u202c \u2066two\u2069".encode(), "\u202bone\u202c \u2066two\u2069"),
    ],
)
def test_what_typesetting_leaves_in_a_text(raw: bytes, text: str) -> None:
    assert decode_article(raw) == text


@pytest.mark.parametrize(("raw", "line"), [(b"one\x00", 1), (b"one\n\x0c\x07", 3), (b"one\n\xff", 2)])
def test_what_is_no_text_is_refused_with_its_line(raw: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as refusal:
        decode_article(raw)
    assert refusal.value.line == line


def test_a_text_from_a_pdf_file_is_read_under_the_digest_of_its_file(corpus: Corpus) -> None:
    """The digest is that of the file as pdftotext wrote it, with a form feed at the end of the page."""
    file = corpus.texts / "any name.txt"
    raw = b"\x0c" + file.read_bytes().replace(b" ", b"\x0c", 1)
    file.write_bytes(raw)
    digest = hashlib.sha256(raw).hexdigest()
    corpus.write(PAPER, re.sub("text_sha256: .*", f"text_sha256: {digest}", FILES[PAPER]))

    assert corpus.problems() == []
    assert corpus.build().is_written
    rows = corpus.rows(
        "select text, quote, quote_start, quote_end from claims join articles on article_id = articles.id"
    )
    quoted = [row for row in rows if row["quote_start"] is not None]
    assert quoted
    for row in quoted:
        assert normalise(row["text"][row["quote_start"] : row["quote_end"]]) == normalise(row["quote"])
