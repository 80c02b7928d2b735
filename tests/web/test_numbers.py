"""The pages of numbers: the answer first, who said it in order of time, the figures; and what can be taken along."""

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
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


NUMBER_IDS = {"indicator": "reserves-share", "place": "cn", "material": "rare-earths"}
"""A number of which much is said."""


def asked(database: Path, query: str, **parameters: object) -> list[dict[str, Any]]:
    """Rows of a query about that number."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql_of(query), {**NUMBER_IDS, **parameters})]


def said(database: Path, positions: Iterable[int] = range(1, 1000)) -> list[dict[str, Any]]:
    """Rows of the query claims_of_number."""
    return asked(database, "claims_of_number", positions=json.dumps(list(positions)))


def test_claims_are_in_order_of_time_and_those_of_our_own_articles_last(real_database: Path) -> None:
    rows = said(real_database)
    (counts,) = asked(real_database, "counts_of_number")
    others = [row["date_published"].strip("~?%") for row in rows if row["date_published"] and not row["is_own"]]

    assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
    assert [row["is_own"] for row in rows] == sorted(row["is_own"] for row in rows)
    assert others == sorted(others)
    assert (counts["claims"], counts["own_claims"]) == (len(rows), sum(row["is_own"] for row in rows))
    assert counts["articles"] == len({row["article_id"] for row in rows})


def test_a_claim_knows_who_said_the_same_amount_first(real_database: Path) -> None:
    rows = said(real_database)
    amounts = [(row["normalised_min"], row["normalised_max"]) for row in rows]

    assert [row["same_as"] for row in rows] == [amounts.index(amount) + 1 for amount in amounts]


def test_how_often_a_number_was_said_anew(real_database: Path) -> None:
    rows = [row for row in said(real_database) if row["has_voice"]]
    amounts = Counter((row["normalised_min"], row["normalised_max"]) for row in rows)
    amounts.pop((None, None), None)
    (counts,) = asked(real_database, "counts_of_number")

    assert (counts["amounts_claimed"], counts["amounts"]) == (amounts.total(), len(amounts))
    assert counts["most_claims"] == max(amounts.values())
    assert amounts[counts["most_min"], counts["most_max"]] == counts["most_claims"]


def test_a_number_is_counted_as_its_claims_and_figures_are(real_database: Path) -> None:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro", uri=True)) as connection:
        for counts in connection.execute(
            "select indicator_id, place_id, material_id, claims, figures from number_counts"
        ):
            for table, count in zip(("claims", "figures"), counts[3:], strict=True):
                by_itself = f"select count(*) from {table} where indicator_id = ? and place_id = ? and material_id = ?"
                assert connection.execute(by_itself, counts[:3]).fetchone() == (count,)


def test_some_of_many_claims_may_be_asked_for(real_database: Path) -> None:
    everything = said(real_database)

    assert said(real_database, [4, 5]) == everything[3:5]
    assert said(real_database, [len(everything), 1, 100_000]) == [everything[0], everything[-1]]
    assert said(real_database, []) == []


def test_the_nearest_claims_of_a_year_are_found(real_database: Path) -> None:
    rows = {row["position"]: row for row in said(real_database) if row["has_voice"]}
    nearest = asked(real_database, "nearest_claims", amount=36.0, year=2010, limit=5)
    of_any = asked(real_database, "nearest_claims", amount=36.0, year=None, limit=1000)

    def distance(row: dict[str, Any]) -> tuple[float, int]:
        ends = [end for end in (row["normalised_min"], row["normalised_max"]) if end is not None]
        return min((abs(end - 36.0) for end in ends), default=float("inf")), row["position"]

    in_order = sorted(rows.values(), key=distance)
    assert [row["position"] for row in of_any] == [row["position"] for row in in_order]
    assert [row["position"] for row in nearest] == [r["position"] for r in in_order if r["year_start"] == 2010][:5]


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
