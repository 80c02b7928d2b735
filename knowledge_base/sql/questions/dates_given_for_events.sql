-- title: Which dates do articles give for policy events?
-- description: >-
--   Claims that give the date of an act, beside the date of the event, those that differ first. given_for says which of
--   the event's days is meant. A mention of an event without a date is not among them.
-- parameters:
--   date_verdict: agrees, near, differs, contested or own-source; empty for all
-- position: 12
select
  claims.date_verdict,
  claims.period as date_given,
  claims.dates_event as given_for,
  policy_events.title as event,
  policy_events.date_announced,
  policy_events.date_effective,
  policy_events.date_ended,
  claims.statement,
  claim_checks.explanation,
  speakers.name as attributed_to,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id,
  claims.policy_event_id
from claims
join claim_checks
  on claim_checks.claim_id = claims.id
  and claim_checks.method = 'event-date'
join policy_events on policy_events.id = claims.policy_event_id
join articles on articles.id = claims.article_id
left join actors as speakers on speakers.id = claims.attributed_to_id
where claims.date_verdict is not null
  and claims.has_voice
  and lower(trim(:date_verdict)) in ('', claims.date_verdict)
order by
  case claims.date_verdict when 'differs' then 1 when 'near' then 2 when 'contested' then 3 when 'agrees' then 4 else 5 end,
  policy_events.year,
  policy_events.id,
  claims.id
limit 1000
