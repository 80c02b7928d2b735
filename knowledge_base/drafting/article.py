"""The front matter of a draft: what somebody said of the article as fields, what the page says of itself as choices."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..reading.draft_lines import fields, to_decide
from ..reading.undecided import NO_SUMMARY


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the article besides its text; empty where nobody said. ``publisher`` is an id.

    ``guesses`` are what its page says of itself: field to what it may be, likeliest first.
    """

    id: str
    title: str = ""
    url: str = ""
    date: str = ""
    publisher: str = ""
    guesses: Mapping[str, Sequence[str]] = field(default_factory=dict)


def article_file(about: About, text: str) -> str:
    """Return the file of an article: its front matter, and a line that a summary takes the place of."""
    is_chinese = sum("\u4e00" <= letter <= "\u9fff" for letter in text) * 5 > len(text)
    known: Mapping[str, Any] = {
        "title": "" if is_chinese else about.title,
        "title_original": about.title if is_chinese else "",
        "publisher": about.publisher,
        "date_published": about.date,
        "language": "zh" if is_chinese else "en",
        "url": about.url,
        "rights": "all-rights-reserved",
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    lines = ["---\n"]
    lines += [fields({key: value}) for key, value in known.items() if value]
    for key, choices in _CHOICES.items():
        guesses = about.guesses.get(key, ())
        if not known.get(key) and (guesses or key != "url"):
            lines.append(to_decide(key, guesses or choices, "what the page says" if guesses else "the curator"))
    return "".join([*lines, "---\n", f"{NO_SUMMARY}\n"])


_CHOICES: Mapping[str, list[str]] = {
    "title": [],
    "kind": ["news", "analysis", "paper", "report", "official-text"],
    "publisher": [],
    "date_published": [],
    "url": [],
    "coverage": ["whole", "part", "opening"],
}
"""What a person has to say of an article, with the words that there are. Not every article has an address."""
