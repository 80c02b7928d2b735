select articles.id, articles.title, articles.date_published, articles.claim_count
from article_topics
join articles on articles.id = article_topics.article_id
where article_topics.topic_id = :id
order by articles.date_published desc
