"""Addresses that lead nowhere, or elsewhere than they seem to, are refused; two forms of one address are one page."""

import pytest

from knowledge_base.model.addresses import page_of, refusal

EXAMPLE = "https://example.org/page"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=%20#f",
        "HTTPS://EXAMPLE.ORG/A",
        "https://例え.jp/パス",
        "https://münchen.example/ü",
        "https://1.2.3.4/",
        "https://[2001:db8::1]:8080/a",
        "https://example.org:8443/",
        "https://my_host.example.org/",
        "https://web.archive.org/web/2012/https://example.org/case",
        "https://example.org/@user/status",
        "https://example.org/?to=a@b.example",
        "https://example.org./a",
    ],
)
def test_an_address_that_says_where_it_leads(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(
    ("address", "message", "expected"),
    [
        ("example.org", "is not a web address", "http:// or https:// and no spaces"),
        ("ftp://example.org/", "is not a web address", "http:// or https:// and no spaces"),
        ("https:/example.org/", "is not a web address", "http:// or https:// and no spaces"),
        ("https://example.org/a b", "is not a web address", "http:// or https:// and no spaces"),
        ("https://[bad", "is not a web address (invalid IPv6 address)", EXAMPLE),
        ("https://example.org:99999999/", "is not a web address (invalid port number)", EXAMPLE),
        ("https://example.org:0/", "is not a web address (invalid port number)", EXAMPLE),
        ("https://999.1.1.1/", "is not a web address (invalid IPv4 address)", EXAMPLE),
        ("http:///x", "names no host", EXAMPLE),
        ("https://", "names no host", EXAMPLE),
        ("https://?q", "names no host", EXAMPLE),
        ("https://:443/", "is not a web address (empty host)", EXAMPLE),
        (
            "https://user:pass@example.org/",
            "has a user name before its host, and leads to example.org",
            "an address without it",
        ),
        (
            "https://google.com@evil.example/",
            "has a user name before its host, and leads to evil.example",
            "an address without it",
        ),
        (
            "https://@evil.example/",
            "has a user name before its host, and leads to evil.example",
            "an address without it",
        ),
        ("https://localhost/", "leads to 'localhost', which is no host of the web", EXAMPLE),
        ("http://127.0.0.1/", "leads to '127.0.0.1', which is no host of the web", EXAMPLE),
        ("http://x/", "leads to 'x', which is no host of the web", EXAMPLE),
        ("https://a..org/", "leads to 'a..org', which is no host of the web", EXAMPLE),
        ("https://-a.org/", "leads to '-a.org', which is no host of the web", EXAMPLE),
        (
            "https://example.org\\@evil.example/",
            "holds a backslash or an invisible character",
            "the address as a browser shows it",
        ),
        (
            "https://example.org/a\u200bb",
            "holds a backslash or an invisible character",
            "the address as a browser shows it",
        ),
    ],
)
def test_an_address_that_does_not(address: str, message: str, expected: str) -> None:
    assert refusal(address) == (message, expected)


@pytest.mark.parametrize(
    "form",
    [
        "https://example.org/a/b?x=1&y=2",
        "http://example.org/a/b?x=1&y=2",
        "https://www.example.org/a/b/?x=1&y=2",
        "https://m.example.org/a/b?x=1&y=2",
        "https://EXAMPLE.org:443/a//b?y=2&x=1#top",
        "https://example.org/%61/b?x=1&y=2&utm_source=z&fbclid=1",
        "https://example.org/a/b/index.html?x=1&y=2",
        "https://example.org/a/b/amp?x=1&y=2",
        "https://web.archive.org/web/20120620120000/https://example.org/a/b?x=1&y=2",
        "https://web.archive.org/web/2012id_/http:/www.example.org/a/b?x=1&y=2",
    ],
)
def test_forms_of_one_address(form: str) -> None:
    assert page_of(form) == "example.org/a/b?x=1&y=2"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/b?x=1&y=3",
        "https://example.org/A/b?x=1&y=2",
        "https://example.com/a/b?x=1&y=2",
        "https://news.example.org/a/b?x=1&y=2",
        "https://example.org/a/b",
        "https://example.org/a/b?x=1&y=2#!/page",
    ],
)
def test_addresses_of_two_pages(other: str) -> None:
    assert page_of(other) != page_of("https://example.org/a/b?x=1&y=2")
