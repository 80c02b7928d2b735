"""The site on Datasette 1.0: the newest alpha shows what 0.65 shows, and keeps closed what is closed.

0.65 is what the site is pinned to. Datasette 1.0 is installed into an environment of its own (``build/``), or the
one whose Python ``KB_DATASETTE_1`` names.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from knowledge_base.building.build import Options, build
from knowledge_base.project import Project
from knowledge_base.publishing.folder import Publication, publish
from tests.support.crawling import addresses, faults_of
from tests.support.environments import NoDatasetteOne, environment_with_datasette_one
from tests.support.serving import ENVIRONMENT, LITHIUM, ROOT, configure, running
from tests.support.site_pages import HOME, Html
from tests.support.small_corpus import Corpus

DATASETTES_OWN = {"query", "query with an error", "table", "table of events", "table without rows", "view"}
"""Kinds of page of which Datasette itself decides a part: the order of facets, kinds of filter, addresses of CSV."""


@pytest.fixture(scope="session")
def python() -> Path:
    """The Python of an environment with Datasette 1.0."""
    try:
        return environment_with_datasette_one(ROOT / "build" / "datasette-1.0")
    except NoDatasetteOne as error:
        if "CI" in os.environ:
            pytest.fail(f"Datasette 1.0 could not be installed:\n{error}")
        pytest.skip("Datasette 1.0 could not be installed")


def serve(python: Path, folder: Path, *options: str) -> list[str]:
    return [str(python), "-m", "datasette", "serve", str(folder), *options]


def client_of(address: str) -> httpx.Client:
    return httpx.Client(base_url=address, timeout=60, trust_env=False, follow_redirects=True)


@pytest.fixture(scope="module")
def one(python: Path, lithium_database: Path) -> Iterator[str]:
    """The address of a Datasette 1.0 that serves the real database."""
    with running(serve(python, lithium_database.parent)) as address:
        yield address


def test_it_is_datasette_one(one: str) -> None:
    version = httpx.get(f"{one}/-/versions.json", trust_env=False).json()["datasette"]["version"]

    assert version.startswith("1.")


def test_everything_that_the_site_has_answers(one: str, lithium_database: Path) -> None:
    assert faults_of(one, lithium_database) == {}


def shown(client: httpx.Client, path: str) -> tuple[str, list[str]]:
    """What a page says, and where its links lead; both versions take SQL, at addresses of their own."""
    page = Html(client.get(path).text)
    links = {re.sub(rf"^{HOME}(/-/query)?\?sql=", "SQL:", link) for link in page.links()}
    return page.text, sorted(links)


def test_pages_show_what_they_show_on_the_pinned_version(one: str, datasette_url: str, lithium_database: Path) -> None:
    pages = {name: path for name, path in addresses(lithium_database).items() if not name.endswith("(file)")}
    with client_of(one) as new, client_of(datasette_url) as old:
        other = [name for name, path in pages.items() if shown(new, path) != shown(old, path)]

    assert set(other) <= DATASETTES_OWN


@pytest.mark.parametrize("table", ["articles", "claims", "policy_events", "statistics"])
def test_tables_open_with_their_columns_rows_and_facets(one: str, datasette_url: str, table: str) -> None:
    with client_of(one) as new, client_of(datasette_url) as old:
        pages = [client.get(f"{HOME}/{table}").text for client in (new, old)]
    # A table with a key of text shows ids for names on 1.0 unless the metadata name the label column.
    parts = [re.findall(r"<th scope=.*?</th>|<td class=.*?</td>", page, re.S) for page in pages]
    facets = [sorted(re.findall(r"<details[^>]*><summary>([a-z ]+) <span", page)) for page in pages]

    assert parts[0] == parts[1] != []
    assert facets[0] == facets[1] != []


def test_a_renamed_record_is_found_on_one(python: Path, corpus: Corpus, tmp_path: Path) -> None:
    corpus.replace("claims/paper.yml", "- id: paper-price\n", "- id: paper-price\n  former_ids: [price]\n")
    folder = closed(corpus, tmp_path / "site")

    with running(serve(python, folder)) as address, client_of(address) as client:
        found = client.get(f"{HOME}/claims/price", follow_redirects=False)
        lost = client.get(f"{HOME}/claims/no-such-claim", follow_redirects=False)

    assert (found.status_code, found.headers["location"]) == (301, f"{HOME}/claims/paper-price")
    assert lost.status_code == 404


# ---------------------------------------------------------------------------------------------- what is closed


def closed(corpus: Corpus, folder: Path, metadata: str = "", **settings: object) -> Path:
    """A configuration directory of the small corpus, with more in its metadata and settings, built and returned."""
    configure(folder)
    text = (folder / "metadata.yml").read_text("utf-8")
    (folder / "metadata.yml").write_text(metadata + text, "utf-8")
    limits = {**json.loads((folder / "settings.json").read_text("utf-8")), **settings}
    (folder / "settings.json").write_text(json.dumps(limits), "utf-8")
    target = folder / "lithium.db"
    result = build(Options(corpus.sources, target, (corpus.texts,), metadata=folder / "metadata.yml"))
    assert result.is_written
    return folder


OWN_SQL = [f"{HOME}?sql=select+1", f"{HOME}/-/query?sql=select+1", f"{HOME}.json?sql=select+1"]


@pytest.mark.parametrize(
    ("metadata", "settings"),
    [("allow_sql: false\n", {}), ("", {"default_allow_sql": False})],
    ids=["allow_sql", "default_allow_sql"],
)
def test_where_readers_may_not_send_sql_they_may_not_on_one(
    python: Path, corpus: Corpus, tmp_path: Path, metadata: str, settings: dict[str, object]
) -> None:
    folder = closed(corpus, tmp_path / "site", metadata, **settings)

    with running(serve(python, folder)) as address, client_of(address) as client:
        refused = {path: client.get(path).status_code for path in OWN_SQL}
        asked = client.get(f"{HOME}/who_says_what").status_code
        database = Html(client.get(HOME).text)
        contested = client.get("/contested").text

    assert refused == dict.fromkeys(OWN_SQL, 403)
    assert asked == 200
    assert "Your own question, in SQL" not in database.text
    assert "?sql=" not in contested


def test_a_private_site_is_private_on_one(python: Path, corpus: Corpus, tmp_path: Path) -> None:
    folder = closed(corpus, tmp_path / "site", "allow: {id: root}\n")
    paths = ["/", "/search", "/search.json?q=quota", "/-/picture/timeline.svg", "/cite/any.bib", f"{HOME}/claims"]
    paths += [f"{HOME}/who_says_what", f"{HOME}/claims/paper-price", *OWN_SQL]

    with running(serve(python, folder)) as address, client_of(address) as client:
        answers = {path: client.get(path).status_code for path in paths}

    assert answers == dict.fromkeys(paths, 403)


def test_limits_hold_and_nothing_can_be_written_on_one(python: Path, corpus: Corpus, tmp_path: Path) -> None:
    folder = closed(corpus, tmp_path / "site", max_returned_rows=3)

    with running(serve(python, folder)) as address, client_of(address) as client:
        rows = client.get(f"{HOME}/-/query.json?sql=select+id+from+claims&_shape=array").json()
        insert = client.post(f"{HOME}/claims/-/insert", json={"row": {"id": "x"}})
        write = client.get(f"{HOME}/-/query.json?sql=delete+from+claims")

    assert len(rows) == 3
    assert (insert.status_code, write.status_code) == (405, 400)


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("metadata.yml", "title:", "allow_sql: false\ntitle:", "allow_sql"),
        ("metadata.yml", "  lithium:", "  lithium:\n    allow_sql: false", "databases.lithium.allow_sql"),
        ("settings.json", '"default_allow_sql": true', '"default_allow_sql": false', "settings.default_allow_sql"),
        ("settings.json", '"max_returned_rows": 2000', '"max_returned_rows": 10', "settings.max_returned_rows"),
    ],
)
def test_one_does_not_start_with_limits_that_it_would_pass_over(
    python: Path, corpus: Corpus, tmp_path: Path, name: str, old: str, new: str, named: str
) -> None:
    folder = closed(corpus, tmp_path / "site")
    path = folder / name
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert path.read_text("utf-8") != text

    ended = subprocess.run(
        [*serve(python, folder), "--port", "0"], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=60
    )

    assert ended.returncode != 0
    assert f"datasette.yml does not say what metadata.yml and settings.json say of {named}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_one_does_not_start_without_its_configuration(python: Path, corpus: Corpus, tmp_path: Path) -> None:
    folder = closed(corpus, tmp_path / "site")
    (folder / "datasette.yml").unlink()

    ended = subprocess.run(
        [*serve(python, folder), "--port", "0"], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=60
    )

    assert (ended.returncode != 0, "settings.default_allow_sql" in ended.stderr) == (True, True)


def test_a_published_folder(python: Path, tmp_path: Path) -> None:
    publish(Project.at(LITHIUM), tmp_path / "site", Publication())
    (database,) = (tmp_path / "site").glob("*.db")

    with running(serve(python, tmp_path / "site"), cwd=tmp_path) as address:
        assert faults_of(address, database) == {}
