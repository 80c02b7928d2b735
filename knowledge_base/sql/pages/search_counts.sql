-- How many hits there are of every kind, for a search of the question "search" before it is narrowed to a kind.
select search_index.kind, count(*) as found
from search_index_fts
join search_index on search_index.id = search_index_fts.rowid
where search_index_fts match search_terms(:q)
  and (:year = '' or search_index.year = cast(:year as integer))
  and (:place = '' or search_index.place_id = :place)
group by search_index.kind
