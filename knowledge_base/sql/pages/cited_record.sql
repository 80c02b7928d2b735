-- A record as it is cited: what it is called. Its path is that below the database.
select kind, record_id, title, url_path
from search_index
where url_path = :path
