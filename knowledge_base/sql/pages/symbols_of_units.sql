-- How units are written.
select id, coalesce(symbol, name) as name
from units
