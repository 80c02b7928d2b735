"""All articles as a library for reference managers: BibTeX and CSL-JSON."""

import json
import sqlite3
from pathlib import Path

from ...web.citations import bibtex, csl_json

LIBRARY = """
select articles.*, publishers.name as publisher
from articles
left join actors as publishers on publishers.id = articles.publisher_id
order by articles.id
"""


def write_library(folder: Path, connection: sqlite3.Connection) -> None:
    """Write ``library.bib`` and ``library.csl.json``."""
    cursor = connection.execute(LIBRARY)
    names = [column[0] for column in cursor.description]
    articles = [dict(zip(names, row, strict=True)) for row in cursor]
    (folder / "library.bib").write_text("\n".join(map(bibtex, articles)), "utf-8")
    items = json.dumps([csl_json(article) for article in articles], ensure_ascii=False, indent=1)
    (folder / "library.csl.json").write_text(items + "\n", "utf-8")
