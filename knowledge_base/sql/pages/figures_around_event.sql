-- Printed official figures of the event's jurisdiction for the year before to the year after: of every publisher, time and
-- basis the newest.
select
  indicator_id, indicator, material_id, place_id, year, first_day, last_day, is_whole_year, implication, value_min,
  value_max, basis, unit, publication
from (
  select
    figures.indicator_id, indicators.name as indicator, figures.material_id, figures.place_id, figures.year,
    figures.first_day, figures.last_day,
    figures.first_day = figures.year || '-01-01' and figures.last_day = figures.year || '-12-31' as is_whole_year,
    figures.implication, figures.value_min, figures.value_max, figures.basis, units.symbol as unit,
    publications.title as publication,
    row_number() over (
      partition by figures.indicator_id, figures.house, figures.basis, figures.first_day, figures.last_day
      order by figures.available_from desc, figures.id desc
    ) as age
  from policy_events
  join figures
    on figures.place_id = policy_events.jurisdiction_id
    and figures.year between policy_events.year - 1 and policy_events.year + 1
  join materials on materials.id = figures.material_id and materials.parent_id is null
  join indicators on indicators.id = figures.indicator_id
  join units on units.id = indicators.unit_id
  join publications on publications.id = figures.publication_id
  where policy_events.id = :id and figures.is_official and not figures.is_partial and figures.implication is null
)
where age = 1
order by indicator, year, first_day, publication
