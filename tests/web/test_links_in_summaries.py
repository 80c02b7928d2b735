"""Links in our own summaries: those that say where they lead survive, all others lose their address."""

import pytest

from knowledge_base.web.filters import markdown


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1",
        "http://example.org",
        "HTTPS://example.org",
        "/lithium/claims/x",
        "#part",
        "?a=b",
    ],
)
def test_a_link_that_says_where_it_leads_survives(address: str) -> None:
    assert f'<a href="{address}">x</a>' in markdown(f"[x]({address})")


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "///evil.example",
        "&#9;//evil.example",
        "&#47;/evil.example",
        "\\\\\\\\evil.example",
        "http:evil.example",
        "https:/evil.example",
        "mailto:a@evil.example",
        "data:text/html,x",
        "ftp://evil.example/",
        "evil.example",
    ],
)
def test_a_link_that_does_not_say_so_leads_nowhere(address: str) -> None:
    assert "href" not in markdown(f"[x]({address})")
