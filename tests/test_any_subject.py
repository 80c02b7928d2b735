"""Everything that is particular to a subject is in sources/ and metadata.yml: the program names none."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.serving import ROOT

PROGRAM = ("knowledge_base", "templates", "plugins", "tools", "static", "settings.json", "build_db.py")
SUBJECT = re.compile(r"rare.?earths?|china|usgs", re.IGNORECASE)
NO_TEXT = {"__pycache__", ".woff2", ".png", ".ico"}


def files_of_the_program() -> Iterator[Path]:
    for name in PROGRAM:
        path = ROOT / name
        found = [path] if path.is_file() else path.rglob("*")
        yield from (file for file in found if file.is_file() and not NO_TEXT & {*file.parts, file.suffix})


def test_no_file_of_the_program_names_the_subject() -> None:
    naming = {
        str(file.relative_to(ROOT))
        for file in files_of_the_program()
        if SUBJECT.search(str(file.relative_to(ROOT))) or SUBJECT.search(file.read_text("utf-8"))
    }

    assert naming == set()
