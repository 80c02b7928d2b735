-- The material of which most figures and claims are held for an indicator and a place: what is meant without a word.
select material_id
from (
  select material_id, 1 as held from figures where indicator_id = :indicator and place_id = :place
  union all
  select material_id, 1 from claims
  where indicator_id = :indicator and place_id = :place and material_id is not null
)
group by material_id
order by sum(held) desc, material_id
limit 1
