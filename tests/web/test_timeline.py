"""The timeline: what happened, narrowed by id or name, years folded, the year that is not over marked."""

import re
from itertools import pairwise

import httpx
import pytest

from tests.support.site_pages import Html


def told(site: httpx.Client, asked: str) -> str:
    answer = site.get(f"/timeline?{asked}")
    page = Html(answer.text)
    assert (answer.status_code, page.faults) == (200, [])
    return answer.text


def listed(text: str) -> int:
    return text.count('<li class="k-')


@pytest.mark.parametrize(
    ("asked", "sql"),
    [
        ("place=China", "select count(*) from policy_events where jurisdiction_id = 'cn'"),
        ("place=cn", "select count(*) from policy_events where jurisdiction_id = 'cn'"),
        ("instrument=export-quota", "select count(*) from policy_events where instrument = 'export-quota'"),
        ("status=suspended&kind=policy+event", "select count(*) from policy_events where status = 'suspended'"),
    ],
)
def test_it_is_narrowed_by_what_policy_events_have(real_site: httpx.Client, asked: str, sql: str) -> None:
    dated = f"{sql} and coalesce(date_announced, date_effective) is not null"
    counted = real_site.get("/rare_earths.json", params={"sql": dated, "_shape": "arrayfirst"}).json()

    assert [listed(told(real_site, asked))] == counted
    assert counted[0] > 0


def test_a_topic_narrows_events_and_articles(real_site: httpx.Client) -> None:
    sql = "select topic_id from event_topics group by 1 order by count(*) desc limit 1"
    (topic,) = real_site.get("/rare_earths.json", params={"sql": sql, "_shape": "arrayfirst"}).json()

    narrowed = told(real_site, f"topic={topic}")

    assert 0 < listed(narrowed) < listed(told(real_site, ""))
    assert 'class="k-policy-event"' in narrowed


def test_what_is_called_nothing_here_is_said(real_site: httpx.Client) -> None:
    text = told(real_site, "place=Atlantis&topic=%3Cb%3E")

    assert "Nothing here is called Atlantis, &lt;b&gt;; it was left out." in text


def test_the_newest_years_are_open_and_the_one_that_is_not_over_is_marked(real_site: httpx.Client) -> None:
    text = told(real_site, "")

    assert (text.count('<details class="year" open>'), text.count('<details class="year">') > 10) == (2, True)
    assert ", until 21 November 2026</span>" in text
    assert len(text) < 120_000


def test_years_without_a_record_are_said(real_site: httpx.Client) -> None:
    text = told(real_site, "place=us&kind=policy+event")
    years = [int(year) for year in re.findall(r"<summary><h2>(\d{4})</h2>", text)]
    gaps = [(above, below) for above, below in pairwise(years) if above - below > 1]

    said = [f"{below + 1}{f' to {above - 1}' if above - below > 2 else ''}: nothing" for above, below in gaps]
    assert re.findall(r'class="meta gap">(\d{4}(?: to \d{4})?: nothing) of this choice is recorded', text) == said != []
