"""What can only be said when every record has been read: lives, comparisons, sums, counts, descriptions."""

import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import isfinite
from operator import attrgetter
from typing import Any

from ..checking.against_figures import FIRST_YEAR, LAST_YEAR
from ..checking.between_claims import Rival, Standing, compare
from ..checking.digit_slips import significant_digits
from ..checking.formulas import BadExpression, Part, check_arithmetic, ids_in, work_out
from ..checking.lifecycle import Lives
from ..model.dates import comparable_years, date_span
from ..model.problems import Problem
from ..model.ranges import Range, free_of_noise
from ..model.vocabulary import Verdict
from . import rows
from .database import Database
from .loading import Loaded
from .rows import Row

DISTINCTIVE_DIGITS = 3
"""Significant digits from which a number that no official figure knows is taken to be copied, not found again."""


LAST_DAY = "9999-12-31"


def derive(database: Database, loaded: Loaded, as_of: date) -> Iterator[Problem]:
    """Write everything that depends on all records. Yields warnings only: the records themselves are sound."""
    database.insert(_event_rows(loaded, as_of))
    database.flush()
    compare_claims(database)
    yield from work_out_sums(database, loaded)
    database.flush()
    count_claims(database)


# ----------------------------------------------------------------------------------------------- policy events


def _event_rows(loaded: Loaded, as_of: date) -> Iterator[Row]:
    """Yield every event with its status on a day, and the periods of its life."""
    lives = Lives(source.record for source in loaded.events.values())
    titles = {identity: source.record.title for identity, source in loaded.events.items()}
    for identity, source in loaded.events.items():
        now = lives.state(identity, as_of)
        note = source.record.status_note or rows.why(now, titles)
        yield from rows.event_rows(source, now, note, lives.periods[identity], loaded.mentions[identity])


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
    comparable: Iterator[Any] = _by_name(connection.execute(_COMPARABLE))
    connection.execute(
        "create temp table standings (claim_rowid integer primary key, agrees integer, conflicts integer, repeats text)"
    )
    for _, group in groupby(comparable, key=attrgetter("indicator_id", "place_id", "material_id", "occasion")):
        found = [(_rival(row), row.claim_rowid) for row in group]
        if len(found) == 1:
            continue
        rowids = {rival.id: rowid for rival, rowid in found}
        standings = []
        for rival, standing, comparisons in compare([rival for rival, _ in found]):
            if standing != Standing():
                standings.append((rowids[rival.id], standing.agree_count, standing.conflict_count, standing.repeats_id))
            database.insert(("claim_comparisons", (comparison,)) for comparison in comparisons)
        connection.executemany("insert into standings values (?, ?, ?, ?)", standings)
    connection.execute(
        "update claims set agree_count = agrees, conflict_count = conflicts, repeats_id = repeats "
        "from standings where claims.rowid = standings.claim_rowid"
    )
    connection.execute("drop table temp.standings")


def _by_name(cursor: sqlite3.Cursor) -> Iterator[Any]:
    """Yield rows whose values have the names of the columns; a named tuple costs a third of a ``sqlite3.Row``."""
    row: Any = namedtuple("Row", [column[0] for column in cursor.description])  # type: ignore[misc]
    return map(row._make, cursor)


def _rival(row: Any) -> Rival:
    """Return a claim as far as comparing needs it; ``row`` has the columns of ``_COMPARABLE`` by name."""
    value = Range.of(row.normalised_min, row.normalised_max)
    first, last = comparable_years(row.period) if row.period else (None, None)
    return Rival(
        id=row.id,
        article=row.article_id,
        value=value,
        years=(first or FIRST_YEAR, last or LAST_YEAR) if row.period else None,
        basis=row.basis,
        speaker=row.speaker,
        wording=row.quote or "",
        is_distinctive=row.verdict != Verdict.AGREES and _digits_of(value) >= DISTINCTIVE_DIGITS,
        order=(published_by(row.date_published), bool(row.is_second_hand), row.position),
    )


def published_by(date: str | None) -> str:
    """The day by which an article had certainly appeared: "2012" may be later than "2012-06-20"."""
    return (date_span(date).last if date else None) or LAST_DAY


def _digits_of(value: Range) -> int:
    """The digits that carry a number; of a range, the most of its ends."""
    return max((significant_digits(end) for end in (value.low, value.high) if isfinite(end)), default=0)


# ------------------------------------------------------------------------------------------ sums in an article


_WAITING = """
select id, article_id, follows_from, source_path, source_line from claims
where follows_from is not null order by position
"""


def work_out_sums(database: Database, loaded: Loaded) -> Iterator[Problem]:
    """Check every claim that must follow from other numbers of its article, or from figures; yield warnings."""
    connection = database.connection
    for claim_id, article, expression, path, line in connection.execute(_WAITING).fetchall():
        found = {name: _term(connection, loaded, name, article) for name in (claim_id, *ids_in(expression))}
        terms = {name: term for name, term in found.items() if term is not None}
        claim = terms.pop(claim_id, None)
        try:
            result = work_out(expression, {name: term.entered for name, term in terms.items()})
        except BadExpression as mistake:
            message = f"follows_from {mistake}"
            yield Problem(path, line, f"claim {claim_id}", "follows_from", message).as_warning()
            continue
        if claim is not None:
            parts = [term.told for term in terms.values()]
            told = claim.told
            check = check_arithmetic(claim_id, told.value, result.scaled(claim.factor), told.unit, parts)
            database.insert([("claim_checks", (check,))])
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


def _term(connection: sqlite3.Connection, loaded: Loaded, identity: str, article: str) -> Term | None:
    """Return the number of a claim of the same article, or of a statistic; None when there is none."""
    names = {"id": identity, "article": article}
    row = connection.execute(_TERMS, names).fetchone()
    if row is None:
        return None
    low, high, unit, indicator, edition, year = row
    value = Range.of(low, high)
    shown = loaded.names.indicators[indicator].unit if indicator else unit
    factor = loaded.units.factor(unit, shown) or 1.0
    source = f"{edition}, for {year}" if edition else ""
    # "Over 12.5 million" enters a sum as 12.5 million: that is how an article's own arithmetic is meant.
    told = Range(*map(free_of_noise, value.scaled(factor)))
    return Term(value.closed(), Part(told, loaded.names.symbol(shown), source), factor)


def count_claims(database: Database) -> None:
    """Write how many claims each article makes."""
    database.connection.execute(
        "update articles set claim_count = counted from "
        "(select article_id, count(*) as counted from claims group by article_id) as counts "
        "where counts.article_id = articles.id"
    )
