"""The files to copy are complete and correct beside the shipped vocabulary, and editors find no fault with any file."""

import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from knowledge_base.model.json_schemas import schema_of
from knowledge_base.model.records import RECORD_KINDS, EventLink, FeaturedNumber, Mention, Shape
from knowledge_base.reading.files import kind_of
from knowledge_base.reading.reader import Reader
from tests.support.serving import ROOT
from tests.support.small_corpus import Corpus

SOURCES = ROOT / "sources"
TEMPLATES = SOURCES / "templates"
PLACE_OF_TEMPLATE = {
    "about.md": "about.md",
    "words.yml": "vocabulary/words/example.yml",
    "topics.yml": "vocabulary/topics/example.yml",
    "units.yml": "vocabulary/units/example.yml",
    "places.yml": "vocabulary/places/example.yml",
    "materials.yml": "vocabulary/materials/example.yml",
    "indicators.yml": "vocabulary/indicators/example.yml",
    "actors.yml": "vocabulary/actors/example.yml",
    "publications.yml": "publications.yml",
    "statistics.csv": "statistics/reserves.csv",
    "policy_events.yml": "policy_events/cn.yml",
    "article.md": "articles/example-2013-two-shares.md",
    "article-translation.md": "articles/example-2013-two-shares-translated.md",
    "article-copy.md": "articles/example-2013-two-shares-again.md",
    "claims.yml": "claims/example-2013-two-shares.yml",
}
"""Template to the place where its first lines say that it belongs; beside the project's own vocabulary."""


@pytest.fixture
def knowledge_base_of_templates(tmp_path: Path) -> Corpus:
    corpus = Corpus(tmp_path)
    shutil.copytree(SOURCES / "vocabulary", corpus.sources / "vocabulary")
    for name, place in PLACE_OF_TEMPLATE.items():
        corpus.write(place, (TEMPLATES / name).read_text("utf-8"))
    corpus.texts.mkdir()
    corpus.target.parent.mkdir()
    return corpus


def test_there_is_a_template_for_every_kind_of_source_file() -> None:
    found = {path.name for path in TEMPLATES.iterdir()}
    kinds = {kind_of(tuple(place.split("/"))) for place in PLACE_OF_TEMPLATE.values()}

    assert (found, kinds) == ({*PLACE_OF_TEMPLATE, "README.md"}, set(RECORD_KINDS))


def test_the_templates_are_correct_as_they_are(knowledge_base_of_templates: Corpus) -> None:
    assert knowledge_base_of_templates.problems() == []
    assert knowledge_base_of_templates.build().problems == []


def test_the_templates_show_every_key(knowledge_base_of_templates: Corpus) -> None:
    models: list[type[Shape]] = [*RECORD_KINDS.values(), EventLink, FeaturedNumber, Mention]
    shown: dict[type[Shape], set[str]] = {model: set() for model in models}
    places = {f"sources/{place}" for place in PLACE_OF_TEMPLATE.values()}
    for source in Reader(knowledge_base_of_templates.sources):
        if source.path in places:
            for record in (
                source.record,
                *getattr(source.record, "links", ()),
                *getattr(source.record, "mentions", ()),
                *getattr(source.record, "featured", ()),
            ):
                shown[type(record)] |= record.model_fields_set

    assert shown == {model: set(model.model_fields) for model in shown}


COMMITTED = sorted(path for path in SOURCES.rglob("*") if path.suffix in (".yml", ".md") and path.name != "README.md")


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_editors_schemas_accept_every_committed_file(path: Path) -> None:
    place = PLACE_OF_TEMPLATE[path.name].split("/") if path.parent == TEMPLATES else path.relative_to(SOURCES).parts
    kind = str(kind_of(tuple(place)))
    text = path.read_text("utf-8")
    data = yaml.load(text.split("---\n")[1] if path.suffix == ".md" else text, Loader=yaml.BaseLoader)

    assert [error.message for error in jsonschema.Draft202012Validator(schema_of(kind)).iter_errors(data or [])] == []
