"""What a language model proposes passes the rules of every claim, or is refused with the reason; it is always marked.

The models are real ones of the library ``llm``, registered as its plugins register theirs; only the answers are ours.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import llm
import pytest
import yaml
from click.testing import CliRunner
from llm.plugins import pm

from knowledge_base.cli import cli
from knowledge_base.reading.reader import check
from tests.support.lithium_project import copy_lithium

TEXT = (
    "Salt without end\n\nIn 2021 the mine output of Salara was 5,000 tonnes. Refiners are content with the quota.\n"
    "Officials said the mines of Brinia gave 7,000 tonnes in 2020.\n"
)
FACT = {"statement": "Refiners are content with the quota.", "kind": "fact", "quote": "Refiners are content with"}


class Parrot(llm.Model):
    """Answers what a test wants it to."""

    def __init__(self, name: str, answer: str | Exception, supports_schema: bool = True) -> None:
        self.model_id, self.answer, self.supports_schema = name, answer, supports_schema
        self.seen: Any = None

    def execute(self, prompt: Any, *_: Any, **__: Any) -> Iterator[str]:
        self.seen = prompt
        if isinstance(self.answer, Exception):
            raise self.answer
        yield self.answer


Ask = Callable[..., Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_lithium(tmp_path / "lithium")


@pytest.fixture
def ask(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Ask]:
    """Run propose with a model that gives an answer; return the outcome, the file of claims and the model."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    registered: list[Any] = []

    def run(answer: Any, supports_schema: bool = True) -> tuple[Any, str, Parrot]:
        said = answer if isinstance(answer, str | Exception) else json.dumps(answer)
        model = Parrot("parrot", said, supports_schema)

        class Plugin:
            @llm.hookimpl
            def register_models(self, register: Any) -> None:
                register(model)

        plugin = Plugin()
        registered.append(plugin)
        pm.register(plugin, name="parrot-plugin")
        file = tmp_path / "text.txt"
        file.write_text(TEXT, "utf-8")
        options = ["--project", str(project), "--id", "salt", "--date", "2023-01-05", "--model", "parrot"]
        outcome = CliRunner().invoke(cli, ["propose", *options, str(file)])
        claims = project / "sources" / "claims" / "salt.yml"
        return outcome, claims.read_text("utf-8") if claims.exists() else "", model

    yield run
    for plugin in registered:
        pm.unregister(plugin)


def test_a_statement_without_a_number_is_added_and_marked(ask: Ask, project: Path) -> None:
    outcome, text, model = ask({"claims": [FACT]})

    assert outcome.exit_code == 0, outcome.output
    assert "3 claims; 1 of them only the model parrot proposes, 0 of its were refused." in outcome.output
    last = yaml.safe_load(text)[-1]
    assert last == {"id": "salt-3", **FACT}
    assert "# read_against_the_text:   (by: the model parrot)" in text
    problems = [str(problem) for problem in check(project / "sources", [project / "texts"])[1]]
    assert any("read_against_the_text is still to be decided" in problem for problem in problems)
    assert not any("quote" in problem for problem in problems)
    assert "salara" in model.seen.system
    assert model.seen.schema["required"] == ["claims"]


def test_a_number_that_was_found_as_well_is_written_once_and_the_two_are_compared(ask: Ask) -> None:
    about_the_same = {
        "statement": "Salara mined 5,000 tonnes in 2020.", "kind": "quantity", "indicator": "output",
        "place": "salara", "period": "2020", "value_stated": "5,000 tonnes", "bound": "exact", "value": 5000,
        "unit": "tonne", "quote": "the mine output of Salara was 5,000 tonnes",
    }  # fmt: skip
    _, text, _ = ask({"claims": [about_the_same]})

    first = yaml.safe_load(text)[0]
    assert len(yaml.safe_load(text)) == 2
    assert (first["indicator"], first["place"], first.get("period")) == ("output", "salara", None)
    assert "# period: 2021 | 2020  (by: " in text
    assert "the model parrot says 2020)" in text
    assert "# statement: Salara mined 5,000 tonnes in 2020.  (by: the model parrot)" in text


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quote": "Refiners are very content"}, "quote 'Refiners are very content' is not in the text"),
        ({"quote": "tonnes"}, "quote 'tonnes' occurs 2 times in the text"),
        ({"quote": ""}, "has no quote"),
        ({"quote": "In 2021 the mine output of Salara was 5"}, "ends in the middle of the number '5,000'"),
        ({"quote": TEXT[:60] * 4}, "is not in the text"),
        ({"kind": "rumour"}, "kind 'rumour' is not known"),
        ({"statement": ""}, "key 'statement' is missing"),
        ({"kind": "quantity", "value_stated": "9,000 tonnes", "value": 9000, "unit": "tonne", "bound": "exact"},
         "value_stated '9,000 tonnes' is not in its quote"),
        ({"quote": "the mine output of Salara was 5,000 tonnes", "kind": "quantity", "value_stated": "5,000 tonnes",
          "value": 50000, "unit": "tonne", "bound": "exact"}, "value"),
        ({"period": "soon"}, "period 'soon' is not a date"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused_with_the_reason(ask: Ask, change: dict[str, Any], why: str) -> None:
    outcome, text, _ = ask({"claims": [{**FACT, **change}]})

    assert "0 of them only the model parrot proposes, 1 of its were refused." in outcome.output
    refused = text.partition("# Refused, of what the model parrot proposed:\n")[2]
    assert why in refused
    assert len(yaml.safe_load(text)) == 2


def test_an_unknown_id_is_left_to_a_person_with_the_nearest(ask: Ask) -> None:
    _, text, _ = ask({"claims": [{**FACT, "place": "salera", "attributed_to": "nobody-known"}]})

    assert "# place: salara  (by: the model parrot; its id is not known)" in text
    assert "place" not in yaml.safe_load(text)[-1]


def test_a_model_that_knows_no_schema_may_wrap_its_answer(ask: Ask) -> None:
    outcome, text, model = ask("Sure!\n```json\n" + json.dumps({"claims": [FACT]}) + "\n```", supports_schema=False)

    assert outcome.exit_code == 0
    assert model.seen.schema is None
    assert len(yaml.safe_load(text)) == 3


@pytest.mark.parametrize("answer", [[1, None, "x", []], {"claims": "none"}, {"other": 1}, {"claims": [{"quote": 1}]}])
def test_an_odd_answer_adds_nothing(ask: Ask, answer: Any) -> None:
    outcome, text, _ = ask(answer)

    assert outcome.exit_code == 0, outcome.output
    assert len(yaml.safe_load(text)) == 2


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (RuntimeError("no credit\nleft"), "the model parrot gave no answer: no credit left; nothing was written"),
        ("I cannot.", "the model parrot did not answer in JSON; nothing was written"),
    ],
)
def test_a_model_that_fails_ends_the_run_with_nothing_written(ask: Ask, answer: Any, said: str, project: Path) -> None:
    outcome, text, _ = ask(answer)

    assert outcome.exit_code == 1
    assert said in outcome.output
    assert text == ""
    assert not (project / "sources" / "articles" / "salt.md").exists()


def test_an_unknown_model_is_named(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    options = ["--project", str(project), "--id", "salt", "--model", "no-such-model", str(tmp_path / "text.txt")]

    outcome = CliRunner().invoke(cli, ["propose", *options])

    assert outcome.exit_code == 1
    assert (
        "the model no-such-model gave no answer: 'Unknown model: no-such-model'; nothing was written" in outcome.output
    )
