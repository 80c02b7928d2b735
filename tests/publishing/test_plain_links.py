"""Where the links of a plain copy lead."""

import pytest

from knowledge_base.publishing.plain_links import Copy, file_of, normal, rewritten, target_of
from knowledge_base.web.pictures import file_name_of

PAGES = (
    "/",
    "/timeline",
    "/kb",
    "/kb/claims",
    "/kb/claims/a",
    "/kb/indicators/r",
    "/kb/indicators/r?material=li&place=cl",
)
COPY = Copy("kb", frozenset(PAGES), frozenset({"claims"}))
ASKING = Copy("kb", COPY.pages, COPY.tables, "https://kb.example")
OWN = "kb/claims/a.html"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/timeline", "timeline.html"),
        ("/kb/claims/a", "kb/claims/a.html"),
        ("/kb/indicators/r?material=li&place=cl", "kb/indicators/r.material-li.place-cl.html"),
    ],
)
def test_every_page_is_a_file(address: str, file: str) -> None:
    assert file_of(address) == file


def test_parameters_have_one_order() -> None:
    assert normal("/a?b=2&a=1&c=") == "/a?a=1&b=2"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("/", "../../index.html"),
        ("/timeline", "../../timeline.html"),
        ("/timeline#y2010", "../../timeline.html#y2010"),
        ("/kb/claims/a", "a.html"),
        ("/kb/indicators/r?place=cl&material=li", "../indicators/r.material-li.place-cl.html"),
        ("#text", "#text"),
        ("https://elsewhere.example/a?b#c", "https://elsewhere.example/a?b#c"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("/search", "../../search.html"),
        ("/search?q=a+b", "../../search.html?q=a+b"),
        ("/static/site.css", "../../static/site.css"),
        ("/feeds/events.ics", "../../feeds/events.ics"),
        ("/cite/a.bib", "../../cite/a.bib"),
        ("/kb.db", "../../kb.db"),
        ("/-/picture/strip.svg?place=cl", f"../../pictures/{file_name_of('/-/picture/strip.svg?place=cl')}"),
        ("/kb/claims.csv?_size=max", "../../static/data/csv/claims.csv"),
        ("/kb/claims/a.json?_shape=objects", "../../static/data/jsonl/claims.jsonl"),
        ("/kb/facet_counts.csv", "../../needs-a-server.html"),
        ("/kb/claims?verdict=differs", "../../needs-a-server.html"),
        ("/kb?sql=select+1", "../../needs-a-server.html"),
        ("?_all_columns=1", "../../needs-a-server.html"),
        ("/kb/claims/none", "../../needs-a-server.html"),
    ],
)
def test_a_link_leads_to_a_file(link: str, target: str) -> None:
    assert target_of(link, OWN, COPY) == target


def test_what_needs_a_server_leads_to_one_where_there_is_one() -> None:
    assert target_of("/kb/claims?verdict=differs", OWN, ASKING) == "https://kb.example/kb/claims?verdict=differs"
    assert target_of("/kb/claims/a", OWN, ASKING) == "a.html"


def test_a_page_for_dead_links_begins_at_the_root() -> None:
    assert target_of("/timeline", "404.html", COPY, "") == "/timeline.html"
    assert target_of("/timeline", "404.html", COPY, "https://a.example/kb") == "https://a.example/kb/timeline.html"


def test_a_page_of_its_own_parameters_leads_to_itself() -> None:
    assert target_of("?place=cl&material=li", "kb/indicators/r.html", COPY) == "r.material-li.place-cl.html"


def test_only_links_are_rewritten() -> None:
    page = (
        '<link rel="alternate" type="application/json+datasette" href="/kb/claims/a.json">\n'
        '<a href="/kb/claims?a=1&amp;b=2">href=&#34;/timeline&#34;</a> <img src="/static/a.png" alt="/a">'
    )
    assert rewritten(page, "index.html", COPY) == (
        '\n<a href="needs-a-server.html">href=&#34;/timeline&#34;</a> <img src="static/a.png" alt="/a">'
    )
    assert 'href="https://kb.example/kb/claims?a=1&amp;b=2"' in rewritten(page, "index.html", ASKING)
