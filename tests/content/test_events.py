"""The committed policy events: where they stand on a day, as far as their sources say."""

from datetime import date

import pytest

from knowledge_base.checking.lifecycle import Lives
from knowledge_base.model.records import PolicyEvent
from knowledge_base.model.vocabulary import EventStatus
from knowledge_base.reading.reader import Reader
from tests.support.serving import ROOT

EVENTS = {
    source.record.id: source.record for source in Reader(ROOT / "sources") if isinstance(source.record, PolicyEvent)
}
LIVES = Lives(EVENTS.values())


@pytest.mark.parametrize(
    ("event", "day", "status"),
    [
        ("cn-2025-08-interim-measures", "2025-07-28", EventStatus.IN_FORCE),
        ("cn-2002-foreign-investment-rules", "2019-12-31", EventStatus.IN_FORCE),
        ("cn-2002-foreign-investment-rules", "2020-01-01", EventStatus.TO_BE_CHECKED),
        ("cn-2012-06-mandatory-plan-measures", "2013-12-31", EventStatus.IN_FORCE),
        ("cn-2012-06-mandatory-plan-measures", "2014-01-01", EventStatus.TO_BE_CHECKED),
        ("us-2020-09-eo-13953", "2021-09-29", EventStatus.IN_FORCE),
        ("us-2020-09-eo-13953", "2021-09-30", EventStatus.TO_BE_CHECKED),
        ("in-2012-japan-irel-agreement", "2025-05-31", EventStatus.ANNOUNCED),
        ("in-2012-japan-irel-agreement", "2025-06-01", EventStatus.TO_BE_CHECKED),
        ("us-2026-01-section-232-proclamation", "2026-07-13", EventStatus.IN_FORCE),
        ("us-2026-01-section-232-proclamation", "2026-07-14", EventStatus.TO_BE_CHECKED),
        ("in-2025-06-irel-japan-suspension", "2026-01-01", EventStatus.TO_BE_CHECKED),
        ("cn-2025-10-busan-truce", "2026-11-10", EventStatus.IN_FORCE),
        ("cn-2025-10-busan-truce", "2026-11-11", EventStatus.TO_BE_CHECKED),
        ("cn-2025-11-announcement-70", "2026-11-11", EventStatus.TO_BE_CHECKED),
        ("cn-2001-technology-catalogue", "2008-10-31", EventStatus.ANNOUNCED),
        ("cn-2001-technology-catalogue", "2008-11-01", EventStatus.ENDED),
        ("cn-2008-technology-catalogue", "2023-12-20", EventStatus.IN_FORCE),
        ("cn-2008-technology-catalogue", "2023-12-21", EventStatus.ENDED),
        ("cn-2011-08-special-campaign", "2011-12-31", EventStatus.IN_FORCE),
        ("cn-2011-08-special-campaign", "2012-01-01", EventStatus.ENDED),
        ("cn-2012-08-export-quota-second", "2012-08-22", EventStatus.IN_FORCE),
        ("eu-2025-12-resourceeu", "2026-06-01", EventStatus.ANNOUNCED),
    ],
)
def test_where_an_event_stands(event: str, day: str, status: EventStatus) -> None:
    assert LIVES.state(event, date.fromisoformat(day)).state is status


@pytest.mark.parametrize(
    ("event", "announced", "effective"),
    [
        ("cn-2025-08-interim-measures", "2025-08-22", "2025-07-28"),
        ("us-2006-magnequench-valparaiso", None, "2004?"),
        ("cn-1998-export-quota-licence", None, "1998?"),
        ("cn-2012-06-white-paper", "2012-06-20", "2012-06-20"),
        ("us-2012-mountain-pass-restart", "2012-08-27", None),
    ],
)
def test_the_days_of_an_event(event: str, announced: str | None, effective: str | None) -> None:
    """A single act has the day on which it was done; a restart that was announced on a day was not done on it."""
    assert (EVENTS[event].date_announced, EVENTS[event].date_effective) == (announced, effective)
