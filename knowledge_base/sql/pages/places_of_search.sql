-- The places by which a search may be narrowed.
select id, name
from places
where id in (select place_id from search_index)
order by name
