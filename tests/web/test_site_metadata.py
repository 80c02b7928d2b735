"""Metadata for the one database: nothing twice in metadata.yml, licences and sources everywhere."""

from typing import Any

import pytest
from datasette.app import Datasette

from knowledge_base.web.site import site_of
from tests.support.small_corpus import Corpus

LICENCE = {"license": "CC0", "license_url": "https://creativecommons.org/publicdomain/zero/1.0/"}
OTHER = {"license": "CC BY", "license_url": "https://creativecommons.org/licenses/by/4.0/"}


def described(corpus: Corpus, metadata: dict[str, Any]) -> dict[str, Any]:
    """What the site says of its database, when ``metadata.yml`` says this."""
    corpus.build()
    site = site_of(Datasette([str(corpus.target)], metadata=metadata))
    database: dict[str, Any] = site.metadata["databases"][site.database]
    return database


@pytest.mark.parametrize(
    ("metadata", "database", "claims", "places"),
    [
        (LICENCE, LICENCE, LICENCE, LICENCE),
        ({**LICENCE, "databases": {"any": OTHER}}, OTHER, OTHER, OTHER),
        ({**LICENCE, "databases": {"any": {"tables": {"claims": OTHER}}}}, LICENCE, OTHER, LICENCE),
        (
            {**LICENCE, "databases": {"any": {"tables": {"claims": {"license": "ours"}}}}},
            LICENCE,
            {"license": "ours"},
            LICENCE,
        ),
        ({}, {}, {}, {}),
    ],
)
def test_what_says_nothing_of_its_licence_has_that_of_what_it_is_part_of(
    corpus: Corpus,
    metadata: dict[str, Any],
    database: dict[str, str],
    claims: dict[str, str],
    places: dict[str, str],
) -> None:
    said = described(corpus, metadata)

    parts = [said, said["tables"]["claims"], said["tables"]["places"]]
    assert [{key: part[key] for key in LICENCE if key in part} for part in parts] == [database, claims, places]


def test_every_table_leads_to_its_source_and_to_what_its_columns_mean(corpus: Corpus) -> None:
    said = described(corpus, {})
    home = f"/{corpus.target.stem}"

    assert {(table["source_url"], table["about_url"]) for table in said["tables"].values()} == {
        (f"{home}/publications", f"{home}/data_dictionary")
    }
