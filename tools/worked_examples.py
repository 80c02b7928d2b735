"""The worked examples of docs/method.md: the explanation of a claim's check, as the build gives it.

    python -m tools.worked_examples

renews every block that is headed "text claim ID". A test keeps them in step.
"""

import re
import sqlite3
import tempfile
import textwrap
from pathlib import Path

from knowledge_base.project import REPOSITORY

from .coverage import build_without_texts

TARGET = REPOSITORY / "docs" / "method.md"

BLOCK = re.compile(r"(?<=```text claim )([a-z0-9-]+)\n.*?(?=```)", re.S)

WIDTH = 120

EXPLANATIONS = """
select coalesce(claims.verdict, claims.outcome, claims.date_verdict), claim_checks.explanation
from claims
join claim_checks on claim_checks.claim_id = claims.id
where claims.id = ?
order by claim_checks.rowid
limit 1
"""


def renewed(document: str, database: Path) -> str:
    """Return a document with the explanations of its examples. Raises KeyError for a claim without a check."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return BLOCK.sub(lambda block: f"{block[1]}\n{_example(connection, block[1])}\n", document)
    finally:
        connection.close()


def _example(connection: sqlite3.Connection, claim: str) -> str:
    row = connection.execute(EXPLANATIONS, (claim,)).fetchone()
    if row is None:
        raise KeyError(f"{claim} has no check")
    verdict, explanation = row
    return textwrap.fill(f"{explanation} -> {verdict}", WIDTH, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        TARGET.write_text(renewed(TARGET.read_text("utf-8"), build_without_texts(Path(scratch))), "utf-8")
