"""What a query names, and what it may have meant."""

import pytest

from knowledge_base.web.search_answers import Named, apart, corrected, named_in

TERMS = [
    ("indicator", "reserves", "Reserves\n储量"),
    ("indicator", "reserves-share", "Share of world reserves\nshare of reserves"),
    ("indicator", "exports", "Exports"),
    ("place", "cl", "Chile\nCL\n智利"),
    ("place", "us", "United States\nUS\nUSA"),
    ("material", "lithium", "Lithium\nLi\n锂"),
]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("reserves", Named("reserves")),
        ("Chile's share of world reserves 2012", Named("reserves-share", "cl", year="2012", rest=("2012",))),
        ("share of the reserves of Chile", Named("reserves-share", "cl")),
        ("智利储量", Named("reserves", "cl")),
        ("lithium exports from the US", Named("exports", "us", "lithium")),
        ("let us see", Named(rest=("let", "us", "see"))),
        ("export ban", Named("exports", rest=("ban",))),
        ("Li exports 40,000", Named("exports", "", "lithium", rest=("40", "000"))),
        ("", Named()),
    ],
)
def test_what_a_query_names(query: str, named: Named) -> None:
    assert named_in(query, TERMS) == named


def test_a_number_is_named_when_there_are_no_other_words() -> None:
    assert named_in("Li exports 40,000", TERMS).is_a_number
    assert not named_in("export ban", TERMS).is_a_number
    assert not named_in("Chile 2012", TERMS).is_a_number


def test_chinese_names_are_set_apart() -> None:
    assert apart("智利储量", TERMS) == "智利 储量"
    assert apart("export quota", TERMS) == "export quota"


def test_a_misspelt_word_is_mended() -> None:
    words = ["smuggling", "lithium", "quota"]
    assert corrected("smugling of litium", ["smugling", "litium"], words) == "smuggling of lithium"
    assert corrected("xyzzyq quota", ["xyzzyq"], words) is None
    assert corrected("quo", ["quo"], words) is None
