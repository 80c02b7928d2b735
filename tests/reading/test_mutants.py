"""No slip in a source file gives a traceback, a wait, or a message without file and line; most give the very line."""

import re
import time
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.mutants import MUTABLE, mutant
from tests.support.small_corpus import FILES, Corpus

PATIENCE = 5.0
"""Seconds of processor time that a check of the small corpus may take, whatever is in it; it takes 0.03."""

MESSAGE = re.compile(r"sources/(?P<file>[^:]+):(?P<line>[1-9][0-9]*): (?P<text>\S.*)")

LONGEST = 700
"""Characters of a message; the longest legitimate ones list all keys of a claim."""

ONE_FOLDER = [HealthCheck.function_scoped_fixture]
"""Every example changes a file of the same folder, and puts it back."""


def check_messages(corpus: Corpus, name: str, content: bytes) -> None:
    """Check the corpus with another content of one file, and put the file back."""
    path = corpus.write(name, content)
    try:
        check_what_is_said(corpus)
    finally:
        path.unlink() if name not in FILES else path.write_text(FILES[name], "utf-8")


def check_what_is_said(corpus: Corpus) -> None:
    started = time.process_time()
    problems = corpus.problems()
    assert time.process_time() - started < PATIENCE
    for problem in problems:
        found = MESSAGE.fullmatch(problem)
        assert found, problem
        assert (corpus.sources / found["file"]).exists(), problem
        lines = (corpus.sources / found["file"]).read_bytes().count(b"\n") + 1
        assert int(found["line"]) <= lines, problem
        assert len(problem) <= LONGEST, problem


@settings(max_examples=250, suppress_health_check=ONE_FOLDER)
@given(seed=st.integers(0, 10**9))
def test_a_slip_gives_messages_with_file_and_line(seed: int, corpus: Corpus) -> None:
    found = mutant(seed)
    if found:
        check_messages(corpus, found.file, found.content.encode())


@settings(max_examples=150, suppress_health_check=ONE_FOLDER)
@given(data=st.data())
def test_any_bytes_in_a_file_give_messages_with_file_and_line(data: st.DataObject, corpus: Corpus) -> None:
    name = data.draw(st.sampled_from(sorted({*MUTABLE, *FILES})))
    content = (MUTABLE.get(name) or FILES[name]).encode()
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        new = data.draw(st.one_of(st.binary(max_size=12), st.text(max_size=12).map(lambda text: text.encode("utf-8"))))
        content = content[:start] + new + content[end:]
    check_messages(corpus, name, content)


@settings(max_examples=100, suppress_health_check=ONE_FOLDER)
@given(data=st.data())
def test_any_values_give_messages_with_file_and_line(data: st.DataObject, corpus: Corpus) -> None:
    """Lines of the corpus with any text as a value, in the three formats."""
    name = data.draw(
        st.sampled_from(["claims/paper.yml", "policy_events/cn.yml", "statistics/reserves.csv", "about.md"])
    )
    lines = MUTABLE[name].split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    value = data.draw(st.text(st.characters(codec="utf-8"), max_size=30))
    if name.endswith(".csv"):
        cells = lines[number].split(",")
        cells[data.draw(st.integers(0, len(cells) - 1))] = value
        lines[number] = ",".join(cells)
    else:
        lines[number] = re.sub(r"(: |- ).*", lambda found: found[1] + value, lines[number], count=1)
    check_messages(corpus, name, "\n".join(lines).encode())


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """What a check says of hundreds of slips: nothing; the line of the slip or another; one message or more."""
    from tests.support.small_corpus import write_corpus

    corpus = write_corpus(tmp_path_factory.mktemp("mutants"))
    counts: Counter[str] = Counter()
    for found in filter(None, map(mutant, range(1_200))):
        corpus.write(found.file, found.content)
        errors = [problem for problem in corpus.problems() if ": warning: " not in problem]
        if found.file in FILES:
            corpus.write(found.file, FILES[found.file])
        else:
            corpus.remove(found.file)
        if not errors or found.renames_something:
            counts["accepted" if not errors else "renamed"] += 1
            continue
        counts["several" if len(errors) > 1 else "one"] += 1
        places = [(found["file"], int(found["line"])) for found in map(MESSAGE.fullmatch, errors) if found]
        first = min((place for place in places if place[0] == found.file), default=None)
        counts["exact" if first == (found.file, found.line) else "elsewhere"] += 1
    return counts


def test_the_line_of_a_slip_is_reported_and_not_that_of_its_consequence(outcomes: Counter[str]) -> None:
    assert outcomes["exact"] > 400
    assert outcomes["elsewhere"] / (outcomes["exact"] + outcomes["elsewhere"]) <= 0.02


def test_one_slip_is_one_message(outcomes: Counter[str]) -> None:
    assert outcomes["several"] / (outcomes["one"] + outcomes["several"]) <= 0.04
