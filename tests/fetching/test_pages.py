"""Pages are fetched as a guest should: what is forbidden is left, one at a time, at the pace that the host wants."""

import asyncio
import time

import pytest

from knowledge_base.fetching.pages import NotFetched, Page, Visitor
from tests.fetching.conftest import Answer, Web


def fetched(*urls: str, pause: float = 0.0) -> list[Page | str]:
    async def all_of_them() -> list[Page | str]:
        async with Visitor("Reader/1.0 (+https://example.org)", pause) as visitor:

            async def one(url: str) -> Page | str:
                try:
                    return await visitor.page(url)
                except NotFetched as why:
                    return str(why)

            return list(await asyncio.gather(*map(one, urls)))

    return asyncio.run(all_of_them())


def test_a_page_is_fetched_wherever_it_has_moved_to(web: Web) -> None:
    web.pages["http://old.example/a"] = Answer(status=301, headers={"Location": "//new.example/b"})
    web.pages["http://new.example/b"] = Answer(status=302, headers={"Location": "/c?d=e"})
    web.pages["http://new.example/c?d=e"] = Answer("here")

    (page,) = fetched("http://old.example/a")

    assert page == Page("http://new.example/c?d=e", b"here", "text/html; charset=utf-8")
    assert web.agents == {"Reader/1.0 (+https://example.org)"}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(status=404), "is not there any more (404)"),
        (Answer(status=403), "is refused to programs (403)"),
        (Answer(status=402), "has to be paid for (402)"),
        (Answer(status=500), "was answered with 500"),
        (Answer(status=302, headers={"Location": "/page"}), "is sent on from page to page without end"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "leads to file:///etc/passwd, which is no"),
        (Answer(b"x" * 20_000_001), "is larger than 20 MB"),
        (Answer(status=503, headers={"Retry-After": "9999"}), "is not to be had just now (503); try again later"),
    ],
)
def test_a_page_that_cannot_be_had_says_why(web: Web, answer: Answer, why: str) -> None:
    web.pages["http://press.example/page"] = answer

    (said,) = fetched("http://press.example/page")

    assert isinstance(said, str)
    assert said.startswith(why)


def test_a_host_that_says_when_to_come_again_is_asked_once_more(web: Web) -> None:
    web.pages["http://press.example/page"] = Answer(status=429, headers={"Retry-After": "0"}, then=Answer("here"))

    (page,) = fetched("http://press.example/page")

    assert isinstance(page, Page)
    assert page.raw == b"here"


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        (Answer("User-agent: *\nDisallow: /private"), True),
        (Answer("User-agent: *\nDisallow: /"), False),
        (Answer("User-agent: *\nDisallow: /*.html$"), False),
        (Answer("User-agent: reader\nDisallow: /\n\nUser-agent: *\nAllow: /"), False),
        (Answer("User-agent: *\nDisallow: /\n\nUser-agent: Reader\nAllow: /story"), True),
        (Answer(status=404), True),
        (Answer(status=403), True),
        (Answer(status=500), False),
        (Answer(status=301, headers={"Location": "http://press.example/moved.txt"}), False),
        (Answer(b"\xff\xfe\x00garbage"), True),
    ],
)
def test_what_a_site_forbids_is_not_fetched(web: Web, robots: Answer, is_allowed: bool) -> None:
    web.pages["http://press.example/robots.txt"] = robots
    web.pages["http://press.example/moved.txt"] = Answer("User-agent: *\nDisallow: /")
    web.pages["http://press.example/story.html"] = Answer("here")

    (page,) = fetched("http://press.example/story.html")

    assert isinstance(page, Page) is is_allowed
    assert ("http://press.example/story.html" in web.asked) is is_allowed


def test_a_redirect_to_a_forbidden_place_is_not_followed(web: Web) -> None:
    web.pages["http://a.example/x"] = Answer(status=302, headers={"Location": "http://b.example/y"})
    web.pages["http://b.example/robots.txt"] = Answer("User-agent: *\nDisallow: /y")

    assert fetched("http://a.example/x") == ["may not be read by programs (robots.txt)"]
    assert "http://b.example/y" not in web.asked


def test_each_host_is_asked_for_one_page_at_a_time_and_hosts_beside_each_other(web: Web) -> None:
    urls = [f"http://{host}.example/{number}" for host in "ab" for number in range(4)]
    for url in urls:
        web.pages[url] = Answer("here", slow=0.05)

    pages = fetched(*urls)

    assert all(isinstance(page, Page) for page in pages)
    assert web.most_at_once == {"a.example": 1, "b.example": 1}
    assert web.asked.count("http://a.example/robots.txt") == 1


def test_the_pace_that_a_host_asks_for_is_kept(web: Web) -> None:
    web.pages["http://a.example/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.3")
    for number in range(3):
        web.pages[f"http://a.example/{number}"] = Answer("here")

    started = time.monotonic()
    fetched(*(f"http://a.example/{number}" for number in range(3)))

    assert time.monotonic() - started >= 0.6  # two pauses can take longer, never less
