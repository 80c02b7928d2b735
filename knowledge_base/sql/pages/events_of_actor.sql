select id, title, status, instrument, coalesce(date_announced, date_effective) as date
from policy_events
where issuer_id = :id
order by date desc
