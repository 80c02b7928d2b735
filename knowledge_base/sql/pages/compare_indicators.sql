-- Indicators with figures of more than one place or material, by which these can be compared: those with most years first.
-- A year counts once for every place, material, publisher and basis.
select
  indicators.id,
  indicators.name,
  indicators.name_in_text,
  indicators.aliases,
  indicators.definition,
  indicators.sort,
  indicators.growth_of,
  units.symbol as unit,
  held.years
from (
  select indicator_id, count(*) as subjects, sum(official_years_of_series) as years
  from number_counts
  where official_years > 0
  group by indicator_id
) as held
join indicators on indicators.id = held.indicator_id
join units on units.id = indicators.unit_id
where held.subjects > 1
order by held.years desc, indicators.name
