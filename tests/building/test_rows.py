"""Every row of every table that the small corpus gives, whole. A column that a row does not name is null."""

import hashlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge_base.building.schema import TABLE, TABLES, VIEWS
from knowledge_base.model.vocabulary import SCHEMES
from tests.support.small_corpus import FILES, Corpus

ROWS: dict[str, list[dict[str, object]]] = yaml.safe_load((Path(__file__).parent / "rows.yml").read_text("utf-8"))
"""Table or view to its rows."""

SENTENCES = {"claim_checks": ("explanation", "details"), "numbers": ("answer",), "contested_claims": ("answer",)}
"""Columns whose words are tested where they are made."""


def without_nulls(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


@pytest.mark.parametrize("name", ROWS)
def test_the_rows_of_a_table_or_view(name: str, corpus: Corpus) -> None:
    corpus.build()

    key = ", ".join(TABLE[name].key) if name in TABLE and TABLE[name].is_clustered else ""
    rows = corpus.rows(f"select * from {name} order by {key or ('rowid' if name in TABLE else 1)}")

    sentences = [row.pop(column) for row in rows for column in SENTENCES.get(name, ())]
    assert without_nulls(rows) == ROWS[name]
    assert [text for text in sentences if text is not None and not str(text).endswith(".")] == []


def test_a_table_has_the_columns_of_its_declaration(corpus: Corpus) -> None:
    corpus.build()

    columns = {table: corpus.rows(f"select name from pragma_table_info('{table}')") for table in TABLE}

    assert {table: [row["name"] for row in found] for table, found in columns.items()} == {
        name: list(table.columns) for name, table in TABLE.items()
    }


def test_no_table_is_forgotten() -> None:
    tested_below = {"vocabulary", "search_index", "search_words", "build_info", "problems", "column_descriptions"}
    tested_elsewhere = {"former_ids", "about", "about_sections", "featured_numbers", "facet_counts"}

    assert set(ROWS) & set(TABLE) | tested_below | tested_elsewhere == set(TABLE)


def test_the_vocabulary_holds_the_words_of_the_code_and_those_of_the_sources(corpus: Corpus) -> None:
    corpus.build()
    of_the_code = [(scheme, word.value, word.definition) for scheme, words in SCHEMES.items() for word in words]

    rows = corpus.rows("select * from vocabulary order by rowid")

    found = [(row["scheme"], row["word"], row["definition"]) for row in rows]
    assert [(s, w, f"{d[0].upper()}{d[1:]}.") for s, w, d in of_the_code] == found[: len(of_the_code)]
    assert found[len(of_the_code) :] == [
        ("actor-kind", "agency", "Part of a state."),
        ("actor-kind", "media", "A newspaper or news site."),
        ("article-kind", "news", "A report."),
        ("article-kind", "analysis", "An argued piece."),
        ("basis", "lce", "Lithium carbonate equivalent."),
        ("basis", "content", "Lithium contained."),
        ("coverage", "whole", "The whole text was read."),
        ("instrument", "export-control", "A licence is needed to export."),
        ("instrument", "agreement", "A treaty or an arrangement."),
        ("material-kind", "element", "A chemical element."),
        ("material-kind", "product", "What is made of it."),
        ("place-kind", "country", "A state."),
        ("place-kind", "world", "All of it."),
        ("supply-chain-stage", "trade", "Import and export."),
    ]


def test_what_the_file_says_of_itself(corpus: Corpus) -> None:
    corpus.build(date(2014, 6, 1))
    order = ["vocabulary/words.yml", "vocabulary/topics.yml", "vocabulary/units.yml", "vocabulary/places.yml"]
    order += ["vocabulary/materials.yml", "vocabulary/indicators.yml", "vocabulary/actors/all.yml", "about.md"]
    order += [
        "publications.yml",
        "statistics/reserves.csv",
        "policy_events/cn.yml",
        "articles/note.md",
        "articles/paper.md",
    ]
    order += ["claims/note.yml", "claims/paper.yml", "articles/note.txt"]
    lines = [f"sources/{name}\0{hashlib.sha256(FILES[name].encode()).hexdigest()}\n" for name in order]

    assert corpus.rows("select * from build_info") == [
        {"name": "as_of", "value": "2014-06-01"},
        {"name": "schema_version", "value": "2"},
        {"name": "sources_sha256", "value": hashlib.sha256("".join(lines).encode()).hexdigest()},
        {"name": "sqlite_version", "value": sqlite3.sqlite_version},
    ]


def test_without_the_supplied_text_its_quotes_are_unchecked(corpus: Corpus) -> None:
    result = corpus.build(with_texts=False)

    assert result.quotes == {"verified": 2, "unchecked": 7}
    assert corpus.rows("select id, text is null as no_text from articles") == [
        {"id": "note", "no_text": 0},
        {"id": "paper", "no_text": 1},
    ]
    rows = corpus.rows("select quote_start, quote_end, quote_status from claims where article_id = 'paper'")
    assert rows == [{"quote_start": None, "quote_end": None, "quote_status": "unchecked"}] * 6
    assert corpus.rows("select quote_status from event_mentions") == [{"quote_status": "unchecked"}]


def test_offsets_are_those_of_the_text_in_the_table(corpus: Corpus) -> None:
    corpus.build()

    rows = corpus.rows(
        "select claims.id, substr(text, quote_start + 1, quote_end - quote_start) as words "
        "from claims join articles on articles.id = article_id order by position"
    )

    assert {row["id"]: row["words"] for row in rows} == {
        "own-share": "It stands at 15%",
        "own-change": "fell by 2 points",
        "paper-reserves": "China holds 3.5 million tons of lithium reserves",
        "paper-share": "more than a quarter of what the world has",
        "paper-world": "Of 1.3 billion tons in the world",
        "paper-elsewhere": "9.5 million lie elsewhere",
        "paper-licences": "said “licences are needed” from July",
        "paper-price": "The price",
    }


@pytest.mark.parametrize(
    ("printed", "bound", "unit", "stated"),
    [
        ("1.3 billion tons", "exact", "million-tonne", (1.3e9, 1.3e9)),
        ("1,300 million tons", "exact", "tonne", (1.3e9, 1.3e9)),
        ("1300", "exact", "million-tonne", (1.3e9, 1.3e9)),
        ("more than 1.3 billion tons", "at-least", "million-tonne", (1.3e9, None)),
        ("up to 1.3 billion tons", "at-most", "million-tonne", (None, 1.3e9)),
        ("12 to 14 billion tons", "range", "million-tonne", (12e9, 14e9)),
        ("14 billion to 12 billion tons", "range", "million-tonne", (None, None)),
    ],
)
def test_the_printed_number_of_a_corrected_claim_is_kept_in_the_indicators_unit(
    printed: str, bound: str, unit: str, stated: tuple[float | None, float | None], corpus: Corpus
) -> None:
    """``stated_min`` and ``stated_max`` are tonnes; the number in the name of the claim's unit counts once."""
    number = "value_min: 13\n  value_max: 13" if bound == "range" else "value: 13"
    corpus.replace("claims/paper.yml", "value_stated: 1.3 billion tons", f"value_stated: {printed}")
    corpus.replace(
        "claims/paper.yml",
        "bound: exact\n  value: 13\n  unit: million-tonne\n",
        f"bound: {bound}\n  {number}\n  unit: {unit}\n",
    )
    corpus.build()

    rows = corpus.rows("select stated_min, stated_max from claims where id = 'paper-world'")

    assert [tuple(row.values()) for row in rows] == [stated]


# ------------------------------------------------------------------------------------------- the data dictionary


def test_the_data_dictionary_lists_every_column_of_every_table_and_view(corpus: Corpus) -> None:
    corpus.build()
    shown = [table for table in TABLES if table.name not in ("search_index", "column_descriptions")]

    rows = corpus.rows("select table_name, column_name, kind from data_dictionary")

    assert {(row["table_name"], row["column_name"]) for row in rows if row["kind"] == "table"} == {
        (table.name, column) for table in shown for column in table.columns
    }
    assert {row["table_name"] for row in rows if row["kind"] == "view"} == set(VIEWS)


def test_a_query_of_the_data_dictionary_says_what_a_column_refers_to(corpus: Corpus) -> None:
    corpus.build()

    rows = corpus.rows("select * from data_dictionary where table_name = 'event_links'")

    assert [(row["kind"], row["column_name"], row["column_type"], row["is_key"], row["refers_to"]) for row in rows] == [
        ("table", "from_event_id", "text", 1, "policy_events"),
        ("table", "relation", "text", 1, None),
        ("table", "to_event_id", "text", 1, "policy_events"),
        ("table", "note", "text", 0, None),
    ]
    assert all(row["description"] for row in rows)
