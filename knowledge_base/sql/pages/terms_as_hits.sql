-- Terms that a search names, as hits: the indicator, the material, the place.
select
  kind,
  title,
  body as excerpt,
  year,
  title as place,
  url_path,
  record_id,
  null as verdict,
  null as independence,
  null as speaker,
  null as date,
  title as marked_title
from search_index
where (kind = 'indicator' and record_id = :indicator)
  or (kind = 'material' and record_id = :material)
  or (kind = 'place' and record_id = :place)
order by kind = 'place', kind = 'material'
