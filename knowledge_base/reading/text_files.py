"""Bytes -> text: UTF-8, decoded strictly, with LF line ends; whatever else a file is, it is named.

A byte-order mark at the very beginning, as spreadsheets and some editors write it, is left out. Everything else that
cannot be seen is an error at its line, but for what typesetting leaves in the text of an article: form feeds, marks
of direction.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ..model.characters import NEW_LINES

MEGABYTE = 1_000_000
SIZE_LIMITS = {".yml": 8 * MEGABYTE, ".md": 2 * MEGABYTE, ".csv": 32 * MEGABYTE, ".txt": 8 * MEGABYTE}
"""Largest file of each format, in bytes. JSON Lines has no limit: it is read a line at a time."""

LINE_LIMIT = 8 * MEGABYTE
"""Longest line of a JSON Lines file, in bytes."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

CONTROL_CHARACTER = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that no source text has a use for: C0 and C1 controls, BOMs, direction overrides, surrogates."""

NOT_OF_A_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that not even an article's text has a use for. Marks of direction are a matter of its typesetting."""


class Unreadable(Exception):
    """A file that cannot be turned into text: ``line``, message and what was expected."""

    def __init__(self, line: int, message: str, expected: str = "") -> None:
        super().__init__(message)
        self.line, self.message, self.expected = line, message, expected


def read_text(path: Path) -> str:
    """Return a file's text with LF line ends. Raises Unreadable when it is too big or not readable text."""
    limit = SIZE_LIMITS[path.suffix]
    try:
        size = path.stat().st_size
        if size > limit:
            raise Unreadable(
                1,
                f"is {size / MEGABYTE:,.0f} MB",
                f"at most {limit // MEGABYTE} MB: several files, or .jsonl where the folder takes it",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(1, f"cannot be read ({error.strerror})") from None
    if not raw.removeprefix(BYTE_ORDER_MARK).strip():
        raise Unreadable(1, "is empty")
    return decode_article(raw) if path.suffix == ".txt" else decode(raw)


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line number, text) of a JSON Lines file, a line at a time; empty lines are left out.

    Raises Unreadable at the first line that is not text; the lines before it have been yielded.
    """
    try:
        with path.open("rb") as file:
            number, is_empty = 0, True
            while raw := file.readline(LINE_LIMIT + 1):
                number += 1
                if len(raw) > LINE_LIMIT:
                    raise Unreadable(number, f"has a line longer than {LINE_LIMIT // MEGABYTE} MB")
                if raw.removeprefix(BYTE_ORDER_MARK).strip():
                    is_empty = False
                    yield number, decode(raw, number).rstrip("\n")
            if is_empty:
                raise Unreadable(1, "is empty")
    except OSError as error:
        raise Unreadable(1, f"cannot be read ({error.strerror})") from None


def decode(raw: bytes, first_line: int = 1) -> str:
    """Return the text of these bytes. Raises Unreadable at the line of the first byte that is not plain UTF-8 text."""
    text = _from_utf8(raw.removeprefix(BYTE_ORDER_MARK) if first_line == 1 else raw, first_line)
    return _without(CONTROL_CHARACTER, text, raw, first_line)


def decode_article(raw: bytes) -> str:
    """Return the text of an article as its file has it, with LF at the ends of lines and pages.

    What its typesetting left in it is no mistake: nobody can change it, because the digest is that of the file.
    Raises Unreadable as ``decode`` does.
    """
    text = _from_utf8(raw.removeprefix(BYTE_ORDER_MARK)).translate(_ENDS_OF_LINES)
    return _without(NOT_OF_A_TEXT, text, raw)


_ENDS_OF_LINES = str.maketrans(dict.fromkeys(NEW_LINES, "\n"))


def _from_utf8(raw: bytes, first_line: int = 1) -> str:
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = first_line + raw.count(b"\n", 0, error.start)
        raise _not_utf8(raw, line, f"is not UTF-8 (byte 0x{raw[error.start]:02x})") from None


def _without(characters: re.Pattern[str], text: str, raw: bytes, first_line: int = 1) -> str:
    """Return a text that has none of these characters. Raises Unreadable at the first of them."""
    # Most text is plain on each line, which is seen much faster.
    control = None if text.replace("\n", "").isprintable() else characters.search(text)
    if control:
        line = first_line + text.count("\n", 0, control.start())
        if control[0] == "\0":
            raise _not_utf8(raw, line, "contains a NUL character", "readable text")
        raise Unreadable(line, f"contains the control character U+{ord(control[0]):04X}", "readable text")
    return text


# --------------------------------------------------------------------------------------------- other encodings

SAMPLE = 100_000
"""Bytes that are looked at to name an encoding."""

_LEVEL_1 = {"GBK": range(0xB0, 0xD8), "Big5": range(0xA4, 0xC7)}
"""First bytes of the most frequent characters in each of the Chinese encodings (GB 2312 level 1, Big5 level 1)."""


def _not_utf8(raw: bytes, line: int, message: str, expected: str = "UTF-8") -> Unreadable:
    """Name the encoding of bytes that are not UTF-8, where it shows."""
    encoding = encoding_of(raw[:SAMPLE])
    if not encoding:
        return Unreadable(line, message, expected)
    line = 1 if encoding == "UTF-16" else line
    return Unreadable(line, f"is encoded in {encoding}, not in UTF-8", f"UTF-8: iconv -f {encoding} -t UTF-8")


def encoding_of(raw: bytes) -> str:
    """Return the name of the encoding of a sample, or an empty string when it is none of those that are often met."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or max(raw[::2].count(0), raw[1::2].count(0)) > len(raw) / 8:
        return "UTF-16"
    foreign = _beyond_ascii(raw)
    if len(_beyond_ascii(raw.decode("utf-8", "ignore").encode())) > len(foreign) / 2:
        return ""  # UTF-8 with a few wrong bytes in it
    shares = {name: _share_of_frequent(raw, name, first_bytes) for name, first_bytes in _LEVEL_1.items()}
    name = max(shares, key=lambda name: shares[name])
    return name if shares[name] >= 0.7 else ""


def _beyond_ascii(raw: bytes) -> bytes:
    return raw.translate(None, bytes(range(0x80)))


def _share_of_frequent(raw: bytes, encoding: str, first_bytes: range) -> float:
    """Return how many of the characters, as this encoding reads them, are frequent ones; signs are not counted."""
    read = raw.decode(encoding, "ignore").encode(encoding)
    pairs = re.findall(rb"[\x81-\xfe][\x40-\xfe]", read)
    words = [pair for pair in pairs if not 0xA1 <= pair[0] <= 0xA3]
    lost = len(_beyond_ascii(raw)) - len(_beyond_ascii(read))
    return sum(pair[0] in first_bytes for pair in words) / (len(words) + lost) if len(words) > 1 else 0.0
