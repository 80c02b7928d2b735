"""What differs between Datasette 0.65, the pinned default, and 1.0. No other module asks which of them runs.

Tried with 1.0a41. Facets, labels, permissions and limits come from ``datasette.yml`` there, which the build writes
(``building/datasette_yml.py``); what 0.65 asks of the hooks ``get_metadata`` and ``canned_queries`` is given to 1.0
once, when it starts.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from ..building.datasette_yml import ACCESS, configuration, read_settings
from .questions import Question

Metadata = dict[str, Any]

CONFIG_FILES = ("datasette.json", "datasette.yaml", "datasette.yml")
"""Where 1.0 looks for its configuration, in its order."""


def is_one(datasette: Any) -> bool:
    """Whether this is Datasette 1.0, or one of its alphas."""
    return hasattr(datasette, "add_query")


async def ensure_may_view(datasette: Any, actor: Any, database: str) -> None:
    """Raise Forbidden unless an actor may see a database."""
    if not is_one(datasette):
        await datasette.ensure_permissions(actor, [("view-database", database), "view-instance"])
        return
    from datasette.resources import DatabaseResource

    await datasette.ensure_permission(action="view-database", resource=DatabaseResource(database), actor=actor)


async def may_execute_sql(datasette: Any, actor: Any, database: str) -> bool:
    """Whether an actor may send SQL of its own to a database."""
    if not is_one(datasette):
        return bool(await datasette.permission_allowed(actor, "execute-sql", database, default=True))
    from datasette.resources import DatabaseResource

    return bool(await datasette.allowed(action="execute-sql", resource=DatabaseResource(database), actor=actor))


def sql_address(datasette: Any, database: str) -> str:
    """Return the address that takes ?sql=."""
    address = str(datasette.urls.database(database))
    return f"{address}/-/query" if is_one(datasette) else address


def plugin_settings(datasette: Any, plugin: str) -> dict[str, Any]:
    """Return a plugin's settings."""
    if is_one(datasette):
        return datasette.plugin_config(plugin) or {}
    # Not datasette.plugin_config(): that asks our own get_metadata, which asks for these settings.
    return (local_metadata(datasette).get("plugins") or {}).get(plugin) or {}


def local_metadata(datasette: Any) -> Metadata:
    """Return what ``metadata.yml`` says, without what plugins say. (1.0 takes plugins and ``allow`` out of it.)"""
    local: Metadata = datasette._metadata_local or {}
    return local


def unheeded(datasette: Any, database: str) -> list[str]:
    """Return what ``metadata.yml`` and ``settings.json`` say of permissions and limits that 1.0 would pass over.

    Datasette 1.0 reads neither of them for it, only ``datasette.yml``; one that is missing or older would silently
    open what they close.
    """
    if not is_one(datasette):
        return []
    folder: Path | None = datasette.config_dir
    settings = read_settings(folder) if folder else {}
    said = configuration(local_metadata(datasette), settings, database)
    heeded = _datasette_yml(folder) if folder else (datasette.config or {})
    return [".".join(path) for path, value in _protections(said) if _at(heeded, path) != value]


def _datasette_yml(folder: Path) -> Metadata:
    """What the file says. (``datasette.config`` has what the command line says as well, which may well differ.)"""
    path = next((folder / name for name in CONFIG_FILES if (folder / name).exists()), None)
    return yaml.safe_load(path.read_text("utf-8")) or {} if path else {}


def _protections(config: Metadata, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the settings, and the permissions of every level, each with the keys that lead to it."""
    for key, value in config.items():
        if key in ACCESS or path == ("settings",):
            yield (*path, key), value
        elif isinstance(value, dict):
            yield from _protections(value, (*path, key))


def _at(config: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        config = config.get(key) if isinstance(config, dict) else None
    return config


async def describe(datasette: Any, metadata: Metadata, questions: Iterable[Question]) -> None:
    """Tell 1.0 at its start what 0.65 asks hooks for: what tables and columns mean, and the questions."""
    if not is_one(datasette):
        return
    for key, value in _texts(metadata):
        if key not in local_metadata(datasette):
            await datasette.set_instance_metadata(key, value)
    for database, about_it in metadata["databases"].items():
        for key, value in _texts(about_it):
            await datasette.set_database_metadata(database, key, value)
        for table, about_table in about_it["tables"].items():
            for key, value in _texts(about_table):
                await datasette.set_resource_metadata(database, table, key, value)
            for column, meaning in about_table.get("columns", {}).items():
                await datasette.set_column_metadata(database, table, column, "description", meaning)
        for question in questions:
            await datasette.add_query(
                database,
                question.name,
                question.sql,
                title=question.title,
                description=question.description,
                parameters=list(question.parameters),
                hide_sql=True,
                is_trusted=True,  # answers where readers may not send SQL of their own, as in 0.65
            )


def _texts(said: Metadata) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in said.items() if isinstance(value, str))
