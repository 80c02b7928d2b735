select claims.id, claims.statement, claims.period, claims.verdict, articles.id as article_id, articles.title as article
from claims
join articles on articles.id = claims.article_id
where claims.policy_event_id = :id
order by articles.year_published, claims.position
