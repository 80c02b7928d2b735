-- Every policy event with its dates, and when it is to be looked at again: for the calendars.
select
  policy_events.id,
  policy_events.title,
  policy_events.summary,
  policy_events.status_note,
  policy_events.date_announced,
  policy_events.date_effective,
  policy_events.date_ended,
  policy_events.next_check,
  places.name as place
from policy_events
left join places on places.id = policy_events.jurisdiction_id
order by coalesce(policy_events.date_announced, policy_events.date_effective), policy_events.id
