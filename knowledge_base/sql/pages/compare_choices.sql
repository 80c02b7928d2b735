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
  held.years,
  held.first_year,
  held.last_year
from (
  select
    place_id,
    material_id,
    count(distinct year) as years,
    min(year) as first_year,
    max(year) as last_year,
    max(iif(is_latest, value, null)) as newest
  from (
    select
      place_id,
      material_id,
      year,
      value,
      row_number() over (partition by place_id, material_id order by year desc, available_from desc, id desc) = 1
        as is_latest
    from figures
    where indicator_id = :indicator
      and is_official and not is_partial and coalesce(implication, '') <> 'mixed-growth'
      and first_day = year || '-01-01' and last_day = year || '-12-31'
  )
  group by place_id, material_id
) as held
join places on places.id = held.place_id
join materials on materials.id = held.material_id
order by held.newest desc, held.years desc, places.name, materials.name
