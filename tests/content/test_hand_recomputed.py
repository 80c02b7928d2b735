"""Ten claims drawn at random, each worked out by hand from ``sources/statistics``.

Drawn with ``random.Random(2012).sample`` from the 179 claims, in the order of their ids, that had an official verdict
on 21 November 2026. The draw is kept here as it fell: claims that are added later do not change it. Larger draws under
the present method, read by somebody who did not write it, are in docs/audit.md.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest


class Drawn(NamedTuple):
    """What the row of ``claim_checks`` must hold: its verdict, how near the numbers are, who says the figure."""

    check: str
    verdict: str
    nearness: str | None
    independence: str | None
    figure: float | None
    ratio: float | None


DRAWN = (
    # separation-output.csv: 96,900 t for 2011, white paper of 2012, read in E-MJ, which is the article itself.
    Drawn("emj-2012-separation-output/printed/official", "own-source", "agrees", "own-source", 96_900, 1),
    # smuggled-seized.csv: 769 t for 2011, white paper of 2012, which is the article itself.
    Drawn("scio-2012-smuggling-seized/printed/official", "own-source", "agrees", "own-source", 769, 1),
    # Our own article quotes the US Geological Survey; reserves.csv: China 2024, 44,000,000 t, MCS 2025.
    Drawn("kb-2026-usgs-2025-china/printed/official", "quoted-correctly", "agrees", "quotes-source", 44e6, 1),
    # The same; mine-production.csv: world 2020, 240,000 t in MCS 2022, one of four values that editions have.
    Drawn("kb-2026-output-2020-world/printed/official", "quoted-correctly", "agrees", "quotes-source", 240_000, 1),
    # The same for 2016 to 2021: 44,000,000 t in MCS 2017, 2018, 2019, 2021 and 2022; 2019 is held from the press only.
    Drawn("kb-2026-usgs-2017-2022-china/printed/official", "quoted-correctly", "agrees", "quotes-source", 44e6, 1),
    # reserves.csv: world 2009, 99,000,000 t, MCS 2010, read in the article itself. 99 / 98.6 = 1.00406.
    Drawn("tmr-2011-reserves-world-2010-sum/printed/official", "own-source", "agrees", "own-source", 99e6, 1.00406),
    # separation-output.csv: 96,900 t for 2011, white paper of June 2012; the article of August names the customs,
    # another body of the same government.
    Drawn("abrasivesunion-2012-output-2011/printed/official", "quoted-correctly", "agrees", "quotes-source", 96_900, 1),
    # No year: nothing is set beside it.
    Drawn("stocks-decreased-reserves-share-once/printed/official", "undated", None, None, None, None),
    # "Would mean": arithmetic only. 16,265 / (1 - 0.035) = 16,854.9.
    Drawn("tmr-2013-exports-2011-implied/printed/arithmetic", "agrees", "agrees", None, 16_854.9222798, 1.0),
    # Worked out in our own article: MCS 2014 has 55 of 140 million t for 2013, 39.2857 %; 39.2857 / 39 = 1.00733.
    Drawn("kb-2026-usgs-2014-share/printed/official", "agrees", "agrees", "independent", 39.2857142857, 1.00733),
)


@pytest.fixture(scope="module")
def database(real_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn.check)
def test_row(database: sqlite3.Connection, drawn: Drawn) -> None:
    row = database.execute(
        "select id, verdict, nearness, independence, coalesce(reference_max, reference_min), ratio "
        "from claim_checks where id = ?",
        (drawn.check,),
    ).fetchone()
    assert row[:4] == drawn[:4]
    assert row[4:] == (drawn[4:] if drawn.figure is None else pytest.approx(drawn[4:], rel=1e-5))
