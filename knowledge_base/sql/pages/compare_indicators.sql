-- Indicators with figures of more than one place or material, by which these can be compared: those with most years first.
-- A year counts once for every place, material, publisher and basis. Growth across two series is left out.
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
  select
    indicator_id,
    count(distinct place_id || ' ' || material_id) as subjects,
    count(distinct place_id || ' ' || material_id || ' ' || house || ' ' || coalesce(basis, '') || ' ' || year) as years
  from figures
  where is_official and not is_partial and coalesce(implication, '') <> 'mixed-growth'
    and first_day = year || '-01-01' and last_day = year || '-12-31'
  group by indicator_id
) as held
join indicators on indicators.id = held.indicator_id
join units on units.id = indicators.unit_id
where held.subjects > 1
order by held.years desc, indicators.name
