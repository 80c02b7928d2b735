"""Work out the verdicts of many claims once more, by the portable SQL, on DuckDB.

    python benchmarks/run.py --claims 100000 --keep build/bench
    python benchmarks/verdicts_on_duckdb.py build/bench/synthetic.db --claims 10000000

The claims of a built database, their checks and their articles are copied under other ids until there are enough; its
figures stay what they are. So every verdict is known, and what comes out is counted against what the build found. The
question of the site works out some claims at a time; here its limit is taken away. Processor time is that of all
threads.
"""

import argparse
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from knowledge_base.web.questions import questions

READ = {
    "claims": "id article_id correction normalised_min normalised_max rounded_min rounded_max",
    "claim_checks": "claim_id method reading nearness verdict independence figure_id",
    "articles": "id url publisher_id appeared_by",
    "indicators": "id sort",
    "figures": "id indicator_id place_id material_id basis first_day last_day house implication available_from "
    "value_min value_max rounded_min rounded_max statistic_id",
    "statistics": "id publication_id via_publication_id",
    "publications": "id url publisher_id",
}
"""Table to the columns that the statement reads."""

NUMBERS = ("normalised_min", "normalised_max", "rounded_min", "rounded_max", "value_min", "value_max")

COPIED = {"claims": ("id", "article_id"), "claim_checks": ("claim_id",), "articles": ("id",)}
"""Table of which there is a copy for every round, to the columns that get another id in each."""

LIMIT = "  limit 500\n"


def statement() -> str:
    """Return the statement for all claims, as DuckDB takes it."""
    sql = questions()["recompute_verdicts"].sql
    if sql.count(LIMIT) != 1:
        raise ValueError("recompute_verdicts no longer limits its claims in the way that is known here")
    return sql.replace(LIMIT, "").replace(":claim", "''").replace(":after", "''")


def copied(database: Path, engine: duckdb.DuckDBPyConnection, claims: int) -> int:
    """Copy what the statement reads; return how many claims there are then."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as source:
        (found,) = source.execute("select count(*) from claims").fetchone()
        rounds = max(1, round(claims / found))
        for table, names in READ.items():
            _copy(table, names.split(), source, engine, rounds if table in COPIED else 1)
    return int(found) * rounds


def _copy(
    table: str, names: list[str], source: sqlite3.Connection, engine: duckdb.DuckDBPyConnection, rounds: int
) -> None:
    columns = ", ".join(f"'{name}': '{'DOUBLE' if name in NUMBERS else 'VARCHAR'}'" for name in names)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as file:
        for line in _lines(source.execute(f"select {', '.join(names)} from {table}")):
            file.write(line)
        file.flush()
        read = f"read_csv('{file.name}', header = false, columns = {{{columns}}}, nullstr = '', quote = '\"')"
        renamed = [f"{name} || '-' || round as {name}" if name in COPIED.get(table, ()) else name for name in names]
        engine.execute(f"create table {table} as select {', '.join(renamed)} from {read}, range({rounds}) as r(round)")


def _lines(rows: sqlite3.Cursor) -> Iterator[str]:
    for row in rows:
        yield ",".join("" if v is None else '"' + str(v).replace('"', '""') + '"' for v in row) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("database", type=Path)
    options.add_argument("--claims", type=int, default=10_000_000)
    options.add_argument("--memory", default="8GB", help="what DuckDB may use before it writes to disk")
    options.add_argument("--threads", type=int, default=2)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        settings = {"memory_limit": given.memory, "threads": given.threads, "temp_directory": place}
        with duckdb.connect(config=settings) as engine:
            claims = copied(given.database, engine, given.claims)
            began, used = perf_counter(), process_time()
            verdicts, same = engine.execute(f"select count(*), sum(same) from ({statement()})").fetchone() or (0, 0)
            seconds, processor = perf_counter() - began, process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{claims:,} claims: {verdicts:,} verdicts, {same:,} of them as the build found them.")
    print(f"{processor:.0f} s of processor time on {given.threads} threads ({seconds:.0f} s), {peak:.1f} GB at most.")


if __name__ == "__main__":
    main()
