"""Whose figure it is: the article's own, its source's, or somebody else's."""

import pytest

from knowledge_base.checking.independence import Voice, independence, is_own_house, lineage, page_key, page_keys
from knowledge_base.model.records import Actor
from knowledge_base.model.vocabulary import Independence
from tests.support.figures_on_lithium import ACTORS, PAGE, Desk

KNOWN = {actor.id: actor for actor in ACTORS}
INDEPENDENT, QUOTES, OWN = Independence.INDEPENDENT, Independence.QUOTES_SOURCE, Independence.OWN_SOURCE


def relation(voice: Voice, publisher: str | None = "survey", **keys: object) -> Independence:
    """The relation of a printed figure to a claim."""
    desk = Desk()
    return independence(desk.figure(1, 2012, publisher=publisher, **keys), voice, KNOWN)  # type: ignore[arg-type]


# --------------------------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize(
    "same",
    [
        "https://daily.example/article",
        "http://daily.example/article",
        "https://www.daily.example/article",
        "https://DAILY.example/article/",
        "https://daily.example/article#page-2",
    ],
)
def test_an_address_is_the_same_page_however_it_is_written(same: str) -> None:
    assert page_key(same) == page_key(PAGE)


@pytest.mark.parametrize(
    "other",
    [
        "https://daily.example/article?page=2",
        "https://daily.example/Article",
        "https://news.daily.example/article",
        "https://daily.example/",
    ],
)
def test_another_address_is_another_page(other: str) -> None:
    assert page_key(other) != page_key(PAGE)


def test_missing_addresses_give_no_key() -> None:
    assert page_keys([None, PAGE, None]) == {page_key(PAGE)}


# --------------------------------------------------------------------------------------------------------- houses


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("survey", "survey", True),
        ("survey-lab", "survey", True),
        ("survey", "survey-lab", True),
        ("minister", "ministry", True),
        ("minister", "survey", False),
        ("daily", "weekly", False),
        (None, None, False),
        ("survey", None, False),
    ],
)
def test_a_body_its_parts_and_its_people_are_one_house(a: str | None, b: str | None, expected: bool) -> None:
    assert is_own_house(a, b, KNOWN) is expected


def test_two_parts_of_one_body_are_two_houses() -> None:
    """A ministry's two agencies may well check each other."""
    actors = {**KNOWN, "office": Actor(id="office", name="Office", kind="agency", parent="survey")}
    assert not is_own_house("survey-lab", "office", actors)


def test_a_circle_of_parents_ends() -> None:
    actors = {
        "a": Actor(id="a", name="A", kind="agency", parent="b"),
        "b": Actor(id="b", name="B", kind="agency", parent="a"),
    }
    assert lineage("a", actors) == ["a", "b"]


# ----------------------------------------------------------------------------------------- a figure and a claim


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        # the paper speaks itself
        (Voice(page_keys([PAGE]), "daily"), INDEPENDENT),
        # somebody else is quoted
        (Voice(page_keys([PAGE]), "daily", "ministry"), INDEPENDENT),
        # the survey is quoted, or its laboratory
        (Voice(page_keys([PAGE]), "daily", "survey"), QUOTES),
        (Voice(page_keys([PAGE]), "daily", "survey-lab"), QUOTES),
        # the survey's own paper
        (Voice(frozenset(), "survey"), OWN),
        (Voice(frozenset(), "survey", "survey-lab"), OWN),
        # the survey's paper quotes the ministry: it is the ministry's claim
        (Voice(frozenset(), "survey", "ministry"), INDEPENDENT),
        # nobody is known
        (Voice(), INDEPENDENT),
    ],
)
def test_whose_figure_it_is(voice: Voice, expected: Independence) -> None:
    assert relation(voice) is expected


@pytest.mark.parametrize("speaker", [None, "survey", "ministry"])
def test_a_figure_read_in_the_very_article_is_its_own_whoever_speaks(speaker: str | None) -> None:
    voice = Voice(page_keys([PAGE]), "daily", speaker)
    assert relation(voice, via="http://www.daily.example/article/") is OWN
    assert relation(voice, page=PAGE) is OWN


def test_a_copy_of_the_text_is_the_same_article() -> None:
    voice = Voice(page_keys([PAGE, "https://mirror.example/copy"]), "daily")
    assert relation(voice, via="https://mirror.example/copy") is OWN


def test_a_figure_without_a_publisher_is_nobodys_own() -> None:
    assert relation(Voice(frozenset(), "survey"), publisher=None) is INDEPENDENT


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ((None, None), INDEPENDENT),
        ((None, PAGE), INDEPENDENT),
        ((PAGE, None), OWN),
        ((PAGE, PAGE), OWN),
    ],
)
def test_an_implied_figure_is_as_independent_as_its_leading_part(
    pages: tuple[str | None, str | None], expected: Independence
) -> None:
    desk = Desk()
    for place, page in zip(("cn", "world"), pages, strict=True):
        desk.figure(1, 2012, "reserves", place=place, edition="Survey 2013", via=page)
    (share,) = desk.implied("reserves-share")
    assert independence(share, Voice(page_keys([PAGE]), "daily"), KNOWN) is expected


def test_what_a_source_s_own_figures_imply_is_its_source_s() -> None:
    desk = Desk()
    for place in ("cn", "world"):
        desk.figure(1, 2012, "reserves", place=place, edition="Survey 2013")
    (share,) = desk.implied("reserves-share")
    assert independence(share, Voice(frozenset(), "daily", "survey"), KNOWN) is QUOTES
