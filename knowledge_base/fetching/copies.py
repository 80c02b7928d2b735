"""The folder of fetched texts: one file an article, and a list of every attempt, so that a run can go on later.

    texts/fetched/<article>.txt     the main text of the page, as it was when it was fetched
    texts/fetched/attempts.jsonl    one line for each attempt, the newest last

Texts of others stay on the user's machine: git ignores ``texts/``, and no command publishes them.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ..reading.article_texts import COPIES

ATTEMPTS = "attempts.jsonl"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of fetching one article.

    ``url`` is where the text is from, empty where none was had; ``day`` is when; ``note`` says what was odd.
    """

    article: str
    url: str
    day: str
    quotes: int
    found: int
    note: str = ""

    @property
    def has_text(self) -> bool:
        return bool(self.url)


class Copies:
    """The fetched texts below one folder of texts."""

    def __init__(self, texts: Path) -> None:
        self.folder = texts / COPIES

    def attempts(self) -> dict[str, Attempt]:
        """Return the newest attempt at each article; lines that a killed run left half written are passed over."""
        return {attempt.article: attempt for attempt in self._lines()}

    def _lines(self) -> Iterator[Attempt]:
        path = self.folder / ATTEMPTS
        if not path.exists():
            return
        for line in path.read_text("utf-8", "replace").splitlines():
            try:
                yield Attempt(**json.loads(line))
            except (ValueError, TypeError):
                continue

    def path(self, article: str) -> Path:
        return self.folder / f"{article}.txt"

    def keep(self, attempt: Attempt, text: str | None) -> None:
        """Write a text, whole or not at all, and then the line that says so."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if text is not None:
            half = self.folder / f"{attempt.article}.half"
            half.write_text(text, "utf-8", newline="\n")
            os.replace(half, self.path(attempt.article))  # noqa: PTH105  # atomic, and says so
        with (self.folder / ATTEMPTS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(asdict(attempt), ensure_ascii=False) + "\n")
