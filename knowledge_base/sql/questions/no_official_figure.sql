-- title: For which numbers do we hold no official figure?
-- description: >-
--   Claims that give a number, a rank or a trend that no official figure we hold could decide, by indicator. Claims that
--   name no year are apart: see undated_numbers. why says what was looked for; nearest_thing is what comes closest
--   (another year, another basis, figures of industry) and decides nothing.
-- parameters:
--   indicator: id or name; empty for all
-- position: 5
with chosen as (
  select claims.id
  from claims
  left join indicators on indicators.id = claims.indicator_id
  left join places on places.id = claims.place_id
  where claims.verdict = 'no-reference'
    and claims.has_voice
    and lower(trim(:indicator)) in ('', indicators.id, lower(indicators.name))
    and exists (
      select 1
      from claim_checks
      where claim_checks.claim_id = claims.id
        and claim_checks.method in ('official', 'rank', 'trend')
        and claim_checks.reading = 'printed'
    )
  order by indicators.name is null, indicators.name, places.name, claims.year_start, claims.id
  limit 500
)
select
  indicators.name as indicator,
  places.name as place,
  claims.period,
  claims.value_stated,
  claims.statement,
  speakers.name as attributed_to,
  claim_checks.explanation as why,
  (
    select nearest.explanation
    from claim_checks as nearest
    where nearest.claim_id = claims.id
      and nearest.method in ('other-basis', 'unofficial', 'nearest-year')
    order by nearest.method = 'nearest-year', nearest.id
    limit 1
  ) as nearest_thing,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id
from chosen
join claims on claims.id = chosen.id
join claim_checks
  on claim_checks.claim_id = claims.id
  and claim_checks.method in ('official', 'rank', 'trend')
  and claim_checks.reading = 'printed'
join articles on articles.id = claims.article_id
left join indicators on indicators.id = claims.indicator_id
left join places on places.id = claims.place_id
left join actors as speakers on speakers.id = claims.attributed_to_id
order by indicators.name is null, indicators.name, places.name, claims.year_start, claims.id
limit 500
