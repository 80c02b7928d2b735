"""What can only be said when every record has been read: lives, comparisons, sums, counts, descriptions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import isfinite
from typing import Any

from ..checking.against_figures import FIRST_YEAR, LAST_YEAR
from ..checking.between_claims import Rival, compare
from ..checking.digit_slips import significant_digits
from ..checking.explanations import spoken_date
from ..checking.formulas import BadExpression, Part, check_arithmetic, ids_in, work_out
from ..checking.lifecycle import Lives, Period
from ..model.dates import comparable_years, date_span
from ..model.problems import Problem
from ..model.ranges import Range
from ..model.records import PolicyEvent
from ..model.vocabulary import EventStatus, Verdict
from ..reading.reader import SourceRecord
from . import rows
from .database import Database
from .loading import Loader, check_row

DISTINCTIVE_DIGITS = 3
"""Significant digits from which a number that no official figure knows is taken to be copied, not found again."""


LAST_DAY = "9999-12-31"


def complete(loader: Loader, as_of: date) -> Iterator[Problem]:
    """Write everything that depends on all records. Yields warnings only: the records themselves are sound."""
    write_events(loader, as_of)
    loader.database.flush()
    compare_claims(loader.database)
    yield from work_out_sums(loader)
    loader.database.flush()
    count_claims(loader.database)


# --------------------------------------------------------------------------------------------- policy events


def write_events(loader: Loader, as_of: date) -> None:
    """Write every event with its status on a day, and the periods of its life."""
    database = loader.database
    lives = Lives(source.record for source in loader.events.values())
    for event_id, source in loader.events.items():
        event: PolicyEvent = source.record
        now = lives.state(event_id, as_of)
        note = event.status_note or _why(now, loader.events)
        database.insert("policy_events", rows.event_row(source, now.state, note, loader.mentions[event_id]))
        database.insert_all("event_links", rows.event_link_rows(event))
        database.insert_all("event_topics", rows.topic_rows("event", event_id, event.topics))
        database.insert_all("event_materials", rows.material_rows(event))
        database.insert_all("event_periods", _period_rows(event_id, lives.periods[event_id]))


def _why(now: Period, events: dict[str, SourceRecord]) -> str | None:
    """Say by which other event a status came about."""
    if now.because_of is None:
        return None
    cause = events[now.because_of].record.title
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


def _period_rows(event_id: str, periods: list[Period]) -> Iterator[rows.Row]:
    for number, period in enumerate(periods, 1):
        yield {
            "policy_event_id": event_id,
            "position": number,
            "state": period.state,
            "date_from": period.since.isoformat(),
            "date_until": period.until.isoformat() if period.until else None,
            "because_of_id": period.because_of,
        }


# -------------------------------------------------------------------------------------- claims with each other

_COMPARABLE = """
select
  claims.id, claims.article_id, claims.normalised_min, claims.normalised_max,
  claims.period, claims.basis,
  coalesce(claims.attributed_to_id, articles.publisher_id, claims.article_id) as speaker, claims.quote,
  claims.verdict, articles.date_published,
  coalesce(claims.attributed_to_id <> articles.publisher_id, claims.attributed_to_id is not null) as is_second_hand,
  claims.position,
  claims.indicator_id, claims.place_id, claims.material_id,
  case indicators.compared
    when 'same-period' then coalesce(claims.period, '')
    when 'within-event' then claims.policy_event_id
    else ''
  end as occasion,
  claims.rowid as claim_rowid
from claims
join indicators on indicators.id = claims.indicator_id
join articles on articles.id = claims.article_id
where claims.place_id is not null
  and claims.material_id is not null
  and coalesce(claims.normalised_min, claims.normalised_max) is not null
  and indicators.compared <> 'never'
  and not (indicators.compared = 'within-event' and claims.policy_event_id is null)
order by claims.indicator_id, claims.place_id, claims.material_id, occasion, claims.position
"""


def compare_claims(database: Database) -> None:
    """Compare the claims about one thing with each other, one group after the other."""
    connection = database.connection
    connection.execute(
        "create temp table standings (claim_rowid integer primary key, agrees integer, conflicts integer, repeats text)"
    )
    comparable = connection.execute(_COMPARABLE)
    for _, group in groupby(comparable, key=lambda row: row[12:16]):
        found = [(_rival(row), row[16]) for row in group]
        if len(found) == 1:
            continue
        rowids = {rival.id: rowid for rival, rowid in found}
        standings = []
        for rival, standing in compare([rival for rival, _ in found]):
            if standing.agree_count or standing.conflict_count or standing.repeats:
                counts = (standing.agree_count, standing.conflict_count, standing.repeats)
                standings.append((rowids[rival.id], *counts))
            for other, relation, ratio in standing.listed:
                finite = None if ratio == float("inf") else float(f"{ratio:.6g}")
                row = {"claim_id": rival.id, "other_claim_id": other, "relation": relation, "ratio": finite}
                database.insert("claim_comparisons", row)
        connection.executemany("insert into standings values (?, ?, ?, ?)", standings)
    connection.execute(
        "update claims set agree_count = agrees, conflict_count = conflicts, repeats_id = repeats "
        "from standings where claims.rowid = standings.claim_rowid"
    )
    connection.execute("drop table temp.standings")


def _rival(row: Any) -> Rival:
    (identity, article, low, high, period, basis, speaker, quote, verdict, published, second_hand, position, *_) = row
    value = Range.of(low, high)
    first, last = comparable_years(period) if period else (None, None)
    return Rival(
        id=identity,
        article=article,
        value=value,
        years=(first or FIRST_YEAR, last or LAST_YEAR) if period else None,
        basis=basis,
        speaker=speaker,
        wording=quote or "",
        is_distinctive=verdict != Verdict.AGREES and _digits_of(value) >= DISTINCTIVE_DIGITS,
        order=(published_by(published), bool(second_hand), position),
    )


def published_by(date: str | None) -> str:
    """The day by which an article had certainly appeared: "2012" may be later than "2012-06-20"."""
    return (date_span(date).last if date else None) or LAST_DAY


def _digits_of(value: Range) -> int:
    """The digits that carry a number; of a range, the most of its ends."""
    return max((significant_digits(end) for end in (value.low, value.high) if isfinite(end)), default=0)


# ------------------------------------------------------------------------------------------ sums in an article


def work_out_sums(loader: Loader) -> Iterator[Problem]:
    """Check every claim that must follow from other numbers of its article, or from figures."""
    connection = loader.database.connection
    waiting = connection.execute(
        "select id, article_id, follows_from, source_path, source_line from claims "
        "where follows_from is not null order by position"
    ).fetchall()
    for claim_id, article, expression, path, line in waiting:
        found = {identity: _term(loader, identity, article) for identity in (claim_id, *ids_in(expression))}
        terms = {identity: term for identity, term in found.items() if term is not None}
        claim = terms.pop(claim_id, None)
        try:
            result = work_out(expression, {identity: term.entered for identity, term in terms.items()})
        except BadExpression as mistake:
            message = f"follows_from {mistake}"
            yield Problem(path, line, f"claim {claim_id}", "follows_from", message).as_warning()
            continue
        if claim is not None:
            parts = [term.told for term in terms.values()]
            told = claim.told
            check = check_arithmetic(claim_id, told.value, result.scaled(claim.factor), told.unit, parts)
            loader.database.insert("claim_checks", check_row(check))
            connection.execute("update claims set arithmetic_verdict = ? where id = ?", (check.verdict, claim_id))


@dataclass(frozen=True, slots=True)
class Term:
    """A number that a sum names: as it enters the sum, in its own unit, and as it is told, in its indicator's.

    ``factor`` turns the one unit into the other.
    """

    entered: Range
    told: Part
    factor: float


_TERMS = """
select value_min, value_max, unit_id, indicator_id, null, null from claims
where id = :id and article_id = :article and coalesce(value_min, value_max) is not null
union all
select value, value, unit_id, indicator_id, publications.title, statistics.year from statistics
join publications on publications.id = publication_id where statistics.id = :id
limit 1
"""


def _term(loader: Loader, identity: str, article: str) -> Term | None:
    """Return the number of a claim of the same article, or of a statistic; None when there is none."""
    names = {"id": identity, "article": article}
    row = loader.database.connection.execute(_TERMS, names).fetchone()
    if row is None:
        return None
    low, high, unit, indicator, edition, year = row
    value = Range.of(low, high)
    shown = loader.names.indicators[indicator].unit if indicator else unit
    factor = loader.reader.units.factor(unit, shown) or 1.0
    source = f"{edition}, for {year}" if edition else ""
    # "Over 12.5 million" enters a sum as 12.5 million: that is how an article's own arithmetic is meant.
    return Term(value.closed(), Part(_free_of_noise(value.scaled(factor)), loader.names.symbol(shown), source), factor)


def _free_of_noise(value: Range) -> Range:
    """A converted range without the last bits of rounding, as in the table; an open end stays open."""
    return Range(float(f"{value.low:.12g}"), float(f"{value.high:.12g}"))


def count_claims(database: Database) -> None:
    """Write how many claims each article makes."""
    database.connection.execute(
        "update articles set claim_count = counted from "
        "(select article_id, count(*) as counted from claims group by article_id) as counts "
        "where counts.article_id = articles.id"
    )
