-- Who says what about a number: originals that count, in order of what is said; of each, how many repeat it.
-- Where there are more than fit, those stay that are judged against figures, and then those that are repeated most.
with repeats as (
  select repeats_id, count(distinct article_id) as articles
  from claims
  where indicator_id = :indicator and place_id = :place and material_id = :material and repeats_id is not null
  group by repeats_id
),
chosen as (
  select claims.id, coalesce(repeats.articles, 0) as repeated
  from claims
  left join repeats on repeats.repeats_id = claims.id
  where claims.indicator_id = :indicator and claims.place_id = :place and claims.material_id = :material
    and claims.has_voice and claims.repeats_id is null
    and coalesce(claims.normalised_min, claims.normalised_max) is not null
  order by
    claims.verdict is null or claims.verdict = 'no-reference', repeats.articles desc, claims.first_day, claims.id
  limit :limit
)
select
  claims.id, claims.period, claims.normalised_min, claims.normalised_max, claims.stance,
  claims.verdict, claims.independence, claims.outcome, claims.date_verdict,
  coalesce(speakers.name, publishers.name, articles.title) as who,
  chosen.repeated
from chosen
join claims on claims.id = chosen.id
join articles on articles.id = claims.article_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join actors as publishers on publishers.id = articles.publisher_id
order by coalesce(claims.normalised_max, claims.normalised_min) desc, claims.id
