"""Checked records -> rows in the database, kind after kind, in the order in which one refers to another.

The vocabulary, the figures and the events are kept for those that come later; articles leave their year and address,
claims nothing. A claim is checked against the figures as it passes: all of them are known by then. What needs all
records (lives of events, comparisons, sums) is left to ``derivation``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..checking.claim_numbers import claim_numbers
from ..checking.claims import Terms, Written, names_of
from ..checking.figures import Figure, Figures, printed_figure
from ..checking.implied_figures import implied_figures
from ..checking.independence import Voice, page_keys
from ..checking.judging import Bench, judge_claim
from ..checking.wording import quantity, sentence
from ..model.records import Article, Claim, PolicyEvent, Publication, Record, Statistic
from ..model.units import Units
from ..reading.reader import Reader, SourceRecord
from . import rows
from .database import Database
from .rows import Row, search_rows

LAST_DAY = "9999-12-31"
"""The day by which an article had appeared that nobody can date: every edition may have been out by then."""


@dataclass(slots=True)
class Loaded:
    """What was read, as far as it is needed when all records have passed."""

    bench: Bench
    events: Mapping[str, SourceRecord]
    mentions: Counter[str] = field(default_factory=Counter)
    """Policy event to the number of mentions in articles."""
    quotes: Counter[str] = field(default_factory=Counter)
    """Status of a quote to the number of quotes."""


class _InOrder:
    """Sources as they come, taken kind by kind."""

    def __init__(self, sources: Iterator[SourceRecord]) -> None:
        self._sources = sources
        self._next = next(sources, None)

    def take(self, *kinds: str) -> Iterator[SourceRecord]:
        """Yield the next sources as long as they are of these kinds."""
        while self._next is not None and self._next.record.kind_of_record in kinds:
            source, self._next = self._next, None
            yield source
            self._next = next(self._sources, None)


def load(database: Database, reader: Reader, *, is_public: bool = False) -> Loaded:
    """Write the rows of all records but policy events, whose status depends on all others.

    Once there is a mistake in the sources nothing is written any more: later records may lack what they refer to.
    ``is_public`` leaves out texts that may not be published.
    """
    sources = _InOrder(_sound(reader, database))
    database.insert(rows.rows_of_code_words())
    records = list(sources.take("word", "topic", "unit", "place", "material", "indicator", "actor"))
    about = list(sources.take("about"))
    own_publisher = next((source.record.publisher for source in about), None)
    terms = Terms.of((source.record for source in records), reader.units, own_publisher)
    database.insert(row for source in records for row in _term_rows(source, reader.units))
    database.insert(row for source in about for row in rows.about_rows(source))
    publications = {source.record.id: source for source in sources.take("publication")}
    database.insert(row for source in publications.values() for row in _publication_rows(source))
    printed: list[Figure] = []
    statistics = sources.take("statistic")
    database.insert(row for source in statistics for row in _statistic_rows(source, terms, publications, printed))
    figures = Figures([*printed, *implied_figures(printed, terms.indicators)])
    database.insert(rows.implied_rows(figures))
    events = {source.record.id: source for source in sources.take("policy event")}
    for source in events.values():
        database.insert(_event_search_rows(source.record, terms))
    bench = Bench(
        terms,
        figures,
        {identity: source.record for identity, source in events.items()},
        {identity: source.record.publisher for identity, source in publications.items()},
    )
    loaded = Loaded(bench, events)
    written: dict[str, Written] = {}
    articles = map(_without_closed_text, sources.take("article")) if is_public else sources.take("article")
    database.insert(row for source in articles for row in _article_rows(source, loaded, written))
    give_copies_one_voice(written)
    claims = enumerate(sources.take("claim"), 1)
    database.insert(row for number, source in claims for row in _claim_rows(source, number, loaded, written))
    return loaded


def _sound(reader: Reader, database: Database) -> Iterator[SourceRecord]:
    """Yield sources until the first mistake; former ids are written as the records pass."""
    for source in reader:
        if not reader.problems.has_errors:
            if isinstance(source.record, Record):
                database.insert(rows.former_id_rows(source.record))
            yield source


# ------------------------------------------------------------------------------------------------- vocabulary


def _term_rows(source: SourceRecord, units: Units) -> Iterator[Row]:
    """Yield the rows of a word, topic, unit, place, material, indicator or actor."""
    term = source.record
    match term.kind_of_record:
        case "word":
            yield "vocabulary", (term,)
        case "topic":
            yield "topics", (term,)
            yield from search_rows("topic", term.id, term.name, [term.definition], names=names_of(term))
        case "unit":
            yield "units", (term, rows.dimension(term, units))
        case "place":
            yield "places", (term,)
            yield from search_rows("place", term.id, term.name, [], place=term.id, names=names_of(term))
        case "material":
            yield "materials", (term,)
            yield from search_rows("material", term.id, term.name, [term.definition], names=names_of(term))
        case "indicator":
            yield "indicators", (term, rows.measure(term, units))
            yield from search_rows("indicator", term.id, term.name, [term.definition], names=names_of(term))
        case "actor":
            yield "actors", (term, rows.origin(source))
            names = names_of(term)
            yield from search_rows("actor", term.id, term.name, [term.definition], place=term.place, names=names)


# -------------------------------------------------------------------------------------- publications, figures


def _publication_rows(source: SourceRecord) -> Iterator[Row]:
    publication: Publication = source.record
    yield "publications", (publication, rows.origin(source))
    body = [publication.note, publication.series]
    yield from search_rows("publication", publication.id, publication.title, body, publication.year)


def _statistic_rows(
    source: SourceRecord, terms: Terms, publications: Mapping[str, SourceRecord], printed: list[Figure]
) -> Iterator[Row]:
    """Yield the rows of a figure; the figure itself is added to ``printed``."""
    statistic: Statistic = source.record
    factor = terms.conversion.factor(statistic.unit, terms.indicators[statistic.indicator].unit) or 1.0
    publication: Publication = publications[statistic.publication].record
    read_in = publications[statistic.via_publication or statistic.publication].record
    figure = printed_figure(statistic, publication, read_in, factor, terms.sort(statistic.indicator))
    printed.append(figure)
    yield "statistics", (statistic, rows.figure_columns(figure), rows.origin(source))
    subject = terms.subject(figure.key)
    title = sentence(f"{subject} in {statistic.year}: {quantity(figure.value, subject.unit)}")
    body = [publication.title, statistic.note]
    about = (statistic.indicator, statistic.place, statistic.material, publication.publisher)
    names = terms.names(*about)
    yield from search_rows("statistic", statistic.id, title, body, statistic.year, statistic.place, names)


def _event_search_rows(event: PolicyEvent, terms: Terms) -> Iterator[Row]:
    body = [event.title_original, event.summary, event.legal_reference, event.status_note]
    year = rows.year_of(event.date_announced or event.date_effective)
    names = [name for material in event.materials for name in terms.names(None, None, material, None)]
    names += terms.names(None, event.jurisdiction, None, event.issuer)
    return search_rows("policy event", event.id, event.title, body, year, event.jurisdiction, names)


# ----------------------------------------------------------------------------------------- articles and claims


def _without_closed_text(source: SourceRecord) -> SourceRecord:
    """Leave out a text that may not be published: from its table, from search, from everything that is made of it."""
    return source if source.record.rights.may_keep_text else source._replace(text=None)


def _article_rows(source: SourceRecord, loaded: Loaded, written: dict[str, Written]) -> Iterator[Row]:
    """Yield the rows of an article; what claims need of it is added to ``written``."""
    article: Article = source.record
    written[article.id] = written_by(article, loaded.bench.terms.own_publisher)
    for table, parts in rows.article_rows(source):
        if table == "event_mentions":
            mention, evidence = parts
            loaded.mentions[mention.policy_event_id] += 1
            loaded.quotes[evidence.quote_status] += 1
        yield table, parts
    body = [article.title_original, article.summary, source.text]
    names = loaded.bench.terms.names(None, None, None, article.publisher)
    yield from search_rows(
        "article", article.id, article.title, body, rows.year_of(article.date_published), names=names
    )


def written_by(article: Article, own_publisher: str | None) -> Written:
    """Return what claims are judged by of their article. Once all are known, ``give_copies_one_voice``."""
    pages = page_keys([article.url, article.url_archived, *article.urls])
    return Written(
        article.title,
        Voice(pages, article.publisher),
        rows.appeared_by(article.date_published) or LAST_DAY,
        rows.year_of(article.date_published),
        is_own=article.publisher is not None and article.publisher == own_publisher,
        is_retracted=article.retracted is not None,
        counts_in_myriads=article.language.partition("-")[0] in MYRIAD_LANGUAGES,
        same_text_as=article.same_text_as,
    )


MYRIAD_LANGUAGES = ("zh", "ja", "ko")
"""Languages whose large numbers are counted in units of ten thousand."""


def give_copies_one_voice(written: dict[str, Written]) -> None:
    """Give every article the pages of the articles whose text it prints, and them its own: one text, one voice."""
    copies: dict[str, list[str]] = defaultdict(list)
    for identity, one in written.items():
        if one.same_text_as:
            copies[one.same_text_as].append(identity)
    for original, others in copies.items():
        family = [*others, original] if original in written and not written[original].same_text_as else others
        pages = frozenset().union(*(written[identity].voice.pages for identity in family))
        for identity in family:
            written[identity] = replace(written[identity], voice=replace(written[identity].voice, pages=pages))


def _claim_rows(source: SourceRecord, number: int, loaded: Loaded, written: Mapping[str, Written]) -> Iterator[Row]:
    claim: Claim = source.record
    terms = loaded.bench.terms
    numbers = claim_numbers(claim, terms.conversion, terms.indicators.get(claim.indicator or ""))
    values = rows.claim_values(claim, numbers)
    checks, judged = judge_claim(claim, numbers, written[claim.article], loaded.bench)
    loaded.quotes[rows.evidence(claim.quote, source.positions[0], source.has_text).quote_status] += 1
    yield from rows.claim_rows(source, values, checks, judged, number)
    body = [claim.quote, claim.value_stated, claim.note]
    names = terms.names(claim.indicator, claim.place, claim.material, claim.attributed_to)
    yield from search_rows(
        "claim", claim.id, claim.statement, body, values.year_start, claim.place, names, is_heard=judged.has_voice
    )
