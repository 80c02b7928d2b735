"""A file from elsewhere -> its text: at most so large, in an encoding that is certain."""

from pathlib import Path

from ..reading.text_files import BYTE_ORDER_MARK, MEGABYTE, SAMPLE, Unreadable, encoding_of

LARGEST = 32 * MEGABYTE
"""Bytes of the largest file that is imported."""

_CODECS = {"GBK": "gb18030", "UTF-16": "utf-16"}

FREQUENT = 0.7
"""How much of what is not ASCII must be in GB 2312, the small set: else capitals with accents would be read as GBK."""


def text_of_file(path: Path) -> str:
    """Return the text of a file, with LF line ends. Raises Unreadable when it is none, empty or too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(1, f"cannot be read ({error.strerror})") from None
    if len(raw) > LARGEST:
        raise Unreadable(1, f"is larger than {LARGEST // MEGABYTE} MB", "several files")
    if not raw.removeprefix(BYTE_ORDER_MARK).strip():
        raise Unreadable(1, "is empty")
    text = _decoded(raw)
    if "\0" in text:
        raise Unreadable(text.count("\n", 0, text.index("\0")) + 1, "contains a NUL character", "a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            name = encoding_of(raw[:SAMPLE])
            text = raw.decode(_CODECS[name])
        except (KeyError, UnicodeError):
            text = name = ""
        if text and (name != "GBK" or _is_frequent(text[:SAMPLE])):
            return text
        message = f"is neither UTF-8 nor GBK (byte 0x{raw[error.start]:02x})"
        raise Unreadable(raw.count(b"\n", 0, error.start) + 1, message, "UTF-8") from None


def _is_frequent(text: str) -> bool:
    foreign = "".join(letter for letter in text if not letter.isascii())
    return len(foreign.encode("gb2312", "ignore")) // 2 >= FREQUENT * len(foreign)
