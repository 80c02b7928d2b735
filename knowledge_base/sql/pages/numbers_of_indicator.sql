-- The numbers (place and material) that claims or figures, printed or implied, give for an indicator.
select
  given.place_id,
  given.material_id,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular,
  sum(given.claims) as claims,
  sum(given.figures) as figures
from (
  select place_id, material_id, 1 as claims, 0 as figures from claims where indicator_id = :id
  union all
  select place_id, material_id, 0, 1 from figures where indicator_id = :id
) as given
join places on places.id = given.place_id
join materials on materials.id = given.material_id
group by given.place_id, given.material_id
order by claims desc, figures desc, places.name
