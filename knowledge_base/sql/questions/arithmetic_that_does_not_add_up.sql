-- title: Which sums do not add up?
-- description: >-
--   Claims that must follow from other numbers of their article, or from official figures, and do not; those of our own
--   articles, and what is only supposed, are among them.
--   follows_from is the sum with the ids of its parts; times is how far the claim lies from its result;
--   explanation works it out.
-- position: 26
select
  claims.statement,
  claims.value_stated,
  claims.follows_from,
  claim_checks.ratio as times,
  claim_checks.verdict,
  claim_checks.explanation,
  claims.note,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id
from claim_checks
cross join claims on claims.id = claim_checks.claim_id
join articles on articles.id = claims.article_id
where claim_checks.method = 'arithmetic'
  and claim_checks.verdict not in ('agrees', 'loose')
order by claim_checks.ratio desc, claims.id
limit 500
