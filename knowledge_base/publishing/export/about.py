"""What a knowledge base is called, whose it is and as of when: what every exported form says of itself."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from ...project import Project, read_metadata


@dataclass(frozen=True, slots=True)
class About:
    """``as_of`` is the day of the build, the only date an export knows; ``address`` is empty when nobody gave one."""

    name: str
    """Of the database, as in addresses."""
    title: str
    description: str
    publisher: str
    license: str
    license_url: str
    address: str
    repository_url: str
    as_of: str
    counts: dict[str, int]

    def page(self, table: str, identity: str) -> str:
        """Return the address of a record; from the root of the site where nobody says where that is."""
        return f"{self.address}/{self.name}/{table}/{identity}"


def about_of(project: Project, connection: sqlite3.Connection, address: str) -> About:
    """Return what is said of a project whose database is open."""
    said = read_metadata(project.metadata)
    settings = (said.get("plugins") or {}).get("site") or {}
    title = said.get("title") or project.name.replace("_", " ").capitalize()
    return About(
        project.name,
        title,
        " ".join((said.get("description") or "").split()),
        _publisher(connection) or title,
        said.get("license") or "",
        said.get("license_url") or "",
        (address or settings.get("address") or "").rstrip("/"),
        settings.get("repository_url") or "",
        _as_of(connection),
        _counts(connection),
    )


def _publisher(connection: sqlite3.Connection) -> str:
    found = connection.execute("select name from about join actors on actors.id = publisher_id").fetchone()
    return str(found[0]) if found else ""


def _as_of(connection: sqlite3.Connection) -> str:
    (day,) = connection.execute("select value from build_info where name = 'as_of'").fetchone()
    return str(day)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    columns: dict[str, Any] = {"articles": 0, "claims": 0, "events": 0, "figures": 0, "claims_judged": 0}
    found = connection.execute(f"select {', '.join(columns)} from counts").fetchone()
    return dict(zip(columns, found, strict=True))
