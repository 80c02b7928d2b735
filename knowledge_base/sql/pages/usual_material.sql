-- The material of which most figures and claims are held for an indicator and a place: what is meant without a word.
select material_id
from number_counts
where indicator_id = :indicator and place_id = :place
order by figures + claims desc, material_id
limit 1
