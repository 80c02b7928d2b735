select id, title, date_published, claim_count
from articles
where publisher_id = :id
order by date_published desc
