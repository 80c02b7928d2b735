"""A comment in a YAML file is for people, and never takes words away from a value."""

import pytest

from tests.support.small_corpus import Corpus

STATEMENT = "  statement: The price rose, then fell.\n"


@pytest.mark.parametrize(
    "lines",
    [
        "  # The #1 price.\n" + STATEMENT,
        STATEMENT + "  # a comment between keys\n",
        '  statement: "The price rose, then fell."  # in quotes\n',
        "  statement: 'The price rose, then fell.' # in quotes\n",
        "  statement: >-  # folded\n    The price rose, then fell.\n",
        STATEMENT + "  topics: [trade]  # behind a list\n",
        STATEMENT + "  topics:  # before a list\n    - trade\n",
    ],
)
def test_a_comment_is_allowed_where_it_takes_nothing_away(lines: str, corpus: Corpus) -> None:
    corpus.replace("claims/paper.yml", STATEMENT, lines)

    assert corpus.problems() == []
    assert corpus.build().is_written
    assert corpus.rows("select statement from claims where id = 'paper-price'") == [
        {"statement": "The price rose, then fell."}
    ]


@pytest.mark.parametrize("text", ["C# and F#", "#1 producer", "No. #3 plant", "a # b", "ends with #"])
def test_a_number_sign_in_quotes_or_within_a_word_is_kept(text: str, corpus: Corpus) -> None:
    quoted = text if text == "C# and F#" else f'"{text}"'
    corpus.replace("claims/paper.yml", "statement: The price rose, then fell.", f"statement: {quoted}")

    assert corpus.problems() == []
    assert corpus.build().is_written
    assert corpus.rows("select statement from claims where id = 'paper-price'") == [{"statement": text}]


@pytest.mark.parametrize("text", ["#1 producer", "No. #3 plant", "a # b", "ends with #", "a  #b", "稀土 #1"])
def test_nothing_that_a_comment_shortened_is_read(text: str, corpus: Corpus) -> None:
    corpus.replace("claims/paper.yml", "statement: The price rose, then fell.", f"statement: {text}")

    (problem,) = corpus.problems()
    assert problem.startswith("sources/claims/paper.yml:65: claim paper-price: statement ")
    assert "because ' #' begins a comment; expected the whole value in quotes" in problem
    assert not corpus.build().is_written
