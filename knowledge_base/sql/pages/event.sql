select
  policy_events.*,
  jurisdictions.name as jurisdiction, issuers.name as issuer, issuers.name_original as issuer_original,
  instruments.definition as instrument_meaning, stages.definition as stage_meaning,
  statuses.definition as status_meaning, confidences.definition as confidence_meaning,
  publications.title as publication
from policy_events
join places as jurisdictions on jurisdictions.id = policy_events.jurisdiction_id
left join actors as issuers on issuers.id = policy_events.issuer_id
left join publications on publications.id = policy_events.publication_id
left join vocabulary as instruments on instruments.scheme = 'instrument' and instruments.word = policy_events.instrument
left join vocabulary as stages
  on stages.scheme = 'supply-chain-stage' and stages.word = policy_events.supply_chain_stage
left join vocabulary as statuses on statuses.scheme = 'event-status' and statuses.word = policy_events.status
left join vocabulary as confidences on confidences.scheme = 'confidence' and confidences.word = policy_events.confidence
where policy_events.id = :id
