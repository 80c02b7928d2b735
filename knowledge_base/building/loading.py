"""Checked records -> rows in the database, kind after kind, in the order in which one refers to another.

The vocabulary, the figures and the events are kept for those that come later; articles leave their year and address,
claims nothing. A claim is checked against the figures as it passes: all of them are known by then. What needs all
records (lives of events, comparisons, sums) is left to ``derivation``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..checking.against_events import check_event_date
from ..checking.against_figures import PRINTED, READ, Check, ClaimNumbers, Names, Written, check_claim, verdict_of
from ..checking.explanations import quantity, sentence
from ..checking.figures import Figures
from ..model.dates import date_span
from ..model.printed_numbers import stated_numbers
from ..model.ranges import Range
from ..model.records import Article, Claim, PolicyEvent, Publication, Record, Statistic
from ..model.units import Units
from ..reading.reader import Reader, SourceRecord
from . import rows
from .database import Database
from .rows import ClaimValues, Judged, Row, search_row


@dataclass(slots=True)
class Loaded:
    """What was read, as far as it is needed when all records have passed."""

    names: Names
    figures: Figures
    units: Units
    events: Mapping[str, SourceRecord]
    mentions: Counter[str] = field(default_factory=Counter)
    """Policy event to the number of mentions in articles."""
    quotes: Counter[str] = field(default_factory=Counter)
    """Status of a quote to the number of quotes."""
    newest_day: str = ""
    """The newest day on which something was published, announced or looked at, as an ISO date."""


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


def load(database: Database, reader: Reader) -> Loaded:
    """Write the rows of all records but policy events, whose status depends on all others.

    Once there is a mistake in the sources nothing is written any more: later records may lack what they refer to.
    """
    sources = _InOrder(_sound(reader, database))
    database.insert(rows.rows_of_code_words())
    terms = list(sources.take("word", "topic", "unit", "place", "material", "indicator", "actor"))
    names = _names(terms)
    database.insert(row for source in terms for row in _term_rows(source, reader.units))
    database.insert(row for source in sources.take("about") for row in rows.about_rows(source))
    publications = {source.record.id: source for source in sources.take("publication")}
    database.insert(row for source in publications.values() for row in _publication_rows(source))
    figures = Figures()
    figures.know_indicators(names.indicators)
    known = _Known(names, figures, reader.units, publications)
    database.insert(row for source in sources.take("statistic") for row in _statistic_rows(source, known))
    events = {source.record.id: source for source in sources.take("policy event")}
    database.insert(_event_search_row(source.record) for source in events.values())
    loaded = Loaded(names, figures, reader.units, events, newest_day=_newest(_days(publications, events)))
    written: dict[str, Written] = {}
    database.insert(row for source in sources.take("article") for row in _article_rows(source, loaded, written))
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


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows of figures need."""

    names: Names
    figures: Figures
    units: Units
    publications: Mapping[str, SourceRecord]

    def factor(self, unit: str, indicator: str) -> float:
        return self.units.factor(unit, self.names.indicators[indicator].unit) or 1.0


def _newest(days: Iterable[str | None]) -> str:
    """Return the newest of EDTF dates, as its first day; empty when there is none."""
    return max((date_span(day).first or "" for day in days if day), default="")


def _days(publications: Mapping[str, SourceRecord], events: Mapping[str, SourceRecord]) -> Iterator[str | None]:
    for source in publications.values():
        yield source.record.date_published
    for source in events.values():
        yield source.record.date_announced
        yield source.record.date_checked


# ------------------------------------------------------------------------------------------------- vocabulary


def _names(terms: Sequence[SourceRecord]) -> Names:
    """Return what sentences need to know of the vocabulary."""
    by_kind: dict[str, dict[str, Any]] = defaultdict(dict)
    for source in terms:
        by_kind[source.record.kind_of_record][source.record.id] = source.record
    bases = {word.word: word.definition for word in by_kind["word"].values() if word.scheme == "basis"}
    return Names(by_kind["indicator"], by_kind["place"], by_kind["material"], by_kind["unit"], bases)


def _term_rows(source: SourceRecord, units: Units) -> Iterator[Row]:
    """Yield the rows of a word, topic, unit, place, material, indicator or actor."""
    term = source.record
    match term.kind_of_record:
        case "word":
            yield "vocabulary", (term,)
        case "topic":
            yield "topics", (term,)
            yield search_row("topic", term.id, term.name, [term.definition, *term.aliases])
        case "unit":
            yield "units", (term, rows.dimension(term, units))
        case "place":
            yield "places", (term,)
            yield search_row("place", term.id, term.name, term.aliases, place=term.id)
        case "material":
            yield "materials", (term,)
            body = [term.symbol, term.name_original, term.definition, *term.aliases]
            yield search_row("material", term.id, term.name, body)
        case "indicator":
            yield "indicators", (term, rows.measure(term, units))
            yield search_row("indicator", term.id, term.name, [term.definition, *term.aliases])
        case "actor":
            yield "actors", (term, rows.origin(source))
            body = [term.name_original, term.definition, *term.aliases]
            yield search_row("actor", term.id, term.name, body, place=term.place)


# -------------------------------------------------------------------------------------- publications, figures


def _publication_rows(source: SourceRecord) -> Iterator[Row]:
    publication: Publication = source.record
    yield "publications", (publication, rows.origin(source))
    body = [publication.note, publication.series]
    yield search_row("publication", publication.id, publication.title, body, publication.year)


def _statistic_rows(source: SourceRecord, known: _Known) -> Iterator[Row]:
    statistic: Statistic = source.record
    value = rows.normalised(statistic.value, known.factor(statistic.unit, statistic.indicator))
    publication: Publication = known.publications[statistic.publication].record
    read_in = known.publications[statistic.via_publication or statistic.publication].record
    known.figures.add(statistic, publication, value, read_in.url)
    yield "statistics", (statistic, rows.Normalised(value), rows.origin(source))
    subject = known.names.subject(statistic.indicator, statistic.place, statistic.material)
    title = sentence(f"{subject} in {statistic.year}: {quantity(value, subject.unit)}")
    body = [publication.title, statistic.note]
    yield search_row("statistic", statistic.id, title, body, statistic.year, statistic.place)


def _event_search_row(event: PolicyEvent) -> Row:
    body = [event.title_original, event.summary, event.legal_reference, event.status_note]
    year = rows.year_of(event.date_announced or event.date_effective)
    return search_row("policy event", event.id, event.title, body, year, event.jurisdiction)


# ----------------------------------------------------------------------------------------- articles and claims


def _article_rows(source: SourceRecord, loaded: Loaded, written: dict[str, Written]) -> Iterator[Row]:
    article: Article = source.record
    year = rows.year_of(article.date_published)
    written[article.id] = Written(year, article.url)
    loaded.newest_day = max(loaded.newest_day, _newest([article.date_published]))
    for table, parts in rows.article_rows(source):
        if table == "event_mentions":
            mention, evidence = parts
            loaded.mentions[mention.policy_event_id] += 1
            loaded.quotes[evidence.quote_status] += 1
        yield table, parts
    body = [article.title_original, article.summary, source.text]
    yield search_row("article", article.id, article.title, body, year)


def _claim_rows(source: SourceRecord, number: int, loaded: Loaded, written: Mapping[str, Written]) -> Iterator[Row]:
    claim: Claim = source.record
    values = rows.claim_values(claim, loaded.units, loaded.names.indicators.get(claim.indicator or ""))
    checks = _checks(claim, values, loaded, written)
    judged = Judged(verdict_of(checks, PRINTED), verdict_of(checks, READ))
    loaded.quotes[rows.evidence(claim.quote, source.positions[0], source.has_text).quote_status] += 1
    yield from rows.claim_rows(source, values, checks, judged, number)
    body = [claim.quote, claim.value_stated, claim.note]
    yield search_row("claim", claim.id, claim.statement, body, values.year_start, claim.place)


def _checks(claim: Claim, values: ClaimValues, loaded: Loaded, written: Mapping[str, Written]) -> list[Check]:
    """A number is checked against figures; a claim that dates a policy event against the event."""
    event = loaded.events.get(claim.policy_event or "")
    if values.value_min is None and values.value_max is None:
        dated = check_event_date(claim, event.record) if event else None
        return [dated] if dated else []
    stated = values.stated_min, values.stated_max
    numbers = ClaimNumbers(
        Range.of(values.normalised_min, values.normalised_max),
        None if stated == (None, None) else Range.of(*stated),
        stated_numbers(claim, loaded.units),
    )
    return check_claim(claim, numbers, written[claim.article], loaded.figures, loaded.names)
