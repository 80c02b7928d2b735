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
--   verdict: e.g. differs, of claims; empty for all
--   page: counted from 1; empty for the first
--   size: hits a page; empty for 100, the most
-- position: 1

-- The functions search_... are those of knowledge_base/web/search_words.py. The page /search runs this same text.
with
asked as (
  select
    min(100, max(1, coalesce(nullif(cast(:size as integer), 0), 100))) as size,
    min(1000000, max(1, cast(:page as integer))) as page
),
found as (
  -- Of words that thousands of records hold, the first ones are ranked, in the order of the index: what a search costs
  -- does not grow with what it finds. The page says so.
  select
    search_index.id,
    -- bm25 is negative, the best the lowest. A word in the title counts six times. A kind has a weight of its own:
    -- a statistic is one of thousands alike, and a thing comes before what is said of it
    bm25(search_index_fts, 6.0, 1.0, 1.5, 2.0) * search_index.weight as distance
  from search_index_fts
  join search_index on search_index.id = search_index_fts.rowid
  where search_index_fts match search_terms(:q)
    and lower(replace(trim(:kind), '_', ' ')) in ('', search_index.kind, search_index.kind || 's')
    and (trim(:year) = '' or search_index.year = cast(trim(:year) as integer))
    and (
      trim(:place) = ''
      or search_index.place_id = (select id from places where lower(trim(:place)) in (id, lower(name)))
    )
    and (
      trim(:verdict) = ''
      or exists (
        select 1
        from claims
        where search_index.kind = 'claim' and claims.id = search_index.record_id
          and claims.has_voice and coalesce(claims.verdict_as_read, claims.verdict) = lower(trim(:verdict))
      )
    )
  limit search_most()
),
best as (
  -- ranked first, with nothing but the key at hand: the passages of all hits together would be far too much to sort
  select
    search_index.id,
    -- what is called exactly so comes before everything else
    not (
      lower(search_index.title) = lower(trim(:q, ' "“”'))
      or (
        search_index.kind in ('topic', 'place', 'material', 'indicator', 'actor')
        and instr(char(10) || lower(search_index.names) || char(10), char(10) || lower(trim(:q, ' "“”')) || char(10))
      )
    ) as is_other,
    found.distance
  from found
  join search_index on search_index.id = found.id
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
  iif(claims.has_voice, coalesce(claims.verdict_as_read, claims.verdict), null) as verdict,
  claims.independence,
  coalesce(speakers.name, publishers.name) as speaker,
  coalesce(articles.date_published, written.date_published, policy_events.date_announced) as date,
  search_marks(highlight(search_index_fts, 0, '[[', ']]'), :q) as marked_title
from best
join search_index on search_index.id = best.id
join search_index_fts on search_index_fts.rowid = best.id
left join places on places.id = search_index.place_id
left join claims on search_index.kind = 'claim' and claims.id = search_index.record_id
left join articles as written on written.id = claims.article_id
left join articles on search_index.kind = 'article' and articles.id = search_index.record_id
left join policy_events on search_index.kind = 'policy event' and policy_events.id = search_index.record_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join actors as publishers on publishers.id = coalesce(articles.publisher_id, written.publisher_id)
where search_index_fts match search_terms(:q)
order by best.is_other, best.distance, best.id
