-- The numbers about a place that somebody claims. What is compared with others and with figures, and the answer, is in
-- the table numbers; some indicators are not compared at all.
select
  number_counts.indicator_id,
  number_counts.material_id,
  indicators.name as indicator,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  units.symbol as unit,
  number_counts.amounts_claimed as claims,
  number_counts.lowest,
  number_counts.highest,
  numbers.conflict_count as in_conflict,
  numbers.against_figures,
  numbers.answer,
  count(*) over () as total
from number_counts
join indicators on indicators.id = number_counts.indicator_id
join units on units.id = indicators.unit_id
join materials on materials.id = number_counts.material_id
left join numbers
  on numbers.indicator_id = number_counts.indicator_id
  and numbers.place_id = number_counts.place_id
  and numbers.material_id = number_counts.material_id
  and numbers.period is null
where number_counts.place_id = :id and number_counts.amounts_claimed > 0
order by number_counts.amounts_claimed desc, indicators.name, materials.name
limit 200
