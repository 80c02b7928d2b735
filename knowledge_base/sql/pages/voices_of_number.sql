-- Who says what about a number: originals that count, in order of what is said; of each, how many repeat it.
-- Where there are more than fit, those stay that are judged against figures, and then those that are repeated most.
with repeats as (
  select repeats_id, count(distinct article_id) as articles
  from claims
  where repeats_id is not null
  group by repeats_id
),
voices as (
  select
    claims.id, claims.period, claims.normalised_min, claims.normalised_max, claims.stance,
    claims.verdict, claims.independence, claims.outcome, claims.date_verdict,
    coalesce(speakers.name, publishers.name, articles.title) as who,
    coalesce(repeats.articles, 0) as repeated,
    row_number() over (
      order by
        claims.verdict is null or claims.verdict = 'no-reference', repeats.articles desc, claims.first_day, claims.id
    ) as place
  from claims
  join articles on articles.id = claims.article_id
  left join actors as speakers on speakers.id = claims.attributed_to_id
  left join actors as publishers on publishers.id = articles.publisher_id
  left join repeats on repeats.repeats_id = claims.id
  where claims.indicator_id = :indicator and claims.place_id = :place and claims.material_id = :material
    and claims.has_voice and claims.repeats_id is null
    and coalesce(claims.normalised_min, claims.normalised_max) is not null
)
select * from voices
where place <= :limit
order by coalesce(normalised_max, normalised_min) desc, id
