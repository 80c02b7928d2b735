-- title: Search everything
-- description: >-
--   All records that hold the words of q, the best first: English words in any form, Chinese words, "a phrase" in
--   double quotes; the last word, and any word with a *, finds everything that begins with it. excerpt shows the hit
--   between [[ and ]]; url_path is its page, below the address of this database. Without q nothing is found.
-- parameters:
--   q: words
--   kind: e.g. article, claim, policy event; empty for all
--   year: e.g. 2010; empty for all
--   place: id or name; empty for all
--   page: counted from 1; empty for the first
--   size: hits a page; empty for 100, the most
-- position: 1

-- The functions search_... are those of knowledge_base/web/search.py. The page /search runs this same text.
with
asked as (
  select
    min(100, max(1, coalesce(nullif(cast(:size as integer), 0), 100))) as size,
    min(1000000, max(1, cast(:page as integer))) as page
),
best as (
  -- ranked first, with nothing but the key at hand: the passages of all hits together would be far too much to sort
  select
    search_index.id,
    -- what is called exactly so comes before everything else
    lower(search_index.title) <> lower(trim(:q, ' "“”')) as is_other,
    -- bm25 is negative, the best the lowest. A word in the title counts six times. A statistic is one of thousands
    -- alike and a publication a mere title, so articles, claims and events come before them
    bm25(search_index_fts, 6.0, 1.0, 2.0)
      * case search_index.kind when 'statistic' then 0.5 when 'publication' then 0.6 else 1.0 end as distance
  from search_index_fts
  join search_index on search_index.id = search_index_fts.rowid
  where search_index_fts match search_terms(:q)
    and lower(replace(trim(:kind), '_', ' ')) in ('', search_index.kind, search_index.kind || 's')
    and (trim(:year) = '' or search_index.year = cast(trim(:year) as integer))
    and (
      trim(:place) = ''
      or search_index.place_id = (select id from places where lower(trim(:place)) in (id, lower(name)))
    )
  order by is_other, distance, search_index.id
  limit (select size from asked) offset (select (page - 1) * size from asked)
)
select
  search_index.kind,
  search_index.title,
  search_excerpt(
    search_index.body, snippet(search_index_fts, 1, '[[', ']]', ' … ', 32), :q
  ) as excerpt,
  search_index.year,
  places.name as place,
  search_index.url_path,
  search_index.record_id,
  search_marks(highlight(search_index_fts, 0, '[[', ']]'), :q) as marked_title
from best
join search_index on search_index.id = best.id
join search_index_fts on search_index_fts.rowid = best.id
left join places on places.id = search_index.place_id
where search_index_fts match search_terms(:q)
order by best.is_other, best.distance, best.id
