-- What a speaker said, with the verdict on what was meant: misprints of the words are the article's, not the speaker's.
select
  claims.id, claims.statement, coalesce(claims.verdict_as_read, claims.verdict) as verdict,
  claims.independence, claims.outcome, claims.date_verdict, claims.stance, claims.value_stated, claims.period, articles.id as article_id,
  articles.title as article,
  (select count(*) from claims where attributed_to_id = :id) as total
from claims
join articles on articles.id = claims.article_id
where claims.attributed_to_id = :id
order by articles.date_published, claims.position
limit 200
