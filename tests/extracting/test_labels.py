"""The labelled texts of our own, on every run; those of others when somebody has them (benchmarks/extraction.py)."""

import random

from benchmarks.extraction import LABELS, rates, score, texts_of
from knowledge_base.extracting.checked import Known
from knowledge_base.extracting.text_reader import read_text

FLOORS = {
    "span recall": 0.97,
    "span precision": 0.92,
    "value": 0.98,
    "unit": 0.97,
    "indicator": 0.85,
    "place": 0.90,
    "period": 0.85,
    "all five": 0.60,
    "damaged scales flagged": 0.8,
    "damaged scales repaired right": 0.7,
}


def test_our_own_texts_are_read_as_they_are_labelled(known: Known) -> None:
    texts, _ = texts_of(None)

    found = rates([score(text, read_text(text.text, known.lexicon, text.date)) for text in texts])

    assert len(texts) >= 6
    assert {name: value for name, value in found.items() if value < FLOORS.get(name, 0.0)} == {}


def test_every_text_has_labels_and_no_text_of_others_is_here() -> None:
    assert len(list(LABELS.glob("*.labels"))) >= 25
    assert [path.name for path in LABELS.glob("*.txt") if not path.name.startswith("own-")] == []


PIECES = [
    *"0123456789.,%$-~()\n \"'aAtT万亿吨年月日½１", "China", "tons", "percent", "million", "in 2012", "from", "to",
    "respectively", "分别", "first half", "Japan", "exports", "prices", "\u200b", "\x00", "é", "🙂",
]  # fmt: skip


def test_no_text_makes_the_reader_fail_and_every_number_is_where_it_says(known: Known) -> None:
    chance = random.Random(1998)
    for _ in range(300):
        text = "".join(chance.choice(PIECES) + chance.choice(["", " "]) for _ in range(chance.randint(1, 60)))
        for number in read_text(text, known.lexicon, chance.choice([None, "2012", "2012-06-20", "201X", "2012-33"])):
            assert text[number.start : number.end] == number.text
