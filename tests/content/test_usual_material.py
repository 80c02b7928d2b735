"""What is meant where nobody names a material: the same for who asks the sources and for who asks the database."""

import sqlite3
from contextlib import closing
from pathlib import Path

from knowledge_base.extracting.asked import usual_material
from knowledge_base.extracting.known_sources import known_sources
from tests.support.serving import ROOT

SQL = (ROOT / "knowledge_base" / "sql" / "pages" / "usual_material.sql").read_text("utf-8")


def test_sources_and_database_mean_the_same_material(real_database: Path) -> None:
    known, _ = known_sources(ROOT / "sources")
    with closing(sqlite3.connect(real_database)) as real:
        pairs = real.execute(
            "select indicator_id, place_id from figures union select indicator_id, place_id from claims "
            "where indicator_id is not null and place_id is not null and material_id is not null"
        ).fetchall()
        said = [real.execute(SQL, {"indicator": one, "place": other}).fetchone() for one, other in pairs]

    assert len(pairs) > 100
    assert [
        (pair, material)
        for pair, (material,) in zip(pairs, said, strict=True)
        if usual_material(known, *pair) != material
    ] == []
