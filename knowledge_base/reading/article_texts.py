"""The texts of articles: found by their SHA-256, whatever the files are called; cut where the article ends.

A text that is not ours never lies in the repository. Whoever has it puts it into a folder and names that
folder; the article's ``text_sha256`` says which file it is. ``articles/<id>.txt`` is for texts whose rights
allow keeping them.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import Problem
from ..model.records import Article
from .files import SourceFile
from .quotes import FoundTwice, NotFound, QuotableText
from .text_files import Unreadable, decode_article, read_text
from .validation import Checked

TEXT_LIMIT = 20_000_000
"""Largest text file that is looked at, in bytes."""

COPIES = "fetched"
"""Folder within a folder of texts: copies of pages as they are now, each called like its article. A quote that is in
one is ``found``, not ``verified``, and one that is not may still be in the text that was read."""


class TextFolders:
    """The files of the folders given with ``--texts``, by hash."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._by_hash: dict[str, Path] = {}
        self._hash_by_stem: dict[str, str] = {}
        self._copies: dict[str, Path] = {}
        for folder in folders:
            for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.stat().st_size <= TEXT_LIMIT):
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                self._by_hash.setdefault(digest, path)
                if path.parent != folder / COPIES:
                    self._hash_by_stem[path.stem] = digest
                elif path.suffix == ".txt":
                    self._copies.setdefault(path.stem, path)

    def find(self, digest: str) -> Path | None:
        return self._by_hash.get(digest)

    def copy_of(self, article_id: str) -> Path | None:
        """The copy of an article's page that was fetched, if any."""
        return self._copies.get(article_id)

    def hash_of_file_named(self, article_id: str) -> str | None:
        """The hash of a file that is called like an article, to notice a text that was changed."""
        return self._hash_by_stem.get(article_id)


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What later records need to know of an article: enough to load its text again, without keeping it."""

    year: int | None
    text_path: Path | None
    text_until: str | None
    page: str | None = None
    """The article's address."""
    copy_path: Path | None = None
    """A copy that was fetched; looked at where the text itself is not there."""

    def load(self) -> str | None:
        """Return the article's text, cut where the article ends. Only for texts that ``check_text`` has accepted."""
        if self.text_path is None:
            return None
        return cut(decode_article(self.text_path.read_bytes()), self.text_until)

    def load_copy(self) -> str | None:
        """Return the fetched copy where it takes the place of the text; None where it does not, or is no text."""
        if self.text_path is not None or self.copy_path is None:
            return None
        try:
            return decode_article(self.copy_path.read_bytes())
        except (Unreadable, OSError):
            return None


def find_text(checked: Checked, folders: TextFolders, committed: dict[str, SourceFile]) -> Path | None:
    """Return the file that holds an article's text: in the repository, or in a folder of supplied texts."""
    article: Article = checked.record
    if not checked.sound("id", "text_sha256", "text_until", "rights"):
        return None
    own = committed.get(article.id)
    if own is not None:
        return own.path
    return folders.find(article.text_sha256) if article.text_sha256 else None


def check_text(
    checked: Checked, path: Path | None, folders: TextFolders, committed: dict[str, SourceFile]
) -> Iterator[Problem]:
    """Yield what is wrong with an article's text, or with what the article says of it."""
    article: Article = checked.record
    if not checked.sound("id", "text_sha256", "text_until", "rights"):
        return
    own = committed.get(article.id)
    if own is not None and not article.rights.may_keep_text:
        message = f"keeps its text in the repository ({own.name}) but its rights are '{article.rights}'"
        yield checked.problem("rights", message, "public-domain, official-text or cc-by")
    if own is not None and article.text_sha256:
        yield checked.problem("text_sha256", "has both text_sha256 and a text in the repository", "one of them")
    named = folders.hash_of_file_named(article.id)
    if path is None and article.text_sha256 and named is not None:
        message = f"the supplied text named {article.id} does not have the hash text_sha256"
        yield checked.problem("text_sha256", message, "", named)
    if path is not None and checked.sound("text_sha256", "rights"):
        yield from _check_words(checked, path, is_committed=own is not None)


def _check_words(checked: Checked, path: Path, *, is_committed: bool) -> Iterator[Problem]:
    article: Article = checked.record
    try:
        text = read_text(path) if is_committed else decode_article(path.read_bytes())
        cut(text, article.text_until)
    except Unreadable as mistake:
        message = f"its text {mistake.message} in line {mistake.line}"
        yield checked.problem("text_sha256", message, mistake.expected)
    except NotFound:
        yield checked.problem("text_until", "text_until is not in the text", "words of the text")
    except FoundTwice as twice:
        message = f"text_until occurs {twice.count} times in the text"
        yield checked.problem("text_until", message, "more words, so that they occur once")


def cut(text: str, until: str | None) -> str:
    """Return a text up to the words ``until``. Raises NotFound or FoundTwice when they do not occur exactly once."""
    if not until:
        return text
    return text[: QuotableText(text).find(until).start].rstrip()
