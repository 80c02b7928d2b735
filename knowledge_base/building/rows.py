"""Checked records -> rows: one pure function per kind, from a record to the plain values of its tables.

A row is a dict with the columns of ``schema.TABLES``; lists become JSON text; dates stay EDTF text and get
integer ``year`` columns for facets.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from ..model.dates import date_span, period_span
from ..model.printed_numbers import stated_range
from ..model.records import (
    Actor,
    Article,
    Claim,
    ControlledWord,
    Indicator,
    Material,
    Place,
    PolicyEvent,
    Publication,
    Record,
    Statistic,
    Topic,
    Unit,
)
from ..model.units import Units
from ..model.vocabulary import Bound, QuoteStatus
from ..reading.quotes import Position
from ..reading.reader import SourceRecord

Row = dict[str, Any]


def as_json(values: Sequence[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _place_in_sources(source: SourceRecord) -> Row:
    return {"source_path": source.path, "source_line": source.line}


def year_of(text: str | None) -> int | None:
    """The first year an EDTF date covers."""
    return date_span(text).year_start if text else None


# ------------------------------------------------------------------------------------------------ vocabulary


def word_row(word: ControlledWord) -> Row:
    return {"scheme": word.scheme, "word": word.word, "definition": word.definition}


def topic_row(topic: Topic) -> Row:
    return {
        "id": topic.id,
        "name": topic.name,
        "definition": topic.definition,
        "aliases": as_json(topic.aliases),
    }


def unit_row(unit: Unit, units: Units) -> Row:
    return {
        "id": unit.id,
        "name": unit.name,
        "symbol": unit.symbol,
        "definition": unit.definition,
        "dimension": units.dimension(unit.id),
        "aliases": as_json(unit.aliases),
    }


def place_row(place: Place) -> Row:
    return {
        "id": place.id,
        "name": place.name,
        "name_in_text": place.name_in_text,
        "kind": place.kind,
        "iso_code": place.iso_code,
        "parent_id": place.parent,
        "aliases": as_json(place.aliases),
    }


def material_row(material: Material) -> Row:
    return {
        "id": material.id,
        "name": material.name,
        "symbol": material.symbol,
        "name_original": material.name_original,
        "kind": material.kind,
        "parent_id": material.parent,
        "definition": material.definition,
        "aliases": as_json(material.aliases),
    }


def indicator_row(indicator: Indicator, units: Units) -> Row:
    return {
        "id": indicator.id,
        "name": indicator.name,
        "name_in_text": indicator.name_in_text,
        "definition": indicator.definition,
        "unit_id": indicator.unit,
        "dimension": units.dimension(indicator.unit),
        "share_of": indicator.share_of,
        "part": indicator.part,
        "whole_place_id": indicator.whole_place,
        "growth_of": indicator.growth_of,
        "compared": indicator.compared,
        "bases": as_json(indicator.bases),
        "aliases": as_json(indicator.aliases),
    }


def actor_row(source: SourceRecord) -> Row:
    actor: Actor = source.record
    return {
        "id": actor.id,
        "name": actor.name,
        "name_original": actor.name_original,
        "kind": actor.kind,
        "place_id": actor.place,
        "parent_id": actor.parent,
        "definition": actor.definition,
        "url": actor.url,
        "aliases": as_json(actor.aliases),
        **_place_in_sources(source),
    }


# ------------------------------------------------------------------------------------ publications, figures


def publication_row(source: SourceRecord) -> Row:
    publication: Publication = source.record
    return {
        "id": publication.id,
        "title": publication.title,
        "kind": publication.kind,
        "publisher_id": publication.publisher,
        "year": publication.year,
        "date_published": publication.date_published,
        "url": publication.url,
        "series": publication.series,
        "note": publication.note,
        **_place_in_sources(source),
    }


def statistic_row(source: SourceRecord, factor: float) -> Row:
    """``factor`` turns the figure's unit into its indicator's."""
    statistic: Statistic = source.record
    return {
        "id": statistic.id,
        "indicator_id": statistic.indicator,
        "place_id": statistic.place,
        "material_id": statistic.material,
        "basis": statistic.basis,
        "year": statistic.year,
        "value": statistic.value,
        "unit_id": statistic.unit,
        "normalised": normalised(statistic.value, factor),
        "publication_id": statistic.publication,
        "via_publication_id": statistic.via_publication,
        "edition_year": statistic.edition_year,
        "value_status": statistic.value_status,
        "confidence": statistic.confidence,
        "note": statistic.note,
        **_place_in_sources(source),
    }


def normalised(value: float | None, factor: float) -> float | None:
    """Return a value in its indicator's unit, free of the last bits of rounding: 1.1 million is 1100000."""
    return None if value is None else float(f"{value * factor:.12g}")


# --------------------------------------------------------------------------------------------- policy events


def event_row(source: SourceRecord, state: str, status_note: str | None, mention_count: int) -> Row:
    event: PolicyEvent = source.record
    return {
        "id": event.id,
        "title": event.title,
        "title_original": event.title_original,
        "jurisdiction_id": event.jurisdiction,
        "issuer_id": event.issuer,
        "instrument": event.instrument,
        "supply_chain_stage": event.supply_chain_stage,
        "effect": event.effect,
        "date_announced": event.date_announced,
        "date_effective": event.date_effective,
        "date_ended": event.date_ended,
        "year": year_of(event.date_announced or event.date_effective),
        "status": state,
        "status_note": status_note,
        "next_check": event.next_check,
        "date_checked": event.date_checked,
        "summary": event.summary,
        "legal_reference": event.legal_reference,
        "url": event.url,
        "source": event.source,
        "publication_id": event.publication,
        "confidence": event.confidence,
        "topics": as_json(event.topics),
        "materials": as_json(event.materials),
        "mention_count": mention_count,
        **_place_in_sources(source),
    }


def event_link_rows(event: PolicyEvent) -> Iterator[Row]:
    for link in event.links:
        yield {
            "from_event_id": event.id,
            "relation": link.relation,
            "to_event_id": link.event,
            "note": link.note,
        }


# -------------------------------------------------------------------------------------- articles and claims


def article_row(source: SourceRecord) -> Row:
    """``claim_count`` is filled in when the claims are known."""
    article: Article = source.record
    return {
        "id": article.id,
        "title": article.title,
        "title_original": article.title_original,
        "kind": article.kind,
        "publisher_id": article.publisher,
        "authors": as_json(article.authors),
        "date_published": article.date_published,
        "year_published": year_of(article.date_published),
        "date_note": article.date_note,
        "language": article.language,
        "coverage": article.coverage,
        "coverage_note": article.coverage_note,
        "date_corrected": article.date_corrected,
        "retracted": article.retracted,
        "correction_note": article.correction_note,
        "url": article.url,
        "url_archived": article.url_archived,
        "urls": as_json(article.urls),
        "translation_of_id": article.translation_of,
        "same_text_as_id": article.same_text_as,
        "rights": article.rights,
        "summary": article.summary,
        "text": source.text,
        "text_sha256": article.text_sha256,
        "topics": as_json(article.topics),
        "claim_count": 0,
        **_place_in_sources(source),
    }


def mention_rows(source: SourceRecord) -> Iterator[Row]:
    article: Article = source.record
    for number, (mention, position) in enumerate(zip(article.mentions, source.positions, strict=True), 1):
        yield {
            "article_id": article.id,
            "policy_event_id": mention.event,
            "position": number,
            **quote_columns(mention.quote, position, source.has_text),
            "note": mention.note,
        }


def quote_columns(quote: str | None, position: Position | None, has_text: bool) -> Row:
    if quote is None:
        status = QuoteStatus.NONE
    else:
        status = QuoteStatus.VERIFIED if has_text and position else QuoteStatus.UNCHECKED
    return {
        "quote": quote,
        "quote_start": position.start if position else None,
        "quote_end": position.end if position else None,
        "quote_status": status,
    }


def claim_row(source: SourceRecord, units: Units, indicator: Indicator | None, position: int) -> Row:
    """``position`` is the claim's place among the claims read. A claim without an indicator keeps its own unit.

    The columns that checks and comparisons fill are empty here.
    """
    claim: Claim = source.record
    span = period_span(claim.period) if claim.period else None
    unit = claim.unit
    factor = (units.factor(unit, indicator.unit) or 1.0) if unit and indicator else 1.0
    return {
        "id": claim.id,
        "article_id": claim.article,
        "statement": claim.statement,
        "kind": claim.kind,
        "indicator_id": claim.indicator,
        "place_id": claim.place,
        "material_id": claim.material,
        "basis": claim.basis,
        "period": claim.period,
        "year_start": span.year_start if span else None,
        "year_end": span.year_end if span else None,
        "value_stated": claim.value_stated,
        "bound": claim.bound,
        "value_min": claim.low,
        "value_max": claim.high,
        "unit_id": claim.unit,
        "normalised_min": normalised(claim.low, factor),
        "normalised_max": normalised(claim.high, factor),
        **stated_columns(claim, factor, units),
        "attributed_to_id": claim.attributed_to,
        **quote_columns(claim.quote, source.positions[0], source.has_text),
        "correction": claim.correction,
        "correction_kind": claim.correction_kind,
        "verdict": None,
        "verdict_as_read": None,
        "arithmetic_verdict": None,
        "agree_count": 0,
        "conflict_count": 0,
        "repeats_id": None,
        "follows_from": claim.follows_from,
        "policy_event_id": claim.policy_event,
        "topics": as_json(claim.topics),
        "note": claim.note,
        "position": position,
        **_place_in_sources(source),
    }


def stated_columns(claim: Claim, factor: float, units: Units) -> Row:
    """The printed number in the indicator's unit, for a claim that is read otherwise than it is printed."""
    printed = stated_range(claim, units) if claim.correction and claim.unit else None
    if printed is None:
        return {"stated_min": None, "stated_max": None}
    return {
        "stated_min": None if claim.bound is Bound.AT_MOST else normalised(printed.low, factor),
        "stated_max": None if claim.bound is Bound.AT_LEAST else normalised(printed.high, factor),
    }


def former_id_rows(table: str, record: Record) -> Iterator[Row]:
    """Rows of former_ids: the ids that a record had before, each of which still leads to it."""
    for former in record.former_ids:
        yield {"table_name": table, "former_id": former, "record_id": record.id}


def topic_rows(owner: str, owner_id: str, topics: Sequence[str]) -> Iterator[Row]:
    """Rows of article_topics, claim_topics or event_topics; a topic named twice counts once."""
    for topic in dict.fromkeys(topics):
        yield {f"{owner}_id": owner_id, "topic_id": topic}


def material_rows(event: PolicyEvent) -> Iterator[Row]:
    for material in dict.fromkeys(event.materials):
        yield {"event_id": event.id, "material_id": material}
