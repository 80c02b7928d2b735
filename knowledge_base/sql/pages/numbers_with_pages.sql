-- Every number that the page of its indicator shows: what claims or figures give for a place and a material.
select indicator_id, place_id, material_id
from claims
where indicator_id is not null and place_id is not null and material_id is not null
union
select indicator_id, place_id, material_id
from figures
order by 1, 2, 3
