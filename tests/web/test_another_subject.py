"""A project of another subject, in its own folder, is built and served under its own name, and says nothing else."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.lithium_project import build_project, copy_lithium
from tests.support.serving import ROOT, client_of, running
from tests.support.site_pages import Html

OTHER_SUBJECTS = re.compile(r"rare.?earths?|china|usgs|geological survey|\breo\b", re.IGNORECASE)
"""What a page about lithium in invented countries has no reason to say."""


def served(folder: Path) -> list[str]:
    """The command that serves a project with the site of the repository, as docs/extending.md gives it."""
    site = ["--template-dir", str(ROOT / "templates"), "--plugins-dir", str(ROOT / "plugins")]
    return [sys.executable, "-m", "datasette", str(folder), *site, "--static", f"static:{ROOT / 'static'}"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_project(copy_lithium(tmp_path_factory.mktemp("project"))).parent


@pytest.fixture(scope="module")
def ledger(folder: Path) -> Iterator[httpx.Client]:
    with running(served(folder)) as address, client_of(address) as client:
        yield client


def page(client: httpx.Client, path: str) -> Html:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return Html(answer.text)


def crawled(client: httpx.Client) -> Iterator[tuple[str, httpx.Response]]:
    """Ask for the home page and everything that it leads to; of filters and orders, only those of the home page."""
    seen, waiting = {"/"}, ["/"]
    while waiting:
        path = waiting.pop()
        answer = client.get(path)
        yield path, answer
        if "html" in answer.headers["content-type"]:
            links = {link for link in Html(answer.text).links() if "?" not in link or path == "/"} - seen
            seen |= links
            waiting += sorted(links)


def test_the_database_is_called_as_its_metadata_say(folder: Path) -> None:
    assert [path.name for path in folder.glob("*.db")] == ["lithium.db"]


def test_every_page_answers_and_none_speaks_of_another_subject(ledger: httpx.Client) -> None:
    answers = dict(crawled(ledger))

    wrong = {path: answer.status_code for path, answer in answers.items() if answer.status_code != 200}
    texts = {path: answer.text for path, answer in answers.items() if answer.headers["content-type"][:4] == "text"}
    faults = {path: found for path, text in texts.items() if "<html" in text and (found := Html(text).faults)}
    speaking = {path: found[0] for path, text in texts.items() if (found := OTHER_SUBJECTS.search(text))}
    assert (wrong, faults, speaking) == ({}, {}, {})
    assert {path.split("/")[1] for path in answers} >= {"lithium", "contested", "coverage", "questions", "timeline"}
    assert len(answers) > 150


def test_there_is_no_other_name(ledger: httpx.Client) -> None:
    assert ledger.get("/rare_earths").status_code == 404
    assert ledger.get("/lithium.db").content.startswith(b"SQLite format 3\0")


def test_the_home_page_says_what_the_project_says_of_itself(ledger: httpx.Client) -> None:
    home = page(ledger, "/")

    assert "Who counts the lithium?" in home.text
    assert "Invented claims about lithium in invented countries" in home.text
    assert ("input", "reserves of Salara, cupo de exportación …") in [
        (tag, values.get("placeholder")) for tag, values in home.elements if values.get("id") == "home-search"
    ]
    assert "Facts in our own words under CC0" in home.text
    assert "Materials Li2CO3 Lithium carbonate carbonato de litio LiOH Lithium hydroxide" in home.text
    assert "Spodumene" not in home.text.partition("Materials")[2]
    assert {"es"} == {values["lang"] for tag, values in home.elements if tag == "span" and "lang" in values}


def test_the_featured_numbers_are_under_the_policy_events(ledger: httpx.Client) -> None:
    home = page(ledger, "/")

    links = [link for link in home.links() if link.startswith("/number/output/")]
    assert {f"/number/output/{place}/lithium" for place in ("salara", "brinia")} <= set(links)
    assert [values["alt"] for tag, values in home.elements if "timeline" in values.get("src", "")] == [
        "Output, Salara, by year above, number of policy events a year below; the data are linked beneath"
    ]
    picture = ledger.get("/-/picture/timeline.svg").text
    assert "Output: Salara, t" in picture


def test_coverage_says_what_the_project_says_is_in_and_what_is_not(ledger: httpx.Client) -> None:
    coverage = page(ledger, "/coverage")

    titles = ["What is in here", "What is not in here", "Limits of the figures"]
    assert [text for text in coverage.texts if text in titles] == titles
    assert "Anything true." in coverage.text
    assert "5 in English, 1 in Chinese, 1 in Spanish" in coverage.text


def test_datasette_shows_what_the_program_and_the_project_say_of_tables(ledger: httpx.Client) -> None:
    materials = page(ledger, "/lithium/materials")
    columns = {values["title"] for tag, values in materials.elements if tag == "th" and "title" in values}

    assert "Elements, their compounds, the groups in which they are mined and traded, and products." in materials.text
    assert {"Name in Spanish. Null when not recorded.", "Chemical symbol or formula. Null when it has none."} <= columns
    about = ledger.get("/-/metadata.json").json()
    assert (about["title"], about["databases"]["lithium"]["title"]) == ("Lithium Ledger", "Lithium in figures")


def test_what_is_shown_as_json_leads_to_the_own_name(ledger: httpx.Client) -> None:
    hits = ledger.get("/search.json?q=salara").json()["results"]

    assert hits != []
    assert {hit["url"].split("/")[1] for hit in hits} == {"lithium"}


def test_a_file_of_another_name_is_served_with_the_same_metadata(tmp_path: Path) -> None:
    folder = copy_lithium(tmp_path / "project")
    build_project(folder, "--output", str(folder / "nickel.db"))

    with running(served(folder)) as address, client_of(address) as client:
        assert "Materials" in page(client, "/nickel/materials").text
        assert "Lithium Ledger" in page(client, "/").text
        assert client.get("/-/metadata.json").json()["databases"]["nickel"]["title"] == "Lithium in figures"
        assert client.get("/search.json?q=salara").json()["results"][0]["url"].startswith("/nickel/")


def test_a_project_without_metadata_and_without_a_word_about_itself_is_served_too(tmp_path: Path) -> None:
    folder = copy_lithium(tmp_path / "Light Metals")
    (folder / "metadata.yml").unlink()
    (folder / "sources" / "about.md").unlink()
    build_project(folder)

    with running(served(folder)) as address, client_of(address) as client:
        home = page(client, "/")
        assert "Light metals" in home.text
        assert "Who says what, and does the number hold?" in home.text
        assert "What is not in here" not in page(client, "/coverage").text
        assert client.get("/-/picture/timeline.svg").status_code == 200
        assert page(client, "/light_metals/claims").faults == []


def test_what_the_metadata_close_stays_closed_under_another_name(tmp_path: Path) -> None:
    folder = copy_lithium(tmp_path / "project")
    metadata = folder / "metadata.yml"
    closed = "    tables:\n      problems:\n        allow: false\n"
    metadata.write_text(metadata.read_text("utf-8").replace("    tables:\n", closed), "utf-8")
    build_project(folder, "--output", str(folder / "nickel.db"))

    with running(served(folder)) as address, client_of(address) as client:
        answers = {table: client.get(f"/nickel/{table}").status_code for table in ("problems", "claims")}

    assert answers == {"problems": 403, "claims": 200}
