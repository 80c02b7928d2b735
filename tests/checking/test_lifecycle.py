"""The life of a policy event on any day, from its dates and from what other events do to it."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.checking.lifecycle import Lives
from knowledge_base.model.records import PolicyEvent
from knowledge_base.model.vocabulary import EventRelation, EventStatus


def event(identity: str, *links: str, **keys: Any) -> PolicyEvent:
    """An event; each link is written "suspends other"."""
    acts = [dict(zip(("relation", "event"), link.split(), strict=True)) for link in links]
    needed = {"title": "T", "jurisdiction": "cn", "instrument": "law", "supply_chain_stage": "all", "summary": "S."}
    return PolicyEvent.model_validate({"id": identity, "confidence": "confirmed", "links": acts, **needed, **keys})


def life(*events: PolicyEvent, of: str = "act") -> list[str]:
    """The periods of an event's life as lines: "2012-07-01 .. 2013-01-09 in-force"."""
    return [
        " ".join(
            filter(
                None, [f"{p.since} .. {p.until or ''}".rstrip(), p.state, f"by {p.because_of}" if p.because_of else ""]
            )
        )
        for p in Lives(events).periods[of]
    ]


# ------------------------------------------------------------------------------------------- an event by itself


@pytest.mark.parametrize(
    ("keys", "periods"),
    [
        ({"date_announced": "2012-05-20"}, ["2012-05-20 .. announced"]),
        ({"date_effective": "2012-07-01"}, ["2012-07-01 .. in-force"]),
        (
            {"date_announced": "2012-05-20", "date_effective": "2012-07-01"},
            ["2012-05-20 .. 2012-06-30 announced", "2012-07-01 .. in-force"],
        ),
        (
            {"date_announced": "2012-05-20", "date_effective": "2012-07-01", "date_ended": "2014-01-09"},
            ["2012-05-20 .. 2012-06-30 announced", "2012-07-01 .. 2014-01-09 in-force", "2014-01-10 .. ended"],
        ),
        (
            {"date_announced": "2012", "date_ended": "2012"},
            ["2012-01-01 .. 2012-12-31 announced", "2013-01-01 .. ended"],
        ),
        (
            {"date_effective": "2012", "date_ended": "2012"},
            ["2012-01-01 .. 2012-12-31 in-force", "2013-01-01 .. ended"],
        ),
        ({"date_announced": "2012-08", "date_effective": "2012-07"}, ["2012-07-01 .. in-force"]),
        ({"date_announced": "2012-05-20", "effect": "single-act"}, ["2012-05-20 .. completed"]),
        (
            {"date_announced": "2012-05-20", "date_effective": "2012-07-01", "effect": "single-act"},
            ["2012-05-20 .. 2012-06-30 announced", "2012-07-01 .. completed"],
        ),
        ({"date_announced": "2012-05-20", "withdrawn": "yes"}, ["2012-05-20 .. withdrawn"]),
        (
            {"date_announced": "2012-05-20", "date_ended": "2012-08-01", "withdrawn": "yes"},
            ["2012-05-20 .. 2012-08-01 announced", "2012-08-02 .. withdrawn"],
        ),
        ({"date_announced": "2012-05-20", "confidence": "unverified"}, ["2012-05-20 .. to-be-checked"]),
        ({"date_announced": "2012~"}, ["2012-01-01 .. announced"]),
        ({"date_effective": "2012~"}, ["2012-01-01 .. in-force"]),
    ],
)
def test_an_event_that_nothing_acts_on(keys: dict[str, str], periods: list[str]) -> None:
    assert life(event("act", **keys)) == periods


@pytest.mark.parametrize(
    ("keys", "periods"),
    [
        (
            {"date_effective": "2012-07-01", "unclear_since": "2014"},
            ["2012-07-01 .. 2013-12-31 in-force", "2014-01-01 .. to-be-checked"],
        ),
        (
            {"date_announced": "2012-05-20", "date_effective": "2012-07-01", "unclear_since": "2012-06-15"},
            ["2012-05-20 .. 2012-06-14 announced", "2012-06-15 .. to-be-checked"],
        ),
        (
            {"date_effective": "2012-07-01", "date_ended": "2014-01-09", "unclear_since": "2014-01-10"},
            ["2012-07-01 .. 2014-01-09 in-force", "2014-01-10 .. to-be-checked"],
        ),
        ({"date_effective": "2012-07-01", "unclear_since": "2012"}, ["2012-07-01 .. to-be-checked"]),
        (
            {"date_announced": "2012-05-20", "effect": "single-act", "unclear_since": "2013-02"},
            ["2012-05-20 .. 2013-01-31 completed", "2013-02-01 .. to-be-checked"],
        ),
        (
            {"date_effective": "2012-07-01", "confidence": "unverified", "unclear_since": "2013"},
            ["2012-07-01 .. to-be-checked"],
        ),
    ],
)
def test_from_the_day_its_state_became_unclear_an_event_is_to_be_checked(
    keys: dict[str, str], periods: list[str]
) -> None:
    assert life(event("act", **keys)) == periods


# ------------------------------------------------------------------------------------------ what others do to it

ACT = event("act", date_effective="2012-07-01")


@pytest.mark.parametrize("relation", ["implements", "amends", "extends", "responds-to"])
def test_some_relations_do_not_touch_an_event_that_lasts(relation: str) -> None:
    assert life(ACT, event("other", f"{relation} act", date_announced="2013")) == ["2012-07-01 .. in-force"]


def test_a_repeal_ends_an_event_the_day_before() -> None:
    assert life(ACT, event("repeal", "repeals act", date_effective="2015-01-01")) == [
        "2012-07-01 .. 2014-12-31 in-force",
        "2015-01-01 .. ended by repeal",
    ]


def test_a_repeal_known_by_its_year_only_ends_an_event_within_that_year() -> None:
    assert life(ACT, event("repeal", "repeals act", date_effective="2015")) == [
        "2012-07-01 .. 2015-12-31 in-force",
        "2016-01-01 .. ended by repeal",
    ]


def test_a_repeal_after_the_event_ended_by_itself_changes_nothing() -> None:
    act = event("act", date_effective="2012-07-01", date_ended="2014-12-31")

    assert life(act, event("repeal", "repeals act", date_effective="2015-01-01")) == [
        "2012-07-01 .. 2014-12-31 in-force",
        "2015-01-01 .. ended",
    ]


def test_a_repeal_before_it_took_effect() -> None:
    act = event("act", date_announced="2012-05-01", date_effective="2012-07-01")

    assert life(act, event("repeal", "repeals act", date_effective="2012-06-01")) == [
        "2012-05-01 .. 2012-05-31 announced",
        "2012-06-01 .. ended by repeal",
    ]


def test_a_suspension_that_nobody_ended() -> None:
    assert life(ACT, event("pause", "suspends act", date_effective="2013-01-10")) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. suspended by pause",
    ]


def test_what_holds_after_a_suspension_is_never_guessed() -> None:
    assert life(ACT, event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. 2014-01-09 suspended by pause",
        "2014-01-10 .. to-be-checked by pause",
    ]


@pytest.mark.parametrize(
    ("resumed", "periods"),
    [
        ("2013-06-01", ["2013-01-10 .. 2013-05-31 suspended by pause", "2013-06-01 .. in-force by back"]),
        ("2014-01-10", ["2013-01-10 .. 2014-01-09 suspended by pause", "2014-01-10 .. in-force by back"]),
        (
            "2014-03-01",
            [
                "2013-01-10 .. 2014-01-09 suspended by pause",
                "2014-01-10 .. 2014-02-28 to-be-checked by pause",
                "2014-03-01 .. in-force by back",
            ],
        ),
    ],
)
def test_a_suspended_event_is_resumed(resumed: str, periods: list[str]) -> None:
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")
    back = event("back", "resumes act", date_effective=resumed)

    assert life(ACT, pause, back) == ["2012-07-01 .. 2013-01-09 in-force", *periods]


def test_a_suspension_that_is_extended_lasts_longer() -> None:
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")
    longer = event("longer", "extends pause", date_announced="2013-12-01", date_ended="2015-01-09")

    assert life(ACT, pause, longer) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. 2015-01-09 suspended by pause",
        "2015-01-10 .. to-be-checked by pause",
    ]


def test_an_extension_without_an_end_has_none() -> None:
    act = event("act", date_effective="2012-07-01", date_ended="2012-12-31")

    assert life(act, event("longer", "extends act", date_announced="2012-12-01")) == ["2012-07-01 .. in-force"]


def test_a_suspension_before_the_event_took_effect() -> None:
    act = event("act", date_announced="2025-10-09", date_effective="2025-12-01")
    pause = event("pause", "suspends act", date_effective="2025-11-10", date_ended="2026-11-10")

    assert life(act, pause) == [
        "2025-10-09 .. 2025-11-09 announced",
        "2025-11-10 .. 2026-11-10 suspended by pause",
        "2026-11-11 .. to-be-checked by pause",
    ]


def test_a_suspension_dated_by_its_year_does_not_begin_before_the_event() -> None:
    act = event("act", date_announced="2025-10-09", date_effective="2025-12-01")

    assert life(act, event("pause", "suspends act", date_effective="2025")) == ["2025-10-09 .. suspended by pause"]


def test_an_end_ends_a_suspension_too() -> None:
    act = event("act", date_effective="2012-07-01", date_ended="2013-06-30")
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")

    assert life(act, pause) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. 2013-06-30 suspended by pause",
        "2013-07-01 .. ended",
    ]


def test_a_suspension_that_lasts_until_the_very_end() -> None:
    act = event("act", date_effective="2012-07-01", date_ended="2014-01-09")
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")
    back = event("back", "resumes act", date_effective="2014-06-01")

    assert life(act, pause, back) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. 2014-01-09 suspended by pause",
        "2014-01-10 .. ended",
    ]


def test_what_others_did_before_its_state_became_unclear_stays() -> None:
    act = event("act", date_effective="2012-07-01", unclear_since="2013-06-01")
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")

    assert life(act, pause) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. 2013-05-31 suspended by pause",
        "2013-06-01 .. to-be-checked",
    ]


@pytest.mark.parametrize("keys", [{}, {"date_ended": "2014-01-09"}], ids=["without an end", "with an end"])
def test_what_is_suspended_is_to_be_checked_once_its_suspension_is_unclear(keys: dict[str, str]) -> None:
    pause = event("pause", "suspends act", date_effective="2013-01-10", unclear_since="2013-06-01", **keys)

    assert life(ACT, pause) == [
        "2012-07-01 .. 2013-01-09 in-force",
        "2013-01-10 .. 2013-05-31 suspended by pause",
        "2013-06-01 .. to-be-checked by pause",
    ]


def test_an_event_whose_effective_day_is_not_known_can_be_ended_and_suspended() -> None:
    act = event("act", date_announced="2012-05-20")
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")
    back = event("back", "resumes act", date_effective="2014-01-10")
    repeal = event("repeal", "repeals act", date_effective="2015-01-01")

    assert life(act, repeal) == ["2012-05-20 .. 2014-12-31 announced", "2015-01-01 .. ended by repeal"]
    assert life(act, pause, back) == [
        "2012-05-20 .. 2013-01-09 announced",
        "2013-01-10 .. 2014-01-09 suspended by pause",
        "2014-01-10 .. in-force by back",
    ]


def test_two_suspensions() -> None:
    first = event("first", "suspends act", date_effective="2013-01-01", date_ended="2013-12-31")
    back = event("back", "resumes act", date_effective="2014-01-01")
    second = event("second", "suspends act", date_effective="2015-01-01")

    assert life(ACT, first, back, second) == [
        "2012-07-01 .. 2012-12-31 in-force",
        "2013-01-01 .. 2013-12-31 suspended by first",
        "2014-01-01 .. 2014-12-31 in-force by back",
        "2015-01-01 .. suspended by second",
    ]


def test_what_nobody_confirmed_ends_nothing_and_casts_doubt() -> None:
    repeal = event("repeal", "repeals act", date_effective="2015-01-01", confidence="unverified")
    pause = event("pause", "suspends act", date_effective="2013-01-10", confidence="unverified")

    assert life(ACT, repeal) == ["2012-07-01 .. in-force"]
    assert life(ACT, pause) == ["2012-07-01 .. 2013-01-09 in-force", "2013-01-10 .. to-be-checked by pause"]


@pytest.mark.parametrize("relation", ["suspends", "repeals", "extends"])
def test_what_was_withdrawn_acts_on_nothing(relation: str) -> None:
    act = event("act", date_effective="2012-07-01", date_ended="2014-12-31")
    draft = event("draft", f"{relation} act", date_announced="2013", withdrawn="yes")

    assert life(act, draft) == ["2012-07-01 .. 2014-12-31 in-force", "2015-01-01 .. ended"]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("1990-01-01", EventStatus.IN_FORCE),
        ("2012-07-01", EventStatus.IN_FORCE),
        ("2013-01-09", EventStatus.IN_FORCE),
        ("2013-01-10", EventStatus.SUSPENDED),
        ("2014-01-09", EventStatus.SUSPENDED),
        ("2014-01-10", EventStatus.TO_BE_CHECKED),
        ("2999-12-31", EventStatus.TO_BE_CHECKED),
    ],
)
def test_the_state_on_a_day(day: str, state: EventStatus) -> None:
    pause = event("pause", "suspends act", date_effective="2013-01-10", date_ended="2014-01-09")

    assert Lives([ACT, pause]).state("act", date.fromisoformat(day)).state is state


# ---------------------------------------------------------------------------------------------------- whatever

DATES = st.sampled_from(
    ["2012", "2012-06", "2012-06-15", "2013", "2013-01-01", "2013-12-31", "2014-02", "201X", "2013~"]
)
LINKS = st.lists(st.tuples(st.sampled_from(list(EventRelation)), st.integers(0, 4)), max_size=3)


@st.composite
def some_events(draw: st.DrawFn) -> list[PolicyEvent]:
    events = []
    for n in range(draw(st.integers(1, 5))):
        date_keys = ("date_announced", "date_effective", "date_ended", "unclear_since")
        dates = {key: draw(DATES) for key in date_keys if draw(st.booleans())}
        if "date_effective" not in dates:
            dates.setdefault("date_announced", "2012")
        keys = {
            "effect": draw(st.sampled_from(["lasting", "lasting", "lasting", "single-act"])),
            "withdrawn": draw(st.sampled_from([None, None, None, "yes"])),
            "confidence": draw(st.sampled_from(["confirmed", "known", "unverified"])),
        }
        links = [f"{relation} e{other}" for relation, other in draw(LINKS)]
        found = event(f"e{n}", *links, **dates, **keys)
        if not any("ends" in contradiction.message for contradiction in found.contradictions()):
            events.append(found)
    return events


@given(some_events())
def test_a_life_has_no_gaps_and_no_two_states_on_one_day(events: list[PolicyEvent]) -> None:
    lives = Lives(events)

    for found in events:
        periods = lives.periods[found.id]
        assert all(period.until is None or period.since <= period.until for period in periods)
        assert [p.since for p in periods[1:]] == [p.until + timedelta(1) for p in periods[:-1] if p.until]
        assert periods[-1].until is None
