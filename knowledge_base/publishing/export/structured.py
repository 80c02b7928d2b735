"""schema.org for search engines and fact-check collections: the reviews of claims, and the data set itself."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...model.vocabulary import Independence
from ...web.queries import sql_of
from ...web.schema_org import claim_data
from ..owned_folder import digest, files_of
from .about import About

REVIEWED = """
select id from claims
where has_voice and independence = ? and exists (select 1 from claim_checks where claim_id = claims.id)
order by id
"""

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".db": "application/vnd.sqlite3",
    ".bib": "application/x-bibtex",
    ".ics": "text/calendar",
    ".atom": "application/atom+xml",
}


def write_reviews(path: Path, connection: sqlite3.Connection, about: About) -> None:
    """Write the ClaimReview of every claim that an independent figure decides, as one JSON-LD graph."""
    graph = [
        {key: value for key, value in review.items() if key != "@context"} for review in _reviews(connection, about)
    ]
    data = {"@context": "https://schema.org", "@graph": graph}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _reviews(connection: sqlite3.Connection, about: About) -> Iterator[dict[str, Any]]:
    for (identity,) in connection.execute(REVIEWED, (Independence.INDEPENDENT,)).fetchall():
        claim = _row(connection, "claim", identity)
        check = _row(connection, "checks_of_claim", identity)
        review = claim_data(claim, check["explanation"], about.page("claims", identity), about.title)
        if review["@type"] == "ClaimReview":
            yield review


def _row(connection: sqlite3.Connection, name: str, identity: str) -> dict[str, Any]:
    cursor = connection.execute(sql_of(name), {"id": identity})
    names = [column[0] for column in cursor.description]
    return dict(zip(names, cursor.fetchone(), strict=True))


def write_dataset(folder: Path, connection: sqlite3.Connection, about: About) -> None:
    """Describe all files of a folder as one Dataset (https://schema.org/Dataset) in ``dataset.jsonld``."""
    names = "select distinct indicators.name from numbers join indicators on indicators.id = indicator_id order by 1"
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": about.title,
        "description": about.description or about.title,
        "creator": {"@type": "Organization", "name": about.publisher},
        "license": about.license_url or about.license,
        "url": about.address,
        "version": about.as_of,
        "dateModified": about.as_of,
        "isAccessibleForFree": True,
        "variableMeasured": [name for (name,) in connection.execute(names)],
        "distribution": [_distribution(folder, file) for file in files_of(folder)],
    }
    (folder / "dataset.jsonld").write_text(json.dumps(_said(data), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _distribution(folder: Path, file: Path) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "contentUrl": file.relative_to(folder).as_posix(),
        "encodingFormat": MEDIA_TYPES.get(file.suffix, "application/json" if "json" in file.suffix else "text/plain"),
        "contentSize": f"{file.stat().st_size} B",
        "sha256": digest(file),
    }


def _said(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what nobody said."""
    return {key: value for key, value in data.items() if value not in ("", [])}
