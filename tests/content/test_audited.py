"""What the audit of November 2026 (docs/audit.md) found wrong, each as it must come out since."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def database(real_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


VERDICTS = {
    # Customs speak of their own 16,265 t, and printed the 53 % beside it.
    "global-times-2013-quota-use": ("quoted-correctly", "quotes-source"),
    "global-times-2013-exports-growth": ("quoted-correctly", "quotes-source"),
    # The ministry's 18,600 t were read in this very paper; what is left is 16,855 t by the customs.
    "tmr-2012-exports-official": ("close", "independent"),
    # 55 million t were read here, and in the Survey's own notice of four days later.
    "tmr-2011-reserves-china-2011-edition": ("quoted-correctly", "quotes-source"),
    # The batch of domestic exporters, by the article's own table; 28,417 t are the batch of all.
    "clb-2011-2009-second-batch": ("no-reference", None),
    # One government: its white paper, its customs and its ministries repeat each other's numbers.
    "china-daily-2012-smuggling-seized": ("quoted-correctly", "quotes-source"),
    "taiwan-cn-2012-import-excess-2008": ("quoted-correctly", "quotes-source"),
    "scio-2012-import-excess-2011": ("own-source", "own-source"),
    "tax-2011-light": ("quoted-correctly", "quotes-source"),
    # Not confirmed, but contradicted: two bodies that count apart.
    "tmr-2013-exports-2011-ministry": ("close", "independent"),
    # Not the claim lacks a year: no figure is held for any.
    "toms-licences-one-year": ("no-reference", None),
    "gta-2010-licensed-firms": ("no-reference", None),
    "scio-2012-s3-planned-areas": ("no-reference", None),
}


@pytest.mark.parametrize("claim", VERDICTS)
def test_verdict(database: sqlite3.Connection, claim: str) -> None:
    row = database.execute("select verdict, independence from claims where id = ?", (claim,)).fetchone()
    assert row == VERDICTS[claim]


def explanation(database: sqlite3.Connection, claim: str, method: str = "official") -> str:
    query = "select explanation from claim_checks where claim_id = ? and method = ? order by reading"
    return str(database.execute(query, (claim, method)).fetchone()[0])


def test_what_was_held_against_another_count_says_that_it_decides_nothing(database: sqlite3.Connection) -> None:
    assert "28,417 t" in explanation(database, "clb-2011-2009-second-batch", "other-basis")
    assert "the quota of Chinese-owned exporters" in explanation(database, "clb-2011-2009-second-batch")


def test_a_misprint_is_the_paper_s_and_not_the_speaker_s(database: sqlite3.Connection) -> None:
    printed = explanation(database, "stocks-decreased-separation-capacity", "correction")
    assert printed.startswith("Alljaymelangford.com (vendor site) printed “30 million tons” for China's separation ")
    assert "citing Chen Zhanheng" in printed


def test_what_an_article_reports_stands_in_its_own_words(database: sqlite3.Connection) -> None:
    assert explanation(database, "xinhua-2012-import-excess").startswith("According to the Xinhua News Agency, ")


def test_the_source_that_a_claim_names_has_its_say(database: sqlite3.Connection) -> None:
    assert "the source that it names implies 16,855 t" in explanation(database, "china-daily-2012-exports-2011")


def test_a_share_in_which_no_year_comes_near_was_never_so(database: sqlite3.Connection) -> None:
    """99 % of the market; the highest that the Survey's tables imply is 97.7 %."""
    assert explanation(database, "fx361-2018-market-share-peak").endswith("In none of these years was it so.")


def test_supply_says_that_it_is_measured_by_mine_production(database: sqlite3.Connection) -> None:
    assert "100,000 of 110,000 t of mine production" in explanation(database, "mining-com-2012-supply-share")


def test_a_figure_of_another_page_of_the_paper_is_not_said_to_be_of_this_one(database: sqlite3.Connection) -> None:
    assert "was read in the same paper, so it confirms" in explanation(database, "tmr-2011-h1-2010-batch")


def test_a_rank_held_for_years_is_looked_at_in_each(database: sqlite3.Connection) -> None:
    query = "select explanation from claim_checks where claim_id = 'fx361-2018-largest-supplier'"
    (said,) = database.execute(query).fetchone()
    assert " for 2018. That is first place, as the claim says; so it is for 2005, 2006, " in said


def test_no_explanation_is_broken(database: sqlite3.Connection) -> None:
    """A rise that "is fell", a figure of nine decimals, a number without what it is of."""
    broken = re.compile(
        r"implies that it|says that it (fell|rose)|is (fell|rose)|\d\.\d{5}|gave [\d,.]+ \S+\. We hold no"
    )
    found = [row for row in database.execute("select id, explanation from claim_checks") if broken.search(row[1])]
    assert found == []


@pytest.mark.parametrize(
    ("period", "figure"),
    [("2009-01/2009-06", 21_728), ("2010-01/2010-06", 22_282), ("2011-01/2011-06", 14_446), ("2010-07/2010-12", 7_976)],
)
def test_beside_a_half_year_is_the_figure_of_that_half(database: sqlite3.Connection, period: str, figure: int) -> None:
    query = (
        "select figure_now from numbers where indicator_id = 'export-quota-batch' and place_id = 'cn' and period = ?"
    )
    assert database.execute(query, (period,)).fetchone() == (figure,)
