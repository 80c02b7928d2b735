"""Make the folder that is published: the same sources, the same bytes.

    DIR/NAME.db, inspect-data.json     the public database: no text that may not be published, in no table and no page
    DIR/NAME.history.jsonl             what builds changed, as it lies beside the project's own database
    DIR/knowledge_base templates static plugins     the site
    DIR/static/data                    the data in the forms that other programs read (``export``)
    DIR/pictures                       every picture, drawn
    DIR/metadata.yml settings.json datasette.yml    its description and its limits
    DIR/requirements.txt               the packages that serving needs, locked, with hashes
    DIR/Dockerfile fly.toml ...        examples for hosts (publishing/files)
    DIR/SHA256SUMS                     all of it; also the sign by which a folder is known as one that was made here

It is made beside its place and moved there when it is whole. The build's own ``datasette package`` and ``datasette
publish`` are not used: they install unpinned packages on an old image, as root, open to scripts of all sites.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ..building.build import Options, Result, build
from ..building.history import history_beside
from ..building.target import BuildFailed
from ..project import Project, read_metadata
from ..web.downloads import FOLDER as DATA
from ..web.numbers import PARTS as PARTS_OF_NUMBER
from ..web.numbers import path_of
from ..web.queries import sql_of
from ..web.serving import PARTS, site_folder
from .export.export import Export, write_data
from .owned_folder import drafted
from .pictures import store_pictures
from .requirements import for_serving

PACKAGE = Path(__file__).resolve().parent.parent
FILES = Path(__file__).parent / "files"

SERVED = ("building", "checking", "extracting", "model", "reading", "sql", "web")
"""Rooms of the library that a served folder needs; those that are not there are passed over."""


@dataclass(frozen=True, slots=True)
class Publication:
    """How something is published. ``address`` is where, such as https://example.org; empty when it is not known yet."""

    address: str = ""
    has_sql: bool = True
    """Whether readers may send SQL of their own."""
    as_of: date | None = None
    is_copy: bool = False
    """Whether the pages become files, for nobody to ask anything of."""


def publish(project: Project, target: Path, publication: Publication) -> Result:
    """Write the folder; return what came of the build. Raises BuildFailed when it cannot be written.

    With mistakes in the sources nothing is written. A folder that was not made here is never replaced.
    """
    with drafted(target) as draft:
        result = make_site(project, draft.path, publication)
        draft.is_whole = result.is_written
        return result


def make_site(project: Project, folder: Path, publication: Publication) -> Result:
    """Write all that is served into an empty folder; return what came of the build. Raises BuildFailed."""
    _write_site(project, folder, publication)
    database = folder / f"{project.name}.db"
    options = Options(
        project.sources, database, project.texts, folder / "metadata.yml", publication.as_of, is_public=True
    )
    result = build(options)
    if not result.is_written:
        return result
    try:
        store_pictures(folder, _pages(database))
    except RuntimeError as error:
        raise BuildFailed(str(error), "nothing was published") from error
    data = folder / DATA
    data.mkdir()
    write_data(project, database, data, Export(publication.address, publication.as_of))
    if history_beside(project.database).is_file():
        shutil.copy(history_beside(project.database), history_beside(database))
    return result


# ----------------------------------------------------------------------------------------------- what is in it


def _write_site(project: Project, folder: Path, publication: Publication) -> None:
    site = site_folder()
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
    for part in PARTS:
        shutil.copytree(site / part, folder / part, ignore=ignored)
    for room in SERVED:
        if (PACKAGE / room).is_dir():
            shutil.copytree(PACKAGE / room, folder / "knowledge_base" / room, ignore=ignored)
    for module in PACKAGE.glob("*.py"):
        shutil.copy(module, folder / "knowledge_base")
    settings = {**json.loads((site / "settings.json").read_text("utf-8")), **PUBLISHED_SETTINGS}
    settings["default_allow_sql"] = publication.has_sql
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    metadata = _metadata(project, publication)
    (folder / "metadata.yml").write_text(yaml.safe_dump(metadata, sort_keys=False, allow_unicode=True), "utf-8")
    (folder / "requirements.txt").write_text(for_serving((site / "requirements.txt").read_text("utf-8")), "utf-8")
    for file in sorted(FILES.iterdir()):
        text = file.read_text("utf-8")
        (folder / file.name).write_text(_filled(text, project, publication), "utf-8")


PUBLISHED_SETTINGS: dict[str, Any] = {
    "num_sql_threads": 8,
    "suggest_facets": False,
    "default_cache_ttl": 0,
    "max_csv_mb": 20,
    "force_https_urls": False,
}
"""What differs from browsing locally: more readers at a time."""


def _metadata(project: Project, publication: Publication) -> dict[str, Any]:
    """The project's own, and what the site must know of being published."""
    said = read_metadata(project.metadata)
    plugins = said.get("plugins") or {}
    site = {**(plugins.get("site") or {}), "published": True}
    if publication.is_copy:
        site["copy"] = True
    if publication.address:
        site["address"] = publication.address.rstrip("/")
    return {**said, "plugins": {**plugins, "site": site}}


def _filled(text: str, project: Project, publication: Publication) -> str:
    """Fill in a file for a host: the name of the knowledge base, and of the host where it is known."""
    host = publication.address.partition("://")[2].partition("/")[0] or "example.org"
    return text.replace("{{name}}", project.name.replace("_", "-")).replace("{{host}}", host)


def _pages(database: Path) -> list[str]:
    """Return the paths of all pages that show pictures: those of the site, of all records, and of all numbers."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)) as connection:
        records = [f"/{database.stem}/{path}" for (path,) in connection.execute(sql_of("records_with_pages"))]
        compared = [f"/compare?indicator={row[0]}" for row in connection.execute(sql_of("compare_indicators"))]
        own = ["/", "/numbers", "/contested", "/timeline", "/compare", *compared]
        return [*own, *records, *pages_of_numbers(connection)]


def pages_of_numbers(connection: sqlite3.Connection) -> list[str]:
    """Return the paths of the pages of all numbers."""
    rows = connection.execute(sql_of("numbers_with_pages"))
    return [path_of(dict(zip(PARTS_OF_NUMBER, row, strict=True))) for row in rows]
