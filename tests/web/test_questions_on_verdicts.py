"""What the questions about verdicts answer: every claim where it belongs, once, and nothing that does not count."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from knowledge_base.web.questions import questions
from tests.support.small_corpus import Corpus

PLACES = {
    "off_by_a_power_of_ten": "verdict = 'scale-error'",
    "no_official_figure": "verdict = 'no-reference' and has_voice",
    "quoted_correctly_or_not": "independence = 'quotes-source' and has_voice",
    "undated_numbers": "verdict = 'undated' and has_voice",
    "forecasts_and_what_came": "outcome is not null",
    "dates_given_for_events": "date_verdict is not null and has_voice",
}
"""Question to the condition of the claims that it lists, each once."""

DECIDED_BY_OTHERS = ("agrees", "close", "loose", "differs", "scale-error")


@pytest.fixture(scope="module", params=["lithium_database", "real_database"])
def built(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    """The invented project, and the shipped content."""
    path: Path = request.getfixturevalue(request.param)
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def answer(connection: sqlite3.Connection, name: str, **asked: str) -> list[dict[str, Any]]:
    parameters = {**dict.fromkeys(questions()[name].parameters, ""), **asked}
    return [dict(row) for row in connection.execute(questions()[name].sql, parameters)]


@pytest.mark.parametrize("name", PLACES)
def test_every_claim_is_listed_where_it_belongs_and_once(built: sqlite3.Connection, name: str) -> None:
    expected = [key for (key,) in built.execute(f"select id from claims where {PLACES[name]} order by id")]

    assert sorted(row["claim_id"] for row in answer(built, name)) == expected != []


def test_numbers_and_dates_that_rest_on_their_own_source_are_told_apart(built: sqlite3.Connection) -> None:
    found = Counter(row["what"] for row in answer(built, "what_rests_on_its_own_source"))

    (numbers, dates) = built.execute(
        "select sum(verdict = 'own-source'), sum(date_verdict = 'own-source') from claims where has_voice"
    ).fetchone()
    assert found == Counter({"number": numbers, "date": dates or 0})


def test_every_contested_number_is_listed_with_its_periods_after_it(built: sqlite3.Connection) -> None:
    rows = answer(built, "contested_numbers")

    number = ("indicator_id", "place_id", "material_id")
    contested = built.execute("select *, period from numbers where is_contested").fetchall()
    assert Counter(tuple(row[name] for name in (*number, "period")) for row in rows) == Counter(
        tuple(row[name] for name in (*number, "period")) for row in contested
    )
    heads = [tuple(row[name] for name in number) for row in rows if row["period"] is None]
    order = list(dict.fromkeys(tuple(row[name] for name in number) for row in rows))
    assert order == heads


def test_a_publisher_is_at_odds_only_with_independent_figures(built: sqlite3.Connection) -> None:
    rows = {row["record_id"]: row for row in answer(built, "most_often_at_odds", who="publisher")}

    judged = built.execute(
        "select publisher_id, verdict, independence, date_verdict from claims "
        "join articles on articles.id = article_id where has_voice and publisher_id is not null"
    ).fetchall()
    for publisher, row in rows.items():
        own = [claim for claim in judged if claim["publisher_id"] == publisher]
        verdicts = Counter(claim["verdict"] for claim in own if claim["independence"] == "independent")
        assert row["checked"] == sum(verdicts[verdict] for verdict in DECIDED_BY_OTHERS)
        assert (row["differs"], row["scale_error"]) == (verdicts["differs"], verdicts["scale-error"])
        assert row["quoted_correctly"] == sum(claim["verdict"] == "quoted-correctly" for claim in own)
        assert row["dates_at_odds"] == sum(claim["date_verdict"] in ("near", "differs") for claim in own)
    at_odds = {
        claim["publisher_id"]
        for claim in judged
        if claim["independence"] == "independent" and claim["verdict"] in ("differs", "scale-error")
    }
    assert rows.keys() == at_odds != set()


def test_a_speaker_answers_for_what_was_meant_and_not_for_a_misprint(built: sqlite3.Connection) -> None:
    misprinted = {
        key
        for (key,) in built.execute(
            "select attributed_to_id from claims where verdict = 'scale-error' and correction is not null"
        )
    }
    rows = {row["record_id"]: row for row in answer(built, "most_often_at_odds", who="speaker")}

    assert misprinted != set()
    assert {rows[key]["scale_error"] + rows[key]["misprints"] for key in misprinted & rows.keys()} <= {0}


# -------------------------------------------------------------------------------------------- figures of other times

HALVES = """\
reserves-cl-2012-h1,reserves,cl,lithium,content,2012,{},1,tonne,survey-2013,reported,confirmed,
reserves-cl-2012-h2,reserves,cl,lithium,content,2012,{},9,tonne,survey-2013,reported,confirmed,
"""


def test_two_halves_of_a_year_are_no_revision_of_each_other(corpus: Corpus) -> None:
    header = (corpus.sources / "statistics/reserves.csv").read_text("utf-8").partition("\n")[0]
    with_period = header.replace("year,", "year,period,")
    corpus.write("statistics/halves.csv", f"{with_period}\n{HALVES.format('2012-01/2012-06', '2012-07/2012-12')}")
    assert corpus.build().is_written
    with closing(sqlite3.connect(corpus.target)) as connection:
        connection.row_factory = sqlite3.Row
        revisions = answer(connection, "revisions")
        breaks = answer(connection, "policy_around_a_break", indicator="reserves", place="cl")
        series = answer(connection, "official_series", indicator="reserves", place="cl")

    assert (revisions, breaks) == ([], [])
    assert [(row["period"], row["value"]) for row in series] == [("2012-01/2012-06", 1.0), ("2012-07/2012-12", 9.0)]


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (3_000, 4_100, "scale-error"),
        (34_000, 36_000, "scale-error"),
        (2_000, 2_500, "differs"),
        (100, 20_000, "differs"),
    ],
)
def test_a_range_is_a_power_of_ten_off_in_sql_where_it_is_in_the_build(
    corpus: Corpus, low: int, high: int, verdict: str
) -> None:
    printed = f"{low:,} to {high:,} tons"
    claim = {
        "id": "wide",
        "article": "paper",
        "statement": f"China has {printed}.",
        "kind": "quantity",
        "indicator": "reserves",
        "place": "cn",
        "material": "lithium",
        "basis": "content",
        "period": "2012",
        "value_stated": printed,
        "bound": "range",
        "value_min": low,
        "value_max": high,
        "unit": "tonne",
    }
    corpus.append_json("claims/bulk.jsonl", [claim])
    corpus.build()

    with closing(sqlite3.connect(corpus.target)) as connection:
        connection.row_factory = sqlite3.Row
        (row,) = answer(connection, "recompute_verdicts", claim="wide")
    assert (row["nearness"], row["built"]) == (verdict, verdict)
