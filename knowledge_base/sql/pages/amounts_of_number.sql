-- How often a number was said anew: the amounts claimed for it, all that say the same amount counted once.
with amounts as (
  select normalised_min, normalised_max, count(*) as claims
  from claims
  where indicator_id = :indicator and place_id = :place and material_id = :material
    and (normalised_min is not null or normalised_max is not null) and has_voice
  group by normalised_min, normalised_max
)
select
  count(*) as amounts,
  sum(claims) as claims,
  max(claims) as most_claims,
  (select normalised_min from amounts order by claims desc, normalised_min limit 1) as most_min,
  (select normalised_max from amounts order by claims desc, normalised_min limit 1) as most_max
from amounts
