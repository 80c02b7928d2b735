select kind, date, year, title, table_name, record_id
from timeline
where (:kind = '' or kind = :kind) and (:year = '' or year = cast(:year as integer))
order by date desc, kind, record_id
limit 500
