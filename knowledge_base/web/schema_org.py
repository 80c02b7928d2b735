"""schema.org for machines: a claim's page carries a ``Claim``, and a ``ClaimReview`` where it was checked.

https://schema.org/Claim, https://schema.org/ClaimReview. The rating scale is ours (``verdict_style.py``);
``alternateName`` gives the word.
"""

import json
from typing import Any

from markupsafe import Markup

from .verdict_style import VERDICTS

RATINGS = {word: look.rating for word, look in VERDICTS.items() if look.rating is not None}
"""Verdict -> its rating, for those that say something about the claim."""


def claim_data(claim: dict[str, Any], explanation: str | None, url: str, site: str) -> dict[str, Any]:
    """Return JSON-LD for a claim; ``explanation`` is the sentence of its check."""
    appearance: dict[str, Any] = {"@type": "CreativeWork", "name": claim["article"]}
    if claim["article_url"]:
        appearance["url"] = claim["article_url"]
    item: dict[str, Any] = {"@type": "Claim", "@id": url, "text": claim["statement"], "appearance": appearance}
    if claim["speaker"] or claim["publisher"]:
        item["author"] = {"@type": "Thing", "name": claim["speaker"] or claim["publisher"]}
    if claim["verdict"] not in RATINGS or explanation is None:
        return {"@context": "https://schema.org", **item}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
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


def script_safe(data: dict[str, Any]) -> Markup:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    safe = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(safe)  # noqa: S704  # no "<" is left
