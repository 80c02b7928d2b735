"""A number that somebody asks about is judged as a claim would be; what is not known is answered with the nearest."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge_base.building.known_database import known_in
from knowledge_base.extracting.asked import Asked, NotUnderstood, check_asked
from knowledge_base.extracting.checked import Known, check_text
from knowledge_base.extracting.known_sources import known_sources
from knowledge_base.extracting.report import as_data
from tests.support.serving import ROOT
from tests.support.small_corpus import write_corpus


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    """What the small corpus knows, read from its database."""
    corpus = write_corpus(tmp_path_factory.mktemp("asked"))
    corpus.build()
    with closing(sqlite3.connect(corpus.target)) as connection:
        yield known_in(connection)


SHARE = {"indicator": "Share of world reserves", "place": "PRC", "material": "lithium", "period": "2012"}
RESERVES = {"indicator": "reserves", "place": "cn", "period": "2012"}


@pytest.mark.parametrize(
    ("given", "verdict", "beginning"),
    [
        ({**SHARE, "value": "27", "unit": "%"}, "agrees", "The statement put China's share of world reserves"),
        ({**SHARE, "value": "15"}, "differs", "The statement put China's share of world reserves"),
        (
            {"indicator": "reserves", "place": "cn", "value": "3.5", "unit": "million tonnes", "period": "2012"},
            "agrees",
            "",
        ),
        (
            {"indicator": "reserves", "place": "cn", "value": "350 million", "unit": "tonnes", "period": "2012"},
            "scale-error",
            "",
        ),
        ({"indicator": "reserves", "place": "Chile", "value": "1", "unit": "t", "period": "2012"}, "no-reference", ""),
    ],
)
def test_fields_in_any_form(given: dict[str, str], verdict: str, beginning: str, known: Known) -> None:
    (checked,) = check_asked(Asked.of(given), known)

    assert checked.verdict == verdict
    assert (checked.sentence or "").startswith(beginning)
    assert "the article" not in (checked.sentence or "").lower()


def test_a_phrase(known: Known) -> None:
    (checked,) = check_asked(Asked.of({"phrase": "China's lithium reserves were 3.5 million tonnes in 2012."}), known)

    assert (checked.verdict, checked.claim_id) == ("agrees", "paper-reserves")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"phrase": "hello"}, "no number with a unit can be read in “hello”"),
        ({"value": "5"}, "give a value and an indicator, or a phrase such as “X exported 55,300 tons in 2005”"),
        (
            {"indicator": "reservs", "value": "5"},
            "no indicator is called “reservs”; the nearest is Reserves (reserves)",
        ),
        (
            {"indicator": "reserves", "place": "Chinna", "value": "5"},
            "no place is called “Chinna”; the nearest is China (cn)",
        ),
        (
            {"indicator": "reserves", "value": "5", "unit": "%"},
            "the unit of “Reserves” is t, and % cannot be turned into it",
        ),
        ({"indicator": "reserves", "value": "many"}, "“many tonne” cannot be read as one number with a unit"),
        (
            {"indicator": "reserves", "value": "5", "period": "last year"},
            "“last year” is not an EDTF date such as 2012, 2012-06, 2012-06-20 or 2013~",
        ),
        (
            {"indicator": "reserves", "value": "5", "basis": "lcee"},
            "no basis of it is called “lcee”; the nearest is lce",
        ),
    ],
)
def test_what_is_not_understood_is_answered(given: dict[str, str], said: str, known: Known) -> None:
    with pytest.raises(NotUnderstood) as caught:
        check_asked(Asked.of(given), known)

    assert str(caught.value) == said


def test_the_database_knows_what_the_sources_know(real_database: Path, texts_folder: Path) -> None:
    with closing(sqlite3.connect(real_database)) as connection:
        from_database = known_in(connection)
    from_sources, errors = known_sources(ROOT / "sources")

    assert errors == []
    assert set(from_database.bench.figures) == set(from_sources.bench.figures)
    for file in texts_folder.glob("*.txt"):
        text = file.read_text("utf-8")
        numbers = [as_data(one) for one in check_text(text, from_database)]
        assert numbers == [as_data(one) for one in check_text(text, from_sources)]
        assert len(numbers) >= 10
