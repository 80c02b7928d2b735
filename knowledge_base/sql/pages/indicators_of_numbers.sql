-- The indicators of which something is claimed or known: to choose from.
select id, name
from indicators
where exists (select 1 from claims where claims.indicator_id = indicators.id)
  or exists (select 1 from statistics where statistics.indicator_id = indicators.id)
order by name
