"""Renamed records keep their old addresses; an article's page shows its other forms, and whether it was taken back."""

from collections.abc import Iterator

import httpx
import pytest

from tests.reading.test_forms_of_articles import COPY, FORMS
from tests.support.serving import configure, serving
from tests.support.small_corpus import write_corpus


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A small knowledge base in which every kind of record was renamed once, and one article was taken back."""
    folder = tmp_path_factory.mktemp("renamed")
    corpus = write_corpus(folder)
    corpus.write("articles/copy.md", COPY.format(keys=FORMS))
    corpus.write(
        "claims/copy.yml", "- id: copy-claim\n  former_ids: [old-claim]\n  statement: The same.\n  kind: fact\n"
    )
    corpus.replace("articles/note.md", "title: A note", "former_ids: [memo]\ntitle: A note")
    corpus.replace("policy_events/cn.yml", "- id: cn-2013-truce\n", "- id: cn-2013-truce\n  former_ids: [truce]\n")
    for name, identity in (
        ("vocabulary/places.yml", "cl"),
        ("vocabulary/topics.yml", "trade"),
        ("vocabulary/materials.yml", "lithium"),
        ("vocabulary/indicators.yml", "reserves"),
        ("vocabulary/actors/all.yml", "ministry"),
        ("vocabulary/units.yml", "tonne"),
    ):
        corpus.replace(name, f"{{id: {identity},", f"{{id: {identity}, former_ids: [old-{identity}],")
    assert corpus.build().problems == []
    with (
        serving(configure(folder / "site", corpus.target)) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client


RENAMED = {
    "articles": ("memo", "note"),
    "claims": ("old-claim", "copy-claim"),
    "policy_events": ("truce", "cn-2013-truce"),
    "places": ("old-cl", "cl"),
    "topics": ("old-trade", "trade"),
    "materials": ("old-lithium", "lithium"),
    "indicators": ("old-reserves", "reserves"),
    "actors": ("old-ministry", "ministry"),
    "units": ("old-tonne", "tonne"),
}
"""Table to the former and the present id of a record."""


@pytest.mark.parametrize(("table", "former", "now"), [(table, *ids) for table, ids in RENAMED.items()])
def test_an_old_address_leads_to_the_record_for_good(site: httpx.Client, table: str, former: str, now: str) -> None:
    answer = site.get(f"/lithium/{table}/{former}")

    assert (answer.status_code, answer.headers["location"]) == (301, f"/lithium/{table}/{now}")
    page = site.get(f"/lithium/{table}/{now}")
    assert page.status_code == 200
    assert f"Its id was <code>{former}</code>; that address leads here." in page.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/lithium/articles/memo.json?_shape=array&_x=1", "/lithium/articles/note.json?_shape=array&_x=1"),
        ("/cite/memo.bib", "/cite/note.bib"),
        ("/cite/memo.json", "/cite/note.json"),
        ("/-/picture/event/truce.svg?narrow=1", "/-/picture/event/cn-2013-truce.svg?narrow=1"),
    ],
)
def test_formats_pictures_and_citations_are_led_on_too(site: httpx.Client, old: str, new: str) -> None:
    answer = site.get(old)

    assert (answer.status_code, answer.headers["location"]) == (301, new)
    assert site.get(new).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/lithium/articles/nothing",
        "/lithium/claims/memo",
        "/cite/nothing.bib",
        "/memo",
    ],
)
def test_no_other_address_leads_anywhere(site: httpx.Client, address: str) -> None:
    assert site.get(address).status_code == 404


def test_an_article_shows_its_other_forms(site: httpx.Client) -> None:
    page = site.get("/lithium/articles/copy").text

    for shown in (
        'corrected <time datetime="2013-02-06">6 February 2013</time>',
        "Its publisher took this article back.",
        "It was not so.",
        '<dd><a href="https://archive.example/1" rel="nofollow noopener">',
        '<dd><a href="https://three.example/a" rel="nofollow noopener">',
        'This article translates <a href="/lithium/articles/paper">Who has the lithium</a>, The Paper (en)',
        'This article prints the text of <a href="/lithium/articles/note">A note on shares</a> (en)',
    ):
        assert shown in page
    assert 'is translated in <a href="/lithium/articles/copy">' in site.get("/lithium/articles/paper").text
    assert 'is printed again in <a href="/lithium/articles/copy">' in site.get("/lithium/articles/note").text


def test_the_claims_of_a_retracted_article_say_so(site: httpx.Client) -> None:
    assert "Its publisher took this article back. The claim stays" in site.get("/lithium/claims/copy-claim").text
    assert "took this article back" not in site.get("/lithium/claims/paper-share").text
