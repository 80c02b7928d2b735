-- The numbers about a place that figures, printed or implied, give: how many figures, and from which year to which.
select
  given.indicator_id,
  given.place_id,
  given.material_id,
  indicators.name as indicator,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  given.figures,
  given.first_year,
  given.last_year,
  count(*) over () as total
from (
  select indicator_id, place_id, material_id, count(*) as figures, min(year) as first_year, max(year) as last_year
  from figures
  where place_id = :id
  group by indicator_id, place_id, material_id
) as given
join indicators on indicators.id = given.indicator_id
join materials on materials.id = given.material_id
order by given.figures desc, indicators.name, materials.name
limit 200
