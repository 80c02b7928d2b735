select
  claims.*,
  articles.title as article, articles.date_published, articles.url as article_url, articles.language,
  articles.text, articles.retracted, articles.url_archived as article_url_archived,
  articles.publisher_id, publishers.name as publisher, publishers.kind as publisher_kind,
  indicators.name as indicator, indicators.definition as indicator_definition, units.symbol as unit,
  printed_units.symbol as printed_unit, printed_units.name as printed_unit_name,
  places.name as place, coalesce(places.name_in_text, places.name) as place_in_text,
  materials.name as material, materials.parent_id is not null as material_is_particular,
  speakers.name as speaker, speakers.definition as speaker_definition, speakers.kind as speaker_kind,
  basis.definition as basis_meaning, inferred.definition as basis_inferred_meaning,
  verdicts.definition as verdict_meaning, independences.definition as independence_meaning,
  revisions.definition as revision_meaning, outcomes.definition as outcome_meaning,
  date_verdicts.definition as date_verdict_meaning, dated_acts.definition as dates_event_meaning,
  stances.definition as stance_meaning,
  coalesce(among.name_in_text, among.name) as among,
  articles.publisher_id is not null and articles.publisher_id = (select publisher_id from about) as is_own,
  correction_kinds.definition as correction_meaning,
  policy_events.title as policy_event,
  originals.statement as repeats, originals.article_id as repeats_article_id,
  (select value from build_info where name = 'as_of') as as_of
from claims
join articles on articles.id = claims.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join indicators on indicators.id = claims.indicator_id
left join units on units.id = indicators.unit_id
left join units as printed_units on printed_units.id = claims.unit_id
left join places on places.id = claims.place_id
left join materials on materials.id = claims.material_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join vocabulary as basis on basis.scheme = 'basis' and basis.word = claims.basis
left join vocabulary as inferred on inferred.scheme = 'basis' and inferred.word = claims.basis_inferred
left join vocabulary as verdicts on verdicts.scheme = 'verdict' and verdicts.word = claims.verdict
left join vocabulary as independences
  on independences.scheme = 'independence' and independences.word = claims.independence
left join vocabulary as revisions on revisions.scheme = 'revision' and revisions.word = claims.revision
left join vocabulary as outcomes on outcomes.scheme = 'outcome' and outcomes.word = claims.outcome
left join vocabulary as date_verdicts
  on date_verdicts.scheme = 'date-verdict' and date_verdicts.word = claims.date_verdict
left join vocabulary as dated_acts on dated_acts.scheme = 'dated-act' and dated_acts.word = claims.dates_event
left join vocabulary as stances on stances.scheme = 'stance' and stances.word = claims.stance
left join places as among on among.id = claims.among_id
left join vocabulary as correction_kinds
  on correction_kinds.scheme = 'correction-kind' and correction_kinds.word = claims.correction_kind
left join policy_events on policy_events.id = claims.policy_event_id
left join claims as originals on originals.id = claims.repeats_id
where claims.id = :id
