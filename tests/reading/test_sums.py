"""What a claim must follow from is checked when the sources are read: check and build say the same of it."""

import pytest

from tests.support.small_corpus import Corpus

CLAIMS, BULK = "claims/paper.yml", "claims/bulk.jsonl"
SUM = 'follows_from: "{paper-world} - {paper-reserves}"'
PLACE = "sources/claims/paper.yml:53: "


def said(corpus: Corpus) -> list[str]:
    """The problems of a check, which must be those of a build, without the place."""
    problems = corpus.problems()
    assert [str(problem) for problem in corpus.build().problems] == problems
    return [problem.removeprefix(f"{PLACE}warning: claim paper-elsewhere: ") for problem in problems]


@pytest.mark.parametrize(
    ("expression", "messages"),
    [
        ("{paper-world} - {paper-reserves}", []),
        ("{paper-world}-3.5", []),
        ("({paper-world} - {paper-reserves}) * 1", []),
        ("{paper-world} * {reserves-world-2012} / {reserves-world-2012} - 3.5", []),
        ("{paper-licences} + 1", ["follows_from names 'paper-licences', which has no number here"]),
        ("1 / ({paper-world} - {paper-world})", ["follows_from divides by zero"]),
        ("9" * 140 + " * " + "9" * 140 + " * {paper-world}", []),
    ],
)
def test_a_sum_is_worked_out_when_it_is_read(expression: str, messages: list[str], corpus: Corpus) -> None:
    corpus.replace(CLAIMS, SUM, f'follows_from: "{expression}"')

    assert said(corpus) == messages
    assert corpus.build().is_written


def test_what_a_sum_names_may_be_in_another_file_of_the_article(corpus: Corpus) -> None:
    corpus.append_json(
        BULK,
        [
            {
                "id": "bulk-world", "article": "paper", "statement": "The world has 13 million t.", "kind": "quantity",
                "value_stated": "13 million", "bound": "exact", "value": 13, "unit": "million-tonne",
            },
        ],
    )  # fmt: skip
    corpus.replace(CLAIMS, SUM, 'follows_from: "{bulk-world} - {paper-reserves}"')

    assert said(corpus) == []
    assert corpus.build().is_written
    assert corpus.rows("select arithmetic_verdict from claims where id = 'paper-elsewhere'") == [
        {"arithmetic_verdict": "agrees"}
    ]


def test_a_mistake_in_a_part_of_a_sum_is_one_mistake(corpus: Corpus) -> None:
    corpus.replace(CLAIMS, "  value: 13\n", "  value: 1x3\n")

    (problem,) = corpus.problems()
    assert problem.startswith("sources/claims/paper.yml:39: claim paper-world: value '1x3' is not a number")


def test_a_part_that_cannot_be_read_is_one_mistake(corpus: Corpus) -> None:
    corpus.replace(CLAIMS, "statement: The world has 13 million t", 'statement: "The world has 13 million t')

    (problem,) = corpus.problems()
    assert problem.startswith("sources/claims/paper.yml:31: claim paper-world: is not valid YAML")


def test_a_part_that_may_be_in_a_file_that_cannot_be_read_is_not_called_unknown(corpus: Corpus) -> None:
    corpus.write(BULK, b"\xff\n")
    corpus.replace(CLAIMS, SUM, 'follows_from: "{bulk-world} - {paper-reserves}"')

    assert corpus.problems() == ["sources/claims/bulk.jsonl:1: is not UTF-8 (byte 0xff); expected UTF-8"]
