"""A problem as people and as machines read it."""

import json
from dataclasses import replace

import pytest

from knowledge_base.model.problems import Problem, as_annotation, as_json, counted, nearest, shown, totals


def test_a_problem_as_people_and_as_machines_read_it() -> None:
    error = Problem("sources/a.yml", 7, "claim x", "unit", "unit 'percnt' is not known", "a unit", "percent")
    warning = Problem("sources/a.yml", 9, "", "", "is odd").as_warning()

    assert [str(error), str(warning)] == [
        "sources/a.yml:7: claim x: unit 'percnt' is not known; expected a unit; did you mean 'percent'?",
        "sources/a.yml:9: warning: is odd",
    ]
    assert json.loads(as_json([warning, error])) == [
        {
            "path": "sources/a.yml",
            "line": 7,
            "record": "claim x",
            "field": "unit",
            "message": "unit 'percnt' is not known",
            "expected": "a unit",
            "suggestion": "percent",
            "severity": "error",
        },
        {
            "path": "sources/a.yml",
            "line": 9,
            "record": "",
            "field": "",
            "message": "is odd",
            "expected": "",
            "suggestion": "",
            "severity": "warning",
        },
    ]


def test_problems_come_in_the_order_of_the_lines() -> None:
    places = [("b.yml", 1), ("a.yml", 10), ("a.yml", 9)]

    problems = sorted(Problem(path, line, "", "", "is odd") for path, line in places)

    assert [str(problem) for problem in problems] == ["a.yml:9: is odd", "a.yml:10: is odd", "b.yml:1: is odd"]


def test_the_totals_count_errors_warnings_and_files() -> None:
    error = Problem("a.yml", 1, "", "", "is odd")

    assert totals([error]) == "1 error, 0 warnings in 1 file"
    assert totals([error, replace(error, path="b.yml"), error.as_warning()]) == "2 errors, 1 warning in 2 files"
    assert counted(1_234, "claim") == "1,234 claims"
    assert counted(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("word", "expected"),
    [("percnt", "percent"), ("Percent", "percent"), ("per cent", "percent"), (" China ", "cn"), ("zzz", ""), ("", "")],
)
def test_the_nearest_word(word: str, expected: str) -> None:
    assert nearest(word, {"percent", "tonne", "cn"}, {"china": "cn", "per cent": "percent"}) == expected


def test_a_problem_is_one_line_whatever_values_it_repeats() -> None:
    problem = Problem("a.yml", 1, "claim a\nb", "", "kind 'x\r\n  y' is odd", "one\u2028line", "p\x85q")

    assert str(problem) == "a.yml:1: claim a b: kind 'x y' is odd; expected one line; did you mean 'p q'?"


def test_a_long_value_is_shortened_in_a_message() -> None:
    assert shown("short\n value") == "short value"
    assert shown("x" * 300_000) == "x" * 57 + "..."
    assert shown(7) == "7"


def test_an_annotation_of_github_names_file_and_line() -> None:
    problem = Problem("sources/a,b.yml", 14, "claim x", "unit", "is 100% wrong", "percent", "percent")

    assert as_annotation(problem) == (
        "::error file=sources/a%2Cb.yml,line=14::claim x: is 100%25 wrong; expected percent; did you mean 'percent'?"
    )
    assert as_annotation(problem.as_warning()).startswith("::warning file=")
