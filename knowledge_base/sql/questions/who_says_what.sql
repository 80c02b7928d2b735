-- title: Who says what?
-- description: >-
--   Every claim about an indicator and a place, by place and year. from_value and to_value are what the number
--   means, in unit; value_stated is how the article prints it; verdict is what figures say to it, independence whose
--   figure decides, outcome what became of a forecast. counts is 0 for articles of our own, retracted ones, forecasts,
--   and what is only supposed or taken back. Without attributed_to the article speaks itself.
-- parameters:
--   indicator: id or name; empty for the share that most claims are about
--   place: id or name; empty for all
-- position: 2
with
asked as (
  select
    coalesce(nullif(lower(trim(:indicator)), ''), (select share from most_claimed)) as indicator,
    lower(trim(:place)) as place
),
chosen as (
  select claims.rowid as claim_rowid
  from asked
  join indicators on asked.indicator in (indicators.id, lower(indicators.name))
  cross join claims on claims.indicator_id = indicators.id
  left join places on places.id = claims.place_id
  where asked.place in ('', places.id, lower(places.name))
  order by
    places.name,
    claims.year_start is null,
    claims.year_start,
    coalesce(claims.normalised_min, claims.normalised_max),
    claims.number_position,
    claims.rowid
  limit 1000
)
select
  indicators.name as indicator,
  places.name as place,
  claims.period,
  claims.value_stated,
  claims.normalised_min as from_value,
  claims.normalised_max as to_value,
  units.symbol as unit,
  claims.verdict,
  claims.independence,
  claims.outcome,
  claims.stance,
  claims.has_voice as counts,
  speakers.name as attributed_to,
  claims.statement,
  claims.quote,
  articles.title as article,
  articles.date_published,
  claims.id as claim_id,
  claims.article_id
from chosen
join claims on claims.rowid = chosen.claim_rowid
join indicators on indicators.id = claims.indicator_id
join units on units.id = indicators.unit_id
join articles on articles.id = claims.article_id
left join places on places.id = claims.place_id
left join actors as speakers on speakers.id = claims.attributed_to_id
order by
  places.name,
  claims.year_start is null,
  claims.year_start,
  coalesce(claims.normalised_min, claims.normalised_max),
  claims.number_position,
  claims.rowid
