-- What claims are about most: what a question asks about until somebody asks.
with counted as (
  select column_name, value, rows
  from facet_counts
  where table_name = 'claims' and within_column = ''
)
select
  (
    select indicators.id
    from counted
    join indicators on indicators.id = counted.value
    where counted.column_name = 'indicator_id' and indicators.share_of is not null
    order by counted.rows desc, indicators.id
    limit 1
  ) as share,
  (
    select indicators.growth_of
    from counted
    join indicators on indicators.id = counted.value
    where counted.column_name = 'indicator_id' and indicators.growth_of is not null
    group by indicators.growth_of
    order by sum(counted.rows) desc, indicators.growth_of
    limit 1
  ) as growing,
  (
    select value
    from counted
    where column_name = 'place_id'
    order by rows desc, value
    limit 1
  ) as place
