"""The numbers of the README: what the knowledge base holds, counted, so that they do not rot.

    python -m tools.coverage

builds the sources into a throw-away folder, without the texts of others, and writes the numbers between two marks
in ``README.md``. A test keeps them in step.
"""

import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from knowledge_base.building.build import Options, build
from knowledge_base.project import REPOSITORY, Project
from knowledge_base.web.queries import sql_of

TARGET = REPOSITORY / "README.md"

BLOCK = re.compile(r"(?<=<!-- coverage: written by python -m tools\.coverage -->\n).*?(?=<!-- end -->)", re.S)

JUDGED = {
    "Held against independent figures": {
        "agree": "agree",
        "close": "close",
        "loose": "hold but say little",
        "differ": "differ",
        "depend_on_the_basis": "depend on what is counted",
    },
    "Held against their own source": {
        "quoted_correctly": "quote it correctly",
        "misquoted": "misquote it",
        "near_their_own_source": "give another number",
        "own_source": "rest on it alone",
    },
    "Misplaced units and digits": {"off_by_a_power_of_ten": "off by a power of ten"},
    "Not decided": {"undated": "name no year", "without_a_figure": "have no figure"},
    "Dates of policy events": {
        "dates_that_agree": "agree",
        "dates_that_differ": "differ",
        "dates_contested": "contested",
        "dates_of_own_source": "rest on their own source",
    },
    "Forecasts": {
        "forecasts_that_came_true": "came true",
        "forecasts_that_came_close": "came close",
        "forecasts_missed": "missed",
        "forecasts_open": "open",
    },
}
"""What claims come to, in groups that are never added up: column of the query counts to its words."""

STATUSES = "select status, count(*) from policy_events group by status order by status"


def build_without_texts(folder: Path) -> Path:
    """Build the repository's sources into a folder; return the database. Raises ValueError for a mistake in them."""
    project = Project.at(REPOSITORY)
    target = folder / project.database.name
    result = build(Options(project.sources, target, metadata=project.metadata))
    if not result.is_written:
        raise ValueError("\n".join(map(str, result.problems)))
    return target


def coverage(database: Path) -> str:
    """Return the table of a database's numbers, in Markdown."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        counts = connection.execute(sql_of("counts")).fetchone()
        statuses = _listed(connection.execute(STATUSES))
        languages = _listed(connection.execute(sql_of("languages_of_articles")))
    finally:
        connection.close()
    return "\n".join(["", "| | |", "|---|---|", *_rows(counts, languages, statuses), "", ""])


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{word} {count:,}" for word, count in counts if count)


def _rows(n: sqlite3.Row, languages: str, statuses: str) -> Iterator[str]:
    yield (
        f"| Articles | {n['articles']:,}, of {n['first_article_year']} to {n['last_article_year']}; "
        f"by language: {languages}; read whole: {n['articles_read_whole']}, "
        f"in part: {n['articles_read_in_part']}, record only: {n['articles_not_read']} |"
    )
    yield (
        f"| Claims | {n['claims']:,}, of which {n['claims_with_a_number']:,} give a number and "
        f"{n['claims_with_a_quote']:,} a quote; {n['claims_that_count']:,} count below: not those of our own and of "
        "retracted articles, nor what is only supposed or taken back |"
    )
    for title, columns in JUDGED.items():
        yield f"| {title} | {_listed((words, n[column]) for column, words in columns.items()) or 'none'} |"
    yield f"| Contradicted by another claim | {n['claims_contradicted']:,} |"
    yield f"| Only repeat an earlier claim | {n['claims_repeated']:,} |"
    yield f"| Sums worked out | {n['sums']:,}, of which {n['sums_that_fail']:,} do not come out |"
    yield f"| Numbers not read as printed | {n['claims_corrected']:,} |"
    yield (
        f"| Policy events | {n['events']:,} of {n['jurisdictions']} jurisdictions, {n['first_event_year']} to "
        f"{n['last_event_year']}, {n['events_confirmed']:,} confirmed by a page that was read: {statuses} |"
    )
    yield (
        f"| Figures | {n['figures']:,} for {n['first_figure_year']} to {n['last_figure_year']} from {n['editions']} "
        f"editions; of {n['figures_known']:,} the page was not seen (confidence `known`) |"
    )
    yield f"| Statuses are those of | {n['as_of']} |"


def renewed(document: str, block: str) -> str:
    """Return a document with a new block between its marks."""
    return BLOCK.sub(lambda _: block, document)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        numbers = coverage(build_without_texts(Path(scratch)))
    TARGET.write_text(renewed(TARGET.read_text("utf-8"), numbers), "utf-8")
