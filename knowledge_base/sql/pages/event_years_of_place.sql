select distinct year
from policy_events
where jurisdiction_id = :place
order by year
