"""Files in another encoding are refused by its name; a byte-order mark at the beginning is no matter."""

import pytest

from tests.support.small_corpus import FILES, Corpus

CLAIMS, STATISTICS, PAPER, BULK = (
    "claims/paper.yml",
    "statistics/reserves.csv",
    "articles/paper.md",
    "claims/bulk.jsonl",
)
CLAIM = '{"id": "bulk", "article": "note", "statement": "Something.", "kind": "fact"}\n'
SIMPLIFIED = "商务部宣布对稀土出口实行许可证管理，自七月起施行。"
TRADITIONAL = "商務部宣布對稀土出口實行許可證管理，自七月起施行。"


@pytest.mark.parametrize("name", [CLAIMS, STATISTICS, PAPER, "articles/note.txt", "vocabulary/words.yml"])
def test_a_byte_order_mark_is_left_out(name: str, corpus: Corpus) -> None:
    corpus.write(name, FILES[name].encode("utf-8-sig"))

    assert corpus.problems() == []


def test_a_byte_order_mark_before_json_lines_is_left_out(corpus: Corpus) -> None:
    corpus.write(BULK, CLAIM.encode("utf-8-sig"))

    assert corpus.problems() == []


def test_a_byte_order_mark_on_a_later_line_is_none(corpus: Corpus) -> None:
    corpus.write(BULK, CLAIM.encode() + CLAIM.replace('"bulk"', '"bulk-2"').encode("utf-8-sig"))

    assert corpus.problems() == [
        "sources/claims/bulk.jsonl:2: contains the control character U+FEFF; expected readable text"
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "name", "line"),
    [
        (SIMPLIFIED, "gbk", "GBK", 65),
        (SIMPLIFIED, "gb18030", "GBK", 65),
        ("出口", "gbk", "GBK", 65),
        (TRADITIONAL, "big5", "Big5", 65),
        (SIMPLIFIED, "utf-16", "UTF-16", 1),
        ("plain", "utf-16", "UTF-16", 1),
        (SIMPLIFIED, "utf-16-le", "UTF-16", 1),
        ("plain", "utf-16-be", "UTF-16", 1),
    ],
)
def test_another_encoding_is_named(text: str, encoding: str, name: str, line: int, corpus: Corpus) -> None:
    content = FILES[CLAIMS].replace("The price rose, then fell.", text)
    corpus.write(CLAIMS, content.encode(encoding))

    assert corpus.problems() == [
        f"sources/claims/paper.yml:{line}: is encoded in {name}, not in UTF-8; expected UTF-8: iconv -f {name} -t UTF-8"
    ]


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        ("Prix très élevé".encode("latin-1"), "e8"),
        (b"The \x93price\x94 rose", "93"),
        ("The price 价格 ".encode() + b"\xe7 rose", "e7"),
        (b"one \xff", "ff"),
    ],
)
def test_what_cannot_be_named_for_sure_is_not_named(content: bytes, byte: str, corpus: Corpus) -> None:
    corpus.write(CLAIMS, FILES[CLAIMS].encode().replace(b"The price rose, then fell.", content))

    assert corpus.problems() == [f"sources/claims/paper.yml:65: is not UTF-8 (byte 0x{byte}); expected UTF-8"]


def test_json_lines_and_texts_in_another_encoding_are_named_as_well(corpus: Corpus) -> None:
    corpus.write(BULK, CLAIM.replace("Something.", SIMPLIFIED).encode("gbk"))
    corpus.write("articles/note.txt", SIMPLIFIED.encode("utf-16"))

    assert corpus.problems() == [
        "sources/articles/note.md:1: article note: its text is encoded in UTF-16, not in UTF-8 in line 1"
        "; expected UTF-8: iconv -f UTF-16 -t UTF-8",
        "sources/claims/bulk.jsonl:1: is encoded in GBK, not in UTF-8; expected UTF-8: iconv -f GBK -t UTF-8",
    ]
