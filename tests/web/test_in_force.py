"""What was in force on a day: the page, and how the day is typed."""

import re

import httpx
import pytest

from knowledge_base.web.days import asked_day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-11-20", "2025-11-20"),
        (" 20 Nov 2025", "2025-11-20"),
        ("November 20, 2025", "2025-11-20"),
        ("20.11.2025", "2025-11-20"),
        ("2025年11月20日", "2025-11-20"),
        ("2024-02", "2024-02-29"),
        ("Q1 2025", "2025-03-31"),
        ("2025", "2025-12-31"),
        ("2025-02-30", None),
        ("05/06/2025", None),
        ("2025~", None),
        ("2024/2025", None),
        ("soon", None),
        ("", None),
        (None, None),
        ("\x00", None),
    ],
)
def test_the_day_that_is_asked_about(typed: str | None, day: str | None) -> None:
    assert asked_day(typed) == day


def page_of(site: httpx.Client, **asked: str) -> str:
    answer = site.get("/in-force", params=asked)
    assert answer.status_code == 200
    return answer.text


def test_a_measure_is_listed_while_it_is_in_force(real_site: httpx.Client) -> None:
    on, before = (page_of(real_site, day=day, place="cn") for day in ("20 Nov 2025", "2025-04-03"))

    assert "<h1>In force on 20 November 2025: China</h1>" in on
    assert "policy_events/cn-2025-04-announcement-18" in on
    assert "policy_events/cn-2025-04-announcement-18" not in before


def test_what_is_suspended_is_not_called_in_force(real_site: httpx.Client) -> None:
    page = page_of(real_site, day="2025-11-20", place="cn")
    in_force, _, suspended = page.partition("Suspended on that day")

    assert "policy_events/cn-2025-10-announcement-57" not in in_force
    assert re.search(
        r"cn-2025-10-announcement-57.*?Suspended since 7 November 2025 until 10 November 2026 by <a [^>]*70",
        suspended,
        re.S,
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": "soon"}, "“soon” is no day that can be read"),
        ({"day": "2025-02-30"}, "“2025-02-30” is no day that can be read"),
        ({"day": "2025-11-20", "place": "atlantis"}, "“atlantis” is no place that is known here"),
        ({"day": "1066-10-14"}, "Nothing that is recorded here was in force on that day"),
        ({"day": "<script>"}, "“&lt;script&gt;” is no day"),
    ],
)
def test_a_question_is_never_answered_for_another_day_or_place(
    real_site: httpx.Client, asked: dict[str, str], said: str
) -> None:
    page = page_of(real_site, **asked)

    assert said in page
    assert "measures in force" not in page
