-- By what the timeline can be narrowed: what policy events have, each with the word for people.
select 'place' as filter, places.id as word, places.name, 0 as is_code
from places
where places.id in (select jurisdiction_id from policy_events)
union all
select distinct 'instrument', instrument, instrument, 1 from policy_events
union all
select distinct 'status', status, status, 1 from policy_events
union all
select 'topic', topics.id, topics.name, 0
from topics
where topics.id in (select topic_id from event_topics) or topics.id in (select topic_id from article_topics)
order by 1, 3
