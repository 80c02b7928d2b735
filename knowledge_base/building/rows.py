"""Checked records -> rows: every row maker of the knowledge base.

A row is a table's name and the parts whose fields are its columns (see ``columns``): most often the record itself,
and what is worked out from it here. Nothing here reads the database.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Annotated, Any, NamedTuple

from ..checking.against_figures import ClaimNumbers
from ..checking.between_claims import Standing
from ..checking.checks import Check
from ..checking.figures import Figure
from ..checking.judging import Judged
from ..checking.lifecycle import Period
from ..checking.wording import sentence, spoken_date
from ..model.dates import Span, date_span, period_span
from ..model.kinds import TABLE_OF_KIND
from ..model.problems import Problem
from ..model.ranges import closed, free_of_noise
from ..model.records import (
    About,
    Article,
    Claim,
    Indicator,
    PolicyEvent,
    Record,
    Reference,
    Unit,
)
from ..model.units import Units, sort_of
from ..model.vocabulary import (
    SCHEMES,
    EventRelation,
    EventStatus,
    Implication,
    NumberSort,
    QuoteStatus,
    Seen,
)
from ..reading.quotes import InCopy, Position
from ..reading.reader import SourceRecord
from .full_text import grams_of, words_of

Row = tuple[str, tuple[Any, ...]]
"""A table, and the parts of a row of it in the order in which ``schema`` names them."""

SEARCH_BODY_LIMIT = 20_000
"""Characters of an article's text that the one search box looks into; its own search looks into all of it."""


class Origin(NamedTuple):
    """The file and line in which a record was written."""

    source_path: str
    source_line: int


def origin(source: SourceRecord) -> Origin:
    """Return where a record was written."""
    return Origin(source.path, source.line)


def year_of(text: str | None) -> int | None:
    """Return the first year that an EDTF date covers."""
    return date_span(text).year_start if text else None


class FormerId(NamedTuple):
    """An id that a record had before, which still leads to it."""

    table_name: str
    former_id: str
    record_id: str


def former_id_rows(record: Record) -> Iterator[Row]:
    """Yield the rows of former_ids: one for each id that a record had before."""
    for former in record.former_ids:
        yield "former_ids", (FormerId(TABLE_OF_KIND[record.kind_of_record], former, record.id),)


def appeared_by(date: str | None) -> str | None:
    """Return the day by which a text had certainly appeared: "2012" may be later than "2012-06-20"."""
    return date_span(date).last if date else None


# ----------------------------------------------------------------------------------------------------- search


class SearchEntry(NamedTuple):
    """What the one search box knows of a record."""

    kind: str
    record_id: str
    title: str
    year: int | None
    place_id: str | None
    url_path: str
    body: str
    names: str | None
    weight: float


class SearchedText(NamedTuple):
    """The words by which that record is found; they are indexed, and most of them not kept."""

    title: str
    body: str
    names: str
    grams: str


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A word that titles or names have, for suggestions."""

    word: str
    count: int


_LETTERS = re.compile(r"[^\W\d_]{4,}")


def search_words(texts: Iterable[str]) -> Iterator[Row]:
    """Yield the words of titles and names, each with the number of times it is there; short ones are left out."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_words_in(text))
    return (("search_words", (SearchWord(word, count),)) for word, count in sorted(counts.items()))


def _words_in(text: str) -> Iterator[str]:
    return filter(str.isascii, _LETTERS.findall(text.lower()))


WEIGHTS = {"statistic": 0.5, "publication": 0.6, "topic": 1.5, "place": 1.5, "material": 1.5, "indicator": 1.5}
"""How much a hit of a kind counts: a statistic is one of thousands alike; a thing comes before what is said of it."""

TERMS = ("topic", "place", "material", "indicator", "actor")
"""Kinds of record of which a search may be the very name."""

UNHEARD = 0.4
"""The same for a claim without a voice, such as one of our own articles."""


def search_rows(
    kind: str,
    record_id: str,
    title: str,
    body: Sequence[str | None],
    year: int | None = None,
    place: str | None = None,
    names: Iterable[str | None] = (),
    *,
    is_heard: bool = True,
) -> Iterator[Row]:
    """Yield the rows by which a record is found; ``url_path`` begins at the database.

    ``names`` are those of a term, or of the terms that a record is about: in every language, with symbols and aliases.
    Those of terms are kept.
    """
    text = words_of(*body)[:SEARCH_BODY_LIMIT]
    called = tuple(dict.fromkeys(name for name in names if name))
    url = f"{TABLE_OF_KIND[kind]}/{record_id}"
    weight = WEIGHTS.get(kind, 1.0) * (1.0 if is_heard else UNHEARD)
    grams = grams_of(title, *(body if len(text) < SEARCH_BODY_LIMIT else [text]), names=called)
    named = "\n".join(called)
    kept = named if kind in TERMS else None
    yield "search_index", (SearchEntry(kind, record_id, title, year, place, url, text, kept, weight),)
    yield "search_index_fts", (SearchedText(title, text, named, grams),)


# ------------------------------------------------------------------------------------------------- vocabulary


@dataclass(frozen=True, slots=True)
class VocabularyWord:
    """A controlled word that the code acts on."""

    scheme: str
    word: str
    definition: str


def rows_of_code_words() -> Iterator[Row]:
    """Yield the words whose meaning the code implements."""
    for scheme, words in SCHEMES.items():
        for word in words:
            yield "vocabulary", (VocabularyWord(scheme, word.value, sentence(f"{word.definition}.")),)


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a unit measures, as "[mass]"."""

    dimension: str


@dataclass(frozen=True, slots=True)
class Measure:
    """How an indicator's numbers are compared."""

    dimension: str
    sort: NumberSort


def measure(indicator: Indicator, units: Units) -> Measure:
    """Return the dimension of an indicator and the sort of its numbers."""
    return Measure(units.dimension(indicator.unit), sort_of(indicator, units))


def dimension(unit: Unit, units: Units) -> Dimension:
    """Return the dimension of a unit."""
    return Dimension(units.dimension(unit.id))


# --------------------------------------------------------------------------------- the knowledge base itself


@dataclass(frozen=True, slots=True)
class AboutColumns:
    """The one row's key, and the part of the text before the first section."""

    id: str
    lead: str | None


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A section of what the knowledge base says of itself."""

    position: int
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Positioned:
    """A place in an order that a person chose, counted from 1."""

    position: int


def about_rows(source: SourceRecord) -> Iterator[Row]:
    """Yield what the knowledge base says of itself: the one row, its sections, the numbers it features."""
    about: About = source.record
    yield "about", (about, AboutColumns(about.id, about.lead), origin(source))
    for number, (title, body) in enumerate(about.sections, 1):
        yield "about_sections", (AboutSection(number, title, body),)
    for number, featured in enumerate(about.featured, 1):
        yield "featured_numbers", (featured, Positioned(number))


# -------------------------------------------------------------------------------------- publications, figures


class FigureColumns(NamedTuple):
    """A figure as claims are held against it, in its indicator's unit; an open end is null."""

    normalised: float
    value_min: float | None
    value_max: float | None
    rounded_min: float | None
    rounded_max: float | None
    first_day: str
    last_day: str
    house: str
    available_from: str
    seen: Seen
    is_official: bool


def figure_columns(figure: Figure) -> FigureColumns:
    """Return what is worked out of a figure."""
    value, reach = figure.number
    return FigureColumns(
        normalised=figure.value,
        value_min=closed(value.low),
        value_max=closed(value.high),
        rounded_min=closed(reach.low),
        rounded_max=closed(reach.high),
        first_day=figure.span.first or "",
        last_day=figure.span.last or "",
        house=figure.house,
        available_from=figure.out,
        seen=figure.seen,
        is_official=figure.is_official,
    )


@dataclass(frozen=True, slots=True)
class ImpliedFigure:
    """A share, growth or level that figures imply; ``statistic_id`` and ``other_statistic_id`` are the printed ones."""

    id: str
    implication: Implication
    indicator_id: Annotated[str, Reference("indicator")]
    place_id: Annotated[str, Reference("place")]
    material_id: Annotated[str, Reference("material")]
    basis: str | None
    year: int
    publication_id: Annotated[str, Reference("publication")]
    statistic_id: Annotated[str, Reference("statistic")]
    other_statistic_id: Annotated[str, Reference("statistic")]


def implied_rows(figures: Iterable[Figure]) -> Iterator[Row]:
    """Yield the rows of implied_figures."""
    for figure in figures:
        if figure.implication:
            first, *_, last = figure.printed
            row = ImpliedFigure(
                figure.id,
                figure.implication,
                *figure.key,
                figure.basis,
                figure.year,
                figure.publication_id,
                first.id,
                last.id,
            )
            yield "implied_figures", (row, figure_columns(figure))


def normalised(value: float, factor: float) -> float:
    """Return a value in its indicator's unit, free of the last bits of rounding: 1.1 million is 1100000."""
    return free_of_noise(value * factor)


# ----------------------------------------------------------------------------------------------- policy events


@dataclass(frozen=True, slots=True)
class EventStanding:
    """What an event's life, and the articles, say of it on the day of the build."""

    year: int
    status: EventStatus
    status_note: str | None
    mention_count: int


@dataclass(frozen=True, slots=True)
class EventLinkRow:
    """What one event does to another."""

    from_event_id: Annotated[str, Reference("policy event")]
    relation: EventRelation
    to_event_id: Annotated[str, Reference("policy event")]
    note: str | None


@dataclass(frozen=True, slots=True)
class EventPeriodRow:
    """A state of an event's life."""

    policy_event_id: Annotated[str, Reference("policy event")]
    position: int
    state: EventStatus
    date_from: str
    date_until: str | None
    because_of_id: Annotated[str | None, Reference("policy event")]


class EventMaterial(NamedTuple):
    """An event is about a material."""

    event_id: Annotated[str, Reference("policy event")]
    material_id: Annotated[str, Reference("material")]


def event_rows(
    source: SourceRecord, now: Period, note: str | None, life: Sequence[Period], mentions: int
) -> Iterator[Row]:
    """Yield the rows of a policy event: itself, its links, its periods, its topics and materials."""
    event: PolicyEvent = source.record
    year = year_of(event.date_announced or event.date_effective) or 0
    yield "policy_events", (event, EventStanding(year, now.state, note, mentions), origin(source))
    for link in event.links:
        yield "event_links", (EventLinkRow(event.id, link.relation, link.event, link.note),)
    for number, period in enumerate(life, 1):
        until = period.until.isoformat() if period.until else None
        row = EventPeriodRow(event.id, number, period.state, period.since.isoformat(), until, period.because_of)
        yield "event_periods", (row,)
    yield from topic_rows("event", event.id, event.topics)
    for material in dict.fromkeys(event.materials):
        yield "event_materials", (EventMaterial(event.id, material),)


def why(now: Period, titles: dict[str, str]) -> str | None:
    """Say by which other event a status came about."""
    if now.because_of is None:
        return None
    cause = titles[now.because_of]
    match now.state:
        case EventStatus.SUSPENDED:
            until = f" until {spoken_date(now.until.isoformat())}" if now.until else ""
            return f"Suspended{until} by “{cause}”."
        case EventStatus.TO_BE_CHECKED:
            return f"“{cause}” no longer covers this day, and no source says what holds now."
        case EventStatus.ENDED:
            return f"Ended by “{cause}”."
        case _:
            return f"Follows from “{cause}”."


# ---------------------------------------------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class ArticleColumns:
    """What is worked out of an article. ``claim_count`` is filled in when all claims are read."""

    year_published: int | None
    appeared_by: str | None
    text: str | None
    claim_count: int = 0


class Evidence(NamedTuple):
    """Where a quote was found: ``text[quote_start:quote_end]``."""

    quote_start: int | None
    quote_end: int | None
    quote_status: QuoteStatus


@dataclass(frozen=True, slots=True)
class MentionRow:
    """An article speaks of an event."""

    article_id: Annotated[str, Reference("article")]
    policy_event_id: Annotated[str, Reference("policy event")]
    position: int
    quote: str | None
    note: str | None


def article_rows(source: SourceRecord) -> Iterator[Row]:
    """Yield the rows of an article: itself, its topics, the events it mentions."""
    article: Article = source.record
    columns = ArticleColumns(year_of(article.date_published), appeared_by(article.date_published), source.text)
    yield "articles", (article, columns, origin(source))
    yield from topic_rows("article", article.id, article.topics)
    for number, (mention, position) in enumerate(zip(article.mentions, source.positions, strict=True), 1):
        row = MentionRow(article.id, mention.event, number, mention.quote, mention.note)
        yield "event_mentions", (row, evidence(mention.quote, position, source.has_text))


def evidence(quote: str | None, position: Position | InCopy | None, has_text: bool) -> Evidence:
    """Return what is known of a quote."""
    if quote is None:
        return Evidence(None, None, QuoteStatus.NONE)
    if isinstance(position, InCopy):
        return Evidence(None, None, QuoteStatus.FOUND)
    if position is None or not has_text:
        return Evidence(None, None, QuoteStatus.UNCHECKED)
    return Evidence(position.start, position.end, QuoteStatus.VERIFIED)


# ------------------------------------------------------------------------------------------------------ claims


class ClaimValues(NamedTuple):
    """A claim's time and number: as it is meant, in its own unit and in its indicator's, and as it is printed.

    ``rounded`` is how far the printed digits leave the number open, in the indicator's unit.
    """

    year_start: int | None
    year_end: int | None
    first_day: str | None
    last_day: str | None
    value_min: float | None
    value_max: float | None
    normalised_min: float | None
    normalised_max: float | None
    rounded_min: float | None
    rounded_max: float | None
    stated_min: float | None
    stated_max: float | None


class ClaimPlace(NamedTuple):
    """A claim's place in the order of reading, over all articles, counted from 1."""

    position: int


class PlaceInNumber(NamedTuple):
    """A claim's place among those about the same number in order of time, counted from 1; found out last."""

    number_position: int | None = None
    same_amount_position: int | None = None


def claim_values(claim: Claim, numbers: ClaimNumbers) -> ClaimValues:
    """Return the columns of a claim's time and number."""
    span = period_span(claim.period) if claim.period else Span(None, None)
    has_number = claim.low is not None or claim.high is not None
    meant = [*numbers.read.value, *numbers.read.rounded] if has_number else []
    printed = [*numbers.printed.value] if numbers.printed else []
    return ClaimValues(
        span.year_start,
        span.year_end,
        span.first,
        span.last,
        claim.low,
        claim.high,
        *(closed(end) for end in meant or [inf] * 4),
        *(closed(end) for end in printed or [inf] * 2),
    )


def claim_rows(
    source: SourceRecord, values: ClaimValues, checks: Sequence[Check], judged: Judged, position: int
) -> Iterator[Row]:
    """Yield the rows of a claim: itself, its checks, its topics. How it compares with others is found out later."""
    claim: Claim = source.record
    words = evidence(claim.quote, source.positions[0], source.has_text)
    parts = (claim, values, words, judged, Standing(), ClaimPlace(position), PlaceInNumber(), origin(source))
    yield "claims", parts
    for check in checks:
        yield "claim_checks", (check,)
    yield from topic_rows("claim", claim.id, claim.topics)


class ArticleTopic(NamedTuple):
    """An article is about a topic."""

    article_id: Annotated[str, Reference("article")]
    topic_id: Annotated[str, Reference("topic")]


class ClaimTopic(NamedTuple):
    """A claim is about a topic."""

    claim_id: Annotated[str, Reference("claim")]
    topic_id: Annotated[str, Reference("topic")]


class EventTopic(NamedTuple):
    """An event is about a topic."""

    event_id: Annotated[str, Reference("policy event")]
    topic_id: Annotated[str, Reference("topic")]


TOPICS_OF = {"article": ArticleTopic, "claim": ClaimTopic, "event": EventTopic}


def topic_rows(owner: str, owner_id: str, topics: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of article_topics, claim_topics or event_topics; a topic named twice counts once."""
    for topic in dict.fromkeys(topics):
        yield f"{owner}_topics", (TOPICS_OF[owner](owner_id, topic),)


# --------------------------------------------------------------------------------------- the file about itself


class Named(NamedTuple):
    """One fact about the build."""

    name: str
    value: str


class ColumnDescription(NamedTuple):
    """What a column of a table or view means."""

    object: str
    column: str
    description: str


def rows_about(
    about: dict[str, str], problems: Sequence[Problem], columns: Iterator[tuple[str, str, str]]
) -> Iterator[Row]:
    """Yield what the file says of itself: warnings, meanings of columns, what it was built from. No clock."""
    for problem in problems:
        yield "problems", (problem,)
    for name, column, description in columns:
        yield "column_descriptions", (ColumnDescription(name, column, description),)
    for name, value in about.items():
        yield "build_info", (Named(name, value),)
