select id, title, status, instrument, date_announced, date_effective, coalesce(date_announced, date_effective) as date
from policy_events
where jurisdiction_id = :id
order by date desc
