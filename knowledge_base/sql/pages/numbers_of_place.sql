select
  claims.indicator_id, claims.material_id, indicators.name as indicator, materials.name as material,
  materials.parent_id is not null as material_is_particular, units.symbol as unit,
  count(*) as claims, sum(claims.conflict_count > 0) as in_conflict,
  sum(claims.verdict in ('differs', 'scale-error')) as against_figures,
  min(coalesce(claims.normalised_min, claims.normalised_max)) as lowest,
  max(coalesce(claims.normalised_max, claims.normalised_min)) as highest
from claims
join indicators on indicators.id = claims.indicator_id
join units on units.id = indicators.unit_id
join materials on materials.id = claims.material_id
where claims.place_id = :id and coalesce(claims.normalised_min, claims.normalised_max) is not null
group by claims.indicator_id, claims.material_id
order by claims desc, indicators.name
