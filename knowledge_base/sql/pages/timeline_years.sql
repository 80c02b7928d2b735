-- The years of the timeline, the newest first, and how much happened in each.
select cast(value as integer) as year, rows as entries
from facet_counts
where table_name = 'timeline' and within_column = '' and within_value = '' and column_name = 'year'
order by year desc
