"""What changed between two databases, and why a verdict flipped."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from knowledge_base.building import history
from knowledge_base.building.differences import Change, Deciding, Differences, Flip, NotOurs, differences, why
from knowledge_base.building.differences_in_words import in_words
from knowledge_base.building.history import history_beside, read_history
from tests.support.small_corpus import Corpus


def changed(corpus: Corpus, change: Callable[[], None], as_of: date | None = None) -> Differences:
    """Build, change something, build again; return what changed."""
    corpus.build()
    old = corpus.target.with_name("old.db")
    shutil.copy(corpus.target, old)
    change()
    assert corpus.build(as_of).is_written
    return differences(old, corpus.target)


# ----------------------------------------------------------------------------------------------------- records


def test_nothing_changed(corpus: Corpus) -> None:
    found = changed(corpus, lambda: None)

    assert (found.is_empty, found.counts, found.flips, found.changes) == (True, {}, [], [])
    assert in_words(found) == "from 2013-02-03 to 2013-02-03\nnothing changed"


def test_records_that_are_new_gone_and_changed(corpus: Corpus) -> None:
    def change() -> None:
        corpus.replace("claims/paper.yml", "- id: paper-price", "- id: paper-cost")
        corpus.replace("articles/paper.md", "title: Who has the lithium", "title: Who has it")
        corpus.replace("vocabulary/topics.yml", "What crosses borders.", "Trade.")

    found = changed(corpus, change)

    label = "The price rose."
    (label,) = {one.label for one in found.changes if one.id == "paper-cost"}
    assert found.changes == [
        Change("articles", "paper", "Who has it", "changed", {"title": ["Who has the lithium", "Who has it"]}),
        Change("claims", "paper-cost", label, "added", {}),
        Change("claims", "paper-price", label, "removed", {}),
        Change("topics", "trade", "Trade", "changed", {"definition": ["What crosses borders.", "Trade."]}),
    ]
    assert found.counts == {
        "articles": {"added": 0, "changed": 1, "removed": 0},
        "claims": {"added": 1, "changed": 0, "removed": 1},
        "topics": {"added": 0, "changed": 1, "removed": 0},
    }
    assert found.flips == []


def test_a_figure_is_called_by_what_it_measures(corpus: Corpus) -> None:
    found = changed(corpus, lambda: corpus.replace("statistics/reserves.csv", "2012,3.5,", "2012,3.6,"))

    assert [(one.id, one.label, one.fields) for one in found.changes] == [
        ("reserves-cn-2012", "Reserves, China, 2012", {"value": [3.5, 3.6]})
    ]


def test_a_record_that_only_moved_in_its_file_did_not_change(corpus: Corpus) -> None:
    assert changed(
        corpus, lambda: corpus.replace("claims/paper.yml", "- id: paper-world", "# moved\n- id: paper-world")
    ).is_empty


# ------------------------------------------------------------------------------------------------------- flips


def test_a_verdict_flips_with_the_figure_that_was_corrected(corpus: Corpus) -> None:
    found = changed(corpus, lambda: corpus.replace("statistics/reserves.csv", "2012,3.5,", "2012,5.5,"))

    flips = {flip.id: flip for flip in found.flips}
    assert flips["paper-reserves"] == Flip(
        "claims",
        "paper-reserves",
        "China has 3.5 million t of lithium reserves.",
        "verdict",
        "agrees",
        "differs",
        "Mineral Survey 2013 for 2012 was corrected from 3,500,000 t to 5,500,000 t.",
    )


def test_a_verdict_flips_because_the_claim_was_read_otherwise(corpus: Corpus) -> None:
    def change() -> None:
        corpus.replace("claims/paper.yml", "period: 2012\n  value_stated: 3.5", "period: 2011\n  value_stated: 3.5")

    (flip,) = changed(corpus, change).flips

    assert (flip.id, flip.before, flip.after) == ("paper-reserves", "agrees", "no-reference")
    assert flip.reason == "The record of the claim changed: period."


def test_a_status_changes_with_the_day(corpus: Corpus) -> None:
    flips = {flip.id: flip for flip in changed(corpus, lambda: None, date(2020, 1, 1)).flips}

    assert {key: (flip.scheme, flip.after) for key, flip in flips.items()} == {
        "cn-2012-licences": ("status", "to-be-checked"),
        "cn-2013-truce": ("status", "ended"),
    }
    assert flips["cn-2012-licences"].reason.endswith("no source says what holds now.")
    assert flips["cn-2013-truce"].reason == "The day of the build went on from 2013-02-03 to 2020-01-01."


SURVEY = Deciding("s-2012", "Survey for 2012", "5 t", "independent")


@pytest.mark.parametrize(
    ("said_otherwise", "before", "after", "reason"),
    [
        (["value_min", "unit_id"], SURVEY, SURVEY, "The record of the claim changed: value min, unit id."),
        ([], None, None, "It is judged by another rule than before."),
        ([], SURVEY, None, "Survey for 2012 no longer decides it."),
        ([], None, SURVEY, "It is held against Survey for 2012 (5 t) now; no figure decided it before."),
        (
            [],
            SURVEY,
            Deciding("s-2013", "Survey for 2013", "6 t", "independent"),
            "It is held against Survey for 2013 (6 t) now, and was against Survey for 2012 (5 t).",
        ),
        ([], SURVEY, SURVEY._replace(value="6 t"), "Survey for 2012 was corrected from 5 t to 6 t."),
        (
            [],
            SURVEY,
            SURVEY._replace(independence="same-source"),
            "What is known of where its number comes from changed; it is held against Survey for 2012 (5 t) as before.",
        ),
        ([], SURVEY, SURVEY, "It is held against Survey for 2012 (5 t) as before, and judged by another rule."),
    ],
)
def test_why(said_otherwise: list[str], before: Deciding | None, after: Deciding | None, reason: str) -> None:
    assert why(said_otherwise, before, after) == reason


def test_in_words(corpus: Corpus) -> None:
    found = changed(corpus, lambda: corpus.replace("statistics/reserves.csv", "2012,3.5,", "2012,5.5,"))

    assert in_words(found).splitlines()[:6] == [
        "from 2013-02-03 to 2013-02-03",
        "",
        f"Judged otherwise ({len(found.flips)})",
        f"  claims/{found.flips[0].id}: {found.flips[0].before} -> {found.flips[0].after}",
        f"    {found.flips[0].label}",
        f"    {found.flips[0].reason}",
    ]


# ------------------------------------------------------------------------------------ databases that are none


def test_files_that_cannot_be_compared_are_named(corpus: Corpus, tmp_path: Path) -> None:
    corpus.build()
    text, foreign = tmp_path / "a.db", tmp_path / "b.db"
    text.write_text("no database")
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("create table mine (a)")

    for old, said in (
        (tmp_path / "none.db", f"{tmp_path / 'none.db'} is not a file"),
        (tmp_path, f"{tmp_path} is not a file"),
        (text, f"{text} or {corpus.target} is not a database"),
        (foreign, f"{foreign} was not made by this program"),
    ):
        with pytest.raises(NotOurs) as caught:
            differences(old, corpus.target)
        assert str(caught.value) == said


def test_a_database_of_an_older_program_is_compared_in_what_both_have(corpus: Corpus) -> None:
    corpus.build()
    old = corpus.target.with_name("old.db")
    shutil.copy(corpus.target, old)
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("alter table topics drop column definition")
        connection.execute("drop table implied_figures")
        connection.execute("update claims set verdict = 'close' where id = 'paper-reserves'")
    corpus.replace("vocabulary/topics.yml", "What crosses borders.", "Trade.")
    corpus.build()

    found = differences(old, corpus.target)

    assert found.changes == []
    assert [(flip.id, flip.before, flip.after) for flip in found.flips] == [("paper-reserves", "close", "agrees")]


# ----------------------------------------------------------------------------------------------------- history


def test_a_build_that_replaces_another_adds_to_the_history(corpus: Corpus) -> None:
    corpus.build()
    assert not history_beside(corpus.target).exists()
    corpus.build()
    assert read_history(corpus.target) == []

    corpus.replace("statistics/reserves.csv", "2012,3.5,", "2012,5.5,")
    corpus.build()
    corpus.replace("vocabulary/topics.yml", "What crosses borders.", "Trade.")
    corpus.build()
    corpus.build()

    newest, oldest = read_history(corpus.target)
    assert newest["counts"] == {"topics": {"added": 0, "changed": 1, "removed": 0}}
    assert [flip["id"] for flip in oldest["flips"]].count("paper-reserves") == 1
    assert oldest["new_sources"] == newest["old_sources"] != newest["new_sources"]


def test_the_same_two_builds_give_the_same_history(corpus: Corpus) -> None:
    corpus.build()
    first = corpus.target.read_bytes()
    corpus.replace("vocabulary/topics.yml", "What crosses borders.", "Trade.")
    corpus.build()
    said = history_beside(corpus.target).read_bytes()

    corpus.target.write_bytes(first)  # as if the build had been killed before it had replaced the database
    corpus.build()

    assert history_beside(corpus.target).read_bytes() == said


def test_a_history_stays_small(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_BUILDS", 2)
    monkeypatch.setattr(history, "MOST_CHANGES", 1)
    corpus.build()
    for before, after in (("Reserves", "A"), ("A", "B"), ("B", "C")):
        corpus.replace("vocabulary/topics.yml", f"name: {before},", f"name: {after},")
        corpus.replace("vocabulary/actors/all.yml", "name: Lithium Desk", f"name: Lithium Desk {after}")
        corpus.build()
        corpus.replace("vocabulary/actors/all.yml", f"name: Lithium Desk {after}", "name: Lithium Desk")

    builds = read_history(corpus.target)

    assert [build["changes"][0]["label"] for build in builds] == ["Lithium Desk C", "Lithium Desk B"]
    assert [(len(build["changes"]), build["left_out"]) for build in builds] == [(1, 1), (1, 1)]


def test_damaged_lines_and_odd_files_are_passed_over(corpus: Corpus) -> None:
    path = history_beside(corpus.target)
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {"old_as_of": "2020-01-01", "new_as_of": "2021-01-01", "counts": {}, "flips": [], "changes": []}
    path.write_text(f'{json.dumps(whole)}\nnot json\n[]\n{{"a": 1}}\n')

    assert read_history(corpus.target) == [whole]
    path.write_bytes(b"\xff\xfe")
    assert read_history(corpus.target) == []
