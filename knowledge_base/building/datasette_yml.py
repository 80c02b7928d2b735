"""``datasette.yml``: permissions, facets, plugins and limits, in the one place where Datasette 1.0 looks for them.

Datasette before 1.0 takes permissions, facets and plugins from ``metadata.yml`` and limits from ``settings.json``; 1.0
takes all of that from ``datasette.yml``, and passes over ``allow_sql: false`` or a time limit in the old places without
a word. So the build writes that file beside ``metadata.yml``, as it does ``inspect-data.json``: only the build knows
the database's name, and whoever serves has built. Datasette 0.65 does not read it.
"""

import json
from pathlib import Path
from typing import Any

import yaml

from ..project import database_of, read_metadata
from .descriptions import described_tables

MARK = "# Written by the build from metadata.yml and settings.json, for Datasette 1.0; change those."

ACCESS = ("allow", "allow_sql", "permissions")
"""Who may see and do what, at every level."""

ROOT_KEYS = (*ACCESS, "plugins", "extra_css_urls", "extra_js_urls")
DATABASE_KEYS = (*ACCESS, "plugins", "queries")
TABLE_KEYS = (
    *ACCESS, "plugins", "facets", "fts_pk", "fts_table", "hidden", "label_column", "searchmode", "size", "sort",
    "sort_desc", "sortable_columns", "units",
)  # fmt: skip
"""What Datasette 1.0 calls configuration rather than metadata (its documentation: "Upgrading to Datasette 1.0")."""

Config = dict[str, Any]


def configuration(metadata: Config, settings: Config, database: str) -> Config:
    """Return the content of ``datasette.yml`` for a database, from that of the two files of Datasette 0.65."""
    _, said = database_of(metadata)
    tables = {name: _picked(table, TABLE_KEYS) for name, table in described_tables(said.get("tables")).items()}
    about_it = {**_picked(said, DATABASE_KEYS), "tables": {name: table for name, table in tables.items() if table}}
    return {"settings": settings, **_picked(metadata, ROOT_KEYS), "databases": {database: about_it}}


def _picked(said: Config, keys: tuple[str, ...]) -> Config:
    return {key: said[key] for key in keys if key in said}


def write_configuration(database: Path) -> None:
    """Write ``datasette.yml`` beside a database that has ``metadata.yml`` beside it; somebody's own is left alone.

    Raises ValueError, in words for people, when one of the two files cannot be read.
    """
    target = database.with_name("datasette.yml")
    if target.exists() and not target.read_text("utf-8").startswith(MARK):
        return
    metadata, settings = read_metadata(database.with_name("metadata.yml")), read_settings(database.parent)
    config = configuration(metadata, settings, database.stem)
    text = yaml.dump(config, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
    building = target.with_name(target.name + ".building")
    building.write_text(f"{MARK}\n{text}", "utf-8")
    building.replace(target)


def read_settings(folder: Path) -> Config:
    """Return the content of ``settings.json``; nothing where there is no such file. Raises ValueError."""
    path = folder / "settings.json"
    try:
        settings = json.loads(path.read_text("utf-8")) if path.exists() else {}
    except ValueError as error:
        raise ValueError(f"{path} is not valid JSON: {error}") from None
    if not isinstance(settings, dict):
        raise ValueError(f"{path} holds no settings by name")
    return settings
