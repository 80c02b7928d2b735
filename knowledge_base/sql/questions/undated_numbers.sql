-- title: Which numbers name no year?
-- description: >-
--   Claims that say how much it is, or once was, and not when, so that no figure can be set beside them. explanation
--   says from when to when we hold figures, and in which of these years it was so.
-- position: 10
with chosen as (
  select claims.id
  from claims
  join articles on articles.id = claims.article_id
  left join indicators on indicators.id = claims.indicator_id
  left join places on places.id = claims.place_id
  where claims.verdict = 'undated'
    and claims.has_voice
  order by indicators.name, places.name, articles.date_published, claims.position
  limit 500
)
select
  claims.statement,
  claims.value_stated,
  indicators.name as indicator,
  places.name as place,
  claim_checks.explanation,
  speakers.name as attributed_to,
  articles.title as article,
  articles.date_published,
  claims.quote,
  claims.id as claim_id,
  claims.article_id
from chosen
join claims on claims.id = chosen.id
join claim_checks
  on claim_checks.claim_id = claims.id
  and claim_checks.verdict = 'undated'
  and claim_checks.reading = 'printed'
join articles on articles.id = claims.article_id
left join indicators on indicators.id = claims.indicator_id
left join places on places.id = claims.place_id
left join actors as speakers on speakers.id = claims.attributed_to_id
order by indicators.name, places.name, articles.date_published, claims.position
