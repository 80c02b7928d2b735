"""One mistake, one error: every rule for source files, with the message that a person gets, letter for letter.

Each case changes one thing in the small correct corpus. What is asserted is the whole list of problems, so a
case also proves that its mistake is reported once, that it drags no others along, and that everything else in
the corpus is still accepted. A second test repeats every case beside other mistakes: none may hide another.
"""

import hashlib
import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from knowledge_base.model.problems import Problem, as_json, counted, nearest, totals
from tests.support.corpus import FILES, Corpus, write_corpus
from tests.support.serving import ROOT

WORDS, TOPICS, UNITS = "vocabulary/words.yml", "vocabulary/topics.yml", "vocabulary/units.yml"
PLACES, INDICATORS = "vocabulary/places.yml", "vocabulary/indicators.yml"
PUBLICATIONS, STATISTICS, EVENTS = "publications.yml", "statistics/reserves.csv", "policy_events/cn.yml"
PAPER, NOTE = "articles/paper.md", "articles/note.md"
CLAIMS, OWN_CLAIMS, BULK = "claims/paper.yml", "claims/note.yml", "claims/bulk.jsonl"

SLUG = "lower-case letters, digits and hyphens"
PLAIN = "digits and at most one decimal point, without unit or thousands separators"
DATE = "an EDTF date such as 2012, 2012-06, 2012-06-20 or 2013~"
COLUMNS = (
    "the columns id, indicator, place, material, basis, year, period, value, bound, unit, publication, via_publication, "
    "edition_year, value_status, confidence, note"
)
DEFINITION = "a base unit such as [mass], or numbers and other units with * and /"

Change = Callable[[Corpus], object]


@dataclass(frozen=True)
class Mistake:
    """A change of the corpus, the file it is in, and everything that must be said of it.

    ``ends_file`` says that nothing more of that file can be read.
    """

    change: Change
    file: str
    problems: list[str]
    ends_file: bool = False


def swap(file: str, old: str, new: str, *problems: str, ends_file: bool = False) -> Mistake:
    """Another text in the one place where ``old`` stands."""
    return Mistake(lambda corpus: corpus.replace(file, old, new), file, list(problems), ends_file)


def add(file: str, text: str, *problems: str, ends_file: bool = False) -> Mistake:
    """More text at the end of a file, or a new file."""
    return Mistake(lambda corpus: corpus.append(file, text), file, list(problems), ends_file)


def put(file: str, content: str | bytes, *problems: str) -> Mistake:
    """A file with other content."""
    return Mistake(lambda corpus: corpus.write(file, content), file, list(problems), ends_file=True)


def claim(**keys: object) -> str:
    """A line of JSON Lines with a claim that is sound but for these keys."""
    return json.dumps({"id": "bulk", "article": "note", "statement": "Something.", "kind": "fact", **keys}) + "\n"


def number(text: str, *problems: str) -> Mistake:
    """The share claimed in the note, written otherwise."""
    return swap(OWN_CLAIMS, "  value: 15\n", f'  value: "{text}"\n', *problems)


KEYS_AND_IDS = {
    "a missing key": swap(
        CLAIMS,
        "  kind: fact\n  quote: The price",
        "  quote: The price",
        "sources/claims/paper.yml:64: claim paper-price: key 'kind' is missing",
    ),
    "an unknown key": swap(
        CLAIMS,
        "quote_prefix: rose.",
        "quote_prefix: rose.\n  colour: red",
        "sources/claims/paper.yml:69: claim paper-price: key 'colour' is not known"
        "; expected one of id, article, statement, kind, stance, indicator, place, material, basis, period, value_stated,"
        " bound, value, value_min, value_max, unit, stated_min, stated_max, correction, correction_kind,"
        " attributed_to, quote, quote_prefix, rank, among, direction, policy_event, dates_event, follows_from, topics, note",
    ),
    "a misspelt key": swap(
        CLAIMS,
        "quote_prefix: rose.",
        "quote_prefx: rose.",
        "sources/claims/paper.yml:68: claim paper-price: key 'quote_prefx' is not known; did you mean 'quote_prefix'?",
    ),
    "a misspelt key that must be there": swap(
        CLAIMS,
        "  kind: fact\n  quote: The price",
        "  knid: fact\n  quote: The price",
        "sources/claims/paper.yml:66: claim paper-price: key 'knid' is not known; did you mean 'kind'?",
    ),
    "a misspelt key of a number": swap(
        OWN_CLAIMS,
        "  value: 15\n",
        "  valeu: 15\n",
        "sources/claims/note.yml:11: claim own-share: key 'valeu' is not known; did you mean 'value'?",
    ),
    "a misspelt key of a mention": swap(
        PAPER,
        "    quote: licences",
        "    qoute: licences",
        "sources/articles/paper.md:20: article paper: key 'qoute' is not known in mentions 1; did you mean 'quote'?",
    ),
    "a missing key of a link": swap(
        EVENTS,
        "    - relation: suspends\n      event:",
        "    - event:",
        "sources/policy_events/cn.yml:29: policy event cn-2013-truce: key 'relation' is missing in links 1",
    ),
    "a key twice": swap(
        CLAIMS,
        "  kind: fact\n  quote: The price",
        "  kind: fact\n  kind: fact\n  quote: The price",
        "sources/claims/paper.yml:67: claim paper-price: key 'kind' stands twice; expected each key once",
    ),
    "a key twice in JSON": add(
        BULK,
        '{"id": "bulk", "id": "bulk"}\n',
        "sources/claims/bulk.jsonl:1: claim bulk: key 'id' stands twice; expected each key once",
    ),
    "a key without a value": swap(
        CLAIMS,
        "quote_prefix: rose.",
        "quote_prefix: rose.\n  note:",
        "sources/claims/paper.yml:69: claim paper-price: key 'note' is empty; expected a value, or no such line",
    ),
    "a key that is a list": add(
        TOPICS,
        "- id: x\n  name: X\n  definition: Y.\n  [a]: b\n",
        "sources/vocabulary/topics.yml:6: topic x: has a key that is not plain text",
    ),
    "an empty text": swap(
        CLAIMS,
        "The price rose, then fell.",
        '" "',
        "sources/claims/paper.yml:65: claim paper-price: key 'statement' is empty; expected a value, or no such line",
    ),
    "text where a list belongs": swap(
        TOPICS,
        "[deposits]",
        "deposits",
        "sources/vocabulary/topics.yml:2: topic reserves: aliases is text; expected a list",
    ),
    "a list where text belongs": swap(
        TOPICS,
        "name: Trade",
        "name: [Trade]",
        "sources/vocabulary/topics.yml:1: topic trade: name is a list; expected text",
    ),
    "null in JSON": add(
        BULK, claim(topics=None), "sources/claims/bulk.jsonl:1: claim bulk: topics is null; expected a list"
    ),
    "an id that is a number in JSON": add(
        BULK, claim(id=7), "sources/claims/bulk.jsonl:1: claim: id is 7; expected text"
    ),
    "a line break": swap(
        CLAIMS,
        "value_stated: more than 25%",
        "value_stated: |\n    more\n    25%",
        "sources/claims/paper.yml:24: claim paper-share: value_stated holds a line break; expected one line",
    ),
    "a line break in a controlled word": swap(
        CLAIMS,
        "  kind: fact\n  quote: The price",
        "  kind: |\n    fact\n    or not\n  quote: The price",
        "sources/claims/paper.yml:66: claim paper-price: kind holds a line break; expected one line",
    ),
    "an article that is not named": swap(
        CLAIMS,
        "- id: paper-price\n",
        "- id: paper-price\n  article:\n",
        "sources/claims/paper.yml:65: claim paper-price: key 'article' is empty; expected a value, or no such line",
    ),
    "an id twice in a file": swap(
        CLAIMS,
        "- id: paper-price",
        "- id: paper-licences",
        "sources/claims/paper.yml:64: claim paper-licences: id 'paper-licences' stands twice, first at"
        " sources/claims/paper.yml:55",
    ),
    "an id twice across files": swap(
        OWN_CLAIMS,
        "- id: own-change",
        "- id: paper-share",
        "sources/claims/paper.yml:17: claim paper-share: id 'paper-share' stands twice, first at"
        " sources/claims/note.yml:15",
    ),
    "an id twice across formats": add(
        BULK,
        claim(id="own-share"),
        "sources/claims/note.yml:1: claim own-share: id 'own-share' stands twice, first at sources/claims/bulk.jsonl:1",
    ),
    "an event's id twice across formats": add(
        "policy_events/bulk.jsonl",
        json.dumps(
            {"id": "cn-2013-truce", "title": "T", "jurisdiction": "cn", "instrument": "agreement", "summary": "S."}
            | {"supply_chain_stage": "trade", "date_announced": "2013", "confidence": "known"}
        )
        + "\n",
        "sources/policy_events/cn.yml:18: policy event cn-2013-truce: id 'cn-2013-truce' stands twice, first at"
        " sources/policy_events/bulk.jsonl:1",
    ),
    "a unit's id twice": swap(
        UNITS,
        "id: kilogram",
        "id: tonne",
        "sources/vocabulary/units.yml:2: unit tonne: id 'tonne' stands twice, first at sources/vocabulary/units.yml:1",
    ),
    "a word twice": add(
        WORDS,
        "- {scheme: basis, word: lce, definition: Again.}\n",
        "sources/vocabulary/words.yml:16: word basis/lce: id 'basis/lce' stands twice, first at"
        " sources/vocabulary/words.yml:6",
    ),
    "a word of a scheme that the code defines": add(
        WORDS,
        "- {scheme: verdict, word: agrees, definition: Mine.}\n",
        "sources/vocabulary/words.yml:16: word verdict/agrees: scheme 'verdict' is defined in "
        "knowledge_base/model/vocabulary.py; expected another scheme",
    ),
    "a word without a scheme": add(
        WORDS,
        "- {word: gross, definition: By weight.}\n",
        "sources/vocabulary/words.yml:16: word: key 'scheme' is missing",
    ),
    "an id that is no slug": swap(
        CLAIMS,
        "- id: paper-price",
        "- id: Paper Price",
        "sources/claims/paper.yml:64: claim Paper Price: id 'Paper Price' is not a slug"
        f"; expected {SLUG}"
        "; did you mean 'paper-price'?",
    ),
    "an id that is not the file's name": swap(
        PAPER,
        "id: paper\n",
        "id: the-article\n",
        "sources/articles/paper.md:2: article the-article: has the id 'the-article' but the file name 'paper.md'"
        "; expected the file to be called the-article.md",
    ),
    "a link twice": add(
        EVENTS,
        "    - relation: suspends\n      event: cn-2012-licences\n",
        "sources/policy_events/cn.yml:28: policy event cn-2013-truce: says twice that it suspends cn-2012-licences"
        "; expected each link once",
    ),
    "an event that acts on itself": swap(
        EVENTS,
        "      event: cn-2012-licences",
        "      event: cn-2013-truce",
        "sources/policy_events/cn.yml:28: policy event cn-2013-truce: acts on itself; expected links to other events",
    ),
}

REFERENCES = {
    "an unknown place, called by its name": swap(
        CLAIMS,
        "indicator: reserves\n  place: cn",
        "indicator: reserves\n  place: China",
        "sources/claims/paper.yml:5: claim paper-reserves: place 'China' is not known; did you mean 'cn'?",
    ),
    "an unknown place, called by its name in Chinese": swap(
        EVENTS,
        "jurisdiction: cn\n  instrument",
        "jurisdiction: 中国\n  instrument",
        "sources/policy_events/cn.yml:20: policy event cn-2013-truce: jurisdiction '中国' is not known"
        "; did you mean 'cn'?",
    ),
    "an unknown place, far from any": swap(
        EVENTS,
        "jurisdiction: cn\n  instrument",
        "jurisdiction: atlantis\n  instrument",
        "sources/policy_events/cn.yml:20: policy event cn-2013-truce: jurisdiction 'atlantis' is not known",
    ),
    "an unknown parent": swap(
        PLACES,
        "iso_code: CL, parent: world",
        "iso_code: CL, parent: wrold",
        "sources/vocabulary/places.yml:2: place cl: parent 'wrold' is not known; did you mean 'world'?",
    ),
    "an unknown actor, called by an alias": swap(
        CLAIMS,
        "attributed_to: ministry",
        "attributed_to: USGS",
        "sources/claims/paper.yml:12: claim paper-reserves: attributed_to 'USGS' is not known"
        "; did you mean 'geological-survey'?",
    ),
    "an unknown publisher": swap(
        PUBLICATIONS,
        "publisher: the-paper",
        "publisher: paper",
        "sources/publications.yml:12: publication paper-2013: publisher 'paper' is not known"
        "; did you mean 'the-paper'?",
    ),
    "an unknown unit": swap(
        CLAIMS,
        "unit: million-tonne\n  attributed",
        "unit: milion-tonne\n  attributed",
        "sources/claims/paper.yml:11: claim paper-reserves: unit 'milion-tonne' is not known"
        "; did you mean 'million-tonne'?",
    ),
    "an unknown unit of an indicator": swap(
        INDICATORS,
        "unit: percentage-point",
        "unit: percentage-points",
        "sources/vocabulary/indicators.yml:4: indicator share-change: unit 'percentage-points' is not known"
        "; did you mean 'percentage-point'?",
    ),
    "an unknown indicator": swap(
        CLAIMS,
        "indicator: reserves\n  place: cn",
        "indicator: reserve\n  place: cn",
        "sources/claims/paper.yml:4: claim paper-reserves: indicator 'reserve' is not known; did you mean 'reserves'?",
    ),
    "an unknown indicator of an indicator": swap(
        INDICATORS,
        "share_of: reserves",
        "share_of: resreves",
        "sources/vocabulary/indicators.yml:2: indicator reserves-share: share_of 'resreves' is not known"
        "; did you mean 'reserves'?",
    ),
    "an unknown topic": swap(
        CLAIMS,
        "    - trade",
        "    - trades",
        "sources/claims/paper.yml:62: claim paper-licences: topics 'trades' is not known; did you mean 'trade'?",
    ),
    "an unknown material": swap(
        STATISTICS,
        "reserves,cn,lithium",
        "reserves,cn,litium",
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: material 'litium' is not known"
        "; did you mean 'lithium'?",
    ),
    "an unknown material of an event": swap(
        EVENTS,
        "    - hydroxide",
        "    - hydroxyde",
        "sources/policy_events/cn.yml:16: policy event cn-2012-licences: materials 'hydroxyde' is not known"
        "; did you mean 'hydroxide'?",
    ),
    "an unknown article": add(
        BULK,
        claim(article="notes"),
        "sources/claims/bulk.jsonl:1: claim bulk: article 'notes' is not known; did you mean 'note'?",
    ),
    "an unknown event": swap(
        CLAIMS,
        "policy_event: cn-2012-licences",
        "policy_event: cn-2012-licence",
        "sources/claims/paper.yml:59: claim paper-licences: policy_event 'cn-2012-licence' is not known"
        "; did you mean 'cn-2012-licences'?",
    ),
    "an unknown event in a mention": swap(
        PAPER,
        "event: cn-2012-licences",
        "event: cn-2012-licence",
        "sources/articles/paper.md:19: article paper: event 'cn-2012-licence' is not known"
        "; did you mean 'cn-2012-licences'?",
    ),
    "an unknown event in a link": swap(
        EVENTS,
        "event: cn-2012-licences",
        "event: cn-2012-licence",
        "sources/policy_events/cn.yml:30: policy event cn-2013-truce: event 'cn-2012-licence' is not known"
        "; did you mean 'cn-2012-licences'?",
    ),
    "an unknown publication": swap(
        EVENTS,
        "publication: paper-2013",
        "publication: paper-2014",
        "sources/policy_events/cn.yml:10: policy event cn-2012-licences: publication 'paper-2014' is not known"
        "; did you mean 'paper-2013'?",
    ),
    "an unknown publication of a figure": swap(
        STATISTICS,
        "tonne,survey-2013,reported",
        "tonne,survey-2031,reported",
        "sources/statistics/reserves.csv:3: statistic reserves-world-2012: publication 'survey-2031' is not known"
        "; did you mean 'survey-2013'?",
    ),
    "an unknown word": swap(
        EVENTS,
        "instrument: agreement",
        "instrument: agrement",
        "sources/policy_events/cn.yml:21: policy event cn-2013-truce: instrument 'agrement' is not a word of instrument"
        "; did you mean 'agreement'?",
    ),
    "an unknown word, far from any": swap(
        EVENTS,
        "instrument: agreement",
        "instrument: quota",
        "sources/policy_events/cn.yml:21: policy event cn-2013-truce: instrument 'quota' is not a word of instrument"
        "; expected one of agreement, export-control",
    ),
    "an unknown basis": swap(
        OWN_CLAIMS,
        "basis: content",
        "basis: contents",
        "sources/claims/note.yml:7: claim own-share: basis 'contents' is not a word of basis; did you mean 'content'?",
    ),
    "a word of the code": swap(
        EVENTS,
        "relation: suspends",
        "relation: suspend",
        "sources/policy_events/cn.yml:29: policy event cn-2013-truce: relation of links 1 'suspend' is not known"
        "; expected one of implements, amends, extends, suspends, resumes, repeals, responds-to"
        "; did you mean 'suspends'?",
    ),
    "an unknown bound": swap(
        OWN_CLAIMS,
        "bound: about",
        "bound: approximately",
        "sources/claims/note.yml:10: claim own-share: bound 'approximately' is not known"
        "; expected one of exact, about, at-least, at-most, range",
    ),
    "claims of an article that does not exist": add(
        "claims/notes.yml",
        "- {id: stray, statement: Something., kind: fact}\n",
        "sources/claims/notes.yml:1: there is no article 'notes' for these claims"
        "; expected sources/articles/notes.md"
        "; did you mean 'note'?",
    ),
    "a claim of another article": swap(
        CLAIMS,
        "- id: paper-price\n",
        "- id: paper-price\n  article: note\n",
        "sources/claims/paper.yml:65: claim paper-price: belongs to the article 'note' but stands in the file of"
        " 'paper'"
        "; expected sources/claims/note.yml",
    ),
}

DATES = {
    "a date that is none": swap(
        EVENTS,
        "date_announced: 2012-05",
        "date_announced: 5/2012",
        "sources/policy_events/cn.yml:7: policy event cn-2012-licences: date_announced '5/2012' is not a date"
        f"; expected {DATE}",
    ),
    "a day that does not exist": swap(
        EVENTS,
        "date_announced: 2012-05",
        "date_announced: 2012-02-30",
        "sources/policy_events/cn.yml:7: policy event cn-2012-licences: date_announced '2012-02-30' is not a date"
        f"; expected {DATE}, and 2012-02 has 29 days",
    ),
    "a month that does not exist": swap(
        EVENTS,
        "date_announced: 2012-05",
        "date_announced: 2012-13",
        "sources/policy_events/cn.yml:7: policy event cn-2012-licences: date_announced '2012-13' is not a date"
        f"; expected {DATE}, and there is no month 13",
    ),
    "a date in words": swap(
        NOTE,
        "date_published: 2013~",
        "date_published: about 2013",
        f"sources/articles/note.md:4: article note: date_published 'about 2013' is not a date; expected {DATE}",
    ),
    "a year before 1000": swap(
        EVENTS,
        "date_announced: 2012-05",
        "date_announced: 0012-05",
        "sources/policy_events/cn.yml:7: policy event cn-2012-licences: date_announced '0012-05' is not a date"
        f"; expected {DATE}",
    ),
    "digits of another script": swap(
        EVENTS,
        "date_announced: 2012-05",
        "date_announced: ２０１２-05",
        "sources/policy_events/cn.yml:7: policy event cn-2012-licences: date_announced '２０１２-05' is not a date"
        f"; expected {DATE}",
    ),
    "an interval where a date belongs": swap(
        EVENTS,
        "date_announced: 2012-05",
        "date_announced: 2012/2013",
        "sources/policy_events/cn.yml:7: policy event cn-2012-licences: date_announced '2012/2013' is not a date"
        f"; expected {DATE}",
    ),
    "an event that ends before it starts": swap(
        EVENTS,
        "date_ended: 2014-01-09",
        "date_ended: 2012",
        "sources/policy_events/cn.yml:24: policy event cn-2013-truce: ends (2012) before it starts (2013-01-10)",
    ),
    "a period that runs backwards": swap(
        CLAIMS,
        "period: 2012-07",
        "period: 2012-07/2011",
        "sources/claims/paper.yml:58: claim paper-licences: period '2012-07/2011' is not a date"
        "; expected an interval whose end is not before its start, not 2012-07/2011",
    ),
    "a period without an end": swap(
        CLAIMS,
        "period: 2012-07",
        "period: 2012-07/",
        f"sources/claims/paper.yml:58: claim paper-licences: period '2012-07/' is not a date; expected {DATE}",
    ),
    "an event without a date": swap(
        EVENTS,
        "  date_announced: 2013-01-10\n",
        "",
        "sources/policy_events/cn.yml:18: policy event cn-2013-truce: has no date"
        "; expected date_announced or date_effective",
    ),
    "a year that is none": swap(
        STATISTICS,
        "content,2012,3.5",
        "content,20122,3.5",
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: year 20122 is out of range"
        "; expected a year from 1000 to 2999",
    ),
}

NUMBERS = {
    "a thousands point or a decimal point, and a unit": number(
        "62.585 t",
        "sources/claims/note.yml:11: claim own-share: value '62.585 t' is not a plain number"
        f"; expected {PLAIN}: 62585 if the point separates thousands, 62.585 if it is a decimal point",
    ),
    "a thousands comma": number(
        "62,585",
        "sources/claims/note.yml:11: claim own-share: value '62,585' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '62585'?",
    ),
    "a decimal comma": number(
        "62,5",
        "sources/claims/note.yml:11: claim own-share: value '62,5' has a decimal comma"
        f"; expected {PLAIN}"
        "; did you mean '62.5'?",
    ),
    "a thousands space": number(
        "1 000",
        "sources/claims/note.yml:11: claim own-share: value '1 000' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '1000'?",
    ),
    "a thousands space that does not break": number(
        "1\u202f000",
        "sources/claims/note.yml:11: claim own-share: value '1\u202f000' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '1000'?",
    ),
    "a thousands apostrophe": number(
        "1'000",
        "sources/claims/note.yml:11: claim own-share: value '1'000' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '1000'?",
    ),
    "points and a comma": number(
        "1.234.567,8",
        "sources/claims/note.yml:11: claim own-share: value '1.234.567,8' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '1234567.8'?",
    ),
    "commas and a point": number(
        "1,234,567.8",
        "sources/claims/note.yml:11: claim own-share: value '1,234,567.8' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '1234567.8'?",
    ),
    "a per cent sign": number(
        "15%",
        "sources/claims/note.yml:11: claim own-share: value '15%' is not a plain number"
        f"; expected {PLAIN}"
        "; did you mean '15'?",
    ),
    "a word before a number": number(
        "about 15", f"sources/claims/note.yml:11: claim own-share: value 'about 15' is not a number; expected {PLAIN}"
    ),
    "not a number": number(
        "NaN", f"sources/claims/note.yml:11: claim own-share: value 'NaN' is not a number; expected {PLAIN}"
    ),
    "infinity": number(
        "Infinity", f"sources/claims/note.yml:11: claim own-share: value 'Infinity' is not a number; expected {PLAIN}"
    ),
    "a power": number(
        "1e5", f"sources/claims/note.yml:11: claim own-share: value '1e5' is not a number; expected {PLAIN}"
    ),
    "an underscore": number(
        "1_000", f"sources/claims/note.yml:11: claim own-share: value '1_000' is not a number; expected {PLAIN}"
    ),
    "a hexadecimal number": number(
        "0x10", f"sources/claims/note.yml:11: claim own-share: value '0x10' is not a number; expected {PLAIN}"
    ),
    "digits of another script in a number": number(
        "１５", f"sources/claims/note.yml:11: claim own-share: value '１５' is not a number; expected {PLAIN}"
    ),
    "a number that is too large": number(
        "9999999999999999",
        "sources/claims/note.yml:11: claim own-share: value 9999999999999999 is out of range"
        "; expected a number of at most 15 digits",
    ),
    "a decimal comma in CSV": swap(
        STATISTICS,
        "2012,3.5,",
        '2012,"3,5",',
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: value '3,5' has a decimal comma"
        f"; expected {PLAIN}"
        "; did you mean '3.5'?",
    ),
    "a figure without a value": swap(
        STATISTICS,
        "2012,3.5,",
        "2012,,",
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: key 'value' is missing",
    ),
    "NaN in JSON": add(
        BULK,
        claim(value=float("nan")),
        "sources/claims/bulk.jsonl:1: claim bulk: holds NaN, which is not a number; expected digits",
    ),
    "Infinity in JSON": add(
        BULK,
        claim(value=float("-inf")),
        "sources/claims/bulk.jsonl:1: claim bulk: holds -Infinity, which is not a number; expected digits",
    ),
    "a number beyond all floats in JSON": add(
        BULK,
        '{"id": "bulk", "article": "note", "statement": "S.", "kind": "fact", "bound": "exact", '
        '"value_stated": "1", "unit": "tonne", "value": 1e999}\n',
        "sources/claims/bulk.jsonl:1: claim bulk: value inf is out of range; expected a number of at most 15 digits",
    ),
    "more digits than Python reads in JSON": add(
        BULK,
        '{"id": "bulk", "article": "note", "value": ' + "9" * 5_000 + "}\n",
        "sources/claims/bulk.jsonl:1: claim bulk: holds a number with thousands of digits"
        "; expected a number of at most 15 digits",
    ),
    "true for a number in JSON": add(
        BULK,
        claim(value_stated="1", bound="exact", unit="tonne", value=True),
        "sources/claims/bulk.jsonl:1: claim bulk: value is true; expected a number",
    ),
    "a minimum above the maximum": swap(
        OWN_CLAIMS,
        "  value: 15\n",
        "  value_min: 16\n  value_max: 15\n",
        "sources/claims/note.yml:11: claim own-share: has value_min 16 greater than value_max 15",
    ),
    "a value and a minimum": swap(
        OWN_CLAIMS,
        "  value: 15\n",
        "  value: 15\n  value_min: 15\n",
        "sources/claims/note.yml:11: claim own-share: has value beside value_min or value_max"
        "; expected one or the other",
    ),
    "half a range": swap(
        OWN_CLAIMS,
        "bound: about\n  value: 15\n",
        "bound: range\n  value_min: 15\n",
        "sources/claims/note.yml:11: claim own-share: is a range with one end; expected value_min and value_max",
    ),
    "a number without a bound": swap(
        OWN_CLAIMS,
        "  bound: about\n",
        "",
        "sources/claims/note.yml:10: claim own-share: has a number but no bound; expected the key bound",
    ),
    "a number without a unit": swap(
        OWN_CLAIMS,
        "  value: 15\n  unit: percent\n",
        "  value: 15\n",
        "sources/claims/note.yml:11: claim own-share: has a number but no unit; expected the key unit",
    ),
    "a number without its print": swap(
        OWN_CLAIMS,
        "  value_stated: 15%\n",
        "",
        "sources/claims/note.yml:10: claim own-share: has a number but no value_stated; expected the key value_stated",
    ),
    "a quantity without a number": swap(
        OWN_CLAIMS,
        "  value_stated: 15%\n  bound: about\n  value: 15\n  unit: percent\n",
        "",
        "sources/claims/note.yml:3: claim own-share: is a quantity without a number; expected value and unit",
    ),
    "a number that is not the printed one": swap(
        OWN_CLAIMS,
        "  value: 15\n",
        "  value: 51\n",
        "sources/claims/note.yml:11: claim own-share: value 51 percent is not what value_stated prints ('15%')"
        "; expected the printed number, or correction and correction_kind",
    ),
    "a correction without its kind": swap(
        CLAIMS,
        "  correction_kind: translation-scale\n",
        "",
        "sources/claims/paper.yml:41: claim paper-world: has one of correction and correction_kind"
        "; expected both or neither",
    ),
    "a kind of correction without the correction": swap(
        CLAIMS,
        "  correction: A thousand and ten were taken for one number word.\n",
        "",
        "sources/claims/paper.yml:41: claim paper-world: has one of correction and correction_kind"
        "; expected both or neither",
    ),
}

UNITS_OF_MEASURE = {
    "a unit of another dimension": swap(
        OWN_CLAIMS,
        "unit: percent\n",
        "unit: tonne\n",
        "sources/claims/note.yml:12: claim own-share: unit 'tonne' does not fit the indicator reserves-share, which"
        " is in percent"
        "; expected a unit of [proportion], not of [mass]",
    ),
    "percentage points for per cent": swap(
        OWN_CLAIMS,
        "unit: percent\n",
        "unit: percentage-point\n",
        "sources/claims/note.yml:12: claim own-share: unit 'percentage-point' does not fit the indicator"
        " reserves-share, which is in percent"
        "; expected a unit of [proportion], not of [proportion_difference]",
    ),
    "per cent for percentage points": swap(
        OWN_CLAIMS,
        "unit: percentage-point\n",
        "unit: percent\n",
        "sources/claims/note.yml:25: claim own-change: unit 'percent' does not fit the indicator share-change, which"
        " is in percentage-point"
        "; expected a unit of [proportion_difference], not of [proportion]",
    ),
    "a figure in a unit of another dimension": swap(
        STATISTICS,
        "13000000,tonne",
        "13000000,percent",
        "sources/statistics/reserves.csv:3: statistic reserves-world-2012: unit 'percent' does not fit the indicator"
        " reserves, which is in tonne"
        "; expected a unit of [mass], not of [proportion]",
    ),
    "a definition that is no expression": swap(
        UNITS,
        '"tonne / 1000"',
        '"tonne / / 1000"',
        "sources/vocabulary/units.yml:2: unit kilogram: definition 'tonne / / 1000' is not an expression"
        f"; expected {DEFINITION}",
    ),
    "a definition that divides by zero": swap(
        UNITS,
        '"tonne / 1000"',
        '"tonne / 0"',
        "sources/vocabulary/units.yml:2: unit kilogram: definition 'tonne / 0' is not an expression"
        f"; expected {DEFINITION}",
    ),
    "a definition that names no unit": swap(
        UNITS,
        '"tonne / 1000"',
        '"ton / 1000"',
        "sources/vocabulary/units.yml:2: unit kilogram: definition 'ton / 1000' names 'ton', which is not a unit"
        f"; expected {DEFINITION}",
    ),
    "a definition that mixes a base unit with others": swap(
        UNITS,
        '"tonne / 1000"',
        '"[mass] * tonne"',
        "sources/vocabulary/units.yml:2: unit kilogram: definition '[mass] * tonne' is neither a base unit nor a"
        " product"
        f"; expected {DEFINITION}",
    ),
    "a definition that would be worked out for ever": swap(
        UNITS,
        '"tonne / 1000"',
        '"9 ** 9 ** 9 ** 9 * tonne"',
        "sources/vocabulary/units.yml:2: unit kilogram: definition '9 ** 9 ** 9 ** 9 * tonne' is neither a base unit"
        " nor a product"
        f"; expected {DEFINITION}",
    ),
    "definitions that lead in a circle": swap(
        UNITS,
        'definition: "[mass]"',
        'definition: "1000 * kilogram"',
        "sources/vocabulary/units.yml:1: unit tonne: definition '1000 * kilogram' leads back to itself"
        f"; expected {DEFINITION}",
    ),
    "a definition on which others rest": swap(
        UNITS,
        'definition: "[mass]"',
        'definition: "mass"',
        "sources/vocabulary/units.yml:1: unit tonne: definition 'mass' names 'mass', which is not a unit"
        f"; expected {DEFINITION}",
    ),
    "a unit's id that begins with a digit": add(
        UNITS,
        '- {id: 2-tonne, name: two tonnes, definition: "2 * tonne"}\n',
        "sources/vocabulary/units.yml:6: unit 2-tonne: definition '2 * tonne' is of a unit whose id begins with a"
        " digit (2-tonne)"
        f"; expected {DEFINITION}",
    ),
    "a unit without an id, on which others rest": swap(
        UNITS, "{id: tonne, name", "{name", "sources/vocabulary/units.yml:1: unit: key 'id' is missing"
    ),
    "an unknown number word": swap(
        UNITS,
        "number_word: million",
        "number_word: milion",
        "sources/vocabulary/units.yml:3: unit million-tonne: number_word 'milion' is not known"
        "; expected one of thousand, wan, million, yi, billion"
        "; did you mean 'million'?",
    ),
    "a missing definition": swap(
        UNITS, ', definition: "[mass]"', "", "sources/vocabulary/units.yml:1: unit tonne: key 'definition' is missing"
    ),
}

TEXTS = {
    "a quote that is not in the text": swap(
        CLAIMS,
        "quote: China holds",
        "quote: China hold",
        "sources/claims/paper.yml:13: claim paper-reserves: quote 'China hold 3.5 million tons of lithium reserves'"
        " does not stand in the text"
        "; expected the exact words"
        "; did you mean 'China holds 3.5 million tons of lithium reserves'?",
    ),
    "a quote that is nowhere near the text": swap(
        CLAIMS,
        "quote: China holds 3.5 million tons of lithium reserves",
        "quote: Invented from end to end",
        "sources/claims/paper.yml:13: claim paper-reserves: quote 'Invented from end to end' does not stand in the text"
        "; expected the exact words",
    ),
    "a quote from behind the article's end": swap(
        CLAIMS,
        "quote: 9.5 million lie elsewhere",
        "quote: Advertisement",
        "sources/claims/paper.yml:52: claim paper-elsewhere: quote 'Advertisement' does not stand in the text"
        "; expected the exact words",
    ),
    "a quote that stands twice": swap(
        CLAIMS,
        "  quote_prefix: rose.\n",
        "",
        "sources/claims/paper.yml:67: claim paper-price: quote 'The price' stands 2 times in the text"
        "; expected more words, or quote_prefix: the words just before it",
    ),
    "a quote behind other words": swap(
        CLAIMS,
        "quote_prefix: rose.",
        "quote_prefix: fell.",
        "sources/claims/paper.yml:67: claim paper-price: quote 'The price' after 'fell.' does not stand in the text"
        "; expected the exact words"
        "; did you mean 'The price'?",
    ),
    "a quote that is too long": swap(
        CLAIMS,
        "quote: China holds 3.5 million tons of lithium reserves",
        "quote: " + "China " * 34,
        "sources/claims/paper.yml:13: claim paper-reserves: quote has 203 characters; expected at most 200",
    ),
    "a mention's quote that is not in the text": swap(
        PAPER,
        "quote: licences are needed",
        "quote: licences is needed",
        "sources/articles/paper.md:20: article paper: quote 'licences is needed' does not stand in the text"
        "; expected the exact words"
        "; did you mean 'licences are needed'?",
    ),
    "an end that is not in the text": swap(
        PAPER,
        '"Advertisement:"',
        "Sports",
        "sources/articles/paper.md:14: article paper: text_until does not stand in the text"
        "; expected words of the text",
    ),
    "an end that stands twice": swap(
        PAPER,
        '"Advertisement:"',
        "The price",
        "sources/articles/paper.md:14: article paper: text_until stands 2 times in the text"
        "; expected more words, so that they stand there once",
    ),
    "a digest that is none": swap(
        PAPER,
        "text_sha256: ",
        "text_sha256: x",
        "sources/articles/paper.md:13: article paper: text_sha256 is not a SHA-256 digest"
        "; expected 64 hexadecimal digits",
    ),
    "a text that may not lie in the repository": swap(
        NOTE,
        "rights: cc-by",
        "rights: all-rights-reserved",
        "sources/articles/note.md:6: article note: keeps its text in the repository (sources/articles/note.txt) but"
        " its rights are 'all-rights-reserved'"
        "; expected public-domain, official-text or cc-by",
    ),
    "a digest beside a text in the repository": swap(
        NOTE,
        "coverage: whole",
        "coverage: whole\ntext_sha256: " + "0" * 64,
        "sources/articles/note.md:8: article note: has text_sha256 beside a text in the repository"
        "; expected one of them",
    ),
    "a text in the repository that is no text": put(
        "articles/note.txt",
        b"one\ntwo \x00",
        "sources/articles/note.md:1: article note: its text holds a NUL character in line 2; expected readable text",
    ),
    "a text in the repository that is empty": put(
        "articles/note.txt", b" \n", "sources/articles/note.md:1: article note: its text is empty in line 1"
    ),
    "a text of no article": put(
        "articles/notes.txt",
        "Text.",
        "sources/articles/notes.txt:1: is the text of no article; expected an article notes.md beside it",
    ),
    "an address that is none": swap(
        PAPER,
        "url: https://paper.example",
        "url: javascript:alert(1)//",
        "sources/articles/paper.md:10: article paper: url 'javascript:alert(1)///lithium' is not a web address"
        "; expected http:// or https:// and no spaces",
    ),
    "a language that is none": swap(
        NOTE,
        "language: en",
        "language: English",
        "sources/articles/note.md:5: article note: language 'English' is not a language tag"
        "; expected BCP 47, such as en or zh-Hans",
    ),
    "a text that is too long": swap(
        CLAIMS,
        "The price rose, then fell.",
        "x" * 20_001,
        "sources/claims/paper.yml:65: claim paper-price: statement has 20001 characters; expected at most 20000",
    ),
}

FRONT_MATTER = {
    "no front matter": swap(
        PAPER,
        "---\nid: paper\n",
        "id: paper\n",
        "sources/articles/paper.md:1: article paper: has no front matter; expected a first line of three hyphens",
    ),
    "front matter that is not closed": swap(
        PAPER,
        "---\n\nChina holds",
        "\nChina holds",
        "sources/articles/paper.md:1: article paper: has front matter that is not closed"
        "; expected a line of three hyphens after it",
    ),
    "front matter that is a list": put(
        PAPER,
        "---\n- id: paper\n---\n\nText.\n",
        "sources/articles/paper.md:2: article paper: is not a set of 'key: value' lines; expected keys and values",
    ),
    "front matter that is empty": put(
        PAPER, "---\n---\n\nText.\n", "sources/articles/paper.md:2: article paper: is empty"
    ),
    "an article without a summary": swap(
        PAPER,
        "China holds a quarter of the lithium.\n",
        "",
        "sources/articles/paper.md:1: article paper: key 'summary' is missing",
    ),
    "front matter with a syntax error": swap(
        PAPER,
        "title: Who has the lithium",
        "title: Lithium: who has it",
        "sources/articles/paper.md:3: article paper: is not valid YAML (mapping values are not allowed in this context)"
        "; expected a value that holds ': ' to stand in quotes",
    ),
    "an article with a missing key does not make its claims wrong": swap(
        PAPER, "language: en\n", "", "sources/articles/paper.md:1: article paper: key 'language' is missing"
    ),
    "an article that cannot be read does not make its claims wrong": put(
        PAPER, b"\xff\xfe", "sources/articles/paper.md:1: article paper: is not UTF-8 (byte 0xff); expected UTF-8"
    ),
}

FILES_AS_A_WHOLE = {
    "not UTF-8": put(
        CLAIMS,
        FILES[CLAIMS].encode().replace(b"The price rose, then fell.", b"The pri\xe7e"),
        "sources/claims/paper.yml:65: is not UTF-8 (byte 0xe7); expected UTF-8",
    ),
    "UTF-16": put(
        CLAIMS, FILES[CLAIMS].encode("utf-16"), "sources/claims/paper.yml:1: is not UTF-8 (byte 0xff); expected UTF-8"
    ),
    "a byte-order mark": put(
        CLAIMS,
        b"\xef\xbb\xbf" + FILES[CLAIMS].encode(),
        "sources/claims/paper.yml:1: begins with a byte-order mark (BOM); expected UTF-8 without BOM",
    ),
    "a NUL character": put(
        CLAIMS,
        FILES[CLAIMS].replace("The price rose, then fell.", "The price \x00").encode(),
        "sources/claims/paper.yml:65: holds a NUL character; expected readable text",
    ),
    "a control character": put(
        CLAIMS,
        FILES[CLAIMS].replace("The price rose, then fell.", "The price \x1b[31m").encode(),
        "sources/claims/paper.yml:65: holds the control character U+001B; expected readable text",
    ),
    "a change of writing direction": put(
        CLAIMS,
        FILES[CLAIMS].replace("The price rose, then fell.", "The price \u202e").encode(),
        "sources/claims/paper.yml:65: holds the control character U+202E; expected readable text",
    ),
    "a carriage return alone": put(
        CLAIMS,
        FILES[CLAIMS].replace("\n", "\r").encode(),
        "sources/claims/paper.yml:1: holds the control character U+000D; expected readable text",
    ),
    "an empty file": put(CLAIMS, b"", "sources/claims/paper.yml:1: is empty"),
    "a file of white space": put(CLAIMS, " \n\n", "sources/claims/paper.yml:1: is empty"),
    "an empty JSON Lines file": put(BULK, "\n", "sources/claims/bulk.jsonl:1: is empty"),
    "50 MB of YAML": put(
        CLAIMS,
        FILES[CLAIMS] + "#" * 50_000_000,
        "sources/claims/paper.yml:1: is 50 MB"
        "; expected at most 8 MB: several files, or .jsonl where the folder takes it",
    ),
    "50 MB of CSV": put(
        STATISTICS,
        FILES[STATISTICS] + "#" * 50_000_000,
        "sources/statistics/reserves.csv:1: is 50 MB"
        "; expected at most 32 MB: several files, or .jsonl where the folder takes it",
    ),
    "50 MB of Markdown": put(
        PAPER,
        FILES[PAPER] + "#" * 50_000_000,
        "sources/articles/paper.md:1: article paper: is 50 MB"
        "; expected at most 2 MB: several files, or .jsonl where the folder takes it",
    ),
    "a line of 9 MB in JSON Lines": put(
        BULK,
        claim() + claim(id="long", note="x" * 9_000_000),
        "sources/claims/bulk.jsonl:2: has a line longer than 8 MB",
    ),
    "a JSON Lines file that stops being UTF-8": put(
        BULK, claim().encode() + b"\xff\n", "sources/claims/bulk.jsonl:2: is not UTF-8 (byte 0xff); expected UTF-8"
    ),
    "a file with the wrong ending": put(
        "claims/note.yaml",
        FILES[OWN_CLAIMS],
        "sources/claims/note.yaml:1: is not a source file; expected a file that ends in .jsonl or .yml",
    ),
    "a document": put(
        "articles/note.docx",
        b"PK",
        "sources/articles/note.docx:1: is not a source file; expected a file that ends in .jsonl or .md or .txt",
    ),
    "a table among claims": put(
        "claims/note.csv",
        "id\n",
        "sources/claims/note.csv:1: is not a source file; expected a file that ends in .jsonl or .yml",
    ),
    "a vocabulary that nobody knows": put(
        "vocabulary/colours.yml",
        "- {id: red}\n",
        "sources/vocabulary/colours.yml:1: is not a source file"
        "; expected one of words.yml, topics.yml, units.yml, places.yml, materials.yml, indicators.yml, actors.yml",
    ),
    "a file at the root": put(
        "claims.yml",
        "- {id: red}\n",
        "sources/claims.yml:1: is not a source file"
        "; expected one of the folders statistics, policy_events, articles, claims, vocabulary or publications.yml",
    ),
    "a folder that nobody knows": put(
        "evidence/paper.yml",
        "- {id: red}\n",
        "sources/evidence/paper.yml:1: is not a source file"
        "; expected one of the folders statistics, policy_events, articles, claims, vocabulary or publications.yml",
    ),
    "a name with a line break": put(
        "claims/a\nb.yml",
        "- {id: red}\n",
        "sources/claims/a�b.yml:1: has a name with characters that cannot be shown"
        "; expected letters, digits and hyphens",
    ),
}

YAML = {
    "a tab": swap(
        CLAIMS,
        "The price rose, then fell.",
        "The price\trose.",
        "sources/claims/paper.yml:65: holds a tab character; expected spaces",
    ),
    "a tab for indentation": swap(
        CLAIMS,
        "  quote: The price\n",
        "\tquote: The price\n",
        "sources/claims/paper.yml:67: holds a tab character; expected spaces",
    ),
    "a value with a colon": swap(
        CLAIMS,
        "statement: The price rose, then fell.",
        "statement: The price: it rose",
        "sources/claims/paper.yml:65: claim paper-price: is not valid YAML (mapping values are not allowed in this"
        " context)"
        "; expected a value that holds ': ' to stand in quotes",
    ),
    "a quotation mark that is not closed": swap(
        CLAIMS,
        "statement: China has more than",
        'statement: "China has more than',
        "sources/claims/paper.yml:18: claim paper-share: is not valid YAML (found unexpected end of stream)"
        "; expected every quote and bracket to be closed",
    ),
    "a bracket that is not closed": swap(
        TOPICS,
        '"What crosses borders."}',
        '"What crosses borders."',
        "sources/vocabulary/topics.yml:1: topic trade: is not valid YAML (did not find expected ',' or '}')"
        "; expected every quote and bracket to be closed",
    ),
    "uneven indentation": swap(
        CLAIMS,
        "  quote: more than a quarter",
        "   quote: more than a quarter",
        "sources/claims/paper.yml:28: claim paper-share: is not valid YAML (mapping values are not allowed in this"
        " context)"
        "; expected a value that holds ': ' to stand in quotes",
    ),
    "a value that begins with a special character": swap(
        CLAIMS,
        "quote_prefix: rose.",
        "quote_prefix: @rose",
        "sources/claims/paper.yml:68: claim paper-price: is not valid YAML (found character that cannot start any"
        " token)"
        "; expected a value that begins with a special character to stand in quotes",
    ),
    "a mapping for a list": put(
        CLAIMS,
        "id: paper-price\nstatement: The price.\n",
        "sources/claims/paper.yml:1: is not a list of records"
        "; expected every record to begin with '- ' at the left margin",
    ),
    "a list that is indented": put(
        TOPICS,
        "".join(f"  {line}\n" for line in FILES[TOPICS].splitlines()),
        "sources/vocabulary/topics.yml:1: is not a list of records"
        "; expected every record to begin with '- ' at the left margin",
    ),
    "a line before the list": put(
        CLAIMS,
        "claims:\n" + FILES[CLAIMS],
        "sources/claims/paper.yml:1: is not a list of records"
        "; expected every record to begin with '- ' at the left margin",
    ),
    "text for a record": add(
        CLAIMS,
        "- just text\n",
        "sources/claims/paper.yml:69: is not a set of 'key: value' lines; expected keys and values",
    ),
    "a second document": add(
        CLAIMS,
        "---\n",
        "sources/claims/paper.yml:69: claim paper-price: holds a second YAML document; expected one document per file",
    ),
    "an anchor": swap(
        TOPICS,
        "- {id: trade,",
        "- &t {id: trade,",
        "sources/vocabulary/topics.yml:1: topic trade: uses a YAML anchor or alias (&t)"
        "; expected the value itself, written out",
    ),
    "an alias": swap(
        TOPICS,
        "name: Trade",
        "name: *t",
        "sources/vocabulary/topics.yml:1: topic trade: uses a YAML anchor or alias (*t)"
        "; expected the value itself, written out",
    ),
    "a merge key": swap(
        CLAIMS,
        "  quote_prefix: rose.",
        "  <<: {quote_prefix: rose.}",
        "sources/claims/paper.yml:68: claim paper-price: uses a YAML merge key (<<)"
        "; expected the keys themselves, written out",
    ),
    "a tag": swap(
        TOPICS,
        "name: Trade",
        "name: !!python/object/apply:os.system [ls]",
        "sources/vocabulary/topics.yml:1: topic trade: uses a YAML tag"
        " (tag:yaml.org,2002:python/object/apply:os.system)"
        "; expected plain text",
    ),
    "a billion laughs": add(
        TOPICS,
        "- id: laughs\n  a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        + "".join(
            f"  {name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
            for before, name in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        "sources/vocabulary/topics.yml:4: topic laughs: uses a YAML anchor or alias (&a)"
        "; expected the value itself, written out",
    ),
    "brackets 100 000 deep": swap(
        CLAIMS,
        "  quote_prefix: rose.",
        "  topics: " + "[" * 100_000,
        "sources/claims/paper.yml:68: claim paper-price: is nested more than 12 levels deep",
    ),
    "brackets 100 deep": swap(
        CLAIMS,
        "  quote_prefix: rose.",
        "  topics: " + "[" * 100 + "]" * 100,
        "sources/claims/paper.yml:68: claim paper-price: is nested more than 12 levels deep",
    ),
    "an escaped NUL": swap(
        CLAIMS,
        "The price rose, then fell.",
        '"The price\\0"',
        "sources/claims/paper.yml:65: claim paper-price: holds the control character U+0000; expected readable text",
    ),
    "an escaped control character": swap(
        CLAIMS,
        "The price rose, then fell.",
        '"The price\\e[31m"',
        "sources/claims/paper.yml:65: claim paper-price: holds the control character U+001B; expected readable text",
    ),
    "an escaped control character in a key": swap(
        CLAIMS,
        "  quote_prefix: rose.",
        '  quote_prefix: rose.\n  "\\e[31m": red',
        "sources/claims/paper.yml:69: claim paper-price: has a key with the control character U+001B"
        "; expected readable text",
    ),
    "an escaped half of a character": swap(
        CLAIMS,
        "The price rose, then fell.",
        '"The price\\ud800"',
        "sources/claims/paper.yml:65: claim paper-price: is not valid YAML (found invalid Unicode character escape"
        " code)",
    ),
}

JSON = {
    "JSON that is not closed": add(
        BULK,
        claim().replace("}", ""),
        "sources/claims/bulk.jsonl:1: claim bulk: is not valid JSON (Expecting ',' delimiter, column 76)"
        "; expected one JSON object per line",
    ),
    "JSON that is an array": add(
        BULK, "[]\n", "sources/claims/bulk.jsonl:1: is not a JSON object; expected one JSON object per line"
    ),
    "JSON that is nested 100 000 deep": add(
        BULK,
        '{"id": "bulk", "topics": ' + "[" * 100_000 + "\n",
        "sources/claims/bulk.jsonl:1: claim bulk: is nested too deep; expected one JSON object per line",
    ),
    "an escaped NUL in JSON": add(
        BULK,
        claim(statement="A\x00B"),
        "sources/claims/bulk.jsonl:1: claim bulk: holds the control character U+0000; expected readable text",
    ),
    "an escaped backspace in JSON": add(
        BULK,
        claim(statement="A\bB"),
        "sources/claims/bulk.jsonl:1: claim bulk: holds the control character U+0008; expected readable text",
    ),
    "an escaped half of a character in JSON": add(
        BULK,
        claim(statement="A\ud800B"),
        "sources/claims/bulk.jsonl:1: claim bulk: holds the control character U+D800; expected readable text",
    ),
    "an escaped half of a character in a key of JSON": add(
        BULK,
        claim(**{"\ud800": "B"}),
        "sources/claims/bulk.jsonl:1: claim bulk: holds the control character U+D800; expected readable text",
    ),
    "a byte-order mark in JSON": put(
        BULK,
        b"\xef\xbb\xbf" + claim().encode(),
        "sources/claims/bulk.jsonl:1: begins with a byte-order mark (BOM); expected UTF-8 without BOM",
    ),
}

CSV = {
    "a missing column": put(
        STATISTICS,
        FILES[STATISTICS].replace(",material", "").replace(",lithium", ""),
        f"sources/statistics/reserves.csv:1: lacks the column material; expected {COLUMNS}",
    ),
    "a column that only the header lacks": swap(
        STATISTICS,
        "place,material,basis",
        "place,basis",
        f"sources/statistics/reserves.csv:1: lacks the column material; expected {COLUMNS}",
        ends_file=True,
    ),
    "missing columns": put(
        STATISTICS,
        "id,indicator,place,material,year\nx,reserves,cn,lithium,2012\n",
        "sources/statistics/reserves.csv:1: lacks the columns value, unit, publication, confidence"
        f"; expected {COLUMNS}",
    ),
    "an unknown column": swap(
        STATISTICS,
        "confidence,note",
        "confidence,colour",
        f"sources/statistics/reserves.csv:1: has the column 'colour', which is not known; expected {COLUMNS}",
        ends_file=True,
    ),
    "a misspelt column": swap(
        STATISTICS,
        "place,material",
        "place,matreial",
        "sources/statistics/reserves.csv:1: has the column 'matreial', which is not known; did you mean 'material'?",
        ends_file=True,
    ),
    "a column twice": swap(
        STATISTICS,
        "value_status,confidence",
        "confidence,confidence",
        f"sources/statistics/reserves.csv:1: has the column 'confidence' twice; expected {COLUMNS}",
        ends_file=True,
    ),
    "a cell too few": swap(
        STATISTICS,
        "estimated,confirmed,\n",
        "estimated,confirmed\n",
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: has 11 cells where the header has 12"
        "; expected one cell per column; a cell that holds a comma in quotes",
    ),
    "a cell too many": swap(
        STATISTICS,
        "estimated,confirmed,\n",
        "estimated,confirmed,,\n",
        "sources/statistics/reserves.csv:2: statistic reserves-cn-2012: has 13 cells where the header has 12"
        "; expected one cell per column; a cell that holds a comma in quotes",
    ),
    "a quotation mark that is not closed in CSV": swap(
        STATISTICS,
        "estimated,confirmed,\n",
        'estimated,confirmed,"Note\n',
        "sources/statistics/reserves.csv:2: is not valid CSV (',' expected after '\"'); expected every quote closed",
        ends_file=True,
    ),
    "a quotation mark in a cell": swap(
        STATISTICS,
        '"Rounded, so."',
        '"Rounded", so.',
        "sources/statistics/reserves.csv:3: statistic reserves-world-2012: has 13 cells where the header has 12"
        "; expected one cell per column; a cell that holds a comma in quotes",
    ),
    "semicolons for commas": put(
        STATISTICS,
        FILES[STATISTICS].replace(",", ";"),
        "sources/statistics/reserves.csv:1: has semicolons between its cells; expected commas",
    ),
    "tabs for commas": put(
        STATISTICS,
        FILES[STATISTICS].replace(",", "\t"),
        "sources/statistics/reserves.csv:1: has tabs between its cells; expected commas",
    ),
    "a cell of 200 000 characters": add(
        STATISTICS,
        "x,reserves,cl,lithium,,2012,3,tonne,survey-2013,,confirmed," + "x" * 200_000 + "\n",
        "sources/statistics/reserves.csv:4: is not valid CSV (field larger than field limit (131072))"
        "; expected every quote closed",
        ends_file=True,
    ),
}

MISTAKES = {
    name: mistake
    for group in (
        KEYS_AND_IDS, REFERENCES, DATES, NUMBERS, UNITS_OF_MEASURE, TEXTS,
        FRONT_MATTER, FILES_AS_A_WHOLE, YAML, JSON, CSV,
    )
    for name, mistake in group.items()
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported_once_and_stops_the_build(name: str, corpus: Corpus) -> None:
    mistake = MISTAKES[name]
    mistake.change(corpus)

    assert corpus.problems() == mistake.problems

    result = corpus.build()
    assert [str(problem) for problem in result.problems] == mistake.problems
    assert list(corpus.target.parent.iterdir()) == []


SOUND_BUT_FOR_THE_ID = {
    WORDS: "- {scheme: other, word: NO SLUG, definition: D.}\n",
    TOPICS: "- {id: NO SLUG, name: N, definition: D.}\n",
    UNITS: '- {id: NO SLUG, name: N, definition: "[other]"}\n',
    PLACES: "- {id: NO SLUG, name: N, kind: country}\n",
    INDICATORS: "- {id: NO SLUG, name: N, unit: tonne, definition: D.}\n",
    PUBLICATIONS: "- {id: NO SLUG, title: T, kind: press}\n",
    STATISTICS: "NO SLUG,reserves,cl,lithium,,2012,3,tonne,survey-2013,,confirmed,\n",
    EVENTS: (
        "- {id: NO SLUG, title: T, jurisdiction: cn, instrument: agreement, supply_chain_stage: trade,"
        " date_announced: 2012, summary: S., confidence: known}\n"
    ),
    CLAIMS: "- {id: NO SLUG, statement: S., kind: fact}\n",
    OWN_CLAIMS: "- {id: NO SLUG, statement: S., kind: fact}\n",
    "claims/notes.yml": "- {id: NO SLUG, statement: S., kind: fact}\n",
    BULK: claim(id="NO SLUG"),
}
"""A record for the end of a file with one mistake."""

KIND_OF_FILE = {
    WORDS: "word", TOPICS: "topic", UNITS: "unit", PLACES: "place", INDICATORS: "indicator",
    PUBLICATIONS: "publication", STATISTICS: "statistic", EVENTS: "policy event",
}  # fmt: skip


def add_another_mistake(corpus: Corpus, file: str) -> str:
    """Put one more mistake at the end of a file; return what must be said of it."""
    name = Path(file).stem
    line = corpus.append(file, SOUND_BUT_FOR_THE_ID[file].replace("NO SLUG", f"No {name}"))
    kind = KIND_OF_FILE.get(file, "claim")
    identity, key = (f"other/No {name}", "word") if kind == "word" else (f"No {name}", "id")
    return (
        f"sources/{file}:{line}: {kind} {identity}: {key} 'No {name}' is not a slug"
        f"; expected {SLUG}; did you mean 'no-{name}'?"
    )


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_hides_no_other(name: str, corpus: Corpus) -> None:
    mistake = MISTAKES[name]
    mistake.change(corpus)
    files = {PUBLICATIONS, EVENTS, OWN_CLAIMS} - {mistake.file}
    if mistake.file in SOUND_BUT_FOR_THE_ID and not mistake.ends_file:
        files.add(mistake.file)

    expected = mistake.problems + [add_another_mistake(corpus, file) for file in sorted(files)]

    assert sorted(corpus.problems()) == sorted(expected)


def test_the_corpus_itself_is_correct(corpus: Corpus) -> None:
    assert corpus.problems() == []


# ------------------------------------------------------------------------ what only an operating system can do


def test_a_file_that_nobody_may_read() -> None:
    def forbid(corpus: Corpus) -> None:
        (corpus.sources / CLAIMS).chmod(0)

    assert problems_for_another_user(forbid) == ["sources/claims/paper.yml:1: cannot be read (Permission denied)"]


def test_a_folder_that_nobody_may_list() -> None:
    def forbid(corpus: Corpus) -> None:
        (corpus.sources / "policy_events").chmod(0)

    assert problems_for_another_user(forbid) == ["sources/policy_events:1: cannot be read (Permission denied)"]


def test_a_folder_that_may_be_listed_and_not_entered() -> None:
    def forbid(corpus: Corpus) -> None:
        (corpus.sources / "policy_events").chmod(0o444)

    assert problems_for_another_user(forbid) == ["sources/policy_events:1: cannot be read (Permission denied)"]


NOBODY = 65534


def problems_for_another_user(change: Change) -> list[str]:
    """Check a changed corpus without the powers of root, who may read everything: in a child process as nobody."""
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        corpus = write_corpus(folder)
        before = corpus.problems()  # loads every module while this process may still read them
        change(corpus)
        context = multiprocessing.get_context("fork")
        with context.Pool(1, give_up_root if os.geteuid() == 0 else None) as pool:
            return before + pool.apply(corpus.problems)
    finally:
        for path in folder.glob("sources/*"):
            path.chmod(0o755)
        shutil.rmtree(folder)


def give_up_root() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def test_a_link_out_of_the_sources(corpus: Corpus) -> None:
    outside = corpus.folder / "outside.yml"
    (corpus.sources / CLAIMS).rename(outside)
    (corpus.sources / CLAIMS).symlink_to(outside)

    assert corpus.problems() == [
        "sources/claims/paper.yml:1: is a symbolic link that leads out of the sources; expected the file itself"
    ]


def test_a_link_to_a_folder_outside(corpus: Corpus) -> None:
    (corpus.sources / "policy_events" / "more").symlink_to(corpus.texts)

    assert corpus.problems() == [
        "sources/policy_events/more:1: is a symbolic link that leads out of the sources; expected the file itself"
    ]


def test_a_link_to_nothing_does_not_make_references_wrong(corpus: Corpus) -> None:
    corpus.remove(PAPER)
    (corpus.sources / PAPER).symlink_to("nothing.md")

    assert corpus.problems() == [
        "sources/articles/paper.md:1: is a symbolic link that leads nowhere; expected the file itself"
    ]


@pytest.mark.parametrize("target", ["paper.yml", "../claims"])
def test_a_link_to_what_is_read_already(target: str, corpus: Corpus) -> None:
    (corpus.sources / "claims" / "again.yml").symlink_to(target)

    assert corpus.problems() == [
        "sources/claims/again.yml:1: is a symbolic link to what is read already; expected each file once"
    ]


def test_a_pipe_is_not_waited_for(corpus: Corpus) -> None:
    os.mkfifo(corpus.sources / "claims" / "note.jsonl")
    command = [sys.executable, str(ROOT / "build_db.py"), "check", "--sources", str(corpus.sources)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.stderr.splitlines() == [
        "sources/claims/note.jsonl:1: is a pipe, a socket or a device; expected a plain file",
        "1 error, 0 warnings in 1 file",
    ]


def test_a_file_name_that_is_not_utf8(corpus: Corpus) -> None:
    Path(os.fsdecode(os.fsencode(corpus.sources) + b"/policy_events/\xff.yml")).write_text(FILES[EVENTS], "utf-8")

    assert corpus.problems() == [
        "sources/policy_events/\ufffd.yml:1: has a name with characters that cannot be shown"
        "; expected letters, digits and hyphens"
    ]


def test_a_folder_called_like_a_file_is_a_folder(corpus: Corpus) -> None:
    text = FILES[OWN_CLAIMS]
    corpus.remove(OWN_CLAIMS)
    corpus.write("claims/group.yml/note.yml", text)

    assert corpus.problems() == []


def test_sources_without_files(corpus: Corpus) -> None:
    shutil.rmtree(corpus.sources)
    corpus.sources.mkdir()

    assert corpus.problems() == ["sources:1: holds no source files; expected articles, claims, vocabulary ..."]


@pytest.mark.parametrize("name", [".hidden.docx", "README.md", "note.md~", "templates/article.md"])
def test_what_is_for_people_only_is_not_read(name: str, corpus: Corpus) -> None:
    corpus.write(f"articles/{name}", "not a record")

    assert corpus.problems() == []


# ---------------------------------------------------------------------------------------------- supplied texts


def test_a_supplied_text_that_was_changed_is_noticed_by_its_name(corpus: Corpus) -> None:
    (corpus.texts / "any name.txt").unlink()
    (corpus.texts / "paper.txt").write_text("Another text.", "utf-8")

    assert corpus.problems() == [
        "sources/articles/paper.md:13: article paper: the supplied text named paper has another hash than text_sha256"
        "; did you mean '88965c12b75a2a8c86f97c2e0f7267cf9897f86e201b99b87c8cd5c187006651'?"
    ]


def test_a_text_that_is_not_supplied_is_no_mistake(corpus: Corpus) -> None:
    (corpus.texts / "any name.txt").unlink()

    assert corpus.problems() == []


def test_a_supplied_text_that_is_no_text(corpus: Corpus) -> None:
    content = b"first line\nsecond line \xe7"
    (corpus.texts / "any name.txt").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    corpus.write(PAPER, re.sub("text_sha256: .*", f"text_sha256: {digest}", FILES[PAPER]))

    assert corpus.problems() == [
        "sources/articles/paper.md:13: article paper: its text is not UTF-8 (byte 0xe7) in line 2; expected UTF-8"
    ]


# ---------------------------------------------------------------------------------------------------- warnings


def test_a_warning_does_not_stop_a_build_and_is_kept(corpus: Corpus) -> None:
    corpus.replace(OWN_CLAIMS, "value_stated: 15%", "value_stated: fifteen per cent")
    message = "value_stated 'fifteen per cent' holds no number in plain digits, so value was not compared with it"

    assert corpus.problems() == [f"sources/claims/note.yml:9: warning: claim own-share: {message}"]
    assert corpus.build().is_written
    assert corpus.rows("select * from problems") == [
        {
            "path": "sources/claims/note.yml",
            "line": 9,
            "record": "claim own-share",
            "field": "value_stated",
            "message": message,
            "expected": "",
            "suggestion": "",
        }
    ]


# ------------------------------------------------------------------------------------------------ random damage

NASTY = [
    *"\0\t\n\r\"'[]{}:#&*!|>%@`-,.~?/\\",
    "\ufeff",
    "\u2028",
    "é",
    "稀",
    "9" * 30,
    "- ",
    "---\n",
    "&a ",
    "*a",
    "<<: ",
]


@pytest.mark.parametrize("seed", range(150))
def test_random_damage_gives_messages_and_never_a_traceback(seed: int, corpus: Corpus) -> None:
    """And what the check lets pass, the build can build."""
    dice = random.Random(seed)
    for _ in range(dice.choice([1, 1, 2, 5])):
        damage(corpus, dice)

    problems = corpus.problems()
    result = corpus.build()

    errors = [problem for problem in problems if ": warning: " not in problem]
    assert result.is_written == (not errors)
    assert set(problems) <= {str(problem) for problem in result.problems}


def damage(corpus: Corpus, dice: random.Random) -> None:
    """Change one random place of one random file."""
    path = corpus.sources / dice.choice(sorted(FILES))
    text = path.read_text("utf-8")
    start = dice.randrange(len(text) + 1)
    end = min(len(text), start + dice.choice([0, 0, 1, 1, 5, 40]))
    middle = dice.choice(["", dice.choice(NASTY), text[start:end] * 2, text[dice.randrange(len(text) + 1) :][:20]])
    path.write_bytes((text[:start] + middle + text[end:]).encode())


# ------------------------------------------------------------------------------------------- problems themselves


def test_a_problem_as_people_and_as_machines_read_it() -> None:
    error = Problem("sources/a.yml", 7, "claim x", "unit", "unit 'percnt' is not known", "a unit", "percent")
    warning = Problem("sources/a.yml", 9, "", "", "is odd").as_warning()

    assert [str(error), str(warning)] == [
        "sources/a.yml:7: claim x: unit 'percnt' is not known; expected a unit; did you mean 'percent'?",
        "sources/a.yml:9: warning: is odd",
    ]
    assert json.loads(as_json([warning, error])) == [
        {
            "path": "sources/a.yml",
            "line": 7,
            "record": "claim x",
            "field": "unit",
            "message": "unit 'percnt' is not known",
            "expected": "a unit",
            "suggestion": "percent",
            "severity": "error",
        },
        {
            "path": "sources/a.yml",
            "line": 9,
            "record": "",
            "field": "",
            "message": "is odd",
            "expected": "",
            "suggestion": "",
            "severity": "warning",
        },
    ]


def test_problems_are_told_in_the_order_of_the_lines() -> None:
    places = [("b.yml", 1), ("a.yml", 10), ("a.yml", 9)]

    problems = sorted(Problem(path, line, "", "", "is odd") for path, line in places)

    assert [str(problem) for problem in problems] == ["a.yml:9: is odd", "a.yml:10: is odd", "b.yml:1: is odd"]


def test_the_totals_count_errors_warnings_and_files() -> None:
    error = Problem("a.yml", 1, "", "", "is odd")

    assert totals([error]) == "1 error, 0 warnings in 1 file"
    assert totals([error, replace(error, path="b.yml"), error.as_warning()]) == "2 errors, 1 warning in 2 files"
    assert counted(1_234, "claim") == "1,234 claims"
    assert counted(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("percnt", "percent"), ("Percent", "percent"), ("per cent", "percent"), (" China ", "cn"), ("zzz", ""), ("", "")],
)
def test_the_nearest_word(word: str, expected: str) -> None:
    assert nearest(word, {"percent", "tonne", "cn"}, {"china": "cn", "per cent": "percent"}) == expected
