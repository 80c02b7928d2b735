"""The plain copy: every link leads to a file, all records are there, nothing closed is, and its search finds."""

import functools
import http.server
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from knowledge_base.project import Project
from knowledge_base.publishing.folder import Publication
from knowledge_base.publishing.owned_folder import SUMS
from knowledge_base.publishing.plain_copy import Place, publish_plain
from tests.support.crawling import passages
from tests.support.serving import ENVIRONMENT, LITHIUM, ROOT
from tests.support.site_pages import Html

LINK = re.compile(r'\s(?:href|src|srcset|action)="([^"]*)"')


@pytest.fixture(scope="module")
def real_copy(tmp_path_factory: pytest.TempPathFactory, texts_folder: Path) -> Path:
    """The real knowledge base, made as the README says, with texts that are not ours at hand."""
    said = (ROOT / "README.md").read_text("utf-8").partition("publish plain ")[2].partition("\n")[0].split()
    place = tmp_path_factory.mktemp("copy")
    command = [sys.executable, str(ROOT / "build_db.py"), "publish", "plain", *said, "--texts", str(texts_folder)]
    subprocess.run(command, cwd=place, env=ENVIRONMENT, check=True, capture_output=True)
    return place / "plain"


@pytest.fixture(scope="module")
def small_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("small") / "plain"
    assert publish_plain(Project.at(LITHIUM), target, Publication(), Place()).is_written
    return target


@pytest.fixture(scope="module")
def below_a_path(real_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The copy on a web space, below a path."""
    space = tmp_path_factory.mktemp("space")
    (space / "x").symlink_to(real_copy)
    handler = functools.partial(Quiet, directory=str(space))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/x"
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_given: object) -> None:
        pass


def pages_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.html") if path.name != "404.html")


@pytest.mark.parametrize("which", ["real_copy", "small_copy"])
def test_every_link_leads_to_a_file(which: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(which)
    dead, count = set(), 0
    for page in pages_of(folder):
        for link in LINK.findall(page.read_text("utf-8")):
            parts = urlsplit(unescape(link))
            if parts.scheme or not parts.path:
                continue
            count += 1
            if not (page.parent / unquote(parts.path)).resolve().is_relative_to(folder):
                dead.add((page.name, link))
            if not (page.parent / unquote(parts.path)).is_file():
                dead.add((page.name, link))

    assert dead == set()
    assert count > 1000


def test_nothing_is_loaded_from_elsewhere(real_copy: Path) -> None:
    for page in pages_of(real_copy):
        loaded = re.findall(
            r'<(?:img|script|source|link rel="stylesheet")[^>]* (?:src|srcset|href)="(https?:[^"]*)"', page.read_text()
        )
        assert loaded == [], page


def test_all_records_are_there(real_copy: Path) -> None:
    with closing(sqlite3.connect(f"file:{real_copy / 'rare_earths.db'}?mode=ro", uri=True)) as connection:
        records = [path for (path,) in connection.execute("select url_path from search_index")]
        articles = [path for (path,) in connection.execute("select id from articles")]

    assert [path for path in records if not (real_copy / "rare_earths" / f"{path}.html").is_file()] == []
    assert len(records) > 1500
    assert [key for key in articles if not (real_copy / "cite" / f"{key}.bib").read_text().startswith("@")] == []


def test_a_page_names_its_address_and_the_sitemap_has_all(real_copy: Path) -> None:
    addresses = (real_copy / "sitemap.txt").read_text().splitlines()

    assert (
        f'<link rel="canonical" href="{addresses[0]}">'
        in (real_copy / unquote(addresses[0].partition("/kb/")[2])).read_text()
    )
    own = {"search.html", "needs-a-server.html"}
    assert {a.partition("/kb/")[2] for a in addresses} == {
        path.relative_to(real_copy).as_posix() for path in pages_of(real_copy)
    } - own


def test_no_file_holds_a_closed_text_or_where_it_was_made(real_copy: Path, texts_folder: Path) -> None:
    closed = set().union(*(passages(file.read_text("utf-8")) for file in texts_folder.iterdir() if file.is_file()))
    assert len(closed) > 1000
    for file in (path for path in real_copy.rglob("*") if path.is_file()):
        content = file.read_bytes().decode("utf-8", "ignore")
        assert not passages(re.sub(r"<[^>]+>", " ", content) if file.suffix == ".html" else content) & closed, file
        assert str(ROOT) not in content, file


def test_pages_are_sound(small_copy: Path) -> None:
    for page in pages_of(small_copy):
        faults = Html(page.read_text("utf-8")).faults
        assert [fault for fault in faults if " on <" not in fault] == [], page  # links need not begin at the root here
    assert "This is a plain copy" in (small_copy / "index.html").read_text("utf-8")


def test_the_same_sources_give_the_same_files(small_copy: Path, tmp_path: Path) -> None:
    publish_plain(Project.at(LITHIUM), tmp_path / "again", Publication(), Place())

    assert (tmp_path / "again" / SUMS).read_text() == (small_copy / SUMS).read_text()


def test_a_folder_that_was_made_elsewhere_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    command = [
        sys.executable,
        str(ROOT / "build_db.py"),
        "publish",
        str(tmp_path),
        "--static",
        "--project",
        str(LITHIUM),
    ]

    said = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (said.returncode, "it was left alone" in said.stderr) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_needs_a_server_leads_to_the_one_that_is_named(small_copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "plain"
    publish_plain(Project.at(LITHIUM), target, Publication(), Place(instance="https://kb.example/"))

    asked = set(re.findall(r'href="(https://kb\.example[^"]*)"', (target / "lithium" / "claims.html").read_text()))
    assert {link for link in asked if "?" in link}
    assert "https://kb.example" not in (small_copy / "lithium" / "claims.html").read_text()


def test_the_search_runs_in_the_page_on_a_web_space_and_from_a_disk(
    browser: Browser, real_copy: Path, below_a_path: str
) -> None:
    with browser.new_page() as page:
        complaints: list[str] = []
        page.on("response", lambda answer: complaints.append(answer.url) if answer.status != 200 else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for start in (f"{below_a_path}/index.html", (real_copy / "index.html").as_uri()):
            page.goto(start)
            page.fill("#home-search", "smuggling 40,000")
            page.press("#home-search", "Enter")
            page.wait_for_selector("#hits li")
            assert "40,000" in page.inner_text("#hits li:first-child")
            page.click("#hits li:first-child a")
            assert "/rare_earths/" in page.url
            page.goto(page.url.rpartition("/rare_earths/")[0] + "/search.html?q=走私")
            page.wait_for_selector("#hits li")
        page.goto(f"{below_a_path}/search.html?q=<img src=x onerror=alert(1)>")
        assert page.query_selector("main img") is None
    assert [said for said in complaints if not said.endswith("/favicon.ico")] == []
