-- The claims about a topic: those that most others contradict first, then the newest; the first 200.
select
  claims.id, claims.statement, claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.stance,
  claims.value_stated, claims.period, articles.id as article_id, articles.title as article,
  (
    select rows from facet_counts
    where table_name = 'claims' and within_column = '' and within_value = '' and column_name = 'topics' and value = :id
  ) as total
from first_claims_of_topics
join claims on claims.id = first_claims_of_topics.claim_id
join articles on articles.id = claims.article_id
where first_claims_of_topics.topic_id = :id
order by first_claims_of_topics.position
