"""Make the folder of data that people take away: the same sources, the same bytes, and no text that is closed."""

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from ...building.build import Options, Result, build, subject_of
from ...building.descriptions import described_tables
from ...building.target import BuildFailed
from ...project import Project
from ..owned_folder import drafted
from .about import About, about_of
from .cited import write_citations
from .data_files import write_csv, write_json_lines, write_parquet
from .data_package import data_package
from .library import write_library
from .resources import Resource, resources, rows_of
from .spreadsheet import write_workbook
from .structured import write_dataset, write_reviews

NEEDED = {"duckdb": "Parquet", "xlsxwriter": "XLSX"}
"""Package to what it writes. They are the extra ``export``: browsing and publishing do without."""

README = Path(__file__).with_name("readme.md")


@dataclass(frozen=True, slots=True)
class Export:
    """What is wanted. ``address`` is where the pages of the records are; empty when nobody knows."""

    address: str = ""
    as_of: date | None = None
    is_partitioned: bool = False
    """Whether the Parquet files of claims and figures are divided by indicator."""


def export(project: Project, target: Path, wanted: Export) -> Result:
    """Build once more without texts that may not be published, and write the folder; return what came of the build.

    Raises BuildFailed when it cannot be written: a package is missing, or something is there that was not made here.
    """
    missing = lacking()
    if missing:
        raise BuildFailed(f"{' and '.join(missing)} cannot be written; {HOW_TO_INSTALL}", "nothing was exported")
    with drafted(target) as draft:
        database = draft.path / f"{project.name}.db"
        result = build(
            Options(project.sources, database, project.texts, project.metadata, wanted.as_of, is_public=True)
        )
        if result.is_written:
            write_data(project, database, draft.path, wanted)
            draft.is_whole = True
        return result


HOW_TO_INSTALL = "install what writes them: pip install duckdb xlsxwriter"


def lacking() -> list[str]:
    """Return the forms that cannot be written because their packages are not installed."""
    return [form for package, form in NEEDED.items() if find_spec(package) is None]


def write_data(project: Project, database: Path, folder: Path, wanted: Export) -> None:
    """Write all forms of a built database into a folder, but for those whose packages are not installed."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        about = about_of(project, connection, wanted.address)
        found = resources(connection, described_tables(subject_of(project.metadata).get("tables")))
        _write_tables(folder, connection, found, about, is_partitioned=wanted.is_partitioned)
        if "XLSX" not in lacking():
            write_workbook(folder / f"{about.name}.xlsx", connection, about)
        write_library(folder, connection)
        write_reviews(folder / "claim-reviews.jsonld", connection, about)
        write_citations(folder, about)
        (folder / "README.md").write_text(readme(about), "utf-8")
        write_dataset(folder, connection, about)


def _write_tables(
    folder: Path, connection: sqlite3.Connection, found: list[Resource], about: About, *, is_partitioned: bool
) -> None:
    has_parquet = "Parquet" not in lacking()
    for form in ("csv", "jsonl", *(["parquet"] if has_parquet else [])):
        (folder / form).mkdir()
    for resource in found:
        lines = folder / "jsonl" / f"{resource.name}.jsonl"
        write_csv(folder / "csv" / f"{resource.name}.csv", resource, rows_of(connection, resource))
        write_json_lines(lines, rows_of(connection, resource))
        if has_parquet:
            write_parquet(folder / "parquet", resource, lines, is_partitioned=is_partitioned)
    package = json.dumps(data_package(about, found), ensure_ascii=False, indent=1)
    (folder / "csv" / "datapackage.json").write_text(package + "\n", "utf-8")


def readme(about: About) -> str:
    """Return the README of an exported folder."""
    said = {**asdict(about), **{name: f"{count:,}" for name, count in about.counts.items()}}
    text = README.read_text("utf-8")
    for name, value in said.items():
        text = text.replace("{{" + name + "}}", str(value))
    return text
