-- What terms are called: for answers that name them.
select 'indicator' as kind, id, name from indicators
union all
select 'place', id, name from places
union all
select 'material', id, name from materials
union all
select 'actor', id, name from actors
