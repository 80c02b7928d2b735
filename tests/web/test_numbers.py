"""The pages of numbers: the answer first, who said it in order of time, the figures; and what can be taken along."""

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from knowledge_base.web.queries import sql_of
from tests.support.site_pages import Html


def page(site: httpx.Client, address: str) -> Html:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return Html(answer.text)


NUMBER = "/number/reserves-share/cn/rare-earths"


def test_the_index_has_every_number_that_is_claimed_and_leads_to_its_page(real_site: httpx.Client) -> None:
    index = real_site.get("/numbers").text
    rows = real_site.get(
        "/rare_earths.json?_shape=arrays&sql=select+indicator_id,place_id,material_id+from+numbers+where+period+is+null"
    ).json()["rows"]

    assert rows
    assert [row for row in rows if f'href="/number/{"/".join(row)}"' not in index] == []


def test_the_index_may_be_of_one_indicator(real_site: httpx.Client) -> None:
    links = page(real_site, "/numbers?indicator=reserves").links()

    numbers = [link for link in links if link.startswith("/number/")]
    assert numbers
    assert all(link.startswith("/number/reserves/") for link in numbers)


def test_a_number_says_its_answer_before_anything_else(real_site: httpx.Client) -> None:
    (answer,) = real_site.get(
        "/rare_earths.json?_shape=arrayfirst&sql=select+answer+from+numbers+where+id='reserves-share/cn/rare-earths/all'"
    ).json()
    text = real_site.get(NUMBER).text

    assert 0 < text.index(answer) < text.index("<picture>") < text.index('id="claims"') < text.index('id="figures"')


def said(database: Path, **asked: object) -> list[dict[str, Any]]:
    """Rows of the query claims_of_number, of a number of which much is said."""
    number = {"indicator": "reserves-share", "place": "cn", "material": "rare-earths"}
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        given = {"skip": 0, "most": -1, "sample": 0, "this": "", **number, **asked}
        return [dict(row) for row in connection.execute(sql_of("claims_of_number"), given)]


def test_claims_are_in_order_of_time_and_those_of_our_own_articles_last(real_database: Path) -> None:
    rows = said(real_database)
    others = [row["date_published"].strip("~?%") for row in rows if row["date_published"] and not row["is_own"]]

    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["is_own"] for row in rows] == sorted(row["is_own"] for row in rows)
    assert others == sorted(others)
    assert {(row["total"], row["own_total"]) for row in rows} == {(len(rows), sum(row["is_own"] for row in rows))}


def test_a_claim_knows_who_said_the_same_amount_first(real_database: Path) -> None:
    rows = said(real_database)
    amounts = [(row["normalised_min"], row["normalised_max"]) for row in rows]

    assert [row["same_as"] for row in rows] == [amounts.index(amount) + 1 for amount in amounts]


def test_of_many_claims_a_page_or_an_even_sample_may_be_asked_for(real_database: Path) -> None:
    everything = said(real_database)
    a_page, last = said(real_database, skip=3, most=2), everything[-1]["id"]
    sample = said(real_database, sample=5, this=last)

    assert a_page == everything[3:5]
    assert len(sample) <= 7
    assert last in [row["id"] for row in sample]
    assert all(row in everything for row in sample)


@pytest.mark.parametrize("ending", ["", ".csv", ".png"])
@pytest.mark.parametrize(
    "number", ["/number/none/cn/rare-earths", "/number/reserves/none/rare-earths", "/number/reserves/cn/none"]
)
def test_a_number_of_which_nothing_is_known_has_no_page(real_site: httpx.Client, number: str, ending: str) -> None:
    assert real_site.get(number + ending).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        "page=0",
        "page=-1",
        "page=x",
        "page=2",
        "page=99999999999999999999",
        "page=" + "0" * 5000,
        "page=00000000199999999999999999999",
        "page=٣",
    ],
)
@pytest.mark.parametrize("address", ["/numbers", NUMBER])
def test_there_are_no_pages_beyond_the_last(real_site: httpx.Client, address: str, asked: str) -> None:
    assert real_site.get(f"{address}?{asked}").status_code == 404


def test_the_data_of_a_number_are_every_figure_and_every_claim(real_site: httpx.Client) -> None:
    answer = real_site.get(f"{NUMBER}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))

    counted = real_site.get(
        "/rare_earths.json?_shape=arrayfirst&sql=select+count(*)+from+claims+where+indicator_id='reserves-share'"
        "+and+place_id='cn'+and+material_id='rare-earths'"
    ).json()
    assert [len([row for row in rows if row["kind"] == "claim"])] == counted
    kinds = {"claim", "implied official figure", "official figure", "implied other figure", "other figure"}
    assert {row["kind"] for row in rows} == kinds
    assert {row["unit"] for row in rows} == {"%"}
    assert answer.headers["content-disposition"] == 'attachment; filename="reserves-share-cn-rare-earths.csv"'


def test_a_number_may_be_taken_along_as_a_picture(real_site: httpx.Client) -> None:
    answer = real_site.get(f"{NUMBER}.png")

    assert (answer.headers["content-type"], answer.content[:4]) == ("image/png", b"\x89PNG")


def test_only_the_page_for_frames_may_be_framed(real_site: httpx.Client) -> None:
    framed, number = real_site.get(f"/embed{NUMBER}"), real_site.get(NUMBER)

    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    assert "x-frame-options" not in framed.headers
    assert "frame-ancestors 'none'" in number.headers["content-security-policy"]
    assert number.headers["x-frame-options"] == "DENY"
    assert "<form" not in framed.text


@pytest.mark.parametrize("path", ["/number/a%2Fb/cn/x", "/number/reserves/cn", "/number/%22%3E/cn/x"])
def test_odd_addresses_lead_nowhere(real_site: httpx.Client, path: str) -> None:
    assert real_site.get(path).status_code == 404
