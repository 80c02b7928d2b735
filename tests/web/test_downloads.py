"""The page from which people take the data away."""

from pathlib import Path

import httpx
import pytest

from knowledge_base.project import Project
from knowledge_base.publishing.export.export import Export, write_data
from knowledge_base.web.downloads import FOLDER, downloads
from tests.support.serving import LITHIUM, configure, serving
from tests.support.site_pages import Html


def test_where_nothing_was_exported_the_page_says_how(site: httpx.Client) -> None:
    page = Html(site.get("/data").raise_for_status().text)

    assert page.faults == []
    assert "This instance has no files made in advance." in page.text
    assert "/lithium.db" in page.links()


@pytest.mark.parametrize("base", ["/", "/below/"])
def test_every_file_that_was_exported_is_offered(lithium_database: Path, tmp_path: Path, base: str) -> None:
    folder = configure(tmp_path / "site", lithium_database)
    data = folder / FOLDER
    data.mkdir()
    write_data(Project.at(LITHIUM), lithium_database, data, Export())

    with serving(folder, "--setting", "base_url", base) as address, httpx.Client(base_url=address) as client:
        page = Html(client.get(f"{base}data").raise_for_status().text)
        links = [link for link in page.links() if "/static/data/" in link]
        statuses = {link: client.get(link).status_code for link in links}

    assert page.faults == []
    assert statuses == dict.fromkeys(links, 200)
    files = {path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file()}
    assert {link.partition("/static/data/")[2] for link in links} == files - {".zenodo.json"}
    (described,) = page.data
    assert {part["contentUrl"] for part in described["distribution"]} <= {f"static/data/{name}" for name in files}


def test_a_folder_without_data_offers_nothing(tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        found = downloads(folder)
        assert (found.files, found.tables, found.described) == ([], {}, "")
