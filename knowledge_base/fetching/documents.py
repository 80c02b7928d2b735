"""Bytes -> the main text: of a web page without its menus and adverts, of a PDF, of a plain file.

Both libraries are an extra (``pip install ".[desk]"``): trafilatura finds the main text of a page, which no few lines
do (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15), pypdf reads PDF.
"""

import io
import json
import logging
import re
from dataclasses import dataclass
from typing import Any

from ..reading.text_files import BYTE_ORDER_MARK, NOT_OF_A_TEXT, Unreadable, decode_article

HOW_TO_INSTALL = 'pip install "trafilatura>=2.1" "pypdf>=6" "httpx>=0.28" "protego>=0.5"'
"""The extra "desk" of this project."""

LARGEST_DOCUMENT = 20_000_000
"""Bytes of the largest page or PDF that is read."""

MOST_PAGES = 600
"""Pages of a PDF that are read."""

LEAST_TEXT = 200
"""Characters: what is shorter may be a shell that a script fills."""

_HEAD = 4096
"""Bytes in which a page says its encoding (HTML standard, 13.2.3.2: the first 1024; some put more before it)."""

_SAID_ENCODING = re.compile(rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_SHELL = re.compile(r"java ?script", re.IGNORECASE)
"""What a page without a script says to who runs none."""

_SCRIPT = re.compile(r"<script(?![^>]{0,200}ld\+json)", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(rb"\A\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_ITS_LABELS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252"}
"""Names under which pages say another, larger encoding (https://encoding.spec.whatwg.org/, 4.2)."""


class NoText(Exception):
    """A document of which no text can be had; its text says why, as the end of "it ..."."""


class NotInstalled(Exception):
    """A document that needs a library which is not installed."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what its file says of itself; empty where it says nothing.

    ``text`` is the main text, ``whole`` all that the page shows: a quote may be in what was taken for a menu.
    """

    text: str
    whole: str = ""
    title: str = ""
    date: str = ""
    url: str = ""
    publisher: str = ""
    is_partial: bool = False
    """Whether the page says of itself that one has to pay for the rest."""


def document_of(raw: bytes, content_type: str = "", url: str = "") -> Document:
    """Return the text of a file. ``content_type`` is what a server says of it, ``url`` where it was.

    Raises NoText when there is none in it, NotInstalled when its kind needs a library that is missing.
    """
    if len(raw) > LARGEST_DOCUMENT:
        raise NoText(f"is larger than {LARGEST_DOCUMENT // 1_000_000} MB")
    kind = content_type.partition(";")[0].strip().lower()
    if raw.lstrip()[:5] == b"%PDF-":
        return Document(_plain(_of_pdf(raw)), url=url)
    if _LOOKS_LIKE_HTML.match(raw.removeprefix(BYTE_ORDER_MARK)) or kind in ("text/html", "application/xhtml+xml"):
        return _of_html(decoded(raw, content_type), url)
    if kind and not kind.startswith("text/") and kind != "application/octet-stream":
        raise NoText(f"is {kind}, of which no text can be read")
    return Document(_plain(decoded(raw, content_type)), url=url)


def is_document(raw: bytes) -> bool:
    """Whether a file is a web page or a PDF, by how it begins."""
    return raw.lstrip()[:5] == b"%PDF-" or bool(_LOOKS_LIKE_HTML.match(raw.removeprefix(BYTE_ORDER_MARK)))


def decoded(raw: bytes, content_type: str = "") -> str:
    """Return bytes as text: in the encoding that they, their server or their page name, else in one that fits.

    Raises NoText when none does.
    """
    said = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    in_page = _SAID_ENCODING.search(raw[:_HEAD])
    names = [
        "utf-8-sig" if raw.startswith(BYTE_ORDER_MARK) else "",
        "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "",
        said[1] if said else "",
        in_page[1].decode("ascii", "ignore") if in_page else "",
        "utf-8",
    ]
    for name in filter(None, names):
        try:
            return raw.decode(_ITS_LABELS.get(name.lower(), name))
        except (LookupError, UnicodeError):
            continue
    return _guessed(raw)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    try:
        if best is not None:
            return raw.decode(best.encoding, "replace")
    except (LookupError, UnicodeError):
        pass
    raise NoText("is in no encoding that is known")


# ------------------------------------------------------------------------------------------------- the kinds


def _of_html(page: str, url: str) -> Document:
    try:
        import trafilatura
    except ImportError:
        raise NotInstalled(f"a web page needs trafilatura: {HOW_TO_INSTALL}") from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it tells of every page without text
    page = _sound(page)
    try:
        found: Any = trafilatura.bare_extraction(
            page, url=url or None, with_metadata=True, favor_recall=True, include_comments=False, include_tables=True
        )
        whole = _plain(trafilatura.html2txt(page) or "")
    except Exception as error:  # of broken pages come errors of every sort
        raise NoText(f"is a page that cannot be read ({type(error).__name__})") from None
    if found is None or not (found.text or "").strip():
        raise NoText(_why_empty(page, whole))
    text = _plain(found.text)
    if len(text) < LEAST_TEXT and _SHELL.search(whole):
        raise NoText("shows its text only where scripts run")
    return Document(
        text,
        whole,
        _line(found.title),
        found.date or "",
        found.url or url,
        _line(found.sitename),
        is_partial=says_one_has_to_pay(page),
    )


def _why_empty(page: str, whole: str) -> str:
    if _SCRIPT.search(page) and len(whole) < LEAST_TEXT:
        return "shows its text only where scripts run"
    return "holds no text of an article"


def says_one_has_to_pay(page: str) -> bool:
    """Whether a page says that it is not free, in the words of schema.org (``isAccessibleForFree``)."""
    for found in re.finditer(r"<script[^>]{0,200}ld\+json[^>]{0,100}>(.{0,200000}?)</script>", page, re.S | re.I):
        try:
            data = json.loads(found[1])
        except (ValueError, RecursionError):
            continue
        if str(_value_of("isAccessibleForFree", data)).lower() == "false":
            return True
    return False


def _value_of(key: str, data: object, depth: int = 0) -> object:
    """Return the first value of a key, however deep it lies; None where it does not."""
    if depth > 12:
        return None
    inner = list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else []
    if isinstance(data, dict) and key in data:
        return data[key]
    return next((value for one in inner if (value := _value_of(key, one, depth + 1)) is not None), None)


def _of_pdf(raw: bytes) -> str:
    try:
        import pypdf
    except ImportError:
        raise NotInstalled(f"a PDF needs pypdf: {HOW_TO_INSTALL}") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip that it mends
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoText("is a PDF with a password")
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
    except NoText:
        raise
    except Exception as error:  # of damaged files come errors of every sort
        raise NoText(f"is a PDF that cannot be read ({type(error).__name__})") from None
    text = "\n".join(pages)
    if not text.strip():
        raise NoText("is a PDF of pictures, without text")
    return text


# ------------------------------------------------------------------------------------------------------ words


def _sound(text: str) -> str:
    return NOT_OF_A_TEXT.sub("", text)


def _plain(text: str) -> str:
    """A text as our own reader takes it: without what no text has a use for, with LF at the ends of lines."""
    try:
        return decode_article(_sound(text).encode("utf-8", "ignore"))
    except Unreadable as mistake:
        raise NoText(str(mistake)) from None


def _line(text: str | None) -> str:
    return " ".join((text or "").split())[:300]
