"""sources/ -> checked records, one at a time, in an order in which each refers only to what came before.

This is the one place where the readers, the types, the references and the rules meet. It holds ids and the
small vocabulary in memory, never the claims: a million of them pass through in constant space.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from ..model.dates import date_span
from ..model.problems import Problem, Problems, nearest
from ..model.records import Indicator
from ..model.units import Units
from ..model.vocabulary import SCHEMES
from . import claim_rules, evidence_rules, number_rules, quote_rules
from .article_texts import ArticleInfo, TextFolders, check_text, find_text
from .files import SourceFile, find_sources
from .formats import read_records
from .memory import without_garbage_collection
from .plausibility import Plausibility
from .quotes import InCopy, Position, QuotableText, is_in
from .raw_records import RawRecord, Way
from .references import Registry
from .sums import Sums
from .undecided import undecided
from .validation import Checked, validate

TEXTS_IN_MEMORY = 16
"""How many article texts are kept ready for quotes; claims come article by article, so few are needed."""


class SourceRecord(NamedTuple):
    """A sound record, its place in the sources, and what was found of its evidence.

    ``text`` is an article's own text. ``positions`` are those of its quotes: one for a claim, one per
    mention for an article; None where a quote is missing or no text was supplied that has it.
    """

    record: Any
    path: str
    line: int
    text: str | None = None
    has_text: bool = False
    positions: tuple[Position | InCopy | None, ...] = ()


class Reader:
    """One run over a knowledge base. Iterate over it once; ``problems`` is complete when it ends."""

    def __init__(
        self,
        root: Path,
        text_folders: Iterable[Path] = (),
        seen: Callable[[int], None] = lambda _read: None,
        known_day: date | None = None,
    ) -> None:
        """``seen`` is called with the number of bytes read; ``known_day`` is a day that is known to have come."""
        self.problems = Problems()
        self.sources = find_sources(root)
        self.problems.extend(self.sources.problems)
        self.indicators: dict[str, Indicator] = {}
        self.articles: dict[str, ArticleInfo] = {}
        self.units = Units([])
        self._units_read: list[Checked] = []
        self._folders = TextFolders(text_folders)
        self._registry = Registry(self.sources.unreadable)
        self._plausibility = Plausibility(known_day.isoformat() if known_day else "")
        self._plausibility.known.indicators = self.indicators
        self._sums = Sums()
        self._seen = seen
        self._text_of = lru_cache(TEXTS_IN_MEMORY)(self._load_text)
        self._copy_of = lru_cache(TEXTS_IN_MEMORY)(self._load_copy)

    @property
    def size(self) -> int:
        """Bytes of all source files, for a progress bar."""
        return sum(file.path.stat().st_size for file in self.sources.files if file.path.exists())

    @property
    def newest_day(self) -> str:
        """The newest plausible day of the sources, as an ISO date, when all have been read; empty without any."""
        return self._plausibility.newest_day

    def __iter__(self) -> Iterator[SourceRecord]:
        for kind, files in groupby(self.sources.files, key=lambda file: file.kind):
            records = (record for file in files for record in self._read_file(file))
            if kind == "unit":
                # Whoever gets a unit may ask for its dimension, which takes them all.
                complete = list(records)
                self.problems.extend(self._finish_units())
                yield from (source for source in complete if self.units.is_usable(source.record.id))
            else:
                yield from records
            self.problems.extend(self._registry.finish())
            self.problems.extend(self._plausibility.finish(kind, self._registry.places(kind)))
        self.problems.extend(self._sums.finish(self._registry, self.units, self.indicators))
        self.problems.extend(self._stray_texts())
        self.problems.extend(self._plausibility.finish_all())

    def _read_file(self, file: SourceFile) -> Iterator[SourceRecord]:
        before = len(self.problems)
        owner = self._owner_of_claims(file)
        self.problems.extend(undecided(file))
        for found in read_records(file):
            if isinstance(found, Problem):
                self.problems.add(found)
                if not found.record:
                    self._registry.mark_incomplete(file.kind)
                continue
            if owner:
                self.problems.extend(_belong(found, owner))
            source = self._take(found)
            if source is not None:
                yield source
        if file.kind == "article" and file.format == ".md" and len(self.problems) > before:
            self._register_unread_article(file)
        self._seen(file.path.stat().st_size if file.path.exists() else 0)

    def _register_unread_article(self, file: SourceFile) -> None:
        """Claims may refer to an article whose file is wrong: that is one mistake, not one per claim."""
        if file.stem not in self._registry.ids("article"):
            self._registry.register(RawRecord("article", file, 1, {"id": file.stem}))

    def _owner_of_claims(self, file: SourceFile) -> str:
        """The article that a .yml file of claims belongs to: its file name says so."""
        if file.kind != "claim" or file.format != ".yml":
            return ""
        if file.stem not in self._registry.ids("article") and not self._registry.may_miss("article"):
            message = f"there is no article '{file.stem}' for these claims"
            expected = f"sources/articles/{file.stem}.md"
            suggestion = nearest(file.stem, self._registry.ids("article"))
            self.problems.add(Problem(file.name, 1, "", "", message, expected, suggestion))
            self._registry.mark_incomplete("article")
        return file.stem

    def _take(self, raw: RawRecord) -> SourceRecord | None:
        """Check one record in every way; return it when it is sound."""
        if raw.broken:
            self.problems.extend(self._registry.register(raw))
            return None
        checked = validate(raw)
        checked.take(self._registry.register(raw))
        checked.take(self._registry.check(checked))
        source = self._examine(checked)
        if not checked.faulty:
            text = self._text_of(checked.record.id) if raw.kind == "article" else None
            checked.take(self._plausibility.see(checked, text))
        self.problems.extend(checked.problems)
        return None if checked.faulty else source

    def _examine(self, checked: Checked) -> SourceRecord:
        """Apply the rules of the record's kind."""
        raw, record = checked.raw, checked.record
        match raw.kind:
            case "word":
                checked.take(_own_schemes(checked))
            case "unit":
                self._units_read.append(checked)
            case "indicator":
                self._examine_indicator(checked)
            case "article":
                return self._examine_article(checked)
            case "claim":
                return self._examine_claim(checked)
            case "statistic":
                checked.take(claim_rules.check_unit(checked, self.units, self.indicators))
        return SourceRecord(record, raw.file.stored_name, raw.line)

    # ------------------------------------------------------------------------------------------------- units

    def _finish_units(self) -> Iterator[Problem]:
        """Know all units; yield those whose definitions are at fault."""
        sound: dict[str, Checked] = {}
        for checked in self._units_read:
            if not checked.faulty:
                sound.setdefault(checked.record.id, checked)
        others = set(self._registry.ids("unit")) - set(sound)
        self.units = self._plausibility.known.units = Units((checked.record for checked in sound.values()), others)
        # A definition may rest on a unit whose record could not be read at all: then nothing can be said of it.
        at_fault = {} if self._registry.may_miss("unit") else self.units.problems
        expected = "a base unit such as [mass], or numbers and other units with * and /"
        for unit, why in at_fault.items():
            definition = sound[unit].record.definition
            yield sound[unit].problem("definition", f"definition '{definition}' {why}", expected)
        self._units_read.clear()

    def _examine_indicator(self, checked: Checked) -> None:
        indicator: Indicator = checked.record
        if checked.sound("unit", "id") and self.units.is_usable(indicator.unit):
            self.indicators[indicator.id] = indicator

    # -------------------------------------------------------------------------------- articles and their words

    def _examine_article(self, checked: Checked) -> SourceRecord:
        article = checked.record
        path = find_text(checked, self._folders, self.sources.texts)
        checked.take(check_text(checked, path, self._folders, self.sources.texts))
        if not checked.sound("id", "text_sha256", "text_until", "rights"):
            path = None
        if checked.sound("id"):
            year = date_span(article.date_published).year_start if article.date_published else None
            copy_path = self._folders.copy_of(article.id)
            self.articles[article.id] = ArticleInfo(year, path, article.text_until, article.url, copy_path)
        text = self._text_of(article.id) if path else None
        copy = self._copy_of(article.id) if checked.sound("id") else None
        positions = tuple(
            _locate(checked, ("mentions", number, "quote"), mention.quote, mention.quote_prefix, text)
            or _in_copy(mention.quote, mention.quote_prefix, copy)
            for number, mention in enumerate(article.mentions or ())
        )
        raw = checked.raw
        return SourceRecord(
            article, raw.file.stored_name, raw.line, text.text if text else None, text is not None, positions
        )

    def _examine_claim(self, checked: Checked) -> SourceRecord:
        claim = checked.record
        checked.take(claim_rules.check_unit(checked, self.units, self.indicators))
        checked.take(number_rules.check_printed(checked, self.units))
        text = self._text_of(claim.article) if checked.sound("article") else None
        position: Position | InCopy | None = None
        if checked.sound("quote", "quote_prefix"):
            position = _locate(checked, ("quote",), claim.quote, claim.quote_prefix, text)
            if text is None and checked.sound("article"):
                position = _in_copy(claim.quote, claim.quote_prefix, self._copy_of(claim.article))
        checked.take(evidence_rules.check_words(checked, self.units))
        checked.take(self._sums.see(checked))
        return SourceRecord(claim, checked.raw.file.stored_name, checked.raw.line, None, text is not None, (position,))

    def _load_text(self, article_id: str) -> QuotableText | None:
        info = self.articles.get(article_id)
        text = info.load() if info else None
        return None if text is None else QuotableText(text)

    def _load_copy(self, article_id: str) -> QuotableText | None:
        info = self.articles.get(article_id)
        text = info.load_copy() if info else None
        return None if text is None else QuotableText(text)

    def _stray_texts(self) -> Iterator[Problem]:
        for stem, file in self.sources.texts.items():
            if stem not in self.articles and stem not in self._registry.ids("article"):
                yield Problem(file.name, 1, "", "", "belongs to no article", f"an article {stem}.md beside it")


def check(sources: Path, texts: Iterable[Path] = (), as_of: date | None = None) -> tuple[int, list[Problem]]:
    """Read and check all sources without writing anything. Return the number of sound records and all problems.

    ``as_of`` is a day that is known to have come, as in a build.
    """
    reader = Reader(sources, texts, known_day=as_of)
    with without_garbage_collection():
        return sum(1 for _ in reader), reader.problems.sorted()


def _locate(
    checked: Checked, loc: Way, quote: str | None, prefix: str | None, text: QuotableText | None
) -> Position | None:
    """Return where a quote is, when there is a text to find it in; a quote that is not there once is reported."""
    if quote is None or text is None:
        return None
    found = quote_rules.locate_quote(checked, loc, quote, prefix, text)
    if isinstance(found, Problem):
        checked.take([found])
        return None
    checked.take(quote_rules.check_ends(checked, loc, quote, found, text))
    return found


def _in_copy(quote: str | None, prefix: str | None, copy: QuotableText | None) -> InCopy | None:
    """Return whether a quote is in a fetched copy. One that is not is no mistake: pages change."""
    return InCopy() if quote and copy is not None and is_in(copy, quote, prefix or "") else None


def _own_schemes(checked: Checked) -> Iterator[Problem]:
    """Yield a scheme whose words the code defines."""
    scheme = checked.record.scheme
    if scheme in SCHEMES:
        message = f"scheme '{scheme}' is defined in knowledge_base/model/vocabulary.py"
        yield checked.problem("scheme", message, "another scheme")


def _belong(raw: RawRecord, article: str) -> list[Problem]:
    """Give a claim the article that its file is named after; return a problem when it names another."""
    named = raw.data.setdefault("article", article)
    if named == article or "article" in raw.faulty:
        return []
    message = f"names the article '{named}' in the file of '{article}'"
    raw.data["article"] = article
    return [raw.problem(("article",), message, f"the claim in sources/claims/{named}.yml")]
