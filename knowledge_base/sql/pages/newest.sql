-- The newest articles and policy events by their own dates, up to the as-of day of the build.
select kind, date, title, table_name, record_id
from timeline
where kind <> 'publication'
  and date <= (select value from build_info where name = 'as_of')
order by date desc, record_id
limit :limit
