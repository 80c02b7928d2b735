"""Web pages, PDFs and texts of all sorts become the text that a reader sees."""

import json

import pytest
from fpdf import FPDF

from knowledge_base.fetching.documents import NoText, document_of, is_document
from tests.fetching.conftest import STORY, page_of

FIRST = STORY[0]
CHINESE = "萨拉拉的锂储量占世界的百分之五十以上，出口许可证将暂停两年，业内人士表示。" * 8


def pdf_of(*lines: str, password: str = "") -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for line in lines:
        pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    return bytes(pdf.output())


def test_of_a_page_comes_the_article_and_not_what_is_around_it() -> None:
    found = document_of(page_of(*STORY).encode())

    assert all(paragraph in found.text for paragraph in STORY)
    assert "newsletter" not in found.text
    assert "Home" not in found.text
    assert found.title == "The salt rush"


def test_what_was_taken_for_a_menu_is_in_the_whole() -> None:
    page = page_of(*STORY).replace("Home", "Reserves of 5,000,000 tons")

    assert "Reserves of 5,000,000 tons" in document_of(page.encode()).whole


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-8", "utf-16"])
@pytest.mark.parametrize("says", ["header", "page", "nobody"])
def test_chinese_is_read_whoever_says_its_encoding(encoding: str, says: str) -> None:
    text = CHINESE if encoding != "big5" else "鋰儲量佔世界的百分之五十以上，出口許可證將暫停兩年。" * 12
    head = f"<meta charset={encoding}>" if says == "page" else ""
    page = f"<!doctype html><html><head>{head}<title>锂</title></head><body><article><p>{text}</p></article></body>"
    page = page if encoding != "big5" else page.replace("锂", "鋰")
    content_type = f"text/html; charset={encoding}" if says == "header" else "text/html"

    assert text in document_of(page.encode(encoding), content_type).text.replace("\n", "")


def test_the_page_is_believed_where_it_names_a_smaller_encoding_than_it_uses() -> None:
    page = page_of("锂" * 40 + "镕" + "。" + CHINESE, head="<meta charset=gb2312>").replace(
        "<meta charset='utf-8'>", ""
    )

    assert "镕" in document_of(page.encode("gbk")).text


def test_a_pdf_is_read() -> None:
    found = document_of(pdf_of(*STORY), "application/pdf").text

    assert "71.1 percent of world reserves" in " ".join(found.split())


def test_a_pdf_is_known_by_its_beginning_whatever_it_is_called() -> None:
    assert is_document(pdf_of("x"))
    assert "203,000" in document_of(pdf_of(FIRST), "text/html").text


def test_a_text_is_taken_as_it_is() -> None:
    found = document_of(b"\xef\xbb\xbfOne.\r\nTwo\x00.\r\n", "text/plain")

    assert found.text == "One.\nTwo.\n"


@pytest.mark.parametrize(
    ("raw", "content_type", "why"),
    [
        (pdf_of("x", password="secret"), "", "a PDF with a password"),
        (pdf_of(), "", "a PDF of pictures, without text"),
        (b"%PDF-1.7\nand then nothing", "", "a PDF that cannot be read"),
        (b"<!doctype html><html><body></body></html>", "", "holds no text of an article"),
        (
            b"<!doctype html><html><body><div id=root></div><script src=app.js></script></body></html>",
            "",
            "shows its text only where scripts run",
        ),
        (
            b"<!doctype html><html><body><div id=root><p>Please enable JavaScript.</p></div><script src=a.js></script>",
            "",
            "shows its text only where scripts run",
        ),
        (b"\x89PNG\r\n", "image/png", "is image/png, of which no text can be read"),
        (b"x" * 20_000_001, "", "is larger than 20 MB"),
    ],
)
def test_a_document_without_text_says_why(raw: bytes, content_type: str, why: str) -> None:
    with pytest.raises(NoText, match=why):
        document_of(raw, content_type)


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "NewsArticle", "isAccessibleForFree": False},
        {"@graph": [{"x": 1}, {"isAccessibleForFree": "False"}]},
    ],
)
def test_a_page_that_one_has_to_pay_for_says_so(data: object) -> None:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'

    assert document_of(page_of(*STORY, head=script).encode()).is_partial
    assert not document_of(page_of(*STORY).encode()).is_partial


@pytest.mark.parametrize(
    "page",
    [
        "<html><script type='application/ld+json'>{not json</script><body><p>x",
        "<html>" + "<div>" * 3000 + "deep",
        "<html><body><p>" + "&#0;&#x1F;&#xD800;" + "words " * 100,
        "<html><head><meta charset=no-such-encoding></head><body><p>" + "words " * 100,
        "<html",
    ],
)
def test_no_page_makes_the_reader_fail(page: str) -> None:
    try:
        assert "\x00" not in document_of(page.encode(), "text/html").text
    except NoText as why:
        assert str(why)  # noqa: PT017
