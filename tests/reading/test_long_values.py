"""A value or a key of 300 KB, wherever it is, is shortened in every message, and holds nobody up."""

import re
import time

import pytest

from tests.support.small_corpus import FILES, Corpus

LONG = "é y " * 75_000
LONGEST_MESSAGE = 700
"""Characters; the longest legitimate ones list all keys of a claim."""

PATIENCE = 5.0
"""Seconds of processor time."""


def damaged(name: str) -> list[str]:
    """The lines of a file in turn, each with a value, and with a key, of 300 KB."""
    lines = FILES[name].split("\n")
    found = []
    for number, line in enumerate(lines):
        key = re.match(r"( *(?:- )?)([a-z_0-9]+):", line)
        cells = line.split(",")
        if key:
            others = [f"{key[0]} {LONG}", f"{key[1]}{LONG}: x"]
        elif name.endswith(".csv") and len(cells) > 1:
            others = [",".join([LONG, *cells[1:]]), ",".join([*cells[:1], LONG, *cells[2:]])]
        elif "{" in line:
            others = [re.sub(r"(\w+): [^,}]*", rf'\1: "{LONG}"', line, count=1)]
        else:
            others = []
        found += ["\n".join([*lines[:number], other, *lines[number + 1 :]]) for other in others]
    return found


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith(".txt")])
def test_a_long_value_is_shortened(name: str, corpus: Corpus) -> None:
    for content in damaged(name):
        corpus.write(name, content)
        started = time.process_time()
        problems = corpus.problems()

        assert time.process_time() - started < PATIENCE
        assert [problem for problem in problems if len(problem) > LONGEST_MESSAGE] == []
