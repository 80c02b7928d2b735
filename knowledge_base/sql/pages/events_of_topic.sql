select policy_events.id, title, status, instrument, coalesce(date_announced, date_effective) as date,
  (select count(*) from event_topics where topic_id = :id) as total
from event_topics
join policy_events on policy_events.id = event_topics.event_id
where event_topics.topic_id = :id
order by date desc, policy_events.id
limit 200
