-- The numbers (place and material) that claims or figures give for an indicator.
select
  numbers.place_id, numbers.material_id, places.name as place, materials.name as material,
  materials.parent_id is not null as material_is_particular,
  sum(numbers.claims) as claims, sum(numbers.figures) as figures
from (
  select place_id, material_id, 1 as claims, 0 as figures from claims where indicator_id = :id
  union all
  select place_id, material_id, 0, 1 from statistics where indicator_id = :id
) as numbers
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
group by numbers.place_id, numbers.material_id
order by claims desc, figures desc, places.name
