select actors.id, actors.name, counted.claims
from (
  select attributed_to_id, count(*) as claims
  from claims
  where attributed_to_id is not null
  group by attributed_to_id
) as counted
join actors on actors.id = counted.attributed_to_id
order by counted.claims desc, actors.name
limit 12
