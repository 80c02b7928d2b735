"""Where a knowledge base lies: its folder, its sources and metadata, its texts, its database. The one place that knows.

A project is a folder such as this repository's, or one of another subject anywhere else:

    sources/          articles, claims, policy_events, statistics, vocabulary, about.md
    metadata.yml      titles, licence, and the name of the database
    texts/            texts of articles that are not ours to keep (optional, never committed)
    NAME.db           what is built from them

Every part can be elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
"""The folder that this package was checked out into, with a project of its own; of an installed package, none."""

UNNAMED = "knowledge_base"
"""Name of the database of a project that gives no name and whose folder has none to lend."""


class BadMetadata(ValueError):
    """A ``metadata.yml`` that cannot be read; one line says why."""


@dataclass(frozen=True, slots=True)
class Project:
    """The places of one knowledge base. ``metadata`` and ``texts`` name only what exists."""

    root: Path
    sources: Path
    metadata: Path | None
    texts: tuple[Path, ...]
    database: Path

    @classmethod
    def at(
        cls,
        root: Path | None = None,
        *,
        sources: Path | None = None,
        metadata: Path | None = None,
        texts: Sequence[Path] = (),
        database: Path | None = None,
    ) -> "Project":
        """Find the parts of a project in its folder, but for those that are named.

        Without a folder it is the one that holds the named sources; with neither, that of this repository, or, of an
        installed package, the working directory. Raises BadMetadata when the database's name is needed and cannot
        be read.
        """
        root = (root or (sources.resolve().parent if sources else _home())).resolve()
        metadata = metadata or _existing(root / "metadata.yml")
        default_texts = (root / "texts",) if (root / "texts").is_dir() else ()
        return cls(
            root,
            sources or root / "sources",
            metadata,
            tuple(texts) or default_texts,
            database or root / f"{_database_name(metadata, root)}.db",
        )

    @property
    def name(self) -> str:
        """Name of the database, under which it is served and which is part of every address."""
        return self.database.stem


def read_metadata(path: Path | None) -> dict[str, Any]:
    """Return the content of a ``metadata.yml``; nothing where there is no such file. Raises BadMetadata."""
    if path is None or not path.exists():
        return {}
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise BadMetadata(f"{path} is not valid YAML: {' '.join(str(error).split())}") from None
    if content is not None and not isinstance(content, dict):
        raise BadMetadata(f"{path} holds a list or a text; expected keys such as title and databases")
    return content or {}


def database_of(metadata: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the name of the one database that metadata is about, and what is said of it; empty where none is named.

    Where several are named, it is the first.
    """
    databases = metadata.get("databases")
    if not isinstance(databases, dict) or not databases:
        return "", {}
    name, said = next(iter(databases.items()))
    return str(name), said if isinstance(said, dict) else {}


def _home() -> Path:
    return REPOSITORY if (REPOSITORY / "sources").is_dir() else Path.cwd()


def _existing(path: Path) -> Path | None:
    return path if path.exists() else None


def _database_name(metadata: Path | None, root: Path) -> str:
    """The database that the metadata names, else one after the folder, in what an address bears."""
    name, _ = database_of(read_metadata(metadata))
    return name or re.sub(r"[^a-z0-9]+", "_", root.name.lower()).strip("_") or UNNAMED
