-- The claims that a claim was compared with, and those that repeat it or that it repeats. A repeat was compared as its
-- original; every pair has one row, whichever of the two comes first.
with
asked as (
  select id, repeats_id, coalesce(repeats_id, id) as original_id
  from claims
  where id = :id
),
compared as (
  select other_claim_id as id, relation, ratio
  from asked
  join claim_comparisons on claim_comparisons.claim_id = asked.original_id
  union all
  select claim_id, relation, ratio
  from asked
  join claim_comparisons on claim_comparisons.other_claim_id = asked.original_id
)
select
  other.id, other.statement, other.value_stated, other.period, other.verdict, other.quote,
  articles.id as article_id, articles.title as article, articles.year_published,
  publishers.name as publisher, speakers.name as speaker,
  coalesce(compared.relation, 'repeats') as relation,
  compared.ratio
from asked
join claims as other on other.id in (
  select compared.id from compared
  union
  select copies.id from claims as copies where copies.repeats_id = asked.original_id
  union
  select asked.repeats_id
)
join articles on articles.id = other.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join actors as speakers on speakers.id = other.attributed_to_id
left join compared on compared.id = other.id
where other.id <> asked.id
order by
  case relation
    when 'scale-error' then 1
    when 'conflicts' then 2
    when 'close' then 3
    when 'agrees' then 4
    when 'compatible' then 5
    else 6
  end,
  articles.year_published,
  other.id
