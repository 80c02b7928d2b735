select id, title, kind, year
from publications
where publisher_id = :id
order by year desc, title
