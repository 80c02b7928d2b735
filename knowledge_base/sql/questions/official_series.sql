-- title: What do official figures say, year by year?
-- description: >-
--   An indicator in a place: one row for every year and edition, so revisions show as several values of one year.
--   period is there where the figure is for another time than the calendar year; bound is at-least where the table
--   prints no more than a lower limit. value is in unit; read_in is the page in which the figure was read when it was
--   not the edition itself.
-- parameters:
--   indicator: id or name; empty for the one with most figures
--   place: id or name; empty for the place that most claims are about
-- position: 19
with
-- what is asked about until somebody asks
fullest as (
  select indicator_id
  from statistics
  group by indicator_id
  order by count(*) desc, indicator_id
  limit 1
),
asked as (
  select
    coalesce(nullif(lower(trim(:indicator)), ''), (select indicator_id from fullest)) as indicator,
    coalesce(nullif(lower(trim(:place)), ''), (select place from most_claimed)) as place
)
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  statistics.basis,
  statistics.year,
  statistics.period,
  statistics.normalised as value,
  statistics.bound,
  units.symbol as unit,
  statistics.value_status,
  statistics.edition_year,
  publications.title as edition,
  pages.title as read_in,
  statistics.note,
  statistics.id as statistic_id,
  statistics.publication_id
from asked
join indicators on asked.indicator in (indicators.id, lower(indicators.name))
join units on units.id = indicators.unit_id
join places on asked.place in (places.id, lower(places.name))
join statistics on statistics.indicator_id = indicators.id and statistics.place_id = places.id
join materials on materials.id = statistics.material_id
join publications on publications.id = statistics.publication_id
left join publications as pages on pages.id = statistics.via_publication_id
where statistics.is_official
order by
  materials.name, statistics.basis, statistics.year, statistics.first_day, statistics.edition_year, statistics.id
limit 2000
