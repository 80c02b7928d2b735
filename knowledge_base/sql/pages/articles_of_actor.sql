select id, title, date_published, claim_count,
  (select count(*) from articles where publisher_id = :id) as total
from articles
where publisher_id = :id
order by date_published desc, id
limit 200
