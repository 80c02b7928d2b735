"""Every row of a table is on one of its pages, however it is sorted; and a CSV has all of them."""

import csv
import html
import io
import re
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from knowledge_base.web.csv_answers import safe_cell
from knowledge_base.web.statements import with_ties_in_order
from tests.support.serving import configure, serving
from tests.support.small_corpus import made_up_claims, write_corpus


@pytest.fixture
def site(crowded_site: httpx.Client) -> httpx.Client:
    return crowded_site


def all_ids(site: httpx.Client) -> list[str]:
    rows = site.get("/lithium/claims.json?_shape=array&_size=max&_sort=id").json()
    assert len(rows) > 60
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    "order", ["", "_sort=verdict", "_sort_desc=verdict", "_sort=year_start", "_sort_desc=conflict_count"]
)
def test_no_row_falls_between_two_pages(site: httpx.Client, order: str) -> None:
    seen: list[str] = []
    address = f"/lithium/claims.json?_size=7&{order}"
    while address:
        answer = site.get(address).json()
        seen += [row[answer["columns"].index("id")] for row in answer["rows"]]
        address = answer["next_url"]

    assert sorted(seen) == all_ids(site)


@pytest.mark.parametrize("order", ["", "&_sort=verdict", "&_sort_desc=conflict_count"])
def test_a_csv_has_every_row(site: httpx.Client, order: str) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get(f"/lithium/claims.csv?_stream=1{order}").text)))

    assert sorted(row["id"] for row in rows) == all_ids(site)


COUNTING = "with recursive n(i) as (select 1 union all select i + 1 from n) select 'row ' || i as i from n limit 250"


def rows_shown(page: str) -> list[int]:
    return [int(row) for row in re.findall(r"row (\d+)</td>", page)]


def test_the_rows_of_a_query_are_shown_a_hundred_at_a_time(site: httpx.Client) -> None:
    seen: list[int] = []
    address: str | None = "/lithium?" + urlencode({"sql": COUNTING})
    while address:
        page = site.get(address).text
        assert "250 rows, 100 a page" in page
        seen += rows_shown(page)
        found = re.search(r'<a href="([^"]*)" rel="next">', page)
        address = "/lithium" + html.unescape(found[1]) if found else None

    assert seen == list(range(1, 251))


@pytest.mark.parametrize(("asked", "first"), [("0", 1), ("-3", 1), ("nothing", 1), ("99", 201)])
def test_a_page_of_a_query_that_is_not_there_is_the_nearest_that_is(site: httpx.Client, asked: str, first: int) -> None:
    page = site.get("/lithium", params={"sql": COUNTING, "_page": asked}).text

    assert rows_shown(page)[0] == first


def test_the_data_of_a_query_are_all_of_its_rows(site: httpx.Client) -> None:
    rows = site.get("/lithium.json", params={"sql": COUNTING, "_shape": "array", "_page": "2"}).json()

    assert len(rows) == 250


def test_a_plain_copy_where_nobody_answers_for_further_pages_has_all_rows_on_one(
    tmp_path: Path, lithium_database: Path
) -> None:
    folder = configure(tmp_path / "site", lithium_database)
    metadata = folder / "metadata.yml"
    metadata.write_text(metadata.read_text("utf-8").replace("  site:\n", "  site:\n    copy: true\n"), "utf-8")
    with serving(folder) as address:
        page = httpx.get(f"{address}/lithium", params={"sql": COUNTING}, timeout=60, trust_env=False).text

    assert rows_shown(page) == list(range(1, 251))


def test_a_long_list_of_a_record_says_how_long_it_is_and_where_the_others_are(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    corpus = write_corpus(tmp_path_factory.mktemp("long"))
    corpus.append_json("claims/bulk.jsonl", made_up_claims(450))
    corpus.build()
    of_topics = corpus.rows("select topic_id, count(*) as claims from claim_topics group by topic_id order by claims")
    topic, claims = of_topics[-1].values()
    assert claims > 200
    with serving(configure(corpus.target.parent / "site", corpus.target)) as address:
        page = httpx.get(f"{address}/lithium/topics/{topic}", timeout=60, trust_env=False).text

    assert f"Claims ({claims:,})" in page
    assert page.count('<li class="claim-item">') == 200
    assert f'The first 200. <a href="/lithium/claims?topics__arraycontains={topic}">More in the table</a>' in page


def test_ties_are_in_the_order_of_the_key() -> None:
    page = "select * from claims order by verdict desc limit 26"
    assert with_ties_in_order(page) == "select * from claims order by verdict desc, [id] limit 26"
    assert with_ties_in_order("select a from event_topics where b = :p0 order by topic_id limit 5") == (
        "select a from event_topics where b = :p0 order by topic_id, [event_id], [topic_id] limit 5"
    )
    for other in (
        "select 1",
        "select * from claims order by verdict, id limit 26",
        "select * from x order by y limit 3",
    ):
        assert with_ties_in_order(other) == other


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("-3.5", "-3.5"),
        ("+11.43", "+11.43"),
        ("1e-9", "1e-9"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, safe: str) -> None:
    assert safe_cell(cell) == safe


def test_a_csv_that_is_cut_short_is_refused(site: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> None:
    corpus = write_corpus(tmp_path_factory.mktemp("large"))
    corpus.append_json("claims/bulk.jsonl", made_up_claims(6000))
    corpus.build()
    folder = configure(corpus.target.parent / "site", corpus.target)
    with serving(folder, "--setting", "max_csv_mb", "1") as address:
        answer = httpx.get(f"{address}/lithium/claims.csv?_stream=1", timeout=60, trust_env=False)
        small = httpx.get(f"{address}/lithium/claims.csv?_size=5", timeout=60, trust_env=False)

    assert (answer.status_code, answer.text.split(":")[0]) == (413, "This CSV cannot be given whole")
    assert (small.status_code, len(small.text.splitlines())) == (200, 6)
