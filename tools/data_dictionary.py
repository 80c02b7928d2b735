"""``docs/data-dictionary.md``: every table, column, question and word, from where each is declared.

    python -m tools.data_dictionary

The same descriptions are in the database (view ``data_dictionary``) and on its pages; this file is for reading
them without either. A test keeps it in step.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge_base.building.descriptions import described_tables
from knowledge_base.building.schema import TABLE, Table
from knowledge_base.model.vocabulary import SCHEMES
from knowledge_base.project import REPOSITORY
from knowledge_base.web.questions import questions

TARGET = REPOSITORY / "docs" / "data-dictionary.md"

HEAD = """\
# Data dictionary

Every table, view and question of the database, whatever its subject. Written by `python -m tools.data_dictionary` from
`knowledge_base/building/descriptions.yml`, `knowledge_base/building/schema.py`, `knowledge_base/sql/questions/` and
`knowledge_base/model/vocabulary.py`; do not edit it here.
The same descriptions are in the database itself, in the view [data_dictionary](#data_dictionary).

- The names of tables and columns are a contract: columns may be added; a renamed or removed one raises
  `schema_version` in [build_info](#build_info).
- Dates are [EDTF](https://www.loc.gov/standards/datetime/) text with their own precision: `2012`, `2012-06`,
  `2012-06-20`, `2013~` (about 2013). They sort as text. Columns named `year...` are integers, for filters.
- Lists are JSON text. Those of topics and materials are also tables of their own, which are faster to filter by.
- A key that ends in `_id` holds the `id` of another table; the column "refers to" says of which.
- A column without "may be null" always has a value.
"""

_NAME_OF_TYPE = {str: "text", int: "integer", float: "real"}


def dictionary() -> str:
    """Return the whole document."""
    tables = described_tables()
    parts = [
        HEAD,
        *_contents(tables),
        *(line for name, described in tables.items() for line in _section(name, described)),
        *_questions(),
        *_words(),
    ]
    return "\n".join(parts) + "\n"


def _contents(tables: dict[str, Any]) -> Iterator[str]:
    yield from ("## Tables and views", "")
    yield from _grid(
        ("table or view", "a row is about"),
        (
            (f"[{name}](#{name})", f"**{described['title']}.** {described['description']}")
            for name, described in tables.items()
        ),
    )


def _section(name: str, described: dict[str, Any]) -> Iterator[str]:
    table = TABLE.get(name)
    yield from ("", f"### {name}", "", " ".join(described["description"].split()), "")
    if table is None:
        yield from ("A view: computed when it is asked.", "")
        yield from _grid(("column", "meaning"), ((f"`{key}`", text) for key, text in described["columns"].items()))
        return
    yield from _grid(
        ("column", "type", "refers to", "meaning"),
        (_column(table, column, described["columns"][column]) for column in table.columns),
    )
    indexes = [", ".join(f"`{column}`" for column in columns) for columns in (table.key, *table.all_indexes())]
    if "fts_table" in described:
        indexes.append(f"full text in `{described['fts_table']}`")
    yield from ("", f"Indexes: {'; '.join(indexes)}.")


def _column(table: Table, column: str, text: str) -> tuple[str, str, str, str]:
    about = table.columns[column]
    kind = _NAME_OF_TYPE[about.kind] + (", key" if column in table.key else "")
    may_be_null = ", may be null" if about.may_be_null and column not in table.key else ""
    other = f"[{about.refers_to}](#{about.refers_to})" if about.refers_to else ""
    return f"`{column}`", kind + may_be_null, other, text


def _questions() -> Iterator[str]:
    yield from (
        "",
        "## Questions",
        "",
        "Canned queries. Each is a page, `/DATABASE/NAME`, and answers as `/DATABASE/NAME.json` and `.csv` too. "
        "Parameters may be left out.",
        "",
    )
    yield from _grid(
        ("name", "what it answers", "parameters"),
        (
            (
                f"`{question.name}`",
                f"**{question.title}** {question.description}",
                "<br>".join(f"`{name}`: {meaning}" for name, meaning in question.parameters.items()),
            )
            for question in questions().values()
        ),
    )


def _words() -> Iterator[str]:
    yield from (
        "",
        "## Controlled words",
        "",
        "The words whose meaning the code implements. Those of the subject (instruments, kinds of article, bases ...) "
        "are in `sources/vocabulary/words.yml`; the table [vocabulary](#vocabulary) holds both sorts.",
        "",
    )
    yield from _grid(
        ("scheme", "word", "meaning"),
        ((f"`{scheme}`", f"`{word}`", word.definition) for scheme, words in SCHEMES.items() for word in words),
    )


def _grid(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield _line(head)
    yield _line(("---",) * len(head))
    yield from map(_line, rows)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    TARGET.write_text(dictionary(), "utf-8")
