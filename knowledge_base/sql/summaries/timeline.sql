-- Everything that has a date, in one list: what was published, what states did, which figures came out. In order of time.
select
  date_published as date,
  year_published as year,
  'article' as kind,
  title,
  id as record_id,
  'articles' as table_name
from articles
where date_published is not null
union all
select coalesce(date_announced, date_effective), year, 'policy event', title, id, 'policy_events'
from policy_events
where coalesce(date_announced, date_effective) is not null
union all
select coalesce(date_published, cast(year as text)), year, 'publication', title, id, 'publications'
from publications
where year is not null and kind in ('official', 'intergovernmental')
order by date, kind, record_id
