select kind, count(*) as articles
from articles
group by kind
order by articles desc
