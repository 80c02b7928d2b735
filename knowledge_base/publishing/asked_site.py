"""The site in a folder that is being published, asked within this program."""

import json
from pathlib import Path
from typing import Any

PATIENCE = 120_000
"""Milliseconds for a statement: nobody waits, and a page that lacks a part must not be kept."""


async def site_in(folder: Path) -> Any:
    """Return a Datasette that serves a folder."""
    from datasette.app import Datasette

    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    datasette = Datasette(config_dir=folder, settings={**settings, "sql_time_limit_ms": PATIENCE})
    await datasette.invoke_startup()
    return datasette
