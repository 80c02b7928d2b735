-- Every number that has a page: what claims or figures give for a place and a material.
select indicator_id as indicator, place_id as place, material_id as material
from number_counts
order by indicator_id, place_id, material_id
