"""What claims come to is counted apart, each claim once, by one statement for pages and the README alike."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from knowledge_base.web.queries import sql_of
from tests.support.site_pages import Html
from tests.support.small_corpus import Corpus
from tools.coverage import JUDGED

NUMBERS = (
    "Held against independent figures",
    "Held against their own source",
    "Misplaced units and digits",
    "Not decided",
)


@pytest.fixture(params=["lithium", "small"])
def built(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """The invented project, and the small corpus with one of its two articles retracted."""
    if request.param == "lithium":
        path: Path = request.getfixturevalue("lithium_database")
    else:
        corpus = request.getfixturevalue("corpus")
        corpus.replace("articles/note.md", "coverage: whole", "coverage: whole\nretracted: 2013-03-01")
        assert corpus.build().is_written
        path = corpus.target
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute(sql_of("counts")).fetchone())


def test_every_judged_number_is_counted_in_one_group(built: sqlite3.Connection) -> None:
    found = counts(built)

    assert sum(found[column] for title in NUMBERS for column in JUDGED[title]) == found["claims_judged"]
    assert (
        found["claims_judged"]
        == built.execute("select count(*) from claims where has_voice and verdict is not null").fetchone()[0]
    )


def test_dates_and_forecasts_are_counted_by_themselves(built: sqlite3.Connection) -> None:
    found = counts(built)

    assert sum(found[column] for column in JUDGED["Dates of policy events"]) == found["dates"]
    assert sum(found[column] for column in JUDGED["Forecasts"]) == found["forecasts"]


def test_a_retracted_article_counts_for_nothing(corpus: Corpus) -> None:
    def counted(*retracted: str) -> tuple[int, int, int]:
        for article in retracted:
            corpus.replace(f"articles/{article}.md", "coverage: whole", "coverage: whole\nretracted: 2013-03-01")
        assert corpus.build().is_written
        (found,) = corpus.rows(sql_of("counts"))
        return found["claims"], found["claims_that_count"], found["differ"]

    assert counted() == (8, 8, 1)
    assert counted("note") == (8, 6, 0)
    assert counted("paper") == (8, 0, 0)
    assert {row["claims"] for row in corpus.rows(sql_of("judgement_words"))} == {0}


def test_an_article_of_our_own_counts_for_nothing(database: sqlite3.Connection) -> None:
    (own,) = database.execute(
        "select count(*) from claims join articles on articles.id = article_id "
        "join about on about.publisher_id = articles.publisher_id"
    ).fetchone()
    (others,) = database.execute(
        "select count(*) from claims where kind <> 'forecast' and article_id not in "
        "(select articles.id from articles join about on about.publisher_id = articles.publisher_id)"
    ).fetchone()
    database.row_factory = sqlite3.Row
    found = dict(database.execute(sql_of("counts")).fetchone())
    database.row_factory = None

    assert (found["claims_that_count"], own > 0) == (others, True)


def test_words_are_counted_as_in_the_groups(built: sqlite3.Connection) -> None:
    words = {row["key"]: row["claims"] for row in built.execute(sql_of("judgement_words"))}
    found = counts(built)

    assert (
        sum(n for key, n in words.items() if ":" not in key) == found["claims_judged"] - found["near_their_own_source"]
    )
    assert (words["agrees"], words["quoted-correctly"]) == (found["agree"], found["quoted_correctly"])
    assert sum(n for key, n in words.items() if key.startswith("outcome:")) == found["forecasts"]
    assert sum(n for key, n in words.items() if key.startswith("date-verdict:")) == found["dates"]


@pytest.mark.parametrize("path", ["/", "/coverage"])
def test_every_count_of_a_page_leads_to_as_many_claims(site: httpx.Client, lithium_database: Path, path: str) -> None:
    source = site.get(path).text
    block = source[source.index('<dl class="judged">') : source.index("</dl>", source.index('<dl class="judged">'))]
    links = [values["href"] for tag, values in Html(block + "</dl>").elements if tag == "a"]
    numbers = [int(text) for text in block.replace("</b>", "<b>").split("<b>")[1::2]]

    counted = [
        site.get(link.replace("/claims?", "/claims.json?")).json()["filtered_table_rows_count"] for link in links
    ]

    assert counted == numbers != []
