"""Checked records -> rows in the database, one record at a time.

A claim is checked against the official figures as it passes: all figures are known by then. What needs all
records (lives of events, comparisons, arithmetic, counts) is left to ``completion.py``.
"""

from collections import Counter
from typing import Any

from ..checking.against_events import check_event_date
from ..checking.against_figures import PRINTED, READ, Check, ClaimNumbers, Names, Written, check_claim, verdict_of
from ..checking.explanations import quantity, sentence
from ..checking.figures import Figures
from ..model.dates import date_span
from ..model.printed_numbers import stated_numbers
from ..model.ranges import Range
from ..model.records import Article, Claim, PolicyEvent, Publication, Record, Statistic
from ..model.vocabulary import SCHEMES
from ..reading.reader import Reader, SourceRecord
from . import rows
from .database import Database
from .full_text import grams_of

SEARCH_BODY_LIMIT = 20_000
"""Characters of an article's text that the one search box looks into; its own search looks into all of it."""


class Loader:
    """Takes the records of a reader. Keeps the vocabulary, publications and events; of claims only counts."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self.database, self.reader = database, reader
        self.figures = Figures()
        self.names = Names({}, {}, {}, {}, {})
        self.figures.know_indicators(self.names.indicators)
        self.events: dict[str, SourceRecord] = {}
        self.mentions: Counter[str] = Counter()
        self.quotes: Counter[str] = Counter()
        self.newest_date = ""
        """The newest date on which something was published, announced or looked at, as an ISO day."""
        self._publications: dict[str, Publication] = {}
        self._claims = 0
        self._searchable = 0
        self._take = {
            "word": self._take_word,
            "topic": self._take_topic,
            "unit": self._take_unit,
            "place": self._take_place,
            "material": self._take_material,
            "indicator": self._take_indicator,
            "actor": self._take_actor,
            "publication": self._take_publication,
            "statistic": self._take_statistic,
            "policy event": self._take_event,
            "article": self._take_article,
            "claim": self._take_claim,
        }
        for scheme, words in SCHEMES.items():
            for word in words:
                row = {"scheme": scheme, "word": word.value, "definition": sentence(f"{word.definition}.")}
                database.insert("vocabulary", row)

    def take(self, source: SourceRecord) -> None:
        record = source.record
        self._take[record.kind_of_record](source)
        if isinstance(record, Record):
            table = record.kind_of_record.replace(" ", "_") + "s"
            self.database.insert_all("former_ids", rows.former_id_rows(table, record))

    def _note_date(self, date: str | None) -> None:
        if date:
            self.newest_date = max(self.newest_date, date_span(date).first or "")

    def _index(
        self,
        kind: str,
        table: str,
        record_id: str,
        title: str,
        body: str,
        year: int | None = None,
        place: str | None = None,
    ) -> None:
        """Make a record findable from the one search box."""
        self._searchable += 1
        body = body[:SEARCH_BODY_LIMIT]
        row = {
            "id": self._searchable,
            "kind": kind,
            "record_id": record_id,
            "title": title,
            "year": year,
            "place_id": place,
            "url_path": f"{table}/{record_id}",
            "body": body,
            "grams": grams_of(f"{title}\n{body}"),
        }
        self.database.insert("search_index", row)

    # -------------------------------------------------------------------------------------------- vocabulary

    def _take_word(self, source: SourceRecord) -> None:
        word = source.record
        if word.scheme == "basis":
            self.names.basis_definitions[word.word] = word.definition
        self.database.insert("vocabulary", rows.word_row(word))

    def _take_topic(self, source: SourceRecord) -> None:
        topic = source.record
        self.database.insert("topics", rows.topic_row(topic))
        self._index("topic", "topics", topic.id, topic.name, _text(topic.definition, *topic.aliases))

    def _take_unit(self, source: SourceRecord) -> None:
        self.names.units[source.record.id] = source.record
        self.database.insert("units", rows.unit_row(source.record, self.reader.units))

    def _take_place(self, source: SourceRecord) -> None:
        place = source.record
        self.names.places[place.id] = place
        self.database.insert("places", rows.place_row(place))
        self._index("place", "places", place.id, place.name, _text(*place.aliases), place=place.id)

    def _take_material(self, source: SourceRecord) -> None:
        material = source.record
        self.names.materials[material.id] = material
        self.database.insert("materials", rows.material_row(material))
        body = _text(material.symbol, material.name_original, material.definition, *material.aliases)
        self._index("material", "materials", material.id, material.name, body)

    def _take_indicator(self, source: SourceRecord) -> None:
        indicator = source.record
        self.names.indicators[indicator.id] = indicator
        self.database.insert("indicators", rows.indicator_row(indicator, self.reader.units))
        body = _text(indicator.definition, *indicator.aliases)
        self._index("indicator", "indicators", indicator.id, indicator.name, body)

    def _take_actor(self, source: SourceRecord) -> None:
        actor = source.record
        self.database.insert("actors", rows.actor_row(source))
        body = _text(actor.name_original, actor.definition, *actor.aliases)
        self._index("actor", "actors", actor.id, actor.name, body, place=actor.place)

    # ------------------------------------------------------------------------------------ publications, figures

    def _take_publication(self, source: SourceRecord) -> None:
        publication: Publication = source.record
        self._publications[publication.id] = publication
        self._note_date(publication.date_published)
        self.database.insert("publications", rows.publication_row(source))
        body = _text(publication.note, publication.series)
        self._index("publication", "publications", publication.id, publication.title, body, publication.year)

    def _take_statistic(self, source: SourceRecord) -> None:
        statistic: Statistic = source.record
        row = rows.statistic_row(source, self._factor(statistic.unit, statistic.indicator))
        publication = self._publications[statistic.publication]
        read_in = self._publications[statistic.via_publication or statistic.publication]
        self.figures.add(statistic, publication, row["normalised"], read_in.url)
        self.database.insert("statistics", row)
        subject = self.names.subject(statistic.indicator, statistic.place, statistic.material)
        title = sentence(f"{subject} in {statistic.year}: {quantity(row['normalised'], subject.unit)}")
        body = _text(publication.title, statistic.note)
        self._index("statistic", "statistics", statistic.id, title, body, statistic.year, statistic.place)

    def _factor(self, unit: str, indicator: str) -> float:
        return self.reader.units.factor(unit, self.names.indicators[indicator].unit) or 1.0

    # -------------------------------------------------------------------------------------------- policy events

    def _take_event(self, source: SourceRecord) -> None:
        """Events are written at the end: their status depends on the newest date of all sources."""
        event: PolicyEvent = source.record
        self.events[event.id] = source
        self._note_date(event.date_announced)
        self._note_date(event.date_checked)
        body = _text(event.title_original, event.summary, event.legal_reference, event.status_note)
        year = rows.year_of(event.date_announced or event.date_effective)
        self._index("policy event", "policy_events", event.id, event.title, body, year, event.jurisdiction)

    # -------------------------------------------------------------------------------------- articles and claims

    def _take_article(self, source: SourceRecord) -> None:
        article: Article = source.record
        self._note_date(article.date_published)
        self.database.insert("articles", rows.article_row(source))
        self.database.insert_all("article_topics", rows.topic_rows("article", article.id, article.topics))
        for row in rows.mention_rows(source):
            self.mentions[row["policy_event_id"]] += 1
            self.quotes[row["quote_status"]] += 1
            self.database.insert("event_mentions", row)
        body = _text(article.title_original, article.summary, source.text)
        self._index("article", "articles", article.id, article.title, body, rows.year_of(article.date_published))

    def _take_claim(self, source: SourceRecord) -> None:
        claim: Claim = source.record
        self._claims += 1
        indicator = self.names.indicators.get(claim.indicator or "")
        row = rows.claim_row(source, self.reader.units, indicator, self._claims)
        checks = self._checks(claim, row)
        row["verdict"] = verdict_of(checks, PRINTED)
        row["verdict_as_read"] = verdict_of(checks, READ)
        self.quotes[row["quote_status"]] += 1
        self.database.insert("claims", row)
        self.database.insert_all("claim_checks", (check_row(check) for check in checks))
        self.database.insert_all("claim_topics", rows.topic_rows("claim", claim.id, claim.topics))
        body = _text(claim.quote, claim.value_stated, claim.note)
        self._index("claim", "claims", claim.id, claim.statement, body, row["year_start"], claim.place)

    def _checks(self, claim: Claim, row: dict[str, Any]) -> list[Check]:
        """A number is checked against figures; a claim that dates a policy event against the event."""
        event = self.events.get(claim.policy_event or "")
        if row["value_min"] is None and row["value_max"] is None:
            dated = check_event_date(claim, event.record) if event else None
            return [dated] if dated else []
        stated = row["stated_min"], row["stated_max"]
        numbers = ClaimNumbers(
            Range.of(row["normalised_min"], row["normalised_max"]),
            None if stated == (None, None) else Range.of(*stated),
            stated_numbers(claim, self.reader.units),
        )
        article = self.reader.articles[claim.article]
        return check_claim(claim, numbers, Written(article.year, article.page), self.figures, self.names)


def check_row(check: Check) -> dict[str, Any]:
    """Return the row of ``claim_checks`` for a check; an open end is null."""
    claim, reference = check.claim, check.reference
    return {
        "id": f"{check.claim_id}/{check.reading}/{check.method}",
        "claim_id": check.claim_id,
        "reading": check.reading,
        "method": check.method,
        "verdict": check.verdict,
        "ratio": check.ratio,
        "claim_min": _closed(claim.low) if claim else None,
        "claim_max": _closed(claim.high) if claim else None,
        "reference_min": _closed(reference.low) if reference else None,
        "reference_max": _closed(reference.high) if reference else None,
        "statistic_id": check.statistic_id,
        "explanation": check.explanation,
    }


def _closed(value: float) -> float | None:
    return None if value in (float("inf"), float("-inf")) else float(f"{value:.12g}")


def _text(*parts: str | None) -> str:
    return "\n".join(part for part in parts if part)
