select places.id, places.name, counted.claims
from (
  select place_id, count(*) as claims
  from claims
  where place_id is not null
  group by place_id
) as counted
join places on places.id = counted.place_id
order by counted.claims desc, places.name
limit 12
