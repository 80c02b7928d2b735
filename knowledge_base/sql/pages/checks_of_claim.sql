select reading, method, verdict, ratio, reference_min, reference_max, statistic_id, explanation
from claim_checks
where claim_id = :id
order by rowid
