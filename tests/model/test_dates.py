"""Dates keep their own precision, cover the days they mean, and are refused when they mean none."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge_base.model.dates import (
    EXPECTED,
    EXPECTED_PERIOD,
    Span,
    comparable_years,
    date_span,
    part_of_year,
    period_span,
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-06", "2012-06-01", "2012-06-30"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2012-06-20", "2012-06-20", "2012-06-20"),
        ("2012-02-29", "2012-02-29", "2012-02-29"),
        ("1582-10-04", "1582-10-04", "1582-10-04"),
        ("1582-10-15", "1582-10-15", "1582-10-15"),
        ("1000", "1000-01-01", "1000-12-31"),
        ("2999-12-31", "2999-12-31", "2999-12-31"),
        ("2013~", "2013-01-01", "2013-12-31"),
        ("2013?", "2013-01-01", "2013-12-31"),
        ("2013%", "2013-01-01", "2013-12-31"),
        ("2013-02~", "2013-02-01", "2013-02-28"),
        ("2013-02-03?", "2013-02-03", "2013-02-03"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2012-XX", "2012-01-01", "2012-12-31"),
        ("2012-06-XX", "2012-06-01", "2012-06-30"),
        ("2012-XX-XX", "2012-01-01", "2012-12-31"),
        ("2012-33", "2012-01-01", "2012-03-31"),
        ("2012-34", "2012-04-01", "2012-06-30"),
        ("2012-35", "2012-07-01", "2012-09-30"),
        ("2012-36", "2012-10-01", "2012-12-31"),
        ("2012-37", "2012-01-01", "2012-04-30"),
        ("2012-39", "2012-09-01", "2012-12-31"),
        ("2012-40", "2012-01-01", "2012-06-30"),
        ("2012-41", "2012-07-01", "2012-12-31"),
        ("2012-34~", "2012-04-01", "2012-06-30"),
    ],
)
def test_the_days_that_a_date_covers(text: str, first: str, last: str) -> None:
    assert date_span(text) == Span(first, last)
    assert period_span(text) == Span(first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2005/2006", "2005-01-01", "2006-12-31"),
        ("2012-06/2012-08-15", "2012-06-01", "2012-08-15"),
        ("2012/2012", "2012-01-01", "2012-12-31"),
        ("2012-06-20/2012", "2012-06-20", "2012-12-31"),
        ("1958/..", "1958-01-01", None),
        ("../1958", None, "1958-12-31"),
        ("1958~/2006?", "1958-01-01", "2006-12-31"),
        ("2012-34/2013-33", "2012-04-01", "2013-03-31"),
        ("2012-41/..", "2012-07-01", None),
    ],
)
def test_the_days_that_an_interval_covers(text: str, first: str | None, last: str | None) -> None:
    assert period_span(text) == Span(first, last)


def test_the_years_of_a_span() -> None:
    assert (date_span("2012-06").year_start, date_span("2012-06").year_end) == (2012, 2012)
    assert (period_span("1958/..").year_start, period_span("1958/..").year_end) == (1958, None)
    assert (period_span("../1958").year_start, period_span("../1958").year_end) == (None, 1958)


@pytest.mark.parametrize(
    "text",
    [
        "", " 2012", "2012 ", "12", "2012-6", "2012-06-1", "20120620", "2012/06", "06/2012", "20.6.2012", "June 2012",
        "2012-06-20T10:00", "0000", "0999", "3000", "9999", "-2012", "Y12012", "２０１２", "2012~~", "~2012",
        "2012-~06", "1XXX", "X012", "2012-X1", "2012-1X", "2012-06-2X", "2012-XX-20", "2012-21", "2012-21~", "2012-13~",
        "2012-32", "2012-42", "2012-34-01", "201X-34", "2012-02-30~", "2012-06-31?", "2012-00~", "2012-06-00~",
        "2012\n",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="an EDTF date such as"):
        date_span(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2012-13", f"{EXPECTED}, and there is no month 13"),
        ("2012-00", f"{EXPECTED}, and there is no month 00"),
        ("2011-02-29", f"{EXPECTED}, and 2011-02 has 28 days"),
        ("2012-06-00", f"{EXPECTED}, and 2012-06 has 30 days"),
        ("2013-02-29~", f"{EXPECTED}, and 2013-02 has 28 days"),
        ("1900-02-29?", f"{EXPECTED}, and 1900-02 has 28 days"),
        ("2013-13%", f"{EXPECTED}, and there is no month 13"),
        ("1582-10-05", f"{EXPECTED}, and after 1582-10-04 came 1582-10-15"),
        ("1582-10-10~", f"{EXPECTED}, and after 1582-10-04 came 1582-10-15"),
        ("1582-10-14", f"{EXPECTED}, and after 1582-10-04 came 1582-10-15"),
    ],
)
def test_a_date_that_does_not_exist_is_explained(text: str, message: str) -> None:
    with pytest.raises(ValueError, match="EDTF") as refusal:
        date_span(text)

    assert str(refusal.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("../..", EXPECTED_PERIOD),
        ("2012/2011", "an interval whose end is not before its start, not 2012/2011"),
        ("2012-06-20/2012-06-19", "an interval whose end is not before its start, not 2012-06-20/2012-06-19"),
        ("2012/", EXPECTED),
        ("/2012", EXPECTED),
        ("2012/2013/2014", EXPECTED),
    ],
)
def test_what_is_no_period(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|interval") as refusal:
        period_span(text)

    assert str(refusal.value) == message


def test_an_interval_is_no_date() -> None:
    with pytest.raises(ValueError, match="an EDTF date such as"):
        date_span("2012/2013")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2013", (2013, 2013)),
        ("2013-06-20", (2013, 2013)),
        ("2013?", (2013, 2013)),
        ("2013~", (2011, 2015)),
        ("2013%", (2011, 2015)),
        ("2005/2006", (2005, 2006)),
        ("2005~/2006", (2003, 2006)),
        ("2005/2006~", (2005, 2008)),
        ("1958/..", (1958, None)),
        ("1958~/..", (1956, None)),
        ("../1958~", (None, 1960)),
        ("201X~", (2008, 2021)),
    ],
)
def test_about_a_year_may_be_two_years_off(text: str, years: tuple[int | None, int | None]) -> None:
    assert comparable_years(text) == years


days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 30)).filter(
    lambda day: not date(1582, 10, 5) <= day <= date(1582, 10, 14)
)


@given(days, st.sampled_from(["", "~", "?", "%"]))
def test_every_day_covers_itself(day: date, mark: str) -> None:
    text = day.isoformat()

    assert date_span(text + mark) == Span(text, text)


@given(days, st.sampled_from(["", "~", "?", "%"]))
def test_a_month_reaches_from_its_first_day_to_the_day_before_the_next_month(day: date, mark: str) -> None:
    span = date_span(f"{day:%Y-%m}{mark}")

    assert span.first == day.replace(day=1).isoformat()
    following = date.fromisoformat(str(span.last)) + timedelta(1)
    assert (following.day, span.last[:7] if span.last else "") == (1, f"{day:%Y-%m}")


@given(days, days)
def test_an_interval_covers_both_its_ends_or_runs_backwards(one: date, other: date) -> None:
    if one <= other:
        assert period_span(f"{one}/{other}") == Span(one.isoformat(), other.isoformat())
    else:
        with pytest.raises(ValueError, match="interval"):
            period_span(f"{one}/{other}")


def test_a_part_of_a_year_is_known_by_its_name() -> None:
    assert [part_of_year(text) for text in ("2012-34", "2012-37?", "2012-41", "2012-06", "2012", "2012/2013", "x")] == [
        "second quarter", "first third", "second half", "", "", "", "",
    ]  # fmt: skip


@given(st.from_regex(r"(20|1[0-9])[0-9X]{2}(-([0-4][0-9]|XX)(-([0-3][0-9]|XX))?)?[~?%]?", fullmatch=True))
@settings(max_examples=300)
def test_dates_are_read_as_the_edtf_package_reads_them(text: str) -> None:
    """Where both read a date, they read the same days; ours refuses seasons, whose months depend on the place."""
    marked_part = part_of_year(text) and text[-1] in "~?%"  # the package knows no mark behind a quarter
    try:
        span = date_span(text)
    except ValueError:
        return
    parsed = parse_edtf(text[:-1] if marked_part else text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    assert span == Span(*("{:04d}-{:02d}-{:02d}".format(*moment[:3]) for moment in (first, last)))


@given(st.text(alphabet="0123456789-/X~?%. ", max_size=12))
def test_any_text_is_a_span_in_the_calendar_or_refused(text: str) -> None:
    try:
        span = period_span(text)
    except ValueError:
        return
    first, last = date.fromisoformat(span.first or "1000-01-01"), date.fromisoformat(span.last or "2999-12-31")
    assert date(1000, 1, 1) <= first <= last <= date(2999, 12, 31)
