-- title: Which numbers are off by a power of ten?
-- description: >-
--   Claims whose printed number is 10, 100, 1 000 ... times off, against its evident meaning or against a figure: a
--   misplaced unit or digit, not a dispute. times is by how much; meant_from and meant_to are how it is read, in unit,
--   empty where nobody read it otherwise; independence is whose figure shows it, empty where the number shows it by
--   itself; explanation says how it is known.
-- position: 4
with chosen as (
  select claims.id, claim_checks.id as check_id
  from claims
  cross join claim_checks
    on claim_checks.claim_id = claims.id
    and claim_checks.reading = 'printed'
    and claim_checks.verdict = 'scale-error'
    and claim_checks.method in ('official', 'correction')
  where claims.verdict = 'scale-error'
  order by claim_checks.ratio desc, claims.id
  limit 500
)
select
  claims.value_stated,
  claim_checks.ratio as times,
  case when claims.correction is not null then claims.value_min end as meant_from,
  case when claims.correction is not null then claims.value_max end as meant_to,
  units.symbol as unit,
  claim_checks.independence,
  claim_checks.explanation,
  claims.correction_kind,
  claims.statement,
  articles.title as article,
  articles.date_published,
  claims.id as claim_id,
  claims.article_id
from chosen
join claims on claims.id = chosen.id
join claim_checks on claim_checks.id = chosen.check_id
join articles on articles.id = claims.article_id
left join units on units.id = claims.unit_id
order by claim_checks.ratio desc, claims.id
