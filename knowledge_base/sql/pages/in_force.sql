-- What was in force, or suspended, on a day in a place: each measure with what it covers, since when and why.
select
  policy_events.id,
  policy_events.title,
  policy_events.instrument,
  policy_events.supply_chain_stage,
  policy_events.summary,
  policy_events.confidence,
  policy_events.jurisdiction_id,
  jurisdictions.name as jurisdiction,
  event_periods.state,
  event_periods.date_from,
  event_periods.date_until,
  event_periods.because_of_id,
  causes.title as because_of,
  (
    select group_concat(name, ', ')
    from (
      select materials.name
      from event_materials
      join materials on materials.id = event_materials.material_id
      where event_materials.event_id = policy_events.id
      order by materials.name
    )
  ) as materials
from event_periods
join policy_events on policy_events.id = event_periods.policy_event_id
join places as jurisdictions on jurisdictions.id = policy_events.jurisdiction_id
left join policy_events as causes on causes.id = event_periods.because_of_id
where event_periods.state in ('in-force', 'suspended')
  and event_periods.date_from <= :day
  and coalesce(event_periods.date_until, '9999-12-31') >= :day
  and (:place = '' or policy_events.jurisdiction_id = :place)
order by
  event_periods.state = 'suspended',
  jurisdictions.name,
  policy_events.instrument,
  event_periods.date_from desc,
  policy_events.id
limit 500
