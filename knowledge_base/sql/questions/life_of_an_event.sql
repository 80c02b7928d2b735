-- title: What became of a policy event?
-- description: >-
--   The periods in the life of a policy event, from its announcement on. from_day and until_day are the first and
--   last day of a state; because_of is the other event that brought it about, where it was not the event's own
--   date.
-- parameters:
--   event: id or a part of the title; empty for an event with an eventful life
-- position: 17
with
asked as (
  select
    coalesce(
      nullif(lower(trim(:event)), ''),
      (
        select policy_event_id
        from event_periods
        group by policy_event_id
        order by max(state = 'suspended') desc, count(*) desc, policy_event_id
        limit 1
      )
    ) as event
)
select
  policy_events.title as event,
  event_periods.state,
  event_periods.date_from as from_day,
  event_periods.date_until as until_day,
  causes.title as because_of,
  policy_events.status as status_now,
  policy_events.status_note,
  policy_events.id as policy_event_id,
  causes.id as because_of_id
from asked
join policy_events
  on policy_events.id = asked.event
  or instr(lower(policy_events.title), asked.event) > 0
join event_periods on event_periods.policy_event_id = policy_events.id
left join policy_events as causes on causes.id = event_periods.because_of_id
order by policy_events.year, policy_events.id, event_periods.position
limit 500
