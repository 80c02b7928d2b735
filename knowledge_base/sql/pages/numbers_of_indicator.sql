-- The numbers (place and material) that claims or figures, printed or implied, give for an indicator.
select
  number_counts.place_id,
  number_counts.material_id,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  number_counts.claims,
  number_counts.figures
from number_counts
join places on places.id = number_counts.place_id
join materials on materials.id = number_counts.material_id
where number_counts.indicator_id = :id
order by number_counts.claims desc, number_counts.figures desc, places.name
