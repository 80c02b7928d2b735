select
  articles.id, articles.title, articles.date_published, articles.year_published, publishers.name as publisher,
  event_mentions.quote, event_mentions.note, event_mentions.position,
  (select count(*) from event_mentions where policy_event_id = :id) as total
from event_mentions
join articles on articles.id = event_mentions.article_id
left join actors as publishers on publishers.id = articles.publisher_id
where event_mentions.policy_event_id = :id
order by articles.date_published, articles.id
limit 200
