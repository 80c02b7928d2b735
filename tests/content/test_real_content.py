"""The committed sources: correct, large enough, quoted fairly, and right about what everybody will look up."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.checking.lifecycle import Lives
from knowledge_base.model.field_types import QUOTE_LIMIT
from knowledge_base.model.records import PolicyEvent
from knowledge_base.model.vocabulary import EventStatus
from knowledge_base.reading.reader import Reader, check
from tests.support.serving import ROOT

SOURCES = ROOT / "sources"

FOUNDING_ARTICLES = {"china-rare-earth-resources-face-shrinkage": 30, "china-rare-earth-stocks-decreased": 40}
"""The two articles with which the project began, and how many claims they must have at least."""

LONGEST_QUOTATION = 30
"""So many words in a row of somebody else's text are a copy, not a quotation."""


@pytest.fixture(scope="module")
def real(real_database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{real_database}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


def test_the_sources_are_without_problems() -> None:
    assert check(SOURCES)[1] == []


def test_the_sources_are_without_problems_where_the_texts_are_at_hand(texts_folder: Path) -> None:
    assert check(SOURCES, (texts_folder,))[1] == []


@pytest.mark.parametrize(("table", "least"), [("articles", 45), ("claims", 300), ("policy_events", 170)])
def test_there_is_enough_to_be_useful(table: str, least: int, real: sqlite3.Connection) -> None:
    (count,) = real.execute(f"select count(*) from {table}").fetchone()

    assert count >= least


# -------------------------------------------------------------------------------------------- quotes and rights


@pytest.mark.parametrize("article", FOUNDING_ARTICLES)
def test_every_quote_of_the_founding_articles_stands_in_their_texts(
    article: str, texts_folder: Path, real: sqlite3.Connection
) -> None:
    quotes = real.execute("select quote_status from claims where article_id = ?", (article,)).fetchall()
    quotes += real.execute("select quote_status from event_mentions where article_id = ?", (article,)).fetchall()

    assert len(quotes) >= FOUNDING_ARTICLES[article]
    assert {status for (status,) in quotes} <= {"verified", "none"}


def test_a_verified_quote_is_what_stands_at_its_offsets(real: sqlite3.Connection) -> None:
    found = real.execute(
        "select claims.id, quote, substr(text, quote_start + 1, quote_end - quote_start) "
        "from claims join articles on articles.id = article_id where quote_status = 'verified'"
    ).fetchall()

    assert [identity for identity, quote, words in found if letters(quote) != letters(words)] == []


def letters(text: str) -> str:
    """A text without white space and punctuation, whose shapes do not matter."""
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("table", ["claims", "event_mentions"])
def test_no_quote_is_longer_than_a_short_fragment(table: str, real: sqlite3.Connection) -> None:
    assert QUOTE_LIMIT == 200
    assert real.execute(f"select max(length(quote)) <= 200 from {table}").fetchone() == (1,)


def test_only_texts_that_may_be_kept_lie_in_the_repository(real: sqlite3.Connection) -> None:
    kept = {path.stem for path in (SOURCES / "articles").rglob("*.txt")}
    free = {
        row[0]
        for row in real.execute("select id from articles where rights in ('public-domain', 'official-text', 'cc-by')")
    }

    assert kept - free == set()


def committed_files() -> list[Path]:
    """Every file of the repository that git knows, or would take."""
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True)
    return [path for name in done.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout, so nothing is committed")
def test_nobody_elses_text_is_committed(texts_folder: Path) -> None:
    texts = {path.name: runs_of_words(path) for path in texts_folder.rglob("*") if path.is_file()}
    assert all(texts.values())

    copies = {
        (str(path.relative_to(ROOT)), name)
        for path in committed_files()
        for name, runs in texts.items()
        if not runs.isdisjoint(runs_of_words(path))
    }
    assert copies == set()


def runs_of_words(path: Path) -> set[tuple[str, ...]]:
    """Every run of LONGEST_QUOTATION words in a file; a Chinese character is a word."""
    words = re.findall(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+", path.read_text("utf-8", "replace").lower())
    return {tuple(words[n : n + LONGEST_QUOTATION]) for n in range(len(words) - LONGEST_QUOTATION + 1)}


# ------------------------------------------------------------------------------------- the October 2025 controls

OCTOBER_CONTROLS = [f"cn-2025-10-announcement-{number}" for number in (55, 56, 57, 58, 61, 62)]
"""Announced on 9 October 2025; 55 to 58 for 8 November, 61 for 1 December, 62 at once. Suspended on 7 November by
Announcement 70 until 10 November 2026. What holds after that day, no source says."""


@pytest.fixture(scope="module")
def lives() -> Lives:
    records = (source.record for source in Reader(SOURCES))
    return Lives(record for record in records if isinstance(record, PolicyEvent))


@pytest.mark.parametrize("control", OCTOBER_CONTROLS)
@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-10-15", EventStatus.ANNOUNCED),
        ("2026-01-01", EventStatus.SUSPENDED),
        ("2026-11-10", EventStatus.SUSPENDED),
        ("2026-11-21", EventStatus.TO_BE_CHECKED),
    ],
)
def test_where_the_october_controls_stand(day: str, status: EventStatus, control: str, lives: Lives) -> None:
    at_once = control.endswith("-62") and status is EventStatus.ANNOUNCED

    found = lives.state(control, date.fromisoformat(day))

    assert found.state is (EventStatus.IN_FORCE if at_once else status)
    assert found.because_of == ("cn-2025-11-announcement-70" if day >= "2026" else None)


@pytest.mark.parametrize(
    ("day", "status"),
    [("2025-10-15", EventStatus.IN_FORCE), ("2026-01-01", EventStatus.IN_FORCE), ("2026-11-21", EventStatus.IN_FORCE)],
)
def test_the_april_controls_were_not_suspended(day: str, status: EventStatus, lives: Lives) -> None:
    assert lives.state("cn-2025-04-announcement-18", date.fromisoformat(day)).state is status
