"""Write a synthetic knowledge base of any size: every number and every word in it is invented.

    python benchmarks/make_corpus.py FOLDER --claims 100000

The vocabulary is that of the repository; articles, claims, events and figures are made up by a seeded generator, so
that the same arguments give the same bytes. What makes building it hard is as in life, only more so: a share of all
claims is about one and the same number, in different units, with open ends, ranges, years that are only about right,
numbers that were copied, and numbers that are ten, a hundred or a thousand times too high.
"""

import argparse
import csv
import json
import math
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

VOCABULARY = Path(__file__).resolve().parent.parent / "sources" / "vocabulary"

Record = dict[str, Any]

INDICATORS = (
    "reserves", "mine-production", "consumption", "exports", "imports",
    "export-quota", "mining-quota", "separation-quota",
)  # fmt: skip
"""Indicators in tonnes, of which figures are invented."""

THE_ONE_NUMBER = ("mine-production", "cn")
YEARS = range(1990, 2025)
CLAIMS_PER_ARTICLE = 10
UNITS = {"tonne": (1, "tons"), "thousand-tonne": (1_000, "thousand tons"), "million-tonne": (1_000_000, "million tons")}
WORDS = (
    "quota", "oxide", "mine", "export", "ministry", "ton", "supply", "province", "price", "magnet", "licence", "ore",
    "reserve", "market", "producer", "separation", "plant", "policy", "smuggling", "customs", "industry", "heavy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """How many records of each kind."""

    claims: int
    about_one_number: int

    @property
    def articles(self) -> int:
        return max(1, self.claims // CLAIMS_PER_ARTICLE)

    @property
    def events(self) -> int:
        return min(20_000, max(1, self.claims // 50))

    @property
    def statistics(self) -> int:
        return min(100_000, max(100, self.claims // 10))


class Invention:
    """The invented world: places, topics, actors and the truth about every number."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.places = [place["id"] for place in _vocabulary("places.yml")]
        self.topics = [topic["id"] for topic in _vocabulary("topics.yml")]
        self.media = [actor["id"] for actor in _vocabulary("actors/media.yml")]
        keys = [(indicator, place) for indicator in INDICATORS for place in self.places]
        self.keys = [THE_ONE_NUMBER, *(key for key in keys if key != THE_ONE_NUMBER)]
        self._sizes = {key: 10 ** self.chance.uniform(3, 7) for key in self.keys}

    def truth(self, key: tuple[str, str], year: int) -> float:
        """What is so, in tonnes: a size of its own for every indicator and place, growing by three per cent a year."""
        return self._sizes[key] * 1.03 ** (year - YEARS[0])

    def some_topics(self) -> list[str]:
        return sorted(self.chance.sample(self.topics, 2))

    def words(self, count: int) -> str:
        return " ".join(self.chance.choices(WORDS, k=count))


def _vocabulary(name: str) -> list[Record]:
    records: list[Record] = yaml.safe_load((VOCABULARY / name).read_text("utf-8"))
    return records


def editions(size: int) -> int:
    """Return how many editions print every number, so that there are ``size`` figures at least."""
    return 1 + size // (len(INDICATORS) * len(_vocabulary("places.yml")) * len(YEARS))


def publications(size: int) -> list[Record]:
    """One official survey a year and its revisions, and press pages."""
    revisions = range(editions(size))
    surveys = [
        {"id": survey(year, revision), "title": f"Synthetic survey {year + 1}, edition {revision + 1}", **SURVEY}
        for year in YEARS
        for revision in revisions
    ]
    pages = [{"id": f"page-{n}", "title": f"Synthetic page {n}", "kind": "press"} for n in revisions]
    return [*surveys, *pages]


SURVEY = {"kind": "official", "series": "survey"}


def survey(year: int, revision: int) -> str:
    """Return the id of the survey for a year; no page of it prints two values of one number."""
    return f"survey-{year + 1}" + (f"-{revision}" if revision else "")


def statistics(invention: Invention, count: int) -> Iterator[Record]:
    """Figures of the truth, each edition revised by a few per cent, one in ten of them of the press."""
    chance = invention.chance
    for number in range(count):
        key = invention.keys[number % len(invention.keys)]
        year = YEARS[number // len(invention.keys) % len(YEARS)]
        revision = number // (len(invention.keys) * len(YEARS))
        is_official = chance.random() < 0.9
        yield {
            "id": f"figure-{number}",
            "indicator": key[0],
            "place": key[1],
            "material": "rare-earths",
            "basis": "",
            "year": year,
            "value": _rounded(invention.truth(key, year) * chance.uniform(0.96, 1.04), 4),
            "unit": "tonne",
            "publication": survey(year, revision) if is_official else f"page-{revision}",
            "value_status": "reported",
            "confidence": "known",
        }


def events(invention: Invention, count: int) -> Iterator[Record]:
    """Acts of states, every fourth of which ends an earlier one."""
    chance = invention.chance
    for number in range(count):
        year = YEARS[number % len(YEARS)]
        event = {
            "id": f"event-{number}",
            "title": f"Synthetic event {number}",
            "jurisdiction": chance.choice(invention.places),
            "instrument": "regulation",
            "supply_chain_stage": "all",
            "date_announced": f"{year}-{chance.randint(1, 12):02}",
            "summary": invention.words(30),
            "confidence": "known",
            "topics": invention.some_topics(),
        }
        if number % 4 == 3 and year > YEARS[0]:
            event["links"] = [{"relation": "repeals", "event": f"event-{number - 1}"}]
        yield event


def year_of_article(number: int) -> int:
    """Return the year in which an article appeared; its claims are about that year or earlier ones."""
    return 2013 + number % 12


def articles(invention: Invention, count: int) -> Iterator[Record]:
    """Records of articles, without texts."""
    chance = invention.chance
    for number in range(count):
        yield {
            "id": f"article-{number}",
            "title": f"Synthetic article {number}: {invention.words(5)}",
            "kind": "news",
            "publisher": chance.choice(invention.media),
            "date_published": f"{year_of_article(number)}-{chance.randint(1, 12):02}",
            "language": "en",
            "url": f"https://synthetic.example/{number}",
            "rights": "all-rights-reserved",
            "coverage": "whole",
            "topics": invention.some_topics(),
            "summary": invention.words(40),
        }


def claims(invention: Invention, size: Size) -> Iterator[Record]:
    """Claims of the articles in turn. Every so many of them is about the one number."""
    share = size.about_one_number / size.claims
    about_one = 0
    for number in range(size.claims):
        is_the_one = about_one < math.ceil((number + 1) * share)
        about_one += is_the_one
        key = THE_ONE_NUMBER if is_the_one else invention.chance.choice(invention.keys)
        yield claim(invention, number, min(number // CLAIMS_PER_ARTICLE, size.articles - 1), key)


def claim(invention: Invention, number: int, article: int, key: tuple[str, str]) -> Record:
    """One claim: most are nearly right, some far off, some a power of ten off, some copied from a popular number."""
    chance = invention.chance
    year = min(chance.choice((2010, 2011, 2012, 2012, 2012, 2013, chance.choice(YEARS))), year_of_article(article))
    value = (
        invention.truth(key, year)
        * chance.choices(
            (
                chance.uniform(0.97, 1.03),
                chance.uniform(0.8, 1.25),
                chance.uniform(0.3, 3),
                chance.choice((10, 100, 0.001)),
            ),
            (55, 20, 15, 5),
        )[0]
    )
    if chance.random() < 0.05:
        value = invention.truth(key, 2000) * 1.2345  # the number that everybody copies
    unit = chance.choice(list(UNITS))
    in_unit = max(0.001, _rounded(value / UNITS[unit][0], chance.choice((2, 3, 5))))
    number_keys = _number(chance, in_unit, unit)
    return {
        "id": f"claim-{number}",
        "article": f"article-{article}",
        "statement": f"Synthetic claim {number:07}: {key[0]} of {key[1]} is {in_unit:,} {UNITS[unit][1]}.",
        "kind": "quantity",
        "indicator": key[0],
        "place": key[1],
        "material": "rare-earths",
        **_period(chance, year),
        **number_keys,
        "quote": f"{invention.words(8)} {number_keys['value_stated']}",
        "topics": invention.some_topics(),
    }


def _period(chance: random.Random, year: int) -> Record:
    """A year mostly; sometimes about a year, a span of years, or none at all."""
    shape = chance.random()
    if shape < 0.8:
        return {"period": str(year)}
    if shape < 0.9:
        return {"period": f"{year}~"}
    return {"period": f"{year - chance.randint(1, 10)}/{year}"} if shape < 0.95 else {}


def _number(chance: random.Random, value: float, unit: str) -> Record:
    bound = chance.choices(("exact", "about", "at-least", "at-most", "range"), (60, 20, 8, 4, 8))[0]
    stated = f"{value:,} {UNITS[unit][1]}"
    if bound != "range":
        return {"bound": bound, "value": value, "value_stated": stated, "unit": unit}
    high = _rounded(value * 1.2, 5)
    ends = {"bound": bound, "value_min": value, "value_max": high}
    return {**ends, "value_stated": f"{value:,} {UNITS[unit][1]} to {high:,} {UNITS[unit][1]}", "unit": unit}


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def write_corpus(folder: Path, size: Size, seed: int) -> None:
    """Write ``sources/`` into a folder that does not have one."""
    sources = folder / "sources"
    shutil.copytree(VOCABULARY, sources / "vocabulary")
    (sources / "README.md").write_text("Synthetic sources: every number and word is invented, to measure builds.\n")
    for name in ("statistics", "policy_events", "articles", "claims"):
        (sources / name).mkdir()
    invention = Invention(seed)
    (sources / "publications.yml").write_text(yaml.safe_dump(publications(size.statistics), sort_keys=False), "utf-8")
    _write_csv(sources / "statistics" / "synthetic.csv", statistics(invention, size.statistics))
    _write_lines(sources / "policy_events" / "synthetic.jsonl", events(invention, size.events))
    _write_lines(sources / "articles" / "synthetic.jsonl", articles(invention, size.articles))
    _write_lines(sources / "claims" / "synthetic.jsonl", claims(invention, size))


def _write_csv(path: Path, records: Iterator[Record]) -> None:
    first = next(records)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(first), lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(records)


def _write_lines(path: Path, records: Iterator[Record]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a synthetic knowledge base, to measure builds.")
    parser.add_argument("folder", type=Path, help="where to write sources/; must not have it yet")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--about-one-number", type=int, default=None, help="of these claims; by default a tenth")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    about = given.claims // 10 if given.about_one_number is None else given.about_one_number
    write_corpus(given.folder, Size(given.claims, about), given.seed)


if __name__ == "__main__":
    main()
