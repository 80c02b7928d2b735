-- All names of the terms that make a number: for the answer to a search that names one.
select kind, record_id as id, names
from search_index
where kind in ('indicator', 'place', 'material')
order by id
