select id, title, status, instrument, coalesce(date_announced, date_effective) as date,
  (select count(*) from policy_events where issuer_id = :id) as total
from policy_events
where issuer_id = :id
order by date desc, id
limit 200
