-- The places by which a search may be narrowed.
select id, name
from places
where exists (select 1 from search_index where search_index.place_id = places.id)
order by name
