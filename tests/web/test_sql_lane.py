"""Readers' own SQL: it runs in processes that are ended when it takes too long, and the pages do not wait for it."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from knowledge_base.web.lane import LONGEST_LINE, Busy, TookTooLong
from knowledge_base.web.sql_lane import SQL, SqlLane
from knowledge_base.web.sql_worker import TOO_LARGE, answer, connect
from tests.support.serving import configure, serving

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
ONE_LONG_STEP = "select instr(printf('%.*c', 900000, 'a'), printf('%.*c', 450000, 'a') || 'b')"


def in_lane(database: Path, steps: Callable[[SqlLane], Coroutine[Any, Any, None]]) -> None:
    """Do something with a lane of its own."""

    async def run() -> None:
        lane = SqlLane(str(database))
        try:
            await steps(lane)
        finally:
            await lane.end()

    asyncio.run(run())


def asked(sql: str, **keys: object) -> dict[str, object]:
    return {"sql": sql, "params": {}, "milliseconds": 1000, "rows": 100, "is_truncated": True, **keys}


def test_rows_come_back_as_they_are(lithium_database: Path) -> None:
    async def steps(lane: SqlLane) -> None:
        sql = "select 1 as a, null as a, 1.5, 'ü', x'00ff', :given"
        found = await lane.run(sql, {"given": "x"}, 5, 10, is_truncated=True)

        assert found.columns == ["a", "a", "1.5", "'ü'", "x'00ff'", ":given"]
        assert found.rows == [[1, None, 1.5, "ü", b"\x00\xff", "x"]]
        assert not found.truncated

    in_lane(lithium_database, steps)


def test_the_first_rows_of_many(lithium_database: Path) -> None:
    async def steps(lane: SqlLane) -> None:
        found = await lane.run(f"{ENDLESS.replace('count(*)', 'i')} limit 50", {}, 5, 10, is_truncated=True)

        assert ([row[0] for row in found.rows], found.truncated) == (list(range(1, 11)), True)

    in_lane(lithium_database, steps)


@pytest.mark.parametrize("sql", [ENDLESS, ONE_LONG_STEP])
def test_what_takes_too_long_is_ended_and_the_next_is_answered(lithium_database: Path, sql: str) -> None:
    async def steps(lane: SqlLane) -> None:
        with pytest.raises(TookTooLong):
            await lane.run(sql, {}, 0.1, 10, is_truncated=True)
        assert (await lane.run("select 2", {}, 5, 10, is_truncated=True)).rows == [[2]]

    in_lane(lithium_database, steps)


def test_a_long_line_sends_people_away(lithium_database: Path) -> None:
    async def steps(lane: SqlLane) -> None:
        statements = [lane.run(ENDLESS, {}, 0.2, 10, is_truncated=True) for _ in range(SQL.at_once + LONGEST_LINE + 3)]
        found = await asyncio.gather(*statements, return_exceptions=True)

        assert [type(one) for one in found].count(TookTooLong) == SQL.at_once + LONGEST_LINE
        assert [type(one) for one in found].count(Busy) == 3

    in_lane(lithium_database, steps)


def test_whoever_goes_away_leaves_the_lane_usable(lithium_database: Path) -> None:
    async def steps(lane: SqlLane) -> None:
        gone = asyncio.create_task(lane.run(ENDLESS, {}, 5, 10, is_truncated=True))
        await asyncio.sleep(0.1)
        gone.cancel()

        assert (await lane.run("select 3", {}, 5, 10, is_truncated=True)).rows == [[3]]

    in_lane(lithium_database, steps)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("select zeroblob(900000000)", "string or blob too big"),
        ("select hex(zeroblob(900000))", "string or blob too big"),
        ("select * from pragma_database_list", "not authorized"),
        ("attach database '/tmp/x.db' as x", "not authorized"),
        ("delete from claims", "attempt to write a readonly database"),
        ("select 1 where 'a' like '" + "%a" * 100 + "'", "LIKE or GLOB pattern too complex"),
        (" union all ".join(["select 1"] * 30), "too many terms in compound SELECT"),
        ("select no_such_column", "no such column: no_such_column"),
    ],
)
def test_what_is_refused(lithium_database: Path, sql: str, said: str) -> None:
    assert answer(connect(lithium_database), asked(sql))["message"] == said


def test_an_answer_that_is_too_large(lithium_database: Path) -> None:
    sql = "with recursive n(i) as (select 1 union all select i + 1 from n limit 90) select zeroblob(400000) from n"

    assert answer(connect(lithium_database), asked(sql)) == {"error": "too large", "message": TOO_LARGE}


def test_searching_works_there_too(lithium_database: Path) -> None:
    sql = "select escape_fts('a \"'), search_terms('30,996')"

    assert answer(connect(lithium_database), asked(sql))["rows"] == [['"a"', '(("30,996") OR "30996")']]


# ------------------------------------------------------------------------------------------------ over the site


@pytest.fixture(scope="module")
def site(lithium_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = configure(tmp_path_factory.mktemp("lane") / "site", lithium_database)
    with serving(folder) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


def test_a_page_of_a_readers_query(site: httpx.Client) -> None:
    page = site.get("/lithium", params={"sql": "select id, 'ü' as u from claims order by id limit 2"})

    assert page.status_code == 200
    assert "ü" in page.text


def test_a_filter_in_sql(site: httpx.Client) -> None:
    plain = site.get("/lithium/claims.json?_shape=array&_size=max").json()
    filtered = site.get("/lithium/claims.json?_shape=array&_size=max&_where=id>''").json()

    assert sorted(row["id"] for row in filtered) == sorted(row["id"] for row in plain)


def test_a_statement_is_told_why_it_is_refused(site: httpx.Client) -> None:
    answered = site.get("/lithium.json", params={"sql": "select zeroblob(900000000)"})

    assert (answered.status_code, answered.json()["error"]) == (400, "string or blob too big")


def test_the_memory_of_sqlite_is_bounded(lithium_database: Path) -> None:
    async def steps(lane: SqlLane) -> None:
        found = await lane.run("select hard_heap_limit from pragma_hard_heap_limit", {}, 5, 1, is_truncated=True)
        assert found.rows == [[32_000_000]]

    in_lane(lithium_database, steps)


def test_nothing_can_be_written(lithium_database: Path) -> None:
    connection = connect(lithium_database)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("create table x(y)")
