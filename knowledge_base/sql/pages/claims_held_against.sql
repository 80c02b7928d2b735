-- Claims whose check rests on a figure.
select
  claims.id,
  claims.statement,
  claims.period,
  claim_checks.verdict,
  claim_checks.independence,
  coalesce(speakers.name, publishers.name) as speaker
from claim_checks
join claims on claims.id = claim_checks.claim_id
join articles on articles.id = claims.article_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join actors as publishers on publishers.id = articles.publisher_id
where claim_checks.figure_id = :id and claim_checks.method = 'official'
order by claims.position
limit 200
