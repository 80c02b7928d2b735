-- The number that the home page leads with: the one that the curators chose, else the most contested one.
select
  lead.title,
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
from numbers
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
left join featured_numbers as lead
  on lead.lead = 'yes'
  and lead.indicator_id = numbers.indicator_id
  and lead.place_id = numbers.place_id
  and lead.material_id = numbers.material_id
where numbers.period is null and (lead.position is not null or numbers.is_contested)
order by lead.position is null, lead.position, numbers.weight desc, numbers.article_count desc, numbers.id
limit 1
