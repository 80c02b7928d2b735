"""What can only be said when every record has been read: lives, comparisons, sums, counts, descriptions."""

import sqlite3
from collections import namedtuple
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from math import isfinite
from operator import attrgetter
from typing import Any, NamedTuple

from ..checking.between_claims import Rival, Standing, compare
from ..checking.claims import Terms
from ..checking.formulas import Part, check_arithmetic
from ..checking.judging import Bench
from ..checking.lifecycle import Lives
from ..checking.numbers import Said, known_numbers
from ..checking.phrases import says
from ..checking.wording import in_brackets
from ..model.dates import comparable_years
from ..model.expressions import BadExpression, ids_in, work_out_number
from ..model.ranges import Number, Range, significant_digits
from ..model.vocabulary import Bound, NumberSort, TimeSort, Verdict
from . import rows
from .database import Database
from .loading import LAST_DAY, Loaded
from .rows import Row

FIRST_YEAR, LAST_YEAR = 0, 9999

DISTINCTIVE_DIGITS = 3
"""Significant digits from which a number that no official figure knows is taken to be copied, not found again."""


def derive(database: Database, loaded: Loaded, as_of: date) -> None:
    """Write everything that depends on all records."""
    database.insert(_event_rows(loaded, as_of))
    database.flush()
    compare_claims(database)
    order_claims(database)
    work_out_sums(database, loaded.bench)
    database.insert(_number_rows(database.connection, loaded.bench))
    database.flush()
    count_claims(database)
    titles = database.connection.execute("select title || char(10) || coalesce(names, '') from search_index")
    database.insert(rows.search_words(text for (text,) in titles))


# ----------------------------------------------------------------------------------------------- policy events


def _event_rows(loaded: Loaded, as_of: date) -> Iterator[Row]:
    """Yield every event with its status on a day, and the periods of its life."""
    lives = Lives(source.record for source in loaded.events.values())
    titles = {identity: source.record.title for identity, source in loaded.events.items()}
    for identity, source in loaded.events.items():
        now = lives.state(identity, as_of)
        note = source.record.status_note or rows.why(now, titles)
        yield from rows.event_rows(source, now, note, lives.periods[identity], loaded.mentions[identity])


# ------------------------------------------------------------------------------------- claims with each other

_COMPARABLE = """
select
  claims.rowid as claim_rowid, claims.id, claims.article_id, claims.normalised_min, claims.normalised_max,
  claims.rounded_min, claims.rounded_max, claims.period, claims.year_start, claims.year_end,
  coalesce(claims.basis, claims.basis_inferred, json_extract(indicators.bases, '$[0]')) as basis,
  coalesce(claims.attributed_to_id, articles.publisher_id, claims.article_id) as speaker, claims.quote,
  coalesce(claims.verdict_as_read, claims.verdict) as verdict, articles.appeared_by,
  coalesce(claims.attributed_to_id <> articles.publisher_id, claims.attributed_to_id is not null) as is_second_hand,
  claims.position, claims.indicator_id, claims.place_id, claims.material_id, indicators.sort, indicators.time,
  case
    when indicators.compared = 'within-event' then claims.policy_event_id
    when indicators.compared = 'same-period' then coalesce(claims.period, '')
    when indicators.time = 'flow' and (
      claims.first_day not like '%-01-01' or claims.last_day not like '%-12-31'
    ) then claims.period
    else ''
  end as occasion
from claims
join indicators on indicators.id = claims.indicator_id
join articles on articles.id = claims.article_id
where claims.has_voice
  and claims.place_id is not null
  and claims.material_id is not null
  and coalesce(claims.normalised_min, claims.normalised_max) is not null
  and indicators.compared <> 'never'
  and not (indicators.compared = 'within-event' and claims.policy_event_id is null)
order by claims.indicator_id, claims.place_id, claims.material_id, occasion, claims.position
"""

_NUMBER = attrgetter("indicator_id", "place_id", "material_id")


def compare_claims(database: Database) -> None:
    """Compare the claims about one thing with each other, one group after the other."""
    connection = database.connection
    connection.execute(
        "create temp table standings (claim_rowid integer primary key, agrees integer, conflicts integer, repeats text)"
    )
    comparable: Iterator[Any] = _by_name(connection.execute(_COMPARABLE))
    for _, group in groupby(comparable, key=attrgetter("indicator_id", "place_id", "material_id", "occasion")):
        found = {rival.id: (rival, row.claim_rowid) for row in group if (rival := _rival(row))}
        standings = []
        for rival, standing, comparisons in compare([rival for rival, _ in found.values()]):
            if standing != Standing():
                counts = (standing.agree_count, standing.conflict_count, standing.repeats_id)
                standings.append((found[rival.id][1], *counts))
            database.insert(("claim_comparisons", (comparison,)) for comparison in comparisons)
        connection.executemany("insert into standings values (?, ?, ?, ?)", standings)
    connection.execute(
        "update claims set agree_count = agrees, conflict_count = conflicts, repeats_id = repeats "
        "from standings where claims.rowid = standings.claim_rowid"
    )
    connection.execute("drop table temp.standings")


def _by_name(cursor: sqlite3.Cursor) -> Iterator[Any]:
    """Yield rows whose values have the names of the columns; a named tuple costs a third of a ``sqlite3.Row``."""
    return map(_row_of(tuple(column[0] for column in cursor.description))._make, cursor)


@cache
def _row_of(columns: tuple[str, ...]) -> Any:
    return namedtuple("Row", columns)


def _rival(row: Any) -> Rival:
    """Return a claim as far as comparing needs it; ``row`` has the columns of ``_COMPARABLE`` by name."""
    number = Number(Range.of(row.normalised_min, row.normalised_max), Range.of(row.rounded_min, row.rounded_max))
    first, last = comparable_years(row.period) if row.period else (None, None)
    years = (first or FIRST_YEAR, last or LAST_YEAR) if row.period else None
    named = (row.year_start or FIRST_YEAR, row.year_end or LAST_YEAR) if row.period else None
    return Rival(
        id=row.id,
        article=row.article_id,
        number=number,
        sort=NumberSort.named(row.sort),
        years=years,
        certain=years if row.time == TimeSort.STOCK else named,
        basis=row.basis,
        speaker=row.speaker,
        wording=row.quote or "",
        is_distinctive=row.verdict not in _FAMILIAR and _digits_of(number.value) >= DISTINCTIVE_DIGITS,
        order=(row.appeared_by or LAST_DAY, bool(row.is_second_hand), row.position),
    )


_FAMILIAR = (Verdict.AGREES, Verdict.QUOTED_CORRECTLY, Verdict.OWN_SOURCE)
"""Verdicts of a number that an official figure knows: two articles can come to it independently."""


def _digits_of(value: Range) -> int:
    """The digits that carry a number; of a range, the most of its ends."""
    return max((significant_digits(end) for end in (value.low, value.high) if isfinite(end)), default=0)


_ORDER = """
with in_time as (
  select
    claims.rowid as claim_rowid, indicator_id, place_id, material_id, normalised_min, normalised_max,
    row_number() over (
      partition by indicator_id, place_id, material_id
      order by
        coalesce(articles.publisher_id = about.publisher_id, 0),
        articles.date_published is null, rtrim(articles.date_published, '~?%'), claims.year_start,
        claims.normalised_min, claims.id
    ) as position
  from claims
  join articles on articles.id = claims.article_id
  left join about
  where indicator_id is not null and place_id is not null and material_id is not null
)
update claims set number_position = ordered.position, same_amount_position = ordered.same_amount
from (
  select
    claim_rowid,
    position,
    min(position) over (
      partition by indicator_id, place_id, material_id, normalised_min, normalised_max
    ) as same_amount
  from in_time
) as ordered
where claims.rowid = ordered.claim_rowid
"""


def order_claims(database: Database) -> None:
    """Number the claims about each number in order of time, those of our own articles last, so that pages can page."""
    database.connection.execute(_ORDER)


# --------------------------------------------------------------------------------------------------- numbers

_SAID = """
select
  claims.id, claims.article_id, claims.indicator_id, claims.place_id, claims.material_id, claims.period,
  claims.year_start, claims.year_end, claims.normalised_min, claims.normalised_max, claims.bound,
  coalesce(claims.verdict_as_read, claims.verdict) as verdict, claims.arithmetic_verdict, claims.conflict_count,
  claims.repeats_id, coalesce(articles.appeared_by, :last_day) as day
from claims
join articles on articles.id = claims.article_id
join indicators on indicators.id = claims.indicator_id
where claims.has_voice
  and indicators.compared in ('always', 'same-period')
  and claims.place_id is not null
  and claims.material_id is not null
  and coalesce(claims.normalised_min, claims.normalised_max) is not null
order by claims.indicator_id, claims.place_id, claims.material_id, day, claims.position
"""


def _number_rows(connection: sqlite3.Connection, bench: Bench) -> Iterator[Row]:
    """Yield the rows of every number about which somebody claims something."""
    for key, group in groupby(_by_name(connection.execute(_SAID, {"last_day": LAST_DAY})), key=_NUMBER):
        said = [Said(row, Range.of(row.normalised_min, row.normalised_max)) for row in group]
        for known in known_numbers(key, said, bench.figures, bench.terms):
            yield "numbers", (known,)


# ------------------------------------------------------------------------------------------ sums in an article

_WAITING = """
select
  claims.id, article_id, follows_from, claims.statement, articles.title,
  speakers.name as speaker, publishers.name as paper, articles.publisher_id = about.publisher_id as is_own
from claims
join articles on articles.id = article_id
left join actors as speakers on speakers.id = attributed_to_id
left join actors as publishers on publishers.id = articles.publisher_id
left join about
where follows_from is not null
order by position
"""


def work_out_sums(database: Database, bench: Bench) -> None:
    """Check every claim that must follow from other numbers of its article, or from figures.

    What cannot be worked out was reported when it was read (``reading/sums.py``).
    """
    connection = database.connection
    for row in list(_by_name(connection.execute(_WAITING))):
        names = (row.id, *ids_in(row.follows_from))
        found = {name: _term(connection, bench.terms, name, row.article_id) for name in names}
        terms = {name: term for name, term in found.items() if term is not None}
        claim = terms.pop(row.id, None)
        try:
            result = work_out_number(row.follows_from, {name: term.entered for name, term in terms.items()})
        except BadExpression:
            continue
        if claim is not None:
            said = f"{says(row.speaker or '', row.paper or '', row.title)} said: {row.statement}"
            parts = [term.part for term in terms.values()]
            scaled = result.scaled(claim.factor)
            check = check_arithmetic(row.id, said, claim.number, scaled, claim.sort, claim.part, parts)
            database.insert([("claim_checks", (check,))])
            if not row.is_own:
                connection.execute("update claims set arithmetic_verdict = ? where id = ?", (check.verdict, row.id))


class Term(NamedTuple):
    """A number that a sum names: as it enters the sum, in its own unit, and as it is reported, in its indicator's.

    ``factor`` turns the one unit into the other.
    """

    entered: Number
    number: Number
    part: Part
    factor: float
    sort: NumberSort


_TERMS = """
select value_min, value_max, unit_id, indicator_id, bound, null as edition, null as year from claims
where id = :id and article_id = :article and coalesce(value_min, value_max) is not null
union all
select value, value, unit_id, indicator_id, 'exact', publications.title, statistics.year from statistics
join publications on publications.id = publication_id where statistics.id = :id
limit 1
"""


def _term(connection: sqlite3.Connection, terms: Terms, identity: str, article: str) -> Term | None:
    """Return the number of a claim of the same article, or of a statistic; None when there is none."""
    row: Any = next(_by_name(connection.execute(_TERMS, {"id": identity, "article": article})), None)
    if row is None:
        return None
    shown = terms.indicators[row.indicator_id].unit if row.indicator_id else row.unit_id
    factor = terms.conversion.factor(row.unit_id, shown) or 1.0
    sort = terms.sort(row.indicator_id) if row.indicator_id else NumberSort.MEASURED
    value = Range.of(row.value_min, row.value_max)
    # "Over 12.5 million" enters a sum as 12.5 million: that is how an article's own arithmetic is meant.
    entered = Number.printed(value.closed(), sort, is_hedged=row.bound == Bound.ABOUT)
    number = Number.printed(value, sort, is_hedged=row.bound == Bound.ABOUT).scaled(factor)
    source = in_brackets(f"{row.edition}, for {row.year}") if row.edition else ""
    part = Part(number.value, terms.symbol(shown), source, is_change=terms.is_change(row.indicator_id))
    return Term(entered, number, part, factor, sort)


def count_claims(database: Database) -> None:
    """Write how many claims each article makes."""
    database.connection.execute(
        "update articles set claim_count = counted from "
        "(select article_id, count(*) as counted from claims group by article_id) as counts "
        "where counts.article_id = articles.id"
    )
