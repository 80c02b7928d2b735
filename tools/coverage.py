"""The numbers of the README: what the knowledge base holds, counted, so that they do not rot.

    python -m tools.coverage

builds the sources into a throw-away folder, without the texts of others, and writes the numbers between two marks
in ``README.md``. A test keeps them in step.
"""

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from knowledge_base.building.build import Options, build

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "README.md"

BLOCK = re.compile(r"(?<=<!-- coverage: written by python -m tools\.coverage -->\n).*?(?=<!-- end -->)", re.S)

COUNTS = """
select
  (select count(*) from articles) as articles,
  (select min(year_published) || ' to ' || max(year_published) from articles) as article_years,
  (select count(*) from articles where language like 'zh%') as chinese,
  (select count(*) from articles where coverage = 'whole') as whole,
  (select count(*) from articles where coverage in ('part', 'opening')) as part,
  (select count(*) from articles where coverage = 'record-only') as record_only,
  (select count(*) from claims) as claims,
  (select count(*) from claims where coalesce(value_min, value_max) is not null) as numbers,
  (select count(*) from claims where quote is not null) as quotes,
  (select count(*) from claims where verdict is not null and verdict <> 'no-reference') as checked,
  (select count(*) from claims where verdict = 'no-reference') as no_reference,
  (select count(*) from claims where conflict_count > 0) as contradicted,
  (select count(*) from claims where repeats_id is not null) as repeats,
  (select count(*) from claims where arithmetic_verdict is not null) as sums,
  (select count(*) from claims where arithmetic_verdict <> 'agrees') as wrong_sums,
  (select count(*) from claims where correction is not null) as corrections,
  (select count(*) from policy_events) as events,
  (select count(distinct jurisdiction_id) from policy_events) as jurisdictions,
  (select min(year) || ' to ' || max(year) from policy_events) as event_years,
  (select count(*) from policy_events where confidence = 'confirmed') as events_confirmed,
  (select count(*) from statistics) as figures,
  (select count(distinct publication_id) from statistics) as editions,
  (select min(year) || ' to ' || max(year) from statistics) as figure_years,
  (select count(*) from statistics where confidence = 'known') as figures_known,
  (select value from build_info where name = 'as_of') as as_of
"""

VERDICTS = "select verdict, count(*) from claims where verdict <> 'no-reference' group by verdict order by verdict"
STATUSES = "select status, count(*) from policy_events group by status order by status"


def build_without_texts(folder: Path) -> Path:
    """Build the repository's sources into a folder; return the database. Raises ValueError for a mistake in them."""
    result = build(Options(ROOT / "sources", folder / "rare_earths.db", metadata=ROOT / "metadata.yml"))
    if not result.is_written:
        raise ValueError("\n".join(map(str, result.problems)))
    return folder / "rare_earths.db"


def coverage(database: Path) -> str:
    """Return the table of a database's numbers, in Markdown."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        counts = connection.execute(COUNTS).fetchone()
        verdicts = _listed(connection, VERDICTS)
        statuses = _listed(connection, STATUSES)
    finally:
        connection.close()
    return "\n".join(["", "| | |", "|---|---|", *_rows(counts, verdicts, statuses), "", ""])


def _listed(connection: sqlite3.Connection, sql: str) -> str:
    return ", ".join(f"{word} {count:,}" for word, count in connection.execute(sql))


def _rows(n: sqlite3.Row, verdicts: str, statuses: str) -> Iterator[str]:
    yield (
        f"| Articles | {n['articles']:,}, of {n['article_years']}, {n['chinese']} of them in Chinese; read whole: "
        f"{n['whole']}, in part: {n['part']}, record only: {n['record_only']} |"
    )
    yield f"| Claims | {n['claims']:,}, of which {n['numbers']:,} give a number and {n['quotes']:,} a quote |"
    yield (
        f"| Checked | {n['checked']:,} against official figures or the date of an event: {verdicts}; "
        f"for {n['no_reference']:,} others there is no official figure |"
    )
    yield f"| Contradicted by another claim | {n['contradicted']:,} |"
    yield f"| Only repeat an earlier claim | {n['repeats']:,} |"
    yield f"| Sums worked out | {n['sums']:,}, of which {n['wrong_sums']:,} do not come out within 5 % |"
    yield f"| Numbers not read as printed | {n['corrections']:,} |"
    yield (
        f"| Policy events | {n['events']:,} of {n['jurisdictions']} jurisdictions, {n['event_years']}, "
        f"{n['events_confirmed']:,} confirmed by a page that was read: {statuses} |"
    )
    yield (
        f"| Figures | {n['figures']:,} for {n['figure_years']} from {n['editions']} editions; of "
        f"{n['figures_known']:,} the page was not seen (confidence `known`) |"
    )
    yield f"| Statuses are those of | {n['as_of']} |"


def renewed(document: str, block: str) -> str:
    """Return a document with a new block between its marks."""
    return BLOCK.sub(lambda _: block, document)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        numbers = coverage(build_without_texts(Path(scratch)))
    TARGET.write_text(renewed(TARGET.read_text("utf-8"), numbers), "utf-8")
