"""Records that lead back to themselves, and acts upon what did not exist yet."""

import pytest

from tests.support.small_corpus import Corpus

PLACES, MATERIALS, INDICATORS = "vocabulary/places.yml", "vocabulary/materials.yml", "vocabulary/indicators.yml"
EVENTS = "policy_events/cn.yml"


def test_a_place_in_itself(corpus: Corpus) -> None:
    corpus.replace(PLACES, "kind: country, iso_code: CL, parent: world", "kind: country, iso_code: CL, parent: cl")

    assert corpus.problems() == [
        "sources/vocabulary/places.yml:2: place cl: leads back to itself: cl > cl; expected a way that ends"
    ]


def test_a_circle_of_places_is_reported_once_at_its_first_line(corpus: Corpus) -> None:
    corpus.replace(PLACES, "name_in_text: the world, kind: world", "kind: world, parent: cl")

    assert corpus.problems() == [
        "sources/vocabulary/places.yml:2: place cl: leads back to itself: cl > world > cl; expected a way that ends"
    ]


@pytest.mark.parametrize(
    ("file", "more", "problem"),
    [
        (
            MATERIALS,
            '- {id: a, name: A, kind: element, parent: b, definition: "A."}\n'
            '- {id: b, name: B, kind: element, parent: a, definition: "B."}\n',
            "3: material a: leads back to itself: a > b > a",
        ),
        (
            "vocabulary/actors/all.yml",
            "- {id: a, name: A, kind: agency, parent: b}\n- {id: b, name: B, kind: agency, parent: a}\n",
            "5: actor a: leads back to itself: a > b > a",
        ),
        (
            INDICATORS,
            '- {id: a, name: A, unit: percent, share_of: b, definition: "A."}\n'
            '- {id: b, name: B, unit: percent, growth_of: c, definition: "B."}\n'
            '- {id: c, name: C, unit: percent, share_of: reserves, part: a, definition: "C."}\n',
            "5: indicator a: leads back to itself: a > b > c > a",
        ),
        (
            INDICATORS,
            '- {id: a, name: A, unit: percent, share_of: a, definition: "A."}\n',
            "5: indicator a: leads back to itself: a > a",
        ),
    ],
)
def test_circles_of_every_kind(corpus: Corpus, file: str, more: str, problem: str) -> None:
    corpus.append(file, more)

    assert corpus.problems() == [f"sources/{file}:{problem}; expected a way that ends"]


def test_two_circles_are_two_mistakes(corpus: Corpus) -> None:
    corpus.append(
        "vocabulary/actors/all.yml",
        "".join(
            f"- {{id: {one}, name: {one}, kind: agency, parent: {other}}}\n" for one, other in ("ab", "ba", "cd", "dc")
        ),
    )

    assert [problem.split(": ", 2)[2] for problem in corpus.problems()] == [
        "leads back to itself: a > b > a; expected a way that ends",
        "leads back to itself: c > d > c; expected a way that ends",
    ]


def test_two_ways_to_one_place_are_no_circle(corpus: Corpus) -> None:
    corpus.append(
        INDICATORS, '- {id: a, name: A, unit: percent, share_of: reserves, part: reserves, definition: "A."}\n'
    )

    assert corpus.problems() == []


@pytest.mark.parametrize("key", ["translation_of", "same_text_as"])
def test_articles_that_are_each_others_original(corpus: Corpus, key: str) -> None:
    corpus.replace("articles/paper.md", "language: en", f"language: en\n{key}: note")
    corpus.replace("articles/note.md", "language: en", f"language: en\n{key}: paper")

    assert corpus.problems() == [
        "sources/articles/note.md:6: article note: leads back to itself: note > paper > note; expected a way that ends"
    ]


EVENT = """
- id: {id}
  title: Event {id}
  jurisdiction: cn
  instrument: agreement
  supply_chain_stage: trade
  {dates}
  summary: Invented.
  confidence: known
  links:
    - relation: {relation}
      event: {target}
"""

RELATIONS = ["implements", "amends", "extends", "suspends", "resumes", "repeals", "responds-to"]


@pytest.mark.parametrize("relation", RELATIONS)
def test_an_act_upon_what_did_not_exist_yet(corpus: Corpus, relation: str) -> None:
    event = EVENT.format(id="early", dates="date_announced: 2011-01-01", relation=relation, target="cn-2012-licences")
    line = corpus.append(EVENTS, event) + 10

    assert corpus.problems() == [
        f"sources/{EVENTS}:{line}: warning: policy event early: {relation} cn-2012-licences, which is of 2012-05-01, "
        "when it was itself of 2011-01-01; expected an earlier event, or another date of one of them"
    ]


@pytest.mark.parametrize(
    "dates",
    [
        "date_announced: 2012-05",
        "date_announced: 2012",
        "date_announced: 2011~",
        "date_announced: 2011-01-01\n  date_effective: 2012-08-01",
        "date_effective: 2013",
    ],
)
def test_an_act_that_may_be_later_raises_no_doubt(corpus: Corpus, dates: str) -> None:
    corpus.append(EVENTS, EVENT.format(id="other", dates=dates, relation="repeals", target="cn-2012-licences"))

    assert corpus.problems() == []


@pytest.mark.parametrize("relation", [relation for relation in RELATIONS if relation != "responds-to"])
def test_acts_upon_each_other(corpus: Corpus, relation: str) -> None:
    dates = "date_announced: 2013-01-01"
    line = corpus.append(EVENTS, EVENT.format(id="one", dates=dates, relation=relation, target="two")) + 10
    corpus.append(EVENTS, EVENT.format(id="two", dates=dates, relation=relation, target="one"))

    assert corpus.problems() == [
        f"sources/{EVENTS}:{line}: policy event one: leads back to itself: one > two > one; expected a way that ends"
    ]


def test_an_answer_may_be_answered(corpus: Corpus) -> None:
    dates = "date_announced: 2013"
    corpus.append(EVENTS, EVENT.format(id="one", dates=dates, relation="responds-to", target="two"))
    corpus.append(EVENTS, EVENT.format(id="two", dates=dates, relation="responds-to", target="one"))

    assert corpus.problems() == []
