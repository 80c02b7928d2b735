-- title: What was misprinted, and how is it read?
-- description: >-
--   Claims whose number is not read as the article prints it. value_stated is what is printed; meant_from and
--   meant_to are what it means, in unit; correction says why, correction_kind what went wrong. The verdicts are
--   those on the printed number and on the reading.
-- parameters:
--   correction_kind: a word of that scheme, e.g. digits; empty for all
-- position: 27
select
  claims.correction_kind,
  claims.value_stated,
  claims.value_min as meant_from,
  claims.value_max as meant_to,
  units.symbol as unit,
  claims.correction,
  claims.verdict as verdict_as_printed,
  claims.verdict_as_read,
  claims.statement,
  claims.quote,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id
from claims
join articles on articles.id = claims.article_id
left join units on units.id = claims.unit_id
where claims.correction_kind is not null
  and lower(trim(:correction_kind)) in ('', claims.correction_kind)
order by claims.correction_kind, articles.date_published, claims.position
limit 500
