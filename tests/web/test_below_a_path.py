"""Served below a path of its host, every link has that path once: whether the proxy passes it on or cuts it off."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from knowledge_base.web.below_a_path import with_path
from tests.support.serving import configure, serving
from tests.support.small_corpus import write_corpus

PAGES = [
    "/",
    "/search?q=lithium",
    "/contested",
    "/timeline",
    "/lithium",
    "/lithium/claims?_facet=kind&_facet_array=topics&_size=2",
    "/lithium/claims?_facet=statement&_facet_size=1&_sort=kind",
    "/lithium/policy_events?_facet_date=date_announced",
    "/lithium/contested_claims?_facet=place_id",
    "/lithium/claims/paper-share",
    "/lithium/articles/paper",
    "/lithium/units/tonne",
    "/lithium?sql=select+1",
    "/nothing",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("below")
    corpus = write_corpus(folder)
    corpus.replace("articles/note.md", "title: A note", "former_ids: [memo]\ntitle: A note")
    corpus.build()
    with (
        serving(configure(folder / "site", corpus.target), "--setting", "base_url", "/re/") as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client


@pytest.mark.parametrize("before", ["/re", ""], ids=["passed on", "cut off"])
@pytest.mark.parametrize("address", PAGES)
def test_every_link_has_the_path_once(site: httpx.Client, before: str, address: str) -> None:
    page = site.get(before + address)

    assert page.status_code == (404 if address == "/nothing" else 200)
    links = re.findall(r'(?:href|action|src|srcset)="([^"#][^"]*)"', page.text)
    links += re.findall(r"^[^;]+", page.headers.get("link", ""))
    here = [urlsplit(link).path for link in links if urlsplit(link).netloc in ("", site.base_url.netloc.decode())]
    paths = {path for path in here if path}
    assert paths
    assert {path for path in paths if not path.startswith("/re/") or path.startswith("/re/re/")} == set()


@pytest.mark.parametrize("before", ["/re", ""], ids=["passed on", "cut off"])
@pytest.mark.parametrize(
    ("address", "status", "location"),
    [
        ("/lithium/claims/", 302, "/re/lithium/claims"),
        ("/lithium/articles/memo", 301, "/re/lithium/articles/note"),
        (
            "/lithium/claims?_filter_column=kind&_filter_op=exact&_filter_value=fact",
            302,
            "/re/lithium/claims?kind__exact=fact",
        ),
    ],
)
def test_redirects_have_it_too(site: httpx.Client, before: str, address: str, status: int, location: str) -> None:
    answer = site.get(before + address)

    assert (answer.status_code, answer.headers["location"]) == (status, location)


@pytest.mark.parametrize("before", ["/re", ""], ids=["passed on", "cut off"])
def test_links_in_data_have_it_too(site: httpx.Client, before: str) -> None:
    data = site.get(before + "/lithium/claims.json?_facet=kind&_facet_array=topics&_size=2").json()

    facets = data["facet_results"].get("results", data["facet_results"])
    links = [value["toggle_url"] for facet in facets.values() for value in facet["results"]]
    assert links
    assert {urlsplit(link).path for link in [*links, data["next_url"]]} == {"/re/lithium/claims.json"}


def test_the_path_without_its_slash_leads_to_it(site: httpx.Client) -> None:
    assert site.get("/re").headers["location"] == "/re/"
    assert site.get("/re/").status_code == 200


@pytest.mark.parametrize(
    ("address", "placed"),
    [
        ("/a?b=/c", "/re/a?b=/c"),
        ("/re/a", "/re/a"),
        ("/", "/re/"),
        ("http://host.example/a", "http://host.example/re/a"),
        ("//host.example/a", "//host.example/a"),
        ("?a=b", "?a=b"),
        ("a", "a"),
    ],
)
def test_what_is_put_before_an_address(address: str, placed: str) -> None:
    assert with_path(address, "/re/") == placed
