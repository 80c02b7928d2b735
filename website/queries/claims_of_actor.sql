select claims.id, claims.statement, claims.verdict, claims.value_stated, claims.period, articles.id as article_id,
  articles.title as article
from claims
join articles on articles.id = claims.article_id
where claims.attributed_to_id = :id
order by articles.date_published, claims.position
limit 200
