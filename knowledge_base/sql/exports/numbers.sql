-- indicator: What is measured.
-- place: Where.
-- material: Of what.
-- period: The time (EDTF). Empty for all times together.
-- answer: What is claimed and known of the number, in a sentence.
-- claims: Number of claims.
-- articles: Number of articles that make them.
-- in conflict: Number of claims that another one contradicts.
-- lowest claim: In the unit beside it.
-- highest claim: In the same unit.
-- figure then: The figure that was out when the claims were made.
-- figure now: The newest figure.
-- unit: Unit of all of them.
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  numbers.period,
  numbers.answer,
  numbers.claim_count as claims,
  numbers.article_count as articles,
  numbers.conflict_count as "in conflict",
  numbers.lowest as "lowest claim",
  numbers.highest as "highest claim",
  numbers.figure_then as "figure then",
  numbers.figure_now as "figure now",
  units.symbol as unit
from numbers
join indicators on indicators.id = numbers.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
order by indicators.name, places.name, materials.name, numbers.period
