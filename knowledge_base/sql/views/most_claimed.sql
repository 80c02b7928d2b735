-- What claims are about most: what a question asks about until somebody asks.
select
  (
    select claims.indicator_id
    from claims
    join indicators on indicators.id = claims.indicator_id
    where indicators.share_of is not null
    group by claims.indicator_id
    order by count(*) desc, claims.indicator_id
    limit 1
  ) as share,
  (
    select indicators.growth_of
    from claims
    join indicators on indicators.id = claims.indicator_id
    where indicators.growth_of is not null
    group by indicators.growth_of
    order by count(*) desc, indicators.growth_of
    limit 1
  ) as growing,
  (
    select place_id
    from claims
    where indicator_id is not null
      and place_id is not null
    group by place_id
    order by count(*) desc, place_id
    limit 1
  ) as place
