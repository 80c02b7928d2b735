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
with
ranked as (
  select
    statistics.*,
    publications.series,
    row_number() over (
      partition by indicator_id, place_id, material_id, basis, publication_id
      order by statistics.year desc
    ) as age
  from statistics
  join publications on publications.id = statistics.publication_id
  where statistics.is_official
    and statistics.first_day = statistics.year || '-01-01'
    and statistics.last_day = statistics.year || '-12-31'
    and publications.series is not null
    and statistics.value_status <> 'partial'
),
newest as (
  select *
  from ranked
  where age = 1
),
jumps as (
  select
    *,
    lag(normalised) over one_series as value_before,
    lag(year) over one_series as year_before,
    lag(publication_id) over one_series as edition_before_id
  from newest
  window one_series as (
    partition by indicator_id, place_id, material_id, basis, series
    order by edition_year, publication_id
  )
)
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  jumps.basis,
  jumps.year_before,
  jumps.value_before,
  jumps.year as year_after,
  jumps.normalised as value_after,
  units.symbol as unit,
  round(max(normalised, value_before) / nullif(min(normalised, value_before), 0), 2) as times,
  befores.title as edition_before,
  afters.title as edition_after,
  jumps.indicator_id,
  jumps.place_id,
  jumps.id as statistic_id
from jumps
join indicators on indicators.id = jumps.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = jumps.place_id
join materials on materials.id = jumps.material_id
join publications as befores on befores.id = jumps.edition_before_id
join publications as afters on afters.id = jumps.publication_id
where jumps.year > jumps.year_before
  and max(normalised, value_before) >= 1.25 * min(normalised, value_before)
  and lower(trim(:indicator)) in ('', indicators.id, lower(indicators.name))
  and lower(trim(:place)) in ('', places.id, lower(places.name))
order by times desc, indicators.name, places.name, jumps.year
limit 500
