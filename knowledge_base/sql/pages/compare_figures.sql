-- The official figures of an indicator for whole years, of some places and materials (JSON lists of ids), every edition:
-- of each publisher and basis, the newest and the first of a year are marked.
select
  figures.id,
  figures.place_id,
  figures.material_id,
  figures.year,
  figures.value,
  figures.value_min,
  figures.value_max,
  figures.basis,
  figures.house,
  coalesce(houses.name, figures.house) as publisher,
  figures.implication,
  coalesce(printed.value_status, 'implied') as status,
  figures.statistic_id,
  figures.available_from,
  figures.publication_id,
  publications.title as publication,
  publications.url,
  coalesce(publications.year, cast(substr(figures.available_from, 1, 4) as integer)) as edition,
  row_number() over (
    partition by figures.place_id, figures.material_id, figures.house, figures.basis, figures.year
    order by figures.available_from desc, figures.implication is null desc, figures.id desc
  ) = 1 as is_newest,
  row_number() over (
    partition by figures.place_id, figures.material_id, figures.house, figures.basis, figures.year
    order by figures.available_from, figures.implication is null desc, figures.id
  ) = 1 as is_first
from figures
join publications on publications.id = figures.publication_id
left join actors as houses on houses.id = figures.house
left join statistics as printed on figures.implication is null and printed.id = figures.id
where figures.indicator_id = :indicator
  and figures.place_id in (select value from json_each(:places))
  and figures.material_id in (select value from json_each(:materials))
  and figures.is_official and not figures.is_partial and coalesce(figures.implication, '') <> 'mixed-growth'
  and figures.first_day = figures.year || '-01-01' and figures.last_day = figures.year || '-12-31'
order by figures.year, figures.place_id, figures.material_id, figures.available_from, figures.id
limit 20000
