-- The official figures of a number year by year, the newest of every publisher and basis.
select
  newest.year,
  newest.value,
  newest.house,
  actors.name as publisher,
  newest.basis
from (
  select
    year,
    value,
    house,
    basis,
    row_number() over (partition by house, basis, year order by available_from desc, id desc) as age
  from figures
  where indicator_id = :indicator and place_id = :place and material_id = :material
    and is_official and not is_partial and coalesce(implication, '') <> 'mixed-growth'
    and first_day = year || '-01-01' and last_day = year || '-12-31'
) as newest
left join actors on actors.id = newest.house
where newest.age = 1
order by newest.year, coalesce(actors.name, newest.house), newest.basis
