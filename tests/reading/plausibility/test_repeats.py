"""One thing in two records: names, codes, articles, claims, and ids that look like one another."""

import hashlib

import pytest

from tests.support.small_corpus import OUTSIDE_TEXT, Corpus

PLACES = "vocabulary/places.yml"


@pytest.mark.parametrize(
    ("file", "more", "problem"),
    [
        (
            PLACES,
            "- {id: prc, name: china, kind: country}\n",
            "4: warning: place prc: 'china' is also a name of place cn, sources/vocabulary/places.yml:1",
        ),
        (
            PLACES,
            "- {id: prc, name: Republic, aliases: [prc, 中国], kind: country}\n",
            "4: warning: place prc: 'prc' is also a name of place cn, sources/vocabulary/places.yml:1",
        ),
        (
            "vocabulary/topics.yml",
            '- {id: commerce, name: Trade, definition: "The same."}\n',
            "3: warning: topic commerce: 'Trade' is also a name of topic trade, sources/vocabulary/topics.yml:1",
        ),
        (
            "vocabulary/actors/all.yml",
            "- {id: usgs, name: USGS, kind: agency}\n",
            "5: warning: actor usgs: 'USGS' is also a name of actor geological-survey, "
            "sources/vocabulary/actors/all.yml:1",
        ),
    ],
)
def test_two_records_of_one_name(corpus: Corpus, file: str, more: str, problem: str) -> None:
    corpus.append(file, more)

    assert corpus.problems()[0] == f"sources/{file}:{problem}; expected a name of its own"


def test_two_places_of_one_code(corpus: Corpus) -> None:
    corpus.append(PLACES, "- {id: prc, name: Republic, kind: country, iso_code: CN}\n")

    assert corpus.problems() == [
        "sources/vocabulary/places.yml:4: place prc: "
        "iso_code 'CN' is also that of place cn, sources/vocabulary/places.yml:1"
    ]


def test_a_name_may_be_its_own_alias_and_that_of_another_kind(corpus: Corpus) -> None:
    corpus.append(PLACES, "- {id: trade, name: Trade, aliases: [TRADE], kind: country}\n")

    assert corpus.problems() == []


# ------------------------------------------------------------------------------------------------------- articles

COPY = """\
---
title: {title}
kind: news
date_published: 2013-02-04
language: en
rights: all-rights-reserved
coverage: whole
{keys}
---

The same.
"""

ONE_RECORD = "expected one record of each article, or same_text_as, translation_of"


@pytest.mark.parametrize(
    "keys",
    [
        "url: https://paper.example/lithium",
        "url: http://www.paper.example/lithium/?utm_source=feed#top",
        'urls: ["https://other.example/", "https://paper.example/lithium"]',
        "url_archived: https://web.archive.org/web/2013/https://paper.example/lithium",
    ],
)
def test_an_article_at_the_address_of_another(corpus: Corpus, keys: str) -> None:
    corpus.write("articles/zz-copy.md", COPY.format(title="Again", keys=keys))

    assert corpus.problems() == [
        "sources/articles/zz-copy.md:8: warning: article zz-copy: is at the same address as article paper, "
        f"sources/articles/paper.md:1; {ONE_RECORD}"
    ]


def test_an_article_with_the_text_of_another(corpus: Corpus) -> None:
    digest = hashlib.sha256(OUTSIDE_TEXT.encode()).hexdigest()
    corpus.write("articles/zz-copy.md", COPY.format(title="Again", keys=f"text_sha256: {digest}"))

    problems = [problem for problem in corpus.problems() if "zz-copy" in problem]
    corpus.remove("articles/zz-copy.md")
    corpus.write("articles/zz-copy.md", COPY.format(title="Again", keys=f'text_sha256: {digest}\ntext_until: "Advert"'))
    cut_alike = [problem for problem in corpus.problems() if "zz-copy" in problem]

    assert problems == []  # it has the advertisement too, which the paper cuts off
    assert cut_alike == [
        "sources/articles/zz-copy.md:8: warning: article zz-copy: has the same text as article paper, "
        f"sources/articles/paper.md:1; {ONE_RECORD}"
    ]


def test_the_same_digest_without_the_text_is_the_same_text(corpus: Corpus) -> None:
    digest = "0" * 64
    for name in ("one", "two"):
        corpus.write(f"articles/{name}.md", COPY.format(title=name, keys=f"text_sha256: {digest}"))

    assert corpus.problems() == [
        "sources/articles/two.md:8: warning: article two: has the same text as article one, "
        f"sources/articles/one.md:1; {ONE_RECORD}"
    ]


def test_a_text_in_other_bytes_is_the_same_text(corpus: Corpus) -> None:
    other = OUTSIDE_TEXT.replace("“", '"').replace("”", '"').replace("\n", "\n\n")
    (corpus.texts / "other.txt").write_text(other, "utf-8")
    digest = hashlib.sha256(other.encode()).hexdigest()
    keys = f'text_sha256: {digest}\ntext_until: "Advertisement:"'
    corpus.write("articles/zz-copy.md", COPY.format(title="Again", keys=keys))

    assert corpus.problems() == [
        "sources/articles/zz-copy.md:8: warning: article zz-copy: has the same text as article paper, "
        f"sources/articles/paper.md:1; {ONE_RECORD}"
    ]


@pytest.mark.parametrize("key", ["same_text_as", "translation_of"])
def test_a_copy_that_says_so_is_no_repeat(corpus: Corpus, key: str) -> None:
    keys = f"url: https://paper.example/lithium\n{key}: paper"
    corpus.write("articles/zz-copy.md", COPY.format(title="Again", keys=keys))

    assert corpus.problems() == []


def test_the_original_may_come_after_its_copy(corpus: Corpus) -> None:
    keys = "url: https://paper.example/lithium\nsame_text_as: paper"
    corpus.write("articles/a-copy.md", COPY.format(title="Again", keys=keys))

    assert corpus.problems() == []


# ---------------------------------------------------------------------------------------------------------- claims


def test_the_same_claim_under_two_ids(corpus: Corpus) -> None:
    line = corpus.append(
        "claims/paper.yml",
        "\n- id: paper-price-again\n  statement: the price rose,  then fell.\n  kind: fact\n  quote: The price rose\n",
    )

    assert corpus.problems() == [
        f"sources/claims/paper.yml:{line + 1}: warning: claim paper-price-again: says the same as claim paper-price, "
        "line 64; expected each claim once"
    ]


def test_the_same_number_by_the_same_words_is_one_claim(corpus: Corpus) -> None:
    text = (corpus.sources / "claims/paper.yml").read_text("utf-8")
    first = text.split("\n\n")[0]
    again = first.replace("paper-reserves", "paper-reserves-again").replace("statement: China has", "statement: It has")
    line = corpus.append("claims/paper.yml", f"\n{again}\n")

    assert corpus.problems() == [
        f"sources/claims/paper.yml:{line + 1}: warning: claim paper-reserves-again: says the same as claim "
        "paper-reserves, line 1; expected each claim once"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("period: 2012", "period: 2011"),
        ("place: cn", "place: cl"),
        ("attributed_to: ministry", "attributed_to: the-paper"),
    ],
)
def test_another_year_place_or_speaker_is_another_claim(corpus: Corpus, old: str, new: str) -> None:
    first = (corpus.sources / "claims/paper.yml").read_text("utf-8").split("\n\n")[0]
    corpus.append("claims/paper.yml", "\n" + first.replace("paper-reserves", "paper-other").replace(old, new) + "\n")

    assert corpus.problems() == []


def test_what_two_articles_say_is_said_twice(corpus: Corpus) -> None:
    corpus.append("claims/note.yml", "\n- id: own-price\n  statement: The price rose, then fell.\n  kind: fact\n")

    assert corpus.problems() == []


# ------------------------------------------------------------------------------------------------------------- ids


@pytest.mark.parametrize("other", ["paper-pr1ce", "paper--price", "paper-price-", "paper-prlce"])
def test_ids_that_look_alike(corpus: Corpus, other: str) -> None:
    line = corpus.append("claims/paper.yml", f"\n- id: {other}\n  statement: Another thing.\n  kind: fact\n") + 1
    expected = (
        f"sources/claims/paper.yml:{line}: warning: claim {other}: id '{other}' looks like 'paper-price', "
        "sources/claims/paper.yml:64; expected ids that differ"
    )

    assert corpus.problems() == ([] if other == "paper-prlce" else [expected])


@pytest.mark.parametrize(
    ("one", "other"),
    [("c1", "ci"), ("c1", "cl"), ("c0", "co"), ("corn-a", "com-a"), ("s5a", "ssa"), ("0il-1", "oil-1")],
)
def test_signs_that_look_alike(corpus: Corpus, one: str, other: str) -> None:
    claims = (f"\n- id: {identity}\n  statement: Of {identity}.\n  kind: fact\n" for identity in (one, other))
    corpus.append("claims/paper.yml", "".join(claims))

    (problem,) = corpus.problems()
    assert f"claim {one}: id '{one}' looks like '{other}'" in problem


@pytest.mark.parametrize(("one", "other"), [("c-1", "c-l"), ("y2010", "y2o1o"), ("part-1", "part-2"), ("a1b", "a2b")])
def test_numbers_in_ids_are_not_confused(corpus: Corpus, one: str, other: str) -> None:
    if other == "y2o1o":
        other = "y2011"
    claims = (f"\n- id: {identity}\n  statement: Of {identity}.\n  kind: fact\n" for identity in (one, other))
    corpus.append("claims/paper.yml", "".join(claims))

    assert corpus.problems() == []
