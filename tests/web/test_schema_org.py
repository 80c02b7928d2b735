"""What machines can read of a claim: whose it is, when it was made, and a review where another's figure decides."""

from typing import Any

import pytest

from knowledge_base.web.schema_org import RATINGS, claim_data, iso_date

CLAIM: dict[str, Any] = {
    "statement": "China has 3.5 million t of lithium reserves.",
    "article": "Who has the lithium",
    "article_url": "https://paper.example/lithium",
    "article_url_archived": None,
    "date_published": "2013-02-03",
    "publisher": "The Paper",
    "publisher_kind": "media",
    "speaker": "A. Minister",
    "speaker_kind": "person",
    "verdict": "agrees",
    "independence": "independent",
    "as_of": "2013-03-01",
}
URL = "https://site.example/claims/x"


def data(**changes: Any) -> dict[str, Any]:
    return claim_data({**CLAIM, **changes}, "It fits.", URL, "Our site")


def test_a_claim_that_an_independent_figure_checks_is_reviewed() -> None:
    assert data() == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": URL,
        "datePublished": "2013-03-01",
        "claimReviewed": CLAIM["statement"],
        "itemReviewed": {
            "@type": "Claim",
            "@id": URL,
            "text": CLAIM["statement"],
            "appearance": {
                "@type": "CreativeWork",
                "name": "Who has the lithium",
                "url": "https://paper.example/lithium",
                "publisher": {"@type": "Organization", "name": "The Paper"},
                "datePublished": "2013-02-03",
            },
            "author": {"@type": "Person", "name": "A. Minister"},
            "datePublished": "2013-02-03",
        },
        "author": {"@type": "Organization", "name": "Our site"},
        "reviewBody": "It fits.",
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 4,
            "worstRating": min(RATINGS.values()),
            "bestRating": 4,
            "alternateName": "agrees",
        },
    }


@pytest.mark.parametrize("independence", ["quotes-source", "own-source", None])
def test_what_its_own_source_says_of_a_claim_is_no_review(independence: str | None) -> None:
    assert data(independence=independence)["@type"] == "Claim"


@pytest.mark.parametrize("verdict", ["no-reference", "own-source", "undated", None])
def test_a_claim_that_nothing_decides_is_not_reviewed(verdict: str | None) -> None:
    assert data(verdict=verdict)["@type"] == "Claim"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("person", "Person"), ("unnamed", "Person"), ("government", "Organization"), ("media", "Organization")],
)
def test_the_author_is_a_person_or_an_organisation(kind: str, expected: str) -> None:
    assert data(speaker_kind=kind)["itemReviewed"]["author"] == {"@type": expected, "name": "A. Minister"}


def test_an_article_that_speaks_itself_speaks_as_its_publisher() -> None:
    speaks_itself = data(speaker=None, speaker_kind=None)["itemReviewed"]

    assert speaks_itself["author"] == {"@type": "Organization", "name": "The Paper"}
    assert "author" not in data(speaker=None, publisher=None, verdict=None)


def test_a_stored_copy_is_where_the_article_is_kept() -> None:
    both = data(article_url_archived="https://archive.example/1")["itemReviewed"]["appearance"]
    only = data(article_url=None, article_url_archived="https://archive.example/1")["itemReviewed"]["appearance"]

    assert (both["url"], both["archivedAt"]) == ("https://paper.example/lithium", "https://archive.example/1")
    assert (only["url"], only.get("archivedAt")) == ("https://archive.example/1", None)


@pytest.mark.parametrize(
    ("edtf", "iso"),
    [
        ("2013", "2013"),
        ("2013-02", "2013-02"),
        ("2013-02-03", "2013-02-03"),
        ("2013~", "2013"),
        ("2013-02-03?", "2013-02-03"),
        ("2013-XX", "2013"),
        ("2013-02-XX", "2013-02"),
        ("201X", None),
        (None, None),
    ],
)
def test_dates_are_as_precise_as_they_are_known(edtf: str | None, iso: str | None) -> None:
    assert iso_date(edtf) == iso
    assert data(date_published=edtf)["itemReviewed"].get("datePublished") == iso
