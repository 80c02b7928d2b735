-- How many hits there are of every kind, for a search of the question "search" before it is narrowed to a kind: of those
-- that are ranked, and of all together, as far as they are counted.
select
  kind,
  count(*) as found,
  (
    select count(*)
    from (select 1 from search_index_fts where search_index_fts match search_terms(:q) limit search_most_counted())
  ) as of_all
from (
  select search_index.kind
  from search_index_fts
  join search_index on search_index.id = search_index_fts.rowid
  where search_index_fts match search_terms(:q)
    and (:kind = '' or search_index.kind = :kind)
    and (:year = '' or search_index.year = cast(:year as integer))
    and (:place = '' or search_index.place_id = :place)
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
)
group by kind
