"""Every record of the real sources, asked of a real Datasette: its page, its JSON, its picture, its verdict."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from knowledge_base.web.charts import FORMS
from tests.support.site_pages import RECORDS, Html, assert_picture, ids


@pytest.fixture(scope="module")
def database(real_database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.mark.parametrize("table", RECORDS)
def test_every_record_has_a_page_with_sound_html(real_site: httpx.Client, real_database: Path, table: str) -> None:
    faults: dict[str, list[str]] = {}
    for key in ids(real_database, table):
        answer = real_site.get(f"/{real_database.stem}/{table}/{key}")
        found = Html(answer.text).faults if answer.status_code == 200 else [str(answer.status_code)]
        faults |= {key: found} if found else {}

    assert faults == {}


@pytest.mark.parametrize("table", [*RECORDS, "statistics"])
def test_every_record_is_there_as_json(real_site: httpx.Client, real_database: Path, table: str) -> None:
    keys = ids(real_database, table)
    answers = {
        key: real_site.get(f"/{real_database.stem}/{table}/{key}.json", params={"_shape": "objects"}) for key in keys
    }

    assert {key: (answer.status_code, answer.json()["rows"][0]["id"]) for key, answer in answers.items()} == {
        key: (200, key) for key in keys
    }


def test_every_event_and_every_number_has_its_picture(
    real_site: httpx.Client, real_database: Path, database: sqlite3.Connection
) -> None:
    numbers = database.execute(
        "select min(id) from claims where indicator_id > '' and place_id > '' and material_id > '' "
        "group by indicator_id, place_id, material_id"
    )
    wide = {name: (str(form.wide.width), str(form.wide.height)) for name, form in FORMS.items()}

    for (key,) in numbers.fetchall():
        assert_picture(real_site, f"/-/picture/claim/{key}.svg", *wide["number"])
    for key in ids(real_database, "policy_events"):
        assert_picture(real_site, f"/-/picture/event/{key}.svg", *wide["life"])


def test_every_checked_claim_tells_machines_its_verdict(
    real_site: httpx.Client, real_database: Path, database: sqlite3.Connection
) -> None:
    rated = {"agrees": 4, "close": 3, "loose": 3, "differs": 2, "scale-error": 1}
    reviewed = "iif(independence = 'independent', verdict, null)"
    rows = database.execute(f"select id, statement, {reviewed} from claims order by id").fetchall()

    found = {key: Html(real_site.get(f"/{real_database.stem}/claims/{key}").text).data for key, _, _ in rows}

    assert {key: len(blocks) for key, blocks in found.items()} == {key: 1 for key, _, _ in rows}
    assert {
        key: (
            block["@type"],
            block.get("claimReviewed", block.get("text")),
            block.get("reviewRating", rated).get("ratingValue"),
        )
        for key, (block,) in found.items()
    } == {
        key: ("ClaimReview" if verdict in rated else "Claim", statement, rated.get(verdict or ""))
        for key, statement, verdict in rows
    }
