"""Where an article may be read, and how many of its quotes each copy holds: the copy that holds most is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..model.records import Article, Claim
from ..reading.quotes import QuotableText, is_in
from ..reading.reader import Reader
from .copies import Attempt
from .documents import Document, NoText, document_of
from .pages import NotFetched, Visitor

ARCHIVE = "https://web.archive.org/web/{day}id_/{url}"
"""Address of the copy nearest to a day, as it was stored (https://archive.org/help/wayback_api.php)."""

MOST_ADDRESSES = 3
"""Other addresses of one article that are tried before its archived copy."""


@dataclass(slots=True)
class Wanted:
    """An article, its addresses, the likeliest first, and the quotes that its records take from it."""

    id: str
    urls: list[str]
    has_text: bool
    quotes: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Copy:
    url: str
    text: str
    found: int
    note: str


def wanted_articles(sources: Path, texts: Iterable[Path], archive: str = ARCHIVE) -> list[Wanted]:
    """Return the articles of a knowledge base that have an address, with their quotes.

    ``archive`` is the address of an archived copy, with ``{day}`` (digits) and ``{url}``; empty for none.
    """
    wanted: dict[str, Wanted] = {}
    for source in Reader(sources, texts):
        record = source.record
        if isinstance(record, Article):
            wanted[record.id] = Wanted(record.id, list(_addresses(record, archive)), source.has_text)
            wanted[record.id].quotes += [(m.quote, m.quote_prefix or "") for m in record.mentions if m.quote]
        elif isinstance(record, Claim) and record.quote and record.article in wanted:
            wanted[record.article].quotes.append((record.quote, record.quote_prefix or ""))
    return [one for one in wanted.values() if one.urls]


def _addresses(article: Article, archive: str) -> Iterator[str]:
    if article.url:
        yield article.url
    yield from article.urls[:MOST_ADDRESSES]
    if article.url_archived:
        yield article.url_archived
    elif article.url and archive:
        digits = "".join(letter for letter in article.date_published or "" if letter.isdigit())[:8]
        yield archive.format(day=digits or "2", url=article.url)


async def fetch_article(wanted: Wanted, visitor: Visitor, day: str) -> tuple[Attempt, str | None]:
    """Try the addresses of an article until one holds all its quotes; return what came of it, and the best text."""
    best: _Copy | None = None
    failures: list[str] = []
    for url in wanted.urls:
        try:
            page = await visitor.page(url)
            copy = best_text(document_of(page.raw, page.content_type, page.url), page.url, wanted.quotes)
        except (NotFetched, NoText) as why:
            failures.append(f"{url} {why}")
            continue
        if best is None or copy.found > best.found:
            best = copy
        if best.found == len(wanted.quotes):
            break
    if best is None:
        return Attempt(wanted.id, "", day, len(wanted.quotes), 0, "; ".join(failures)), None
    note = "; ".join(filter(None, [best.note, *failures]))
    return Attempt(wanted.id, best.url, day, len(wanted.quotes), best.found, note), best.text


def best_text(document: Document, url: str, quotes: Sequence[tuple[str, str]]) -> _Copy:
    """Return the main text of a page, or all that it shows where that holds more of the quotes."""
    notes = ["one has to pay for the rest"] if document.is_partial else []
    text, found = document.text, count_found(document.text, quotes)
    if found < len(quotes) and document.whole:
        in_whole = count_found(document.whole, quotes)
        if in_whole > found:
            text, found = document.whole, in_whole
            notes.append("kept with all that is around it, because quotes are there")
    return _Copy(url, text, found, ", ".join(notes))


def count_found(text: str, quotes: Sequence[tuple[str, str]]) -> int:
    """Return how many of these quotes, each with the words before it, are in a text."""
    quotable = QuotableText(text)
    return sum(is_in(quotable, quote, prefix) for quote, prefix in quotes)
