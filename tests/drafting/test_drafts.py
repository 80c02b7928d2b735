"""Drafts: every claim with a quote that occurs once, what is unsure left to a person, nothing overwritten."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from knowledge_base.drafting.quoting import LONGEST_QUOTE, shortest_quote
from knowledge_base.reading.draft_lines import slug_of
from knowledge_base.reading.files import SourceFile
from knowledge_base.reading.quotes import QuotableText
from knowledge_base.reading.undecided import comment, undecided
from tests.support.serving import LITHIUM, ROOT

TEXT = """Lithium in Salara

In 2021 the mine output of Salara was 5,000 tonnes. In 2022 the mine output of Salara was 5,200 tonnes.
"""


def quote_of(text: str, number: str, which: int = 0) -> str | None:
    start = -1
    for _ in range(which + 1):
        start = text.index(number, start + 1)
    return shortest_quote(QuotableText(text), start, start + len(number))


@pytest.mark.parametrize(
    ("text", "number", "which", "quote"),
    [
        ("Output was 5,000 tonnes in all.", "5,000 tonnes", 0, "was 5,000 tonnes in all"),
        ("In May 5 t were sold and in June 5 t were sold.", "5 t", 1, "June 5 t were sold"),
        ("A share of 70% was given.", "70%", 0, "of 70% was given"),
        ("70%", "70%", 0, "70%"),
        ("中国储量占世界的71.1%。", "71.1%", 0, "中国储量占世界的71.1%。"),
        ("5 t\n5 t\n", "5 t", 0, None),
    ],
)
def test_a_quote_is_the_shortest_that_occurs_once_and_is_no_torn_piece(
    text: str, number: str, which: int, quote: str | None
) -> None:
    assert quote_of(text, number, which) == quote


def test_a_quote_is_never_longer_than_may_be_quoted() -> None:
    long = "word " * 100 + "5 t " + "word " * 100

    assert quote_of(long + long, "5 t") is None
    assert len(quote_of(long, "5 t") or "") <= LONGEST_QUOTE


@pytest.mark.parametrize(
    ("title", "date", "publisher", "slug"),
    [
        ("Quotas are cut, again", "2012-06-20", "xinhua", "xinhua-2012-quotas-are-cut-again"),
        ("Quotas", "", "", "quotas"),
        ("稀土配额", "2012", "xinhua", ""),
        ("", "2012", "xinhua", ""),
    ],
)
def test_an_id_is_made_of_what_is_known(title: str, date: str, publisher: str, slug: str) -> None:
    assert slug_of(title, date, publisher) == slug


def test_what_is_left_to_a_person_is_a_warning_until_it_is_decided(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text(
        "- id: a\n  " + comment("indicator", ["exports", "output"], "nearest (word)") + "  # a note\n", "utf-8"
    )

    (problem,) = undecided(SourceFile(file, "sources/claims/a.yml", "claim"))

    assert str(problem) == (
        "sources/claims/a.yml:2: warning: indicator is still to be decided; expected one of exports, output, or none"
    )
    assert list(undecided(SourceFile(file, "sources/units.yml", "unit"))) == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(LITHIUM, tmp_path / "project")
    return tmp_path / "project"


def propose(project: Path, text: str, *options: str) -> "subprocess.CompletedProcess[str]":
    file = project.parent / "text.txt"
    file.write_text(text, "utf-8")
    command = [sys.executable, str(ROOT / "build_db.py"), "propose", "--project", str(project), *options, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_text_becomes_a_draft_that_check_reads(project: Path) -> None:
    made = propose(project, TEXT, "--title", "Lithium in Salara", "--date", "2023-01-05")
    assert made.returncode == 0, made.stderr
    claims = yaml.safe_load((project / "sources" / "claims" / "2023-lithium-in-salara.yml").read_text("utf-8"))
    checked = subprocess.run(
        [sys.executable, str(ROOT / "build_db.py"), "check", "--project", str(project)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    found = [(claim["value"], claim["unit"], claim["indicator"], claim["place"], claim["period"]) for claim in claims]
    assert found == [(5000, "tonne", "output", "salara", "2021"), (5200, "tonne", "output", "salara", "2022")]
    assert all(TEXT.count(claim["quote"]) == 1 for claim in claims)
    assert "2023-lithium-in-salara: key 'kind' is missing" in checked.stdout + checked.stderr
    assert (
        "coverage is still to be decided; expected one of whole, part, opening, or none"
        in checked.stdout + checked.stderr
    )
    assert (project / "texts" / "2023-lithium-in-salara.txt").read_text("utf-8") == TEXT


def test_a_draft_that_is_decided_is_sound_and_its_quotes_are_verified(project: Path) -> None:
    propose(project, TEXT, "--title", "Lithium in Salara", "--date", "2023-01-05")
    article = project / "sources" / "articles" / "2023-lithium-in-salara.md"
    decided = article.read_text("utf-8").replace(
        "# kind: news | analysis | paper | report | official-text", "kind: news"
    )
    decided = decided.replace("# coverage: whole | part | opening", "coverage: whole").replace(
        "  (by: the curator)", ""
    )
    article.write_text(decided.replace("# publisher:\n", ""), "utf-8")
    command = [sys.executable, str(ROOT / "build_db.py"), "--project", str(project)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)

    assert built.returncode == 0, built.stderr
    with closing(sqlite3.connect(project / "lithium.db")) as connection:
        sql = "select quote_status, verdict is not null from claims where article_id = '2023-lithium-in-salara'"
        assert connection.execute(sql).fetchall() == [("verified", 1), ("verified", 1)]


def test_a_fall_has_its_sign_also_where_it_is_a_range(project: Path) -> None:
    text = "In 2021 the output of Salara fell by 30 to 40 percent."
    made = propose(project, text, "--title", "Falls", "--date", "2023-01-05")
    assert made.returncode == 0, made.stderr
    claims = yaml.safe_load((project / "sources" / "claims" / "2023-falls.yml").read_text("utf-8"))

    assert (claims[0]["indicator"], claims[0]["value_min"], claims[0]["value_max"]) == ("output-growth", -40, -30)
    assert claims[0]["statement"] == "The growth of Salara's output, 2021: -30 to 40 percent."


def test_a_text_without_a_number_becomes_a_draft_without_claims(project: Path) -> None:
    made = propose(project, "Nothing is counted here.", "--id", "mine")
    checked = subprocess.run(
        [sys.executable, str(ROOT / "build_db.py"), "check", "--project", str(project)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert made.returncode == 0, made.stderr
    assert "claims/mine.yml" not in checked.stdout + checked.stderr
    assert not (project / "sources" / "claims" / "mine.yml").exists()


def test_nothing_is_overwritten(project: Path) -> None:
    first = propose(project, TEXT, "--id", "mine")
    (project / "sources" / "claims" / "mine.yml").write_text("[]\n", "utf-8")
    again = propose(project, TEXT, "--id", "mine")

    assert (first.returncode, again.returncode) == (0, 1)
    assert "mine.md exists; nothing was written, give another --id" in again.stderr
    assert (project / "sources" / "claims" / "mine.yml").read_text("utf-8") == "[]\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--publisher", "nobody", "--id", "x"], "there is no actor 'nobody'"),
        (["--title", "稀土"], "an id cannot be made without a title in Latin letters; give one with --id"),
        (["--date", "someday", "--id", "x"], "'someday' is not"),
        (["--id", "My Draft"], "'My Draft' is no id"),
        (["--id", "../../elsewhere"], "'../../elsewhere' is no id"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(project: Path, options: list[str], said: str) -> None:
    before = sorted(project.rglob("*"))
    made = propose(project, TEXT, *options)

    assert made.returncode != 0
    assert said in made.stderr
    assert sorted(project.rglob("*")) == before


def test_drafts_of_real_texts_have_every_quote_in_them_once(texts_folder: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copytree(ROOT / "sources", project / "sources")
    shutil.copy(ROOT / "metadata.yml", project)
    for number, file in enumerate(sorted(texts_folder.glob("*.txt"))):
        text = file.read_text("utf-8")
        made = propose(project, text, "--id", f"draft-{number}", "--date", "2013")
        claims = yaml.safe_load((project / "sources" / "claims" / f"draft-{number}.yml").read_text("utf-8"))

        assert made.returncode == 0, made.stderr
        assert len(claims) > 5
        assert [claim["id"] for claim in claims if "quote" not in claim] == []
        for claim in claims:
            QuotableText(text).find(claim["quote"])
            assert len(claim["quote"]) <= LONGEST_QUOTE
