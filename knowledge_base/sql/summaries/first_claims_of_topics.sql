-- The claims that the page of a topic shows: those that most others contradict first, then the newest.
with in_order as (
  select
    claim_topics.topic_id,
    row_number() over (
      partition by claim_topics.topic_id
      order by claims.conflict_count desc, claims.year_start desc, claims.id
    ) as position,
    claims.id as claim_id
  from claim_topics
  join claims on claims.id = claim_topics.claim_id
)
select topic_id, position, claim_id
from in_order
where position <= 200
order by topic_id, position
