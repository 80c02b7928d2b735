select indicators.id as indicator_id, indicators.name as indicator, statistics.place_id, count(*) as figures
from statistics
join indicators on indicators.id = statistics.indicator_id
where statistics.material_id = :id
group by indicators.id, statistics.place_id
order by figures desc
