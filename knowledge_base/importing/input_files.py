"""A file from elsewhere -> its text: at most so large, in an encoding that is certain."""

from pathlib import Path

from ..reading.text_files import BYTE_ORDER_MARK, MEGABYTE, SAMPLE, Unreadable, encoding_of

LARGEST = 32 * MEGABYTE
"""Bytes of the largest file that is imported."""

_CODECS = {"GBK": "gb18030", "Big5": "big5", "UTF-16": "utf-16"}


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
        line = raw.count(b"\n", 0, error.start) + 1
        name = encoding_of(raw[:SAMPLE])
        try:
            return raw.decode(_CODECS[name])
        except (KeyError, UnicodeError):
            message = f"is neither UTF-8 nor GBK (byte 0x{raw[error.start]:02x})"
            raise Unreadable(line, message, "UTF-8") from None
