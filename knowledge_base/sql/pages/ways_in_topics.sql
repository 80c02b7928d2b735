select topics.id, topics.name, topics.definition, coalesce(counted.claims, 0) as claims
from topics
left join (
  select topic_id, count(*) as claims
  from claim_topics
  group by topic_id
) as counted on counted.topic_id = topics.id
order by claims desc, topics.name
