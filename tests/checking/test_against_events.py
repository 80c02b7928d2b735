"""A claim that dates a policy event, against the event."""

import pytest

from knowledge_base.model.records import PolicyEvent
from knowledge_base.model.vocabulary import DateVerdict
from tests.support.figures_on_lithium import PAGE, Desk, shown, written

DATES = {"date_announced": "2025-10-09", "date_effective": "2025-12-01", "date_ended": "2026-11-10"}


def event(**keys: object) -> PolicyEvent:
    return PolicyEvent.model_validate(
        {
            "id": "quota",
            "title": "China introduces a quota",
            "jurisdiction": "cn",
            "instrument": "quota",
            "supply_chain_stage": "trade",
            "source": "Gazette",
            "summary": "It does.",
            "confidence": "confirmed",
            **keys,
        }
    )


def dated(
    period: str | None, known: PolicyEvent, act: str | None = "effective", **keys: object
) -> tuple[str, str] | None:
    """Verdict and explanation of a claim that dates an event; None when nothing is compared."""
    desk = Desk(events={"quota": known}, publisher_of={"gazette": "ministry", "paper": "daily", "mint": "survey-mint"})
    given = {"kind": "fact", "indicator": None, "policy_event": "quota", "dates_event": act, "period": period, **keys}
    checks = desk.checks(**given)  # type: ignore[arg-type]
    assert [check.method.value for check in checks] == ["event-date"] * len(checks)
    return (checks[0].verdict.value, checks[0].explanation) if checks else None


# ------------------------------------------------------------------------------------------------------- the scale


@pytest.mark.parametrize(
    ("period", "known", "verdict", "words"),
    [
        # to the precision that both have
        ("2006", "2006-11-01", "agrees", "The dates agree."),
        ("2006-11", "2006", "agrees", "The dates agree."),
        ("2006-11-01", "2006-11-01", "agrees", "The dates agree."),
        ("2005/2007", "2006-11-01", "agrees", "The dates agree."),
        ("2005/..", "2006-11-01", "agrees", "The dates agree."),
        ("200X", "2006-11-01", "agrees", "The dates agree."),
        # "about" reaches two years either way
        ("1980", "1978~", "agrees", "The dates agree."),
        ("2003~", "2004", "agrees", "The dates agree."),
        # one step of the coarser of the two
        ("2006", "2007", "near", "The dates are one year apart."),
        ("2010-12-31", "2011", "near", "The dates are one year apart."),
        ("2010-06", "2010-07-31", "near", "The dates are one month apart."),
        ("2010-12", "2011-01", "near", "The dates are one month apart."),
        ("2010-09-22", "2010-09-21", "near", "The dates are one day apart."),
        ("2010-12-31", "2011-01-01", "near", "The dates are one day apart."),
        ("1981", "1978~", "near", "The dates are one year apart."),
        # more than one
        ("1998", "2006-11-01", "differs", "The dates differ."),
        ("2008", "2006", "differs", "The dates differ."),
        ("2010-10", "2010-07", "differs", "The dates differ."),
        ("2010-09-24", "2010-09-21", "differs", "The dates differ."),
        ("../2001", "2006-11-01", "differs", "The dates differ."),
        # a date that is itself uncertain confirms and contradicts nothing
        ("2004", "2004?", "contested", "That date is itself uncertain: sources do not agree on it."),
        ("2008", "1998%", "contested", "That date is itself uncertain: sources do not agree on it."),
    ],
)
def test_a_date_is_compared_at_the_coarser_precision(period: str, known: str, verdict: str, words: str) -> None:
    found = dated(period, event(date_effective=known))
    assert found is not None
    assert (found[0], found[1].endswith(f" {words}")) == (verdict, True)


# ------------------------------------------------------------------------------------------------------- which day


@pytest.mark.parametrize(
    ("act", "period", "verdict", "words"),
    [
        ("announced", "2025-10-09", "agrees", "It was announced on 9 October 2025 (Gazette)."),
        ("announced", "2025-12-01", "differs", "It was announced on 9 October 2025 (Gazette)."),
        ("effective", "2025-12-01", "agrees", "It took effect on 1 December 2025 (Gazette)."),
        ("effective", "2025-10", "differs", "It took effect on 1 December 2025 (Gazette)."),
        ("ended", "2026-11-10", "agrees", "Its last day is 10 November 2026 (Gazette)."),
    ],
)
def test_the_day_that_the_claim_names_is_compared(act: str, period: str, verdict: str, words: str) -> None:
    found = dated(period, event(**DATES), act)
    assert found is not None
    assert (found[0], words in found[1]) == (verdict, True)


def test_what_is_done_at_once_has_one_date() -> None:
    sale = event(effect="single-act", date_announced="1995")
    assert dated("1995", sale) == (
        "agrees",
        "Daily News dated “China introduces a quota” to 1995. It was done in 1995 (Gazette). The dates agree.",
    )
    assert dated("1995", event(effect="single-act", date_effective="1995"), "announced") == (
        "agrees",
        "Daily News dated “China introduces a quota” to 1995. It was announced in 1995 (Gazette). The dates agree.",
    )
    assert dated("1995", event(date_announced="1995")) is None


# ---------------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("period", "act", "words"),
    [
        (
            "2025-10-09",
            "announced",
            "The Ministry of Mines, in Daily News, dated “China introduces a quota” to 9 October",
        ),
        ("2025~", "announced", "dated “China introduces a quota” to about 2025."),
        ("2020/..", "announced", "dated “China introduces a quota” to the time since 2020."),
        ("2020/2022", "announced", "dated “China introduces a quota” to the time from 2020 to 2022."),
        ("2026-11", "ended", "dated the end of “China introduces a quota” to November 2026."),
    ],
)
def test_the_claim_in_words(period: str, act: str, words: str) -> None:
    found = dated(period, event(**DATES), act, attributed_to="ministry")
    assert found is not None
    assert words in found[1]


@pytest.mark.parametrize(
    ("known", "source", "words"),
    [
        ("1998?", "Gazette", "It took effect perhaps in 1998 (Gazette)."),
        ("2012-06-20", None, "It took effect on 20 June 2012."),
        ("2012-06", "Text (copy); Journal (2021)", "It took effect in June 2012 (Text, copy; Journal, 2021)."),
    ],
)
def test_the_event_in_words(known: str, source: str | None, words: str) -> None:
    found = dated("1998", event(date_effective=known, source=source))
    assert found is not None
    assert words in found[1]


# ------------------------------------------------------------------------------------------------- what counts not


@pytest.mark.parametrize(
    ("known", "speaker", "words"),
    [
        ({"url": PAGE}, None, "was read in this very article"),
        ({"publication": "paper"}, None, "comes from the article's own house"),
        ({"publication": "gazette"}, "minister", "comes from the claim's own source"),
        ({"issuer": "ministry"}, "minister", "is of an act of the claim's own source"),
        ({"issuer": "survey-mint"}, "survey-lab", "comes from another body of the same government"),
        ({"publication": "mint"}, "survey-lab", "comes from another body of the same government"),
    ],
)
def test_a_source_s_own_date_confirms_nothing(known: dict[str, str], speaker: str | None, words: str) -> None:
    found = dated("2012", event(date_effective="2012-06-20", **known), attributed_to=speaker)
    assert found is not None
    assert (found[0], found[1].endswith(f" That date {words}, so it confirms nothing.")) == ("own-source", True)
    differs = dated("2010", event(date_effective="2012-06-20", **known), attributed_to=speaker)
    assert differs is not None
    assert differs[0] == "differs"


def test_another_government_s_date_confirms() -> None:
    found = dated("2012", event(date_effective="2012-06-20", issuer="customs"), attributed_to="survey-lab")
    assert found is not None
    assert found[0] == "agrees"


@pytest.mark.parametrize(
    ("period", "act", "known", "keys"),
    [
        (None, "effective", {"date_effective": "2012"}, {}),
        ("2012", None, {"date_effective": "2012"}, {}),
        ("2012", "effective", {"date_announced": "2012"}, {}),
        ("2012", "effective", {"date_effective": "2012"}, {"stance": "supposes"}),
    ],
    ids=["no date is claimed", "the event is only mentioned", "the event has no such date", "only supposed"],
)
def test_what_is_not_compared(period: str | None, act: str | None, known: dict[str, str], keys: dict[str, str]) -> None:
    assert dated(period, event(**known), act, **keys) is None


def test_dates_are_counted_apart_from_numbers() -> None:
    desk = Desk(events={"quota": event(date_effective="2012-06-20")})
    desk.figure(30_996, 2012, "quota")
    checks, judged = desk.judge(
        30_966, indicator="quota", period="2012-06-20", policy_event="quota", dates_event="effective"
    )
    assert [check.method.value for check in checks] == ["official", "event-date"]
    assert shown(judged, "verdict", "date_verdict") == {"verdict": "no-reference", "date_verdict": "agrees"}


def test_our_own_articles_get_no_date_verdict() -> None:
    desk = Desk(events={"quota": event(date_effective="2012")})
    given = {"kind": "fact", "indicator": None, "policy_event": "quota", "dates_event": "effective"}
    checks, judged = desk.judge(by=written(publisher="ourselves"), **given)  # type: ignore[arg-type]
    assert [check.verdict for check in checks] == [DateVerdict.AGREES]
    assert judged.date_verdict is None
