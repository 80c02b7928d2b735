"""Ids that records had before they were renamed: each leads to one record, and old references are led on."""

import pytest

from tests.support.small_corpus import Corpus


def test_former_ids_are_rows_that_lead_to_their_record(corpus: Corpus) -> None:
    corpus.replace("claims/paper.yml", "- id: paper-price\n", "- id: paper-price\n  former_ids: [price, the-price]\n")
    corpus.replace("policy_events/cn.yml", "- id: cn-2013-truce\n", "- id: cn-2013-truce\n  former_ids: [truce]\n")
    corpus.replace("vocabulary/places.yml", "{id: cl, name: Chile,", "{id: cl, former_ids: [chile], name: Chile,")

    assert corpus.build().problems == []
    assert [tuple(row.values()) for row in corpus.rows("select * from former_ids order by table_name, former_id")] == [
        ("claims", "price", "paper-price"),
        ("claims", "the-price", "paper-price"),
        ("places", "chile", "cl"),
        ("policy_events", "truce", "cn-2013-truce"),
    ]


def test_a_cell_of_a_csv_file_holds_several_former_ids(corpus: Corpus) -> None:
    corpus.replace("statistics/reserves.csv", "id,indicator", "id,former_ids,indicator")
    corpus.replace("statistics/reserves.csv", "reserves-cn-2012,", "reserves-cn-2012,one two,")
    corpus.replace("statistics/reserves.csv", "reserves-world-2012,", "reserves-world-2012,,")

    assert corpus.build().problems == []
    assert [tuple(row.values()) for row in corpus.rows("select * from former_ids")] == [
        ("statistics", "one", "reserves-cn-2012"),
        ("statistics", "two", "reserves-cn-2012"),
    ]


def test_a_reference_to_a_former_id_is_told_the_new_one(corpus: Corpus) -> None:
    corpus.replace("vocabulary/actors/all.yml", "{id: ministry,", "{id: ministry, former_ids: [mofcom],")
    corpus.replace("claims/paper.yml", "attributed_to: ministry", "attributed_to: mofcom")

    assert corpus.problems() == [
        "sources/claims/paper.yml:12: claim paper-reserves: "
        "attributed_to 'mofcom' is not known; did you mean 'ministry'?"
    ]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"{id: cl,": "{id: cl, former_ids: [cn],"},
            "2: place cl: former id 'cn' belongs to the place at sources/vocabulary/places.yml:1; "
            "expected an id that no record has or had",
        ),
        (
            {"{id: cl,": "{id: cl, former_ids: [world],"},
            "3: place world: id 'world' is a former id of the place at sources/vocabulary/places.yml:2; "
            "expected another id: old addresses still lead there",
        ),
        (
            {"{id: cn,": "{id: cn, former_ids: [x],", "{id: cl,": "{id: cl, former_ids: [x],"},
            "2: place cl: former id 'x' belongs to the place at sources/vocabulary/places.yml:1; "
            "expected an id that no record has or had",
        ),
        (
            {"{id: cl,": "{id: cl, former_ids: [cl],"},
            "2: place cl: former id 'cl' belongs to the place at sources/vocabulary/places.yml:2; "
            "expected an id that no record has or had",
        ),
        (
            {"{id: cl,": "{id: cl, former_ids: [Old Chile],"},
            "2: place cl: former_ids 1 'Old Chile' is not a slug; expected lower-case letters, digits and hyphens; "
            "did you mean 'old-chile'?",
        ),
    ],
)
def test_an_address_leads_to_one_record(corpus: Corpus, changed: dict[str, str], message: str) -> None:
    for old, new in changed.items():
        corpus.replace("vocabulary/places.yml", old, new)

    assert corpus.problems() == [f"sources/vocabulary/places.yml:{message}"]
