"""A small correct knowledge base, written into a folder, in which a test then changes single things.

It is about lithium: nothing in the code may know which metal it serves. Two articles (one with a text of our
own in the repository, one whose text is supplied from outside), one life of a policy event from announcement
to suspension, official and press figures, and at least one record of every other kind.
"""

import hashlib
import json
import random
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge_base.building.build import Options, Result, build
from knowledge_base.reading.reader import check

WORDS = """\
# Words of this field.
- {scheme: actor-kind, word: agency, definition: "Part of a state."}
- {scheme: actor-kind, word: media, definition: "A newspaper or news site."}
- {scheme: article-kind, word: news, definition: "A report."}
- {scheme: article-kind, word: analysis, definition: "An argued piece."}
- {scheme: basis, word: lce, definition: "Lithium carbonate equivalent."}
- {scheme: basis, word: content, definition: "Lithium contained."}
- {scheme: coverage, word: whole, definition: "The whole text was read."}
- {scheme: instrument, word: export-control, definition: "A licence is needed to export."}
- {scheme: instrument, word: agreement, definition: "A treaty or an arrangement."}
- {scheme: material-kind, word: element, definition: "A chemical element."}
- {scheme: material-kind, word: product, definition: "What is made of it."}
- {scheme: place-kind, word: country, definition: "A state."}
- {scheme: place-kind, word: world, definition: "All of it."}
- {scheme: supply-chain-stage, word: trade, definition: "Import and export."}
"""

TOPICS = """\
- {id: trade, name: Trade, definition: "What crosses borders."}
- {id: reserves, name: Reserves, definition: "What lies in the ground.", aliases: [deposits]}
"""

UNITS = """\
- {id: tonne, name: tonne, symbol: t, definition: "[mass]"}
- {id: kilogram, name: kilogram, symbol: kg, definition: "tonne / 1000"}
- {id: million-tonne, name: million tonnes, symbol: Mt, number_word: million, definition: "1000000 * tonne"}
- {id: percent, name: per cent, symbol: "%", definition: "[proportion]"}
- {id: percentage-point, name: percentage point, symbol: pp, definition: "[proportion_difference]"}
"""

PLACES = """\
- {id: cn, name: China, kind: country, iso_code: CN, aliases: [PRC, 中国], parent: world}
- {id: cl, name: Chile, kind: country, iso_code: CL, parent: world}
- {id: world, name: World, name_in_text: the world, kind: world}
"""

MATERIALS = """\
- {id: lithium, name: Lithium, kind: element, symbol: Li, name_original: 锂, definition: "Element 3."}
- {id: hydroxide, name: Lithium hydroxide, kind: product, parent: lithium, definition: "For batteries."}
"""

INDICATORS = """\
- {id: reserves, name: Reserves, unit: tonne, bases: [lce, content], definition: "What could be extracted."}
- {id: reserves-share, name: Share of world reserves, unit: percent, share_of: reserves, whole_place: world,
   definition: "A place's reserves as a share of the world's."}
- {id: share-change, name: Change of the share, unit: percentage-point, definition: "In percentage points."}
"""

ACTORS = """\
- {id: geological-survey, name: Geological Survey, aliases: [USGS], kind: agency, place: cl}
- {id: ministry, name: Ministry of Commerce, name_original: 商务部, kind: agency, place: cn}
- {id: the-paper, name: The Paper, kind: media, url: "https://paper.example/"}
- {id: lithium-desk, name: Lithium Desk, kind: media, definition: "Those who keep these records."}
"""

PUBLICATIONS = """\
- id: survey-2013
  title: Mineral Survey 2013
  kind: official
  publisher: geological-survey
  year: 2013
  date_published: 2013-01
  series: survey

- id: paper-2013
  title: Lithium in figures
  kind: press
  publisher: the-paper
  year: 2013
"""

STATISTICS = """\
id,indicator,place,material,basis,year,value,unit,publication,value_status,confidence,note
reserves-cn-2012,reserves,cn,lithium,content,2012,3.5,million-tonne,survey-2013,estimated,confirmed,
reserves-world-2012,reserves,world,lithium,content,2012,13000000,tonne,survey-2013,reported,confirmed,"Rounded, so."
"""

EVENTS = """\
- id: cn-2012-licences
  title: China introduces export licences for lithium
  jurisdiction: cn
  issuer: ministry
  instrument: export-control
  supply_chain_stage: trade
  date_announced: 2012-05
  date_effective: 2012-07-01
  summary: Whoever exports lithium needs a licence.
  publication: paper-2013
  confidence: confirmed
  topics:
    - trade
  materials:
    - lithium
    - hydroxide

- id: cn-2013-truce
  title: China suspends the licences for a year
  jurisdiction: cn
  instrument: agreement
  supply_chain_stage: trade
  date_announced: 2013-01-10
  date_ended: 2014-01-09
  next_check: 2014-01-10
  summary: The licences are not asked for during one year.
  confidence: confirmed
  links:
    - relation: suspends
      event: cn-2012-licences
      note: For one year.
"""

OUTSIDE_TEXT = """\
China holds 3.5 million tons of lithium reserves,
more than a quarter of what the world has.
The ministry said “licences are needed” from July.
Of 1.3 billion tons in the world, 9.5 million lie elsewhere.
The price rose. The price fell.
Advertisement: buy batteries
"""

OWN_TEXT = "China's share of the reserves fell by 2 points. It stands at 15%.\n"

PAPER = f"""\
---
id: paper
title: Who has the lithium
kind: news
publisher: the-paper
authors:
  - A. Writer
date_published: 2013-02-03
language: en
url: https://paper.example/lithium
rights: all-rights-reserved
coverage: whole
text_sha256: {hashlib.sha256(OUTSIDE_TEXT.encode()).hexdigest()}
text_until: "Advertisement:"
topics:
  - reserves
  - trade
mentions:
  - event: cn-2012-licences
    quote: licences are needed
---

China holds a quarter of the lithium.
"""

OWN = """\
---
title: A note on shares
kind: analysis
date_published: 2013~
language: en
rights: cc-by
coverage: whole
---

A note of our own.
"""

PAPER_CLAIMS = """\
- id: paper-reserves
  statement: China has 3.5 million t of lithium reserves.
  kind: quantity
  indicator: reserves
  place: cn
  material: lithium
  period: 2012
  value_stated: 3.5 million tons
  bound: exact
  value: 3.5
  unit: million-tonne
  attributed_to: ministry
  quote: China holds 3.5 million tons of lithium reserves
  topics:
    - reserves

- id: paper-share
  statement: China has more than a quarter of the reserves.
  kind: quantity
  indicator: reserves-share
  place: cn
  material: lithium
  period: 2012
  value_stated: more than 25%
  bound: at-least
  value: 25
  unit: percent
  quote: more than a quarter of what the world has

- id: paper-world
  statement: The world has 13 million t of lithium reserves.
  kind: quantity
  indicator: reserves
  place: world
  material: lithium
  period: 2012
  value_stated: 1.3 billion tons
  bound: exact
  value: 13
  unit: million-tonne
  correction: A thousand and ten were taken for one number word.
  correction_kind: translation-scale
  quote: Of 1.3 billion tons in the world

- id: paper-elsewhere
  statement: 9.5 million t of the reserves lie outside China.
  kind: quantity
  value_stated: 9.5 million
  bound: exact
  value: 9.5
  unit: million-tonne
  quote: 9.5 million lie elsewhere
  follows_from: "{paper-world} - {paper-reserves}"

- id: paper-licences
  statement: Licences are needed from July 2012.
  kind: fact
  period: 2012-07
  policy_event: cn-2012-licences
  quote: "said \\"licences are needed\\" from July"
  topics:
    - trade

- id: paper-price
  statement: The price rose, then fell.
  kind: fact
  quote: The price
  quote_prefix: rose.
"""

OWN_CLAIMS = """\
- id: own-share
  statement: China has 15 % of the reserves.
  kind: quantity
  indicator: reserves-share
  place: cn
  material: lithium
  basis: content
  period: 2012
  value_stated: 15%
  bound: about
  value: 15
  unit: percent
  quote: It stands at 15%

- id: own-change
  statement: The share fell by two percentage points.
  kind: quantity
  indicator: share-change
  place: cn
  material: lithium
  period: 2012/2013
  value_stated: 2 points
  bound: exact
  value: -2
  unit: percentage-point
  quote: fell by 2 points
"""

ABOUT = """\
---
headline: Who has the lithium?
publisher: lithium-desk
original_language: zh
search_examples: [reserves of Chile, 储量]
shown_materials: element
featured:
  - title: China
    indicator: reserves
    place: cn
    material: lithium
---
What is claimed about **lithium**.

## What is not in here

Prices.

## Limits of the figures

- One survey.
"""

FILES = {
    "about.md": ABOUT,
    "vocabulary/words.yml": WORDS,
    "vocabulary/topics.yml": TOPICS,
    "vocabulary/units.yml": UNITS,
    "vocabulary/places.yml": PLACES,
    "vocabulary/materials.yml": MATERIALS,
    "vocabulary/indicators.yml": INDICATORS,
    "vocabulary/actors/all.yml": ACTORS,
    "publications.yml": PUBLICATIONS,
    "statistics/reserves.csv": STATISTICS,
    "policy_events/cn.yml": EVENTS,
    "articles/paper.md": PAPER,
    "articles/note.md": OWN,
    "articles/note.txt": OWN_TEXT,
    "claims/paper.yml": PAPER_CLAIMS,
    "claims/note.yml": OWN_CLAIMS,
}
"""Path below ``sources/`` to content."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files of a knowledge base in ``folder/sources`` and the supplied texts in ``folder/texts``."""

    folder: Path

    @property
    def sources(self) -> Path:
        return self.folder / "sources"

    @property
    def texts(self) -> Path:
        return self.folder / "texts"

    @property
    def target(self) -> Path:
        return self.folder / "out" / "lithium.db"

    def write(self, name: str, content: str | bytes) -> Path:
        """Write one source file, whole."""
        path = self.sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        """Change the one place in a source file where ``old`` occurs. Raises ValueError when it is not one place."""
        text = (self.sources / name).read_text("utf-8")
        if text.count(old) != 1:
            raise ValueError(f"'{old}' occurs {text.count(old)} times in {name}")
        self.write(name, text.replace(old, new))

    def append(self, name: str, content: str) -> int:
        """Add to the end of a source file; return the number of the first new line."""
        path = self.sources / name
        text = path.read_text("utf-8") if path.exists() else ""
        self.write(name, text + content)
        return text.count("\n") + 1

    def append_json(self, name: str, records: Iterable[dict[str, object]]) -> None:
        """Add records to a JSON Lines file."""
        self.append(name, "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))

    def remove(self, name: str) -> None:
        (self.sources / name).unlink()

    def problems(self) -> list[str]:
        """Check the sources, with the texts supplied; return every problem as people see it."""
        return [str(problem) for problem in check(self.sources, (self.texts,))[1]]

    def build(self, as_of: date | None = None, *, with_texts: bool = True) -> Result:
        """Build ``target``."""
        texts = (self.texts,) if with_texts else ()
        return build(Options(self.sources, self.target, texts, as_of=as_of))

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Ask the database that was built."""
        with closing(sqlite3.connect(f"file:{self.target}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]


def made_up_claims(count: int, seed: int = 0) -> Iterator[dict[str, object]]:
    """Many sound claims of the note, with every bound and all sorts of numbers; the same ones for the same seed."""
    dice = random.Random(seed)
    for number in range(count):
        indicator, unit = dice.choice(
            [("reserves", "tonne"), ("reserves", "million-tonne"), ("reserves-share", "percent")]
        )
        value = dice.choice([0, -7, 1e-9, 1e14, dice.randint(1, 10**7), round(100 * dice.random(), 2)])
        year = dice.randint(1990, 2020)
        yield {
            "id": f"made-up-{number}",
            "article": "note",
            "statement": f"Number {number} is made up; 第{number}条。",
            "kind": "quantity",
            "indicator": indicator,
            "place": dice.choice(["cn", "cl", "world"]),
            "material": "lithium",
            "basis": dice.choice(["lce", "content", None]),
            "period": dice.choice([None, str(year), f"{year}~", f"{year}/{year + 3}", f"{year}/..", f"../{year}"]),
            "value_stated": f"{abs(value):.15f}".rstrip("0").rstrip("."),
            "bound": dice.choice(["exact", "about", "at-least", "at-most"]),
            "value": value,
            "unit": unit,
            "topics": dice.choice([[], ["reserves"], ["reserves", "trade"]]),
        }


def write_corpus(folder: Path) -> Corpus:
    """Write the small correct corpus into a folder."""
    corpus = Corpus(folder)
    for name, content in FILES.items():
        corpus.write(name, content)
    corpus.texts.mkdir(parents=True)
    (corpus.texts / "any name.txt").write_text(OUTSIDE_TEXT, "utf-8")
    corpus.target.parent.mkdir()
    return corpus
