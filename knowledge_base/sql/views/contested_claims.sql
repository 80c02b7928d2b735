-- Numbers on which claims contradict each other or the figures, period by period: how far apart they are, what figures say.
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  numbers.year,
  numbers.lowest as lowest_claim,
  numbers.highest as highest_claim,
  units.symbol as unit,
  numbers.figure_then,
  numbers.figure_now,
  numbers.claim_count as claims,
  numbers.article_count as articles,
  numbers.conflict_count as in_conflict,
  numbers.against_figures,
  numbers.weight,
  numbers.answer,
  numbers.indicator_id,
  numbers.place_id,
  numbers.material_id
from numbers
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
where numbers.is_contested and numbers.period is not null
order by numbers.weight desc, numbers.article_count desc
