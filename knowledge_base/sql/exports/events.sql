-- event: Title.
-- place: Whose policy it is.
-- instrument: Sort of measure.
-- announced: Date of announcement (EDTF).
-- effective: Date from which it holds (EDTF).
-- ended: Date on which it ended (EDTF). Empty when it did not, or nobody knows.
-- status: What holds on the day of the build.
-- why: Why that is its status.
-- summary: What it says, in our words.
-- legal reference: Number of the act.
-- page: Address of its page.
select
  policy_events.title as event,
  places.name as place,
  policy_events.instrument,
  policy_events.date_announced as announced,
  policy_events.date_effective as effective,
  policy_events.date_ended as ended,
  policy_events.status,
  policy_events.status_note as why,
  policy_events.summary,
  policy_events.legal_reference as "legal reference",
  :base || 'policy_events/' || policy_events.id as page
from policy_events
left join places on places.id = policy_events.jurisdiction_id
order by coalesce(policy_events.date_announced, policy_events.date_effective), policy_events.id
