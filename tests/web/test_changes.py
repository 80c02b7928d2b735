"""The page of what changed, its feed, and the calendars: read back by the programs that people read them with."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import httpx
import icalendar
import pytest

from knowledge_base.web.atom import ATOM, MOST_ENTRIES, Entry, feed
from tests.support.serving import configure, serving
from tests.support.site_pages import Html
from tests.support.small_corpus import write_corpus


@pytest.fixture(scope="module")
def changed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A site whose database was replaced by one with another figure and one claim less."""
    folder = configure(tmp_path_factory.mktemp("changes") / "site")
    corpus = write_corpus(folder.parent)
    corpus.build()
    corpus.replace("statistics/reserves.csv", "2012,3.5,", "2012,5.5,")
    corpus.replace("claims/paper.yml", "- id: paper-price", "- id: paper-cost")
    corpus.build()
    for file in corpus.target.parent.glob("lithium.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    with serving(folder) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client


def test_the_page_says_which_verdicts_flipped_and_why(changed_site: httpx.Client) -> None:
    page = Html(changed_site.get("/changes").raise_for_status().text)

    assert page.faults == []
    assert "Judged otherwise" in page.text
    assert "Mineral Survey 2013 for 2012 was corrected from 3,500,000 t to 5,500,000 t." in page.text
    assert "agrees with an independent figure → differs from an independent figure" in page.text
    assert "Claims: 1 added, 1 removed" in page.text
    assert "value: 3.5 → 5.5" in page.text
    links = page.links()
    assert "/lithium/claims/paper-cost" in links
    assert "/lithium/claims/paper-price" not in links
    assert {link: changed_site.get(link).status_code for link in links if "?" not in link} == {
        link: 200 for link in links if "?" not in link
    }


def test_without_a_past_the_page_shows_what_is_newest(site: httpx.Client) -> None:
    page = Html(site.get("/changes").raise_for_status().text)

    assert page.faults == []
    assert "No build is known that came before this one." in page.text


@pytest.mark.parametrize("which", ["changed_site", "site"])
def test_the_feed_is_read_by_feed_readers(which: str, request: pytest.FixtureRequest) -> None:
    shown: httpx.Client = request.getfixturevalue(which)
    answer = shown.get("/feeds/changes.atom").raise_for_status()

    read = feedparser.parse(io.BytesIO(answer.content))

    assert (read.bozo, read.version) == (False, "atom10")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert len(read.entries) > 3
    assert len({entry.id for entry in read.entries}) == len(read.entries)
    assert {entry.updated for entry in read.entries} == {read.feed.updated}
    linked = [entry.link for entry in read.entries if entry.get("links")]
    assert {link: status for link in linked if (status := shown.get(link).status_code) != 200} == {}
    if which == "changed_site":
        flips = [entry for entry in read.entries if entry.tags[0].term == "judged otherwise"]
        assert "agrees → differs. Mineral Survey 2013 for 2012 was corrected from 3,500,000 t to 5,500,000 t." in {
            entry.summary for entry in flips
        }
        assert [entry.title for entry in read.entries if not entry.get("links")] == [
            "Removed: The price rose, then fell."
        ]


def test_what_xml_cannot_hold_is_left_out_and_a_feed_ends() -> None:
    entries = [Entry(str(n), "a\x00\x1b<&>\ufffe", "", "2020-01-01", "", "x") for n in range(MOST_ENTRIES + 9)]

    root = ElementTree.fromstring(feed("A & B", "https://a/", "https://a/f", "2020-01-01", entries))

    titles = [element.text for element in root.findall(f"{{{ATOM}}}entry/{{{ATOM}}}title")]
    assert titles == ["a<&>"] * MOST_ENTRIES


def test_every_date_of_an_event_is_in_the_calendar(changed_site: httpx.Client) -> None:
    answer = changed_site.get("/feeds/events.ics").raise_for_status()
    calendar = icalendar.Calendar.from_ical(answer.text)

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found = {str(event["summary"]): (event["dtstart"].dt, event["dtend"].dt) for event in calendar.walk("VEVENT")}
    licences, truce = "China introduces export licences for lithium", "China suspends the licences for a year"
    assert found == {
        f"Announced: {licences} (May 2012; the day is not known)": (date(2012, 5, 1), date(2012, 6, 1)),
        f"In force from: {licences}": (date(2012, 7, 1), date(2012, 7, 2)),
        f"Announced: {truce}": (date(2013, 1, 10), date(2013, 1, 11)),
        f"Ended: {truce}": (date(2014, 1, 9), date(2014, 1, 10)),
    }
    assert len({str(event["uid"]) for event in calendar.walk("VEVENT")}) == 4


def test_checks_that_are_due_are_in_a_calendar_of_their_own(changed_site: httpx.Client) -> None:
    calendar = icalendar.Calendar.from_ical(changed_site.get("/feeds/checks.ics").raise_for_status().text)

    assert [(str(event["summary"]), event["dtstart"].dt) for event in calendar.walk("VEVENT")] == [
        ("To be checked: China suspends the licences for a year", date(2014, 1, 10))
    ]


def test_feeds_are_the_same_each_time_and_known_by_a_tag(changed_site: httpx.Client) -> None:
    for path in ("/feeds/changes.atom", "/feeds/events.ics", "/feeds/checks.ics"):
        first, second = changed_site.get(path), changed_site.get(path)
        assert first.content == second.content
        assert changed_site.get(path, headers={"if-none-match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/feeds/none.atom", "/feeds/changes.ics", "/feeds/../feeds/x.ics"])
def test_other_feeds_do_not_exist(path: str, changed_site: httpx.Client) -> None:
    assert changed_site.get(path).status_code == 404


def test_a_history_that_somebody_wrote_into_harms_nobody(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    corpus.build()
    folder = configure(tmp_path / "site", corpus.target)
    label = "<script>alert(1)</script>"
    (folder / "lithium.history.jsonl").write_text(
        '{"old_as_of": "2020-01-01", "new_as_of": "2021-01-01", "old_sources": "", "new_sources": "", "left_out": 3,'
        ' "counts": {"claims": {"added": 1, "changed": 0, "removed": 0}}, "flips": [], "changes": [{"table": "claims",'
        f' "id": "../x", "label": "{label}", "what": "added", "fields": {{}}}}]}}\n'
    )
    with serving(folder) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        page = client.get("/changes")
        read = feedparser.parse(io.BytesIO(client.get("/feeds/changes.atom").content))
    assert page.status_code == 200
    assert label not in page.text
    assert "&lt;script&gt;" in page.text
    assert (read.bozo, len(read.entries)) == (False, 1)
