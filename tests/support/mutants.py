"""Source files with one slip in them, as people make them, each with the line in which it was made."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.support.small_corpus import FILES

Lines = list[str]

BULK = "claims/bulk.jsonl"
MUTABLE = {name: text for name, text in FILES.items() if not name.endswith(".txt")} | {
    BULK: '{"id": "bulk-1", "article": "note", "statement": "Something.", "kind": "fact"}\n'
    '{"id": "bulk-2", "article": "note", "statement": "Something else.", "kind": "fact", "topics": ["trade"]}\n'
}
"""Files that are changed: those of the corpus, and one of JSON Lines."""

_KEY = re.compile(r"( *)(- )?([a-z_0-9]+): (\S.*)")
_SIGNS = "\"'[]{}:#&*!|>%@`-,.~?/\\=é稀9"
_SPECIAL = (
    ">95 x", "& others", "*x y", "@x", "%x", "`x`", "[sic] he said", "{a} - {b}", '"King" was', "'tis so", "!x", "| x",
    "- x", "? x", ", x", "] x", "} x", '"a" b', "[a] b [c]", "# all",
)  # fmt: skip
_ODD = ("xyzzy", "-1", "2999-99", "https://", "~", "null", "[]", "{}", '""', '"  "', "9" * 30)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file with a slip, and the line in which it is, counted from 1."""

    file: str
    content: str
    line: int
    slip: str

    @property
    def renames_something(self) -> bool:
        """Whether the line has an id, or a word: when it is another one now, only its users can be found out."""
        before, after = (text.split("\n")[self.line - 1 :][:1] for text in (MUTABLE[self.file], self.content))
        return [re.findall(r"(?:id|word|scheme): *([^,}\s]*)", line) for line in before] != [
            re.findall(r"(?:id|word|scheme): *([^,}\s]*)", line) for line in after
        ] or self.file == BULK


def _with(lines: Lines, number: int, *new: str) -> Lines:
    return [*lines[:number], *new, *lines[number + 1 :]]


def _value(line: str, value: str) -> str:
    found = _KEY.fullmatch(line)
    return f"{found[1]}{found[2] or ''}{found[3]}: {value}" if found else line


def _is_plain(line: str) -> bool:
    found = _KEY.fullmatch(line)
    return bool(found) and found[4][0] not in "[\"{'"  # type: ignore[index]


def _inserted(line: str, sign: str, dice: random.Random) -> str:
    place = dice.randrange(len(line) + 1)
    return line[:place] + sign + line[place:]


def _key_lines(change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    """A change of lines that have a key and a value; any other line stays as it is."""
    return lambda line, dice: change(line, dice) if _KEY.fullmatch(line) else line


def _plain_lines(change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    return lambda line, dice: change(line, dice) if _is_plain(line) else line


def _records(change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    return lambda line, dice: change(line, dice) if line.startswith("- ") else line


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "indented more": _key_lines(lambda line, dice: line if "- " in line else " " * dice.choice([1, 2, 3]) + line),
    "indented less": _key_lines(lambda line, dice: line[dice.choice([1, 2]) :] if line.startswith("  ") else line),
    "no space after the colon": _key_lines(lambda line, _: line.replace(": ", ":", 1)),
    "no colon": _key_lines(lambda line, _: line.replace(": ", " ", 1)),
    "a special value": _key_lines(lambda line, dice: _value(line, dice.choice(_SPECIAL))),
    "an odd value": _key_lines(lambda line, dice: _value(line, dice.choice(_ODD))),
    "a colon in the value": _plain_lines(lambda line, _: line + ": more"),
    "an open quote": _plain_lines(lambda line, dice: line.replace(": ", ": " + dice.choice("\"'"), 1)),
    "an open bracket": _plain_lines(lambda line, dice: line.replace(": ", ": " + dice.choice("[{"), 1)),
    "the last sign gone": lambda line, _: line[:-1] if line.endswith(('"', "}", "]")) else line,
    "no hyphen": _records(lambda line, _: "  " + line[2:]),
    "a hyphen without a space": _records(lambda line, _: "-" + line[2:]),
    "a hyphen that is indented": _records(lambda line, dice: " " * dice.choice([1, 2]) + line),
    "a hyphen too many": _key_lines(lambda line, _: line if line.startswith("-") else "- " + line.strip()),
    "a control character": lambda line, dice: _inserted(line, dice.choice("\0\x07\t\x7f\ufeff\u202e"), dice),
    "a character too many": lambda line, dice: _inserted(line, dice.choice(_SIGNS), dice),
    "a character too few": lambda line, dice: "".join(_without_one(line, dice)),
    "cut off": lambda line, dice: line[: dice.randrange(1, len(line))] if len(line) > 3 else line,
}
"""What is done to a line."""

ADDITIONS = {
    "a line of signs": ("---", "...", "  ---", "  ...", " ---"),
    "a stray line": ("some words", "  some words", "==", ">>>>>>> x", "* x"),
    "an unknown key": ("  colour: red",),
}
"""Lines that are put before another."""


def _without_one(line: str, dice: random.Random) -> Iterator[str]:
    place = dice.randrange(len(line)) if line else 0
    yield from (sign for number, sign in enumerate(line) if number != place)


def mutant(seed: int) -> Mutant | None:
    """The slip of this number; none where it would change nothing."""
    dice = random.Random(seed)
    file = dice.choice(sorted(MUTABLE))
    lines = MUTABLE[file].split("\n")
    last = lines.index("---", 1) + 1 if file.endswith(".md") else len(lines)
    number = dice.randrange(last)
    slip = dice.choice([*CHANGES, *ADDITIONS, "two lines in one"])
    if slip == "two lines in one":
        if number + 1 >= len(lines) or not lines[number + 1].strip():
            return None
        new = [*lines[:number], f"{lines[number]} {lines[number + 1].strip()}", *lines[number + 2 :]]
    elif slip in ADDITIONS:
        new = [*lines[:number], dice.choice(ADDITIONS[slip]), *lines[number:]]
    else:
        new = _with(lines, number, CHANGES[slip](lines[number], dice))
    return None if new == lines else Mutant(file, "\n".join(new), number + 1, slip)
