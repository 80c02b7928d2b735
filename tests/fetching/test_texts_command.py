"""``texts``: pages onto this machine, quotes found in them, a build that says so; nothing fetched twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fetching.conftest import Answer, Web, page_of
from tests.fetching.test_documents import pdf_of
from tests.support.lithium_project import build_project, copy_lithium, rows_of
from tests.support.serving import ROOT

GAZETTE = (
    "Salara mined 203,000 tons of lithium carbonate equivalent in 2022, more than any other country. Its share of "
    "world output was 41 percent, the Mining Office said.",
    "In 2017 Salara had 71.1 percent of world reserves, according to an association. Today it is 35 percent.",
    "The government cut the export quota for 2021 to 30,000 tons, and output fell by 30 percent that year.",
    "Nobody counts. One man puts the smuggled salt at 12 million tons a year.",
    "Northmark has asked for import licences since July 2022. In 2025 Salara will mine 400,000 tons.",
    "Refined salts are dearer than raw ones because refining is done by few.",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The lithium project as a stranger clones it: without the texts that are not its own."""
    folder = copy_lithium(tmp_path / "lithium")
    for path in (folder / "texts").iterdir():
        path.unlink()
    (folder / "texts").rmdir()
    for path in (folder / "sources").rglob("*.md"):  # the proxy of these tests speaks plain HTTP
        path.write_text(path.read_text("utf-8").replace("https://", "http://"), "utf-8")
    return folder


def texts(project: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    archive = ["--archive", "http://archive.example/{day}/{url}"]
    command = [sys.executable, str(ROOT / "build_db.py"), "texts", "--project", str(project), "--pause", "0"]
    return subprocess.run([*command, *archive, *options], capture_output=True, text=True, check=False, timeout=120)


def report(project: Path, *options: str) -> dict[str, dict[str, object]]:
    done = texts(project, "--json", *options)
    assert done.returncode == 0, done.stderr
    return {one["article"]: one for one in json.loads(done.stdout)}


def quotes(project: Path, article: str) -> dict[str, int]:
    sql = "select quote_status, count(*) as n from claims where article_id = ? group by 1"
    return {row["quote_status"]: row["n"] for row in rows_of(build_project(project), sql, [article])}


def test_quotes_are_found_in_what_was_fetched_and_the_build_says_so(web: Web, project: Path) -> None:
    web.pages["http://gazette.example/salt-rush"] = Answer(page_of(*GAZETTE))
    assert quotes(project, "gazette-2023-salt-rush") == {"unchecked": 11}

    done = report(project)["gazette-2023-salt-rush"]

    assert (done["url"], done["quotes"], done["found"]) == ("http://gazette.example/salt-rush", 13, 13)
    assert (project / "texts" / "fetched" / "gazette-2023-salt-rush.txt").read_text("utf-8").count("tons") >= 4
    assert quotes(project, "gazette-2023-salt-rush") == {"found": 11}
    mentions = "select distinct quote_status from event_mentions where article_id = 'gazette-2023-salt-rush'"
    assert rows_of(build_project(project), mentions) == [{"quote_status": "found"}]


def test_a_changed_page_gives_no_error_and_leaves_its_quotes_unchecked(web: Web, project: Path) -> None:
    web.pages["http://gazette.example/salt-rush"] = Answer(page_of(*GAZETTE[:2], "Much has been rewritten since then."))

    assert report(project)["gazette-2023-salt-rush"]["found"] == 5
    assert quotes(project, "gazette-2023-salt-rush") == {"found": 5, "unchecked": 6}


def test_the_archived_copy_is_tried_where_the_page_is_gone_or_paid_for(web: Web, project: Path) -> None:
    paid = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    web.pages["http://gazette.example/salt-rush"] = Answer(page_of(*GAZETTE[:1], head=paid))
    web.pages["http://archive.example/gazette/salt-rush"] = Answer(page_of(*GAZETTE))
    web.pages["http://archive.example/20240201/http://gazette.example/echo"] = Answer(
        page_of("Salara had 71.1% of the world's reserves in 2017. " * 8)
    )

    done = report(project)

    assert done["gazette-2023-salt-rush"]["url"] == "http://archive.example/gazette/salt-rush"
    assert done["gazette-2023-salt-rush"]["found"] == 13
    echo = done["gazette-2024-echo"]
    assert str(echo["url"]).startswith("http://archive.example/2024")
    assert "is not there any more (404)" in str(echo["note"])


def test_a_page_behind_a_wall_says_so(web: Web, project: Path) -> None:
    paid = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'
    web.pages["http://gazette.example/salt-rush"] = Answer(page_of(*GAZETTE[:1], head=paid))

    done = texts(project, "gazette-2023-salt-rush")

    assert "gazette-2023-salt-rush: 3 of 13 quotes found; http://gazette.example/salt-rush" in done.stdout
    assert "one has to pay for the rest" in done.stdout


def test_a_pdf_and_a_page_in_another_encoding_are_read(web: Web, project: Path) -> None:
    story = ["Salara had 71.1% of the world's reserves in 2017, the echo said.", *GAZETTE]
    web.pages["http://gazette.example/echo"] = Answer(pdf_of(*story), headers={"Content-Type": "application/pdf"})
    spanish = (
        "El Gobierno anunció que el cupo de 2021 bajó a 30 000 toneladas, y la producción cayó 12 por ciento; "
        "las refinerías piden un cupo mayor para el próximo año, según la asociación de productores del país."
    )
    body = page_of(spanish, spanish[::-1]).replace("<meta charset='utf-8'>", "").encode("cp1252")
    web.pages["http://diario.example/cupo"] = Answer(body, headers={"Content-Type": "text/html; charset=iso-8859-1"})

    done = report(project)

    assert done["gazette-2024-echo"]["found"] == 1
    assert done["diario-2022-cupo"]["found"] == 4


def test_a_second_run_fetches_only_what_is_missing(web: Web, project: Path) -> None:
    web.pages["http://gazette.example/salt-rush"] = Answer(page_of(*GAZETTE))
    report(project)
    web.asked.clear()

    report(project)

    assert "http://gazette.example/salt-rush" not in web.asked
    assert "http://gazette.example/echo" in web.asked  # which was not there


def test_what_was_half_written_is_passed_over(web: Web, project: Path) -> None:
    web.pages["http://gazette.example/salt-rush"] = Answer(page_of(*GAZETTE))
    report(project)
    attempts = project / "texts" / "fetched" / "attempts.jsonl"
    attempts.write_text(attempts.read_text("utf-8") + '{"article": "gazette-2023-salt-ru', "utf-8")

    assert report(project, "--report")["gazette-2023-salt-rush"]["found"] == 13


def test_an_article_whose_text_is_here_is_not_asked_for(web: Web, tmp_path: Path) -> None:
    folder = copy_lithium(tmp_path / "lithium")

    texts(folder)

    assert not any("salt-rush" in url for url in web.asked)


def test_a_text_that_was_read_decides_and_not_a_copy_of_the_page(web: Web, tmp_path: Path) -> None:
    folder = copy_lithium(tmp_path / "lithium")
    (folder / "texts" / "fetched").mkdir()
    (folder / "texts" / "fetched" / "gazette-2023-salt-rush.txt").write_text("Something else.", "utf-8")

    assert quotes(folder, "gazette-2023-salt-rush") == {"verified": 11}


def test_a_copy_that_is_no_text_is_passed_over(project: Path) -> None:
    (project / "texts" / "fetched").mkdir(parents=True)
    (project / "texts" / "fetched" / "gazette-2023-salt-rush.txt").write_bytes(b"\xff\x00\xfe")

    assert quotes(project, "gazette-2023-salt-rush") == {"unchecked": 11}


def test_an_unknown_article_is_answered_with_the_nearest(project: Path) -> None:
    done = texts(project, "gazette-2023-salt-rsh")

    assert done.returncode == 2
    assert "no article 'gazette-2023-salt-rsh' has an address; did you mean gazette-2023-salt-rush?" in done.stderr


@pytest.mark.parametrize("archive", ["{nothing}/{url}", "ftp://x/{url}", "https://x/{day}"])
def test_an_archive_that_is_none_is_refused(project: Path, archive: str) -> None:
    done = texts(project, "--archive", archive)

    assert done.returncode == 2
    assert "expected an address with {day} and {url}" in done.stderr
