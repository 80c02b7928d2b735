select topics.id, topics.name, topics.definition, count(claim_topics.claim_id) as claims
from topics
left join claim_topics on claim_topics.topic_id = topics.id
group by topics.id
order by claims desc, topics.name
