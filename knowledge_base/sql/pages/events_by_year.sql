-- Policy events a year, the jurisdiction with most events by itself.
with busiest as (
  select jurisdiction_id
  from policy_events
  group by jurisdiction_id
  order by count(*) desc
  limit 1
)
select
  policy_events.year,
  case when policy_events.jurisdiction_id = busiest.jurisdiction_id then places.name else 'other jurisdictions' end as "group",
  count(*) as count
from policy_events
join places on places.id = policy_events.jurisdiction_id, busiest
group by 1, 2
order by 1, 2
