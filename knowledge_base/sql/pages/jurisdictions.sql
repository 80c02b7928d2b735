-- Places that have policy events: to choose one.
select places.id, places.name
from places
where places.id in (select jurisdiction_id from policy_events)
order by places.name
