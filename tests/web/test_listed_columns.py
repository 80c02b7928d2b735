"""The page of a table reads what it shows, and looks as if it had read everything."""

import re

import httpx
import pytest

from knowledge_base.building.descriptions import described_tables
from knowledge_base.building.schema import TABLE
from knowledge_base.web.listed_columns import with_listed_columns

LISTED = {name: about.get("list_columns") or [] for name, about in described_tables().items()}


def page_of(table: str, rest: str = "limit 26") -> str:
    return f"select {', '.join(TABLE[table].columns)} from {table} {rest}"


def columns_of(sql: str) -> set[str]:
    return set(sql.removeprefix("select ").partition(" from ")[0].split(", "))


@pytest.mark.parametrize("table", sorted(TABLE))
def test_a_page_reads_what_is_listed_and_the_key(table: str) -> None:
    read = columns_of(with_listed_columns(page_of(table), LISTED.__getitem__))

    assert {*LISTED[table], *TABLE[table].key} <= read <= set(TABLE[table].columns)


def test_few_of_the_columns_of_claims_are_read() -> None:
    read = columns_of(with_listed_columns(page_of("claims"), LISTED.__getitem__))

    assert read == {"id", *LISTED["claims"]}


@pytest.mark.parametrize(
    "rest",
    [
        "order by position limit 26",
        'where "verdict" = :p0 order by position desc, [id] limit 26',
        "where id in (select id from claims where kind = :p0 order by kind limit 2) order by position, [id] limit 26",
    ],
)
def test_what_a_page_is_sorted_by_is_read_for_the_next_one(rest: str) -> None:
    assert columns_of(with_listed_columns(page_of("claims", rest), LISTED.__getitem__)) == {
        "id",
        "position",
        *LISTED["claims"],
    }


@pytest.mark.parametrize(
    "sql",
    [
        "select id, statement from claims limit 26",
        "select * from claims where id = :p0",
        page_of("claims", "where id = :p0"),
        page_of("claims").replace("claims limit", "nothing limit"),
        f"select count(*) from ({page_of('claims')})",
    ],
)
def test_any_other_statement_stays_as_it_is(sql: str) -> None:
    assert with_listed_columns(sql, LISTED.__getitem__) == sql


def test_a_page_offers_all_columns_and_json_has_them(site: httpx.Client) -> None:
    few, every = site.get("/lithium/claims").text, site.get("/lithium/claims?_all_columns=1").text
    names = set(TABLE["claims"].columns)

    assert f"All {len(names)} columns" in few
    assert set(re.findall(r'<td class="c-(\w+) ', few)) == set(LISTED["claims"])
    assert len(set(re.findall(r'<td class="c-(\w+) ', every))) == len(names)
    assert set(site.get("/lithium/claims.json?_shape=array&_size=1").json()[0]) == names
    assert set(site.get("/lithium/claims.csv?_size=1").text.splitlines()[0].split(",")) >= names


def test_the_rows_of_two_pages_are_those_of_one(site: httpx.Client) -> None:
    links = re.compile(r'href="/lithium/claims/([\w-]+)"')
    first = site.get("/lithium/claims?_size=3&_sort=position").text
    (following,) = re.findall(r'href="[^"]*(/lithium/claims\?[^"]*_next=[^"]*)"', first)[:1]
    second = site.get(following.replace("&amp;", "&")).text
    both = site.get("/lithium/claims?_size=6&_sort=position").text

    assert list(dict.fromkeys([*links.findall(first), *links.findall(second)])) == list(
        dict.fromkeys(links.findall(both))
    )
