select topics.id, topics.name, topics.definition, coalesce(facet_counts.rows, 0) as claims
from topics
left join facet_counts on facet_counts.table_name = 'claims'
  and facet_counts.within_column = ''
  and facet_counts.within_value = ''
  and facet_counts.column_name = 'topics'
  and facet_counts.value = topics.id
order by claims desc, topics.name
