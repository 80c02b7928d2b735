select
  policy_events.id, policy_events.title, policy_events.status, policy_events.date_announced,
  policy_events.date_effective, event_mentions.quote, event_mentions.quote_start, event_mentions.quote_end,
  event_mentions.quote_status, event_mentions.note, event_mentions.position
from event_mentions
join policy_events on policy_events.id = event_mentions.policy_event_id
where event_mentions.article_id = :id
order by event_mentions.quote_start is null, event_mentions.quote_start, event_mentions.position
