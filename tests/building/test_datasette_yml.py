"""The configuration of Datasette 1.0 says what metadata.yml and settings.json say, and only a build renews it."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.utils import parse_metadata

from knowledge_base.building.build import Options, Result, build
from knowledge_base.building.datasette_yml import MARK, configuration
from knowledge_base.building.target import BuildFailed
from tests.support.small_corpus import Corpus

METADATA = """\
title: Lithium
allow_sql: false
plugins: {site: {repository_url: "https://example.org"}}
databases:
  any:
    title: In figures
    allow: {id: root}
    queries: {one: {sql: select 1}}
    tables:
      claims: {license: CC0, size: 7, allow: {id: editor}}
"""


def built(corpus: Corpus, metadata: str = METADATA, settings: str = '{"sql_time_limit_ms": 9}') -> Result:
    """Build into a configuration directory with these files."""
    folder = corpus.target.parent
    (folder / "metadata.yml").write_text(metadata)
    (folder / "settings.json").write_text(settings)
    return build(Options(corpus.sources, corpus.target, (corpus.texts,), folder / "metadata.yml"))


def written(corpus: Corpus) -> Any:
    return yaml.safe_load((corpus.target.parent / "datasette.yml").read_text("utf-8"))


def test_what_is_configuration_in_1_0_is_moved_and_what_is_metadata_is_not() -> None:
    config = configuration(parse_metadata(METADATA), {"sql_time_limit_ms": 9}, "light_metals")

    assert list(config) == ["settings", "allow_sql", "plugins", "databases"]
    assert (config["settings"], config["allow_sql"]) == ({"sql_time_limit_ms": 9}, False)
    assert list(config["databases"]) == ["light_metals"]
    database = config["databases"]["light_metals"]
    assert (database["allow"], database["queries"]) == ({"id": "root"}, {"one": {"sql": "select 1"}})
    claims = database["tables"]["claims"]
    assert (claims["size"], claims["allow"], claims["label_column"]) == (7, {"id": "editor"}, "statement")
    assert {"title", "license", "columns", "list_columns"} & claims.keys() == set()


def test_a_build_writes_it_beside_the_metadata(corpus: Corpus) -> None:
    assert built(corpus).is_written

    text = (corpus.target.parent / "datasette.yml").read_text("utf-8")
    assert text.startswith(f"{MARK}\n")
    assert written(corpus) == configuration(parse_metadata(METADATA), {"sql_time_limit_ms": 9}, corpus.target.stem)


def test_the_next_build_renews_it(corpus: Corpus) -> None:
    built(corpus)
    built(corpus, METADATA.replace("allow_sql: false\n", ""))

    assert "allow_sql" not in written(corpus)


def test_somebodys_own_is_left_alone(corpus: Corpus) -> None:
    path = corpus.target.parent / "datasette.yml"
    path.write_text("settings: {}\n")

    built(corpus)

    assert path.read_text() == "settings: {}\n"


def test_without_metadata_beside_the_database_nothing_is_written(corpus: Corpus) -> None:
    corpus.build()

    assert not (corpus.target.parent / "datasette.yml").exists()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("{", "settings.json is not valid JSON: Expecting property name"),
        ("[1]", "settings.json holds no settings by name"),
    ],
)
def test_settings_that_cannot_be_read_stop_the_build(corpus: Corpus, settings: str, message: str) -> None:
    corpus.build()
    before = corpus.target.read_bytes()

    with pytest.raises(BuildFailed, match=message.replace(".", r"\.")):
        built(corpus, settings=settings)

    assert corpus.target.read_bytes() == before
    assert {path.name for path in corpus.target.parent.iterdir()} == {
        corpus.target.name, "metadata.yml", "settings.json",
    }  # fmt: skip


def test_the_repository_s_own_can_be_read_by_people(real_database: Path) -> None:
    text = real_database.with_name("datasette.yml").read_text("utf-8")

    assert max(len(line) for line in text.splitlines()) <= 120
    assert "&id" not in text
