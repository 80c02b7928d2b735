"""BibTeX -> entries, through pybtex: its parser says what is an entry, and goes on behind one that is broken.

Fields are decoded one by one (``latex.py``). ``crossref`` gives an entry the fields of another that it does not have.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from ..model.problems import Problem, Severity, shown
from ..reading.text_files import Unreadable
from .entry import LONGEST_KEY, Entry, Said, clean, person
from .entry_dates import date_of_text, date_of_year_and_month
from .kinds import kinds_of_bibtex
from .latex import plain_address, plain_text

HOW_TO_INSTALL = 'BibTeX is read by pybtex, which is not installed: pip install "pybtex>=0.25"'
MOST_MISTAKES = 1_000
"""Mistakes of form from which a file is none of BibTeX."""

MOST_CROSSREFS = 5
"""How far fields are inherited: whoever refers to itself by way of others does not go on for ever."""

EXPECTED = "entries such as @article{key, title = {...}}"


def is_installed() -> bool:
    """Whether BibTeX can be read here."""
    return find_spec("pybtex") is not None


class _TooMany(Exception):
    """There is no end of mistakes."""


@dataclass(slots=True)
class _Raw:
    """An entry as it is written."""

    kind: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)


def read_bibtex(text: str, name: str) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a file and what is wrong with others. Raises Unreadable when it has none."""
    raws, problems = _read(text, name)
    if not raws and not problems:
        raise Unreadable(1, "contains no entry", EXPECTED)
    by_key = {raw.key.casefold(): raw for raw in raws}
    for raw in raws:
        parent = raw.fields.get("crossref", "")
        if parent and parent.casefold() not in by_key:
            message = f"crossref '{shown(parent)}' is not in the file"
            problems.append(_problem(name, raw, message, "its fields here", Severity.WARNING))
    return [_entry(raw, _inherited(raw, by_key)) for raw in raws], problems


# ---------------------------------------------------------------------------------------------------------- its form


def _read(text: str, name: str) -> tuple[list[_Raw], list[Problem]]:
    from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
    from pybtex.scanner import PybtexSyntaxError
    from pybtex.utils import CaseInsensitiveDict

    raws: list[_Raw] = []
    problems: list[Problem] = []
    mistakes: list[PybtexSyntaxError] = []

    def note(mistake: PybtexSyntaxError) -> None:
        mistakes.append(mistake)
        if len(mistakes) + len(problems) > MOST_MISTAKES:
            raise _TooMany

    parser = LowLevelParser(text, handle_error=note, macros=CaseInsensitiveDict(month_names))
    seen: dict[str, int] = {}
    counted, line = 0, 1
    try:
        for found in parser:
            start = parser.command_start or 0
            line, counted = line + text.count("\n", counted, start), start
            # The parser yields nothing for what is no entry at all: its mistakes are not those of the next one.
            own = [one for one in mistakes if one.error_context_info[0] == parser.command_start]
            problems += [_stray(name, one, text) for one in mistakes if one not in own]
            undefined = [one for one in own if isinstance(one, UndefinedMacro)]
            broken = [one for one in own if not isinstance(one, UndefinedMacro)]
            mistakes.clear()
            raw = _raw(found, line)
            if broken:
                problems.append(_syntax(name, broken[0], raw))
            elif raw and raw.key.casefold() in seen:
                message = f"duplicate key '{shown(raw.key)}', first used in line {seen[raw.key.casefold()]}"
                problems.append(_problem(name, raw, message, "each key once"))
            elif raw:
                seen[raw.key.casefold()] = raw.line
                raws.append(raw)
                problems += [_of_string(name, one, raw) for one in undefined]
                problems += _twice(name, raw, found)
    except _TooMany:
        raise Unreadable(1, f"has more than {MOST_MISTAKES:,} mistakes of form", EXPECTED) from None
    except RecursionError:
        raise Unreadable(parser.lineno, "is nested too deep", EXPECTED) from None
    problems += [_stray(name, mistake, text) for mistake in mistakes]
    return raws, problems


def _raw(found: tuple[object, ...], line: int) -> _Raw | None:
    """The entry that a command of the parser is; None for a string or a preamble."""
    match found:
        case (str(kind), (key, list(listed))) if kind.lower() not in ("string", "preamble"):
            raw = _Raw(kind.lower(), clean(key)[:LONGEST_KEY], line)
            for name, parts in listed:
                raw.fields.setdefault(name.lower(), " ".join("".join(parts).split()))
            return raw
    return None


def _twice(name: str, raw: _Raw, found: tuple[object, ...]) -> list[Problem]:
    listed = [field_name.lower() for field_name, _ in found[1][1]]  # type: ignore[index]
    repeated = sorted({one for one in listed if listed.count(one) > 1})
    return [
        _problem(name, raw, f"has {shown(one)} twice, and the first is read", "each field once", Severity.WARNING)
        for one in repeated
    ]


def _problem(
    name: str, raw: _Raw | None, message: str, expected: str = "", severity: Severity = Severity.ERROR, line: int = 0
) -> Problem:
    label = f"entry {shown(raw.key)}" if raw and raw.key else ""
    return Problem(name, line or (raw.line if raw else 1), label, "", message, expected, severity=severity)


def _syntax(name: str, mistake: "object", raw: _Raw | None, line: int = 0) -> Problem:
    said = str(mistake).partition(": ")[2]
    return _problem(name, raw, f"is not valid BibTeX ({shown(said)})", line=line or getattr(mistake, "lineno", 1))


def _stray(name: str, mistake: Any, text: str) -> Problem:
    """A mistake outside all entries, at the sign that looks like the beginning of one."""
    return _syntax(name, mistake, None, text.count("\n", 0, mistake.error_context_info[0] or 0) + 1)


def _of_string(name: str, mistake: "object", raw: _Raw) -> Problem:
    what = shown(str(mistake).partition(": ")[2])
    message = f"the @string '{what}' is not defined, and is left out"
    line = getattr(mistake, "lineno", raw.line)
    return _problem(name, raw, message, "braces around a text", Severity.WARNING, line)


# ------------------------------------------------------------------------------------------------------- its content


def _inherited(raw: _Raw, by_key: Mapping[str, _Raw], depth: int = 0) -> dict[str, str]:
    """The fields of an entry and, where it has none, those of the entry that it refers to."""
    parent = by_key.get(raw.fields.get("crossref", "").casefold())
    if parent is None or depth >= MOST_CROSSREFS:
        return raw.fields
    above = dict(_inherited(parent, by_key, depth + 1))
    above.setdefault("booktitle", above.get("title", ""))
    # What says which work it is, is the other's own.
    own = ("title", "subtitle", "author", "crossref", "url", "doi", "shorttitle", "note", "keywords", "entrysubtype")
    return {**{key: value for key, value in above.items() if key not in own}, **raw.fields}


_OWN_NOTE = re.compile(
    r"(?:In English: (?P<translation>.+?))?(?:(?:^|; )date uncertain)?(?P<retracted>(?:^|; )retracted)?"
    r"(?:(?:^|; )stored copy: (?P<archived>\S+))?"
)
"""The note of an entry that this program exported: BibTeX has no fields for what it says."""


class _Fields:
    """Fields by name, as they are written or as plain text."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields

    def raw(self, *names: str) -> str:
        return next((self._fields[name] for name in names if self._fields.get(name)), "")

    def text(self, *names: str) -> str:
        return plain_text(self.raw(*names))[0]


def _entry(raw: _Raw, inherited: Mapping[str, str]) -> Entry:
    fields = _Fields(inherited)
    title, is_title = plain_text(fields.raw("title"))
    subtitle, is_subtitle = plain_text(fields.raw("subtitle"))
    note = _OWN_NOTE.fullmatch(fields.raw("note"))
    doi, address = plain_address(fields.raw("doi")), _address(fields)
    publishers = (fields.text(name) for name in ("organization", "institution", "school", "publisher", "howpublished"))
    return Entry(
        key=raw.key or f"entry-{raw.line}",
        line=raw.line,
        title=f"{title}: {subtitle}" if subtitle else title,
        short_title=fields.text("shorttitle"),
        translation=plain_text(note["translation"] or "")[0] if note else "",
        original=fields.text("origtitle"),
        kinds=kinds_of_bibtex(raw.kind, fields.raw("entrysubtype"), is_scholarly=bool(doi)),
        authors=_authors(fields.raw("author")),
        container=fields.text("journal", "journaltitle", "booktitle", "maintitle"),
        publishers=tuple(dict.fromkeys(one for one in publishers if one and "://" not in one)),
        date=_date(fields, is_about=bool(note) and "date uncertain" in fields.raw("note")),
        language=fields.text("langid", "language", "hyphenation"),
        url=address,
        doi=doi,
        archived=plain_address(note["archived"] or "") if note else "",
        is_retracted=bool(note and note["retracted"]),
        keywords=tuple(filter(None, map(clean, re.split(r"[,;]", fields.text("keywords", "keyword"))))),
        has_unread_title=not (is_title and is_subtitle),
    )


def _address(fields: _Fields) -> str:
    """The address of a work; also where BibTeX, which knows none, hides it."""
    found = plain_address(fields.raw("url"))
    if not found and fields.raw("archiveprefix", "eprinttype").lower() == "arxiv" and fields.raw("eprint"):
        return f"https://arxiv.org/abs/{plain_address(fields.raw('eprint'))}"
    hidden = re.search(r"https?://[^\s{}]+", fields.raw("howpublished"))
    return found or (plain_address(hidden[0]) if hidden else "")


def _date(fields: _Fields, *, is_about: bool) -> Said | None:
    whole = fields.text("date")
    parts = [fields.text(name) for name in ("year", "month", "day")]
    said = date_of_text(whole) if whole else date_of_year_and_month(*parts)
    return Said(f"{said.value}~") if said and said.is_sure and is_about else said


def _authors(latex: str) -> Said | None:
    from pybtex.bibtex.utils import split_name_list

    if not latex:
        return None
    listed = [one for one in map(str.strip, split_name_list(latex)) if one]
    decoded = [_person(one) for one in listed if one.lower() != "others"]
    names = [name for name, _ in decoded if name]
    if len(decoded) == len(listed) and all(is_understood for _, is_understood in decoded):
        return Said(names) if names else None
    why = "the entry says that there are others" if len(decoded) < len(listed) else "a name that could not be read"
    return Said(choices=(json.dumps(names, ensure_ascii=False),), rule=why)


def _person(latex: str) -> tuple[str, bool]:
    """A name as it is printed, and whether it could be read. Whatever is in braces as a whole is an institution's."""
    from pybtex.database import InvalidNameString, Person

    try:
        found = Person(latex)
    except InvalidNameString:
        return plain_text(latex)[0], False
    parts = [found.bibtex_first_names, found.prelast_names, found.last_names, found.lineage_names]
    texts = [plain_text(" ".join(part)) for part in parts]
    given, particle, family, suffix = (text for text, _ in texts)
    return person(given, particle, family, suffix), all(is_understood for _, is_understood in texts)
