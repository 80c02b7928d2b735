-- title: What rests on its own source alone?
-- description: >-
--   Claims for which the only figure we hold was read in the very article, or is printed by nobody but its own house,
--   and dates of policy events that we know from the very article. Nothing here is confirmed: an independent source is
--   what to look for. what is number or date.
-- parameters:
--   publisher: id or name of who published the article; empty for all
-- position: 9
select
  case claim_checks.method when 'event-date' then 'date' else 'number' end as what,
  claims.statement,
  claims.value_stated,
  claims.period,
  indicators.name as indicator,
  places.name as place,
  speakers.name as attributed_to,
  publishers.name as publisher,
  claim_checks.explanation,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id,
  case claim_checks.method when 'event-date' then claims.policy_event_id end as policy_event_id
from claim_checks
join claims on claims.id = claim_checks.claim_id
join articles on articles.id = claims.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join indicators on indicators.id = claims.indicator_id
left join places on places.id = claims.place_id
where claim_checks.verdict = 'own-source'
  and claim_checks.reading = 'printed'
  and claim_checks.method in ('official', 'rank', 'trend', 'event-date')
  and claims.has_voice
  and lower(trim(:publisher)) in ('', publishers.id, lower(publishers.name))
order by what desc, publishers.name, articles.date_published, claims.position
limit 1000
