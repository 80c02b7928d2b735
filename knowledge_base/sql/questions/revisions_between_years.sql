-- title: Which official figures jump from one edition to the next?
-- description: >-
--   The newest figure in each edition of an official series beside the newest in the last edition before it that
--   gives one, the biggest jump first: a number may fall that way without any year being revised. times is the
--   ratio of the two; jumps below 1.25 times are left out. For a stock a jump is a new estimate; for a flow it may
--   be a real change. Figures for a part of a year are left out.
-- parameters:
--   indicator: id or name; empty for all
--   place: id or name; empty for all
-- position: 14
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  jumps.basis,
  jumps.year_before,
  jumps.value_before,
  jumps.year_after,
  jumps.value_after,
  units.symbol as unit,
  jumps.times,
  befores.title as edition_before,
  afters.title as edition_after,
  jumps.indicator_id,
  jumps.place_id,
  jumps.statistic_id
from jumps_between_editions as jumps
join indicators on indicators.id = jumps.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = jumps.place_id
join materials on materials.id = jumps.material_id
join publications as befores on befores.id = jumps.edition_before_id
join publications as afters on afters.id = jumps.edition_after_id
where lower(trim(:indicator)) in ('', indicators.id, lower(indicators.name))
  and lower(trim(:place)) in ('', places.id, lower(places.name))
order by jumps.times desc, indicators.name, places.name, jumps.year_after
limit 500
