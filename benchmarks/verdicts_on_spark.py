"""Judge the claims of a built database once more on Spark, number by number and by the portable SQL.

    pip install -r requirements-spark.txt                    (450 MB; Spark wants Java 17 or newer)
    python benchmarks/verdicts_on_spark.py rare_earths.db

Spark of this machine reads the Parquet files that ``export --partitioned`` writes. The claims of one number go to one
call of ``applyInPandas``, where the functions of the build judge each of them; vocabulary, figures and what articles
are have been sent to every worker once. Every verdict and every check, to the last word of its sentence, is compared
with what the build wrote; only the arithmetic of an article is left out, which is between claims. Then the portable SQL
works the verdicts out of claims and figures. Processor time is that of all processes together.
"""

import argparse
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import pandas as pd
from pyspark import Broadcast
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.processes import own_processor_seconds, peaks
from benchmarks.verdicts_on_duckdb import READ, statement
from knowledge_base.building.columns import Column, columns_of
from knowledge_base.building.judge import Judge
from knowledge_base.building.known_database import CLAIM_COLUMNS, claim_of
from knowledge_base.building.schema import NUMBER
from knowledge_base.checking.checks import Check
from knowledge_base.checking.judging import Judged
from knowledge_base.model.vocabulary import Method
from knowledge_base.publishing.export.data_files import write_json_lines, write_parquet
from knowledge_base.publishing.export.resources import resources, rows_of

ROOT = Path(__file__).resolve().parent.parent

OF_ALL_CLAIMS = "arithmetic_verdict"
"""The one column of ``Judged`` that takes more than one claim."""

JUDGED = [column for column in columns_of(Judged) if column.name != OF_ALL_CLAIMS]
CHECK = list(columns_of(Check))

SPARK_TYPES = {str: "string", int: "bigint", float: "double"}


def fields_of(columns: Iterable[Column], between: str) -> str:
    return ", ".join(f"{column.name}{between}{SPARK_TYPES[column.kind]}" for column in columns)


SCHEMA = f"id string, {fields_of(JUDGED, ' ')}, checks array<struct<{fields_of(CHECK, ': ')}>>"


def judged(claims: DataFrame, judge: "Broadcast[Judge]") -> DataFrame:
    """Return a row for each claim: its id, its verdicts, and its checks as a list."""

    def of_a_number(frame: pd.DataFrame) -> pd.DataFrame:
        return pd.DataFrame([judged_row(judge.value, json.loads(claim)) for claim in frame["claim"]])

    # As JSON, what is null is not there, and a whole number stays one.
    as_json = claims.select(*NUMBER, f.to_json(f.struct(*CLAIM_COLUMNS)).alias("claim"))
    return as_json.groupBy(*NUMBER).applyInPandas(of_a_number, SCHEMA)


def judged_row(judge: Judge, row: dict[str, Any]) -> dict[str, Any]:
    checks, found = judge.judge(claim_of(row))
    said = {column.name: getattr(found, column.field) for column in JUDGED}
    return {"id": row["id"], **said, "checks": [check._asdict() for check in checks]}


def differences(found: DataFrame, claims: DataFrame, checks: DataFrame) -> tuple[int, int]:
    """Return how many rows of claims and of checks are in only one of the two: what was found, or what was built."""
    names = ["id", *(column.name for column in JUDGED)]
    built = checks.where(checks.method != str(Method.ARITHMETIC)).select(*(column.name for column in CHECK))
    pairs = ((found.select(*names), claims.select(*names)), (found.select(f.inline("checks")), built))
    both = [one.exceptAll(other).count() + other.exceptAll(one).count() for one, other in pairs]
    return both[0], both[1]


@contextmanager
def spark(threads: int, memory: str) -> Iterator[SparkSession]:
    """Run Spark on this machine while the block runs. Its workers are this Python, with this repository."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": memory,
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": str(ROOT),
        "spark.sql.shuffle.partitions": str(4 * threads),
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    }
    session = SparkSession.builder.master(f"local[{threads}]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("FATAL")
    try:
        yield session
    finally:
        session.stop()


def write_tables(database: Path, folder: Path) -> None:
    """Write what is read here as ``export --partitioned`` does."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        for resource in resources(connection, {}):
            if resource.name in READ:
                lines = folder / f"{resource.name}.jsonl"
                write_json_lines(lines, rows_of(connection, resource))
                write_parquet(folder, resource, lines, is_partitioned=True)
                lines.unlink()


def read_tables(session: SparkSession, folder: Path) -> dict[str, DataFrame]:
    """Read the tables, and let SQL know them by their names."""
    paths = {name: folder / name if (folder / name).is_dir() else folder / f"{name}.parquet" for name in READ}
    tables = {name: session.read.parquet(str(path)) for name, path in paths.items()}
    for name, table in tables.items():
        table.createOrReplaceTempView(name)
    return tables


def recomputed(session: SparkSession) -> DataFrame:
    """Return the rows of the portable SQL for all claims."""
    return session.sql(statement())


class Stopwatch:
    """Says what each step took since the one before, in all processes.

    Spark ends workers that have nothing to do, and nobody counts what they took: what was seen of them is kept.
    """

    def __init__(self) -> None:
        self._seconds, self._processor = perf_counter(), own_processor_seconds(os.getpid())

    def says(self, step: str) -> None:
        seconds = perf_counter()
        processor = self._processor | own_processor_seconds(os.getpid())
        spent = sum(processor.values()) - sum(self._processor.values())
        print(f"- {step}: {spent:.0f} s of processor time ({seconds - self._seconds:.0f} s).", flush=True)
        self._seconds, self._processor = seconds, processor


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("database", type=Path)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--memory", default="4g", help="what Java may use")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        stopwatch = Stopwatch()
        write_tables(given.database, Path(place))
        stopwatch.says("writing the Parquet files")
        with spark(given.threads, given.memory) as session:
            tables = read_tables(session, Path(place))
            stopwatch.says("the start of Spark")
            with closing(sqlite3.connect(f"file:{given.database}?mode=ro&immutable=1", uri=True)) as connection:
                judge = session.sparkContext.broadcast(Judge.of(connection))
            stopwatch.says("vocabulary, figures and articles")
            judged(tables["claims"], judge).write.parquet(f"{place}/judged")
            stopwatch.says(f"{tables['claims'].count():,} claims judged number by number, into a file")
            found = session.read.parquet(f"{place}/judged")
            claims, checks = differences(found, tables["claims"], tables["claim_checks"])
            stopwatch.says(f"held against the build: {claims:,} verdicts and {checks:,} checks are others")
            verdicts, same = recomputed(session).selectExpr("count(*)", "sum(same)").collect()[0]
            stopwatch.says(f"the portable SQL: {verdicts:,} verdicts, {same:,} of them as the build found them")
            largest = ", ".join(f"{held:,.0f}" for held in peaks(os.getpid())[:4])
            print(f"- At most, in MB: {largest}.")


if __name__ == "__main__":
    main()
