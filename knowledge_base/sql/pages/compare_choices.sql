-- Of which places and materials there are official figures of an indicator, for whole years; the largest newest figure
-- first.
select
  held.place_id,
  places.name as place,
  coalesce(places.name_in_text, places.name) as place_in_text,
  places.aliases as place_aliases,
  places.kind as place_kind,
  held.material_id,
  materials.name as material,
  materials.aliases as material_aliases,
  materials.parent_id is not null as material_is_particular,
  held.official_years as years,
  held.first_official_year as first_year,
  held.last_official_year as last_year
from number_counts as held
join places on places.id = held.place_id
join materials on materials.id = held.material_id
where held.indicator_id = :indicator and held.official_years > 0
order by held.newest_official desc, held.official_years desc, places.name, materials.name
