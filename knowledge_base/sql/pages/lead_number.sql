-- The number that the home page leads with, and what is known of it.
select
  lead_number.title,
  numbers.indicator_id,
  numbers.place_id,
  numbers.material_id,
  numbers.claim_count as claims,
  numbers.article_count as articles,
  numbers.lowest,
  numbers.highest,
  numbers.answer,
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  units.symbol as unit
from lead_number
join numbers
  on numbers.indicator_id = lead_number.indicator_id
  and numbers.place_id = lead_number.place_id
  and numbers.material_id = lead_number.material_id
  and numbers.period is null
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
