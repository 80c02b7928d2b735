"""Claims on which an earlier way of judging went wrong, each with what a fact-checker would say, and why."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def database(real_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


CASES: dict[str, dict[str, Any]] = {
    # Only the coder gave a date; the words give none.
    "toms-licences-jl-mag-customers": {"verdict": None, "date_verdict": None},
    "nyt-origin-fang-yi-named": {"verdict": None, "date_verdict": None},
    "tmr-2012-mining-wto-target": {"verdict": None, "date_verdict": None},
    # The first batch: 22,282 to 14,446 t is -35.2 %; the year's quota hardly changed.
    "usgs-2011-quota-growth-2011": {"verdict": "agrees", "independence": "independent"},
    # "Would be": arithmetic only, no verdict.
    "tmr-2013-exports-2011-implied": {"stance": "supposes", "verdict": None, "arithmetic_verdict": "agrees"},
    # "If the first round is 70 % of the year": conditional, and taken back in the article.
    "tmr-2013-estimate-2014": {"stance": "supposes", "verdict": None, "outcome": None, "arithmetic_verdict": "agrees"},
    # 16,265 after 18,600 t is -12.6 %: the ministry's figure for 2011 beside the customs' for 2012.
    "tmr-2013-exports-growth": {"verdict": "agrees"},
    # Sources say 2003, 2004 and 2006.
    "counterpunch-2006-last-plant-closed": {"date_verdict": "contested"},
    # The white paper is the source of its own number, and of those who quote it.
    "stocks-decreased-reserves-share-2012": {"verdict": "quoted-correctly", "independence": "quotes-source"},
    "scio-2012-reserves-share": {"verdict": "own-source", "basis": None, "basis_inferred": "chinese-classification"},
    # The customs' -3.5 % on 16,265 t in 2012 implies 16,855 t in 2011.
    "abrasivesunion-2012-exports-2011": {"verdict": "agrees", "independence": "independent"},
    "abrasivesunion-2012-quota-use-2011": {"verdict": "agrees", "independence": "independent"},
    # 30 % and 27 million t of one sentence are both held against the US Geological Survey: 36.4 % and 36 million t.
    "bloomberg-2010-share-2009": {"verdict": "differs", "basis": None},
    "bloomberg-2010-reserves-2009": {"verdict": "differs", "basis": None, "basis_inferred": "unknown"},
    # 43 million t in 1996: no figure but the statement of which the article reports.
    "bloomberg-2010-reserves-1996": {"verdict": "own-source", "basis": None},
    # No year is named: nothing to hold it against.
    "stocks-decreased-reserves-share-once": {"verdict": "undated"},
    "cri-2017-reserves-share-once": {"verdict": "undated"},
    "shrinkage-reserves-share-before": {"verdict": "undated"},
    "fx361-2018-market-share-peak": {"verdict": "undated"},
    # Forecasts are not rated like facts: 16,265 t came.
    "abrasivesunion-2012-exports-forecast": {"verdict": None, "outcome": "missed"},
    "mining-com-2012-exports-forecast": {"verdict": None, "outcome": "missed"},
    # MCS 2007: China 27, the CIS 19, the United States 13 million t.
    "shrinkage-cn-largest-reserves": {"kind": "rank", "verdict": "agrees"},
    "shrinkage-us-second-largest-reserves": {"kind": "rank", "verdict": "depends-on-basis"},
    # 43 % in 1997, 30.7 % in 2005.
    "shrinkage-share-declining": {"kind": "trend", "verdict": "agrees"},
    # 52 million t beside 27 million t of the same count: two claims say 27, and nothing else is like with like.
    "shrinkage-cn-reserves": {"verdict": "differs", "conflict_count": 2},
    # The growth that quotas of two years imply is listed where it decides.
    "cna-quotas-mining-growth-2024": {"verdict": "agrees", "independence": "independent"},
    # Legal numbers: a third of a per cent is another number.
    "tmr-2011-quota-2011": {"verdict": "close"},
    "mining-com-2012-quota": {"verdict": "close", "conflict_count": 2},
}


@pytest.mark.parametrize("claim", CASES)
def test_a_claim_is_judged_as_a_fact_checker_would(claim: str, database: sqlite3.Connection) -> None:
    row = database.execute("select * from claims where id = ?", (claim,)).fetchone()
    assert {key: row[key] for key in CASES[claim]} == CASES[claim]


def pairs(database: sqlite3.Connection, claim: str) -> dict[str, str]:
    """Other claim to its relation, whichever of the two the row names first."""
    rows = database.execute(
        "select other_claim_id, relation from claim_comparisons where claim_id = :id "
        "union all select claim_id, relation from claim_comparisons where other_claim_id = :id",
        {"id": claim},
    )
    return dict(tuple(row) for row in rows)


def test_numbers_set_by_law_contradict_each_other_to_the_digit(database: sqlite3.Connection) -> None:
    """31,130 beside 30,996 t for 2012; 30,246 beside 30,184 t for 2011."""
    assert pairs(database, "mining-com-2012-quota")["tmr-2012-final-total"] == "conflicts"
    assert pairs(database, "tmr-2011-quota-2011")["china-daily-2012-quota-2011"] == "conflicts"


def test_estimates_that_may_all_be_so_do_not_agree_and_show_their_spread(database: sqlite3.Connection) -> None:
    """Smuggling: over 21,000, over 10,000, up to 40,000, 20,000 to 30,000 t."""
    assert set(pairs(database, "stocks-decreased-smuggled-exports").values()) == {"compatible"}
    number = database.execute("select * from numbers where id = 'smuggled-exports/cn/rare-earths/all'").fetchone()
    assert (number["is_contested"], number["lowest"], number["highest"]) == (1, 10_000, 40_000)


def test_a_growth_is_contradicted_by_the_amounts_that_are_held(database: sqlite3.Connection) -> None:
    """55,300 t after 53,300 t is +3.75 %, not +11.43 %."""
    row = database.execute("select * from claims where id = 'shrinkage-exports-growth-2005'").fetchone()
    assert row["arithmetic_verdict"] == "differs"
    number = database.execute("select * from numbers where id = 'exports-growth/cn/rare-earths/2005'").fetchone()
    assert (number["is_contested"], number["against_figures"]) == (1, 1)


def test_other_ways_of_counting_are_no_contradiction(database: sqlite3.Connection) -> None:
    """23 % beside 50 %, 27 beside 36 million t."""
    relations = {**pairs(database, "scio-2012-reserves-share"), **pairs(database, "bloomberg-2010-reserves-2009")}
    assert "conflicts" not in relations.values()


def test_a_table_that_prints_more_than_is_at_least(database: sqlite3.Connection) -> None:
    """ ">75,000,000" t in the world make China's 44 million t at most 58.7 %, not 58.7 %."""
    row = database.execute(
        "select value_min, value_max from implied_figures where indicator_id = 'reserves-share' and place_id = 'cn' "
        "and year = 2025 and implication = 'share'"
    ).fetchone()
    assert row["value_min"] is None
    assert row["value_max"] == pytest.approx(100 * 44 / 75)


def test_our_own_articles_have_checks_but_no_verdict_and_no_voice(database: sqlite3.Connection) -> None:
    own = database.execute(
        "select count(*) as claims, count(verdict) as verdicts, sum(has_voice) as voices from claims "
        "join articles on articles.id = article_id join about on about.publisher_id = articles.publisher_id"
    ).fetchone()
    assert own["claims"] > 50
    assert (own["verdicts"], own["voices"]) == (0, 0)
    compared = database.execute(
        "select count(*) from claim_comparisons join claims on claims.id in (claim_id, other_claim_id) "
        "where not has_voice"
    ).fetchone()
    assert compared[0] == 0


def test_no_verdict_is_given_to_what_is_supposed_or_taken_back(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "select count(verdict) from claims where stance in ('supposes', 'withdraws') or kind = 'forecast'"
    ).fetchone()
    assert rows[0] == 0


def test_only_independent_figures_say_that_a_claim_agrees(database: sqlite3.Connection) -> None:
    rows = database.execute(
        "select id from claims where verdict = 'agrees' and independence is not 'independent'"
    ).fetchall()
    assert rows == []


def test_a_figure_read_in_the_very_article_decides_nothing(database: sqlite3.Connection) -> None:
    """By the rule: every figure behind the verdict has the article's own address."""
    rows = database.execute(
        "select claims.id from claims join claim_checks on claim_checks.claim_id = claims.id and method = 'official' "
        "join articles on articles.id = article_id join figures on figures.id = figure_id "
        "join statistics on statistics.id = figures.statistic_id "
        "join publications on publications.id = coalesce(via_publication_id, statistics.publication_id) "
        "where publications.url = articles.url and figures.implication is null "
        "and claims.verdict not in ('own-source') and claims.verdict is not null"
    ).fetchall()
    assert [row["id"] for row in rows] == []
