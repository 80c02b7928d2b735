-- The claims that a claim was compared with, and those that repeat it or that it repeats.
select
  other.id, other.statement, other.value_stated, other.period, other.verdict, other.quote,
  articles.id as article_id, articles.title as article, articles.year_published,
  publishers.name as publisher, speakers.name as speaker,
  case
    when other.id = claims.repeats_id or other.repeats_id in (claims.id, claims.repeats_id) then 'repeats'
    else claim_comparisons.relation
  end as relation,
  claim_comparisons.ratio
from claims
join claims as other on other.id in (
  select other_claim_id from claim_comparisons where claim_id = claims.id
  union
  select id from claims as copies where copies.repeats_id in (claims.id, claims.repeats_id)
  union
  select claims.repeats_id
)
join articles on articles.id = other.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join actors as speakers on speakers.id = other.attributed_to_id
left join claim_comparisons on claim_comparisons.claim_id = claims.id and claim_comparisons.other_claim_id = other.id
where claims.id = :id and other.id <> claims.id
order by
  case relation when 'scale-error' then 1 when 'conflicts' then 2 when 'close' then 3 when 'agrees' then 4 else 5 end,
  articles.year_published,
  other.id
