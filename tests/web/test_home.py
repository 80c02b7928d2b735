"""The home page leads with one number and who says what about it, and sorted tables say in which order they are."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx

from knowledge_base.web.queries import sql_of
from tests.support.small_corpus import Corpus

CHOSEN = "  - {title: How much lies in Chile?, indicator: reserves-share, place: cl, material: lithium, lead: yes}\n"


def rows(path: Path, query: str, **parameters: object) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql_of(query), parameters).fetchall()


def test_the_most_contested_number_leads_where_the_curators_chose_none(lithium_database: Path) -> None:
    (lead,) = rows(lithium_database, "lead_number")
    most = rows(lithium_database, "numbers", indicator="", contested=1, most=1, skip=0)[0]

    names = ("indicator_id", "place_id", "material_id")
    assert [lead[name] for name in names] == [most[name] for name in names]
    assert lead["title"] is None


def test_the_number_that_the_curators_chose_leads(corpus: Corpus) -> None:
    corpus.replace("about.md", "featured:\n", "featured:\n" + CHOSEN.replace("cl,", "cn,").replace("Chile", "China"))
    corpus.build()

    (lead,) = rows(corpus.target, "lead_number")
    assert (lead["title"], lead["indicator_id"], lead["place_id"]) == (
        "How much lies in China?",
        "reserves-share",
        "cn",
    )


def test_a_chosen_number_of_which_nobody_speaks_does_not_lead(corpus: Corpus) -> None:
    corpus.replace("about.md", "featured:\n", "featured:\n" + CHOSEN)
    corpus.build()

    assert "How much lies in Chile?" not in [row["title"] for row in rows(corpus.target, "lead_number")]


def test_voices_are_originals_with_a_number_the_highest_first(lithium_database: Path) -> None:
    voices = rows(lithium_database, "lead_voices")

    highest = [max(value for value in (v["normalised_min"], v["normalised_max"]) if value is not None) for v in voices]
    assert len(voices) > 1
    assert highest == sorted(highest, reverse=True)
    assert all(voice["who"] for voice in voices)


def test_voices_that_stay_are_those_that_figures_judge_and_then_those_that_are_repeated(lithium_database: Path) -> None:
    voices = {voice["id"]: voice for voice in rows(lithium_database, "lead_voices")}
    with closing(sqlite3.connect(lithium_database)) as connection:
        kept = [claim for (claim,) in connection.execute("select claim_id from lead_voices order by position")]

    assert len(kept) == len(voices) <= 7
    assert [rank(voices[claim]) for claim in kept] == sorted(map(rank, voices.values()))


def rank(voice: sqlite3.Row) -> tuple[bool, int]:
    """Voices that figures judge stay before others, and then those that are repeated most."""
    return voice["verdict"] in (None, "no-reference"), -voice["repeated"]


def test_the_home_page_names_who_says_what(site: httpx.Client, lithium_database: Path) -> None:
    (lead,) = rows(lithium_database, "lead_number")
    story = site.get("/").text.partition('<article class="lead-story')[2].partition("</article>")[0]

    assert lead["indicator"] in story
    for voice in rows(lithium_database, "lead_voices"):
        assert f'/claims/{voice["id"]}"' in story


def test_the_home_page_has_no_second_picture_of_the_number_that_leads(site: httpx.Client) -> None:
    pictures = re.findall(r'src="[^"]*/-/picture/(number|strip)\.svg\?([^"]*)"', site.get("/").text)

    assert [kind for kind, _ in pictures].count("number") == 1
    assert len({query for _, query in pictures}) == len(pictures)


def test_the_mark_of_a_sorted_column_points_as_its_values_go(site: httpx.Client) -> None:
    up, down = (site.get(f"/lithium/claims?{order}=conflict_count").text for order in ("_sort", "_sort_desc"))

    assert re.findall(r'<span aria-label="\w+">.</span>', up) == ['<span aria-label="ascending">▲</span>']
    assert re.findall(r'<span aria-label="\w+">.</span>', down) == ['<span aria-label="descending">▼</span>']
