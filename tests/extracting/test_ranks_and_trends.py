"""What a text says without a number."""

import pytest

from knowledge_base.extracting.checked import Known
from knowledge_base.extracting.ranks_and_trends import read_ranks_and_trends

SAID = [
    ("China holds the world's largest proven reserves of rare earths.", [("rank", 1, None, "reserves", "cn", None)]),
    ("The U.S., with the second-largest reserves, has closed its mine.", [("rank", 2, None, "reserves", "us", None)]),
    ("In 2012 Australia was the third largest exporter.", [("rank", 3, None, "exports", "au", "2012")]),
    ("中国稀土储量居世界首位。", [("rank", 1, None, "reserves", "cn", None)]),
    ("Chinese rare earth reserves have been steadily declining.", [("trend", None, "falls", "reserves", "cn", None)]),
    ("Japan's imports rose in 2014.", [("trend", None, "rises", "imports", "jp", "2014")]),
    ("Japan's imports rose by 5 percent in 2014.", []),
    ("Australia is one of the largest producers.", []),
    ("He was the largest man in the room.", []),
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_ranks_and_trends_are_read(known: Known, text: str, expected: list[tuple[object, ...]]) -> None:
    found = read_ranks_and_trends(text, known.lexicon, "2015")

    assert [(one.kind, one.rank, one.direction, one.indicator, one.place, one.period) for one in found] == expected
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
