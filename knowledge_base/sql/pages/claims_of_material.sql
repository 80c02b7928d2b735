select claims.id, claims.statement, claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.stance, claims.value_stated,
  claims.period, articles.id as article_id,
  articles.title as article,
  (select count(*) from claims where material_id = :id) as total
from claims
join articles on articles.id = claims.article_id
where claims.material_id = :id
order by claims.year_start desc, claims.id
limit 200
