"""What the pages of the shipped claims say of them: the figure that decides is there, and nothing is said too much."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from knowledge_base.web.queries import sql_of
from tests.support.site_pages import Html

HOME = "/rare_earths"

CITED = """
select claim_checks.claim_id, claim_checks.method, claim_checks.figure_id, figures.implication,
  claims.indicator_id, claims.place_id, claims.material_id
from claim_checks
join claims on claims.id = claim_checks.claim_id
left join figures on figures.id = claim_checks.figure_id
where claim_checks.figure_id is not null
order by claim_checks.claim_id, claim_checks.method
"""


@pytest.fixture(scope="module")
def connection(real_database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened


@pytest.fixture(scope="module")
def cited(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    """Every check that cites a figure."""
    return connection.execute(CITED).fetchall()


def page(site: httpx.Client, claim: str) -> Html:
    answer = site.get(f"{HOME}/claims/{claim}")
    assert answer.status_code == 200
    found = Html(answer.text)
    assert found.faults == []
    return found


def test_every_figure_that_a_check_cites_is_among_the_figures_of_its_claim(
    connection: sqlite3.Connection, cited: list[sqlite3.Row]
) -> None:
    numbers = {(row["indicator_id"], row["place_id"], row["material_id"]) for row in cited}
    listed = {
        number: {
            row["id"]
            for row in connection.execute(
                sql_of("figures_of_number"), dict(zip(("indicator", "place", "material"), number, strict=True))
            )
        }
        for number in numbers
    }

    missing = [
        (row["claim_id"], row["figure_id"])
        for row in cited
        if row["figure_id"] not in listed[row["indicator_id"], row["place_id"], row["material_id"]]
    ]
    assert (missing, len(cited) > 150) == ([], True)


def test_the_figure_that_a_check_cites_is_marked_on_the_page_of_its_claim(
    real_site: httpx.Client, cited: list[sqlite3.Row]
) -> None:
    of_every_sort = {(row["method"], row["implication"]): row for row in cited}
    assert {"official", "rank", "trend", "outcome"} <= {method for method, _ in of_every_sort}
    assert {None, "share", "growth", "level", "mixed-growth"} <= {implication for _, implication in of_every_sort}

    for row in of_every_sort.values():
        found = page(real_site, row["claim_id"])
        marked = {values["id"] for _, values in found.elements if values.get("class") == "cited"}
        assert f"figure-{row['figure_id']}" in marked
        assert "only claims give this number" not in found.text


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("stocks-decreased-reserves-share-once", "names no year"),
        ("stocks-decreased-reserves-share-once", "In none of these years was it so."),
        ("abrasivesunion-2012-exports-2011", "agrees with an independent figure"),
        ("abrasivesunion-2012-exports-2011", "The figure was printed by somebody else than the claim's speaker"),
        ("abrasivesunion-2012-exports-2011", "It fits the newest edition of all better"),
        ("abrasivesunion-2012-exports-2011", "the article does not say (inferred from the figures it fits: gross"),
        ("abrasivesunion-2012-exports-2011", "16,265 t in 2012, when it fell 3.5 %"),
        ("bloomberg-2010-reserves-2009", "(it fits a figure of which nobody knows how it counts)"),
        ("abrasivesunion-2012-exports-forecast", "forecast was missed"),
        ("abrasivesunion-2012-exports-forecast", "Forecasts are not compared with claims."),
        ("cna-quotas-mining-growth-2024", "270,000 t in 2024, 255,000 t in 2023"),
        ("shrinkage-us-second-largest-reserves", "number 2 in the world"),
        ("shrinkage-us-second-largest-reserves", "depends on what is counted"),
        ("counterpunch-2006-last-plant-closed", "date is contested"),
        ("tmr-2013-exports-growth", "two series, which may not count alike"),
        ("tmr-2013-exports-2011-implied", "the article only supposes it"),
        ("tmr-2012-smuggled-tonnes", "the article denies it, doubts it or takes it back"),
        ("stocks-decreased-reserves-share-2012", "quotes its source correctly"),
    ],
)
def test_the_page_of_a_claim_says_what_it_comes_to(real_site: httpx.Client, claim: str, words: str) -> None:
    assert words in page(real_site, claim).text


def test_an_article_of_our_own_is_said_to_be_one_and_has_no_verdict(
    real_site: httpx.Client, connection: sqlite3.Connection
) -> None:
    claim, article = connection.execute(
        "select claims.id, article_id from claims join articles on articles.id = article_id "
        "join about on about.publisher_id = articles.publisher_id where value_stated is not null order by claims.id"
    ).fetchone()

    assert "This is an article of our own" in page(real_site, claim).text
    assert [values for _, values in page(real_site, claim).elements if values.get("class") == "big-verdict"] == []
    assert "This is an article of our own" in Html(real_site.get(f"{HOME}/articles/{article}").text).text


def test_no_claim_is_said_to_agree_with_an_independent_figure_that_is_none(
    real_site: httpx.Client, connection: sqlite3.Connection
) -> None:
    near = connection.execute(
        "select id from claims where verdict in ('agrees', 'close', 'loose', 'differs') "
        "and independence <> 'independent'"
    ).fetchall()

    assert [row["id"] for row in near if "an independent figure" in page(real_site, row["id"]).text] == []


def test_no_detail_says_again_what_the_sentence_says(connection: sqlite3.Connection) -> None:
    again = connection.execute("select id from claim_checks where instr(explanation, details)").fetchall()

    assert [row["id"] for row in again] == []


def test_contested_numbers_are_shown_with_their_answers(
    real_site: httpx.Client, connection: sqlite3.Connection
) -> None:
    answers = [
        row["answer"]
        for row in connection.execute(
            "select answer from numbers where is_contested and period is null order by weight desc"
        )
    ]
    contested, home = (Html(real_site.get(path).text).text for path in ("/contested", "/"))

    assert [answer for answer in answers if answer not in contested] == []
    assert (len(answers) > 6, answers[0] in home) == (True, True)
