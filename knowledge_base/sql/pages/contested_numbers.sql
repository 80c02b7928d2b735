-- The numbers on which claims contradict each other or the figures most, one row per number, all periods together.
select
  numbers.indicator_id,
  numbers.place_id,
  numbers.material_id,
  numbers.claim_count as claims,
  numbers.original_count as originals,
  numbers.article_count as articles,
  numbers.conflict_count as in_conflict,
  numbers.against_figures,
  numbers.is_contested,
  numbers.lowest,
  numbers.highest,
  numbers.answer,
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
where numbers.is_contested and numbers.period is null
order by numbers.weight desc, numbers.article_count desc, numbers.id
limit :limit
