-- title: What was in force on a day?
-- description: >-
--   Policy events in force on a day in a jurisdiction. day repeats the day that was used; in_force_since and
--   in_force_until enclose it, an empty in_force_until means that no end is known. What is no day finds nothing.
-- parameters:
--   day: e.g. 2012-06-20; also 20 Nov 2025; a month or a year for its last day; empty for the day of the build
--   jurisdiction: id or name; empty for all
-- position: 15
with
chosen as (
  -- what is typed and is no day finds nothing, rather than what was in force on another day
  select iif(trim(:day) = '', value, asked_day(:day)) as day
  from build_info
  where name = 'as_of'
)
select
  chosen.day,
  jurisdictions.name as jurisdiction,
  policy_events.title,
  policy_events.instrument,
  policy_events.supply_chain_stage,
  event_periods.date_from as in_force_since,
  event_periods.date_until as in_force_until,
  policy_events.summary,
  policy_events.confidence,
  policy_events.id as policy_event_id,
  policy_events.jurisdiction_id
from chosen
join event_periods
  on event_periods.state = 'in-force'
  and event_periods.date_from <= chosen.day
  and coalesce(event_periods.date_until, '9999-12-31') >= chosen.day
join policy_events on policy_events.id = event_periods.policy_event_id
join places as jurisdictions on jurisdictions.id = policy_events.jurisdiction_id
where lower(trim(:jurisdiction)) in ('', jurisdictions.id, lower(jurisdictions.name))
order by jurisdictions.name, event_periods.date_from, policy_events.id
limit 1000
