-- Numbers on which claims contradict each other: how far apart they lie, who says what, and what official figures say.
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  claims.year_start as year,
  min(coalesce(claims.normalised_min, claims.normalised_max)) as lowest_claim,
  max(coalesce(claims.normalised_max, claims.normalised_min)) as highest_claim,
  units.symbol as unit,
  min(claim_checks.reference_min) as official_low,
  max(claim_checks.reference_max) as official_high,
  count(distinct claims.id) as claims,
  count(distinct claims.article_id) as articles,
  sum(claims.conflict_count > 0) as in_conflict,
  claims.indicator_id,
  claims.place_id,
  claims.material_id
from claims
join indicators on indicators.id = claims.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = claims.place_id
left join materials on materials.id = claims.material_id
left join claim_checks
  on claim_checks.claim_id = claims.id
  and claim_checks.method = 'official'
  and claim_checks.reference_min is not null
where coalesce(claims.normalised_min, claims.normalised_max) is not null
group by claims.indicator_id, claims.place_id, claims.material_id, claims.year_start
having sum(claims.conflict_count) > 0
order by in_conflict desc, articles desc
