"""A web page and a PDF become drafts as a text does; what the page says of itself is left to a person."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from knowledge_base.reading.draft_lines import to_decide
from tests.fetching.conftest import page_of
from tests.fetching.test_documents import pdf_of
from tests.support.lithium_project import copy_lithium
from tests.support.serving import ROOT

STORY = (
    "In 2021 the mine output of Salara was 5,000 tonnes, the Mining Office of the country said in its yearly report.",
    "Last year the mine output of Salara was 5,200 tonnes, and the quota for the coming year has not been announced.",
    "Nobody else in the world mines as much, and those who refine the salt say that they could take twice of it.",
)
META = (
    '<meta property="article:published_time" content="2023-05-12T08:00:00Z">'
    '<meta property="og:site_name" content="The Brine Gazette">'
    '<meta property="og:title" content="Salt: more of it">'
    '<link rel="canonical" href="https://gazette.example/more-salt">'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_lithium(tmp_path / "lithium")


def propose(project: Path, name: str, raw: bytes, *options: str) -> "subprocess.CompletedProcess[str]":
    file = project.parent / name
    file.write_bytes(raw)
    command = [sys.executable, str(ROOT / "build_db.py"), "propose", "--project", str(project), *options, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def check(project: Path) -> str:
    command = [sys.executable, str(ROOT / "build_db.py"), "check", "--project", str(project)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


def test_a_page_becomes_a_draft_and_what_it_says_of_itself_is_to_be_decided(project: Path) -> None:
    made = propose(project, "page.html", page_of(*STORY, head=META).encode())

    assert made.returncode == 0, made.stderr
    article = (project / "sources" / "articles" / "2023-salt-more-of-it.md").read_text("utf-8")
    assert "# title: 'Salt: more of it'  (by: what the page says)" in article
    assert "# date_published: 2023-05-12  (by: what the page says)" in article
    assert "# publisher: brine-gazette  (by: what the page says)" in article
    assert "# url: https://gazette.example/more-salt  (by: what the page says)" in article
    assert "newsletter" not in (project / "texts" / "2023-salt-more-of-it.txt").read_text("utf-8")


def test_a_time_that_hangs_on_a_guessed_day_is_unsure(project: Path) -> None:
    propose(project, "page.html", page_of(*STORY, head=META).encode())

    text = (project / "sources" / "claims" / "2023-salt-more-of-it.yml").read_text("utf-8")
    claims = yaml.safe_load(text)
    assert [(claim["value"], claim.get("period")) for claim in claims] == [(5000, "2021"), (5200, None)]
    assert "# period: 2022  (by: " in text
    assert "by the day that the page gives)" in text


def test_a_day_that_is_given_is_known(project: Path) -> None:
    propose(project, "page.html", page_of(*STORY, head=META).encode(), "--date", "2023-05-12", "--title", "Salt")

    claims = yaml.safe_load((project / "sources" / "claims" / "2023-salt.yml").read_text("utf-8"))
    assert [claim.get("period") for claim in claims] == ["2021", "2022"]


def test_a_pdf_becomes_a_draft_whose_quotes_are_in_its_text(project: Path) -> None:
    made = propose(project, "paper.pdf", pdf_of(*STORY), "--title", "Paper", "--date", "2023-05")

    assert made.returncode == 0, made.stderr
    assert "quote" not in check(project)
    claims = yaml.safe_load((project / "sources" / "claims" / "2023-paper.yml").read_text("utf-8"))
    assert [claim["value"] for claim in claims] == [5000, 5200]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (pdf_of("x", password="secret"), "is a PDF with a password"),
        (b"<!doctype html><html><body></body></html>", "holds no text of an article"),
    ],
)
def test_what_has_no_text_is_said_and_nothing_is_written(project: Path, raw: bytes, why: str) -> None:
    made = propose(project, "file", raw, "--id", "mine")

    assert made.returncode == 1
    assert made.stderr.endswith(f"file {why}\n")
    assert not (project / "sources" / "articles" / "mine.md").exists()


@pytest.mark.parametrize("value", ["a: b", "#1 | of 2", "'quoted'", "yes", "2012-01-01", "- x", "a (b)", "稀土"])
def test_who_takes_the_sign_of_a_choice_away_has_sound_yaml(value: str) -> None:
    line = to_decide("title", [value], "the page")

    read = yaml.load(line.removeprefix("# ").rpartition("  (by: ")[0], Loader=yaml.BaseLoader)
    assert read == {"title": value}
