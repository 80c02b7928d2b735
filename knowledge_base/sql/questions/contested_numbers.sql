-- title: Which numbers are contested?
-- description: >-
--   Numbers on which claims contradict each other or the figures, or on which estimates lie far apart; the most
--   contested first. A number has one row over all periods, where period is empty, with its answer, then one for each
--   period that is contested. times is how many times the highest claim is the lowest; figure_then is the newest
--   official figure that was out when the first of the claims appeared, figure_now the newest of all, empty where there
--   are none.
-- parameters:
--   indicator: id or name; empty for all
-- position: 3
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  numbers.period,
  numbers.answer,
  numbers.lowest as lowest_claim,
  numbers.highest as highest_claim,
  units.symbol as unit,
  round(numbers.highest / nullif(numbers.lowest, 0), 2) as times,
  numbers.figure_then,
  numbers.figure_now,
  numbers.original_count as originals,
  numbers.claim_count as claims,
  numbers.article_count as articles,
  numbers.conflict_count as in_conflict,
  numbers.against_figures,
  numbers.indicator_id,
  numbers.place_id,
  numbers.material_id
from numbers
join numbers as over_all
  on over_all.indicator_id = numbers.indicator_id
  and over_all.place_id = numbers.place_id
  and over_all.material_id = numbers.material_id
  and over_all.period is null
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
where numbers.is_contested
  and lower(trim(:indicator)) in ('', indicators.id, lower(indicators.name))
order by
  over_all.weight desc,
  over_all.article_count desc,
  over_all.id,
  numbers.period is not null,
  numbers.weight desc,
  numbers.period
limit 500
