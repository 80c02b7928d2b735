-- The figures that a publication printed, or in which they were read.
select
  statistics.indicator_id, statistics.place_id, statistics.material_id, statistics.year,
  statistics.first_day, statistics.last_day,
  statistics.first_day = statistics.year || '-01-01' and statistics.last_day = statistics.year || '-12-31' as is_whole_year,
  null as implication, statistics.value_min, statistics.value_max, statistics.basis, statistics.value_status,
  indicators.name as indicator, units.symbol as unit,
  places.name as place, materials.name as material, materials.parent_id is not null as material_is_particular,
  count(*) over () as total
from statistics
join indicators on indicators.id = statistics.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = statistics.place_id
join materials on materials.id = statistics.material_id
where statistics.publication_id = :id or statistics.via_publication_id = :id
order by indicators.name, places.name, statistics.year, statistics.first_day
limit 200
