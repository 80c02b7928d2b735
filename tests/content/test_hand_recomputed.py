"""Ten claims drawn at random, each worked out by hand from ``sources/statistics`` and compared to the last letter.

Drawn with ``random.Random(2012).sample`` from the 179 claims, in the order of their ids, that had an official verdict
on 21 November 2026. The draw is kept here as it fell: claims that are added later do not change it.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest


class Drawn(NamedTuple):
    """What must stand in a claim's row of ``claim_checks``."""

    claim: str
    value: float
    reference: tuple[float, float]
    verdict: str
    ratio: float
    explanation: str


WHITE_PAPER = "Situation and Policies of China's Rare Earth Industry (white paper)"

DRAWN = (
    # separation-output.csv: 96,900 t for 2011, white paper of 2012, read in E-MJ, which is the article itself.
    # 96,900 / 96,900 = 1.
    Drawn(
        "emj-2012-separation-output",
        96_900,
        (96_900, 96_900),
        "agrees",
        1.0,
        "The article says 96,900 t. "
        f"Official figures put China's separation output in 2011 at 96,900 t ({WHITE_PAPER}). "
        "The claim agrees with it. The figure was read in this very article, so this confirms nothing.",
    ),
    # smuggled-seized.csv: 769 t for 2011, white paper of 2012. 769 / 769 = 1.
    Drawn(
        "scio-2012-smuggling-seized",
        769,
        (769, 769),
        "agrees",
        1.0,
        "The article says 769 t. "
        f"Official figures put China's seizures of smuggled goods in 2011 at 769 t ({WHITE_PAPER}). "
        "The claim agrees with it.",
    ),
    # reserves.csv: China 2024, 44,000,000 t, MCS 2025. 44 / 44 = 1.
    Drawn(
        "kb-2026-usgs-2025-china",
        44_000_000,
        (44_000_000, 44_000_000),
        "agrees",
        1.0,
        "The article says 44 million t. Official figures put China's reserves in 2024 at 44 million t "
        "(Mineral Commodity Summaries 2025: Rare earths). The claim agrees with it.",
    ),
    # mine-production.csv: world 2020, 240,000 (MCS 2021 and 2022), 243,000 (DS140) and 250,000 t (MYB 2022): 240 lies
    # within.
    Drawn(
        "kb-2026-output-2020-world",
        240_000,
        (240_000, 250_000),
        "agrees",
        1.0,
        "The article says 240,000 t. Official figures put the world's mine production in 2020 at 240,000 to 250,000 t "
        "(lowest: Mineral Commodity Summaries 2021: Rare earths; "
        "highest: Minerals Yearbook 2022: Rare earths, tables-only release). The claim lies within this range. "
        "Figures of 4 editions were compared.",
    ),
    # reserves.csv: China 2016, 2017, 2018, 2020 and 2021, 44,000,000 t in MCS 2017, 2018, 2019, 2021 and 2022; for 2019
    # there is a press page only, which does not decide. Five editions in all.
    Drawn(
        "kb-2026-usgs-2017-2022-china",
        44_000_000,
        (44_000_000, 44_000_000),
        "agrees",
        1.0,
        "The article says 44 million t. Official figures put China's reserves from 2016 to 2021 at 44 million t "
        "(Mineral Commodity Summaries 2017: Rare earths and 4 other editions). The claim agrees with it.",
    ),
    # reserves.csv: world 2009, 99,000,000 t, MCS 2010, read in the article itself. 99 / 98.6 = 1.00406, less than 1 %.
    Drawn(
        "tmr-2011-reserves-world-2010-sum",
        98_600_000,
        (99_000_000, 99_000_000),
        "agrees",
        1.00406,
        "The article says 98.6 million t. Official figures put the world's reserves in 2009 at 99 million t "
        "(Mineral Commodity Summaries 2010: Rare earths). The claim agrees: it lies within 1 % of the figure. "
        "The figure was read in this very article, so this confirms nothing.",
    ),
    # separation-output.csv: 96,900 t for 2011, white paper (official) and association (not). 96,900 / 96,900 = 1.
    Drawn(
        "abrasivesunion-2012-output-2011",
        96_900,
        (96_900, 96_900),
        "agrees",
        1.0,
        "The article says 96,900 t. "
        f"Official figures put China's separation output in 2011 at 96,900 t ({WHITE_PAPER}). "
        "The claim agrees with it.",
    ),
    # reserves.csv, shares of one edition each, all years up to 2013: lowest 27 / 88 = 30.68 % (MCS 2003 to 2009),
    # highest 55 / 110 = 50 % (MCS 2011 to 2013). 71.1 / 50 = 1.422; 71.1 - 50 = 21.1. Sixteen editions have China and
    # the world: MCS 1998 to 2004 and 2006 to 2014. reserves-share.csv: 23 % in 2012, on another basis.
    Drawn(
        "stocks-decreased-reserves-share-once",
        71.1,
        (30.6818181818, 50),
        "differs",
        1.422,
        "The article says 71.1 %. "
        "Official figures put China's share of world reserves from 1997 to 2013 at 30.7 to 50 % "
        "(lowest: 27 of 88 million, Mineral Commodity Summaries 2003: Rare earths; "
        "highest: 55 of 110 million, Mineral Commodity Summaries 2011: Rare earths). "
        "The claim is 1.42 times the highest of them, 21.1 percentage points above it. "
        "The article does not say on which basis it counts; "
        "these figures count what can be extracted economically now, in the sense of the US Geological Survey, in REO. "
        "The article gives no year, so the figures of all years up to its own were used. "
        "Figures of 16 editions were compared. "
        "Official figures that count reserves in the class of the Chinese authorities, narrower than that of the US "
        f"Geological Survey, put it in 2012 at 23 % ({WHITE_PAPER}): not like with like.",
    ),
    # exports.csv: 18,600 t for 2011, industry ministry, read in the article itself (the association's 16,900 t is not
    # official).
    # 18,600 / 16,855 = 1.10353; 1 - 16,855 / 18,600 = 9.4 %.
    Drawn(
        "tmr-2013-exports-2011-implied",
        16_855,
        (18_600, 18_600),
        "close",
        1.10353,
        "The article says 16,855 t. Official figures put China's exports in 2011 at 18,600 t "
        "(Industry ministry: rare-earth exports in 2011). The claim is close: 9 % below the figure. "
        "The article does not say on which basis it counts; "
        "these figures count products as traded, by weight, whatever their rare-earth content. "
        "The figure, too, was read in this very article.",
    ),
    # reserves.csv: MCS 2014 has 55 of 140 million t for 2013, 39.2857 %; 39.2857 / 39 = 1.00733, less than 1 %.
    Drawn(
        "kb-2026-usgs-2014-share",
        39,
        (39.2857142857, 39.2857142857),
        "agrees",
        1.00733,
        "The article says about 39 %. Official figures put China's share of world reserves in 2013 at 39.3 % "
        "(55 of 140 million, Mineral Commodity Summaries 2014: Rare earths). "
        "The claim agrees: it lies within 1 % of the figure.",
    ),
)


@pytest.fixture(scope="module")
def database(real_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn.claim)
def test_row(database: sqlite3.Connection, drawn: Drawn) -> None:
    row = database.execute(
        "select claim_min, claim_max, reference_min, reference_max, verdict, ratio, explanation from claim_checks "
        "where id = ?",
        (f"{drawn.claim}/printed/official",),
    ).fetchone()
    assert row == (drawn.value, drawn.value, *drawn.reference, drawn.verdict, drawn.ratio, drawn.explanation)
