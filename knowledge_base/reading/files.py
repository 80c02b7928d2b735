"""Which files there are in ``sources/``, and what each holds.

The folder a file lies in says what kind of record it holds; its ending says in which format:

    vocabulary/<kind>s.yml or vocabulary/<kind>s/*.yml      publications.yml      statistics/*.csv      about.md
    policy_events/*.yml|.jsonl     articles/*.md|.jsonl     claims/*.yml|.jsonl

``articles/<id>.txt`` holds the text of an article whose rights allow it. ``templates/`` is for people to
copy from and is not read; neither are ``README.md`` and hidden files.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Problem
from ..model.records import RECORD_KINDS

VOCABULARY = {
    "words": "word",
    "topics": "topic",
    "units": "unit",
    "places": "place",
    "materials": "material",
    "indicators": "indicator",
    "actors": "actor",
}
"""File or folder name in ``vocabulary/`` to the kind of record."""

FOLDERS = {
    "statistics": ("statistic", {".csv"}),
    "policy_events": ("policy event", {".yml", ".jsonl"}),
    "articles": ("article", {".md", ".jsonl", ".txt"}),
    "claims": ("claim", {".yml", ".jsonl"}),
}
"""Folder to the kind of record it holds and the endings it may have."""

ROOT_FILES = {"about.md": "about", "publications.yml": "publication"}
IGNORED = {"README.md", "templates"}
ENDINGS = {".yml", ".md", ".csv", ".jsonl", ".txt"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file and what it holds. ``name`` is its path as shown to people, from the folder above ``sources/``."""

    path: Path
    name: str
    kind: str

    @property
    def stored_name(self) -> str:
        """The name as the database keeps it, whatever the folder of sources is called."""
        return f"sources/{self.name.partition('/')[2]}"

    @property
    def format(self) -> str:
        return self.path.suffix

    @property
    def stem(self) -> str:
        return self.path.stem


@dataclass(frozen=True, slots=True)
class Sources:
    """All files of a knowledge base, in the order in which they are read. ``name`` is that of their folder."""

    name: str
    files: list[SourceFile]
    texts: dict[str, SourceFile]
    """Article id to the file with its text, where the repository may hold it."""
    unreadable: set[str]
    """Kinds of record of which some could not be found out: no reference to them can be called unknown."""
    problems: list[Problem]
    """What lies there and cannot be read, or does not belong there."""


def find_sources(root: Path) -> Sources:
    """List the files below ``root``."""
    finder = _Finder(root.resolve(), root.name or root.resolve().name)
    finder.walk(root)
    order = list(RECORD_KINDS)
    records = sorted((f for f in finder.files if f.format != ".txt"), key=lambda f: (order.index(f.kind), f.name))
    texts = {f.stem: f for f in finder.files if f.format == ".txt"}
    if not records and not finder.problems:
        finder.report((), "contains no source files", "articles, claims, vocabulary ...")
    return Sources(finder.root_name, records, texts, finder.unreadable, finder.problems)


class _Finder:
    def __init__(self, real_root: Path, root_name: str) -> None:
        self.real_root, self.root_name = real_root, root_name
        self.problems: list[Problem] = []
        self.files: list[SourceFile] = []
        self.unreadable: set[str] = set()

    def walk(self, folder: Path, parts: tuple[str, ...] = ()) -> None:
        try:
            for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
                if not entry.name.startswith(".") and entry.name not in IGNORED and not entry.name.endswith("~"):
                    self.take(Path(entry.path), (*parts, entry.name))
        except OSError as error:
            self.report(parts, f"cannot be read ({error.strerror})")
            self.unreadable.update(RECORD_KINDS)

    def take(self, path: Path, parts: tuple[str, ...]) -> None:
        kind = kind_of(parts)
        refusal = self.refusal(path, parts)
        if refusal:
            self.report(parts, *refusal)
            if kind:
                self.unreadable.add(kind)
        elif path.is_dir():
            self.walk(path, parts)
        elif kind:
            self.files.append(SourceFile(path, "/".join((self.root_name, *parts)), kind))
        else:
            self.report(parts, "is not a source file", _expected_in(parts))

    def refusal(self, path: Path, parts: tuple[str, ...]) -> tuple[str, str] | None:
        """Say why nothing at this path can be read, whatever it is called, and what was expected."""
        if not parts[-1].isprintable():
            return "has a name with characters that cannot be shown", "letters, digits and hyphens"
        if path.is_symlink():
            if not path.exists():
                return "is a broken symbolic link", "the file itself"
            if not path.resolve().is_relative_to(self.real_root):
                return "is a symbolic link to something outside the sources", "the file itself"
            return "is a symbolic link to something that is read anyway", "each file once"
        if path.is_dir() and path.suffix in ENDINGS:
            return "is a folder that is named like a file", "a file, or a folder without an ending"
        if not path.is_dir() and not path.is_file():
            return "is a pipe, a socket or a device", "a plain file"
        return None

    def report(self, parts: tuple[str, ...], message: str, expected: str = "") -> None:
        name = "".join(c if c.isprintable() else "\ufffd" for c in "/".join((self.root_name, *parts)))
        self.problems.append(Problem(name, 1, "", "", message, expected))


def kind_of(parts: tuple[str, ...]) -> str | None:
    """Return the kind of record that a file at this place in the sources holds, or None when none belongs there."""
    *folders, filename = parts
    stem, ending = Path(filename).stem, Path(filename).suffix
    match folders:
        case []:
            return ROOT_FILES.get(filename)
        case ["vocabulary"]:
            return VOCABULARY.get(stem) if ending == ".yml" else None
        case ["vocabulary", folder]:
            return VOCABULARY.get(folder) if ending == ".yml" else None
        case [folder, *_]:
            kind, endings = FOLDERS.get(folder, (None, set()))
            return kind if ending in endings else None
    return None


def places_of(kind: str) -> str:
    """Return where records of a kind belong, for people: "sources/vocabulary/places.yml"."""
    for name, of_kind in ROOT_FILES.items():
        if of_kind == kind:
            return f"sources/{name}"
    for name, of_kind in VOCABULARY.items():
        if of_kind == kind:
            return f"sources/vocabulary/{name}.yml"
    return next(f"sources/{folder}/" for folder, (of_kind, _) in FOLDERS.items() if of_kind == kind)


def _expected_in(parts: tuple[str, ...]) -> str:
    if parts[0] in FOLDERS:
        return "a file that ends in " + " or ".join(sorted(FOLDERS[parts[0]][1]))
    if parts[0] == "vocabulary":
        return "one of " + ", ".join(f"{name}.yml" for name in VOCABULARY)
    return "one of the folders " + ", ".join([*FOLDERS, "vocabulary"]) + ", about.md or publications.yml"
