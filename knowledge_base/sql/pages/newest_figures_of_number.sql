-- One official value per year: that of the newest edition.
select year, value
from (
  select
    statistics.year,
    statistics.normalised as value,
    row_number() over (partition by statistics.year order by statistics.edition_year desc, statistics.id) as rank
  from statistics
  join publications on publications.id = statistics.publication_id
  where statistics.indicator_id = :indicator and statistics.place_id = :place and statistics.material_id = :material
    and publications.kind in ('official', 'intergovernmental') and statistics.value_status <> 'partial'
)
where rank = 1
order by year
