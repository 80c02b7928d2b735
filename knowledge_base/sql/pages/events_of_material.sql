select policy_events.id, title, status, instrument, coalesce(date_announced, date_effective) as date,
  (select count(*) from event_materials where material_id = :id) as total
from event_materials
join policy_events on policy_events.id = event_materials.event_id
where event_materials.material_id = :id
order by date desc, policy_events.id
limit 200
