"""What ``publish`` makes runs from any directory in an environment that has nothing else, and holds nothing closed."""

import hashlib
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from knowledge_base.building.build import Options, build
from knowledge_base.building.target import BuildFailed
from knowledge_base.project import Project
from knowledge_base.publishing.folder import Publication, publish
from knowledge_base.publishing.owned_folder import SUMS
from tests.support.crawling import crawled, passages
from tests.support.serving import ENVIRONMENT, LITHIUM, ROOT, running

ADDRESS = "https://rare-earths.example.org"


@pytest.fixture(scope="session")
def commands() -> list[list[str]]:
    """The commands of the README, one a line."""
    block = (ROOT / "README.md").read_text("utf-8").partition("```sh publish\n")[2].partition("```")[0]
    return [shlex.split(line) for line in block.splitlines()]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder."""
    return tmp_path_factory.mktemp("anywhere")


@pytest.fixture(scope="session")
def published(commands: list[list[str]], place: Path, texts_folder: Path) -> Path:
    """The real knowledge base, published as the README says, with texts that are not ours at hand."""
    assert commands[0][:4] == [".venv/bin/python", "build_db.py", "publish", "site"]
    command = [sys.executable, str(ROOT / "build_db.py"), *commands[0][2:], "--texts", str(texts_folder)]
    subprocess.run(command, cwd=place, env=ENVIRONMENT, check=True, capture_output=True)
    return place / "site"


@pytest.fixture(scope="session")
def environment(commands: list[list[str]], place: Path, published: Path) -> Path:
    """An empty environment with what the folder asks for, by hash."""
    assert commands[1][0] == "python3"
    for command in ([sys.executable, *commands[1][1:]], commands[2]):
        subprocess.run(command, cwd=published.parent, check=True, env=ENVIRONMENT)
    return place / commands[1][-1]


@pytest.fixture(scope="session")
def address(commands: list[list[str]], place: Path, environment: Path) -> Iterator[str]:
    assert environment.is_dir()
    assert commands[3][-2:] == ["--port", "8001"]
    with running([str(place / commands[3][0]), *commands[3][1:-2]], cwd=place) as found:
        yield found


def test_nothing_that_builds_or_draws_is_installed(environment: Path) -> None:
    (packages,) = (environment / "lib").glob("python*/site-packages")
    names = {path.name.partition("-")[0] for path in packages.glob("*.dist-info")}

    assert {"datasette", "pydantic", "pint"} <= names
    assert not names & {"vl_convert_python", "sqlite_utils", "tqdm", "pytest"}


def test_every_link_leads_somewhere_and_no_page_holds_a_closed_text(
    address: str, published: Path, texts_folder: Path
) -> None:
    crawl = crawled(address, with_queries=False)
    closed = set().union(*(passages(file.read_text("utf-8")) for file in texts_folder.iterdir() if file.is_file()))

    assert {link: status for link, status in crawl.statuses.items() if status != 200} == {}
    assert crawl.elsewhere == {}
    assert len(crawl.pages) > 1500
    assert len(closed) > 1000
    assert {link for link, page in crawl.pages.items() if passages(re.sub(r"<[^>]+>", " ", page)) & closed} == set()
    assert {link for link, page in crawl.pages.items() if str(ROOT) in page or str(published) in page} == set()


def test_no_file_holds_a_closed_text_or_where_it_was_made(published: Path, texts_folder: Path) -> None:
    closed = set().union(*(passages(file.read_text("utf-8")) for file in texts_folder.iterdir() if file.is_file()))
    for file in (path for path in published.rglob("*") if path.is_file()):
        content = file.read_bytes().decode("utf-8", "ignore")
        assert not passages(content) & closed, file
        assert str(ROOT) not in content, file


def test_the_quotes_that_were_found_stay_found(published: Path, real_database: Path) -> None:
    counts = []
    for path in (published / "rare_earths.db", real_database):
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            tables = ("claims", "articles", "policy_events", "statistics", "claim_checks", "search_index")
            counts.append([connection.execute(f"select count(*) from {table}").fetchone() for table in tables])
            status = connection.execute("select quote_status, count(*) from claims group by 1 order by 1").fetchall()
            counts[-1] += status
    assert counts[0] == counts[1]


def test_it_knows_its_address_and_says_nothing_of_its_process(address: str) -> None:
    sitemap = httpx.get(f"{address}/sitemap.xml", trust_env=False).text
    robots = httpx.get(f"{address}/robots.txt", trust_env=False).text

    assert sitemap.count(f"<loc>{ADDRESS}/") > 1500
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in robots
    assert httpx.get(f"{address}/-/threads", trust_env=False).status_code == 404


def test_its_pictures_are_stored(address: str, published: Path) -> None:
    for path in ("/-/picture/timeline.svg", "/-/picture/timeline.svg?narrow=1"):
        assert httpx.get(address + path, trust_env=False).text.startswith("<svg")
    assert httpx.get(f"{address}/-/picture/timeline.svg?narrow=", trust_env=False).status_code == 200
    # What no page shows is not stored, and cannot be drawn here.
    drawn = httpx.get(f"{address}/-/picture/claim/nothing.svg", trust_env=False)
    assert drawn.status_code == 404
    assert len(list((published / "pictures").iterdir())) > 1000


def test_the_sums_are_right(published: Path) -> None:
    lines = (published / SUMS).read_text("utf-8").splitlines()
    files = {path for path in published.rglob("*") if path.is_file() and "__pycache__" not in path.parts}

    assert {published / line.partition("  ")[2] for line in lines} == files - {published / SUMS}
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((published / name).read_bytes()).hexdigest() == digest


# ------------------------------------------------------------------------------------------- of another subject


def lithium(tmp_path: Path, name: str, **keys: object) -> Path:
    target = tmp_path / name
    result = publish(Project.at(LITHIUM), target, Publication(**keys))  # type: ignore[arg-type]
    assert result.is_written
    return target


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = lithium(tmp_path, "one"), lithium(tmp_path, "two")

    assert (first / SUMS).read_text("utf-8") == (second / SUMS).read_text("utf-8")


def test_publishing_again_replaces_what_was_made_here_and_nothing_else(tmp_path: Path) -> None:
    made = lithium(tmp_path, "made")
    (made / "left.txt").write_text("x")
    lithium(tmp_path, "made")
    assert not (made / "left.txt").exists()

    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "mine.txt").write_text("x")
    with pytest.raises(BuildFailed, match="was not made by this program"):
        publish(Project.at(LITHIUM), foreign, Publication())
    assert [path.name for path in foreign.iterdir()] == ["mine.txt"]


def test_with_mistakes_nothing_is_published(tmp_path: Path) -> None:
    shutil.copytree(LITHIUM, tmp_path / "project")
    (tmp_path / "project" / "sources" / "topics.yml").write_text("x")
    result = publish(Project.at(tmp_path / "project"), tmp_path / "site", Publication())

    assert not result.is_written
    assert [path.name for path in tmp_path.iterdir()] == ["project"]


@pytest.mark.parametrize("has_sql", [True, False])
def test_sql_of_readers_can_be_closed(tmp_path: Path, has_sql: bool) -> None:
    folder = lithium(tmp_path, "site", has_sql=has_sql)
    with running([sys.executable, "-m", "datasette", "serve", str(folder)], cwd=tmp_path) as address:
        name = next(folder.glob("*.db")).stem
        statement = httpx.get(f"{address}/{name}.json?sql=select+1", trust_env=False)
        told = httpx.get(f"{address}/llms.txt", trust_env=False).text
        assert httpx.get(f"{address}/{name}/search.json?q=lithium", trust_env=False).status_code == 200

    assert (statement.status_code == 200, "SQL" in told) == (has_sql, has_sql)


def test_every_link_below_a_path_too(tmp_path: Path) -> None:
    folder = lithium(tmp_path, "site")
    command = [sys.executable, "-m", "datasette", "serve", str(folder), "--setting", "base_url", "/kb/"]
    # Options on the command line take the place of settings.json.
    with running(command, cwd=tmp_path) as address:
        crawl = crawled(f"{address}/kb", with_queries=True)

    assert {link: status for link, status in crawl.statuses.items() if status != 200} == {}
    assert len(crawl.pages) > 50


def test_a_public_build_differs_in_its_texts_only(tmp_path: Path, texts_folder: Path) -> None:
    rows = []
    for is_public in (False, True):
        target = tmp_path / f"{is_public}.db"
        build(Options(ROOT / "sources", target, (texts_folder,), is_public=is_public))
        with closing(sqlite3.connect(target)) as connection:
            closed = "rights in ('all-rights-reserved', 'unknown')"
            rows.append(connection.execute(f"select count(text) from articles where {closed}").fetchone()[0])
    assert rows[0] > rows[1] == 0
