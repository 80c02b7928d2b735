"""Dates of reference managers, only as precise as they are said; what is no date of one article is left to a person."""

from typing import Any

import pytest

from knowledge_base.importing.csl import read_csl
from knowledge_base.importing.entry import Said
from knowledge_base.importing.entry_dates import date_of_text, date_of_year_and_month


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2012", Said("2012")),
        ("2012-06-20", Said("2012-06-20")),
        ("2013~", Said("2013~")),
        ("June 2012", Said("2012-06")),
        ("20 June 2012", Said("2012-06-20")),
        ("ca. 2013", Said("2013~")),
        ("2012年6月", Said("2012-06")),
        ("2012-06-20T10:00:00Z", Said("2012-06-20")),
        ("second quarter of 2012", Said("2012-34")),
        ("201X", Said("201X")),
        ("n.d.", Said(rule="the entry says n.d.")),
        ("in press", Said(rule="the entry says in press")),
        ("2012-13-45", Said(choices=("2012",), rule="the entry says 2012-13-45")),
        ("05/06/2012", Said(choices=("2012",), rule="the entry says 05/06/2012")),
        ("2012-21", Said(choices=("2012",), rule="the entry says 2012-21")),
        ("2011/2012", Said(choices=("2011", "2012"), rule="the entry says 2011/2012")),
        ("5 BC", Said(rule="the entry says 5 BC")),
        ("", None),
    ],
)
def test_a_text(text: str, said: Said | None) -> None:
    assert date_of_text(text) == said


@pytest.mark.parametrize(
    ("issued", "said"),
    [
        ({"date-parts": [[2012, 6, 20]]}, Said("2012-06-20")),
        ({"date-parts": [["2012", "06"]]}, Said("2012-06")),
        ({"date-parts": [[2012, None]]}, Said("2012")),
        ({"date-parts": [[2012]], "circa": True}, Said("2012~")),
        ({"date-parts": [[2012]], "circa": "false"}, Said("2012")),
        ({"date-parts": [[2012, 4], [2012, 6]]}, Said("2012-34")),
        ({"date-parts": [[2012, 7], [2012, 12]]}, Said("2012-41")),
        ({"date-parts": [[2012, 4], [2012, 4]]}, Said("2012-04")),
        ({"date-parts": [[2011], [2012]]}, Said(choices=("2011", "2012"), rule="the entry says 2011/2012")),
        ({"date-parts": [[2012]], "season": 1}, Said(choices=("2012",), rule="the entry says spring, a season")),
        ({"date-parts": [[2012, 13, 45]]}, Said(choices=("2012",), rule="the entry says 2012-13-45")),
        ({"date-parts": [[0]]}, Said(rule="the entry says 0000")),
        ({"date-parts": [[-44, 3]], "literal": "44 BC"}, Said(rule="the entry says 44 BC")),
        ({"date-parts": [[]]}, None),
        ({"date-parts": 7}, Said(rule="the entry says 7")),
        ({"literal": "May 2012"}, Said("2012-05")),
        ({"raw": "2012-06"}, Said("2012-06")),
        ("2012", Said("2012")),
        (2012, Said("2012")),
        (None, None),
        ([], None),
    ],
)
def test_what_csl_has(issued: Any, said: Said | None) -> None:
    import json

    entries, _ = read_csl(json.dumps([{"id": "a", "title": "A", "issued": issued}]), "library.json")

    assert [entry.date for entry in entries] == [said]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("2012", "", ""), Said("2012")),
        (("2012", "June", ""), Said("2012-06")),
        (("2012", "6", ""), Said("2012-06")),
        (("2012", "June~10", ""), Said("2012-06-10")),
        (("2012", "Jun.", "1"), Said("2012-06-01")),
        (("2012", "06", "5"), Said("2012-06-05")),
        (("2012", "July--August", ""), Said(choices=("2012",), rule="the entry says July--August 2012")),
        (("2012", "", "5"), Said("2012")),
        (("in press", "", ""), Said(rule="the entry says in press")),
        (("", "June", ""), Said(rule="the entry says June")),
        (("", "", ""), None),
    ],
)
def test_year_month_and_day_of_bibtex(parts: tuple[str, str, str], said: Said | None) -> None:
    assert date_of_year_and_month(*parts) == said
