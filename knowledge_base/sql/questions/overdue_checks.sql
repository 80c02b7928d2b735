-- title: Which policy events must be looked at again?
-- description: >-
--   Policy events with a day of the next check, the earliest first. days_overdue is counted to the day of the
--   build; a negative number says how many days are left.
-- parameters:
--   due_by: the last day to list, e.g. 2027-01-31; empty for no limit
-- position: 24
select
  policy_events.next_check,
  -- a month or a year counts from its first day
  cast(
    julianday(build_info.value) - julianday(substr(policy_events.next_check || '-01-01', 1, 10)) as integer
  ) as days_overdue,
  policy_events.title,
  jurisdictions.name as jurisdiction,
  policy_events.status,
  policy_events.status_note,
  policy_events.date_checked,
  policy_events.url,
  policy_events.id as policy_event_id
from policy_events
join build_info on build_info.name = 'as_of'
join places as jurisdictions on jurisdictions.id = policy_events.jurisdiction_id
where policy_events.next_check is not null
  and (trim(:due_by) = '' or policy_events.next_check <= trim(:due_by))
order by policy_events.next_check, policy_events.id
limit 500
