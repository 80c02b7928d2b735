select claims.id, claims.statement, claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.stance, claims.value_stated,
  claims.period, articles.id as article_id,
  articles.title as article,
  (select count(*) from claim_topics where topic_id = :id) as total
from claim_topics
join claims on claims.id = claim_topics.claim_id
join articles on articles.id = claims.article_id
where claim_topics.topic_id = :id
order by claims.conflict_count desc, claims.year_start desc, claims.id
limit 200
