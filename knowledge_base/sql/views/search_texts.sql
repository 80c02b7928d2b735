-- The texts of the search index as far as they are kept: what excerpts of hits are made of. Names and grams are indexed
-- only, for they come back with every record about the same place and material.
select
  id,
  title,
  body,
  null as names,
  null as grams
from search_index
