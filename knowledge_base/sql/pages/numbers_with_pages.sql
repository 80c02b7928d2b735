-- Every number that has a page: what claims or figures give for a place and a material.
select indicator_id as indicator, place_id as place, material_id as material
from claims
where indicator_id is not null and place_id is not null and material_id is not null
union
select indicator_id, place_id, material_id
from figures
order by 1, 2, 3
