"""Times as the press writes them, against the day of the article."""

import pytest

from knowledge_base.extracting.times import resolved, tagged

TIMES = [
    ("in 2012", ["2012"]),
    ("on June 14, 2019", ["2019-06-14"]),
    ("in the first seven months of 2025", ["2025-01/2025-07"]),
    ("in the second quarter of 2012", ["2012-34"]),
    ("in H1 2012", ["2012-40"]),
    ("in the second half", ["2014-41"]),
    ("from 2006 to 2010", ["2006/2010"]),
    ("between May 2013 and October 2014", ["2013-05/2014-10"]),
    ("in January-February", ["2015-01/2015-02"]),
    ("in March", ["2014-03"]),
    ("in January", ["2015-01"]),
    ("last year", ["2014"]),
    ("last month", ["2015-01"]),
    ("in the three months to September 30", ["2014-07/2014-09"]),
    ("in the 1990s", ["199X"]),
    ("2014年前三季度", ["2014-01/2014-09"]),
    ("2014年第一季度", ["2014-33"]),
    ("去年12月", ["2014-12"]),
    ("It may rise. May be.", []),
    ("the highest in recent years", []),
    ("BEIJING, Feb 3 (Reuters) - Prices rose", []),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_a_time_is_read(text: str, expected: list[str]) -> None:
    found = resolved(tagged(text), "2015-02-10", lambda _start, _end: False)

    assert [time.period for time in found if time.period] == expected


def test_without_a_day_no_year_is_invented() -> None:
    found = resolved(tagged("Exports rose in March, and more than last year."), None, lambda _start, _end: False)

    assert [time.period for time in found] == [None, None]
