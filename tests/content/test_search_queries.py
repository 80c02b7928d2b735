"""What people type, and the record that must be among the first three: as data, in search_queries.yml."""

from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

FILE = Path(__file__).with_name("search_queries.yml")
QUERIES: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text("utf-8"))
FIRST = 3


@pytest.mark.parametrize("asked", [*QUERIES["tuned"], *QUERIES["first_contact"]], ids=lambda asked: asked["q"])
def test_a_query(real_site: httpx.Client, asked: dict[str, Any]) -> None:
    found = real_site.get("/search.json", params={"q": asked["q"]}).json()
    paths = ["/".join(hit["url"].split("/")[-2:]) for hit in found["results"][:FIRST]]

    assert set(paths) & set(asked["any"]), paths
    if "answers" in asked:
        assert found["answers"][0]["indicator_id"] == asked["answers"]
