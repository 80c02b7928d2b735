"""Every file and every name in docs/architecture.md and docs/extending.md is there."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.serving import ROOT

ARCHITECTURE, EXTENDING = ((ROOT / "docs" / name).read_text("utf-8") for name in ("architecture.md", "extending.md"))
LIBRARY = ROOT / "knowledge_base"
NOT_IN_THE_REPOSITORY = {"datasette.yml", "texts/"}
NOT_COMMITTED = {"texts", "build", "dist", "schemas", "rare_earth_knowledge_base.egg-info"}
PLACEHOLDER = re.compile(r"[A-Z]{3,}")
"""ARTICLE and NAME are for what a reader puts there."""
PLACE = re.compile(r"`([a-z][\w./-]*[/.][\w./-]*(?:::\w+)?)`")

BOTH_DOCUMENTS = pytest.mark.parametrize("document", [ARCHITECTURE, EXTENDING], ids=["architecture", "extending"])


def places(document: str) -> set[str]:
    """The files and folders that a document names, with the names in them; not those of another project."""
    return {place for place in PLACE.findall(document) if not place.startswith("cobalt")}


def path_of(name: str) -> Path:
    """The file or folder of a place: below the root, or in the library."""
    below_the_root = ROOT / name
    return below_the_root if below_the_root.exists() else LIBRARY / name


def names_in(module: Path) -> set[str]:
    """What a module defines at its outermost level."""
    found: set[str] = set()
    for node in ast.parse(module.read_text("utf-8")).body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                found.add(node.name)
            case ast.Assign():
                found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name() as target):
                found.add(target.id)
    return found


def test_the_documents_name_places_enough_to_be_worth_a_test() -> None:
    assert len([place for place in places(ARCHITECTURE) if "::" in place]) > 30
    assert {"sql/questions/", "templates/row.html", "checking/verdicts.py::SCALE"} <= places(ARCHITECTURE)
    assert "building/schema.py::TABLES" in places(EXTENDING)


@BOTH_DOCUMENTS
def test_every_file_that_is_named_exists(document: str) -> None:
    files = {place.partition("::")[0] for place in places(document)} - NOT_IN_THE_REPOSITORY

    assert [name for name in sorted(files) if not PLACEHOLDER.search(name) and not path_of(name).exists()] == []


@BOTH_DOCUMENTS
def test_everything_that_is_named_in_a_file_is_defined_there(document: str) -> None:
    named = [place.split("::") for place in places(document) if "::" in place]

    assert [f"{file}::{name}" for file, name in named if name not in names_in(path_of(file))] == []


def test_every_room_is_in_the_picture_and_explained() -> None:
    picture = ARCHITECTURE.partition("```text rooms\n")[2].partition("```")[0]
    rooms = {path.parent.name for path in LIBRARY.glob("*/__init__.py")}

    assert (
        rooms == set(re.findall(r"\| (\w+) {2,}", picture)) == set(re.findall(r"^- \*\*(\w+)\*\* ", ARCHITECTURE, re.M))
    )


def test_the_tree_of_the_root_names_everything_that_is_there() -> None:
    tree = ARCHITECTURE.partition("```text tree\n")[2].partition("```")[0]
    named = [name for line in tree.splitlines() for name in line.split("  ")[0].split()]

    assert [name for name in named if not (ROOT / name).exists()] == []
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_"))}
    assert folders - NOT_COMMITTED - {name.partition("/")[0] for name in named} == {"knowledge_base"}
