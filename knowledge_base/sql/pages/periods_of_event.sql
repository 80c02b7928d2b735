select
  event_periods.state, event_periods.date_from, event_periods.date_until, event_periods.because_of_id,
  policy_events.title as because_of
from event_periods
left join policy_events on policy_events.id = event_periods.because_of_id
where event_periods.policy_event_id = :id
order by event_periods.position
