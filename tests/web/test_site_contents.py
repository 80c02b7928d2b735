"""What the site makes of unusual contents: hostile ones, none at all, very many, and incomplete ones.

The small corpus of ``corpus.py`` is changed, built and served by a real Datasette.
"""

import html
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.serving import configure, serving
from tests.support.site_pages import HOME, KINDS, RECORDS, Html, ids, page_kinds
from tests.support.small_corpus import OWN_TEXT, Corpus, write_corpus


@contextmanager
def site_of(folder: Path, change: Callable[[Corpus], None]) -> Iterator[tuple[httpx.Client, Path]]:
    """Serve the small corpus with a change; give a client and the database."""
    corpus = write_corpus(folder)
    change(corpus)
    result = corpus.build()
    assert result.is_written, [str(problem) for problem in result.problems]
    served = configure(folder / "site", corpus.target)
    with (
        serving(served) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False, follow_redirects=True) as client,
    ):
        yield client, corpus.target


def page(site: httpx.Client, path: str) -> Html:
    answer = site.get(path)
    assert answer.status_code == 200, path
    return Html(answer.text)


# ------------------------------------------------------------------------------------------------------- hostile

HOSTILE = (
    "<img src=x onerror=alert(1)><script>alert(2)</script>&amp;\"' [a](javascript:alert(3)) ![b](https://x.example/p)"
)
"""HTML, a script, an entity, quotation marks, and what Markdown would make a link and a picture of."""

QUOTED = json.dumps(HOSTILE)
"""The same as YAML has it."""


def make_hostile(corpus: Corpus) -> None:
    """Put the hostile words into every field that holds words."""
    for name, old in {
        "vocabulary/topics.yml": "name: Trade,",
        "vocabulary/places.yml": "name: China,",
        "vocabulary/materials.yml": "name: Lithium hydroxide,",
        "vocabulary/indicators.yml": "name: Share of world reserves,",
        "vocabulary/actors/all.yml": "name: Ministry of Commerce,",
    }.items():
        key, _, value = old.partition(": ")
        corpus.replace(name, old, f"{key}: {json.dumps(value.rstrip(',') + ' ' + HOSTILE)},")
    corpus.replace("vocabulary/topics.yml", '"What crosses borders."', QUOTED)
    corpus.replace(
        "vocabulary/actors/all.yml", "name_original: 商务部,", f"name_original: {QUOTED}, definition: {QUOTED},"
    )
    corpus.replace("publications.yml", "title: Lithium in figures", f"title: {QUOTED}\n  note: {QUOTED}")
    corpus.replace("policy_events/cn.yml", "title: China introduces export licences for lithium", f"title: {QUOTED}")
    corpus.replace("policy_events/cn.yml", "summary: Whoever exports lithium needs a licence.", f"summary: {QUOTED}")
    corpus.replace("policy_events/cn.yml", "note: For one year.", f"note: {QUOTED}")
    corpus.replace(
        "articles/note.md", "title: A note on shares", f"title: {QUOTED}\ntitle_original: {QUOTED}\nauthors: [{QUOTED}]"
    )
    corpus.replace("articles/note.md", "A note of our own.", HOSTILE)
    corpus.write("articles/note.txt", OWN_TEXT + HOSTILE + "\n")
    corpus.append(
        "claims/note.yml",
        f"\n- id: own-hostile\n  statement: {QUOTED}\n  kind: fact\n  quote: {QUOTED}\n  note: {QUOTED}\n"
        "  attributed_to: ministry\n  topics: [trade]\n  place: cn\n  material: hydroxide\n",
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Path]]:
    with site_of(tmp_path_factory.mktemp("hostile"), make_hostile) as served:
        yield served


SHOWS_HOSTILE = {
    "/",
    "/search?q=onerror",
    "/timeline",
    f"{HOME}/articles/note",
    f"{HOME}/claims/own-hostile",
    f"{HOME}/policy_events/cn-2012-licences",
    f"{HOME}/indicators/reserves-share",
    f"{HOME}/places/cn",
    f"{HOME}/materials/hydroxide",
    f"{HOME}/actors/ministry",
    f"{HOME}/topics/trade",
    f"{HOME}/publications/paper-2013",
    f"{HOME}/claims",
    f"{HOME}/timeline",
    f"{HOME}?sql=select+statement+from+claims",
}


@pytest.mark.parametrize("path", sorted(SHOWS_HOSTILE))
def test_hostile_words_are_shown_as_words(hostile: tuple[httpx.Client, Path], path: str) -> None:
    found = page(hostile[0], path)

    assert found.faults == []
    assert "<img src=x onerror=alert(1)>" in found.text


def test_hostile_words_become_html_on_no_page(hostile: tuple[httpx.Client, Path]) -> None:
    site, database = hostile
    paths = [*page_kinds(database).values(), *SHOWS_HOSTILE]
    paths += [f"{HOME}/{table}/{key}" for table in RECORDS for key in ids(database, table)]
    paths += [f"{HOME}/{table}" for table in (*RECORDS, "search_index", "open_questions")]

    pages = {path: Html(site.get(path).text) for path in paths}

    assert {path: found.faults for path, found in pages.items() if found.faults} == {}
    foreign = {
        (path, tag)
        for path, found in pages.items()
        for tag, values in found.elements
        for address in (values.get(name, "") for name in ("href", "src", "srcset"))
        if "x.example" in address and not address.startswith("/search?")  # a name that is looked up here
    }
    assert foreign == set()


def test_hostile_words_end_no_data_block(hostile: tuple[httpx.Client, Path]) -> None:
    (block,) = page(hostile[0], f"{HOME}/claims/own-hostile").data

    assert (block["text"], block["appearance"]["name"]) == (HOSTILE, HOSTILE)


def test_hostile_words_are_escaped_once(hostile: tuple[httpx.Client, Path]) -> None:
    answer = hostile[0].get(f"{HOME}/claims/own-hostile").text

    assert f"<h1>{html.escape(HOSTILE).replace('&#x27;', '&#39;').replace('&quot;', '&#34;')}</h1>" in answer


# --------------------------------------------------------------------------------------------------------- empty


def make_empty(corpus: Corpus) -> None:
    """Leave nothing but the vocabulary."""
    for name in ("articles/paper.md", "articles/note.md", "articles/note.txt", "claims/paper.yml", "claims/note.yml"):
        corpus.remove(name)
    for name in ("policy_events/cn.yml", "statistics/reserves.csv", "publications.yml"):
        corpus.remove(name)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Path]]:
    with site_of(tmp_path_factory.mktemp("empty"), make_empty) as served:
        yield served


def test_every_page_of_an_empty_knowledge_base_answers(empty: tuple[httpx.Client, Path]) -> None:
    site, database = empty
    paths = [*page_kinds(database).values()]
    paths += [f"{HOME}/{table}/{key}" for table in RECORDS for key in ids(database, table)]
    paths += [f"{HOME}/{table}" for table in RECORDS]

    answers = {path: site.get(path) for path in paths}

    failed = {path: answer.status_code for path, answer in answers.items() if answer.status_code not in (200, 400)}
    assert failed == {}
    assert {path: Html(answer.text).faults for path, answer in answers.items()} == {path: [] for path in paths}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "Add articles and build again."),
        ("/contested", "Add articles and their claims to sources/ and build again."),
        ("/timeline", "Nothing for this choice."),
        ("/questions", "None: everything was checked."),
        ("/coverage", "Add one to sources/articles/ and build again."),
        (f"{HOME}/claims", "No rows."),
        (f"{HOME}/places/cn", "No claim gives a number for it."),
        (f"{HOME}/indicators/reserves", "No claim and no figure gives this indicator yet."),
    ],
)
def test_an_empty_page_says_so(empty: tuple[httpx.Client, Path], path: str, words: str) -> None:
    assert words in page(empty[0], path).text


def test_an_empty_knowledge_base_shows_no_broken_picture(empty: tuple[httpx.Client, Path]) -> None:
    site, database = empty
    pages = [page(site, path) for path in page_kinds(database).values() if "sql=select+nothing" not in path]

    assert [values for found in pages for tag, values in found.elements if tag == "img"] == []


# --------------------------------------------------------------------------------- long, overlapping, incomplete

MANY = 500


def make_unusual(corpus: Corpus) -> None:
    """An article with 500 claims; quotes that overlap or run over paragraphs; claims that say little."""
    lines = [f"In place {number} there are {number} tonnes of it." for number in range(MANY)]
    corpus.write("articles/many.md", (corpus.sources / "articles/note.md").read_text("utf-8"))
    corpus.write("articles/many.txt", "\n\n".join(lines) + "\n")
    corpus.append_json(
        "claims/many.jsonl",
        (
            {
                "article": "many",
                "id": f"many-{number:03}",
                "statement": f"There are {number} t.",
                "kind": "quantity",
                "value_stated": f"{number} tonnes",
                "bound": "exact",
                "value": number,
                "unit": "tonne",
                "quote": f"there are {number} tonnes",
            }
            for number in range(MANY)
        ),
    )
    corpus.write("articles/odd.md", (corpus.sources / "articles/note.md").read_text("utf-8"))
    corpus.write("articles/odd.txt", "It rose by half.\n\nThen it fell by half.\n")
    corpus.append_json(
        "claims/odd.jsonl",
        [
            {"article": "odd", "id": f"odd-{key}", "statement": "Something.", "kind": "fact", **words}
            for key, words in {
                "over-two": {"quote": "by half.\n\nThen it"},
                "overlapping": {"quote": "Then it fell"},
                "same": {"quote": "Then it fell"},
                "silent": {"note": "Heard, not read."},
            }.items()
        ],
    )
    corpus.write("articles/bare.md", (corpus.sources / "articles/note.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Path]]:
    with site_of(tmp_path_factory.mktemp("unusual"), make_unusual) as served:
        yield served


def test_an_article_with_very_many_claims_shows_them_all(unusual: tuple[httpx.Client, Path]) -> None:
    found = page(unusual[0], f"{HOME}/articles/many")

    numbers = range(MANY)
    assert [key for key in found.ids if key.startswith("claim-")] == [f"claim-many-{number:03}" for number in numbers]
    assert [key for key in found.ids if key.startswith("quote-")] == [
        f"quote-claim-many-{number:03}" for number in numbers
    ]
    assert found.faults == []


def marked(found: Html) -> list[tuple[str, str]]:
    """(class, words) of every <mark> of the text."""
    source = found.source.partition('<div class="evidence"')[2].partition("</div>")[0]
    pieces = source.split("<mark class=")[1:]
    return [(piece.partition(">")[0], piece.partition(">")[2].partition("</mark>")[0]) for piece in pieces]


def test_quotes_that_overlap_or_run_over_paragraphs_are_marked(unusual: tuple[httpx.Client, Path]) -> None:
    found = page(unusual[0], f"{HOME}/articles/odd")

    assert marked(found) == [
        ('"v-none tone-grey"', "by half."),
        ('"v-none tone-grey overlap"', "Then it"),
        ('"v-none tone-grey overlap"', " fell"),
    ]
    assert [key for key in found.ids if key.startswith("quote-")] == [
        "quote-claim-odd-over-two",
        "quote-claim-odd-overlapping",
        "quote-claim-odd-same",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"{HOME}/articles/bare", "No claims were recorded. They would be in sources/claims/bare.yml ."),
        (f"{HOME}/articles/bare", "The text itself is not part of this site"),
        (f"{HOME}/claims/odd-silent", "No words were recorded for this claim. Heard, not read."),
        (f"{HOME}/claims/odd-silent", "This claim is not a number that a figure could check."),
        (f"{HOME}/claims/many-007", "No other claim is about the same thing in the same years."),
        (f"{HOME}/materials/hydroxide", "No claim is about it by itself."),
    ],
)
def test_what_is_not_there_is_said(unusual: tuple[httpx.Client, Path], path: str, words: str) -> None:
    found = page(unusual[0], path)

    assert words in found.text
    assert found.faults == []


def test_a_claim_for_which_there_is_no_indicator_has_no_picture(unusual: tuple[httpx.Client, Path]) -> None:
    site, _ = unusual

    assert [tag for tag, _ in page(site, f"{HOME}/claims/many-007").elements if tag == "img"] == []
    assert site.get("/-/picture/claim/many-007.svg").status_code == 404


def test_every_kind_of_page_that_there_is_is_sound(unusual: tuple[httpx.Client, Path]) -> None:
    site, database = unusual

    faults = {kind: Html(site.get(path).text).faults for kind, path in page_kinds(database).items()}
    assert faults == {kind: [] for kind in KINDS if kind in faults}


# ----------------------------------------------------------------------------------------------------- exactly


def test_a_checked_claim_is_a_claim_review(unusual: tuple[httpx.Client, Path]) -> None:
    site, database = unusual
    with closing(sqlite3.connect(database)) as connection:
        ((explanation,),) = connection.execute(
            "select explanation from claim_checks where claim_id = 'own-share' and method = 'official'"
        ).fetchall()
        ((as_of,),) = connection.execute("select value from build_info where name = 'as_of'").fetchall()
    url = str(site.base_url.join(f"{HOME}/claims/own-share"))

    assert page(site, f"{HOME}/claims/own-share").data == [
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": url,
            "datePublished": as_of,
            "claimReviewed": "China has 15 % of the reserves.",
            "itemReviewed": {
                "@type": "Claim",
                "@id": url,
                "text": "China has 15 % of the reserves.",
                "appearance": {"@type": "CreativeWork", "name": "A note on shares", "datePublished": "2013"},
                "datePublished": "2013",
            },
            "author": {"@type": "Organization", "name": "Lithium Ledger"},
            "reviewBody": explanation,
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": 2,
                "worstRating": 1,
                "bestRating": 4,
                "alternateName": "differs",
            },
        }
    ]


def test_a_claim_that_nothing_checks_is_a_claim(unusual: tuple[httpx.Client, Path]) -> None:
    site, _ = unusual
    url = str(site.base_url.join(f"{HOME}/claims/paper-price"))

    assert page(site, f"{HOME}/claims/paper-price").data == [
        {
            "@context": "https://schema.org",
            "@type": "Claim",
            "@id": url,
            "text": "The price rose, then fell.",
            "appearance": {
                "@type": "CreativeWork",
                "name": "Who has the lithium",
                "url": "https://paper.example/lithium",
                "publisher": {"@type": "Organization", "name": "The Paper"},
                "datePublished": "2013-02-03",
            },
            "author": {"@type": "Organization", "name": "The Paper"},
            "datePublished": "2013-02-03",
        }
    ]
