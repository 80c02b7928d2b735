-- The claims about one number in order of time: when their articles appeared; those of our own articles, which do not
-- count, last. Each has its position in that order, and the position of the first that said the same amount (same_as).
--
-- sample: at most about so many, evenly spread, with the claim :this (0: all). skip and most: a page of them (-1: all).
with in_time as (
  select
    claims.id,
    claims.normalised_min,
    claims.normalised_max,
    coalesce(articles.publisher_id = (select publisher_id from about), 0) as is_own,
    row_number() over (
      order by
        coalesce(articles.publisher_id = (select publisher_id from about), 0),
        articles.date_published is null, rtrim(articles.date_published, '~?%'), claims.year_start,
        claims.normalised_min, claims.id
    ) as position
  from claims
  join articles on articles.id = claims.article_id
  where claims.indicator_id = :indicator and claims.place_id = :place and claims.material_id = :material
),
chosen as (
  select
    id,
    position,
    is_own,
    min(position) over (partition by normalised_min, normalised_max) as same_as,
    count(*) over () as total,
    sum(is_own) over () as own_total
  from in_time
  order by position
  limit :most offset :skip
)
select
  claims.id, claims.statement, claims.value_stated, claims.period, claims.year_start, claims.year_end,
  claims.normalised_min, claims.normalised_max, claims.bound, claims.basis, claims.kind, claims.stance,
  claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.has_voice, claims.repeats_id,
  claims.agree_count, claims.conflict_count, claims.correction_kind, claims.quote,
  chosen.position, chosen.same_as, chosen.total, chosen.own_total, chosen.is_own,
  articles.retracted,
  articles.id as article_id, articles.title as article, articles.date_published, articles.year_published,
  publishers.name as publisher, speakers.id as speaker_id, speakers.name as speaker
from chosen
join claims on claims.id = chosen.id
join articles on articles.id = claims.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join actors as speakers on speakers.id = claims.attributed_to_id
where :sample = 0 or chosen.total <= :sample or chosen.position % (1 + chosen.total / :sample) = 0 or claims.id = :this
order by chosen.position
