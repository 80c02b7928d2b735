-- The numbers about a place that figures, printed or implied, give: how many figures, and from which year to which.
select
  number_counts.indicator_id,
  number_counts.place_id,
  number_counts.material_id,
  indicators.name as indicator,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  number_counts.figures,
  number_counts.first_year,
  number_counts.last_year,
  count(*) over () as total
from number_counts
join indicators on indicators.id = number_counts.indicator_id
join materials on materials.id = number_counts.material_id
where number_counts.place_id = :id and number_counts.figures > 0
order by number_counts.figures desc, indicators.name, materials.name
limit 200
