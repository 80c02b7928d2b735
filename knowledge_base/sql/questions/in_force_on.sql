-- title: What was in force on a day?
-- description: >-
--   Policy events in force on a day in a jurisdiction. day repeats the day that was used; in_force_since and
--   in_force_until enclose it, an empty in_force_until means that no end is known.
-- parameters:
--   day: e.g. 2012-06-20; a month or a year for its last day; empty or unreadable for the day of the build
--   jurisdiction: id or name; empty for all
-- position: 15
with
asked as (
  select
    case
      when trim(:day) glob '[12][0-9][0-9][0-9]' then trim(:day) || '-12-31'
      when trim(:day) glob '[12][0-9][0-9][0-9]-[01][0-9]' then date(trim(:day) || '-01', '+1 month', '-1 day')
      when trim(:day) glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' then date(trim(:day))
    end as day
),
chosen as (
  select coalesce(asked.day, build_info.value) as day
  from asked, build_info
  where build_info.name = 'as_of'
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
