"""docs/method.md: its examples are those of the build, its thresholds those of the code."""

import re
from pathlib import Path

from knowledge_base.checking.verdicts import SCALE, SCALES
from knowledge_base.model.ranges import ROUNDED_AT_MOST
from knowledge_base.model.vocabulary import DateVerdict, Independence, NumberSort, Revision, Stance, Verdict
from tests.support.serving import ROOT
from tools.coverage import build_without_texts
from tools.worked_examples import BLOCK, renewed

METHOD = (ROOT / "docs" / "method.md").read_text("utf-8")


def test_the_examples_are_those_of_the_build(tmp_path: Path) -> None:
    assert len(BLOCK.findall(METHOD)) >= 10
    assert renewed(METHOD, build_without_texts(tmp_path)) == METHOD, "run python -m tools.worked_examples"


def test_the_thresholds_are_those_of_the_code() -> None:
    assert tuple(SCALE[NumberSort.MEASURED]) == (1.02, 1.15, True)
    assert tuple(SCALE[NumberSort.SHARE]) == (1.0, 5.0, False)
    assert tuple(SCALE[NumberSort.EXACT]) == (None, 1.02, True)
    assert SCALES == (10, 100, 1000)
    assert ROUNDED_AT_MOST[NumberSort.MEASURED] == ROUNDED_AT_MOST[NumberSort.SHARE] == (0.05, 0.10)
    assert ROUNDED_AT_MOST[NumberSort.EXACT] == (0.005, 0.10)
    rows = dict(re.findall(r"^\| ((?:measured|shares|set by law)[^|]*) \| (.*) \|$", METHOD, re.M))
    printed = [re.findall(r"[\d.]+(?: %| p)", row) for row in rows.values()]
    assert printed == [["2 %", "15 %"], ["1 p", "5 p"], ["0.5 %", "2 %"]]


def test_every_word_is_explained() -> None:
    words = [*Stance, *Revision, *Independence, *DateVerdict]
    words += [v for v in Verdict if v not in (Verdict.NO_REFERENCE,)]
    missing = [word.value for word in words if word.value not in METHOD]
    assert missing == []
