"""The house has rooms, and the data goes through them one way."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.serving import ROOT

ROOMS = (
    "model",
    "reading",
    "checking",
    "extracting",
    "fetching",
    "drafting",
    "importing",
    "building",
    "web",
    "publishing",
)


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms from which a module imports."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            parts = (*base, *(node.module or "").split("."))
            if parts[0] == "knowledge_base" and len(parts) > 1:
                yield parts[1]
            elif parts == ("knowledge_base", ""):
                yield from (alias.name for alias in node.names)


def test_a_room_imports_only_from_itself_and_from_rooms_before_it() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports from {other}"
        for number, room in enumerate(ROOMS)
        for path in sorted((ROOT / "knowledge_base" / room).rglob("*.py"))
        for other in imported_rooms(path)
        if other in ROOMS[number + 1 :]
    ]
    assert wrong == []
