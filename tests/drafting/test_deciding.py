"""What a draft leaves to a person is asked, and the answers are put where the comments were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from knowledge_base.checking.claims import Terms
from knowledge_base.cli import cli
from knowledge_base.drafting.claims import renewed_statement, statement_of
from knowledge_base.drafting.deciding import Question, questions, record_at, with_answers
from knowledge_base.extracting.known_sources import known_sources
from knowledge_base.reading.draft_lines import scalar, to_decide
from knowledge_base.reading.reader import check
from tests.support.lithium_project import copy_lithium
from tests.support.serving import LITHIUM

CLAIMS = """- id: salt-1
  statement: The article gives 5,000 tonnes.
  kind: quantity
  # indicator: output | reserves  (by: the nearest words)
  # place: salara  (by: named beside it)
  period: 2021
  value_stated: 5,000 tonnes
  bound: exact
  value: 5000
  unit: tonne
  quote: mine output of Salara was 5,000 tonnes

- id: salt-2
  statement: Refiners are content.
  kind: fact
  quote: Refiners are content
  # read_against_the_text:   (by: the model parrot)
"""

ARTICLE = """---
language: en
rights: all-rights-reserved
# title: 'Salt: more | The Brine Gazette'  (by: what the page says)
# kind: news | analysis  (by: the curator)
# publisher:   (by: the curator)
# date_published: '2023-05-12'  (by: what the page says)
# coverage: whole | part  (by: the curator)
topics: [quotas]
---
What it says, in our own words.
"""


def test_every_comment_is_a_question_in_the_record_that_it_stands_in() -> None:
    assert list(questions(CLAIMS)) == [
        Question(3, 0, "indicator", ("output", "reserves"), "the nearest words"),
        Question(4, 0, "place", ("salara",), "named beside it"),
        Question(16, 12, "read_against_the_text", (), "the model parrot"),
    ]


def test_a_bar_within_a_choice_parts_nothing() -> None:
    title = next(questions(ARTICLE))

    assert title.choices == ("'Salt: more | The Brine Gazette'",)


@pytest.mark.parametrize("text", ["a | b", "it's | so", 'say "x" | y', "plain", "稀土 | 配额", "a: b | 'c'"])
def test_a_choice_comes_back_as_it_was_written(text: str) -> None:
    (question,) = questions(to_decide("title", [text], "the page"))

    assert question.choices == (scalar(text),)


def test_answers_take_the_place_of_the_comments_and_nothing_else_changes() -> None:
    indicator, place, mark = questions(CLAIMS)

    text = with_answers(CLAIMS, {indicator: "output", place: None, mark: None})

    before = CLAIMS.splitlines()
    assert text.splitlines() == [*before[:3], "  indicator: output", *before[5:16]]


def test_the_fields_of_a_record_are_those_before_and_behind_a_question() -> None:
    assert record_at(CLAIMS, 12) == {
        "id": "salt-2", "statement": "Refiners are content.", "kind": "fact", "quote": "Refiners are content",
    }  # fmt: skip
    assert record_at(ARTICLE, 0)["language"] == "en"
    assert record_at("- id: x\n  broken: [", 0) == {}


def test_a_statement_that_was_made_says_what_was_decided_since_and_one_that_was_written_stays(lithium: Terms) -> None:
    claim = {"indicator": "output", "place": "salara", "value_stated": "5,000 tonnes", "value": "5000"}
    made = statement_of(claim, lithium)
    dated = {**claim, "statement": made, "period": "2021"}

    assert renewed_statement(dated, lithium) == "Salara's output, 2021: 5,000 tonnes."
    assert renewed_statement({**dated, "statement": "It mined 5,000 tonnes."}, lithium) is None


@pytest.fixture(scope="module")
def lithium() -> Terms:
    return known_sources(LITHIUM / "sources")[0].bench.terms


# ------------------------------------------------------------------------------------------------- the command


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = copy_lithium(tmp_path / "lithium")
    (folder / "sources" / "articles" / "salt.md").write_text(ARTICLE, "utf-8")
    (folder / "sources" / "claims" / "salt.yml").write_text(CLAIMS, "utf-8")
    return folder


Decide = Callable[..., Result]


@pytest.fixture
def decide(project: Path) -> Decide:
    def run(*answers: str, articles: tuple[str, ...] = ("salt",)) -> Result:
        said = "".join(f"{answer}\n" for answer in answers)
        return CliRunner().invoke(cli, ["decide", "--project", str(project), *articles], input=said)

    return run


def read(project: Path) -> tuple[str, str]:
    sources = project / "sources"
    return (sources / "articles" / "salt.md").read_text("utf-8"), (sources / "claims" / "salt.yml").read_text("utf-8")


def test_a_decided_draft_is_sound(project: Path, decide: Decide) -> None:
    done = decide("", "2", "brine-gazette", "", "part", "Salara mines; refiners are content.", "", "", "")

    assert done.exit_code == 0, done.output
    assert done.output.endswith("all is decided; check says whether it is sound\n")
    article, claims = read(project)
    assert "title: 'Salt: more | The Brine Gazette'\nkind: analysis\npublisher: brine-gazette\n" in article
    assert "date_published: '2023-05-12'\ncoverage: part\n" in article
    assert article.endswith("---\nSalara mines; refiners are content.\n")
    assert "  indicator: output\n  place: salara\n" in claims
    assert "statement: 'Salara''s output, 2021: 5,000 tonnes.'" in claims or "5,000 tonnes" in claims.splitlines()[1]
    assert "The article gives" not in claims
    assert "read_against_the_text" not in claims
    assert [str(problem) for problem in check(project / "sources")[1]] == []


def test_none_can_be_the_likeliest(project: Path, decide: Decide) -> None:
    path = project / "sources" / "claims" / "salt.yml"
    path.write_text(CLAIMS.replace("# place: salara  (by", "# place: - | salara  (by"), "utf-8")

    decide("?", "?", "?", "?", "?", "", "", "", "")

    assert "place" not in read(project)[1]


def test_what_is_left_stays_and_none_takes_a_field_out(project: Path, decide: Decide) -> None:
    done = decide("?", "?", "?", "?", "?", "", "-", "?", "?")

    article, claims = read(project)
    assert article == ARTICLE
    assert "indicator" not in claims
    assert "# place: salara  (by: named beside it)" in claims
    assert "The article gives 5,000 tonnes." in claims
    assert done.output.endswith("7 left to decide\n")


def test_a_summary_that_is_left_is_asked_for_again_and_is_no_question_mark(project: Path, decide: Decide) -> None:
    done = decide("", "", "brine-gazette", "", "", "?", "", "", "")
    assert read(project)[0].endswith(ARTICLE[-len("---\nWhat it says, in our own words.\n") :])
    assert done.output.endswith("all is decided but for a summary, which is still to be written\n")

    again = decide("Salara mines.")

    assert read(project)[0].endswith("---\nSalara mines.\n")
    assert again.output.endswith("all is decided; check says whether it is sound\n")


def test_who_has_had_enough_keeps_what_was_answered(project: Path, decide: Decide) -> None:
    done = decide("Salt", "news")  # and then the input ends, as with Ctrl-D

    article, claims = read(project)
    assert "title: Salt\nkind: news\n" in article
    assert "# coverage: whole | part  (by: the curator)" in article
    assert claims == CLAIMS
    assert done.exit_code == 0


def test_all_drafts_are_asked_for_where_none_is_named(decide: Decide) -> None:
    assert "salt-1: “mine output of Salara was 5,000 tonnes”" in decide(*[""] * 20, articles=()).output


def test_an_unknown_article_is_said(decide: Decide) -> None:
    done = decide(articles=("sugar",))

    assert done.exit_code == 1
    assert "there is no article 'sugar' in" in done.output


def test_nothing_to_decide_is_said(decide: Decide) -> None:
    assert decide(articles=("ledger-2024-count",)).output == "nothing is left to decide\n"
