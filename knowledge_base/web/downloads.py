"""The files of data that a published folder holds, as the page /data lists them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from .schema_org import script_safe

FOLDER = Path("static") / "data"
"""Within the folder that is served: Datasette serves what is below ``static``."""

FORMS = {
    ".xlsx": "for spreadsheets: the main tables with names instead of ids; the first sheet says what columns mean",
    "datapackage.json": "types, keys and the meaning of every column of the CSV files",
    "library.bib": "all articles for reference managers, BibTeX",
    "library.csl.json": "all articles for reference managers, CSL-JSON",
    "claim-reviews.jsonld": "claims that an independent figure decides, as schema.org ClaimReview",
    "dataset.jsonld": "what this data set is, for catalogues, schema.org Dataset",
    "CITATION.cff": "how to cite the data set",
    "README.md": "read this before you use a number",
}
"""File, or its ending, to what it is for; in the order in which files are offered."""

TABLES = {"csv": "CSV", "parquet": "Parquet", "jsonl": "JSON Lines"}
"""Folder to the form in which it has every table."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file. ``path`` is below the root of the site."""

    name: str
    path: str
    size: int
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Downloads:
    """``tables`` maps a table to its files by form. Both are empty where nothing was exported."""

    files: list[Download]
    tables: dict[str, dict[str, Download]]
    described: Markup
    """JSON-LD for the page; empty when there is none."""


def downloads(folder: Path | None) -> Downloads:
    """Return what there is to take away in a served folder."""
    data = folder / FOLDER if folder else None
    if data is None or not data.is_dir():
        return Downloads([], {}, Markup(""))
    files = [
        _download(file, data, purpose) for name, purpose in FORMS.items() for file in sorted(data.rglob(f"*{name}"))
    ]
    tables: dict[str, dict[str, Download]] = {}
    for form, said in TABLES.items():
        for file in sorted((data / form).glob(f"*.{form}")):
            tables.setdefault(file.stem, {})[said] = _download(file, data)
    return Downloads(files, dict(sorted(tables.items())), _described(data / "dataset.jsonld"))


def _download(file: Path, data: Path, purpose: str = "") -> Download:
    below = file.relative_to(data).as_posix()
    return Download(file.name, f"/{FOLDER.as_posix()}/{below}", file.stat().st_size, purpose)


def _described(path: Path) -> Markup:
    """The description of the data set; addresses of its files are relative to this site's folder of data."""
    try:
        described: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Markup("")
    for part in described.get("distribution", []):
        part["contentUrl"] = f"{FOLDER.as_posix()}/{part['contentUrl']}"
    return script_safe(described)
