-- title: Which numbers are contested?
-- description: >-
--   Numbers on which claims contradict each other, those with the most claims in conflict first. times is how many
--   times the highest claim is the lowest; official_low and official_high are the official figures they were
--   compared with, empty where there are none.
-- parameters:
--   indicator: id or name; empty for all
-- position: 3
select
  indicator,
  place,
  material,
  year,
  lowest_claim,
  highest_claim,
  unit,
  round(highest_claim / nullif(lowest_claim, 0), 2) as times,
  official_low,
  official_high,
  claims,
  articles,
  in_conflict,
  indicator_id,
  place_id
from contested_claims
where lower(trim(:indicator)) in ('', indicator_id, lower(indicator))
order by in_conflict desc, articles desc, times desc, indicator_id, place_id, year
limit 500
