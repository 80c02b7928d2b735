-- Who says what about the number that the home page leads with: originals that count, and how many articles repeat each.
-- Where there are more than fit, those stay that are judged against figures, and then those that are repeated most.
with repeats as (
  select claims.repeats_id, count(distinct claims.article_id) as articles
  from claims
  join lead_number using (indicator_id, place_id, material_id)
  where claims.repeats_id is not null
  group by claims.repeats_id
)
select
  row_number() over (
    order by
      claims.verdict is null or claims.verdict = 'no-reference', repeats.articles desc, claims.first_day, claims.id
  ) as position,
  claims.id as claim_id,
  coalesce(repeats.articles, 0) as repeated
from claims
join lead_number using (indicator_id, place_id, material_id)
left join repeats on repeats.repeats_id = claims.id
where claims.has_voice
  and claims.repeats_id is null
  and coalesce(claims.normalised_min, claims.normalised_max) is not null
order by position
limit 7
