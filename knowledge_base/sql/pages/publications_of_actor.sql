select id, title, kind, year,
  (select count(*) from publications where publisher_id = :id) as total
from publications
where publisher_id = :id
order by year desc, title, id
limit 200
