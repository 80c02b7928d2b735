select articles.id, articles.title, articles.date_published, articles.claim_count,
  (select count(*) from article_topics where topic_id = :id) as total
from article_topics
join articles on articles.id = article_topics.article_id
where article_topics.topic_id = :id
order by articles.date_published desc, articles.id
limit 200
