select places.id, places.name, facet_counts.rows as claims
from facet_counts
join places on places.id = facet_counts.value
where facet_counts.table_name = 'claims'
  and facet_counts.within_column = ''
  and facet_counts.within_value = ''
  and facet_counts.column_name = 'place_id'
order by claims desc, places.name
limit 12
