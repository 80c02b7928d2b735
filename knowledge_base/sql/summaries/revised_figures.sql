-- The same indicator, place, material, basis and time, printed with different values in official editions.
with
printed as (
  select statistics.*, publications.publisher_id
  from statistics
  join publications on publications.id = statistics.publication_id
  where statistics.is_official
    and statistics.value_status <> 'partial'
  order by statistics.edition_year, statistics.publication_id
)
select
  indicator_id,
  place_id,
  material_id,
  basis,
  year,
  period,
  min(normalised) as lowest,
  max(normalised) as highest,
  round(max(normalised) / nullif(min(normalised), 0), 3) as times,
  group_concat(
    printf('%.12g', normalised) || coalesce(' (' || edition_year || ')', ''),
    ', '
  ) as printed,
  count(distinct normalised) as different_values,
  count(distinct publication_id) as editions,
  count(distinct publisher_id) as publishers
from printed
group by indicator_id, place_id, material_id, basis, first_day, last_day
having count(distinct normalised) > 1
order by indicator_id, place_id, material_id, basis, first_day, last_day
