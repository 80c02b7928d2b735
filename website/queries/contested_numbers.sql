-- The numbers that claims contradict each other or the official figures about most, one row per number.
select
  claims.indicator_id,
  claims.place_id,
  claims.material_id,
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  units.symbol as unit,
  count(*) as claims,
  count(distinct claims.article_id) as articles,
  sum(claims.conflict_count > 0) as in_conflict,
  sum(claims.verdict in ('differs', 'scale-error')) as against_figures,
  min(coalesce(claims.normalised_min, claims.normalised_max)) as lowest,
  max(coalesce(claims.normalised_max, claims.normalised_min)) as highest
from claims
join indicators on indicators.id = claims.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = claims.place_id
join materials on materials.id = claims.material_id
where coalesce(claims.normalised_min, claims.normalised_max) is not null
  and indicators.compared = 'always'
group by claims.indicator_id, claims.place_id, claims.material_id
having in_conflict + against_figures > 0 and articles > 1
order by in_conflict + 2 * against_figures desc, articles desc, claims.indicator_id, claims.place_id
limit :limit
