select year, count(*) as entries
from timeline
where year is not null
group by year
order by year desc
