select topics.id, topics.name
from event_topics
join topics on topics.id = event_topics.topic_id
where event_topics.event_id = :id
order by event_topics.rowid
