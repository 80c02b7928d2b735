"""One mistake, one error: every rule for source files, with the message that a person gets, letter for letter.

The cases lie in ``mistakes/``, by topic; those that no file of text can hold are made here. What is asserted is
the whole list of problems, so a case also proves that its mistake is reported once, that it drags no others
along, and that everything else in the corpus is still accepted. A second test repeats every case beside other
mistakes: none may hide another.
"""

import json

import pytest

from tests.support.mistakes import ANOTHER_MISTAKE, Mistake, add_another_mistake, load_mistakes
from tests.support.small_corpus import FILES, Corpus

CLAIMS, BULK, STATISTICS, PAPER = (
    "claims/paper.yml",
    "claims/bulk.jsonl",
    "statistics/reserves.csv",
    "articles/paper.md",
)
OWN_TEXT = "articles/note.txt"
STATEMENT = "The price rose, then fell."


def claim(**keys: object) -> str:
    """A line of JSON Lines with a claim that is sound but for these keys."""
    return json.dumps({"id": "bulk", "article": "note", "statement": "Something.", "kind": "fact", **keys}) + "\n"


def claims_with(statement: bytes) -> bytes:
    """The paper's claims with another statement in line 65."""
    return FILES[CLAIMS].encode().replace(STATEMENT.encode(), statement)


OF_BYTES = {
    "not UTF-8": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:65: is not UTF-8 (byte 0xe7); expected UTF-8",
        content=claims_with(b"pri\xe7e"),
    ),
    "UTF-16": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:1: is encoded in UTF-16, not in UTF-8; expected UTF-8: iconv -f UTF-16 -t UTF-8",
        content=FILES[CLAIMS].encode("utf-16"),
    ),
    "a JSON Lines file that stops being UTF-8": Mistake(
        BULK,
        "sources/claims/bulk.jsonl:2: is not UTF-8 (byte 0xff); expected UTF-8",
        content=claim().encode() + b"\xff\n",
    ),
    "an article that cannot be read does not make its claims wrong": Mistake(
        PAPER,
        "sources/articles/paper.md:1: article paper: is not UTF-8 (byte 0xff); expected UTF-8",
        content=b"\xff",
    ),
    "a NUL character": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:65: contains a NUL character; expected readable text",
        content=claims_with(b"The price \x00"),
    ),
    "a control character": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:65: contains the control character U+001B; expected readable text",
        content=claims_with(b"The price \x1b[31m"),
    ),
    "a change of writing direction": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:65: contains the control character U+202E; expected readable text",
        content=claims_with("The price \u202e".encode()),
    ),
    "a carriage return alone": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:1: contains the control character U+000D; expected readable text",
        content=FILES[CLAIMS].encode().replace(b"\n", b"\r"),
    ),
    "a text in the repository that is no text": Mistake(
        OWN_TEXT,
        "sources/articles/note.md:1: article note: its text contains a NUL character in line 2; expected readable text",
        content=b"one\ntwo \x00",
    ),
    "a text in the repository that is empty": Mistake(
        OWN_TEXT, "sources/articles/note.md:1: article note: its text is empty in line 1", content=b" \n"
    ),
    "an empty file": Mistake(CLAIMS, "sources/claims/paper.yml:1: is empty", content=b""),
    "a document": Mistake(
        "articles/note.docx",
        "sources/articles/note.docx:1: is not a source file; expected a file that ends in .jsonl or .md or .txt",
        content=b"PK",
    ),
}

OVERSIZED = {
    "50 MB of YAML": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:1: is 50 MB"
        "; expected at most 8 MB: several files, or .jsonl where the folder takes it",
        content=FILES[CLAIMS] + "#" * 50_000_000,
    ),
    "50 MB of CSV": Mistake(
        STATISTICS,
        "sources/statistics/reserves.csv:1: is 50 MB"
        "; expected at most 32 MB: several files, or .jsonl where the folder takes it",
        content=FILES[STATISTICS] + "#" * 50_000_000,
    ),
    "50 MB of Markdown": Mistake(
        PAPER,
        "sources/articles/paper.md:1: article paper: is 50 MB"
        "; expected at most 2 MB: several files, or .jsonl where the folder takes it",
        content=FILES[PAPER] + "#" * 50_000_000,
    ),
    "a line of 9 MB in JSON Lines": Mistake(
        BULK,
        "sources/claims/bulk.jsonl:2: has a line longer than 8 MB",
        content=claim() + claim(id="long", note="x" * 9_000_000),
    ),
    "300 000 records of YAML": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:1: has 300,006 records"
        "; expected at most 20,000: several files, or .jsonl where the folder takes it",
        append="- {id: a}\n" * 300_000,
        ends_file=True,
    ),
    "300 000 keys in YAML": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:69: claim many: has more than 1,000 keys or items in one place",
        append="- id: many\n" + "".join(f"  k{n}: v\n" for n in range(300_000)),
    ),
    "300 000 topics in YAML": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:71: claim many: has more than 1,000 keys or items in one place",
        append="- id: many\n  topics:\n" + "".join(f"    - k{n}\n" for n in range(300_000)),
    ),
    "300 000 keys in JSON": Mistake(
        BULK,
        "sources/claims/bulk.jsonl:1: claim bulk: has 300,004 keys; expected at most 1,000",
        append=claim(**{f"k{n}": 1 for n in range(300_000)}),
    ),
    "300 000 topics in JSON": Mistake(
        BULK,
        "sources/claims/bulk.jsonl:1: claim bulk: has 300,000 items in a list; expected at most 1,000",
        append=claim(topics=[f"t{n}" for n in range(300_000)]),
    ),
    "100 000 columns": Mistake(
        STATISTICS,
        "sources/statistics/reserves.csv:1: has 100,000 columns; expected at most 200",
        content=",".join(f"c{n}" for n in range(100_000)) + "\n1\n",
    ),
    "a controlled word of 300 000 characters": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:66: claim paper-price: kind '"
        + ("fact " * 12)[:57]
        + "...' is not known; expected one of quantity, rank, trend, fact, causal, forecast, recommendation, opinion",
        replace="  kind: fact\n  quote: The price",
        by="  kind: " + "fact " * 60_000 + "\n  quote: The price",
    ),
    "a statement of 20 001 characters": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:65: claim paper-price: statement has 20,001 characters; expected at most 20,000",
        replace=STATEMENT,
        by="x" * 20_001,
    ),
    "a cell of 200 000 characters": Mistake(
        STATISTICS,
        "sources/statistics/reserves.csv:4: has a cell of more than 131,072 characters; expected every quote closed",
        append="x,reserves,cl,lithium,,2012,3,tonne,survey-2013,,confirmed," + "x" * 200_000 + "\n",
        ends_file=True,
    ),
    "more digits than Python reads in JSON": Mistake(
        BULK,
        "sources/claims/bulk.jsonl:1: claim bulk: contains a number with thousands of digits"
        "; expected a number of at most 15 digits",
        append='{"id": "bulk", "article": "note", "value": ' + "9" * 5_000 + "}\n",
    ),
    "brackets 100 000 deep": Mistake(
        CLAIMS,
        "sources/claims/paper.yml:68: claim paper-price: is nested more than 12 levels deep",
        replace="  quote_prefix: rose.",
        by="  topics: " + "[" * 100_000,
    ),
    "JSON that is nested 100 000 deep": Mistake(
        BULK,
        "sources/claims/bulk.jsonl:1: claim bulk: is nested too deep; expected one JSON object per line",
        append='{"id": "bulk", "topics": ' + "[" * 100_000 + "\n",
    ),
}

MISTAKES = load_mistakes() | OF_BYTES | OVERSIZED


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported_once_and_stops_the_build(name: str, corpus: Corpus) -> None:
    mistake = MISTAKES[name]
    mistake.make(corpus)

    assert corpus.problems() == [mistake.says]

    result = corpus.build()
    assert [str(problem) for problem in result.problems] == [mistake.says]
    assert list(corpus.target.parent.iterdir()) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_hides_no_other(name: str, corpus: Corpus) -> None:
    mistake = MISTAKES[name]
    mistake.make(corpus)
    files = {"publications.yml", "policy_events/cn.yml", "claims/note.yml"} - {mistake.file}
    if mistake.file in ANOTHER_MISTAKE and mistake.leaves_rest_readable:
        files.add(mistake.file)

    expected = [mistake.says, *(add_another_mistake(corpus, file) for file in sorted(files))]

    assert sorted(corpus.problems()) == sorted(expected)


def test_the_corpus_itself_is_correct(corpus: Corpus) -> None:
    assert corpus.problems() == []


def test_a_warning_does_not_stop_a_build_and_is_kept(corpus: Corpus) -> None:
    corpus.replace("claims/note.yml", "value_stated: 15%", "value_stated: a good many per cent")
    message = "value_stated 'a good many per cent' holds no number that can be read, so value was not compared with it"

    expected = "stated_min and stated_max"

    assert corpus.problems() == [f"sources/claims/note.yml:9: warning: claim own-share: {message}; expected {expected}"]
    assert corpus.build().is_written
    assert corpus.rows("select * from problems") == [
        {
            "path": "sources/claims/note.yml",
            "line": 9,
            "record": "claim own-share",
            "field": "value_stated",
            "message": message,
            "expected": expected,
            "suggestion": "",
        }
    ]
