select actors.id, actors.name, facet_counts.rows as claims
from facet_counts
join actors on actors.id = facet_counts.value
where facet_counts.table_name = 'claims'
  and facet_counts.within_column = ''
  and facet_counts.within_value = ''
  and facet_counts.column_name = 'attributed_to_id'
order by claims desc, actors.name
limit 12
