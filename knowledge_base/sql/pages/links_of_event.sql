-- What an event acts on ('to') and what acts on it ('from').
select 'to' as direction, event_links.relation, event_links.note, other.id, other.title, other.status,
  coalesce(other.date_effective, other.date_announced) as date
from event_links
join policy_events as other on other.id = event_links.to_event_id
where event_links.from_event_id = :id
union all
select 'from', event_links.relation, event_links.note, other.id, other.title, other.status,
  coalesce(other.date_effective, other.date_announced)
from event_links
join policy_events as other on other.id = event_links.from_event_id
where event_links.to_event_id = :id
order by direction desc, date
