-- Numbers that are claimed, one row per number, all periods together: those on which claims contradict each other or the
-- figures most first, in the order by which lead_number takes the first. indicator: '' for all; contested: 1 for no others.
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
  units.symbol as unit,
  count(*) over () as total
from numbers
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
where numbers.period is null
  and (:indicator = '' or numbers.indicator_id = :indicator)
  and (numbers.is_contested or not :contested)
order by numbers.is_contested desc, numbers.weight desc, numbers.article_count desc, numbers.id
limit :most offset :skip
