-- title: Which numbers are contested?
-- description: >-
--   Numbers on which claims contradict each other or the figures, period by period, the most contested first. times
--   is how many times the highest claim is the lowest; figure_then is the newest official figure that was out when
--   the first of the claims appeared, figure_now the newest of all, empty where there are none.
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
  figure_then,
  figure_now,
  claims,
  articles,
  in_conflict,
  against_figures,
  answer,
  indicator_id,
  place_id
from contested_claims
where lower(trim(:indicator)) in ('', indicator_id, lower(indicator))
order by weight desc, articles desc, times desc, indicator_id, place_id, year
limit 500
