select policy_events.id, title, status, instrument, coalesce(date_announced, date_effective) as date
from event_materials
join policy_events on policy_events.id = event_materials.event_id
where event_materials.material_id = :id
order by date desc
