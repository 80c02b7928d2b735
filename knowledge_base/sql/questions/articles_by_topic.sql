-- title: Which articles are about a topic?
-- description: >-
--   Articles of a topic, newest first within the topic. claims_on_topic counts the claims of the article that are
--   about the same topic.
-- parameters:
--   topic: id or name; empty for every topic
-- position: 28
with chosen as (
  select topics.id as topic_id, articles.id as article_id
  from topics
  join article_topics on article_topics.topic_id = topics.id
  join articles on articles.id = article_topics.article_id
  where lower(trim(:topic)) in ('', topics.id, lower(topics.name))
  order by topics.name, articles.date_published desc, articles.id
  limit 1000
)
select
  topics.name as topic,
  articles.title as article,
  articles.date_published,
  publishers.name as publisher,
  articles.kind,
  (
    select count(*)
    from claims
    join claim_topics on claim_topics.claim_id = claims.id
    where claims.article_id = articles.id
      and claim_topics.topic_id = topics.id
  ) as claims_on_topic,
  articles.summary,
  articles.id as article_id,
  topics.id as topic_id
from chosen
join topics on topics.id = chosen.topic_id
join articles on articles.id = chosen.article_id
left join actors as publishers on publishers.id = articles.publisher_id
order by topics.name, articles.date_published desc, articles.id
