"""schema.org for machines: a claim's page carries a ``Claim``, and a ``ClaimReview`` where a figure of others decides.

https://schema.org/Claim, https://schema.org/ClaimReview. The rating scale is ours (``verdict_style.py``);
``alternateName`` gives the word. A review is published only for a number that was held against a figure of somebody
else than its own speaker: what a source's own figure says of it is no review. It is dated by the day of the build.
"""

import json
from typing import Any

from markupsafe import Markup

from ..model.dates import date_span
from ..model.vocabulary import Independence
from .verdict_style import VERDICTS

RATINGS = {word: look.rating for word, look in VERDICTS.items() if look.rating is not None}
"""Verdict -> its rating, for those that say something about the claim."""

PERSONS = {"person", "unnamed"}
"""Kinds of actor that are a human being, named or not; all others are organisations."""

Data = dict[str, Any]


def claim_data(claim: Data, explanation: str | None, url: str, site: str) -> Data:
    """Return JSON-LD for a claim, as the query ``claim`` gives it; ``explanation`` is the sentence of its check."""
    item = _claim(claim, url)
    is_reviewed = claim["verdict"] in RATINGS and claim["independence"] == Independence.INDEPENDENT
    if not is_reviewed or explanation is None:
        return {"@context": "https://schema.org", **item}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "datePublished": claim["as_of"],
        "claimReviewed": claim["statement"],
        "itemReviewed": item,
        "author": {"@type": "Organization", "name": site},
        "reviewBody": explanation,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[claim["verdict"]],
            "worstRating": min(RATINGS.values()),
            "bestRating": max(RATINGS.values()),
            "alternateName": claim["verdict"],
        },
    }


def _claim(claim: Data, url: str) -> Data:
    """What was said, by whom, when and where. A claim is as old as the article in which it was read."""
    appearance: Data = {"@type": "CreativeWork", "name": claim["article"]}
    item: Data = {"@type": "Claim", "@id": url, "text": claim["statement"], "appearance": appearance}
    addresses = [address for address in (claim["article_url"], claim["article_url_archived"]) if address]
    if addresses:
        appearance["url"] = addresses[0]
    if addresses[1:]:
        appearance["archivedAt"] = addresses[1]
    publisher = _actor(claim["publisher"], claim["publisher_kind"])
    if publisher:
        appearance["publisher"] = publisher
    author = _actor(claim["speaker"], claim["speaker_kind"]) or publisher
    if author:
        item["author"] = author
    published = iso_date(claim["date_published"])
    if published:
        appearance["datePublished"] = item["datePublished"] = published
    return item


def _actor(name: str | None, kind: str | None) -> Data | None:
    return {"@type": "Person" if kind in PERSONS else "Organization", "name": name} if name else None


def iso_date(date: str | None) -> str | None:
    """Return an EDTF date as the ISO 8601 date of schema.org: a year, a month or a day; None for "the 2010s"."""
    if not date:
        return None
    span = date_span(date)
    first, last = span.first or "", span.last or ""
    return next((first[:length] for length in (10, 7, 4) if first and first[:length] == last[:length]), None)


def script_safe(data: Data) -> Markup:
    """Return JSON that cannot end the script element it is put into."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(safe)  # noqa: S704  # no "<" is left
