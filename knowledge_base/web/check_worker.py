"""A process that checks numbers and texts of readers, one after the other, and can be killed at any moment.

    python -m knowledge_base.web.check_worker DATABASE

What it knows it reads from the database once. Reads one JSON object a line: ``asked`` (fields of ``Asked``), or
``text`` with ``date`` and ``place``. Answers with its length in eight bytes and as much JSON: ``numbers``, as
check-text prints them, or ``error``, a sentence. Nothing is kept of what it reads.
"""

import os
import resource
import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from ..building.known_database import known_in
from ..extracting.asked import Asked, NotUnderstood, check_asked
from ..extracting.checked import Known, check_text
from ..extracting.report import as_data
from .worker import PATIENT, serve

MOST_MEMORY = 300_000_000
"""Bytes that checks may take beside what is known, which grows with the knowledge base."""

MOST_NUMBERS = 500
"""Of one text: a page of more is none that one reads, and takes seconds to write."""


def answer(known: Known, question: dict[str, Any]) -> dict[str, Any]:
    """Check what is asked; everything that is wrong with it is an answer, never an exception."""
    try:
        if "asked" in question:
            checked = check_asked(Asked.of(question["asked"]), known)
        else:
            checked = check_text(question["text"], known, question.get("date") or None, question.get("place") or None)
    except NotUnderstood as why:
        return {"error": str(why)}
    except MemoryError:
        return {"error": "this takes more memory than a check may have; check a shorter text"}
    if len(checked) > MOST_NUMBERS:
        return {"error": f"the text holds {len(checked):,} numbers, more than {MOST_NUMBERS}; check it in parts"}
    # What is meant stands beside what is printed; a page needs the unit of the indicator for it.
    units = {key: term.unit for key, term in known.bench.terms.indicators.items()}
    return {"numbers": [{**as_data(one), "meant_in": units.get(one.number.indicator or "")} for one in checked]}


def limit_memory() -> None:
    """Let the process take no more than MOST_MEMORY beside what it holds already."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    resource.setrlimit(resource.RLIMIT_DATA, (held + MOST_MEMORY, held + MOST_MEMORY))


if __name__ == "__main__":
    os.nice(PATIENT)
    with closing(sqlite3.connect(f"file:{Path(sys.argv[1])}?mode=ro&immutable=1", uri=True)) as connection:
        all_known = known_in(connection)
    limit_memory()
    serve(partial(answer, all_known), sys.stdin.buffer, sys.stdout.buffer)
