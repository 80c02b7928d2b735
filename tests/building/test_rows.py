"""Every row of every table that the small corpus gives, whole. A column that a row does not name is null."""

import hashlib
import sqlite3
from datetime import date

import pytest

from knowledge_base.building.schema import TABLE, TABLES, VIEWS
from knowledge_base.model.vocabulary import SCHEMES
from tests.support.small_corpus import FILES, OUTSIDE_TEXT, Corpus

TEXT_OF_PAPER = OUTSIDE_TEXT[: OUTSIDE_TEXT.index("\nAdvertisement:")]

EXPECTED = {
    "topics": [
        {"id": "trade", "name": "Trade", "definition": "What crosses borders.", "aliases": "[]"},
        {"id": "reserves", "name": "Reserves", "definition": "What lies in the ground.", "aliases": '["deposits"]'},
    ],
    "units": [
        {"id": "tonne", "name": "tonne", "symbol": "t", "definition": "[mass]", "dimension": "[mass]", "aliases": "[]"},
        {
            "id": "kilogram",
            "name": "kilogram",
            "symbol": "kg",
            "definition": "tonne / 1000",
            "dimension": "[mass]",
            "aliases": "[]",
        },
        {
            "number_word": "million",
            "id": "million-tonne",
            "name": "million tonnes",
            "symbol": "Mt",
            "definition": "1000000 * tonne",
            "dimension": "[mass]",
            "aliases": "[]",
        },
        {
            "id": "percent",
            "name": "per cent",
            "symbol": "%",
            "definition": "[proportion]",
            "dimension": "[proportion]",
            "aliases": "[]",
        },
        {
            "id": "percentage-point",
            "name": "percentage point",
            "symbol": "pp",
            "definition": "[proportion_difference]",
            "dimension": "[proportion_difference]",
            "aliases": "[]",
        },
    ],
    "places": [
        {
            "id": "cn",
            "name": "China",
            "kind": "country",
            "iso_code": "CN",
            "parent_id": "world",
            "aliases": '["PRC", "中国"]',
        },
        {"id": "cl", "name": "Chile", "kind": "country", "iso_code": "CL", "parent_id": "world", "aliases": "[]"},
        {"id": "world", "name": "World", "name_in_text": "the world", "kind": "world", "aliases": "[]"},
    ],
    "materials": [
        {
            "id": "lithium",
            "name": "Lithium",
            "symbol": "Li",
            "name_original": "锂",
            "kind": "element",
            "definition": "Element 3.",
            "aliases": "[]",
        },
        {
            "id": "hydroxide",
            "name": "Lithium hydroxide",
            "kind": "product",
            "parent_id": "lithium",
            "definition": "For batteries.",
            "aliases": "[]",
        },
    ],
    "indicators": [
        {
            "id": "reserves",
            "name": "Reserves",
            "definition": "What could be extracted.",
            "unit_id": "tonne",
            "dimension": "[mass]",
            "time": "flow",
            "sort": "measured",
            "compared": "always",
            "bases": '["lce", "content"]',
            "aliases": "[]",
        },
        {
            "id": "reserves-share",
            "name": "Share of world reserves",
            "definition": "A place's reserves as a share of the world's.",
            "unit_id": "percent",
            "dimension": "[proportion]",
            "share_of": "reserves",
            "whole_place_id": "world",
            "time": "flow",
            "sort": "share",
            "compared": "always",
            "bases": "[]",
            "aliases": "[]",
        },
        {
            "id": "share-change",
            "name": "Change of the share",
            "definition": "In percentage points.",
            "unit_id": "percentage-point",
            "dimension": "[proportion_difference]",
            "time": "flow",
            "sort": "measured",
            "compared": "always",
            "bases": "[]",
            "aliases": "[]",
        },
    ],
    "actors": [
        {
            "id": "geological-survey",
            "name": "Geological Survey",
            "kind": "agency",
            "place_id": "cl",
            "aliases": '["USGS"]',
            "source_path": "sources/vocabulary/actors/all.yml",
            "source_line": 1,
        },
        {
            "id": "ministry",
            "name": "Ministry of Commerce",
            "name_original": "商务部",
            "kind": "agency",
            "place_id": "cn",
            "aliases": "[]",
            "source_path": "sources/vocabulary/actors/all.yml",
            "source_line": 2,
        },
        {
            "id": "the-paper",
            "name": "The Paper",
            "kind": "media",
            "url": "https://paper.example/",
            "aliases": "[]",
            "source_path": "sources/vocabulary/actors/all.yml",
            "source_line": 3,
        },
    ],
    "publications": [
        {
            "id": "survey-2013",
            "title": "Mineral Survey 2013",
            "kind": "official",
            "publisher_id": "geological-survey",
            "year": 2013,
            "date_published": "2013-01",
            "series": "survey",
            "source_path": "sources/publications.yml",
            "source_line": 1,
        },
        {
            "id": "paper-2013",
            "title": "Lithium in figures",
            "kind": "press",
            "publisher_id": "the-paper",
            "year": 2013,
            "source_path": "sources/publications.yml",
            "source_line": 9,
        },
    ],
    "statistics": [
        {
            "id": "reserves-cn-2012",
            "indicator_id": "reserves",
            "place_id": "cn",
            "material_id": "lithium",
            "year": 2012,
            "value": 3.5,
            "unit_id": "million-tonne",
            "normalised": 3500000.0,
            "basis": "content",
            "publication_id": "survey-2013",
            "bound": "exact",
            "value_status": "estimated",
            "confidence": "confirmed",
            "source_path": "sources/statistics/reserves.csv",
            "source_line": 2,
        },
        {
            "id": "reserves-world-2012",
            "indicator_id": "reserves",
            "place_id": "world",
            "material_id": "lithium",
            "year": 2012,
            "value": 13000000.0,
            "unit_id": "tonne",
            "normalised": 13000000.0,
            "basis": "content",
            "publication_id": "survey-2013",
            "bound": "exact",
            "value_status": "reported",
            "confidence": "confirmed",
            "note": "Rounded, so.",
            "source_path": "sources/statistics/reserves.csv",
            "source_line": 3,
        },
    ],
    "policy_events": [
        {
            "id": "cn-2012-licences",
            "title": "China introduces export licences for lithium",
            "year": 2012,
            "jurisdiction_id": "cn",
            "instrument": "export-control",
            "status": "suspended",
            "date_announced": "2012-05",
            "date_effective": "2012-07-01",
            "supply_chain_stage": "trade",
            "issuer_id": "ministry",
            "summary": "Whoever exports lithium needs a licence.",
            "status_note": "Suspended until 9 January 2014 by “China suspends the licences for a year”.",
            "effect": "lasting",
            "publication_id": "paper-2013",
            "confidence": "confirmed",
            "topics": '["trade"]',
            "materials": '["lithium", "hydroxide"]',
            "mention_count": 1,
            "source_path": "sources/policy_events/cn.yml",
            "source_line": 1,
        },
        {
            "id": "cn-2013-truce",
            "title": "China suspends the licences for a year",
            "year": 2013,
            "jurisdiction_id": "cn",
            "instrument": "agreement",
            "status": "announced",
            "date_announced": "2013-01-10",
            "date_ended": "2014-01-09",
            "supply_chain_stage": "trade",
            "summary": "The licences are not asked for during one year.",
            "next_check": "2014-01-10",
            "effect": "lasting",
            "confidence": "confirmed",
            "topics": "[]",
            "materials": "[]",
            "mention_count": 0,
            "source_path": "sources/policy_events/cn.yml",
            "source_line": 18,
        },
    ],
    "event_links": [
        {
            "from_event_id": "cn-2013-truce",
            "relation": "suspends",
            "to_event_id": "cn-2012-licences",
            "note": "For one year.",
        },
    ],
    "event_periods": [
        {
            "policy_event_id": "cn-2012-licences",
            "position": 1,
            "state": "announced",
            "date_from": "2012-05-01",
            "date_until": "2012-06-30",
        },
        {
            "policy_event_id": "cn-2012-licences",
            "position": 2,
            "state": "in-force",
            "date_from": "2012-07-01",
            "date_until": "2013-01-09",
        },
        {
            "policy_event_id": "cn-2012-licences",
            "position": 3,
            "state": "suspended",
            "date_from": "2013-01-10",
            "date_until": "2014-01-09",
            "because_of_id": "cn-2013-truce",
        },
        {
            "policy_event_id": "cn-2012-licences",
            "position": 4,
            "state": "to-be-checked",
            "date_from": "2014-01-10",
            "because_of_id": "cn-2013-truce",
        },
        {
            "policy_event_id": "cn-2013-truce",
            "position": 1,
            "state": "announced",
            "date_from": "2013-01-10",
            "date_until": "2014-01-09",
        },
        {"policy_event_id": "cn-2013-truce", "position": 2, "state": "ended", "date_from": "2014-01-10"},
    ],
    "articles": [
        {
            "id": "note",
            "title": "A note on shares",
            "year_published": 2013,
            "date_published": "2013~",
            "kind": "analysis",
            "claim_count": 2,
            "language": "en",
            "coverage": "whole",
            "summary": "A note of our own.",
            "authors": "[]",
            "urls": "[]",
            "rights": "cc-by",
            "topics": "[]",
            "text": "China's share of the reserves fell by 2 points. It stands at 15%.\n",
            "source_path": "sources/articles/note.md",
            "source_line": 1,
        },
        {
            "id": "paper",
            "title": "Who has the lithium",
            "publisher_id": "the-paper",
            "year_published": 2013,
            "date_published": "2013-02-03",
            "kind": "news",
            "claim_count": 6,
            "language": "en",
            "coverage": "whole",
            "summary": "China holds a quarter of the lithium.",
            "authors": '["A. Writer"]',
            "urls": "[]",
            "url": "https://paper.example/lithium",
            "rights": "all-rights-reserved",
            "topics": '["reserves", "trade"]',
            "text": TEXT_OF_PAPER,
            "text_sha256": "8b0839e9c9222513afb76533e12009a1d520d7c80172702edab5030e7b6364ce",
            "source_path": "sources/articles/paper.md",
            "source_line": 1,
        },
    ],
    "event_mentions": [
        {
            "article_id": "paper",
            "policy_event_id": "cn-2012-licences",
            "position": 1,
            "quote": "licences are needed",
            "quote_start": 112,
            "quote_end": 131,
            "quote_status": "verified",
        },
    ],
    "claims": [
        {
            "id": "own-share",
            "statement": "China has 15 % of the reserves.",
            "article_id": "note",
            "verdict": "differs",
            "value_stated": "15%",
            "period": "2012",
            "indicator_id": "reserves-share",
            "place_id": "cn",
            "material_id": "lithium",
            "kind": "quantity",
            "stance": "asserts",
            "basis": "content",
            "bound": "about",
            "value_min": 15.0,
            "value_max": 15.0,
            "unit_id": "percent",
            "normalised_min": 15.0,
            "normalised_max": 15.0,
            "year_start": 2012,
            "year_end": 2012,
            "quote": "It stands at 15%",
            "quote_start": 48,
            "quote_end": 64,
            "quote_status": "verified",
            "agree_count": 0,
            "conflict_count": 1,
            "topics": "[]",
            "position": 1,
            "source_path": "sources/claims/note.yml",
            "source_line": 1,
        },
        {
            "id": "own-change",
            "statement": "The share fell by two percentage points.",
            "article_id": "note",
            "verdict": "no-reference",
            "value_stated": "2 points",
            "period": "2012/2013",
            "indicator_id": "share-change",
            "place_id": "cn",
            "material_id": "lithium",
            "kind": "quantity",
            "stance": "asserts",
            "bound": "exact",
            "value_min": -2.0,
            "value_max": -2.0,
            "unit_id": "percentage-point",
            "normalised_min": -2.0,
            "normalised_max": -2.0,
            "year_start": 2012,
            "year_end": 2013,
            "quote": "fell by 2 points",
            "quote_start": 30,
            "quote_end": 46,
            "quote_status": "verified",
            "agree_count": 0,
            "conflict_count": 0,
            "topics": "[]",
            "position": 2,
            "source_path": "sources/claims/note.yml",
            "source_line": 15,
        },
        {
            "id": "paper-reserves",
            "statement": "China has 3.5 million t of lithium reserves.",
            "article_id": "paper",
            "verdict": "agrees",
            "value_stated": "3.5 million tons",
            "period": "2012",
            "attributed_to_id": "ministry",
            "indicator_id": "reserves",
            "place_id": "cn",
            "material_id": "lithium",
            "kind": "quantity",
            "stance": "asserts",
            "bound": "exact",
            "value_min": 3.5,
            "value_max": 3.5,
            "unit_id": "million-tonne",
            "normalised_min": 3500000.0,
            "normalised_max": 3500000.0,
            "year_start": 2012,
            "year_end": 2012,
            "quote": "China holds 3.5 million tons of lithium reserves",
            "quote_start": 0,
            "quote_end": 48,
            "quote_status": "verified",
            "agree_count": 0,
            "conflict_count": 0,
            "topics": '["reserves"]',
            "position": 3,
            "source_path": "sources/claims/paper.yml",
            "source_line": 1,
        },
        {
            "id": "paper-share",
            "statement": "China has more than a quarter of the reserves.",
            "article_id": "paper",
            "verdict": "agrees",
            "value_stated": "more than 25%",
            "period": "2012",
            "indicator_id": "reserves-share",
            "place_id": "cn",
            "material_id": "lithium",
            "kind": "quantity",
            "stance": "asserts",
            "bound": "at-least",
            "value_min": 25.0,
            "unit_id": "percent",
            "normalised_min": 25.0,
            "year_start": 2012,
            "year_end": 2012,
            "quote": "more than a quarter of what the world has",
            "quote_start": 50,
            "quote_end": 91,
            "quote_status": "verified",
            "agree_count": 0,
            "conflict_count": 1,
            "topics": "[]",
            "position": 4,
            "source_path": "sources/claims/paper.yml",
            "source_line": 17,
        },
        {
            "id": "paper-world",
            "statement": "The world has 13 million t of lithium reserves.",
            "article_id": "paper",
            "verdict": "scale-error",
            "value_stated": "1.3 billion tons",
            "period": "2012",
            "indicator_id": "reserves",
            "place_id": "world",
            "material_id": "lithium",
            "kind": "quantity",
            "stance": "asserts",
            "bound": "exact",
            "value_min": 13.0,
            "value_max": 13.0,
            "unit_id": "million-tonne",
            "normalised_min": 13000000.0,
            "normalised_max": 13000000.0,
            "stated_min": 1300000000.0,
            "stated_max": 1300000000.0,
            "year_start": 2012,
            "year_end": 2012,
            "quote": "Of 1.3 billion tons in the world",
            "quote_start": 144,
            "quote_end": 176,
            "quote_status": "verified",
            "correction": "A thousand and ten were taken for one number word.",
            "correction_kind": "translation-scale",
            "verdict_as_read": "agrees",
            "agree_count": 0,
            "conflict_count": 0,
            "topics": "[]",
            "position": 5,
            "source_path": "sources/claims/paper.yml",
            "source_line": 30,
        },
        {
            "id": "paper-elsewhere",
            "statement": "9.5 million t of the reserves lie outside China.",
            "article_id": "paper",
            "verdict": "no-reference",
            "value_stated": "9.5 million",
            "kind": "quantity",
            "stance": "asserts",
            "bound": "exact",
            "value_min": 9.5,
            "value_max": 9.5,
            "unit_id": "million-tonne",
            "normalised_min": 9.5,
            "normalised_max": 9.5,
            "quote": "9.5 million lie elsewhere",
            "quote_start": 178,
            "quote_end": 203,
            "quote_status": "verified",
            "arithmetic_verdict": "agrees",
            "agree_count": 0,
            "conflict_count": 0,
            "follows_from": "{paper-world} - {paper-reserves}",
            "topics": "[]",
            "position": 6,
            "source_path": "sources/claims/paper.yml",
            "source_line": 45,
        },
        {
            "id": "paper-licences",
            "statement": "Licences are needed from July 2012.",
            "article_id": "paper",
            "verdict": "agrees",
            "period": "2012-07",
            "kind": "fact",
            "stance": "asserts",
            "year_start": 2012,
            "year_end": 2012,
            "quote": 'said "licences are needed" from July',
            "quote_start": 106,
            "quote_end": 142,
            "quote_status": "verified",
            "agree_count": 0,
            "conflict_count": 0,
            "policy_event_id": "cn-2012-licences",
            "topics": '["trade"]',
            "position": 7,
            "source_path": "sources/claims/paper.yml",
            "source_line": 55,
        },
        {
            "id": "paper-price",
            "statement": "The price rose, then fell.",
            "article_id": "paper",
            "kind": "fact",
            "stance": "asserts",
            "quote": "The price",
            "quote_start": 221,
            "quote_end": 230,
            "quote_status": "verified",
            "agree_count": 0,
            "conflict_count": 0,
            "topics": "[]",
            "position": 8,
            "source_path": "sources/claims/paper.yml",
            "source_line": 64,
        },
    ],
    "claim_checks": [
        {
            "id": "own-share/printed/official",
            "claim_id": "own-share",
            "reading": "printed",
            "method": "official",
            "verdict": "differs",
            "ratio": 1.79487,
            "claim_min": 15.0,
            "claim_max": 15.0,
            "reference_min": 26.9230769231,
            "reference_max": 26.9230769231,
            "statistic_id": "reserves-cn-2012",
            "explanation": (
                "The article says about 15 %. Official figures put China's share of world reserves in 2012 at "
                "26.9 % (3.5 of 13 million, Mineral Survey 2013). The figure is 1.79 times the claim, which "
                "lies 11.9 percentage points below it."
            ),
        },
        {
            "id": "own-change/printed/official",
            "claim_id": "own-change",
            "reading": "printed",
            "method": "official",
            "verdict": "no-reference",
            "claim_min": -2.0,
            "claim_max": -2.0,
            "explanation": (
                "The article says -2 pp. No official figure gives China's change of the share from 2012 to 2013."
            ),
        },
        {
            "id": "paper-reserves/printed/official",
            "claim_id": "paper-reserves",
            "reading": "printed",
            "method": "official",
            "verdict": "agrees",
            "ratio": 1.0,
            "claim_min": 3500000.0,
            "claim_max": 3500000.0,
            "reference_min": 3500000.0,
            "reference_max": 3500000.0,
            "statistic_id": "reserves-cn-2012",
            "explanation": (
                "The article says 3.5 million t. Official figures put China's reserves in 2012 at 3.5 million "
                "t (Mineral Survey 2013). The claim agrees with it. The article does not say on which basis it "
                "counts; these figures count lithium contained."
            ),
        },
        {
            "id": "paper-share/printed/official",
            "claim_id": "paper-share",
            "reading": "printed",
            "method": "official",
            "verdict": "agrees",
            "ratio": 1.0,
            "claim_min": 25.0,
            "reference_min": 26.9230769231,
            "reference_max": 26.9230769231,
            "statistic_id": "reserves-cn-2012",
            "explanation": (
                "The article says at least 25 %. Official figures put China's share of world reserves in 2012 "
                "at 26.9 % (3.5 of 13 million, Mineral Survey 2013). The claim agrees with it."
            ),
        },
        {
            "id": "paper-world/printed/correction",
            "claim_id": "paper-world",
            "reading": "printed",
            "method": "correction",
            "verdict": "scale-error",
            "ratio": 100.0,
            "claim_min": 1300000000.0,
            "claim_max": 1300000000.0,
            "reference_min": 13000000.0,
            "reference_max": 13000000.0,
            "explanation": (
                "The article prints “1.3 billion tons”, and 13 Mt is meant: the printed number is 100 times "
                "too high. A thousand and ten were taken for one number word."
            ),
        },
        {
            "id": "paper-world/read/official",
            "claim_id": "paper-world",
            "reading": "read",
            "method": "official",
            "verdict": "agrees",
            "ratio": 1.0,
            "claim_min": 13000000.0,
            "claim_max": 13000000.0,
            "reference_min": 13000000.0,
            "reference_max": 13000000.0,
            "statistic_id": "reserves-world-2012",
            "explanation": (
                "Read as 13 million t: official figures put the world's reserves in 2012 at 13 million t "
                "(Mineral Survey 2013). The reading agrees with it. The article does not say on which basis it "
                "counts; these figures count lithium contained."
            ),
        },
        {
            "id": "paper-elsewhere/printed/official",
            "claim_id": "paper-elsewhere",
            "reading": "printed",
            "method": "official",
            "verdict": "no-reference",
            "claim_min": 9.5,
            "claim_max": 9.5,
            "explanation": (
                "The article says 9.5 Mt. No series measures this number, so there is nothing to hold against it."
            ),
        },
        {
            "id": "paper-licences/printed/event-date",
            "claim_id": "paper-licences",
            "reading": "printed",
            "method": "event-date",
            "verdict": "agrees",
            "explanation": (
                "The article dates it to July 2012; “China introduces export licences for lithium” was "
                "announced in May 2012, with effect from 1 July 2012. The claim agrees."
            ),
        },
        {
            "id": "paper-elsewhere/printed/arithmetic",
            "claim_id": "paper-elsewhere",
            "reading": "printed",
            "method": "arithmetic",
            "verdict": "agrees",
            "ratio": 1.0,
            "claim_min": 9.5,
            "claim_max": 9.5,
            "reference_min": 9.5,
            "reference_max": 9.5,
            "explanation": (
                "The article's own numbers (13 million t; 3.5 million t) come to 9.5 Mt; the claim says 9.5 "
                "Mt. They fit."
            ),
        },
    ],
    "claim_comparisons": [
        {"claim_id": "own-share", "other_claim_id": "paper-share", "relation": "conflicts", "ratio": 1.66667},
        {"claim_id": "paper-share", "other_claim_id": "own-share", "relation": "conflicts", "ratio": 1.66667},
    ],
    "article_topics": [
        {"article_id": "paper", "topic_id": "reserves"},
        {"article_id": "paper", "topic_id": "trade"},
    ],
    "claim_topics": [
        {"claim_id": "paper-reserves", "topic_id": "reserves"},
        {"claim_id": "paper-licences", "topic_id": "trade"},
    ],
    "event_topics": [
        {"event_id": "cn-2012-licences", "topic_id": "trade"},
    ],
    "event_materials": [
        {"event_id": "cn-2012-licences", "material_id": "lithium"},
        {"event_id": "cn-2012-licences", "material_id": "hydroxide"},
    ],
}


def without_nulls(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


@pytest.mark.parametrize("table", EXPECTED)
def test_the_rows_of_a_table(table: str, corpus: Corpus) -> None:
    corpus.build()

    rows = corpus.rows(f"select * from {table} order by rowid")

    assert without_nulls(rows) == EXPECTED[table]
    assert {tuple(row) for row in rows} == {tuple(TABLE[table].columns)}


def test_no_table_is_forgotten() -> None:
    tested_below = {"vocabulary", "search_index", "build_info", "problems", "column_descriptions"}
    tested_elsewhere = {"former_ids", "about", "about_sections", "featured_numbers"}

    assert set(EXPECTED) | tested_below | tested_elsewhere == {table.name for table in TABLES}


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


# ------------------------------------------------------------------------------------------------------- views

EXPECTED_VIEWS = {
    "contested_claims": [
        {
            "indicator": "Share of world reserves",
            "place": "China",
            "material": "Lithium",
            "year": 2012,
            "lowest_claim": 15.0,
            "highest_claim": 25.0,
            "unit": "%",
            "official_low": 26.9230769231,
            "official_high": 26.9230769231,
            "claims": 2,
            "articles": 2,
            "in_conflict": 2,
            "indicator_id": "reserves-share",
            "place_id": "cn",
            "material_id": "lithium",
        }
    ],
    "official_shares": [
        {
            "indicator_id": "reserves-share",
            "place_id": "cn",
            "material_id": "lithium",
            "year": 2012,
            "share_percent": 26.92,
            "part_value": 3_500_000.0,
            "whole_value": 13_000_000.0,
            "basis": "content",
            "publication_id": "survey-2013",
            "part_statistic_id": "reserves-cn-2012",
            "whole_statistic_id": "reserves-world-2012",
        }
    ],
    "open_questions": [
        {
            "question": "numbers that nothing can check",
            "about": "Change of the share",
            "why": "1 claim meets neither an official figure nor another claim of the same years.",
            "table_name": "indicators",
            "record_id": "share-change",
        }
    ],
    "timeline": [
        {"date": date, "year": int(date[:4]), "kind": kind, "title": title, "record_id": identity, "table_name": table}
        for date, kind, title, identity, table in [
            (
                "2012-05",
                "policy event",
                "China introduces export licences for lithium",
                "cn-2012-licences",
                "policy_events",
            ),
            ("2013-01", "publication", "Mineral Survey 2013", "survey-2013", "publications"),
            ("2013-01-10", "policy event", "China suspends the licences for a year", "cn-2013-truce", "policy_events"),
            ("2013-02-03", "article", "Who has the lithium", "paper", "articles"),
            ("2013~", "article", "A note on shares", "note", "articles"),
        ]
    ],
}


@pytest.mark.parametrize("view", EXPECTED_VIEWS)
def test_the_rows_of_a_view(view: str, corpus: Corpus) -> None:
    corpus.build()

    assert without_nulls(corpus.rows(f"select * from {view}")) == EXPECTED_VIEWS[view]


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
