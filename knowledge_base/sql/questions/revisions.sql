-- title: Which official figures were revised?
-- description: >-
--   The same indicator, place, material, basis and time, printed with different values in official editions, the
--   biggest revision first. period is there where the time is not the calendar year. lowest and highest are in unit, times is their ratio, empty where the lowest is zero;
--   printed lists every value with the year of its edition, oldest edition first.
-- parameters:
--   indicator: id or name; empty for all
--   place: id or name; empty for all
-- position: 13
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  revised.basis,
  revised.year,
  revised.period,
  revised.lowest,
  revised.highest,
  units.symbol as unit,
  revised.times,
  revised.printed,
  revised.different_values,
  revised.editions,
  revised.publishers,
  revised.indicator_id,
  revised.place_id
from revised_figures as revised
join indicators on indicators.id = revised.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = revised.place_id
join materials on materials.id = revised.material_id
where lower(trim(:indicator)) in ('', indicators.id, lower(indicators.name))
  and lower(trim(:place)) in ('', places.id, lower(places.name))
order by revised.times desc, indicators.name, places.name, revised.year, revised.period
limit 500
