"""Which of the served databases the pages are about, how it is described to Datasette, and what the site is called.

Any database that holds our tables will do, whatever its name: the name is data (``metadata.yml``, ``--output``).
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from ..building.descriptions import described_tables
from ..project import database_of
from .versions import ensure_may_view, local_metadata, plugin_settings

OUR_TABLES = {"build_info", "articles", "claims"}
"""What a database holds that was built by this program."""


DESCRIPTION = (
    "Start with articles, claims, policy_events and statistics, or with one of the questions below. The tables are "
    "built anew from plain files; most rows name the file and line they come from."
)
"""What the page of the database says, unless ``metadata.yml`` says otherwise."""


class NoKnowledgeBase(LookupError):
    """None of the served databases was built by this program."""


@dataclass(frozen=True, slots=True)
class Site:
    """What pages need to know of the instance that shows them."""

    database: str
    """Name under which the knowledge base is served."""
    name: str
    """What the site calls itself."""
    repository_url: str
    """Where its sources can be read and edited; empty when they cannot."""
    address: str
    """Where it is published, without a slash at its end; empty where nobody says."""
    is_published: bool
    """Whether it is open to the internet: Datasette's pages about the process are closed."""
    is_copy: bool
    """Whether its pages become files (``publish --static``) and nobody answers what is asked of them."""
    license: str
    license_url: str
    metadata: dict[str, Any]
    """What describes the database to Datasette, beside ``metadata.yml``: titles, descriptions, facets."""
    rules: dict[str, Any]
    """The part of it that is not for showing: who may see a table, how many values a facet has.

    Datasette 0.65 asks for the key ``tables`` for every permission of every table, and copies all it gets.
    """

    def table(self, name: str) -> dict[str, Any]:
        """What a table of the database is and how it is shown; empty for one that nothing is said of."""
        described: dict[str, dict[str, Any]] = self.metadata["databases"][self.database]["tables"]
        return described.get(name, {})


_sites: "WeakKeyDictionary[Any, Site]" = WeakKeyDictionary()
"""One for every Datasette of this process, as long as it lives."""


def site_of(datasette: Any) -> Site:
    """Return the site of a Datasette. Raises NoKnowledgeBase when it serves none."""
    if datasette not in _sites:
        _sites[datasette] = _site(datasette)
    return _sites[datasette]


def _site(datasette: Any) -> Site:
    name = next((name for name, served in datasette.databases.items() if _is_ours(served.path)), None)
    if name is None:
        raise NoKnowledgeBase("no knowledge base is served; build it first: python build_db.py")
    local, settings = local_metadata(datasette), plugin_settings(datasette, "site")
    metadata = _metadata(local, name, datasette.urls)
    return Site(
        name,
        settings.get("site_name") or local.get("title") or name.replace("_", " ").capitalize(),
        settings.get("repository_url") or "",
        str(settings.get("address") or "").rstrip("/"),
        bool(settings.get("published")),
        bool(settings.get("copy")),
        local.get("license") or "",
        local.get("license_url") or "",
        metadata,
        _rules(metadata),
    )


def _metadata(local: dict[str, Any], name: str, urls: Any) -> dict[str, Any]:
    """What ``metadata.yml`` need not say, and what it says of its one database, under the name that is served."""
    _, said = database_of(local)
    instance = {
        "about": "What every column means",
        "about_url": urls.table(name, "data_dictionary"),
        "source": "Publications that printed the official figures",
        "source_url": urls.table(name, "publications"),
    }
    database = _heir({"description": DESCRIPTION, **said}, {**instance, **local})
    tables = described_tables(said.get("tables"))
    described = {table: _heir(about_it, database) for table, about_it in tables.items()}
    return {**instance, "databases": {name: {**database, "tables": described}}}


def _rules(metadata: dict[str, Any]) -> dict[str, Any]:
    """The metadata without what is for showing."""
    databases = {
        name: {**database, "tables": {table: _unshown(said) for table, said in database["tables"].items()}}
        for name, database in metadata["databases"].items()
    }
    return {**metadata, "databases": databases}


def _unshown(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key.startswith("allow") or key == "facet_size"}


def _heir(described: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Give what is described the licence, the source and the page about it of what is above it.

    Datasette 0.65 does so by itself, 1.0 no longer. Each goes with its address: a licence of its own keeps to its own.
    """
    inherited = {
        key: above[key]
        for what in ("license", "source", "about")
        if not described.keys() & {what, f"{what}_url"}
        for key in (what, f"{what}_url")
        if above.get(key)
    }
    return {**described, **inherited}


def _is_ours(path: str | None) -> bool:
    """Whether the file at a path was built by this program; a database in memory (no path) was not."""
    if path is None:
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    except sqlite3.Error:
        return False
    return tables >= OUR_TABLES


async def allowed_database(datasette: Any, request: Any) -> Any:
    """Return the database, for whom Datasette would show it to. Raises Forbidden."""
    name = site_of(datasette).database
    await ensure_may_view(datasette, request.actor, name)
    return datasette.databases[name]
