"""The verdicts of the real content on a Spark of this machine: by the functions of the build, and by the portable SQL.

Collected only where pyspark is installed, which no other test needs; ``.ci/run`` tries to.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from benchmarks.verdicts_on_spark import differences, judged, read_tables, recomputed, spark, write_tables
from knowledge_base.building.judge import Judge
from tests.content.test_recomputed import SQL, all_pages


@pytest.fixture(scope="module")
def connection(real_database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    with spark(threads=2, memory="1g") as session:
        yield session


@pytest.fixture(scope="module")
def tables(
    session: SparkSession, real_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, DataFrame]:
    folder = tmp_path_factory.mktemp("parquet")
    write_tables(real_database, folder)
    return read_tables(session, folder)


@pytest.fixture(scope="module")
def found(session: SparkSession, connection: sqlite3.Connection, tables: dict[str, DataFrame]) -> DataFrame:
    """Every claim, judged with the others about its number."""
    return judged(tables["claims"], session.sparkContext.broadcast(Judge.of(connection))).cache()


def test_judged_number_by_number_every_verdict_and_every_check_is_that_of_the_build(
    found: DataFrame, tables: dict[str, DataFrame], connection: sqlite3.Connection
) -> None:
    (count,) = connection.execute("select count(*) from claims").fetchone()
    assert found.count() == count
    assert differences(found, tables["claims"], tables["claim_checks"]) == (0, 0)


def test_one_other_verdict_and_one_other_sentence_would_be_seen(
    found: DataFrame, tables: dict[str, DataFrame], connection: sqlite3.Connection
) -> None:
    (claim,) = connection.execute("select id from claims where verdict = 'agrees' order by id").fetchone()
    claims, checks = tables["claims"], tables["claim_checks"]
    other = claims.withColumn("verdict", f.when(f.col("id") == claim, "differs").otherwise(f.col("verdict")))
    said = checks.withColumn(
        "explanation",
        f.when(f.col("id") == f"{claim}/printed/official", f.concat("explanation", f.lit("."))).otherwise(
            f.col("explanation")
        ),
    )
    assert differences(found, other, said) == (2, 2)


def test_the_portable_sql_gives_the_same_rows(
    session: SparkSession, tables: dict[str, DataFrame], connection: sqlite3.Connection
) -> None:
    here = all_pages(lambda asked: connection.execute(SQL, asked).fetchall())
    assert sorted(tuple(row) for row in recomputed(session).collect()) == sorted(here)
    assert len(here) > 150
