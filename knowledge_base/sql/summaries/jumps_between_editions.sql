-- The newest figure in each edition of an official series beside the newest in the last edition before it that gives one,
-- where the one is at least 1.25 times the other. Figures for a part of a year are left out.
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
  id as statistic_id,
  indicator_id,
  place_id,
  material_id,
  basis,
  year_before,
  value_before,
  edition_before_id,
  year as year_after,
  normalised as value_after,
  publication_id as edition_after_id,
  round(max(normalised, value_before) / nullif(min(normalised, value_before), 0), 2) as times
from jumps
where year > year_before
  and max(normalised, value_before) >= 1.25 * min(normalised, value_before)
order by statistic_id
