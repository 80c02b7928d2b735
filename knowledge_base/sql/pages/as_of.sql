-- The day for which the knowledge base stands.
select value as as_of
from build_info
where name = 'as_of'
