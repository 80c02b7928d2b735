-- title: Which official figures were revised?
-- description: >-
--   The same indicator, place, material, basis and time, printed with different values in official editions, the
--   biggest revision first. period is there where the time is not the calendar year. lowest and highest are in unit, times is their ratio, empty where the lowest is zero;
--   printed lists every value with the year of its edition, oldest edition first.
-- parameters:
--   indicator: id or name; empty for all
--   place: id or name; empty for all
-- position: 13
with
printed as (
  select statistics.*, publications.title as edition, publications.publisher_id
  from statistics
  join publications on publications.id = statistics.publication_id
  where statistics.is_official
    and statistics.value_status <> 'partial'
  order by statistics.edition_year, statistics.publication_id
),
revised as (
  select
    indicator_id,
    place_id,
    material_id,
    basis,
    year,
    period,
    min(normalised) as lowest,
    max(normalised) as highest,
    count(distinct normalised) as different_values,
    count(distinct publication_id) as editions,
    count(distinct publisher_id) as publishers,
    group_concat(
      printf('%.12g', normalised) || coalesce(' (' || edition_year || ')', ''),
      ', '
    ) as printed
  from printed
  group by indicator_id, place_id, material_id, basis, first_day, last_day
  having count(distinct normalised) > 1
)
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
  round(revised.highest / nullif(revised.lowest, 0), 3) as times,
  revised.printed,
  revised.different_values,
  revised.editions,
  revised.publishers,
  revised.indicator_id,
  revised.place_id
from revised
join indicators on indicators.id = revised.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = revised.place_id
join materials on materials.id = revised.material_id
where lower(trim(:indicator)) in ('', indicators.id, lower(indicators.name))
  and lower(trim(:place)) in ('', places.id, lower(places.name))
order by times desc, indicators.name, places.name, revised.year, revised.period
limit 500
