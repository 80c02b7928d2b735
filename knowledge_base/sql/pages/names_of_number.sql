-- What a number is called, and its unit.
select
  indicators.name as indicator,
  indicators.definition,
  coalesce(units.symbol, units.name) as unit,
  units.name as unit_name,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular
from indicators
join units on units.id = indicators.unit_id
join places on places.id = :place
join materials on materials.id = :material
where indicators.id = :indicator
