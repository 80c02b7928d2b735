"""The site as people use it: with a mouse, with a finger, with the keyboard alone, without scripts, on paper."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.support.site_pages import HOME, KINDS

from .chromium import DESKTOP, PHONE, load_pictures
from .conftest import Watch

DEVICES = {"desktop": DESKTOP, "phone": PHONE}
WIDTH, HEIGHT = 360, 900
"""Of the phone's screen, and of the desktop's."""

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, datasette_url: str, watch: Watch) -> Iterator[Open]:
    """Open a path in a new context with these options; every page is watched."""
    contexts: list[BrowserContext] = []

    def opened(path: str, **options: Any) -> Page:
        contexts.append(
            browser.new_context(base_url=datasette_url, **{**DESKTOP, "reduced_motion": "reduce", **options})
        )
        page = watch.over(contexts[-1].new_page())
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def article(kinds: dict[str, str]) -> str:
    """The path of an article whose text is there."""
    return kinds["article with text"]


# ------------------------------------------------------------------------------------------------------- a walk


def claim_with_its_words(database: Path, indicator: str) -> str:
    """The id of a claim about an indicator whose words were found in their text."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        found = connection.execute(
            "select id from claims where indicator_id = ? and place_id = 'salara' and quote_start is not null "
            "and article_id in (select article_id from event_mentions) order by id limit 1",
            (indicator,),
        ).fetchone()
    assert found is not None
    return str(found[0])


@pytest.mark.parametrize("device", DEVICES)
def test_from_a_contested_number_to_the_words_it_rests_on_and_away_with_the_data(
    open_page: Open, watch: Watch, lithium_database: Path, tmp_path: Path, device: str
) -> None:
    page = open_page("/", **DEVICES[device], accept_downloads=True)

    # A contested number, and a claim about it.
    page.get_by_role("link", name="Share of world reserves, Salara").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Share of world reserves, Salara")
    claim = claim_with_its_words(lithium_database, "reserves-share")
    page.locator(f'main a[href$="/claims/{claim}"]').first.click()
    statement = page.get_by_role("heading", level=1).inner_text()

    # Its words, marked in their place.
    page.get_by_role("link", name="See them in their place").click()
    target = page.locator(":target")
    expect(target).to_have_id(f"quote-claim-{claim}")
    expect(target).to_be_in_viewport()
    mark = page.locator(":target mark, :target + .marked mark")
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"

    # Back to the claim, by way of its entry beside the text.
    target.click()
    entry = page.locator(":target")
    expect(entry).to_have_id(f"claim-{claim}")
    expect(entry).to_be_in_viewport()
    entry.locator("a.statement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(statement)

    # A policy event that the same article speaks of.
    page.locator('.byline a[href*="/articles/"]').click()
    event = page.locator(".claims.events a.statement").first
    title = event.inner_text()
    event.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("heading", name="Its life")).to_be_visible()

    # A search in Chinese.
    page.locator("#site-search").fill("出口管制")
    page.locator("#site-search").press("Enter")
    expect(page.locator(".hits mark").first).to_have_text("出口管制")
    expect(page.locator("#q")).to_have_value("出口管制")

    # The data, to take away.
    page.get_by_role("link", name="Take the data").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="lithium.db").click()
    download.value.save_as(tmp_path / "downloaded.db")
    content = (tmp_path / "downloaded.db").read_bytes()
    assert content[:16] == b"SQLite format 3\0"
    assert content == lithium_database.read_bytes()
    assert watch.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_a_phone_and_nothing_goes_wrong_on_it(
    open_page: Open, watch: Watch, kinds: dict[str, str], kind: str
) -> None:
    page = open_page(kinds[kind], **PHONE)
    load_pictures(page)

    assert page.evaluate("document.documentElement.scrollWidth") == WIDTH
    expected = [f"400: {watch.address}{kinds[kind]}"] if kind == "query with an error" else []
    assert [words for words in watch.complaints if "status of 400" not in words] == expected


# ---------------------------------------------------------------------------------------------------- on a desktop


@pytest.mark.parametrize("table", ["articles", "claims", "policy_events", "statistics", "indicators", "actors"])
def test_a_table_shows_its_rows_on_the_first_screen_and_all_its_columns(
    open_page: Open, watch: Watch, table: str
) -> None:
    page = open_page(f"{HOME}/{table}")

    third = page.locator("table.rows tbody tr").nth(2).bounding_box()
    cut_off = page.locator(".table-part .scroll").evaluate("box => box.scrollWidth - box.clientWidth")
    assert third is not None
    assert third["y"] + third["height"] <= HEIGHT
    assert cut_off == 0
    assert watch.complaints == []


def test_claims_stay_beside_the_text_that_they_are_from(open_page: Open, article: str) -> None:
    page = open_page(article)
    before = page.locator(".reading-claims").bounding_box()
    page.locator(".evidence p").last.scroll_into_view_if_needed()
    text, claims = page.locator(".evidence").bounding_box(), page.locator(".reading-claims").bounding_box()

    assert before is not None
    assert text is not None
    assert claims is not None
    assert text["x"] + text["width"] < claims["x"]
    assert claims["y"] >= 0
    assert claims["y"] + claims["height"] <= HEIGHT


def test_an_article_shows_only_what_is_contested_if_asked_to(open_page: Open, article: str) -> None:
    page = open_page(f"{article}#text")
    claims, marks = page.locator(".claims:not(.events) > li"), page.locator(".marked mark")
    contested = page.locator(".claims:not(.events) > li.contested")
    numbers = "items => items.filter(item => item.checkVisibility()).map(item => item.value)"
    all_numbers, theirs = claims.evaluate_all(numbers), contested.evaluate_all(numbers)

    page.get_by_label("only what is contested").check()

    assert 0 < len(theirs) < len(all_numbers)
    assert claims.evaluate_all(numbers) == theirs
    assert marks.count() > 0
    expect(page.locator(".marked:not(.contested) mark").first).to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("kind", ["home", "contested", "claim contradicted", "event", "indicator", "timeline"])
def test_nothing_moves_while_pictures_load(open_page: Open, kinds: dict[str, str], kind: str, device: str) -> None:
    page = open_page("/search", **DEVICES[device])
    held: list[Route] = []
    page.route("**/-/picture/**", lambda route: held.append(route))

    with page.expect_request("**/-/picture/**"):
        page.goto(kinds[kind], wait_until="domcontentloaded")
    boxes = "[...document.querySelectorAll('img, h2, footer')].map(e => JSON.stringify(e.getBoundingClientRect()))"
    page.wait_for_function("document.styleSheets.length > 0")
    before = page.evaluate(boxes)
    assert held != []
    page.unroute_all()  # lets what was held go on
    load_pictures(page)

    assert page.evaluate("[...document.images].filter(i => !i.naturalWidth).length") == 0
    assert page.evaluate("document.images.length") > 0
    assert page.evaluate(boxes) == before


# ---------------------------------------------------------------------------------------------------- by keyboard


@pytest.mark.parametrize(("kind", "box"), [("home", "home-search"), ("claim contradicted", "site-search")])
def test_a_slash_leads_to_the_search_box(open_page: Open, kinds: dict[str, str], kind: str, box: str) -> None:
    page = open_page(kinds[kind])

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == box
    page.keyboard.type("1/2")

    assert page.locator(f"#{box}").input_value() == "1/2"


def test_the_first_tab_stop_skips_to_the_content(open_page: Open, article: str) -> None:
    page = open_page(article)

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


FOCUSABLE = """() => [...document.querySelectorAll(
    "a[href], input:not([type=hidden]), select, textarea, button, summary, [tabindex='0']"
)].filter((element) => element.checkVisibility())"""


@pytest.mark.parametrize("kind", ["home", "article with text", "table", "search with hits", "claim contradicted"])
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    open_page: Open, kinds: dict[str, str], kind: str
) -> None:
    page = open_page(kinds[kind])
    page.evaluate(f"window.stops = ({FOCUSABLE})()")
    count = min(page.evaluate("stops.length"), 120)

    reached, unseen = [], []
    for _ in range(count):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("stops.indexOf(document.activeElement)"))
        is_seen = page.evaluate(
            """() => {
                const style = getComputedStyle(document.activeElement);
                const box = document.activeElement.getBoundingClientRect();
                const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                return inside && style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3;
            }"""
        )
        if not is_seen:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    assert reached == list(range(count))
    assert unseen == []


# ------------------------------------------------------------------------------------------------- without scripts


def test_without_scripts_the_search_works(open_page: Open, watch: Watch) -> None:
    page = open_page("/", java_script_enabled=False)

    page.locator("#home-search").fill("quota")
    page.locator("#home-search").press("Enter")
    expect(page.locator(".hits mark").first).to_be_visible()
    page.locator("select[name=kind]").select_option("claim")
    page.locator(".big-search button").click()

    expect(page.locator(".hits .kind").first).to_contain_text("claim")
    assert watch.complaints == []


def test_without_scripts_the_words_are_marked_and_tables_narrow_down(
    open_page: Open, watch: Watch, article: str
) -> None:
    page = open_page(article, java_script_enabled=False)
    page.locator(".claims a", has_text="in the text").first.click()
    expect(page.locator(":target")).to_be_in_viewport()

    page.goto(f"{HOME}/claims")
    page.locator(".facets a", has_text="2022").first.click()
    expect(page.locator("[role=status]").first).to_contain_text("2022")
    page.locator("summary", has_text="Filter by a column").click()
    page.locator("select[name=_filter_column]").select_option("kind")
    page.locator("input[name=_filter_value]").fill("fact")
    page.get_by_role("button", name="Apply").click()

    expect(page.locator("[role=status]").first).to_contain_text("fact")
    assert watch.complaints == []


# ------------------------------------------------------------------------------------------------------- on paper


@pytest.mark.parametrize("kind", ["article with text", "claim contradicted", "event", "table"])
def test_a_page_can_be_printed(open_page: Open, watch: Watch, kinds: dict[str, str], kind: str) -> None:
    page = open_page(kinds[kind])
    load_pictures(page)

    page.emulate_media(media="print")

    assert page.pdf()[:5] == b"%PDF-"
    expect(page.locator(".site-search")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    clipped = (
        "[...document.querySelectorAll('.reading-claims')].filter(e => e.scrollHeight > e.clientHeight + 1).length"
    )
    assert page.evaluate(clipped) == 0
    assert watch.complaints == []
