-- The numbers that claims contradict each other or the official figures about most, one row per number.
with numbers as (
  select
    indicator_id,
    place_id,
    material_id,
    count(*) as claims,
    count(distinct article_id) as articles,
    sum(conflict_count > 0) as in_conflict,
    coalesce(sum(verdict in ('differs', 'scale-error')), 0) as against_figures,
    min(coalesce(normalised_min, normalised_max)) as lowest,
    max(coalesce(normalised_max, normalised_min)) as highest
  from claims
  where coalesce(normalised_min, normalised_max) is not null
    and indicator_id in (select id from indicators where compared = 'always')
    and place_id is not null
    and material_id is not null
  group by indicator_id, place_id, material_id
  having in_conflict + against_figures > 0 and articles > 1
  order by in_conflict + 2 * against_figures desc, articles desc, indicator_id, place_id, material_id
  limit :limit
)
select
  numbers.*,
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  units.symbol as unit
from numbers
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
order by in_conflict + 2 * against_figures desc, articles desc, indicator_id, place_id, material_id
