"""The typed records: what a file says in any format comes out the same, and refers only to what came before."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from knowledge_base.model.json_schemas import file_name, schema_of, write_schemas
from knowledge_base.model.records import (
    RECORD_KINDS,
    Claim,
    Reference,
    WordOf,
)
from knowledge_base.model.units import Units
from knowledge_base.model.vocabulary import SCHEMES
from knowledge_base.reading.files import SourceFile, find_sources, kind_of
from knowledge_base.reading.raw_records import RawRecord
from knowledge_base.reading.reader import Reader, SourceRecord
from knowledge_base.reading.references import pointers
from knowledge_base.reading.validation import validate
from tests.support.small_corpus import FILES, Corpus


def read(corpus: Corpus) -> list[SourceRecord]:
    reader = Reader(corpus.sources, (corpus.texts,))
    records = list(reader)
    assert list(reader.problems) == []
    return records


def claim_of(**keys: Any) -> Claim:
    keys = {"id": "x", "article": "a", "statement": "S.", "kind": "fact", **keys}
    return Claim.model_validate(keys)


# --------------------------------------------------------------------------------------------- reading a corpus


def test_records_come_in_an_order_in_which_each_refers_only_to_what_came_before(corpus: Corpus) -> None:
    assert [(source.record.kind_of_record, source.record.id, source.line) for source in read(corpus)] == [
        *[("word", f"{scheme}/{word}", line) for line, (scheme, word) in enumerate(WORDS, 2)],
        ("topic", "trade", 1),
        ("topic", "reserves", 2),
        ("unit", "tonne", 1),
        ("unit", "kilogram", 2),
        ("unit", "million-tonne", 3),
        ("unit", "percent", 4),
        ("unit", "percentage-point", 5),
        ("place", "cn", 1),
        ("place", "cl", 2),
        ("place", "world", 3),
        ("material", "lithium", 1),
        ("material", "hydroxide", 2),
        ("indicator", "reserves", 1),
        ("indicator", "reserves-share", 2),
        ("indicator", "share-change", 4),
        ("actor", "geological-survey", 1),
        ("actor", "ministry", 2),
        ("actor", "the-paper", 3),
        ("actor", "lithium-desk", 4),
        ("about", "about", 1),
        ("publication", "survey-2013", 1),
        ("publication", "paper-2013", 9),
        ("statistic", "reserves-cn-2012", 2),
        ("statistic", "reserves-world-2012", 3),
        ("policy event", "cn-2012-licences", 1),
        ("policy event", "cn-2013-truce", 18),
        ("article", "note", 1),
        ("article", "paper", 1),
        ("claim", "own-share", 1),
        ("claim", "own-change", 15),
        ("claim", "paper-reserves", 1),
        ("claim", "paper-share", 17),
        ("claim", "paper-world", 30),
        ("claim", "paper-elsewhere", 45),
        ("claim", "paper-licences", 55),
        ("claim", "paper-price", 64),
    ]


WORDS = [
    ("actor-kind", "agency"), ("actor-kind", "media"), ("article-kind", "news"), ("article-kind", "analysis"),
    ("basis", "lce"), ("basis", "content"),
    ("coverage", "whole"), ("instrument", "export-control"), ("instrument", "agreement"),
    ("material-kind", "element"), ("material-kind", "product"), ("place-kind", "country"),
    ("place-kind", "world"), ("supply-chain-stage", "trade"),
]  # fmt: skip


def test_the_order_of_kinds_lets_every_reference_look_back() -> None:
    order = list(RECORD_KINDS)
    ahead = [
        (kind, pointer.key)
        for kind, model in RECORD_KINDS.items()
        for pointer in pointers(model)
        if isinstance(pointer.mark, Reference) and order.index(pointer.mark.kind) > order.index(kind)
    ]

    assert ahead == []


def test_every_scheme_of_words_is_defined_in_one_place_only() -> None:
    schemes = {p.mark.scheme for model in RECORD_KINDS.values() for p in pointers(model) if isinstance(p.mark, WordOf)}
    written = {scheme for scheme, _ in WORDS}

    assert (schemes - written, written & set(SCHEMES)) == (set(), set())


def test_what_an_article_and_its_quotes_come_to(corpus: Corpus) -> None:
    articles = {source.record.id: source for source in read(corpus) if source.record.kind_of_record == "article"}
    paper = articles["paper"]

    assert paper.text == (
        "China holds 3.5 million tons of lithium reserves,\nmore than a quarter of what the world has.\n"
        "The ministry said “licences are needed” from July.\n"
        "Of 1.3 billion tons in the world, 9.5 million lie elsewhere.\nThe price rose. The price fell."
    )
    assert paper.record.summary == "China holds a quarter of the lithium."
    assert [paper.text[p.start : p.end] for p in paper.positions if p] == ["licences are needed"]
    assert articles["note"].text == FILES["articles/note.txt"]


# ------------------------------------------------------------------------------------------------ formats agree


@pytest.mark.parametrize("kind", ["claims", "policy_events", "articles"])
def test_json_lines_and_yaml_say_the_same(kind: str, corpus: Corpus) -> None:
    before = [source.record for source in read(corpus)]
    names = {"claims": ["claims/note.yml", "claims/paper.yml"], "policy_events": ["policy_events/cn.yml"]}
    for name in names.get(kind, ["articles/note.md", "articles/paper.md"]):
        corpus.append_json(f"{kind}/bulk.jsonl", plain_records(corpus, name))
        corpus.remove(name)

    assert [source.record for source in read(corpus)] == before


def plain_records(corpus: Corpus, name: str) -> list[dict[str, object]]:
    """The records of a file, read by PyYAML itself, with real numbers, and with what the file name says."""
    text = (corpus.sources / name).read_text("utf-8")
    if name.endswith(".md"):
        _, head, body = text.split("---\n")
        return [{"id": Path(name).stem, **as_json_data(yaml.safe_load(head)), "summary": body.strip()}]
    if name.startswith("claims/"):
        return [{"article": Path(name).stem, **record} for record in as_json_data(yaml.safe_load(text))]
    return list(as_json_data(yaml.safe_load(text)))


def as_json_data(data: Any) -> Any:
    """Dates and years as text, as JSON has them."""
    keys = ("date", "period", "next_check")
    if isinstance(data, dict):
        return {k: str(v) if k.startswith(keys) else as_json_data(v) for k, v in data.items()}
    return [as_json_data(item) for item in data] if isinstance(data, list) else data


def test_windows_line_ends_change_nothing(corpus: Corpus) -> None:
    before = read(corpus)
    for name, text in FILES.items():
        if not name.endswith(".txt"):
            corpus.write(name, text.replace("\n", "\r\n").encode())

    assert read(corpus) == before


def test_yaml_takes_every_scalar_for_text(corpus: Corpus) -> None:
    corpus.append(
        "vocabulary/topics.yml", "- {id: no, name: NO, definition: 0123, aliases: [yes, ~, 1e3, 2012-01-01]}\n"
    )

    record = next(source.record for source in read(corpus) if source.record.id == "no")

    assert (record.name, record.definition, record.aliases) == ("NO", "0123", ["yes", "~", "1e3", "2012-01-01"])


def test_a_csv_cell_may_hold_commas_quotes_and_lines(corpus: Corpus) -> None:
    row = 'x,reserves,cl,lithium,,2012, 3 ,tonne,survey-2013,,confirmed,"One, ""two""\nthree"\n'
    corpus.append("statistics/reserves.csv", row)
    corpus.append("statistics/reserves.csv", row.replace("x,", "y,", 1).replace("2012", "2011"))

    found = [source for source in read(corpus) if source.record.id in ("x", "y")]

    assert [(s.record.value, s.record.note, s.line) for s in found] == [(3.0, 'One, "two"\nthree', n) for n in (4, 6)]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("publications.yml", "publication"),
        ("vocabulary/actors.yml", "actor"),
        ("vocabulary/actors/media.yml", "actor"),
        ("statistics/a/b.csv", "statistic"),
        ("policy_events/cn.yml", "policy event"),
        ("policy_events/cn.jsonl", "policy event"),
        ("articles/a.md", "article"),
        ("articles/a.txt", "article"),
        ("articles/a.yml", None),
        ("claims/a.csv", None),
        ("vocabulary/a/b/c.yml", None),
        ("vocabulary/actors.jsonl", None),
        ("other/a.yml", None),
        ("other.yml", None),
    ],
)
def test_the_place_of_a_file_says_what_it_holds(path: str, kind: str | None) -> None:
    assert kind_of(tuple(path.split("/"))) == kind


def test_files_are_read_in_one_order_wherever_they_lie(corpus: Corpus) -> None:
    sources = find_sources(corpus.sources)

    assert ([file.name for file in sources.files], sources.problems) == (
        [
            "sources/vocabulary/words.yml",
            "sources/vocabulary/topics.yml",
            "sources/vocabulary/units.yml",
            "sources/vocabulary/places.yml",
            "sources/vocabulary/materials.yml",
            "sources/vocabulary/indicators.yml",
            "sources/vocabulary/actors/all.yml",
            "sources/about.md",
            "sources/publications.yml",
            "sources/statistics/reserves.csv",
            "sources/policy_events/cn.yml",
            "sources/articles/note.md",
            "sources/articles/paper.md",
            "sources/claims/note.yml",
            "sources/claims/paper.yml",
        ],
        [],
    )


# ------------------------------------------------------------------------------------------- numbers of a claim


@pytest.mark.parametrize(
    ("keys", "limits"),
    [
        ({"bound": "exact", "value": 5}, (5.0, 5.0)),
        ({"bound": "about", "value": "5.0"}, (5.0, 5.0)),
        ({"bound": "at-least", "value": 5}, (5.0, None)),
        ({"bound": "at-most", "value": 5}, (None, 5.0)),
        ({"bound": "range", "value_min": 5, "value_max": 7}, (5.0, 7.0)),
        ({"bound": "at-most", "value_max": -7}, (None, -7.0)),
        ({"bound": "exact", "value": 0}, (0.0, 0.0)),
        ({}, (None, None)),
    ],
)
def test_the_limits_that_a_claim_sets(keys: dict[str, Any], limits: tuple[float | None, float | None]) -> None:
    claim = claim_of(**keys)

    assert (claim.low, claim.high) == limits


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        ({}, []),
        ({"kind": "quantity"}, []),
        ({"kind": "quantity", "indicator": "i"}, ["is a quantity without a number"]),
        ({"value": 0}, ["has a number but no bound", "has a number but no unit", "has a number but no value_stated"]),
        ({"value": 1, "bound": "exact", "unit": "t", "value_stated": "1"}, []),
        (
            {"value": 1, "value_max": 2, "bound": "exact", "unit": "t", "value_stated": "1"},
            ["has value and also value_min or value_max"],
        ),
        (
            {"value_min": 2, "value_max": 1, "bound": "range", "unit": "t", "value_stated": "1"},
            ["has value_min 2 greater than value_max 1"],
        ),
        ({"value_max": 2, "bound": "range", "unit": "t", "value_stated": "1"}, ["is a range with only one end"]),
        ({"correction": "C."}, ["has only one of correction and correction_kind"]),
        ({"correction_kind": "ocr"}, ["has only one of correction and correction_kind"]),
        ({"correction": "C.", "correction_kind": "ocr"}, []),
    ],
)
def test_how_the_keys_of_a_number_contradict_each_other(keys: dict[str, Any], messages: list[str]) -> None:
    assert [contradiction.message for contradiction in claim_of(**keys).contradictions()] == messages


def test_a_record_with_mistakes_keeps_what_is_sound(tmp_path: Path) -> None:
    file = SourceFile(tmp_path / "a.yml", "sources/claims/a.yml", "claim")
    data = {
        "id": "x",
        "article": "a",
        "statement": "",
        "kind": "fact",
        "value": "1,5",
        "topics": ["t"],
        "colour": "red",
    }

    checked = validate(RawRecord("claim", file, 1, data))

    assert checked.faulty == {"statement", "value", "colour"}
    assert (checked.record.id, checked.record.statement, checked.record.value) == ("x", None, None)
    assert (checked.record.topics, checked.record.quote) == (["t"], None)
    assert sorted(problem.field for problem in checked.problems) == ["colour", "statement", "value"]


# -------------------------------------------------------------------------------------------------------- units


@pytest.fixture
def units(corpus: Corpus) -> Units:
    return Units(source.record for source in read(corpus) if source.record.kind_of_record == "unit")


@pytest.mark.parametrize(
    ("unit", "target", "factor"),
    [
        ("tonne", "tonne", 1.0),
        ("million-tonne", "tonne", 1e6),
        ("tonne", "million-tonne", 1e-6),
        ("kilogram", "tonne", 1e-3),
        ("million-tonne", "kilogram", 1e9),
        ("percent", "percentage-point", None),
        ("percent", "tonne", None),
    ],
)
def test_conversion(unit: str, target: str, factor: float | None, units: Units) -> None:
    assert units.factor(unit, target) == (None if factor is None else pytest.approx(factor))


def test_a_unit_knows_its_dimension_and_the_number_in_its_name(units: Units) -> None:
    assert [units.dimension(unit) for unit in ("kilogram", "percentage-point")] == ["[mass]", "[proportion_difference]"]
    assert [units.number_in_name(unit) for unit in ("million-tonne", "tonne")] == [1e6, 1.0]
    assert units.problems == {}


# ------------------------------------------------------------------------------------------- schemas for editors


def validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema_of(kind))


@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_every_schema_is_itself_valid_and_explains_itself(kind: str) -> None:
    schema = schema_of(kind)

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"Sources: {kind}"


@pytest.mark.parametrize(
    ("kind", "data", "messages"),
    [
        ("topic", [{"id": "x", "name": "X", "definition": "D."}], []),
        ("topic", [{"id": "x", "name": "X"}], ["'definition' is a required property"]),
        (
            "topic",
            [{"id": "x", "name": "X", "definition": "D.", "colour": "red"}],
            ["Additional properties are not allowed ('colour' was unexpected)"],
        ),
        (
            "topic",
            [{"id": "An Id", "name": "X", "definition": "D."}],
            ["'An Id' does not match '^[a-z0-9][a-z0-9-]*$'"],
        ),
        ("claim", [{"id": "x", "statement": "S.", "kind": "fact", "value": "5"}], []),
        ("claim", [{"id": "x", "statement": "S.", "kind": "fact", "value": 5}], []),
        ("article", {"title": "T", "kind": "news", "language": "en", "rights": "unknown", "coverage": "whole"}, []),
    ],
)
def test_the_schemas_tell_right_from_wrong(kind: str, data: Any, messages: list[str]) -> None:
    assert [error.message for error in validator(kind).iter_errors(data)] == messages


def test_one_schema_is_written_per_kind(tmp_path: Path) -> None:
    paths = list(write_schemas(tmp_path / "new" / "schemas"))

    assert [path.name for path in paths] == [file_name(model) for model in RECORD_KINDS.values()]
    assert [json.loads(path.read_text("utf-8")) for path in paths] == [schema_of(kind) for kind in RECORD_KINDS]
