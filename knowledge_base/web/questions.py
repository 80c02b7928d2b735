"""The questions of the site, Datasette's canned queries: one statement a file in ``sql/questions/``.

A file's name is the query's name and part of its address, so it stays as it is once it was published. The comment
at the head of the file, up to the first line that is none, is YAML when its ``-- `` are taken away::

    -- title: Who says what?
    -- description: >-
    --   Every claim about an indicator and a place, by place and year.
    -- parameters:
    --   indicator: id or name; empty for the share that most claims are about
    --   place: id or name; empty for all
    -- position: 2
    select ...

``parameters`` says of each what may be given and what is asked when it is left empty, which is never an error.
``position`` is the question's place in lists. A column that is called ``..._id`` leads to the record.
"""

from dataclasses import dataclass, field
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent.parent / "sql" / "questions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A canned query. ``parameters`` maps the name of each to what may be given and what an empty one means."""

    name: str
    title: str
    description: str
    position: int
    sql: str
    parameters: dict[str, str] = field(default_factory=dict)


@cache
def questions() -> dict[str, Question]:
    """Return all questions by name, in the order of their positions."""
    read = (question_of(path.stem, path.read_text("utf-8")) for path in FOLDER.glob("*.sql"))
    return {question.name: question for question in sorted(read, key=lambda question: question.position)}


def question_of(name: str, text: str) -> Question:
    """Return the question of a file's text. Raises ValueError when its head is not as it should be."""
    head = list(takewhile(lambda line: line.startswith("--"), text.splitlines()))
    sql = text.split("\n", len(head))[-1].strip()
    try:
        described: dict[str, Any] = yaml.safe_load("\n".join(line[2:].removeprefix(" ") for line in head)) or {}
        return Question(name=name, sql=sql, **described)
    except (yaml.YAMLError, TypeError) as error:
        raise ValueError(f"{name}.sql: the comment at its head: {' '.join(str(error).split())}") from None


def as_canned_query(question: Question) -> dict[str, Any]:
    """Return a question as Datasette 0.65 takes canned queries from a plugin or from ``metadata.yml``."""
    return {
        "sql": question.sql,
        "title": question.title,
        "description": question.description,
        "params": list(question.parameters),
        "hide_sql": True,
    }
