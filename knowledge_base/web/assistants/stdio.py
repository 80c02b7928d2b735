"""The server of assistants over standard input and output: ``build_db.py mcp``."""

import json
from pathlib import Path
from typing import Any

from ...project import Project
from ..serving import site_folder
from ..site import site_of
from .server import server_of
from .tools import Tools


def serve(project: Project) -> None:
    """Answer until standard input ends. Raises ImportError where the SDK is not installed."""
    import anyio

    anyio.run(_serve, project)


async def _serve(project: Project) -> None:
    datasette = _datasette(project.database, project.metadata)
    await datasette.invoke_startup()
    site = site_of(datasette)
    tools = Tools(datasette.databases[site.database], lambda path: f"{site.address}{path}")
    await server_of(tools, site.name).run_stdio_async()


def _datasette(database: Path, metadata: Path | None) -> Any:
    """Return a Datasette that serves nobody: the database with the limits of the site and its SQL functions."""
    from datasette.app import Datasette
    from datasette.utils import parse_metadata

    site = site_folder()
    return Datasette(
        immutables=[str(database)],
        metadata=parse_metadata(metadata.read_text("utf-8")) if metadata else None,
        settings=json.loads((site / "settings.json").read_text("utf-8")),
        template_dir=str(site / "templates"),
        plugins_dir=str(site / "plugins"),
    )
