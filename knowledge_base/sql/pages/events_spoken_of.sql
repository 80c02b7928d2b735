-- The policy events that most articles speak of, in order of time.
with spoken_of as (
  select policy_event_id, count(distinct article_id) as articles
  from event_mentions
  group by policy_event_id
  order by articles desc, policy_event_id
  limit :limit
)
select
  policy_events.id,
  policy_events.title,
  coalesce(policy_events.date_announced, policy_events.date_effective) as date,
  spoken_of.articles
from spoken_of
join policy_events on policy_events.id = spoken_of.policy_event_id
order by date, policy_events.id
