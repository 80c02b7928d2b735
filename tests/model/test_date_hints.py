"""What a date that is not EDTF was meant to be, where it can be read in one way only."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.model.date_hints import expected_instead, meant_date
from knowledge_base.model.dates import period_span


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2012-Q2", "2012-34"), ("Q2 2012", "2012-34"), ("2012Q4", "2012-36"), ("q1/2012", "2012-33"),
        ("1Q2012", "2012-33"), ("3Q 2012", "2012-35"), ("2H12", ""), ("2H 2012", "2012-41"), ("5Q2012", ""),
        ("2nd quarter of 2012", "2012-34"), ("the third quarter 2012", "2012-35"), ("Q5 2012", ""),
        ("2012-H1", "2012-40"), ("H2 2012", "2012-41"), ("first half of 2012", "2012-40"),
        ("2nd half 2012", "2012-41"), ("first half-year of 2012", "2012-40"), ("H3 2012", ""),
        ("2012年上半年", "2012-40"), ("2012年下半年", "2012-41"), ("since 2012", "2012/.."),
        ("from 2012-06", "2012-06/.."), ("since June 2012", "2012-06/.."), ("until 2012", "../2012"),
        ("up to 2012-06-20", "../2012-06-20"), ("since about 2012", "2012~/.."), ("2010 to 2012", "2010/2012"),
        ("2010-2012", "2010/2012"), ("2010 – 2012", "2010/2012"), ("from 2010 to June 2012", "2010/2012-06"),
        ("2012-Q1 to 2012-Q3", "2012-33/2012-35"), ("about 2013", "2013~"), ("c. 2013", "2013~"),
        ("~2013", "2013~"), ("circa June 2013", "2013-06~"), ("perhaps 2013", "2013?"), ("2010s", "201X"),
        ("the 1990s", "199X"), ("June 2012", "2012-06"), ("2012 June", "2012-06"), ("Sept. 2012", "2012-09"),
        ("20 June 2012", "2012-06-20"), ("June 20th, 2012", "2012-06-20"), ("1st of May 2012", "2012-05-01"),
        ("20.6.2012", "2012-06-20"), ("2012/6/20", "2012-06-20"), ("20/6/2012", "2012-06-20"),
        ("6/20/2012", "2012-06-20"), ("20120620", "2012-06-20"), ("2012-6", "2012-06"), ("2012.6", "2012-06"),
        ("2012/6", "2012-06"), ("5/2012", "2012-05"), ("2012年", "2012"), ("2012年6月", "2012-06"),
        ("2012年6月20日", "2012-06-20"), ("2012-06-20T10:00", "2012-06-20"), (" 2012 ", "2012"), ("2012－06", ""),
        ("05/06/2012", ""), ("summer 2012", ""), ("before 2012", ""), ("mid-2012", ""), ("FY2012", ""),
        ("2011/12", ""), ("2012/06", "2012-06"), ("yesterday", ""), ("", ""), ("12", ""),
    ],
)  # fmt: skip
def test_what_a_date_was_meant_to_be(text: str, meant: str) -> None:
    assert meant_date(text) == meant
    if meant:
        period_span(meant)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FY2012", "the months of the fiscal year, such as 2011-04/2012-03"),
        ("fiscal year 2011/12", "the months of the fiscal year, such as 2011-04/2012-03"),
        ("2012 fiscal", "the months of the fiscal year, such as 2011-04/2012-03"),
        ("2011/12", "2011-12 for the month, 2011/2012 for the years"),
        ("2012/06", ""),
        ("2015-18", "2015/2018 for the years"),
        ("June 2012", ""),
        ("05/07/2012", "2012-07-05 or 2012-05-07"),
        ("7/7/2012", "2012-07-07"),
    ],
)
def test_what_can_be_read_in_two_ways_is_asked_for(text: str, expected: str) -> None:
    assert expected_instead(text) == expected


@given(st.text(alphabet="0123456789-/ .QqHh~?年月日", max_size=14))
def test_no_text_is_too_odd_for_a_hint(text: str) -> None:
    assert re.fullmatch(r"[0-9X/.~?%-]*", meant_date(text))
    expected_instead(text)
