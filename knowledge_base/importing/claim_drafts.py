"""A row of a table -> the draft of a claim: what its cells say as fields, what is not certain as comments.

Names become ids where exactly one record has them. What the type of a claim refuses is a problem at its row and
column, unless it is known what was meant: then that is for a person to decide.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ..model.date_hints import meant_date
from ..model.dates import period_span
from ..model.field_types import PLAIN_NUMBER
from ..model.problems import Problem, nearest, shown
from ..model.records import Claim, Reference
from ..reading.draft_lines import list_item
from ..reading.files import SourceFile
from ..reading.raw_records import RawRecord
from ..reading.references import pointers
from ..reading.validation import validate
from .article_drafts import Fields, lines_of
from .entry import Said
from .known import Known
from .mapping import CONSTANT, FIELDS, Mapping
from .tables import Row, Table

_NUMBERS = ("value", "value_min", "value_max", "stated_min", "stated_max", "rank")
_WORDS = ("kind", "stance", "bound", "correction_kind", "direction", "dates_event")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


@dataclass(slots=True)
class ClaimDraft:
    """A claim of an article, and what is wrong with its row."""

    article: str
    identity: str
    fields: Fields
    problems: list[Problem] = field(default_factory=list)


def draft_of_row(row: Row, identity: str, article: str, table: Table, mapping: Mapping, known: Known) -> ClaimDraft:
    """Return the draft of the claim in a row."""
    draft: Fields = {}
    given: dict[str, Any] = {"id": identity, "article": article}
    for name in FIELDS:
        text = mapping.value(name, row.cells)
        if text and name not in ("id", "article"):
            draft[name] = _said(name, text, table.separator, known)
            given[name] = draft[name].value if draft[name].is_sure else _as_given(name, text)
    made = ClaimDraft(article, identity, draft)
    raw = RawRecord("claim", SourceFile(Path(), table.name, "claim"), row.line, given)
    for problem in validate(raw).problems:
        _take(made, problem, mapping, given)
    return made


def claim_lines(draft: ClaimDraft) -> str:
    """Return a claim as an item of the list in its file."""
    return list_item("".join(lines_of({"id": Said(draft.identity), **draft.fields})))


# ----------------------------------------------------------------------------------------------------- one cell


def _said(name: str, text: str, separator: str, known: Known) -> Said:
    marks = _marks()
    if name in marks and name == "topics":
        return _several(text, lambda one: _called(one, "topic", known))
    if name in marks and isinstance(marks[name], Reference):
        return _called(text, marks[name].kind, known)
    if name in marks:
        return _word(text, known.words.get(marks[name].scheme, []))
    if name in _NUMBERS:
        return _number(text, separator)
    if name in _WORDS:
        return Said(_hyphened(text))
    return Said(_period(text)) if name == "period" else Said(text)


@cache
def _marks() -> dict[str, Any]:
    """Field to what it refers to."""
    return {pointer.key: pointer.mark for pointer in pointers(Claim)}


def _called(text: str, kind: str, known: Known) -> Said:
    """The record that has a name, when it is one."""
    found = known.names[kind].called(text)
    if len(found) == 1:
        return Said(found[0])
    if found:
        return Said(choices=tuple(found), rule=f"several are called {shown(text)}")
    return Said(choices=tuple(known.names[kind].nearest(text)), rule=f"no {kind} is called {shown(text)}")


def _word(text: str, words: list[str]) -> Said:
    if _hyphened(text) in words:
        return Said(_hyphened(text))
    near = nearest(_hyphened(text), words)
    return Said(choices=(near,) if near else tuple(words), rule=f"no word is {shown(text)}")


def _hyphened(text: str) -> str:
    return re.sub(r"[\s_]+", "-", text.casefold())


def _several(text: str, one: Callable[[str], Said]) -> Said:
    """A list in one cell, in brackets or not: commas, semicolons or strokes, else spaces, between its items."""
    text = text.removeprefix("[").removesuffix("]")
    parts = [part.strip() for part in re.split(r"[,;|、，；]", text) if part.strip()]
    found = [one(part) for part in parts]
    if not all(said.is_sure for said in found) and len(parts) == 1 and " " in text:
        by_space = [one(part) for part in text.split()]
        found = by_space if all(said.is_sure for said in by_space) else found
    if all(said.is_sure for said in found):
        return Said(list(dict.fromkeys(said.value for said in found)))
    likely = [str(said.value) if said.is_sure else next(iter(said.choices), "") for said in found]
    rule = next(said.rule for said in found if not said.is_sure)
    return Said(choices=(f"[{', '.join(filter(None, likely))}]",), rule=rule)


def _number(text: str, separator: str) -> Said:
    """A number in plain digits, or with the commas of thousands where a comma is not likelier a decimal one."""
    plain = text.replace(",", "") if _GROUPED.fullmatch(text) and separator != ";" else text
    if not PLAIN_NUMBER.fullmatch(plain):
        return Said(text)
    value = int(plain) if re.fullmatch(r"-?[0-9]+", plain) else float(plain)
    return Said(plain if "e" in repr(value) else value)  # the sources know no exponents


def _period(text: str) -> str:
    """A period as EDTF, where it can be read in one way."""
    for read in (text, meant_date(text)):
        try:
            period_span(read)
        except ValueError:
            continue
        return read
    return text


def _as_given(name: str, text: str) -> Any:
    return [text] if name == "topics" else text


# ------------------------------------------------------------------------------------------------ what is wrong with it


def _take(made: ClaimDraft, problem: Problem, mapping: Mapping, given: dict[str, Any]) -> None:
    """Leave to a person what was probably meant; keep any other problem, with its column."""
    name = problem.field
    said = made.fields.get(name)
    if said is not None and not said.is_sure:
        return
    if said is not None and problem.suggestion:
        made.fields[name] = Said(choices=(problem.suggestion,), rule=f"the table says {shown(given[name])}")
        return
    column = mapping.columns.get(name, "")
    where = f"column '{shown(column)}': " if column and not column.startswith(CONSTANT) else ""
    made.problems.append(
        Problem(problem.path, problem.line, problem.record, name, where + problem.message, problem.expected)
    )


def claim_files(drafts: list[ClaimDraft]) -> Iterator[tuple[str, str]]:
    """Yield the text of the file of claims of every article, in the order in which articles are first named."""
    for article in dict.fromkeys(draft.article for draft in drafts):
        yield article, "\n".join(claim_lines(draft) for draft in drafts if draft.article == article)
