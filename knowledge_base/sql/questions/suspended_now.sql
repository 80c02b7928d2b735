-- title: What is suspended, and until when?
-- description: >-
--   Policy events that are suspended on the day of the build, and those whose suspension has run out without a
--   source that says what holds now (status to-be-checked). suspended_by is the event that did it; days_left is
--   counted from the day of the build, negative when it is over.
-- position: 16
select
  policy_events.title,
  jurisdictions.name as jurisdiction,
  policy_events.status,
  event_periods.date_from as suspended_since,
  event_periods.date_until as suspended_until,
  cast(julianday(event_periods.date_until) - julianday(build_info.value) as integer) as days_left,
  causes.title as suspended_by,
  policy_events.status_note,
  policy_events.next_check,
  policy_events.id as policy_event_id,
  causes.id as suspended_by_id
from event_periods
join build_info on build_info.name = 'as_of'
join policy_events on policy_events.id = event_periods.policy_event_id
join places as jurisdictions on jurisdictions.id = policy_events.jurisdiction_id
left join policy_events as causes on causes.id = event_periods.because_of_id
where event_periods.state = 'suspended'
  and event_periods.date_from <= build_info.value
  and policy_events.status in ('suspended', 'to-be-checked')
order by policy_events.status = 'to-be-checked', event_periods.date_until, policy_events.id
limit 500
