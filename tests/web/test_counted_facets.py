"""Facets that the build has counted are those that Datasette would count."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from datasette.app import Datasette

from knowledge_base.building import summaries
from knowledge_base.building.descriptions import described_tables
from knowledge_base.building.schema import TABLES
from knowledge_base.web import less_time, served_database
from knowledge_base.web.statements import FACET_INDEX, of_all_pages, with_counted_facets, with_facet_index
from tests.support.serving import configure, serving
from tests.support.small_corpus import made_up_claims, write_corpus

FACETS = described_tables()
TABLES_WITH_FACETS = [table.name for table in TABLES if FACETS[table.name].get("facets")]


@pytest.fixture(scope="module")
def sites_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One knowledge base twice: ``counted`` as the build makes a large one, ``plain`` with nothing counted."""
    folder = tmp_path_factory.mktemp("counted")
    corpus = write_corpus(folder)
    corpus.append_json("claims/bulk.jsonl", made_up_claims(60))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(summaries, "LARGE", 0)
        corpus.build()
    configure(folder / "counted", corpus.target)
    plain = configure(folder / "plain", corpus.target)
    with closing(sqlite3.connect(plain / corpus.target.name)) as connection, connection:
        connection.execute("delete from facet_counts")
    return folder


@pytest.fixture(scope="module")
def sites(sites_folder: Path) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """The one with counts, and the plain one."""
    counted, plain = serving(sites_folder / "counted"), serving(sites_folder / "plain")
    with counted as one, plain as other, _client(one) as first, _client(other) as second:
        yield first, second


def _client(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=60, trust_env=False)


def facets(site: httpx.Client, address: str) -> dict[str, Any]:
    """What is counted at an address, without the address of the site itself."""
    found = site.get(address).raise_for_status().json()["facet_results"]
    results: dict[str, Any] = json.loads(json.dumps(found).replace(str(site.base_url).rstrip("/"), ""))
    return results


@pytest.mark.parametrize("table", TABLES_WITH_FACETS)
def test_facets_of_a_table_and_within_one_value(sites: tuple[httpx.Client, httpx.Client], table: str) -> None:
    if table == "facet_counts":  # that it is empty is how the other one is made
        return
    counted, plain = sites
    whole = facets(plain, f"/lithium/{table}.json?_size=1")

    assert facets(counted, f"/lithium/{table}.json?_size=1") == whole
    for name, facet in whole.items():
        for result in facet["results"][:3] if facet["type"] == "column" else ():
            narrowed = f"/lithium/{table}.json?_size=1&{name}={quote(str(result['value']))}"
            assert facets(counted, narrowed) == facets(plain, narrowed), narrowed


def test_what_was_not_counted_is_counted_when_asked(sites: tuple[httpx.Client, httpx.Client]) -> None:
    counted, plain = sites
    for address in (
        "/lithium/claims.json?_facet=position",
        "/lithium/claims.json?kind=measurement&bound=exact",
        "/lithium/claims.json?kind=quantity&place_id=cn",
        "/lithium/claims.json?kind=quantity&place_id=cn&indicator_id=reserves&_facet=bound",
        "/lithium/claims.json?_search=lithium",
        "/lithium/claims.json?value_min__gt=1",
        "/lithium/claims.json?_facet=kind&_facet_size=1",
        "/lithium/claims.json?kind=nothing",
        "/lithium/claims.json?conflict_count=0",
        "/lithium/claims.json?conflict_count=00",
        "/lithium/claims.json?conflict_count=--1",
        "/lithium/claims.json?conflict_count=-",
        "/lithium/claims.json?year_start=" + "9" * 5000,
        "/lithium/claims.json?year_start=02013&kind=quantity",
    ):
        assert facets(counted, address) == facets(plain, address), address


def test_only_datasettes_own_statement_is_replaced() -> None:
    facet = (
        "\n select kind as value, count(*) as count from (\n select id, kind from claims where [place_id] = :p0 \n)\n"
        " where kind is not null\n group by kind order by count desc, value limit 16\n"
    )
    counted = {("claims", "place_id", "kind"), ("claims", "", "kind")}

    _, params = with_counted_facets(facet, {"p0": "cn"}, counted)
    assert params == {"table": "claims", "within": "place_id", "narrowed_to": "cn", "column": "kind", "limit": 16}
    assert with_counted_facets(facet, {"p0": "cn"}, set()) == (facet, {"p0": "cn"})
    for other in (
        facet.replace("= :p0", "> :p0"),
        facet.replace("= :p0", "= :p0 and b = :p1"),
        f"{facet} union select 1",
    ):
        assert with_counted_facets(other, {"p0": "cn"}, counted) == (other, {"p0": "cn"})


def test_a_facet_of_several_filters_reads_the_index_of_all_facets(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    corpus.build()
    facet = (
        "\n select kind as value, count(*) as count from (\n select id, kind from claims "
        'where "place_id" = :p0 and [verdict] = :p1 \n)\n'
        " where kind is not null\n group by kind order by count desc, value limit 16\n"
    )
    with closing(sqlite3.connect(corpus.target)) as connection:
        narrowed = with_facet_index(facet)
        assert narrowed
        assert narrowed.equal == {"place_id": "p0", "verdict": "p1"}
        plan = connection.execute(f"explain query plan {narrowed.sql}", {"p0": "cn", "p1": "agrees"})
        assert f"USING COVERING INDEX {FACET_INDEX}" in plan.fetchone()[3]

    for other in (
        facet.replace("place_id", "bound"),
        facet.replace("= :p0", "= 'cn'"),
        facet.replace("from claims", "from articles"),
        "select 1",
    ):
        assert with_facet_index(other) is None


@pytest.mark.parametrize("few", [-1, 1_000_000], ids=["index of all facets", "planner's index"])
def test_the_index_of_all_facets_changes_no_answer(
    sites: tuple[httpx.Client, httpx.Client], sites_folder: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is few is told by the number of claims; here every statement goes one way, and then the other."""
    monkeypatch.setattr(less_time, "FEW", few)
    # What limits the memory of SQLite limits that of the whole process: here of the tests that come after.
    monkeypatch.setattr(served_database, "limit_heap", lambda *_: None)
    plain = sites[1]

    def answers(addresses: Sequence[str]) -> list[Any]:
        async def ask() -> list[Any]:
            folder = sites_folder / "counted"
            site = Datasette([], immutables=[str(next(folder.glob("*.db")))], config_dir=folder)
            await site.invoke_startup()
            return [(await site.client.get(address)).json() for address in addresses]

        return asyncio.run(ask())

    for address, answer in zip(FILTERED, answers(FILTERED), strict=True):
        expected = plain.get(address).json()
        assert answer["rows"] == expected["rows"], address
        assert answer["filtered_table_rows_count"] == expected["filtered_table_rows_count"], address
        assert counts_of(answer) == counts_of(expected), address


FILTERED = [
    f"/lithium/claims.json?{asked}"
    for asked in (
        "kind=quantity&place_id=cn",
        "kind=quantity&place_id=cn&_sort=year_start",
        "kind__in=quantity,trend&_sort_desc=verdict",
        "kind__notin=quantity",
        "year_start__gt=2010&conflict_count__lt=3",
        "verdict__isnull=1",
        "verdict__notnull=1&_size=3",
        "kind__contains=quan&_sort_desc=id",
        "topics__arraycontains=reserves",
        "topics__arraynotcontains=reserves",
        "_search=lithium",
        "_search=lithium&kind=quantity&_sort_desc=year_start",
        "_sort_desc=year_start&_size=4",
        "_sort=verdict&_size=4",
        "bound=exact&kind=quantity",
        "kind=none",
    )
]


def counts_of(answer: dict[str, Any]) -> dict[str, list[tuple[Any, int]]]:
    facets = answer["facet_results"]
    return {name: [(one["value"], one["count"]) for one in facet["results"]] for name, facet in facets.items()}


def test_the_facets_of_a_page_are_those_of_all_its_pages(sites: tuple[httpx.Client, httpx.Client]) -> None:
    """Datasette counts them from the first row of the page on."""
    for asked in (
        "",
        "kind=quantity&",
        "_sort=verdict&",
        "_sort_desc=verdict&",
        "_sort_desc=conflict_count&place_id=cn&",
    ):
        first = sites[0].get(f"/lithium/claims.json?{asked}_size=7").json()
        page, ids = first, [row[0] for row in first["rows"]]
        while page["next"]:
            page = sites[0].get(f"/lithium/claims.json?{asked}_size=7&_next={page['next']}").json()
            ids += [row[0] for row in page["rows"]]
            assert counts_of(page) == counts_of(first), asked
        assert len(ids) == len(set(ids)) == first["filtered_table_rows_count"], asked


def test_only_the_beginning_of_a_page_is_taken_away() -> None:
    facet = "select kind as value, count(*) as count from (\n select id from claims {} \n) where kind is not null"
    key, keys = "((id > :p1))", "((event_id > :p1)\n  or\n(event_id = :p1 and topic_id > :p2))"
    for after in (
        key,
        keys,
        f"(verdict is null and {key})",
        f"(verdict is not null or (verdict is null and {key}))",
        f"(year_start > :p1 or (year_start = :p1 and {key}))",
        f"(year_start < :p1 or year_start is null or (year_start = :p1 and {keys}))",
    ):
        assert of_all_pages(facet.format(f"where {after}")) == facet.format("").replace("claims  ", "claims ")
        assert of_all_pages(facet.format(f'where "kind" = :p0 and {after}')) == facet.format('where "kind" = :p0')
    for other in ('where "id" > :p1', 'where "kind" = :p0', "where (id > 1)"):
        assert of_all_pages(facet.format(other)) == facet.format(other)


def test_a_large_table_is_counted_within_its_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = write_corpus(tmp_path)
    corpus.build()
    within = "select * from facet_counts where within_column <> ''"
    assert corpus.rows(within) == []

    monkeypatch.setattr(summaries, "LARGE", 0)
    corpus.build()
    assert len(corpus.rows(within)) > 100


def test_what_the_build_has_counted_is_what_is_shown(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    corpus.build()
    folder = configure(tmp_path / "site", corpus.target)
    with closing(sqlite3.connect(folder / corpus.target.name)) as connection, connection:
        connection.execute("update facet_counts set rows = 4321")

    with serving(folder) as address, _client(address) as site:
        shown = facets(site, "/lithium/claims.json?_size=1")

    assert {result["count"] for facet in shown.values() for result in facet["results"]} == {4321}
    assert {facet["type"] for facet in shown.values()} == {"column", "array"}
