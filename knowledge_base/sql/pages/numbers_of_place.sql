-- The numbers about a place that somebody claims. What is compared with others and with figures, and the answer, is in
-- the table numbers; some indicators are not compared at all.
select
  said.indicator_id,
  said.material_id,
  indicators.name as indicator,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  units.symbol as unit,
  said.claims,
  said.lowest,
  said.highest,
  numbers.conflict_count as in_conflict,
  numbers.against_figures,
  numbers.answer,
  count(*) over () as total
from (
  select
    indicator_id,
    material_id,
    count(*) as claims,
    min(coalesce(normalised_min, normalised_max)) as lowest,
    max(coalesce(normalised_max, normalised_min)) as highest
  from claims
  where place_id = :id and has_voice and coalesce(normalised_min, normalised_max) is not null
  group by indicator_id, material_id
) as said
join indicators on indicators.id = said.indicator_id
join units on units.id = indicators.unit_id
join materials on materials.id = said.material_id
left join numbers
  on numbers.indicator_id = said.indicator_id
  and numbers.place_id = :id
  and numbers.material_id = said.material_id
  and numbers.period is null
order by said.claims desc, indicators.name, materials.name
limit 200
